"""What a booking is at an instant, what it is called, and how many people its room holds (DOMAIN §1, §2)."""

from collections.abc import Mapping
from datetime import date, datetime

from jib_desk.rules.words import BookingState, Layout

_OVER = frozenset({BookingState.CANCELLED, BookingState.NO_SHOW, BookingState.COMPLETED})


def state_at(
    stored: BookingState,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
    *,
    lapses_at: datetime | None = None,
    is_released: bool = False,
) -> BookingState:
    """What a booking is at `now`: in use and completed follow from the clock, unless someone said otherwise.

    A tentative one past `lapses_at` is as good as cancelled; a released one was a no-show. A tentative
    one that nobody confirmed stays tentative: that it took place is not known.
    """
    if stored in _OVER:
        return stored
    if is_released:
        return BookingState.CANCELLED if stored is BookingState.TENTATIVE else BookingState.NO_SHOW
    if stored is BookingState.TENTATIVE:
        lapsed = lapses_at is not None and lapses_at <= now
        return BookingState.CANCELLED if lapsed else BookingState.TENTATIVE
    if now >= ends_at:
        return BookingState.COMPLETED
    return BookingState.IN_USE if now >= starts_at else stored


def reference_stem(day: date) -> str:
    """What the references of one day begin with: `B-231121-`."""
    return f"B-{day:%y%m%d}-"


def reference(day: date, number: int) -> str:
    """The public name of a booking: `B-231121-03`. Numbers start at 1 each day of start, never used again."""
    return f"{reference_stem(day)}{number:02d}"


def places(capacity: Mapping[Layout, int], layout: Layout | None) -> int | None:
    """Comfortable places in a layout; without one, those of the layout that holds most. None = not known."""
    if layout is not None:
        return capacity.get(layout)
    return max(capacity.values(), default=None)


def is_crowded(capacity: Mapping[Layout, int], layout: Layout | None, headcount: int | None) -> bool:
    """Whether more people are named than the layout seats: a warning, never a refusal."""
    seats = places(capacity, layout)
    return headcount is not None and seats is not None and headcount > seats
