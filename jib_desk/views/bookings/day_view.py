"""A day drawn in lanes that scroll and zoom under heads that stay: where things lie, not what they do."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from jib_desk.rules.intervals import Span
from jib_desk.rules.words import BookingState
from jib_desk.services.rows.bookings import ClosureRow
from jib_desk.views.bookings.drag import DragKind, is_movable
from jib_desk.views.bookings.geometry import HOUR, SNAP, LaneLayout, PlacedBooking, TimeAxis, place
from jib_desk.views.item_models.bookings import BookingsModel, LanesModel
from jib_desk.views.theme import Size, Space, Theme, Type, Weight

LANE_LEAST, LANE_MOST = Size.CONTROL + Space.L, 2 * Size.CONTROL + Space.L
HOUR_LEAST, HOUR_MOST = Size.CONTROL, 16 * Size.CONTROL
_HOUR_LEGIBLE = 2 * Size.CONTROL  # fitting stops here and scrolls: a booking of an hour still says what it is
_EDGE = Space.S  # how near a block's edge the hand resizes it


@dataclass(frozen=True, slots=True)
class DayFrame:
    """A day as the grid shows it. `open` None: closed all day."""

    day: date
    span: Span
    zone: ZoneInfo
    open: Span | None
    closures: tuple[ClosureRow, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a point of the body: a lane, an instant (its quarter), perhaps a booking and its part."""

    lane: int
    room_id: int | None
    at: datetime
    placed: PlacedBooking | None = None
    part: DragKind = DragKind.MOVE


class DayView(QAbstractScrollArea):
    """Lanes × time of one day; subclasses paint and listen."""

    def __init__(self, theme: Theme, bookings: BookingsModel, lanes: LanesModel, frame: DayFrame) -> None:
        super().__init__()
        self.theme, self.bookings, self.lanes, self.frame = theme, bookings, lanes, frame
        self.now = frame.span.start
        self._zoom: float | None = None  # None = fitted to the opening hours
        self.axis = TimeAxis(frame.span, HOUR_LEAST)
        self.layout_ = LaneLayout((), 1, 1)
        self.placed: list[PlacedBooking] = []
        self.cursor_lane, self.cursor_at = 0, frame.span.start
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for model in (bookings, lanes):
            model.modelReset.connect(self.lay_out)
            model.dataChanged.connect(self.lay_out)
        theme.changed.connect(self.viewport().update)

    # --- what is shown -----------------------------------------------------------------------

    def set_frame(self, frame: DayFrame) -> None:
        """Another day, or other hours and closures of it."""
        is_new = frame.day != self.frame.day
        self.frame = frame
        if is_new or not frame.span.start <= self.cursor_at < frame.span.end:
            self.cursor_at = self.first_free_quarter()
        self.lay_out()
        if is_new and self._zoom is None:
            self.show_hours()

    def set_now(self, now: datetime) -> None:
        """Where the now-line stands."""
        self.now = now
        self.viewport().update()

    # --- geometry ----------------------------------------------------------------------------

    @property
    def head_height(self) -> float:
        """Of the time head."""
        return Size.ROW

    @property
    def head_width(self) -> float:
        """Of the room names: the longest, within reason."""
        metrics = QFontMetricsF(self.theme.font(Type.BODY, Weight.BOLD))
        widest = max((metrics.horizontalAdvance(lane.title) for lane in self.lanes.lanes()), default=0)
        return min(max(widest + Space.XXL + Space.S, 4 * Size.CONTROL), 7 * Size.CONTROL)

    def lay_out(self) -> None:
        """Places lanes and blocks anew, keeping the hour at the left where it is."""
        left = self.axis.at(self.horizontalScrollBar().value())
        body = self.viewport().size() - QSize(int(self.head_width), int(self.head_height))
        lanes = self.lanes.lanes()
        wanted = body.height() / max(len(lanes), 1)
        self.layout_ = LaneLayout(lanes, min(max(wanted, LANE_LEAST), LANE_MOST), Size.CONTROL)
        self.axis = TimeAxis(self.frame.span, self._zoom or self._fitting(body.width()))
        shown = [row for row in self.bookings.rows() if row.state is not BookingState.CANCELLED]
        self.placed = place(shown, self.axis, self.layout_, Space.XS)
        for bar, content, page in (
            (self.horizontalScrollBar(), self.axis.width, body.width()),
            (self.verticalScrollBar(), self.layout_.height, body.height()),
        ):
            bar.setRange(0, max(int(content - page), 0))
            bar.setPageStep(max(page, 1))
            bar.setSingleStep(Space.XL)
        self.horizontalScrollBar().setValue(round(self.axis.x(left)))
        self.cursor_lane = min(self.cursor_lane, max(len(lanes) - 1, 0))
        self.viewport().update()

    def _fitting(self, width: float) -> float:
        """So that the opening hours and an hour on either side fill the width."""
        hours = (self.frame.open.length / HOUR if self.frame.open else 9) + 2
        return min(max(width / hours, _HOUR_LEGIBLE), HOUR_MOST)

    def first_hour(self) -> datetime:
        """When the day opens; nine in the morning of a closed one."""
        return self.frame.open.start if self.frame.open else self.frame.span.start + 9 * HOUR

    def first_free_quarter(self) -> datetime:
        """Where the cursor begins: when the day opens, or today the next quarter of an hour."""
        if self.first_hour() < self.now < self.frame.span.end - SNAP:
            return TimeAxis(self.frame.span, 1).nearest(self.now + SNAP / 2)
        return self.first_hour()

    def show_hours(self) -> None:
        """Scrolls to an hour before opening."""
        self.horizontalScrollBar().setValue(round(self.axis.x(self.first_hour() - HOUR)))

    def zoom(self, factor: float, at_x: float | None = None) -> None:
        """Makes hours longer or shorter; what is under `at_x` (viewport) stays there."""
        x = self.viewport().width() / 2 if at_x is None else at_x
        held = self.axis.at(self.to_content(QPointF(x, 0)).x())
        self._zoom = min(max(self.axis.per_hour * factor, HOUR_LEAST), HOUR_MOST)
        self.lay_out()
        self.horizontalScrollBar().setValue(round(self.axis.x(held) - (x - self.head_width)))

    def fit(self) -> None:
        """Back to the opening hours."""
        self._zoom = None
        self.lay_out()
        self.show_hours()

    def to_content(self, point: QPointF) -> QPointF:
        """From the viewport to where lanes and hours begin at 0."""
        return QPointF(
            point.x() - self.head_width + self.horizontalScrollBar().value(),
            point.y() - self.head_height + self.verticalScrollBar().value(),
        )

    def to_viewport(self, rect: QRectF) -> QRectF:
        """From content to the viewport."""
        return rect.translated(
            self.head_width - self.horizontalScrollBar().value(), self.head_height - self.verticalScrollBar().value()
        )

    def hit(self, point: QPointF) -> Hit | None:
        """What lies under a point of the viewport; None on the heads and below the last lane."""
        if point.x() < self.head_width or point.y() < self.head_height:
            return None
        spot = self.to_content(point)
        lane = self.layout_.lane_at(spot.y())
        if lane is None or not 0 <= spot.x() < self.axis.width:
            return None
        room, at = self.layout_.room_at(spot.y()), self.axis.snapped(spot.x())
        for placed in reversed(self.placed):
            if placed.outer.contains(spot):
                return Hit(lane, room, at, placed, self._part(placed, spot))
        return Hit(lane, room, at)

    def _part(self, placed: PlacedBooking, spot: QPointF) -> DragKind:
        if not is_movable(placed.booking) or placed.is_thin or placed.core.width() < 3 * _EDGE:
            return DragKind.MOVE
        if abs(spot.x() - placed.core.right()) <= _EDGE and self.axis.x(placed.booking.ends_at) <= self.axis.width:
            return DragKind.END
        if abs(spot.x() - placed.core.left()) <= _EDGE and self.axis.x(placed.booking.starts_at) >= 0:
            return DragKind.START
        return DragKind.MOVE

    def rect_of(self, room_id: int, span: Span) -> QRectF:
        """Where a time in a room lies in the viewport, also when it is scrolled out of it."""
        strip = self.layout_.strips.get(room_id)
        if strip is None:
            return QRectF()
        left, right = self.axis.x(span.start), self.axis.x(span.end)
        return self.to_viewport(QRectF(left, strip.top, right - left, strip.height))

    def cursor_rect(self) -> QRectF | None:
        """The cell of the cursor in the viewport."""
        if not self.layout_.lanes:
            return None
        lane = self.layout_.rect(self.cursor_lane, 0)
        left = self.axis.x(self.cursor_at)
        width = self.axis.x(self.cursor_at + SNAP) - left
        return self.to_viewport(QRectF(left, lane.top(), width, lane.height()))

    def reveal_cursor(self, hours: float = 0.5) -> None:
        """Scrolls so that the cursor is seen, and some time around it."""
        cell = self.cursor_rect()
        if cell is None:
            return
        margin = self.axis.per_hour * hours
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        if cell.left() < self.head_width + margin:
            across.setValue(across.value() - round(self.head_width + margin - cell.left()))
        elif cell.right() > self.viewport().width() - margin:
            across.setValue(across.value() + round(cell.right() - self.viewport().width() + margin))
        if cell.top() < self.head_height:
            down.setValue(down.value() - round(self.head_height - cell.top()))
        elif cell.bottom() > self.viewport().height():
            down.setValue(down.value() + round(cell.bottom() - self.viewport().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_fitted = self.axis.per_hour > _HOUR_LEGIBLE
        was_seen = self._sees_cursor(event.oldSize().width())
        self.lay_out()
        if self._zoom is None and (was_fitted or event.oldSize().isEmpty()):
            self.show_hours()
        if was_seen:  # a drawer that opens beside a time does not push it out of sight
            self.reveal_cursor(hours=1)

    def _sees_cursor(self, width: int) -> bool:
        cell = self.cursor_rect()
        return cell is not None and self.head_width <= cell.left() and cell.right() <= width

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.15 ** (turned / 120), event.position().x())
            event.accept()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier and turned:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - turned)
            event.accept()
        else:
            super().wheelEvent(event)

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()  # the heads stay where they are
