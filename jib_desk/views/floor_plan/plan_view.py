"""The plan under mouse and keyboard: pick, walk with the arrow keys, drag a unit, let a company land.

It emits wishes and changes nothing itself.
"""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from jib_desk.rules.plan_geometry import Direction, nearest
from jib_desk.services.rows.seats import UnitRow
from jib_desk.views.floor_plan.hand import ARROWS, ZOOMS, wheel_zoom
from jib_desk.views.floor_plan.plan_stops import PlanStops
from jib_desk.views.floor_plan.stops import Stop
from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.theme import Theme

# Keys that ask for another way to look.
WISHES = {
    Qt.Key.Key_S: "seats",
    Qt.Key.Key_N: "now",
    Qt.Key.Key_F: "safety",
    Qt.Key.Key_T: "table",
    Qt.Key.Key_L: "labels",
    Qt.Key.Key_Slash: "find",
    Qt.Key.Key_PageUp: "floor_up",
    Qt.Key.Key_PageDown: "floor_down",
}
_PUTTING_DOWN = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class PlanView(PlanStops):
    """A `PlanCanvas` that a person works with."""

    unit_selected = Signal(int)  # 0 = nothing
    unit_opened = Signal(int)
    menu_wanted = Signal(int, QPoint)  # unit, place on the screen
    current_walked = Signal(int)  # by keys, to this unit; 0 = no card is wished
    stop_walked = Signal(str, int)  # by keys, to this "room" or "sign"
    sign_chosen = Signal(int, QPoint)  # fire item, place on the screen
    wished = Signal(str)  # by a key: one of the values of WISHES

    def __init__(self, model: UnitsModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self._pressed: QPointF | None = None
        self._pressed_unit: UnitRow | None = None
        self._is_panning = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # --- mouse -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where; whether it is a click, a pan or a drag is told by what follows."""
        if event.button() not in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            return
        if self._is_carrying:
            self._stop_dragging()
        self._pressed = event.position()
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed_unit = self.unit_at(event.position()) if is_left else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Hover, pan, or drag what was pressed."""
        point = event.position()
        if self._pressed is None:
            self._hover(point)
            return
        if self._dragged is not None:
            self._drag_over(point)
            return
        moved = point - self._pressed
        if not self._is_panning and moved.manhattanLength() < QApplication.startDragDistance():
            return
        if not self._is_panning and self._take_up(self._pressed_unit, point):
            return
        self._is_panning = True
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.pan(moved.x(), moved.y())
        self._pressed = point

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click picks; the end of a drag says what was wished."""
        if self._pressed is None:
            return
        is_dragging, was_panning = self._dragged is not None, self._is_panning
        unit = self.unit_at(event.position())
        if is_dragging:
            self._let_go(unit)
            return
        self._stop_dragging()
        if was_panning or event.button() != Qt.MouseButton.LeftButton:
            return
        if (sign := self.sign_at(event.position())) is not None:
            self.sign_chosen.emit(sign.id, event.globalPosition().toPoint())
        else:
            self._pick(unit.id if unit is not None else 0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a unit; beside all units, fits the plan."""
        unit = self.unit_at(event.position())
        if unit is not None:
            self.unit_opened.emit(unit.id)
        else:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms at the pointer."""
        if event.angleDelta().y():
            self.zoom(wheel_zoom(event), event.position())
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._ring("_hovered", 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The verbs of a unit, at the pointer or, by the Menu key, at the current unit."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            unit = self.unit_at(QPointF(event.pos()))
            place = event.globalPos()
        else:
            unit = self.model.unit(self._current)
            place = self.mapToGlobal(self.tile(self._current).center().toPoint())
        if unit is not None:
            self._pick(unit.id)
            self.menu_wanted.emit(unit.id, place)

    # --- keyboard ----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter opens, M picks up and Enter puts down, Esc lets go, + − 0 zoom."""
        key = Qt.Key(event.key())
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and is_plain:
            self._walk(ARROWS[key])
        elif key == Qt.Key.Key_M and is_plain:
            self.current_walked.emit(0)  # its card gives way to what is said of the landing
            self._carry(self.model.unit(self._current))
        elif self._is_carrying and key in _PUTTING_DOWN:
            self._let_go(self.model.unit(self._current))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (self._current or self._stop):
            self._open()
        elif key == Qt.Key.Key_Space and self._current:
            self._pick(self._current)
        elif key == Qt.Key.Key_Escape and (self._dragged is not None or self._selected):
            if self._dragged is not None:
                self._stop_dragging()
            else:
                self._pick(0)
                event.ignore()  # the page lets go of its search, too
        elif key in ZOOMS:
            self.zoom(ZOOMS[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_1:
            self.show_full_size()
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End} and self.units():
            codes = sorted(self.units(), key=lambda unit: unit.code)
            self._go_to(codes[0 if key == Qt.Key.Key_Home else -1])
        elif key in WISHES and is_plain:
            self.wished.emit(WISHES[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._current and not self._stop and self.units():
            self._ring("_current", min(self.units(), key=lambda unit: unit.code).id)
        self._speak()
        self._update_tile(self._current)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._is_carrying:
            self._stop_dragging()
        self._update_tile(self._current)

    def _walk(self, direction: Direction) -> None:
        units = self.units()
        stops = [] if self._is_carrying else self._stops()
        here = self._stop_of(self._stop) or self.model.unit(self._current)
        if not units:
            return
        if here is None:
            self._go_to(units[0])
            return
        found = nearest(here.shape, [*(unit.shape for unit in units), *(stop.shape for stop in stops)], direction)
        if found is not None and found < len(units):
            self._go_to(units[found])
        elif found is not None:
            self._stand_at(stops[found - len(units)])

    def _go_to(self, unit: UnitRow) -> None:
        self._leave_stop()
        self._ring("_current", unit.id)
        self.reveal(unit.id)
        self._speak()
        if self._is_carrying:
            self._carry_over(unit)
        elif self._selected:
            self._pick(unit.id)
        else:
            self.current_walked.emit(unit.id)

    def _stand_at(self, stop: Stop) -> None:
        """A room or a fire item has the keys; the unit that is open stays open."""
        self._left_for_stop = self._current or self._left_for_stop
        self._ring("_current", 0)
        self._stop = stop.item
        self.reveal_tile(self._tile_of(stop.item))
        self.update()
        self._speak()
        self.stop_walked.emit(stop.kind, stop.id)

    def _open(self) -> None:
        """What the keys are on: a unit's panel, or what can be done about a fire item."""
        stop = self._stop_of(self._stop)
        if stop is None:
            self.unit_opened.emit(self._current)
        elif stop.kind == "sign":
            self.sign_chosen.emit(stop.id, self.mapToGlobal(self._tile_of(stop.item).center().toPoint()))

    def _pick(self, unit_id: int) -> None:
        if unit_id:
            self._leave_stop()
            self._ring("_current", unit_id)
        if unit_id != self._selected:
            self.set_selected(unit_id)
            self.unit_selected.emit(unit_id)

    # --- dragging ----------------------------------------------------------------------------

    def _hover(self, point: QPointF) -> None:
        unit = self.unit_at(point)
        self._ring("_hovered", unit.id if unit is not None else 0)
        if unit is None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _stop_dragging(self) -> None:
        self._pressed = self._pressed_unit = None
        self._is_panning = False
        super()._stop_dragging()
