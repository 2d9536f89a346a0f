"""Targets of the programme: how far the window has run, and what counts towards it (DOMAIN §5).

A company counts once per target; numbers from before the program are opening balances and are
never counted twice.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from jib_desk.rules.intervals import Days
from jib_desk.rules.words import BookingState, EventType, ServiceType, Target

Fraction = tuple[int, int]

# The defaults of DOMAIN §5; the centre's settings replace them.
WINDOW = Days(date(2021, 5, 20), date(2024, 5, 19))
TARGETS: dict[Target, int] = {
    Target.COMPANIES_SUPPORTED: 300,
    Target.COMPANIES_GIVEN_OFFICE: 30,
    Target.COMPANIES_DOCKED: 20,
    Target.COMPANIES_REACHED: 200,
    Target.PEOPLE_REACHED: 7200,
}
# A fire drill reaches nobody.
REACHING: tuple[EventType, ...] = tuple(kind for kind in EventType if kind is not EventType.FIRE_DRILL)


@dataclass(frozen=True, slots=True)
class Held:
    """An event as the figures see it."""

    type: EventType
    state: BookingState
    registered: int
    attended: int


@dataclass(frozen=True, slots=True)
class Given:
    """What a company was given of one type, as the figures see it: the days of the first and the last service."""

    company: Hashable
    type: ServiceType
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class EventCounts:
    """`registered` and `attended` are those of completed events without fire drills."""

    all: int
    completed: int
    completed_without_drill: int
    registered: int
    attended: int


def elapsed_days(window: Days, day: date) -> Fraction:
    """Days of the window up to and including `day`, and all its days, both ends counted.

    Raises ValueError for a window without an end.
    """
    if window.last is None:
        raise ValueError("a window has an end")
    until = min(day, window.last)
    return max((until - window.first).days + 1, 0), len(window)


def pace(actual: int, target: int, window: Days, day: date) -> Fraction | None:
    """Progress of the elapsed share of the window, as an exact fraction; None before its first day.

    1 is on time: (925 of 1,096 days gone, 247 of 300 reached) → 247 × 1096 of 300 × 925.
    """
    elapsed, whole = elapsed_days(window, day)
    return (actual * whole, target * elapsed) if elapsed and target else None


def count_once(companies: Iterable[Hashable], opening: int = 0) -> int:
    """Companies, each once, and the opening balance on top of them."""
    return len(set(companies)) + opening


def served(services: Iterable[Given], since: date, in_balance_until: date | None = None) -> set[Hashable]:
    """Companies that were given a service on a day or later.

    Who was given one by the day of the opening balance is in the balance, and not counted again for a later one.
    """
    found = list(services)
    in_balance = {item.company for item in found if in_balance_until is not None and item.first <= in_balance_until}
    return {item.company for item in found if item.last >= since} - in_balance


def opening_balance(total: int, own: int) -> int:
    """What must have been there before, when `total` includes the `own` rows of the program."""
    return max(total - own, 0)


def event_counts(events: Iterable[Held]) -> EventCounts:
    """Events of a period as figures."""
    found = list(events)
    completed = [event for event in found if event.state is BookingState.COMPLETED]
    real = [event for event in completed if event.type is not EventType.FIRE_DRILL]
    return EventCounts(
        all=len(found),
        completed=len(completed),
        completed_without_drill=len(real),
        registered=sum(event.registered for event in real),
        attended=sum(event.attended for event in real),
    )


def people_reached(events: Iterable[Held], reaching: Iterable[EventType] = REACHING) -> int:
    """Attendances of completed events of the types that reach people; attendances, not persons."""
    types = frozenset(reaching) - {EventType.FIRE_DRILL}
    return sum(event.attended for event in events if event.state is BookingState.COMPLETED and event.type in types)
