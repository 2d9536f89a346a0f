"""When the things of the fire check are due: overdue, soon, in order, or not checked at all."""

from datetime import date
from enum import StrEnum

SOON_DAYS = 30


class Due(StrEnum):
    """How a fire item stands on a day."""

    OVERDUE = "overdue"
    SOON = "soon"
    IN_ORDER = "in_order"
    UNCHECKED = "unchecked"  # no check is due: an exit, an assembly point


def due_on_day(due_on: date | None, on: date) -> Due:
    """How something stands on a day whose next check is due on another; that day itself is still in time."""
    if due_on is None:
        return Due.UNCHECKED
    left = (due_on - on).days
    if left < 0:
        return Due.OVERDUE
    return Due.SOON if left <= SOON_DAYS else Due.IN_ORDER
