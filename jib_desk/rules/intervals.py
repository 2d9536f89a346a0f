"""Spans of days and of time; what overlaps is decided here once.

Days are inclusive at both ends and may have no end; instants are half-open, `[start, end)`, so
that touching is legal (DOMAIN §2).
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

ONE_DAY = timedelta(days=1)


Point = TypeVar("Point", float, datetime)


def overlap(start: Point, end: Point, other_start: Point, other_end: Point) -> bool:
    """Whether two half-open spans `[start, end)` share anything; an empty span shares nothing."""
    return max(start, other_start) < min(end, other_end)


@dataclass(frozen=True, slots=True)
class Days:
    """Calendar days from `first` to `last`, both included; `last` None = open end.

    Raises ValueError when it would end before it starts.
    """

    first: date
    last: date | None = None

    def __post_init__(self) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}")

    def __contains__(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def __iter__(self) -> Iterator[date]:
        """Every day, in order; of an open end, up to the last date there is."""
        for ordinal in range(self.first.toordinal(), (self.last or date.max).toordinal() + 1):
            yield date.fromordinal(ordinal)

    def __len__(self) -> int:
        """The number of days; of an open end, up to the last date there is."""
        return (self.last or date.max).toordinal() - self.first.toordinal() + 1

    def overlaps(self, other: "Days") -> bool:
        """Whether the two share a day."""
        return overlap(*self._ordinals(), *other._ordinals())

    def _ordinals(self) -> tuple[float, float]:
        return self.first.toordinal(), math.inf if self.last is None else self.last.toordinal() + 1

    def within(self, other: "Days") -> "Days | None":
        """The days that both have; None when there are none."""
        first = max(self.first, other.first)
        ends = [end for end in (self.last, other.last) if end is not None]
        last = min(ends) if ends else None
        return None if last is not None and last < first else Days(first, last)


@dataclass(frozen=True, slots=True)
class Span:
    """Time from `start` up to, but not including, `end`; both aware, or both naive.

    Raises ValueError when it would end before it starts; an empty span is legal and overlaps nothing.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"{self.end} is before {self.start}")

    def __contains__(self, instant: datetime) -> bool:
        return self.start <= instant < self.end

    @property
    def length(self) -> timedelta:
        """How long it is."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share time; touching is none."""
        return overlap(self.start, self.end, other.start, other.end)

    def within(self, other: "Span") -> "Span | None":
        """The time that both have; None when there is none."""
        return Span(max(self.start, other.start), min(self.end, other.end)) if self.overlaps(other) else None

    def widened(self, before_min: int, after_min: int) -> "Span":
        """The same with minutes before and after: what a booking with setup and teardown blocks."""
        return Span(self.start - timedelta(minutes=before_min), self.end + timedelta(minutes=after_min))


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time without overlaps and touching pieces joined, in order."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda item: item.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def gaps(spans: Iterable[Span], inside: Span) -> list[Span]:
    """The free time between the spans, within `inside`, in order."""
    free: list[Span] = []
    start = inside.start
    for span in merged(spans):
        if span.start > start:
            free.append(Span(start, min(span.start, inside.end)))
        start = max(start, span.end)
        if start >= inside.end:
            break
    if start < inside.end:
        free.append(Span(start, inside.end))
    return free
