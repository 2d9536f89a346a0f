"""The menu of a unit on the plan: what can be done with it on the day looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu

from jib_desk.views.floor_plan.verbs import verb_text, verbs_for, waiting_hold
from jib_desk.views.repairs.opening import offer_report

if TYPE_CHECKING:
    from datetime import date

    from jib_desk.services.rows.seats import UnitDetail
    from jib_desk.views.floor_plan.parts import FloorPlanParts


class UnitMenu(QMenu):
    """The verbs of a unit, then the report of a repair; it goes when it is closed."""

    verb_chosen = Signal(object)  # Verb

    def __init__(self, page: FloorPlanParts, detail: UnitDetail, on: date) -> None:
        super().__init__(page)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        today = page.desk.today()
        for verb in verbs_for(detail.unit, detail.current, today, waiting_hold(detail, on)):
            action = self.addAction(verb_text(verb, on, today, page.desk.lang))
            action.triggered.connect(lambda _checked=False, verb=verb: self.verb_chosen.emit(verb))
        offer_report(self, page, detail.unit.id)
