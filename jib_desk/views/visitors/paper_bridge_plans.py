"""A line from paper that may be one of several people, or planned visits, asks which; one digit answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk.views.item_models.offers import Offer, Offers
from jib_desk.views.visitors.offers import NewVisitor

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


class Question(QObject):
    """The candidates with a digit each; 0 stands for nobody of them."""

    def __init__(self, desk: DeskContext, count: int) -> None:
        super().__init__()
        self._desk = desk
        self._count = min(count, _MOST)

    def text(self) -> str:
        """What is asked below the line."""
        raise NotImplementedError

    def line(self, number: int, /) -> Offer | None:
        """A candidate, from 1 on; 0 is nobody of them, where that can be."""
        raise NotImplementedError

    def answer(self, digit: str) -> Offer | None:
        """What a digit says; None of one that stands for nothing."""
        return self.line(int(digit)) if int(digit) <= self._count else None

    def offers(self) -> Offers:
        """The list below the name; Enter takes none of it unseen."""
        lines = ((number, self.line(number)) for number in (*range(1, self._count + 1), 0))
        shown = (replace(line, title=f"{number} · {line.title}") for number, line in lines if line is not None)
        return Offers(tuple(shown), -1, asks=True)


class WhoQuestion(Question):
    """Several are called so; the last of the lines found may be somebody new."""

    def __init__(self, desk: DeskContext, found: Offers) -> None:
        self._new = next((line for line in found.lines[-1:] if isinstance(line.subject, NewVisitor)), None)
        self._known = [line for line in found.lines if line is not self._new]
        super().__init__(desk, len(self._known))

    def text(self) -> str:
        return self.tr("Several are called so: who is it? Press the number, 0 for somebody new.")

    def line(self, number: int, /) -> Offer | None:
        return self._known[number - 1] if number else self._new


class PlanQuestion(Question):
    """Several planned visits may be meant."""

    def __init__(self, desk: DeskContext, matches: Sequence[PlannedMatch]) -> None:
        super().__init__(desk, len(matches))
        self._matches = tuple(matches)

    def text(self) -> str:
        return self.tr("Expected that day: which visit is it? Press its number.")

    def line(self, number: int, /) -> Offer:
        if not number:
            return Offer(self.tr("Somebody else: a visit of its own"), Answer(None))
        match = self._matches[number - 1]
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
        title = " · ".join(part for part in (at, name) if part)
        return Offer(title, Answer(match), beside, detail, visit.purpose)
