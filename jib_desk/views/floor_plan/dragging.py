"""Something carried over the plan: a unit or a company under the mouse, or a unit that the keys have picked up.

What letting go would do is said all the while. It emits wishes and changes nothing itself.
"""

from PySide6.QtCore import QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import QWidget

from jib_desk.services.rows.seats import UnitRow
from jib_desk.views.floor_plan.canvas import PlanCanvas
from jib_desk.views.floor_plan.landing import Deed, Dragged, Landing, Landings
from jib_desk.views.item_models.companies import COMPANY_MIME
from jib_desk.views.item_models.unit_faces import company_of
from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.theme import Motion, Space, Theme


class PlanDragging(PlanCanvas):
    """A `PlanCanvas` over which things are carried; a unit that cannot take them says why, and what is free."""

    company_dropped = Signal(int, int)  # company, unit
    unit_dropped = Signal(int, int, str)  # from, onto, the deed

    def __init__(self, model: UnitsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.landings = Landings(self)
        self._dragged: Dragged | None = None
        self._is_carrying = False  # by keys
        self._may_drag = True
        self._pushing = QTimer(self)
        self._pushing.setInterval(Motion.FRAME)
        self._pushing.timeout.connect(self._push)
        self.setAcceptDrops(True)

    def set_editable(self, *, is_editable: bool) -> None:
        """Auditors look, they do not drag."""
        self._may_drag = is_editable
        self.setAcceptDrops(is_editable)

    @property
    def is_carrying(self) -> bool:
        """Whether the keys have picked something up."""
        return self._is_carrying

    @property
    def landing_text(self) -> str:
        """What is said of letting go here; nothing while nothing is carried."""
        return self._landing[1].text if self._landing is not None else ""

    # --- a unit ------------------------------------------------------------------------------

    def _take_up(self, unit: UnitRow | None, point: QPointF) -> bool:
        """Begins to carry what holds a unit; False where nobody does, or nobody may."""
        if unit is None or unit.company_id is None or not self._may_drag:
            return False
        self._dragged = Dragged(unit.company_id, company_of(unit, self.model.lang), unit)
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self._drag_over(point)
        return True

    def _drag_over(self, point: QPointF) -> None:
        if self._dragged is None:
            return
        unit = self.unit_at(point)
        key = unit.id if unit is not None else 0
        if self._landing is not None and self._landing[0] == key:
            landing = self._landing[1]
        else:
            landing = self.landings.judge(self._dragged, unit, self.model.lang)
        self._landing = (key, landing, point)
        self._pushing.start() if self._push_at(point) != (0, 0) else self._pushing.stop()
        self.update()

    def _let_go(self, unit: UnitRow | None) -> None:
        """What was carried is put down over a unit, or beside all."""
        dragged = self._dragged
        self._stop_dragging()
        if dragged is None or unit is None:
            return
        landing = self.landings.judge(dragged, unit, self.model.lang)
        if dragged.unit is None and dragged.company_id is not None:
            self.company_dropped.emit(dragged.company_id, unit.id)
        elif dragged.unit is not None and dragged.unit.id != unit.id:
            self.unit_dropped.emit(dragged.unit.id, unit.id, landing.deed.value)

    def _stop_dragging(self) -> None:
        if self._landing is not None:
            self.update()
        self._dragged = self._landing = None
        self._is_carrying = False
        self._pushing.stop()
        self.unsetCursor()

    # --- at the edge -------------------------------------------------------------------------

    def _push_at(self, point: QPointF) -> tuple[int, int]:
        """How far the floor is pushed while something is held at an edge of the view."""

        def step(at: float, extent: float) -> int:
            return Space.L if at < Space.XL else -Space.L if at > extent - Space.XL else 0

        width, height = self._extent()
        return step(point.x(), width), step(point.y(), height)

    def _push(self) -> None:
        if self._landing is None or self._is_carrying:
            self._pushing.stop()
            return
        point, before = self._landing[2], self.camera
        self.push(*self._push_at(point))
        if self.camera == before:
            self._pushing.stop()
        else:
            self._drag_over(point)

    # --- by keys -----------------------------------------------------------------------------

    def _carry(self, unit: UnitRow | None) -> None:
        """Picks up what holds a unit; the arrow keys carry it on, Enter puts it down, Esc gives it up."""
        if unit is None or not self._take_up(unit, self.tile(unit.id).center()):
            return
        self._is_carrying = True
        self._pushing.stop()
        text = self.tr("{company} picked up: arrow keys choose a seat, Enter puts it there, Esc keeps it here")
        said = text.format(company=company_of(unit, self.model.lang))
        self._show_landing(unit, Landing(Deed.STAY, said))

    def _carry_over(self, unit: UnitRow) -> None:
        if self._dragged is not None:
            self._show_landing(unit, self.landings.judge(self._dragged, unit, self.model.lang))

    def _show_landing(self, unit: UnitRow, landing: Landing) -> None:
        self._landing = (unit.id, landing, self.tile(unit.id).center())
        self._announce(landing.text)
        self.update()

    def _announce(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text.replace("\n", ". ")))

    # --- a company from the list -------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A company from the list."""
        data = event.mimeData()
        if data.hasFormat(COMPANY_MIME):
            company_id = int(bytes(data.data(COMPANY_MIME).data()).decode())
            self._dragged = Dragged(company_id, data.text())
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Says where it may land, and why not; over each unit there is an answer."""
        self._drag_over(event.position())
        if self._landing is not None and self._landing[0]:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone again."""
        self._stop_dragging()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let go over a unit."""
        unit = self.unit_at(event.position())
        if self._dragged is not None and unit is not None:
            event.acceptProposedAction()
        self._let_go(unit)
