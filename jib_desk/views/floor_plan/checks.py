"""Fire checks from the plan: a menu of what is due, and of each sign; choosing says that it was looked at today."""

from datetime import timedelta

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from jib_desk.rules.words import Role
from jib_desk.services.rows.safety import SafetyRow
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.viewing import PlanViewing
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.plan_layers import sign_details, sign_text

_YEAR = timedelta(days=365)


class FireChecks(QObject):
    """Writes down checks of the fire items that are shown."""

    def __init__(self, desk: DeskContext, viewing: PlanViewing, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk, self._viewing, self._owner = desk, viewing, owner

    def fill(self, menu: QMenu) -> None:
        """Every item that is checked, the next due first."""
        menu.clear()
        for item in self._viewing.due_marks():
            name = sign_details(item, self._desk.today(), self._desk.lang)[0]
            due = sign_text(item, self._desk.today(), self._desk.lang)
            self._add(menu, item, " · ".join(part for part in (name, due) if part))

    def show_menu(self, item_id: int, place: QPoint) -> None:
        """What can be done with one sign."""
        item = self._viewing.mark(item_id)
        if item is None or item.due_on is None:
            return
        menu = QMenu(self._owner)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSection(sign_details(item, self._desk.today(), self._desk.lang)[0])
        self._add(menu, item, self.tr("Checked today"))
        menu.popup(place)

    def mark_checked(self, item: SafetyRow) -> None:
        """It was looked at today; the next check is as far away as the last one was."""
        desk = self._desk
        today = desk.today()
        between = item.due_on - item.checked_on if item.due_on and item.checked_on else _YEAR
        due_on = today + between
        said = self.tr("{item} checked; next check {day}")
        desk.run(
            lambda: desk.services.safety.mark_checked(
                by=desk.actor(), item_id=item.id, version=item.version, checked_on=today, due_on=due_on
            ),
            text=said.format(item=item.label, day=short_day_text(due_on, desk.lang)),
        )

    def _add(self, menu: QMenu, item: SafetyRow, text: str) -> QAction:
        action = menu.addAction(text)
        action.setEnabled(self._desk.actor().role is not Role.AUDITOR)
        action.triggered.connect(lambda _checked=False: self.mark_checked(item))
        return action
