"""Which fields each verb's form has, with what they are likely to hold: five at most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QObject

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AssignmentKind, EndedAs, UnitState, word
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.seats import AssignmentRow, UnitDetail, UnitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.verbs import Verb, acts_on, years_on
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.unit_faces import company_of, name_of
from jib_desk.views.texts import Texts
from jib_desk.views.widgets.form_inputs import CheckInput, ChoiceInput, DayInput, OpenDayInput, TextInput
from jib_desk.views.widgets.record_form import Slot

AGREEMENT_TOO = "extend_agreement"  # the tick whether the agreement goes on with the seat
CLEARING = "clearing"  # the field of what becomes of whoever has a unit that is closed

_HOLD_DAYS = 30
_TERM_YEARS = 2
_ENDS = (EndedAs.LEFT, EndedAs.GRADUATED, EndedAs.GIVEN_UP)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form is about: the day looked at, and the unit with what holds it, where there is one.

    `believed_last` is the day before whoever comes while somebody is past the end.
    """

    on: date
    today: date
    unit: UnitRow | None = None
    current: AssignmentRow | None = None
    company_id: int | None = None
    to_unit_id: int | None = None
    believed_last: date | None = None
    repair_id: int | None = None  # for which a unit is closed


def subject_of(
    verb: Verb, detail: UnitDetail | None, on: date, today: date, company_id: int | None, to_unit_id: int | None
) -> Subject:
    """What the form of a verb is about, for a unit or for none in particular."""
    if detail is None:
        return Subject(on, today, company_id=company_id, to_unit_id=to_unit_id)
    following = [item.starts_on for item in detail.coming if item.kind is not AssignmentKind.HOLD]
    believed = min(following) - ONE_DAY if following and detail.unit.is_overstayed else None
    return Subject(on, today, detail.unit, acts_on(verb, detail, on), company_id, to_unit_id, believed)


def term_end(on: date) -> date:
    """The last day of a stay that begins on a day, unless another is agreed."""
    return years_on(on, _TERM_YEARS) - ONE_DAY


class SeatFields(QObject):
    """Builds the fields of a verb from the rows of the moment."""

    def __init__(self, desk: DeskContext, units: tuple[UnitRow, ...], companies: tuple[CompanyRow, ...]) -> None:
        super().__init__()
        self._desk = desk
        self._units = units
        self._companies = companies

    def slots_of(self, verb: Verb, subject: Subject) -> tuple[Slot, ...]:
        """The fields of a verb in the order in which they are filled; the reason is seen where one is asked for."""
        makers: dict[Verb, Callable[[Subject], tuple[Slot, ...]]] = {
            Verb.ASSIGN: self._assign,
            Verb.HOLD: self._hold,
            Verb.TAKE_UP: self._take_up,
            Verb.FURTHER: self._further,
            Verb.MOVE: self._move,
            Verb.SWAP: self._swap,
            Verb.EXTEND: self._extend,
            Verb.NOTICE: self._notice,
            Verb.END: self._end,
            Verb.BEGIN: lambda subject: (Slot("starts_on", lambda: self.tr("First day"), self._day(_first(subject))),),
            Verb.CALL_OFF: lambda _: (),
            Verb.RELEASE: lambda subject: (Slot("on", lambda: self.tr("Free again from"), self._day(subject.on)),),
            Verb.CLOSE: self._close,
            Verb.REOPEN: lambda subject: (Slot("on", lambda: self.tr("Usable again from"), self._day(subject.on)),),
        }
        return (*makers[verb](subject), self._reason())

    # --- forms -------------------------------------------------------------------------------

    def _assign(self, subject: Subject) -> tuple[Slot, ...]:
        end = term_end(subject.on)
        return (
            self._unit_slot(subject),
            self._company_slot(subject),
            Slot("starts_on", lambda: self.tr("First day"), self._day(subject.on)),
            Slot("ends_on", lambda: self.tr("Last day"), self._open_day(end, end)),
            self._agreement(),
        )

    def _hold(self, subject: Subject) -> tuple[Slot, ...]:
        return (
            self._unit_slot(subject),
            self._company_slot(subject, is_optional=True),
            Slot("starts_on", lambda: self.tr("From"), self._day(subject.on)),
            Slot(
                "expires_on",
                lambda: self.tr("Lapses after"),
                self._day(subject.on + timedelta(days=_HOLD_DAYS)),
            ),
            Slot("note", lambda: self.tr("Note"), TextInput()),
        )

    def _further(self, subject: Subject) -> tuple[Slot, ...]:
        """One more seat for the company of a unit, by the same agreement."""
        current = subject.current
        end = term_end(subject.on)
        known = current.ends_on if current is not None and (current.ends_on or end) >= subject.on else end
        return (
            Slot("unit_id", lambda: self.tr("Further seat"), self._choice(self._choices(subject))),
            Slot("starts_on", lambda: self.tr("First day"), self._day(subject.on)),
            Slot("ends_on", lambda: self.tr("Last day"), self._open_day(known, end)),
            self._agreement(current.agreement if current else ""),
        )

    def _take_up(self, subject: Subject) -> tuple[Slot, ...]:
        end = term_end(subject.on)
        is_for_nobody = subject.current is not None and subject.current.company_id is None
        return (
            *((self._company_slot(subject),) if is_for_nobody else ()),
            Slot("starts_on", lambda: self.tr("First day"), self._day(subject.on)),
            Slot("ends_on", lambda: self.tr("Last day"), self._open_day(end, end)),
            self._agreement(),
        )

    def _move(self, subject: Subject) -> tuple[Slot, ...]:
        return (
            Slot("to_unit_id", lambda: self.tr("To seat"), self._choice(self._choices(subject), subject.to_unit_id)),
            Slot("on", lambda: self.tr("First day there"), self._day(subject.on)),
        )

    def _swap(self, subject: Subject) -> tuple[Slot, ...]:
        own = subject.unit.company_id if subject.unit else None
        others = [unit for unit in self._units if unit.state is UnitState.OCCUPIED and unit.company_id != own]
        lang = self._desk.lang
        items: list[tuple[str, object]] = [(f"{unit.code} · {company_of(unit, lang)}", unit.id) for unit in others]
        return (
            Slot("to_unit_id", lambda: self.tr("With"), self._choice(items, subject.to_unit_id)),
            Slot("on", lambda: self.tr("First day there"), self._day(subject.on)),
        )

    def _extend(self, subject: Subject) -> tuple[Slot, ...]:
        end = subject.current.ends_on if subject.current else None
        later = years_on(max(end or subject.on, subject.today), 1)
        if subject.current is not None and subject.current.kind is AssignmentKind.HOLD:
            later = max(end or subject.on, subject.today) + timedelta(days=_HOLD_DAYS)
            return (Slot("ends_on", lambda: self.tr("Lapses after"), self._day(later)),)
        last = Slot("ends_on", lambda: self.tr("New last day"), self._open_day(later, later))
        return (last, *self._agreement_too(subject.current))

    def _notice(self, subject: Subject) -> tuple[Slot, ...]:
        end = subject.current.ends_on if subject.current else None
        last = end or subject.on + timedelta(days=_HOLD_DAYS)
        return (
            Slot("notice_on", lambda: self.tr("They said so on"), self._day(min(subject.on, subject.today))),
            Slot("ends_on", lambda: self.tr("They leave on"), self._day(last)),
        )

    def _end(self, subject: Subject) -> tuple[Slot, ...]:
        own = subject.unit.company_id if subject.unit else None
        has_more = sum(unit.company_id == own and unit.state is UnitState.OCCUPIED for unit in self._units) > 1
        ends = ChoiceInput(
            lambda: [(word("ended_as", code).said(self._desk.lang), code) for code in _ENDS],
            EndedAs.GIVEN_UP if has_more else EndedAs.LEFT,
        )
        return (
            Slot("vacated_on", lambda: self.tr("Last day in the seat"), self._day(_last_there(subject))),
            Slot("ended_as", lambda: self.tr("Why it ends"), ends),
        )

    def _close(self, subject: Subject) -> tuple[Slot, ...]:
        return (
            Slot("starts_on", lambda: self.tr("From"), self._day(subject.on)),
            Slot("ends_on", lambda: self.tr("Until"), self._open_day(None, subject.on)),
            Slot(CLEARING, lambda: self.tr("Who has it"), self._choice(())),
        )

    # --- fields ------------------------------------------------------------------------------

    def _reason(self) -> Slot:
        return Slot("reason", lambda: self.tr("Reason"), TextInput())

    def _agreement(self, number: str = "") -> Slot:
        return Slot(
            "agreement", lambda: self.tr("Agreement"), TextInput(number, lambda: self.tr("Number, if there is one"))
        )

    def _agreement_too(self, current: AssignmentRow | None) -> tuple[Slot, ...]:
        """Seat and agreement have days of their own: seen where the seat is to be kept past its agreement."""
        if current is None or current.agreement_ends_on is None:
            return ()
        number, day = current.agreement, current.agreement_ends_on
        box = CheckInput(
            lambda: self.tr("It ends on {day}: extend it, too").format(day=short_day_text(day, self._desk.lang)),
            is_checked=True,
        )
        return (Slot(AGREEMENT_TOO, lambda: self.tr("Agreement {number}").format(number=number), box),)

    def _unit_slot(self, subject: Subject) -> Slot:
        chosen = subject.unit.id if subject.unit else None
        return Slot("unit_id", lambda: self.tr("Seat"), self._choice(self._choices(subject, own=True), chosen))

    def _choices(self, subject: Subject, *, own: bool = False) -> list[tuple[str, object]]:
        """The vacant units first; then the others, so that whoever wants one hears who has it and what is free."""
        own_id = subject.unit.id if subject.unit and not own else None
        units = [unit for unit in self._units if unit.id != own_id]
        free = [unit for unit in units if unit.state is UnitState.VACANT]
        taken = [unit for unit in units if unit.state is not UnitState.VACANT]
        return [
            *((self._free_text(unit), unit.id) for unit in free),
            *((self._taken_text(unit), unit.id) for unit in taken),
        ]

    def _company_slot(self, subject: Subject, *, is_optional: bool = False) -> Slot:
        items: list[tuple[str, object]] = [(self._company_text(row), row.id) for row in self._companies]
        box = self._choice(items, subject.company_id, is_typed=True)
        edit = box.lineEdit()
        if edit is not None:
            say = Texts(box).bind
            say(
                edit.setPlaceholderText,
                (lambda: self.tr("Nobody yet")) if is_optional else (lambda: self.tr("Name or code")),
            )
        return Slot("company_id", lambda: self.tr("Company"), box)

    def _company_text(self, row: CompanyRow) -> str:
        """Both names, whatever the window's language: who stands at the desk says either."""
        en, zh = row.short_en or row.name_en, row.short_zh or row.name_zh
        names = (zh, en) if self._desk.lang == "zh_CN" else (en, zh)
        return " · ".join(part for part in (*dict.fromkeys(names), row.code) if part)

    def _free_text(self, unit: UnitRow) -> str:
        size = self.tr("{code} · {count} desks · {area} m²")
        return size.format(code=unit.code, count=unit.desks, area=f"{unit.area_m2:g}")

    def _taken_text(self, unit: UnitRow) -> str:
        who = name_of(unit, self._desk.lang)
        if unit.until is None:
            return f"{unit.code} · {who}"
        until = short_day_text(unit.until, self._desk.lang)
        return self.tr("{code} · {who} until {day}").format(code=unit.code, who=who, day=until)

    def _choice(
        self, items: Sequence[tuple[str, object]], chosen: object = None, *, is_typed: bool = False
    ) -> ChoiceInput:
        """A list that is as wide as the panel, however long its texts are."""
        made = ChoiceInput(items, chosen, is_typed=is_typed)
        made.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(1)
        if not is_typed:
            Texts(made).bind(made.setPlaceholderText, lambda: self.tr("Choose a seat"))
        return made

    def _day(self, day: date) -> DayInput:
        return DayInput(day, self._desk.locale)

    def _open_day(self, day: date | None, otherwise: date) -> OpenDayInput:
        return OpenDayInput(day, otherwise, self._desk.locale)


def _last_there(subject: Subject) -> date:
    """The day looked at, or the last one of a seat that was to be retired by then."""
    retires_on = subject.unit.retires_on if subject.unit else None
    return subject.on if retires_on is None else min(subject.on, retires_on - ONE_DAY)


def _first(subject: Subject) -> date:
    return subject.current.starts_on if subject.current else subject.on
