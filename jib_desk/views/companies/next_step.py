"""What is due for a company, with the verb that does it: at most one thing, the most pressing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject

from jib_desk.rules.words import AssignmentKind, CompanyStage
from jib_desk.services.rows.agreements import AgreementRow
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.views.companies.lacks import LackWords
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import day_text

_ENDING = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class NextStep:
    """A sentence, a verb, and what the verb does: a name that the card knows; `key` of the unit it is about."""

    text: str
    verb: str
    does: str  # open_seat, extend, end, assign, approve, agreement, agreements, contact, before_seat
    key: int = 0


class NextSteps(QObject):
    """Finds the next step; a QObject because translations belong to a class."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self._desk = desk

    def of(self, detail: CompanyDetail, agreements: Sequence[AgreementRow], on: date) -> NextStep | None:
        """What is most pressing on a day; None where all is as it should be."""
        asked: tuple[Callable[[], NextStep | None], ...] = (
            lambda: self._overstayed(detail, on),
            lambda: self._ending(detail, on),
            lambda: self._applied(detail),
            lambda: self._documents(detail, agreements),
            lambda: self._contact(detail),
        )
        return next((step for ask in asked if (step := ask()) is not None), None)

    def _overstayed(self, detail: CompanyDetail, on: date) -> NextStep | None:
        row = detail.company
        if not row.is_overstayed or row.until is None:
            return None
        stay = next((item for item in _stays(detail) if item.ends_on is not None and item.ends_on < on), None)
        text = self.tr("The agreement ended on {day} and nobody noted that they left.")
        said = text.format(day=day_text(row.until, self._desk.lang))
        return NextStep(said, self.tr("Open the seat"), "open_seat", stay.unit_id if stay else 0)

    def _ending(self, detail: CompanyDetail, on: date) -> NextStep | None:
        until = detail.company.until
        if until is None or not timedelta() <= until - on <= _ENDING:
            return None
        stay = next((item for item in _stays(detail) if item.ends_on == until), None)
        if stay is None:
            return None
        days = (until - on).days
        if stay.notice_on is not None:
            text = self.tr("Notice was given: the last day is {day}.").format(day=day_text(until, self._desk.lang))
            return NextStep(text, self.tr("Move out"), "end", stay.unit_id)
        soon = {0: self.tr("Agreement ends today."), 1: self.tr("Agreement ends tomorrow.")}
        text = soon.get(days) or self.tr("Agreement ends in {days} days.").format(days=days)
        return NextStep(text, self.tr("Extend"), "extend", stay.unit_id)

    def _applied(self, detail: CompanyDetail) -> NextStep | None:
        if detail.company.way is not CompanyStage.APPLICANT:
            return None
        if detail.applied_on is not None:
            text = self.tr("Applied on {day} and waits for an answer.")
            said = text.format(day=day_text(detail.applied_on, self._desk.lang))
            return NextStep(said, self.tr("Approve"), "approve")
        said = self.tr("Has no seat yet, and no day of applying: until one is written down it counts as an applicant.")
        return NextStep(said, self.tr("Assign a seat"), "assign")

    def _documents(self, detail: CompanyDetail, agreements: Sequence[AgreementRow]) -> NextStep | None:
        bare = [item for item in _stays(detail) if not item.agreement]
        if bare:
            units = ", ".join(sorted({item.unit_code for item in bare}))
            text = self.tr("{units}: no agreement is written down.").format(units=units)
            return NextStep(text, self.tr("Add agreement"), "agreement")
        lacking = next((row for row in agreements if row.is_current and row.lacks), None)
        if lacking is None:
            return None
        text = self.tr("Agreement {number}: {lacks}.")
        said = text.format(number=lacking.number, lacks=LackWords().of(lacking.lacks))
        return NextStep(said, self.tr("Complete it"), "agreements")

    def _contact(self, detail: CompanyDetail) -> NextStep | None:
        if detail.contacts or not detail.company.units:
            return None
        return NextStep(self.tr("Nobody is known whom the desk could call."), self.tr("Add contact"), "contact")


def _stays(detail: CompanyDetail) -> list[AssignmentRow]:
    """Occupancies that nobody ended."""
    return [item for item in detail.assignments if item.kind is AssignmentKind.OCCUPANCY and item.vacated_on is None]
