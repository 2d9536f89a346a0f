"""The grid for screen readers: a list whose items say "Weekly review, Meeting room M1, 10:00–12:00, in use"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from jib_desk.views.bookings.geometry import PlacedBooking
    from jib_desk.views.bookings.grid import RoomGrid

_kinds: list[type[RoomGrid]] = []
# Qt keeps bare pointers to interfaces; these hold them as long as the grid lives.
_grids: dict[int, GridAccessible] = {}


def install_grid_accessibility(kind: type[RoomGrid]) -> None:
    """Once per process: from now on grids speak. The grid's class is handed in, as it knows this module."""
    if not _kinds:
        _kinds.append(kind)
        QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, _kinds[0]):
        return None
    key = id(thing)
    _grids[key] = GridAccessible(thing)
    thing.destroyed.connect(lambda: _grids.pop(key, None))
    return _grids[key]


class GridAccessible(QAccessibleWidget):
    """The grid: a list of blocks in order of time."""

    def __init__(self, grid: RoomGrid) -> None:
        super().__init__(grid, QAccessible.Role.List, grid.accessibleName())
        self._grid = grid
        self._items: dict[int, BlockAccessible] = {}

    def _ids(self) -> list[int]:
        shown = sorted(self._grid.placed, key=lambda placed: (placed.booking.starts_at, placed.outer.top()))
        return [placed.booking.id for placed in shown]

    def childCount(self) -> int:
        return len(self._grid.placed)

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        ids = self._ids()
        if not 0 <= index < len(ids):
            return None
        if ids[index] not in self._items:
            self._items[ids[index]] = BlockAccessible(self._grid, ids[index])
        return self._items[ids[index]]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ids = self._ids()
        return ids.index(child.booking_id) if isinstance(child, BlockAccessible) and child.booking_id in ids else -1

    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        ids = self._ids()
        if self._grid.hasFocus() and self._grid.chosen in ids:
            return self.child(ids.index(self._grid.chosen))
        return super().focusChild()


class BlockAccessible(QAccessibleInterface):
    """One booking: what it is and where it stands on the screen."""

    def __init__(self, grid: RoomGrid, booking_id: int) -> None:
        super().__init__()
        self._grid = grid
        self.booking_id = booking_id

    def _placed(self) -> PlacedBooking | None:
        return next((placed for placed in self._grid.placed if placed.booking.id == self.booking_id), None)

    def isValid(self) -> bool:
        return self._placed() is not None

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._grid)

    def child(self, _index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        placed = self._placed()
        if placed is None:
            return QRect()
        seen = self._grid.to_viewport(placed.outer).toRect()
        return QRect(self._grid.viewport().mapToGlobal(seen.topLeft()), seen.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        is_chosen = self._grid.chosen == self.booking_id
        for name, value in (
            ("focusable", True),
            ("selectable", True),
            ("selected", is_chosen),
            ("focused", is_chosen and self._grid.hasFocus()),
        ):
            setattr(state, name, value)
        return state

    def text(self, kind: QAccessible.Text) -> str:
        placed = self._placed()
        if placed is None:
            return ""
        if kind == QAccessible.Text.Name:
            return self._grid.bookings.spoken(placed.booking)
        return self._grid.bookings.details(placed.booking) if kind == QAccessible.Text.Description else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nothing to write here."""
