"""Painted things for screen readers: a widget that draws its items itself speaks as a list of them.

Qt asks the factory for the interface of each widget once. Items come and go under the interface, so each
one asks the widget anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


@runtime_checkable
class SpeaksItems(Protocol):
    """What a painting widget tells of its items; an item is known by the id of its row."""

    def spoken_items(self) -> Sequence[int]:
        """The items in the order in which they are read."""
        ...

    def spoken_name(self, item: int) -> str:
        """What an item is."""
        ...

    def spoken_description(self, item: int) -> str:
        """What more there is to say of an item; may be empty."""
        ...

    def spoken_place(self, item: int) -> QRect:
        """Where an item stands on the screen."""
        ...

    def current_item(self) -> int | None:
        """The item that the keyboard is on."""
        ...

    def selected_item(self) -> int | None:
        """The item that is selected."""
        ...


_factories: list[object] = []
# Qt keeps bare pointers to interfaces; these hold them as long as their widgets live.
_lists: dict[int, SpokenList] = {}


def install_spoken_items() -> None:
    """Once per process: from now on widgets that tell of their items are heard."""
    if not _factories:
        _factories.append(QAccessible.installFactory(_interface_of))


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, QWidget) or not isinstance(thing, SpeaksItems):
        return None
    key = id(thing)
    _lists[key] = SpokenList(thing, thing)
    thing.destroyed.connect(lambda: _lists.pop(key, None))
    return _lists[key]


class SpokenList(QAccessibleWidget):
    """The widget: a list of its items."""

    def __init__(self, widget: QWidget, items: SpeaksItems) -> None:
        super().__init__(widget, QAccessible.Role.List, widget.accessibleName())
        self._widget = widget
        self._told = items
        self._items: dict[int, SpokenItem] = {}

    def childCount(self) -> int:
        return len(self._told.spoken_items())

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        items = self._told.spoken_items()
        if not 0 <= index < len(items):
            return None
        item = items[index]
        if item not in self._items:
            self._items[item] = SpokenItem(self._widget, self._told, item)
        return self._items[item]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        items = list(self._told.spoken_items())
        return items.index(child.item) if isinstance(child, SpokenItem) and child.item in items else -1

    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        items, current = list(self._told.spoken_items()), self._told.current_item()
        if self._widget.hasFocus() and current in items:
            return self.child(items.index(current))
        return super().focusChild()


class SpokenItem(QAccessibleInterface):
    """One item: what it is and where it stands on the screen."""

    def __init__(self, widget: QWidget, told: SpeaksItems, item: int) -> None:
        super().__init__()
        self._widget = widget
        self._told = told
        self.item = item

    def isValid(self) -> bool:
        return self.item in self._told.spoken_items()

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._widget)

    def child(self, _index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        return self._told.spoken_place(self.item) if self.isValid() else QRect()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        is_current = self._told.current_item() == self.item
        for name, value in (
            ("focusable", True),
            ("selectable", True),
            ("focused", is_current and self._widget.hasFocus()),
            ("selected", self._told.selected_item() == self.item),
        ):
            setattr(state, name, int(value))
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        if kind == QAccessible.Text.Name:
            return self._told.spoken_name(self.item)
        return self._told.spoken_description(self.item) if kind == QAccessible.Text.Description else ""

    def setText(self, _kind: QAccessible.Text, _text: str) -> None:
        """Nothing to write here."""
