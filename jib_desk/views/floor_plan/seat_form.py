"""The form of one verb: opened in the panel, with seats picked here or on the plan.

What saving would be refused for is said while it is filled, with a way on; nothing that was typed is lost.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, ClassVar

from PySide6.QtCore import QDate, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from jib_desk.rules.words import AssignmentKind, EndedAs, UnitState
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError, SeatOverstayed, SeatTaken, Stale, StayOver, UnitRetires
from jib_desk.services.rows.repairs import RepairRow
from jib_desk.services.rows.seats import AssignmentRow, UnitRow, Wanted
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.seat_commands import ENDS, done_text, work_of
from jib_desk.views.floor_plan.seat_fields import AGREEMENT_TOO, CLEARING, SeatFields, Subject
from jib_desk.views.floor_plan.seat_offers import Offer, OfferRow, Offers
from jib_desk.views.floor_plan.seat_wishes import (
    first_day,
    is_correction,
    is_past_agreement,
    last_day,
    stay_over,
    wanted_of,
)
from jib_desk.views.floor_plan.verbs import Verb, acts_on, save_text
from jib_desk.views.item_models.days import day_text, short_day_text
from jib_desk.views.item_models.unit_faces import company_of
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.form_inputs import ChoiceInput, DayInput, Input, OpenDayInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm

_UNITS = ("to_unit_id", "unit_id")
_ENDS_ON = ("ends_on", "expires_on")
_ASKS_WHY = frozenset({Verb.END, Verb.RELEASE, Verb.CALL_OFF, Verb.CLOSE})
_PLACES_TO_MOVE = 5

Conflict = SeatTaken | SeatOverstayed | UnitRetires | StayOver


class SeatForm(RecordForm):
    """What one verb needs to know, and nothing else."""

    unit_chosen = Signal(int)
    verb_wanted = Signal(str)  # another one first

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "unit": (*_UNITS, CLEARING, *_ENDS_ON),
        "end": ("ends_on", "expires_on", "vacated_on", "on"),
        "company": ("company_id",),
        "note": ("note", "reason"),
    }

    def __init__(self, desk: DeskContext, verb: Verb, subject: Subject, parent: QWidget | None = None) -> None:
        self.verb = verb
        self.subject = subject
        self._conflict: Conflict | None = None
        self._with: tuple[AssignmentRow, ...] = ()
        services, on = desk.services, subject.on
        self._units = services.plans.plan(on).units
        self._companies = services.companies.all(on)
        self._fields = SeatFields(desk, self._units, self._companies)
        super().__init__(desk, self._fields.slots_of(verb, subject), self._save_text, parent)
        about = label("dim", wrap=True)
        self.box.insertWidget(0, about)
        self.say(about.setText, self._about)
        if subject.current is not None and verb in {Verb.CALL_OFF, Verb.BEGIN}:
            together = label("strong", wrap=True)
            self.box.insertWidget(1, together)
            self._with = services.seats.arranged_with(subject.current.id)
            together.setVisible(bool(self._with))
            self.say(together.setText, self._together)
        self.has_left = QCheckBox()
        self.has_left.hide()
        self.has_left.clicked.connect(self.look_ahead)
        self.box.insertWidget(self.box.count() - 2, self.has_left)
        self._ways = Offers(desk, verb, lambda: self.subject, self)
        self.offers = OfferRow(self)
        self.offers.offer_chosen.connect(self._take)
        beside = self.slot(*_UNITS, *_ENDS_ON)
        if beside is not None:
            self.box.insertWidget(self.box.indexOf(self.field(beside.name)) + 1, self.offers)
            self.offers.follow(beside.input.widget())
        for slot in self._slots:
            _listen(slot.input, self.look_ahead)
        unit = self.slot(*_UNITS)
        if unit is not None and isinstance(unit.input, ChoiceInput):
            box = unit.input
            box.currentIndexChanged.connect(lambda: self.unit_chosen.emit(box.currentData() or 0))
        self.look_ahead()

    @property
    def wants_unit(self) -> bool:
        """Whether a unit picked on the plan means something here."""
        return self.slot(*_UNITS) is not None

    def pick_unit(self, unit_id: int) -> bool:
        """Chooses a unit that was picked on the plan; one that this form cannot take is said to be so."""
        slot = self.slot(*_UNITS)
        if slot is None or not isinstance(slot.input, ChoiceInput):
            return False
        is_chosen = slot.input.choose_code(unit_id)
        if not is_chosen:
            self.field(slot.name).set_error(lambda: self.tr("This seat cannot be chosen here."))
        return is_chosen

    def showEvent(self, event: QShowEvent) -> None:
        """In its window, Tab goes through it as the eye does."""
        super().showEvent(event)
        QWidget.setTabOrder(self._slots[-1].input.widget(), self.has_left)

    def stand(self) -> None:
        """The first field that waits for something, or else the first that is seen."""
        seen = [slot for slot in self._slots if not self.field(slot.name).isHidden()]
        empty = (slot for slot in seen if isinstance(slot.input, ChoiceInput) and slot.input.value() is None)
        chosen = next(empty, seen[0] if seen else None)
        (chosen.input.widget() if chosen else self.save_button).setFocus()

    def work(self) -> Callable[[], Outcome[Any]]:
        return work_of(
            self._desk.services,
            self._desk.actor(),
            self.verb,
            self.subject,
            self.values(),
            token=self.token,
            vacate_overstay=self.has_left.isChecked(),
        )

    def close_for(self, repair: RepairRow) -> None:
        """The seat is closed because of something that is to be mended there."""
        self.subject = replace(self.subject, repair_id=repair.id)
        slot = self.slot("reason")
        if slot is not None and isinstance(slot.input, TextInput):
            slot.input.setText(repair.what)

    def done_text(self, outcome: Outcome[Any]) -> str:
        return done_text(self.verb, outcome, self._desk)

    # --- looking ahead -----------------------------------------------------------------------

    def look_ahead(self) -> None:
        """Says what saving would meet, as far as it is known now."""
        values = self.values()
        self.field("reason").setVisible(self.verb in _ASKS_WHY or is_correction(self.verb, self.subject, values))
        self.field("reason").set_hint(self._why)
        self._say_room(values)
        if self.slot(AGREEMENT_TOO) is not None:
            self.field(AGREEMENT_TOO).setVisible(is_past_agreement(self.subject, values))
        self.save_button.setText(self._save_text())
        was = self._conflict
        self._conflict = stay_over(self.verb, self.subject, values, self._units, self._desk.lang)
        wanted = () if self._conflict is not None else self._wanted(values)
        if wanted:
            self._conflict = self._desk.services.seats.foresee(wanted)
        self._ask_whether_left(self._conflict)
        if self.has_left.isChecked():  # then whoever comes after them is in the way
            self._conflict = self._desk.services.seats.foresee([replace(wish, is_hold=True) for wish in wanted])
        self._ask_what_becomes_of_them(self._conflict, values)
        found = self._conflict
        self._show_offers(found, values)
        if found is not None:
            self.show_error(found, takes_focus=False)
        elif was is not None:
            self.clear_error(was)

    def _wanted(self, values: Mapping[str, Any]) -> Sequence[Wanted]:
        current, start = self.subject.current, first_day(values)
        if self.verb is Verb.BEGIN and current is not None and start is not None:
            return self._desk.services.seats.wanted_to_begin(current.id, start)
        return wanted_of(self.verb, self.subject, values, self._units)

    def _show_offers(self, found: Conflict | None, values: Mapping[str, Any]) -> None:
        if isinstance(found, StayOver):
            is_own = self.subject.unit is not None and found.unit == self.subject.unit.code
            self.offers.show_offers(self._ways.first() if is_own else (), is_instead=True)
        elif isinstance(found, UnitRetires) or (isinstance(found, SeatTaken) and self.verb is not Verb.CLOSE):
            self.offers.show_offers(self._ways.around(found, values), is_instead=True)
        else:
            is_choosing = self.verb in {Verb.ASSIGN, Verb.FURTHER, Verb.HOLD}
            self.offers.show_offers(self._ways.suiting(values) if is_choosing else (), is_instead=False)

    def _say_room(self, values: Mapping[str, Any]) -> None:
        """More people than desks is allowed, and said."""
        slot = self.slot(*_UNITS)
        unit = None if slot is None else next((unit for unit in self._units if unit.id == values[slot.name]), None)
        people = self._people(values)
        if slot is None:
            return
        if unit is None or people is None or people <= unit.desks or self.verb is Verb.FURTHER:
            self.field(slot.name).set_hint(lambda: "")
            return
        desks = unit.desks
        self.field(slot.name).set_hint(
            lambda: self.tr("{people} people for {count} desks: crowded").format(people=people, count=desks)
        )

    def _people(self, values: Mapping[str, Any]) -> int | None:
        if "company_id" not in values:
            return self.subject.unit.headcount if self.subject.unit else None
        chosen = (row.headcount for row in self._companies if row.id == values["company_id"])
        return next(chosen, None)

    def _ask_whether_left(self, found: Conflict | None) -> None:
        if not isinstance(found, SeatOverstayed):
            self.has_left.setChecked(False)
            self.has_left.hide()
            return
        is_ahead = (first_day(self.values()) or self.subject.today) > self.subject.today
        text = (
            self.tr("{holder} leaves before then: record it") if is_ahead else self.tr("{holder} has left: record it")
        )
        self.has_left.setText(text.format(holder=found.holder))
        self.has_left.show()

    def _ask_what_becomes_of_them(self, found: Conflict | None, values: Mapping[str, Any]) -> None:
        """A unit is closed over whoever has it only when they end or move in the same step."""
        slot = self.slot(CLEARING)
        if slot is None or not isinstance(slot.input, ChoiceInput):
            return
        box, field = slot.input, self.field(CLEARING)
        start = first_day(values)
        if isinstance(found, SeatTaken) and found.kind != AssignmentKind.OUT_OF_SERVICE and start is not None:
            was = box.blockSignals(True)
            box.clear()
            last = day_text(start - timedelta(days=1), self._desk.lang)
            box.addItem(self.tr("Ends on {day}").format(day=last), ENDS)
            for unit in self._places_to_move():
                text = self.tr("Moves to {unit} · {count} desks").format(unit=unit.code, count=unit.desks)
                box.addItem(text, unit.unit_id)
            box.setPlaceholderText(self.tr("Ends, or moves …"))
            box.setCurrentIndex(-1)
            box.blockSignals(was)
            field.show()
        elif values.get(CLEARING) is None or start is None:
            field.hide()

    def _places_to_move(self) -> tuple[Any, ...]:
        current, start = self.subject.current, first_day(self.values())
        if self.subject.unit is None or start is None:
            return ()
        last = current.ends_on if current is not None else last_day(self.values())
        free = self._desk.services.seats.next_free(
            start,
            last if last is None or last >= start else start,
            unit_id=self.subject.unit.id,
            company_id=self.subject.unit.company_id,
            besides=frozenset({current.id}) if current is not None else frozenset(),
            limit=_PLACES_TO_MOVE,
        )
        return tuple(unit for unit in free if unit.first == start)

    def _take(self, offer: Offer) -> None:
        """Fills an offer in; what else was typed stays. A verb that comes first is opened instead."""
        if offer.verb is not None:
            self.verb_wanted.emit(offer.verb)
            return
        for name, value in offer.fills.items():
            slot = self.slot(name)
            if slot is not None:
                _fill(slot.input, value)
        self.look_ahead()
        self.save_button.setFocus()

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, Stale):
            self._read_anew()
        self.look_ahead()
        super()._refused(error)

    def _read_anew(self) -> None:
        """Takes up what somebody else changed, so that whoever has read of it can save what is typed after all."""
        unit, plans = self.subject.unit, self._desk.services.plans
        if unit is not None:
            detail = plans.unit_detail(unit.id, self.subject.on)
            current = acts_on(self.verb, detail, self.subject.on)
            self.subject = replace(self.subject, unit=detail.unit, current=current)

    # --- words -------------------------------------------------------------------------------

    def _save_text(self) -> str:
        values = self.values()
        own = {Verb.END: "vacated_on", Verb.NOTICE: "notice_on"}.get(self.verb)
        day = first_day(values) if own is None else values.get(own)
        verb = Verb.ASSIGN if self.verb is Verb.FURTHER else self.verb
        return save_text(verb, day, self.subject.on, self.subject.today, self._desk.lang)

    def _why(self) -> str:
        if is_correction(self.verb, self.subject, self.values()):
            return self.tr("This changes days that are past, and what was reported of them. Why?")
        return ""

    def _about(self) -> str:
        unit, current = self.subject.unit, self.subject.current
        if unit is None:
            return self.tr("Pick a free seat here or on the plan.")
        company = company_of(unit, self._desk.lang)
        if self.verb is Verb.CALL_OFF and current is not None:
            return self._about_calling_off(unit.code, company)
        if self.verb is Verb.FURTHER:
            return self.tr("{company} keeps {unit}. Pick a further seat here or on the plan.").format(
                company=company, unit=unit.code
            )
        if self.verb in {Verb.TAKE_UP, Verb.RELEASE} and current is not None:
            company = self._desk.name(current.company_en, current.company_zh)
        about = " · ".join(part for part in (unit.code, company) if part)
        kept = [other.code for other in self._units if other.id != unit.id and _is_also_of(unit, other)]
        if self.verb is Verb.END and kept:
            return self.tr("{unit}; the company keeps {others}.").format(unit=about, others=", ".join(kept))
        return about

    def _about_calling_off(self, code: str, company: str) -> str:
        current = self.subject.current
        assert current is not None  # only what is arranged is called off
        lang = self._desk.lang
        if current.vacated_on is None:
            text = self.tr("{company} · {unit}: nothing begins on {day}.")
            day = current.starts_on
        elif current.ended_as in {EndedAs.TRANSFER, EndedAs.TAKEN_UP}:
            text = self.tr("{company} · {unit}: nobody moves after {day}.")
            day = current.vacated_on
        else:
            text = self.tr("{company} stays in {unit} and does not leave on {day}.")
            day = current.vacated_on
        return text.format(company=company or code, unit=code, day=short_day_text(day, lang))

    def _together(self) -> str:
        names = [f"{row.unit_code} {self._desk.name(row.company_en, row.company_zh)}" for row in self._with]
        return self.tr("Together with: {names}").format(names=", ".join(names))


def _is_also_of(unit: UnitRow, other: UnitRow) -> bool:
    """Whether the company of a unit sits in another one, too."""
    return other.state is UnitState.OCCUPIED and other.company_id == unit.company_id


def _listen(given: Input, changed: Callable[[], None]) -> None:
    """Calls when what an input holds has changed."""
    match given:
        case DayInput():
            given.dateChanged.connect(lambda _day: changed())
        case OpenDayInput():
            given.day.dateChanged.connect(lambda _day: changed())
            given.is_open.toggled.connect(lambda _is_open: changed())
        case ChoiceInput():
            given.currentIndexChanged.connect(lambda _place: changed())
        case _:
            pass


def _fill(given: Input, value: Any) -> None:
    match given:
        case DayInput():
            given.set_day(QDate(value.year, value.month, value.day))
        case OpenDayInput():
            given.is_open.setChecked(value is None)
            if value is not None:
                given.day.set_day(QDate(value.year, value.month, value.day))
        case ChoiceInput():
            given.choose_code(value)
        case _:
            pass
