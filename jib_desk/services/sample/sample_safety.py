"""The fire items of the sample centre: exits, extinguishers (one overdue, two due soon), lights, the assembly point.

The plan ends at the walls: the assembly point stands on its edge by the entrance, where the forecourt begins.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from jib_desk.rules.words import SafetyKind

_YEAR = 365

# Kind, place in metres, label, and in how many days its next check is due (None: it is not checked).
_Item = tuple[SafetyKind, float, float, str, int | None]
ITEMS: tuple[_Item, ...] = (
    (SafetyKind.EXIT, 5.8, 29.2, "E1", None),
    (SafetyKind.EXIT, 0.6, 7.0, "E2", None),
    (SafetyKind.EXIT, 59.4, 7.0, "E3", None),
    (SafetyKind.EXIT, 59.4, 23.0, "E4", None),
    (SafetyKind.EXTINGUISHER, 6.0, 7.0, "F01", 120),
    (SafetyKind.EXTINGUISHER, 22.0, 7.0, "F02", -12),
    (SafetyKind.EXTINGUISHER, 38.0, 7.0, "F03", 120),
    (SafetyKind.EXTINGUISHER, 54.0, 7.0, "F04", 8),
    (SafetyKind.EXTINGUISHER, 13.0, 15.0, "F05", 240),
    (SafetyKind.EXTINGUISHER, 47.0, 15.0, "F06", 25),
    (SafetyKind.EXTINGUISHER, 16.0, 23.0, "F07", 240),
    (SafetyKind.EXTINGUISHER, 40.0, 23.0, "F08", 240),
    (SafetyKind.HYDRANT, 47.0, 10.0, "H1", 200),
    (SafetyKind.HYDRANT, 13.0, 20.0, "H2", 200),
    (SafetyKind.EMERGENCY_LIGHT, 30.0, 7.0, "L1", 60),
    (SafetyKind.EMERGENCY_LIGHT, 28.0, 23.0, "L2", 60),
    (SafetyKind.EMERGENCY_LIGHT, 54.0, 15.0, "L3", 60),
    (SafetyKind.ALARM_BUTTON, 9.0, 23.0, "B1", 150),
    (SafetyKind.FIRST_AID, 9.5, 8.6, "A1", 90),
    (SafetyKind.ASSEMBLY_POINT, 7.4, 30.0, "Forecourt 前广场", None),
)


def write(add: Callable[[str, Sequence[Mapping[str, Any]]], list[int]], floor_id: int, today: date) -> None:
    """All of them on one floor, with the checks of the year before."""
    add("safety_item", [_row(item, floor_id, today) for item in ITEMS])


def _row(item: _Item, floor_id: int, today: date) -> Mapping[str, Any]:
    kind, x_m, y_m, label, days = item
    due_on = None if days is None else today + timedelta(days=days)
    return {
        "floor_id": floor_id,
        "kind": kind,
        "x_m": x_m,
        "y_m": y_m,
        "label": label,
        "checked_on": None if due_on is None else due_on - timedelta(days=_YEAR),
        "due_on": due_on,
    }
