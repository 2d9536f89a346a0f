"""The forms of a company's milestones: approved, graduated, left; and of its head-count from a day on."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, ClassVar, Literal

from jib_desk.rules.words import AssignmentKind
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import ValueMissing
from jib_desk.services.rows.companies import CompanyDetail, CompanyRow
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.form_inputs import CheckInput, DayInput, NumberInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot

Leave = Literal["graduate", "leave"]


class ApproveForm(RecordForm):
    """The day of the approval."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"end": ("on",)}

    def __init__(self, desk: DeskContext, company: CompanyRow) -> None:
        self._company = company
        day = DayInput(desk.today(), desk.locale)
        super().__init__(desk, (Slot("on", lambda: self.tr("Approved on"), day),), lambda: self.tr("Approve"))

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, row = self.values(), self._desk.actor(), self._company
        companies = self._desk.services.companies
        return lambda: companies.approve(by=by, company_id=row.id, version=row.version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: CompanyRow = outcome.row
        return self.tr("{company} approved").format(company=self._desk.name(row.name_en, row.name_zh))


class LeaveForm(RecordForm):
    """The last day and why; seats that are still held end with it, when that is said."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"end": ("on",)}

    def __init__(self, desk: DeskContext, detail: CompanyDetail, kind: Leave) -> None:
        self._company = detail.company
        self._kind: Leave = kind
        self._units = _held_units(detail, desk.today())
        slots = [
            Slot("on", lambda: self.tr("Last day"), DayInput(desk.today(), desk.locale)),
            Slot("reason", lambda: self.tr("Reason"), TextInput("", self._example)),
        ]
        if self._units:
            end = CheckInput(self._ends, is_checked=False)
            slots.append(Slot("end_seats", lambda: self.tr("Seats"), end))
        super().__init__(desk, slots, self._verb)

    def _example(self) -> str:
        if self._kind == "graduate":
            return self.tr("Such as: own offices in Jinqiao")
        return self.tr("Such as: project ended")

    def _verb(self) -> str:
        return self.tr("Graduate") if self._kind == "graduate" else self.tr("Note the leaving")

    def _ends(self) -> str:
        return self.tr("End {units} the same day").format(units=", ".join(self._units))

    def stand(self) -> None:
        """The reason: today is the likeliest day."""
        self.field("reason").setFocus()

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, row = self.values(), self._desk.actor(), self._company
        companies = self._desk.services.companies
        do = companies.graduate if self._kind == "graduate" else companies.leave
        return lambda: do(by=by, company_id=row.id, version=row.version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: CompanyRow = outcome.row
        text = self.tr("{company} graduated") if self._kind == "graduate" else self.tr("{company} left")
        return text.format(company=self._desk.name(row.name_en, row.name_zh))


class HeadcountForm(RecordForm):
    """How many people from which day on; a past day asks why."""

    def __init__(self, desk: DeskContext, company: CompanyRow) -> None:
        self._company = company
        self._day = DayInput(desk.today(), desk.locale)
        slots = (
            Slot("people", lambda: self.tr("People"), NumberInput(company.headcount)),
            Slot("valid_from", lambda: self.tr("From"), self._day),
            Slot("reason", lambda: self.tr("Reason"), TextInput("", lambda: self.tr("Such as: told late"))),
        )
        super().__init__(desk, slots, lambda: self.tr("Save"))
        self._day.dateChanged.connect(lambda _day: self._show_reason())
        self._show_reason()

    def _show_reason(self) -> None:
        today = self._desk.today()
        day = self._day.value()
        self.field("reason").setVisible(day < today)
        self.field("valid_from").set_hint(lambda: self._hint(day - today))

    def _hint(self, ahead: timedelta) -> str:
        if ahead < timedelta():
            return self.tr("Reports of past days change with it.")
        return self.tr("Coming: until then the present figure holds.") if ahead else ""

    def stand(self) -> None:
        """The number, ready to be typed over."""
        control = self.field("people").control
        control.setFocus()
        if isinstance(control, NumberInput):
            control.selectAll()

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by, row = self.values(), self._desk.actor(), self._company
        companies = self._desk.services.companies
        if values["people"] is None:
            raise ValueMissing("people")
        return lambda: companies.set_headcount(by=by, company_id=row.id, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: CompanyRow = outcome.row
        return self.tr("Head-count of {company} saved").format(company=self._desk.name(row.name_en, row.name_zh))


def _held_units(detail: CompanyDetail, today: date) -> tuple[str, ...]:
    """What is not given up yet: stays, overstays too, and holds that have not expired."""
    open_ones = (item for item in detail.assignments if item.vacated_on is None)
    held = (item for item in open_ones if item.kind is AssignmentKind.OCCUPANCY or (item.ends_on or today) > today)
    return tuple(sorted({item.unit_code for item in held}))
