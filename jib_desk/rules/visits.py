"""Figures of visits: how many heads at once, how long people stay, and who was inside (DOMAIN §2, §5)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from jib_desk.rules.intervals import Point, Span
from jib_desk.rules.words import ClosedBy


@dataclass(frozen=True, slots=True)
class Stay:
    """One arrival. `heads` counts the leader.

    A system close has `closed_at` but no `left_at`: when the person left is unknown. An open visit
    has neither. `gaps` are times outside on the same badge, half-open, in order and apart; `parted` says when
    how many of a group left before the others.
    """

    id: int
    arrived_at: datetime
    left_at: datetime | None = None
    closed_by: ClosedBy | None = None
    closed_at: datetime | None = None
    heads: int = 1
    gaps: tuple[Span, ...] = ()
    parted: tuple[tuple[datetime, int], ...] = ()

    @property
    def closed(self) -> datetime | None:
        """When the visit stopped being open."""
        return self.left_at or self.closed_at

    def heads_at(self, at: datetime) -> int:
        """How many of them have not left for good at a time."""
        return self.heads - sum(heads for when, heads in self.parted if when <= at)

    def comings(self) -> list[tuple[datetime, int]]:
        """When how many heads came in, back from a step out included."""
        return [(self.arrived_at, self.heads), *((gap.end, self.heads_at(gap.start)) for gap in self.gaps)]

    def leavings(self) -> list[tuple[datetime, int]]:
        """When how many heads went out, also for a while."""
        out = [*self.parted, *((gap.start, self.heads_at(gap.start)) for gap in self.gaps)]
        return out if self.closed is None else [*out, (self.closed, self.heads_at(self.closed))]


class Peak(NamedTuple):
    """The most heads at once, and the first instant at which that was so."""

    heads: int
    at: datetime | None


class Dwell(NamedTuple):
    """Median stay in minutes; system-closed visits are left out and counted apart."""

    median_min: int | None
    system_closed: int


class WasInside(NamedTuple):
    """Visits that were inside in a period: for certain, and possibly (closed by the system)."""

    certainly: tuple[Stay, ...]
    possibly: tuple[Stay, ...]


def peak(stays: Iterable[Stay]) -> Peak:
    """The maximum of heads of simultaneously open visits; who leaves as another comes does not meet him."""
    found = list(stays)
    coming = [move for stay in found for move in stay.comings()]
    return Peak(*most_at_once(coming, [move for stay in found for move in stay.leavings()]))


def most_at_once(coming: Iterable[tuple[Point, int]], leaving: Iterable[tuple[Point, int]]) -> tuple[int, Point | None]:
    """The most heads at once and the first time of that, from (time, heads) of those who come and who leave."""
    gone = sorted(leaving)
    place = inside = most = 0
    at: Point | None = None
    for time, heads in sorted(coming):
        while place < len(gone) and gone[place][0] <= time:
            inside -= gone[place][1]
            place += 1
        inside += heads
        if inside > most:
            most, at = inside, time
    return most, at


def dwell(stays: Iterable[Stay]) -> Dwell:
    """The median of out − in, times outside left out, over visits that somebody closed, in whole minutes."""
    lengths: list[float] = []
    system_closed = 0
    for stay in stays:
        if stay.closed_by is ClosedBy.SYSTEM:
            system_closed += 1
        elif stay.left_at is not None:
            away = sum((gap.length for gap in stay.gaps), timedelta())
            lengths.append((stay.left_at - stay.arrived_at - away).total_seconds())
    return Dwell(median_minutes(lengths), system_closed)


def median_minutes(lengths: Collection[float]) -> int | None:
    """The median of lengths in seconds, in whole minutes; None of none."""
    return round(median(lengths) / 60) if lengths else None


def inside(stays: Iterable[Stay], period: Span) -> WasInside:
    """Who was inside at some time of `[start, end)`.

    A system-closed visit was inside for certain when the arrival itself lies in the period, else
    possibly, up to its closing. Whoever was outside for all of the period was not inside.
    """
    certainly: list[Stay] = []
    possibly: list[Stay] = []
    for stay in stays:
        until = stay.closed
        if any(gap.start <= period.start and period.end <= gap.end and period.start < gap.end for gap in stay.gaps):
            continue
        # An arrival is seen even when the visit ended in the same second, or the period is an instant.
        if stay.arrived_at in period or stay.arrived_at == period.start:
            certainly.append(stay)
        elif stay.arrived_at < period.start and (until is None or until > period.start):
            (possibly if stay.closed_by is ClosedBy.SYSTEM else certainly).append(stay)
    return WasInside(tuple(certainly), tuple(possibly))
