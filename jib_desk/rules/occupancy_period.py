"""Occupancy over time: averages, the curve, and who came and went.

All of it stands on the days on which something may change, not on every day, so that five years
cost as little as a month.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from jib_desk.rules.intervals import ONE_DAY, Days
from jib_desk.rules.occupancy import USABLE, Assignment, Fraction, Occupancy, Unit
from jib_desk.rules.words import AssignmentKind, UnitState


class CurvePoint(NamedTuple):
    """Occupied and usable units from this day on, until the next point."""

    on: date
    occupied: int
    usable: int


class Movement(StrEnum):
    """What happened to a unit."""

    MOVE_IN = "move_in"
    MOVE_OUT = "move_out"
    TRANSFER = "transfer"
    HOLD_STARTS = "hold_starts"
    HOLD_ENDS = "hold_ends"
    CLOSED = "closed"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class Moved:
    """One movement. `on` is the first day in the new unit, the last day in the old one.

    Of a transfer, `unit_id` is the new unit and `from_unit_id` the old; a unit reopens on its first
    usable day.
    """

    on: date
    what: Movement
    unit_id: int
    assignment: Assignment
    from_unit_id: int | None = None


class Rebuilt(StrEnum):
    """What became of a unit itself, whoever has it."""

    OPENED = "opened"
    RETIRED = "retired"
    RENUMBERED = "renumbered"


@dataclass(frozen=True, slots=True)
class UnitChange:
    """A unit opens, is off the plan, or has another number from a day on; `was` is the number that it had."""

    on: date
    what: Rebuilt
    unit_id: int
    code: str
    was: str = ""


class _Figures(NamedTuple):
    """Units and desks, occupied and usable."""

    units: int = 0
    usable_units: int = 0
    desks: int = 0
    usable_desks: int = 0


def _pieces(occupancy: Occupancy, period: Days) -> Iterator[tuple[Days, _Figures]]:
    """The period cut where something changes, with the figures that hold in each piece.

    Each unit is looked at on its own days of change only, and the differences are summed.
    """
    if period.last is None:
        raise ValueError("a period of figures has an end")
    changes: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    changes[period.first] = [0, 0, 0, 0]
    for unit in occupancy.units:
        before = _Figures()
        for day in _days_of_change(occupancy, unit, period):
            after = _share(occupancy, unit, day)
            if after != before:
                changes[day] = [old + new - gone for old, new, gone in zip(changes[day], after, before, strict=True)]
                before = after
    starts = sorted(changes)
    figures = [0, 0, 0, 0]
    for start, following in zip(starts, [*starts[1:], None], strict=True):
        figures = [old + change for old, change in zip(figures, changes[start], strict=True)]
        yield Days(start, period.last if following is None else following - ONE_DAY), _Figures(*figures)


def _days_of_change(occupancy: Occupancy, unit: Unit, period: Days) -> list[date]:
    days = {period.first, unit.opened_on, *(layout.valid_from for layout in unit.layouts)}
    if unit.retired_on is not None:
        days.add(unit.retired_on)
    for assignment in occupancy.by_unit.get(unit.id, ()):
        held = occupancy.held_days.get(assignment.id)
        if held is not None:
            days.add(held.first)
            if held.last is not None and held.last < date.max:
                days.add(held.last + ONE_DAY)
    return sorted(day for day in days if day in period)


def _share(occupancy: Occupancy, unit: Unit, day: date) -> _Figures:
    state = occupancy.state(unit, day)
    if state not in USABLE:
        return _Figures()
    desks = unit.layout(day).desks
    return _Figures(1, 1, desks, desks) if state is UnitState.OCCUPIED else _Figures(0, 1, 0, desks)


def average_seat_occupancy(occupancy: Occupancy, period: Days) -> Fraction:
    """Occupied unit-days of usable unit-days over the period."""
    pieces = [(len(days), figures) for days, figures in _pieces(occupancy, period)]
    return sum(n * one.units for n, one in pieces), sum(n * one.usable_units for n, one in pieces)


def average_desk_occupancy(occupancy: Occupancy, period: Days) -> Fraction:
    """Desk-days of occupied units of desk-days of usable units over the period."""
    pieces = [(len(days), figures) for days, figures in _pieces(occupancy, period)]
    return sum(n * one.desks for n, one in pieces), sum(n * one.usable_desks for n, one in pieces)


def daily(occupancy: Occupancy, period: Days) -> Iterator[tuple[date, Fraction, Fraction]]:
    """Each day of the period with its seat and its desk occupancy."""
    for days, figures in _pieces(occupancy, period):
        for day in days:
            yield day, (figures.units, figures.usable_units), (figures.desks, figures.usable_desks)


def curve(occupancy: Occupancy, period: Days) -> tuple[CurvePoint, ...]:
    """Occupied and usable units over the period: its first day, and each day on which they change."""
    points: list[CurvePoint] = []
    for days, figures in _pieces(occupancy, period):
        point = CurvePoint(days.first, figures.units, figures.usable_units)
        if not points or points[-1][1:] != point[1:]:
            points.append(point)
    return tuple(points)


def movements(occupancy: Occupancy, period: Days) -> tuple[Moved, ...]:
    """Everything that came, went or closed in the period, in order of days; renewals are none."""
    everything = [item for items in occupancy.by_unit.values() for item in items if item.id in occupancy.held_days]
    leaving = _leaving(occupancy, everything)
    left_for: set[int] = set()
    moved: list[Moved] = []
    for item in everything:
        if _is_continuation(occupancy, item):
            continue
        old = _taken(leaving, item, left_for)
        if old is None:
            moved.append(Moved(item.starts_on, _STARTS[item.kind], item.unit_id, item))
        else:
            moved.append(Moved(item.starts_on, Movement.TRANSFER, item.unit_id, item, from_unit_id=old.unit_id))
    for item in everything:
        last = occupancy.held_days[item.id].last
        if last is None or item.id in left_for or _is_continued(occupancy, item):
            continue
        if item.kind is not AssignmentKind.OUT_OF_SERVICE:
            moved.append(Moved(last, _ENDS[item.kind], item.unit_id, item))
        elif last < date.max:
            moved.append(Moved(last + ONE_DAY, Movement.REOPENED, item.unit_id, item))
    inside = (item for item in moved if item.on in period)
    return tuple(sorted(inside, key=lambda item: (item.on, item.what not in _FIRST, item.assignment.id)))


def rebuilt(occupancy: Occupancy, period: Days) -> tuple[UnitChange, ...]:
    """The units that open, go or are renumbered in the period, in order of days.

    With those that open first the plan begins: that is no change of it.
    """
    begun = min((unit.opened_on for unit in occupancy.units), default=date.max)
    found = [item for unit in occupancy.units for item in _changes_of(occupancy, unit) if item.on > begun]
    return tuple(sorted((item for item in found if item.on in period), key=lambda item: (item.on, item.code)))


def _changes_of(occupancy: Occupancy, unit: Unit) -> Iterator[UnitChange]:
    yield UnitChange(unit.opened_on, Rebuilt.OPENED, unit.id, unit.layout(unit.opened_on).code)
    for before, after in pairwise(unit.layouts):
        if after.code != before.code and after.valid_from > unit.opened_on:
            yield UnitChange(after.valid_from, Rebuilt.RENUMBERED, unit.id, after.code, before.code)
    gone = unit.retired_on
    if gone is not None and occupancy.state(unit, gone) is UnitState.RETIRED:
        yield UnitChange(gone, Rebuilt.RETIRED, unit.id, unit.layout(gone - ONE_DAY).code)


_STARTS = {
    AssignmentKind.OCCUPANCY: Movement.MOVE_IN,
    AssignmentKind.HOLD: Movement.HOLD_STARTS,
    AssignmentKind.OUT_OF_SERVICE: Movement.CLOSED,
}
_ENDS = {AssignmentKind.OCCUPANCY: Movement.MOVE_OUT, AssignmentKind.HOLD: Movement.HOLD_ENDS}
# Of one day, what frees a unit is told before what takes one.
_FIRST = frozenset({Movement.MOVE_OUT, Movement.HOLD_ENDS, Movement.REOPENED})


def bridge(occupancy: Occupancy, since: date, until: date) -> tuple[Moved, ...]:
    """What leads from the occupied units of one day to those of a later one, in order of days.

    Each move-in is one more, each move-out one less, a transfer neither, and the sum is exact whatever the
    history: every unit is followed through its own days of change. Renewals are none.
    """
    came: list[Moved] = []
    went: list[Moved] = []
    for unit in occupancy.units:
        before = _occupant(occupancy, unit, since)
        for day in _days_of_change(occupancy, unit, Days(since, until)):
            after = _occupant(occupancy, unit, day)
            is_another = before is None or after is None or before.company_id != after.company_id
            if before is not None and is_another:
                went.append(Moved(day - ONE_DAY, Movement.MOVE_OUT, unit.id, before))
            if after is not None and is_another:
                came.append(Moved(day, Movement.MOVE_IN, unit.id, after))
            before = after
    return tuple(sorted(_paired(came, went), key=lambda item: (item.on, item.what not in _FIRST, item.assignment.id)))


def _occupant(occupancy: Occupancy, unit: Unit, day: date) -> Assignment | None:
    is_occupied = occupancy.state(unit, day) is UnitState.OCCUPIED
    return occupancy.holder(unit.id, day) if is_occupied else None


def _paired(came: list[Moved], went: list[Moved]) -> Iterator[Moved]:
    """The same with each leaving and coming of a company from one day to the next told as one transfer."""
    left = {id(item): item for item in went}
    for item in came:
        old = next(
            (
                old
                for old in left.values()
                if old.assignment.company_id == item.assignment.company_id and old.on + ONE_DAY == item.on
            ),
            None,
        )
        if old is None:
            yield item
        else:
            del left[id(old)]
            yield Moved(item.on, Movement.TRANSFER, item.unit_id, item.assignment, from_unit_id=old.unit_id)
    yield from left.values()


def beside_the_bridge(occupancy: Occupancy, since: date, until: date) -> tuple[Moved, ...]:
    """What else changed between two days without making an occupied unit more or less: holds and closures."""
    return tuple(
        item
        for item in movements(occupancy, Days(since, until))
        if item.what in _BESIDE and (item.on < until if item.what is Movement.HOLD_ENDS else item.on > since)
    )


_BESIDE = frozenset({Movement.HOLD_STARTS, Movement.HOLD_ENDS, Movement.CLOSED, Movement.REOPENED})


Leaving = dict[tuple[int | None, date], list[Assignment]]


def _leaving(occupancy: Occupancy, everything: list[Assignment]) -> Leaving:
    """Occupancies that end for good, by company and the day after their last."""
    leaving: Leaving = {}
    for item in everything:
        last = occupancy.held_days[item.id].last
        if item.kind is not AssignmentKind.OCCUPANCY or last is None or last == date.max:
            continue
        if not _is_continued(occupancy, item):
            leaving.setdefault((item.company_id, last + ONE_DAY), []).append(item)
    return leaving


def _taken(leaving: Leaving, item: Assignment, left_for: set[int]) -> Assignment | None:
    """The occupancy that this one takes over from another unit; each is taken over once."""
    if item.kind is not AssignmentKind.OCCUPANCY:
        return None
    for old in leaving.get((item.company_id, item.starts_on), []):
        if old.id not in left_for:
            left_for.add(old.id)
            return old
    return None


def _is_continuation(occupancy: Occupancy, item: Assignment) -> bool:
    """Whether the same kind of assignment of the same company held the same unit the day before."""
    return any(_follows(occupancy, other, item) for other in occupancy.by_unit[item.unit_id])


def _is_continued(occupancy: Occupancy, item: Assignment) -> bool:
    return any(_follows(occupancy, item, other) for other in occupancy.by_unit[item.unit_id])


def _follows(occupancy: Occupancy, earlier: Assignment, later: Assignment) -> bool:
    if earlier.company_id != later.company_id or earlier.kind is not later.kind or earlier.id == later.id:
        return False
    held = occupancy.held_days.get(earlier.id)
    return (
        later.id in occupancy.held_days
        and held is not None
        and held.last is not None
        and held.last < date.max
        and held.last + ONE_DAY == later.starts_on
    )
