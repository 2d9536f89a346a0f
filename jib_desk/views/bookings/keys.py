"""The keyboard on the grid: arrows walk, Enter opens, B books, Delete cancels; every drag has its keys.

Left and right go by a quarter of an hour (with Ctrl from booking to booking), up and down from room to room.
Alt moves the booking under the cursor instead, Shift its end. Page up and down change the day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from jib_desk.rules.intervals import Span
from jib_desk.views.bookings.drag import DragKind, Proposal, is_movable, moved, resized
from jib_desk.views.bookings.geometry import HOUR, SNAP

if TYPE_CHECKING:
    from jib_desk.views.bookings.grid import RoomGrid

Key = Qt.Key
_STEPS = {Key.Key_Left: (0, -1), Key.Key_Right: (0, 1), Key.Key_Up: (-1, 0), Key.Key_Down: (1, 0)}
_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier
_ZOOM = 1.25


class Keys:
    """Turns keys into movements and wishes of the grid."""

    def __init__(self, grid: RoomGrid) -> None:
        self._grid = grid
        self._plain: dict[int, Callable[[], object]] = {
            Key.Key_Return: self._open,
            Key.Key_Enter: self._open,
            Key.Key_B: self.book,
            Key.Key_Delete: self._cancel,
            Key.Key_Backspace: self._cancel,
            Key.Key_Home: lambda: self._go_to(opening=True),
            Key.Key_End: lambda: self._go_to(opening=False),
            Key.Key_PageUp: lambda: grid.day_step_requested.emit(-1),
            Key.Key_PageDown: lambda: grid.day_step_requested.emit(1),
        }

    def press(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the grid's."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = _STEPS.get(Key(event.key()))
        if step is not None:
            return self._step(step, held)
        if event.matches(QKeySequence.StandardKey.ZoomIn) or (held & _CTRL and event.key() == Key.Key_Equal):
            self._grid.zoom(_ZOOM)
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self._grid.zoom(1 / _ZOOM)
        elif held & _CTRL and event.key() == Key.Key_0:
            self._grid.fit()
        elif not held and event.key() in self._plain:
            self._plain[event.key()]()
        else:
            return False
        return True

    def book(self) -> None:
        """Asks for an hour at the cursor; of folded booths for one that is free."""
        grid = self._grid
        span = Span(grid.cursor_at, grid.cursor_at + HOUR)
        room = grid.room_for(grid.cursor_lane, span) if grid.lane() else None
        if room is not None:
            grid.ask(Proposal(DragKind.CREATE, None, room, span))

    def _step(self, step: tuple[int, int], held: Qt.KeyboardModifier) -> bool:
        grid, (down, across) = self._grid, step
        if held in (_ALT, _SHIFT):
            return self._carry(down, across, resize=held == _SHIFT)
        if held == _CTRL and across:
            self._next_booking(across)
        elif held:
            return False
        else:
            grid.move_cursor(self._lane_beside(down), grid.cursor_at + across * self._reach(across))
        return True

    def _reach(self, across: int) -> timedelta:
        """A quarter; over a booking, as far as it goes, so that it is one step."""
        row = self._grid.booking_at_cursor()
        if row is None:
            return SNAP
        if across > 0:
            return max(row.blocks_until - self._grid.cursor_at, SNAP)
        return max(self._grid.cursor_at - row.blocks_from + SNAP, SNAP)

    def _lane_beside(self, down: int) -> int:
        """The next lane that has rooms: the title of unfolded booths is passed over."""
        lanes = self._grid.lanes.lanes()
        lane = self._grid.cursor_lane + down
        while down and 0 <= lane < len(lanes) and not lanes[lane].rooms:
            lane += down
        return lane if 0 <= lane < len(lanes) else self._grid.cursor_lane

    def _carry(self, down: int, across: int, *, resize: bool) -> bool:
        grid = self._grid
        row = grid.booking_at_cursor()
        if row is None or not is_movable(row):
            return True
        if resize:
            if across:
                grid.ask(resized(row, DragKind.END, row.ends_at + across * SNAP))
            return True
        starts_at = row.starts_at + across * SNAP
        room: int | None = row.room_id
        lane = self._lane_beside(down)
        if down:
            room = grid.room_for(lane, moved(row, row.room_id, starts_at).blocks)
        if room is not None:
            grid.cursor_lane, grid.cursor_at = lane, grid.cursor_at + across * SNAP
            grid.ask(moved(row, room, starts_at))
        return True

    def _next_booking(self, across: int) -> None:
        """From booking to booking along the lane."""
        grid, lane = self._grid, self._grid.lane()
        rooms = {room.id for room in lane.rooms} if lane else set[int]()
        starts = sorted({row.starts_at for row in grid.bookings.rows() if row.room_id in rooms})
        beyond = [at for at in starts if (at > grid.cursor_at if across > 0 else at < grid.cursor_at)]
        if beyond:
            grid.move_cursor(grid.cursor_lane, min(beyond) if across > 0 else max(beyond))

    def _go_to(self, *, opening: bool) -> None:
        hours = self._grid.frame.open or self._grid.frame.span
        self._grid.move_cursor(self._grid.cursor_lane, hours.start if opening else hours.end - SNAP)

    def _open(self) -> None:
        lane = self._grid.lane()
        row = self._grid.booking_at_cursor()
        if row is not None:
            self._grid.opened.emit(row.id)
        elif lane is not None and lane.is_group and not lane.rooms:
            self._grid.lanes.set_booths_open(False)
        else:
            self.book()

    def _cancel(self) -> None:
        row = self._grid.booking_at_cursor()
        if row is not None:
            self._grid.cancel_requested.emit(row.id)
