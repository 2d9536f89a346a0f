"""Of a line from paper that may be one of several planned visits it is asked which, in the line, by one digit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk.views.item_models.offers import Offer, Offers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jib_desk.services.rows.visitors import PlannedMatch
    from jib_desk.views.context import DeskContext

_MOST = 5  # the likeliest; more of one name on one day are told apart by phone or host


@dataclass(frozen=True, slots=True)
class Answer:
    """Which planned visit it is; None for a visit of its own."""

    match: PlannedMatch | None

    @property
    def said(self) -> dict[str, object]:
        """As `paper_kits.enter_line` takes it."""
        if self.match is None:
            return {"is_unplanned": True}
        if self.match.member is not None:
            return {"of_party": (self.match.visit.id, self.match.member)}
        return {"visit_id": self.match.visit.id}


class PlanQuestion(QObject):
    """The candidates with a digit each; 0 stands for nobody of them."""

    def __init__(self, desk: DeskContext, matches: Sequence[PlannedMatch]) -> None:
        super().__init__()
        self._desk = desk
        self._answers = [Answer(match) for match in matches[:_MOST]]

    def text(self) -> str:
        """What is asked below the line."""
        return self.tr("Expected that day: which visit is it? Press its number.")

    def answer(self, digit: str) -> Answer | None:
        """What a digit says; None of one that stands for nothing."""
        number = int(digit)
        if number == 0:
            return Answer(None)
        return self._answers[number - 1] if number <= len(self._answers) else None

    def offers(self) -> Offers:
        """The list below the name; Enter takes none of it unseen."""
        lines = [self._line(number, answer) for number, answer in enumerate(self._answers, start=1)]
        alone = self.tr("Somebody else: a visit of its own")
        return Offers((*lines, Offer(f"0 · {alone}", Answer(None))), -1, asks=True)

    def _line(self, number: int, answer: Answer) -> Offer:
        match = answer.match
        assert match is not None
        visit = match.visit
        at = f"{self._desk.local(visit.expected_at):%H:%M}" if visit.expected_at else ""
        name, beside = match.member_name or visit.name_zh or visit.name_latin, ""
        if match.member is not None:
            beside = self.tr("of the group of %1").replace("%1", visit.name_zh or visit.name_latin)
        elif visit.name_zh:
            beside = visit.name_latin
        host = visit.host or self._desk.name(visit.company_en, visit.company_zh)
        about = " · ".join(part for part in (visit.masked_phone, visit.organisation) if part)
        detail = " → ".join(part for part in (about, host) if part)
        return Offer(
            " · ".join(part for part in (str(number), at, name) if part), answer, beside, detail, visit.purpose
        )
