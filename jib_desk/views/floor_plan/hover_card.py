"""The card beside a unit, a room or a sign that is pointed at, or that the arrow keys have come to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from jib_desk.services.rows.seats import SpaceRow, UnitRow
from jib_desk.views.floor_plan.plan_view import PlanView
from jib_desk.views.item_models.plan_layers import Sign
from jib_desk.views.theme import Motion, Space
from jib_desk.views.widgets.basics import label

UnitLines = Callable[[UnitRow], Sequence[str]]
SignLines = Callable[[Sign], Sequence[str]]
RoomLines = Callable[[SpaceRow], Sequence[str]]
_Subject = tuple[str, int]  # "unit", "room" or "sign", and its id


class HoverCard(QFrame):
    """Waits a moment before the first card; from unit to unit it follows at once, beside the tile and never over it."""

    def __init__(self, plan: PlanView, unit_lines: UnitLines, sign_lines: SignLines, room_lines: RoomLines) -> None:
        super().__init__(plan)
        self._plan = plan
        self._unit_lines, self._sign_lines, self._room_lines = unit_lines, sign_lines, room_lines
        self._subject: _Subject | None = None
        self.setProperty("kind", "toast")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(Space.XS)
        self.head, self.body = label("strong"), label()
        column.addWidget(self.head)
        column.addWidget(self.body)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(Motion.HOVER)
        self._wait.timeout.connect(self._show_subject)
        self.hide()
        plan.installEventFilter(self)
        plan.current_walked.connect(lambda unit_id: self._walked("unit", unit_id))
        plan.stop_walked.connect(self._walked)
        plan.model.shown.connect(self.leave)

    def lines(self) -> tuple[str, ...]:
        """What the card says."""
        return (self.head.text(), *self.body.text().split("\n")) if not self.isHidden() else ()

    def leave(self) -> None:
        """Nothing is pointed at."""
        self._wait.stop()
        self._subject = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point_at(event.position(), is_held=bool(event.buttons()))
        elif kind in _LEAVING:
            self.leave()
        return kind == QEvent.Type.ToolTip

    def _point_at(self, point: QPointF, *, is_held: bool) -> None:
        subject = self._subject_at(point)
        if is_held or subject is None:
            self.leave()
        elif subject != self._subject:
            is_open = not self.isHidden()
            self._subject = subject
            if is_open:
                self._show_subject()
            else:
                self._wait.start()

    def _subject_at(self, point: QPointF) -> _Subject | None:
        found = (
            ("sign", self._plan.sign_at(point)),
            ("unit", self._plan.unit_at(point)),
            ("room", self._plan.room_at(point)),
        )
        return next(((kind, thing.id) for kind, thing in found if thing is not None), None)

    def _walked(self, kind: str, key: int) -> None:
        self._wait.stop()
        self._subject = (kind, key)
        self._show_subject()

    def _show_subject(self) -> None:
        if self._subject is None:
            return
        kind, key = self._subject
        lines, tile = {"unit": self._of_unit, "sign": self._of_sign, "room": self._of_room}[kind](key)
        if not lines:
            self.leave()
            return
        self.head.setText(lines[0])
        self.body.setText("\n".join(lines[1:]))
        self.body.setVisible(len(lines) > 1)
        self.adjustSize()
        self.setGeometry(self._place(tile))
        self.show()
        self.raise_()

    def _of_unit(self, key: int) -> tuple[Sequence[str], QRectF]:
        unit = self._plan.model.unit(key)
        return (self._unit_lines(unit) if unit is not None else (), self._plan.tile(key))

    def _of_room(self, key: int) -> tuple[Sequence[str], QRectF]:
        room = self._plan.room(key)
        return (self._room_lines(room) if room is not None else (), self._plan.room_tile(key))

    def _of_sign(self, key: int) -> tuple[Sequence[str], QRectF]:
        sign = self._plan.sign(key)
        return (self._sign_lines(sign) if sign is not None else (), self._plan.sign_tile(key))

    def _place(self, tile: QRectF) -> QRect:
        """Right of the tile, else left of it; inside the view."""
        size, view = self.sizeHint(), self._plan.rect()
        left = round(tile.right()) + Space.S
        if left + size.width() > view.right():
            left = round(tile.left()) - Space.S - size.width()
        top = min(max(round(tile.top()), Space.XS), max(Space.XS, view.bottom() - size.height() - Space.XS))
        return QRect(max(left, Space.XS), top, size.width(), size.height())


_LEAVING = frozenset(
    {
        QEvent.Type.Leave,
        QEvent.Type.Hide,
        QEvent.Type.FocusOut,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.Resize,
        QEvent.Type.DragEnter,
    }
)
