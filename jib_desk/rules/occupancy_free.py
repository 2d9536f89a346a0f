"""Where a company could sit instead: which units are free for how long, the soonest and the best fitting first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from jib_desk.rules.intervals import ONE_DAY, Days
from jib_desk.rules.occupancy import Occupancy, Unit


@dataclass(frozen=True, slots=True)
class Opening:
    """A unit free from `first` on, as long as is wished; it stays free until `last` (None = for good)."""

    unit_id: int
    code: str
    desks: int
    area_m2: float
    first: date
    last: date | None


def openings(occupancy: Occupancy, wished: Days, desks: int, besides: frozenset[int] = frozenset()) -> list[Opening]:
    """Every unit with so many desks, with the first day from which it is free as long as the wished days.

    `besides` are assignments that go away themselves. A unit that somebody has for good has no such day.
    """
    found = (_opening(occupancy, unit, wished, besides) for unit in occupancy.units)
    fitting = [item for item in found if item is not None and item.desks >= desks]
    return sorted(fitting, key=lambda item: (item.first, item.desks, item.code))


def free_until(occupancy: Occupancy, unit_id: int, on: date) -> date | None:
    """The last day on which a unit that is free on a day stays so; None when nothing is arranged for it afterwards."""
    unit = next(unit for unit in occupancy.units if unit.id == unit_id)
    return next(gap.last for gap in _gaps(occupancy, unit, on, frozenset()))


def _opening(occupancy: Occupancy, unit: Unit, wished: Days, besides: frozenset[int]) -> Opening | None:
    length = None if wished.last is None else timedelta(days=len(wished) - 1)
    for gap in _gaps(occupancy, unit, max(wished.first, unit.opened_on), besides):
        if gap.last is None or (length is not None and gap.first + length <= gap.last):
            layout = unit.layout(gap.first)
            return Opening(unit.id, layout.code, layout.desks, layout.area_m2, gap.first, gap.last)
    return None


def _gaps(occupancy: Occupancy, unit: Unit, since: date, besides: frozenset[int]) -> Iterator[Days]:
    """The days from one on on which nothing holds a unit, as long as it exists."""
    closing = None if unit.retired_on is None else unit.retired_on - ONE_DAY
    start = since
    for days in _held(occupancy, unit, besides):
        if days.first > start:
            last = days.first - ONE_DAY if closing is None else min(days.first - ONE_DAY, closing)
            if start <= last:
                yield Days(start, last)
        if days.last is None or days.last == date.max:
            return
        start = max(start, days.last + ONE_DAY)
    if closing is None or start <= closing:
        yield Days(start, closing)


def _held(occupancy: Occupancy, unit: Unit, besides: frozenset[int]) -> list[Days]:
    items = (item for item in occupancy.by_unit.get(unit.id, ()) if item.id not in besides)
    return sorted((occupancy.held_days[item.id] for item in items if item.id in occupancy.held_days), key=_first)


def _first(days: Days) -> date:
    return days.first
