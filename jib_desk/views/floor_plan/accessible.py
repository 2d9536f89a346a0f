"""The plan for screen readers: a list whose items say "Seat A01, occupied, MoonPanda Battery, until …".

Qt asks the factory for the interface of each widget once; the units are its children, made anew
for every question because rows change under it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

if TYPE_CHECKING:
    from jib_desk.services.rows.seats import UnitRow
    from jib_desk.views.floor_plan.plan_view import PlanView

_spoken: list[type[PlanView]] = []


def install_plan_accessibility(kind: type[PlanView]) -> None:
    """Once per process: from now on views of this kind speak."""
    if not _spoken:
        QAccessible.installFactory(_interface_of)
        _spoken.append(kind)


# Qt keeps bare pointers to interfaces; these hold them as long as the plan lives.
_plans: dict[int, PlanAccessible] = {}


def _interface_of(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    view = next((thing for kind in _spoken if isinstance(thing, kind)), None)
    if view is None:
        return None
    key = id(view)
    _plans[key] = PlanAccessible(view)
    view.destroyed.connect(lambda: _plans.pop(key, None))
    return _plans[key]


class PlanAccessible(QAccessibleWidget):
    """The plan: a list of units."""

    def __init__(self, view: PlanView) -> None:
        super().__init__(view, QAccessible.Role.List, view.accessibleName())
        self._view = view
        self._items: dict[int, UnitAccessible] = {}

    def childCount(self) -> int:
        return len(self._view.units())

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        units = self._view.units()
        if not 0 <= index < len(units):
            return None
        unit_id = units[index].id
        if unit_id not in self._items:
            self._items[unit_id] = UnitAccessible(self._view, unit_id)
        return self._items[unit_id]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        ids = [unit.id for unit in self._view.units()]
        return ids.index(child.unit_id) if isinstance(child, UnitAccessible) and child.unit_id in ids else -1

    def focusChild(self) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        ids = [unit.id for unit in self._view.units()]
        if self._view.hasFocus() and self._view.current in ids:
            return self.child(ids.index(self._view.current))
        return super().focusChild()


class UnitAccessible(QAccessibleInterface):
    """One unit: what it is and where it stands on the screen."""

    def __init__(self, view: PlanView, unit_id: int) -> None:
        super().__init__()
        self._view = view
        self.unit_id = unit_id

    def _unit(self) -> UnitRow | None:
        return self._view.model.unit(self.unit_id)

    def isValid(self) -> bool:
        return self._unit() is not None

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, _index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childAt(self, _x: int, _y: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, _child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        tile = self._view.tile(self.unit_id).toRect()
        return QRect(self._view.mapToGlobal(tile.topLeft()), tile.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        is_current = self._view.current == self.unit_id
        for name, value in (
            ("focusable", True),
            ("selectable", True),
            ("focused", is_current and self._view.hasFocus()),
            ("selected", self._view.selected == self.unit_id),
        ):
            setattr(state, name, int(value))
        return state

    def text(self, kind: QAccessible.Text) -> str:
        unit = self._unit()
        if unit is None or kind != QAccessible.Text.Name:
            return ""
        return self._view.model.spoken(unit)

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Units are not renamed from here."""
