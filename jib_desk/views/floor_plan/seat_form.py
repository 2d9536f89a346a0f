"""The form of one verb: opened in the panel, with seats picked here or on the plan."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError, SeatOverstayed, SeatTaken
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.seat_commands import done_text, work_of
from jib_desk.views.floor_plan.seat_fields import SeatFields, Subject
from jib_desk.views.floor_plan.verbs import Verb, verb_text
from jib_desk.views.item_models.unit_faces import company_of
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.form_inputs import ChoiceInput
from jib_desk.views.widgets.record_form import RecordForm

_SUGGESTED = 3
_UNITS = ("to_unit_id", "unit_id")


class SeatForm(RecordForm):
    """What one verb needs to know, and nothing else."""

    unit_chosen = Signal(int)

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "unit": _UNITS,
        "end": ("ends_on", "expires_on", "vacated_on", "on"),
        "company": ("company_id",),
        "note": ("note", "reason"),
    }

    def __init__(self, desk: DeskContext, verb: Verb, subject: Subject, parent: QWidget | None = None) -> None:
        self.verb = verb
        self.subject = subject
        services, on = desk.services, subject.on
        self._fields = SeatFields(desk, services.plans.plan(on).units, services.companies.all(on))
        super().__init__(desk, self._fields.slots_of(verb, subject), lambda: verb_text(verb), parent)
        about = label("dim", wrap=True)
        self.box.insertWidget(0, about)
        self.say(about.setText, self._about)
        self.has_left = QCheckBox()
        self.has_left.hide()
        self.box.insertWidget(self.box.count() - 2, self.has_left)
        unit = self.slot(*_UNITS)
        if unit is not None and isinstance(unit.input, ChoiceInput):
            box = unit.input
            box.currentIndexChanged.connect(lambda: self.unit_chosen.emit(box.currentData() or 0))

    @property
    def wants_unit(self) -> bool:
        """Whether a unit picked on the plan means something here."""
        return self.slot(*_UNITS) is not None

    def pick_unit(self, unit_id: int) -> bool:
        """Chooses a unit that was picked on the plan; one that this form cannot take is said to be so."""
        slot = self.slot(*_UNITS)
        if slot is None or not isinstance(slot.input, ChoiceInput):
            return False
        is_taken = not slot.input.choose_code(unit_id)
        refused: Callable[[], str] | None = (lambda: self.tr("This seat cannot be chosen here.")) if is_taken else None
        self.field(slot.name).set_error(refused)
        return not is_taken

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

    def done_text(self, outcome: Outcome[Any]) -> str:
        return done_text(self.verb, outcome, self._desk.name)

    def advice(self, error: DeskError) -> str:
        """The next free units, so that a refusal is not the end; and the question about an overstay."""
        if isinstance(error, SeatOverstayed):
            text = self.tr("{holder} has left: record it")
            self.has_left.setText(text.format(holder=error.holder))
            self.has_left.show()
        if not isinstance(error, SeatTaken):
            return ""
        values = self.values()
        day = values.get("starts_on") or values.get("on") or self.subject.on
        desks = self.subject.unit.desks if self.subject.unit else 0
        free = self._desk.services.plans.free_units(day, desks, _SUGGESTED)
        if not free:
            return ""
        return self.tr("Free that day: {units}.").format(units=", ".join(unit.code for unit in free))

    def _about(self) -> str:
        unit = self.subject.unit
        if unit is None:
            return self.tr("Pick a free seat here or on the plan.")
        company = company_of(unit, self._desk.lang)
        return " · ".join(part for part in (unit.code, company) if part)
