"""The mouse on the grid: a press becomes a click or a drag that creates, moves or resizes; Esc lets go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from jib_desk.rules.intervals import Span
from jib_desk.views.bookings.drag import DragKind, Proposal, created, is_movable, moved, resized
from jib_desk.views.bookings.geometry import HOUR
from jib_desk.views.theme import Space

if TYPE_CHECKING:
    from jib_desk.views.bookings.day_view import Hit
    from jib_desk.views.bookings.grid import RoomGrid


class Hand:
    """Follows one press until it is let go. The grid forwards its mouse events here."""

    def __init__(self, grid: RoomGrid) -> None:
        self._grid = grid
        self._pressed: Hit | None = None
        self._from = QPointF()

    @property
    def is_dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._pressed is not None and self._grid.proposal is not None

    def press(self, event: QMouseEvent) -> None:
        """Takes hold of what is there; on the names, unfolds the booths."""
        grid, point = self._grid, event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if point.x() < grid.head_width and point.y() >= grid.head_height:
            lane = grid.layout_.lane_at(grid.to_content(point).y())
            if lane is not None and grid.layout_.lanes[lane].is_group:
                grid.lanes.set_booths_open(not grid.lanes.booths_open())
            return
        self._pressed, self._from = grid.hit(point), point
        if self._pressed is None:
            grid.select(None)
            return
        # Told to nobody before the button is let go: a panel that opened would move the grid under the hand.
        placed = self._pressed.placed
        grid.choose(placed.booking.id if placed else None)
        grid.move_cursor(self._pressed.lane, self._pressed.at, select=False)

    def move(self, event: QMouseEvent) -> None:
        """Shows what letting go would do, or what may be done here."""
        grid, point = self._grid, event.position()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is None:
            self._hover(point)
            return
        distance = (point - self._from).manhattanLength()
        if not self.is_dragging and distance < QApplication.startDragDistance():
            return
        self._scroll_at_edges(point)
        grid.propose(self._proposal(self._pressed, point))

    def release(self, event: QMouseEvent) -> None:
        """Asks for what was shown; without a drag it was a click, which selects."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        proposal, self._pressed = self._grid.proposal, None
        if proposal is None:
            self._grid.selected.emit(self._grid.chosen or 0)
        else:
            self._grid.propose(None)
            lane = self._grid.layout_.lane_of(proposal.room_id)
            if lane is not None and proposal.booking is not None and proposal.is_free:
                self._grid.move_cursor(lane, proposal.span.start, select=False)  # the keys go on from there
            self._grid.ask(proposal)

    def double_click(self, event: QMouseEvent) -> None:
        """Opens a booking; over free time, asks for an hour from there."""
        hit = self._grid.hit(event.position())
        if hit is None:
            return
        if hit.placed is not None:
            self._grid.opened.emit(hit.placed.booking.id)
            return
        span = Span(hit.at, hit.at + HOUR)
        room = self._grid.room_for(hit.lane, span)
        if room is not None:
            self._grid.ask(Proposal(DragKind.CREATE, None, room, span))

    def cancel(self) -> bool:
        """Lets go without asking for anything; False when nothing was held."""
        was = self.is_dragging
        self._pressed = None
        self._grid.propose(None)
        return was

    def _proposal(self, pressed: Hit, point: QPointF) -> Proposal | None:
        grid = self._grid
        spot = grid.to_content(point)
        row = pressed.placed.booking if pressed.placed else None
        if row is None:
            at = grid.axis.snapped(spot.x())
            span = created(0, pressed.at, at).span
            room = grid.room_for(pressed.lane, span)
            return None if room is None else created(room, pressed.at, at)
        if not is_movable(row):
            return None
        if pressed.part is not DragKind.MOVE:
            return resized(row, pressed.part, grid.axis.nearest(grid.axis.at(spot.x())))
        shift = (spot.x() - grid.to_content(self._from).x()) / grid.axis.per_hour * HOUR
        starts_at = grid.axis.nearest(row.starts_at + shift)
        lane = grid.layout_.lane_at(spot.y())
        room = None
        if lane is not None:
            wanted = moved(row, row.room_id, starts_at).blocks
            rooms = {room.id for room in grid.layout_.lanes[lane].rooms}
            room = row.room_id if row.room_id in rooms else grid.room_for(lane, wanted)
        return moved(row, row.room_id if room is None else room, starts_at)

    def _hover(self, point: QPointF) -> None:
        grid = self._grid
        hit = grid.hit(point)
        hovered = hit.placed.booking.id if hit and hit.placed else None
        if hovered != grid.hovered:
            grid.hovered = hovered
            grid.viewport().update()
        shape = Qt.CursorShape.ArrowCursor
        if hit is not None:
            shape = Qt.CursorShape.CrossCursor
            if hit.placed is not None:
                resizes = hit.part is not DragKind.MOVE
                shape = Qt.CursorShape.SizeHorCursor if resizes else Qt.CursorShape.PointingHandCursor
        grid.viewport().setCursor(shape)

    def _scroll_at_edges(self, point: QPointF) -> None:
        """A drag at the edge of the viewport brings on what lies beyond."""
        grid = self._grid
        across, down = grid.horizontalScrollBar(), grid.verticalScrollBar()
        step = round(grid.axis.per_hour / 4)
        if point.x() > grid.viewport().width() - Space.L:
            across.setValue(across.value() + step)
        elif point.x() < grid.head_width + Space.L:
            across.setValue(across.value() - step)
        if point.y() > grid.viewport().height() - Space.L:
            down.setValue(down.value() + Space.L)
        elif point.y() < grid.head_height + Space.L:
            down.setValue(down.value() - Space.L)
