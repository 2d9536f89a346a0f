"""The grid of a day under mouse and keyboard: rooms as rows, time across, read from the item models.

It selects, walks and shows what a drag would do; what is asked for leaves as a signal.
"""

from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip

from jib_desk.rules.intervals import Span
from jib_desk.rules.words import Lang
from jib_desk.services.rows.bookings import BookingRow, ClosureRow
from jib_desk.views.bookings.blocks import BlockPainter
from jib_desk.views.bookings.day_painter import DayPainter, Picture
from jib_desk.views.bookings.day_view import DayFrame, DayView
from jib_desk.views.bookings.drag import Proposal, judged
from jib_desk.views.bookings.geometry import SNAP, PlacedBooking, free_room
from jib_desk.views.bookings.hand import Hand
from jib_desk.views.bookings.keys import Keys
from jib_desk.views.item_models.bookings import BookingsModel, Lane, LanesModel
from jib_desk.views.theme import Theme
from jib_desk.views.widgets.spoken_items import install_spoken_items


class RoomGrid(DayView):
    """Rooms × time of one day."""

    selected = Signal(int)  # a booking, 0 = none
    opened = Signal(int)
    create_requested = Signal(int, object)  # room, Span
    change_requested = Signal(object)  # Proposal that is free
    obstructed = Signal(object)  # Proposal that is not
    cancel_requested = Signal(int)
    day_step_requested = Signal(int)

    def __init__(self, theme: Theme, bookings: BookingsModel, lanes: LanesModel, frame: DayFrame) -> None:
        super().__init__(theme, bookings, lanes, frame)
        self.chosen: int | None = None
        self.hovered: int | None = None
        self.proposal: Proposal | None = None
        self.blocks = BlockPainter(theme, bookings)
        self._painter = DayPainter(theme, self.blocks)
        self._hand, self._keys = Hand(self), Keys(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        install_spoken_items()
        self.cursor_at = self.first_free_quarter()

    def set_language(self, lang: Lang) -> None:
        """Words on blocks in another language; the models are told by whoever owns them."""
        self.blocks.lang = lang
        self.lay_out()

    # --- cursor and selection ----------------------------------------------------------------

    def choose(self, booking_id: int | None) -> None:
        """Select a booking without telling anybody."""
        self.chosen = booking_id
        self.viewport().update()

    def lane(self) -> Lane | None:
        """The lane that the cursor is in."""
        lanes = self.lanes.lanes()
        return lanes[self.cursor_lane] if self.cursor_lane < len(lanes) else None

    def booking_at_cursor(self) -> BookingRow | None:
        """The booking under the cursor: the selected one if it is there too."""
        lane = self.lane()
        rooms = {room.id for room in lane.rooms} if lane else set[int]()
        here = [
            placed.booking
            for placed in self.placed
            if placed.booking.room_id in rooms
            and placed.booking.blocks_from < self.cursor_at + SNAP
            and self.cursor_at < placed.booking.blocks_until
        ]
        return next((row for row in here if row.id == self.chosen), here[-1] if here else None)

    def room_for(self, lane: int, span: Span) -> int | None:
        """The room of a lane that a new booking goes to: of folded booths, one that is free."""
        return free_room(self.layout_.lanes[lane], self.bookings.rows(), self.frame.closures, span)

    def move_cursor(self, lane: int, at: datetime, *, select: bool = True) -> None:
        """Puts the cursor somewhere, says what is there and selects it."""
        self.cursor_lane = min(max(lane, 0), max(len(self.lanes.lanes()) - 1, 0))
        self.cursor_at = min(max(at, self.frame.span.start), self.frame.span.end - SNAP)
        self.reveal_cursor()
        if select:
            row = self.booking_at_cursor()
            self.select(row.id if row else None)
        self._announce(self.spoken())
        self.viewport().update()

    def select(self, booking_id: int | None) -> None:
        """Select as a person does: told to whoever listens."""
        if booking_id != self.chosen:
            self.chosen = booking_id
            self.selected.emit(booking_id or 0)
            self.viewport().update()

    def spoken(self) -> str:
        """What a screen reader says of the cursor's place."""
        lane, row = self.lane(), self.booking_at_cursor()
        if row is not None:
            return self.bookings.spoken(row)
        time = f"{self.cursor_at.astimezone(self.frame.zone):%H:%M}"
        return self.tr("{room}, {time}, free").format(room=lane.title if lane else "", time=time)

    # --- for screen readers ------------------------------------------------------------------

    def spoken_items(self) -> list[int]:
        """Bookings in order of time, then of rooms."""
        shown = sorted(self.placed, key=lambda placed: (placed.booking.starts_at, placed.outer.top()))
        return [placed.booking.id for placed in shown]

    def spoken_name(self, item: int) -> str:
        """Subject, room, times and state of a booking."""
        return self.bookings.spoken(self._placed(item).booking)

    def spoken_description(self, item: int) -> str:
        """What more is known of a booking."""
        return self.bookings.details(self._placed(item).booking)

    def spoken_place(self, item: int) -> QRect:
        """Where its block stands on the screen."""
        seen = self.to_viewport(self._placed(item).outer).toRect()
        return QRect(self.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def current_item(self) -> int | None:
        """The booking that the keyboard is on is the selected one."""
        return self.chosen

    selected_item = current_item

    def _placed(self, booking_id: int) -> PlacedBooking:
        return next(placed for placed in self.placed if placed.booking.id == booking_id)

    def _announce(self, text: str) -> None:
        self.setAccessibleDescription(text)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    # --- proposals ---------------------------------------------------------------------------

    def propose(self, proposal: Proposal | None) -> None:
        """Shows what letting go would do, judged; None ends it."""
        self.proposal = None if proposal is None else self.judge(proposal)
        self.viewport().update()

    def judge(self, proposal: Proposal) -> Proposal:
        """The proposal with what is in its way."""
        return judged(proposal, self.bookings.rows(), self.frame.closures)

    def ask(self, proposal: Proposal) -> None:
        """Sends a proposal on its way: as a wish when it is free, else as what is in its way."""
        proposal = self.judge(proposal)
        if not proposal.changes_something:
            return
        if not proposal.is_free:
            self.obstructed.emit(proposal)
        elif proposal.booking is None:
            self.create_requested.emit(proposal.room_id, proposal.span)
        else:
            self.change_requested.emit(proposal)
        self._announce(self.verdict(proposal))

    def verdict(self, proposal: Proposal) -> str:
        """The words beside the hand: free, or what is in the way."""
        times = self.bookings.times(proposal.span.start, proposal.span.end)
        obstacle = proposal.obstacle
        if obstacle is None:
            return self.tr("{times} · free").format(times=times)
        if isinstance(obstacle, ClosureRow):
            return self.tr("{times} · closed: {reason}").format(times=times, reason=obstacle.reason)
        taken = self.bookings.times(obstacle.blocks_from, obstacle.blocks_until)
        return self.tr("{times} · conflicts with {subject}, {taken}").format(
            times=times, subject=obstacle.subject, taken=taken
        )

    # --- Qt ----------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint(painter, self.picture())
        painter.end()

    def picture(self) -> Picture:
        """Everything that is to be seen."""
        below = self.booking_at_cursor()
        shows_cursor = self.hasFocus() and self.proposal is None and (below is None or below.id != self.chosen)
        return Picture(
            axis=self.axis,
            layout=self.layout_,
            head_width=self.head_width,
            head_height=self.head_height,
            offset=QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value()),
            size=QRectF(self.viewport().rect()),
            zone=self.frame.zone,
            open=self.frame.open,
            closures=self.frame.closures,
            placed=self.placed,
            now=self.now,
            places=[self._places(lane) for lane in self.layout_.lanes],
            selected=self.chosen,
            hovered=self.hovered,
            cursor=self.cursor_rect() if shows_cursor else None,
            cursor_at=self.cursor_at if shows_cursor else None,
            cursor_on_booking=below is not None,
            proposal=self.proposal,
            verdict=self.verdict(self.proposal) if self.proposal else "",
        )

    def _places(self, lane: Lane) -> str:
        if lane.is_group:
            return self.tr("{count} booths").format(count=lane.size) if lane.rooms else ""
        most = max(lane.rooms[0].capacity.values(), default=lane.rooms[0].fire_limit)
        return self.tr("1 place") if most == 1 else self.tr("{count} places").format(count=most)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._hand.cancel():
            return
        if not self._keys.press(event):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._hand.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hand.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hand.release(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._hand.double_click(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            hit = self.hit(QPointF(event.pos()))
            text = self.bookings.details(hit.placed.booking) if hit and hit.placed else ""
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave and self.hovered is not None:
            self.hovered = None
            self.viewport().update()
        return super().viewportEvent(event)
