"""The sheet under hand and keys: every gesture of the mouse has its key, and a screen reader hears every piece."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from jib_desk.rules.plan_geometry import Direction
from jib_desk.rules.words import Lang
from jib_desk.views.floor_plan.editor.gestures import Banding, Drawing, Moving, PictureMoving, Pulling
from jib_desk.views.floor_plan.editor.session import EditSession, Tool
from jib_desk.views.floor_plan.editor.spoken import SpokenCanvas
from jib_desk.views.floor_plan.hand import ARROWS, ZOOMS, wheel_zoom
from jib_desk.views.theme import Space, Theme

_KEY = Qt.Key
_MOD = Qt.KeyboardModifier
_STEPS = {Direction.LEFT: (-1, 0), Direction.RIGHT: (1, 0), Direction.UP: (0, -1), Direction.DOWN: (0, 1)}
TOOL_KEYS = {
    Tool.SELECT: _KEY.Key_V,
    Tool.UNIT: _KEY.Key_U,
    Tool.SPACE: _KEY.Key_R,
    Tool.DOOR: _KEY.Key_D,
    Tool.MARK: _KEY.Key_M,
    Tool.PICTURE: _KEY.Key_P,
}
_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
}


class EditorSheet(SpokenCanvas):
    """Mouse and keys on the sheet. What needs a question asked first is a wish to the editor."""

    remove_wanted = Signal()
    facts_wanted = Signal()  # Enter: to the form
    leave_wanted = Signal()  # Esc, with nothing left to let go of
    menu_wanted = Signal(QPoint)
    picture_dropped = Signal(object)  # pathlib.Path
    measured = Signal()  # two points of the picture are there

    def __init__(self, session: EditSession, theme: Theme, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(session, theme, lang, parent)
        self._panned_from: QPointF | None = None
        self._is_space_down = False
        self.is_measuring = False
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        session.tool_changed.connect(self._show_cursor)

    # --- mouse -------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a gesture by the tool in use; the middle button, or Space, pushes the sheet."""
        self._pointer = event.position()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (is_left and self._is_space_down):
            self._panned_from = event.position()
        elif is_left:
            self._begin(event)

    def _begin(self, event: QMouseEvent) -> None:
        session, at = self.session, self.to_plan(event.position())
        reach = Space.S / self.scale
        handle = self.handle_at(event.position())
        if self.is_measuring:
            self._take_point(at)
        elif session.tool is Tool.PICTURE:
            self.gesture = PictureMoving(session, at, reach)
        elif handle is not None:
            self.gesture = Pulling(session, at, reach, handle)
        elif session.tool is Tool.SELECT:
            self._begin_selecting(event)
        elif session.tool in {Tool.UNIT, Tool.SPACE}:
            self.gesture = Drawing(session, at, reach)
        elif session.tool is Tool.DOOR:
            session.put_door(at, is_free=bool(event.modifiers() & _MOD.AltModifier))
        else:
            session.put_at(at)

    def _begin_selecting(self, event: QMouseEvent) -> None:
        session, at = self.session, self.to_plan(event.position())
        reach = Space.S / self.scale
        adds = bool(event.modifiers() & (_MOD.ShiftModifier | _MOD.ControlModifier))
        item = self.item_at(event.position())
        if item is None:
            self.gesture = Banding(session, at, reach, adds=adds)
        elif adds:
            session.toggle(item.ref)
        else:
            if item.ref not in session.selection:
                session.select((item.ref,))
            self.gesture = Moving(session, at, reach)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carries the gesture on, once the pointer has really moved."""
        point = event.position()
        if self._panned_from is not None:
            moved = point - self._panned_from
            self._panned_from = point
            self.pan(moved.x(), moved.y())
        elif self.gesture is not None:
            began = self.to_view(self.gesture.start)
            is_begun = self.gesture.preview is not None or self.gesture.band is not None
            if is_begun or (point - began).manhattanLength() >= QApplication.startDragDistance() // 2:
                self._pointer = point
                is_free = bool(event.modifiers() & _MOD.AltModifier)
                self.gesture.move(self.to_plan(point), is_free=is_free)
                self.update()
        else:
            self._show_cursor(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Does what was shown."""
        self._panned_from = None
        if event.button() == Qt.MouseButton.LeftButton:
            self._end_gesture()

    def _end_gesture(self, *, is_done: bool = True) -> None:
        gesture, self.gesture = self.gesture, None
        if gesture is not None and is_done:
            gesture.finish()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A piece: its facts; beside all, the whole floor."""
        if self.session.tool is not Tool.SELECT:
            self.mousePressEvent(event)
        elif self.item_at(event.position()) is not None:
            self.facts_wanted.emit()
        else:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zooms at the pointer."""
        if event.angleDelta().y():
            self.zoom(wheel_zoom(event), event.position())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """At the pointer, on what lies there; by the Menu key, on what is selected."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            item = self.item_at(QPointF(event.pos()))
            if item is not None and item.ref not in self.session.selection:
                self.session.select((item.ref,))
        elif self.session.chosen():
            place = self.mapToGlobal(self.to_view(self.session.chosen()[-1].shape.centre).toPoint())
        self.menu_wanted.emit(place)

    def _take_point(self, at: tuple[float, float]) -> None:
        self.points = [*self.points[-1:], at] if len(self.points) < 2 else [at]
        if len(self.points) == 2:
            self.measured.emit()
        self.update()

    def stop_measuring(self) -> None:
        """The points are used, or given up."""
        self.is_measuring = False
        self.points = []
        self._show_cursor()
        self.update()

    def start_measuring(self) -> None:
        """The next two clicks are points of the picture."""
        self.points = []
        self.is_measuring = True
        self._show_cursor()

    def _show_cursor(self, point: QPointF | None = None) -> None:
        handle = self.handle_at(point) if point is not None else None
        if self.is_measuring or self.session.tool in {Tool.UNIT, Tool.SPACE, Tool.MARK, Tool.DOOR}:
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif handle is not None:
            self.setCursor(_CURSORS[handle.value])
        elif self.session.tool is Tool.PICTURE or (point is not None and self.item_at(point) is not None):
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.unsetCursor()

    # --- files -------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One picture can be let go over the sheet."""
        if _pictures_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """It is laid under the floor."""
        for path in _pictures_of(event.mimeData())[:1]:
            event.acceptProposedAction()
            self.picture_dropped.emit(path)

    # --- keys --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keys of the sheet come before shortcuts of the window; a piece says what it is when pointed at."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self.item_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.said(item) if item is not None else "", self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._verb(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows push, with Shift they pull, with Ctrl they go to the neighbour; the rest is in `_verb`."""
        if event.key() == _KEY.Key_Space:
            self._is_space_down = True
            return
        verb = self._verb(event)
        if verb is None:
            super().keyPressEvent(event)
        else:
            verb()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == _KEY.Key_Space and not event.isAutoRepeat():
            self._is_space_down = False
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._is_space_down = False
        self.update()
        super().focusOutEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()
        super().focusInEvent(event)

    def _verb(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key means here; None when nothing."""
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~_MOD.KeypadModifier
        if key in ARROWS:
            return self._arrow(ARROWS[key], modifiers)
        if event.matches(QKeySequence.StandardKey.SelectAll):
            return self.session.select_all
        if modifiers == _MOD.ControlModifier and key == _KEY.Key_D:
            return self.session.duplicate
        if modifiers:
            return None
        if key in ZOOMS:
            return lambda: self.zoom(ZOOMS[key])
        tools = {tool_key: tool for tool, tool_key in TOOL_KEYS.items()}
        if key in tools:
            return lambda: self.session.use(tools[key])
        plain: dict[Qt.Key, Callable[[], object]] = {
            _KEY.Key_Delete: self.remove_wanted.emit,
            _KEY.Key_Backspace: self.remove_wanted.emit,
            _KEY.Key_Insert: self.session.put_free,
            _KEY.Key_Return: self._enter,
            _KEY.Key_Enter: self._enter,
            _KEY.Key_Escape: self._let_go,
            _KEY.Key_0: self.fit,
        }
        return plain.get(key)

    def _arrow(self, direction: Direction, modifiers: Qt.KeyboardModifier) -> Callable[[], object] | None:
        dx, dy = _STEPS[direction]
        if modifiers == _MOD.ControlModifier or (not self.session.selection and self.session.tool is not Tool.PICTURE):
            return lambda: self._walk(direction)
        if modifiers == _MOD.ShiftModifier:
            return lambda: self.session.grow(dx, dy)
        return (lambda: self._push(dx, dy)) if not modifiers else None

    def _push(self, dx: int, dy: int) -> None:
        picture = self.session.picture
        if self.session.tool is Tool.PICTURE and picture is not None:
            step = self.session.step
            moved = PictureMoving(self.session, (0.0, 0.0), 0.0)
            moved.move((dx * step, dy * step))
            moved.finish()
        else:
            self.session.push(dx, dy)
        self._reveal_chosen()

    def _walk(self, direction: Direction) -> None:
        self.session.walk(direction)
        self._reveal_chosen()

    def _reveal_chosen(self) -> None:
        for item in self.session.chosen()[-1:]:
            self.reveal(item.shape)

    def _enter(self) -> None:
        if self.session.tool is Tool.SELECT or self.session.tool is Tool.PICTURE:
            self.facts_wanted.emit()
        else:
            self.session.put_free()
            self._reveal_chosen()

    def _let_go(self) -> None:
        """One thing at a time: the gesture, the points, the tool, the selection, the editor."""
        if self.gesture is not None:
            self._end_gesture(is_done=False)
        elif self.is_measuring:
            self.stop_measuring()
        elif self.session.tool is not Tool.SELECT:
            self.session.use(Tool.SELECT)
        elif self.session.selection:
            self.session.select(())
        else:
            self.leave_wanted.emit()


def _pictures_of(data: QMimeData) -> list[Path]:
    """The files among what is dragged that may be pictures; what they are is looked at when they are read."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in {".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp"}]
