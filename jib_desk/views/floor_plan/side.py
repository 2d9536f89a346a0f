"""The side of the plan: a unit's card, or the form of a verb in its place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jib_desk.services.rows.seats import UnitDetail
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.unit_panel import UnitCard
from jib_desk.views.floor_plan.verbs import Verb, verb_text
from jib_desk.views.widgets.drawer import Drawer

if TYPE_CHECKING:
    from jib_desk.views.floor_plan.seat_fields import Subject
    from jib_desk.views.floor_plan.seat_form import SeatForm


class Side(Drawer):
    """Shows one thing at a time; Esc closes the form first, then the panel."""

    saved = Signal(object)  # Outcome of a form
    form_closed = Signal()
    unit_chosen = Signal(int)  # in a form
    verb_chosen = Signal(str)
    company_wanted = Signal(int)
    company_chosen = Signal(int)  # of those who wait, for the unit shown
    day_wanted = Signal(object)  # datetime.date

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.card = UnitCard(desk)
        self.card.verb_chosen.connect(self.verb_chosen)
        self.card.company_wanted.connect(self.company_wanted)
        self.card.company_chosen.connect(self.company_chosen)
        self.card.day_wanted.connect(self.day_wanted)
        self.form: SeatForm | None = None
        self.body.addWidget(self.card)

    def show_unit(self, detail: UnitDetail, on: date) -> None:
        """A unit's card; an open form stays in front of it."""
        self.card.show_detail(detail, on)
        if self.form is None:
            self.card.show()
            self.set_title(self.card.title)
        else:
            self.form.look_ahead()  # another desk may have been quicker
        self.show()

    def open_form(self, verb: Verb, subject: Subject) -> SeatForm:
        """The form of a verb, with the first empty field focused."""
        self.drop_form()
        from jib_desk.views.floor_plan.seat_form import SeatForm  # no plan waits for its forms when the program starts

        form = SeatForm(self._desk, verb, subject)
        form.saved.connect(self.saved)
        form.cancelled.connect(self._give_up)
        form.unit_chosen.connect(self.unit_chosen)
        form.verb_wanted.connect(self._turn_to)
        self.form = form
        self.card.hide()
        self.body.insertWidget(0, form)
        self.foot.addWidget(form.buttons)
        form.show()
        form.buttons.show()
        self.body.addStretch(1)
        self.set_title(lambda: verb_text(verb))
        self.show()
        form.focus_first()
        return form

    def _turn_to(self, verb: str) -> None:
        """Another verb of the unit that the form is about."""
        unit = self.form.subject.unit if self.form is not None else None
        if unit is not None:
            self.unit_chosen.emit(unit.id)
            self.verb_chosen.emit(verb)

    def drop_form(self) -> None:
        """Takes the form away; what it held is gone."""
        if self.form is not None:
            form, self.form = self.form, None
            form.hide()
            form.buttons.hide()
            form.buttons.deleteLater()
            self.body.removeWidget(form)
            form.deleteLater()
            self.body.takeAt(self.body.count() - 1)  # the stretch below the form
            self.form_closed.emit()

    def close_drawer(self) -> None:
        """Esc and × close the form first."""
        if self.form is not None:
            self._give_up()
        else:
            super().close_drawer()

    def take_focus(self, verb: Verb | None = None) -> None:
        """The keys are at a verb of the unit, the likeliest unless it is named; without verbs at the close button."""
        made = self.card.verb_buttons
        chosen = next(iter(made.values()), self.close_button) if verb is None else made.get(verb, self.close_button)
        chosen.setFocus()

    def _give_up(self) -> None:
        verb = self.form.verb if self.form is not None else None
        has_unit = self.form is not None and self.form.subject.unit is not None
        self.drop_form()
        if has_unit and self.card.detail is not None:
            self.card.show()
            self.set_title(self.card.title)
            self.take_focus(verb)
        else:
            super().close_drawer()
