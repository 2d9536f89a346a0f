"""Where a booking lies on the grid, and what instant and room a point means.

Content coordinates: x grows with time from the day's first instant, y with the lanes from the
first one. Heads and scrolling are the grid's business. Nothing here paints.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF

from jib_desk.rules.intervals import Span
from jib_desk.services.rows.bookings import BookingRow, ClosureRow
from jib_desk.views.item_models.bookings import Lane

SNAP = timedelta(minutes=15)
HOUR = timedelta(hours=1)


def day_span(day: date, zone: ZoneInfo) -> Span:
    """A calendar day of the centre, midnight to midnight; 23 or 25 hours when clocks change."""
    first = datetime.combine(day, time(), zone).astimezone(UTC)
    last = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
    return Span(first, last)


def blocked(booking: BookingRow) -> Span:
    """What a booking keeps of its room: setup and teardown included."""
    return Span(booking.blocks_from, booking.blocks_until)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The day across, `per_hour` units of length an hour."""

    day: Span
    per_hour: float

    @property
    def width(self) -> float:
        """How long the whole day is drawn."""
        return self.day.length / HOUR * self.per_hour

    def x(self, at: datetime) -> float:
        """Where an instant lies; before 0 or past the width when it is another day's."""
        return (at - self.day.start) / HOUR * self.per_hour

    def at(self, x: float) -> datetime:
        """The instant at a place, to the second."""
        return self.day.start + timedelta(seconds=round(x / self.per_hour * 3600))

    def snapped(self, x: float) -> datetime:
        """The quarter of an hour that a place lies in (its beginning), inside the day."""
        return self._inside(self._grid(self.at(x)))

    def nearest(self, at: datetime) -> datetime:
        """The nearest quarter of an hour; may be another day's."""
        return self._grid(at + SNAP / 2)

    def hours(self) -> list[datetime]:
        """The full hours of the day, its end included."""
        count = int(self.day.length / HOUR)
        return [self.day.start + HOUR * number for number in range(count + 1)]

    def _grid(self, at: datetime) -> datetime:
        return self.day.start + SNAP * ((at - self.day.start) // SNAP)

    def _inside(self, at: datetime) -> datetime:
        return min(max(at, self.day.start), self.day.end - SNAP)


@dataclass(frozen=True, slots=True)
class Strip:
    """The part of the height that a room has; thinner than its lane when booths are folded."""

    lane: int
    top: float
    height: float


class LaneLayout:
    """The lanes from top to bottom, each as high as it is told."""

    def __init__(self, lanes: Sequence[Lane], height: float, group_height: float) -> None:
        """Lay the lanes out; an unfolded group keeps `group_height` for its title."""
        self.lanes = tuple(lanes)
        self.tops: list[float] = []
        self.strips: dict[int, Strip] = {}
        top = 0.0
        for number, lane in enumerate(self.lanes):
            self.tops.append(top)
            own = group_height if lane.is_group and not lane.rooms else height
            for place, room in enumerate(lane.rooms):
                share = own / len(lane.rooms)
                self.strips[room.id] = Strip(number, top + share * place, share)
            top += own
        self.height = top
        self._ends = [*self.tops[1:], top]

    def rect(self, lane: int, width: float) -> QRectF:
        """A whole lane."""
        return QRectF(0, self.tops[lane], width, self._ends[lane] - self.tops[lane])

    def lane_at(self, y: float) -> int | None:
        """The lane at a height, None above the first and below the last."""
        if y < 0:
            return None
        return next((number for number, end in enumerate(self._ends) if y < end), None)

    def room_at(self, y: float) -> int | None:
        """The room at a height; in a folded lane the booth whose strip it is."""
        return next((room for room, s in self.strips.items() if s.top <= y < s.top + s.height), None)

    def lane_of(self, room_id: int) -> int | None:
        """The lane that shows a room."""
        strip = self.strips.get(room_id)
        return strip.lane if strip else None


@dataclass(frozen=True, slots=True)
class PlacedBooking:
    """A booking with the rectangles it is drawn in: all that it blocks, and its own time within."""

    booking: BookingRow
    outer: QRectF
    core: QRectF
    is_thin: bool  # a folded booth, or a released booking under a live one: no room for words


def place(bookings: Sequence[BookingRow], axis: TimeAxis, layout: LaneLayout, gap: float) -> list[PlacedBooking]:
    """Every booking of a shown room, released ones first so that live ones lie above them."""
    placed: list[PlacedBooking] = []
    live_of: dict[int, list[Span]] = {}
    for booking in bookings:
        if booking.live:
            live_of.setdefault(booking.room_id, []).append(blocked(booking))
    for booking in sorted(bookings, key=lambda row: (row.live, row.blocks_from)):
        strip = layout.strips.get(booking.room_id)
        if strip is None or not blocked(booking).overlaps(axis.day):
            continue
        folded = len(layout.lanes[strip.lane].rooms) > 1
        top, height = strip.top + (gap / 4 if folded else gap), strip.height - (gap / 2 if folded else 2 * gap)
        covered = not booking.live and any(span.overlaps(blocked(booking)) for span in live_of.get(booking.room_id, ()))
        if covered:  # seen as a sliver under what took its place
            top, height = top + height - gap, 2 * gap
        outer = _across(axis, blocked(booking), top, height)
        core = _across(axis, Span(booking.starts_at, booking.ends_at), top, height)
        placed.append(PlacedBooking(booking, outer, core, folded or covered))
    return placed


def _across(axis: TimeAxis, span: Span, top: float, height: float) -> QRectF:
    left, right = axis.x(span.start), axis.x(span.end)
    left, right = max(left, 0.0), min(right, axis.width)
    return QRectF(left, top, max(right - left, 0.0), height)


def in_the_way(
    bookings: Sequence[BookingRow], room_id: int, wanted: Span, besides: int | None = None
) -> BookingRow | None:
    """The first live booking of a room that keeps `wanted` from being free."""
    return next(
        (
            row
            for row in bookings
            if row.live and row.room_id == room_id and row.id != besides and blocked(row).overlaps(wanted)
        ),
        None,
    )


def closed_by(closures: Sequence[ClosureRow], room_id: int, wanted: Span) -> ClosureRow | None:
    """The first closure of a room, or of the whole centre, that lies over `wanted`."""
    return next(
        (
            row
            for row in closures
            if row.room_id in (None, room_id) and Span(row.starts_at, row.ends_at).overlaps(wanted)
        ),
        None,
    )


def free_room(lane: Lane, bookings: Sequence[BookingRow], closures: Sequence[ClosureRow], wanted: Span) -> int | None:
    """The first room of a lane that is free; the first room at all when none is; None without rooms."""
    free: dict[bool, list[int]] = {True: [], False: []}
    for room in lane.rooms:
        taken = in_the_way(bookings, room.id, wanted) or closed_by(closures, room.id, wanted)
        free[taken is None].append(room.id)
    return next(iter(free[True] or free[False]), None)
