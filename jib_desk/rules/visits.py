"""Figures of visits: how many heads at once, how long people stay, and who was inside (DOMAIN §2, §5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import NamedTuple

from jib_desk.rules.intervals import Span
from jib_desk.rules.words import ClosedBy


@dataclass(frozen=True, slots=True)
class Stay:
    """One arrival. `heads` counts the leader.

    A system close has `closed_at` but no `left_at`: when the person left is unknown. An open visit
    has neither.
    """

    id: int
    arrived_at: datetime
    left_at: datetime | None = None
    closed_by: ClosedBy | None = None
    closed_at: datetime | None = None
    heads: int = 1

    @property
    def closed(self) -> datetime | None:
        """When the visit stopped being open."""
        return self.left_at or self.closed_at


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
    steps: list[tuple[datetime, int]] = []
    for stay in stays:
        steps.append((stay.arrived_at, stay.heads))
        if stay.closed is not None:
            steps.append((stay.closed, -stay.heads))
    heads, best = 0, Peak(0, None)
    for at, change in sorted(steps):
        heads += change
        if heads > best.heads:
            best = Peak(heads, at)
    return best


def dwell(stays: Iterable[Stay]) -> Dwell:
    """The median of out − in over visits that somebody closed, in whole minutes."""
    lengths: list[float] = []
    system_closed = 0
    for stay in stays:
        if stay.closed_by is ClosedBy.SYSTEM:
            system_closed += 1
        elif stay.left_at is not None:
            lengths.append((stay.left_at - stay.arrived_at) / timedelta(minutes=1))
    return Dwell(round(median(lengths)) if lengths else None, system_closed)


def inside(stays: Iterable[Stay], period: Span) -> WasInside:
    """Who was inside at some time of `[start, end)`.

    A system-closed visit was inside for certain when the arrival itself lies in the period, else
    possibly, up to its closing.
    """
    certainly: list[Stay] = []
    possibly: list[Stay] = []
    for stay in stays:
        until = stay.closed
        # An arrival is seen even when the visit ended in the same second, or the period is an instant.
        if stay.arrived_at in period or stay.arrived_at == period.start:
            certainly.append(stay)
        elif stay.arrived_at < period.start and (until is None or until > period.start):
            (possibly if stay.closed_by is ClosedBy.SYSTEM else certainly).append(stay)
    return WasInside(tuple(certainly), tuple(possibly))
