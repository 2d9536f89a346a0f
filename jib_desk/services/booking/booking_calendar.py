"""Reading the rooms' calendar: what is taken, what is free, where else it could be.

Times may be aware instants or naive wall times of the centre.
"""

from datetime import date, datetime

from sqlalchemy.orm import Session

from jib_desk.rules.bookings import is_crowded
from jib_desk.rules.intervals import Span
from jib_desk.rules.words import Layout
from jib_desk.services.base import Service
from jib_desk.services.booking import booking_checks as checks
from jib_desk.services.booking import booking_reads as reads
from jib_desk.services.booking.booking_suggestions import Wish, suggest
from jib_desk.services.rows.bookings import BookingRow, ClosureRow, RoomRow, Suggestion
from jib_desk.services.settings import centre_of, opening_hours


class BookingCalendar(Service):
    """The reading half of the bookings' service."""

    def rooms(self) -> tuple[RoomRow, ...]:
        """All rooms in the order of the plan."""
        return self._read(lambda session: reads.read_rooms(session, self._today(session)))

    def booking(self, booking_id: int) -> BookingRow:
        """One booking. Raises NotFound."""
        return self._read(lambda session: self._row(session, booking_id))

    def day(self, day: date) -> tuple[BookingRow, ...]:
        """Everything that keeps a room for part of this day: of a night, both days have it."""

        def reading(session: Session) -> tuple[BookingRow, ...]:
            first, last = reads.day_bounds(day, self._zone(session))
            return reads.bookings_blocking(session, first, last, self._clock.now())

        return self._read(reading)

    def between(self, start: datetime, end: datetime, room_id: int | None = None) -> tuple[BookingRow, ...]:
        """Bookings in every state whose own time (without setup) shares anything with `[start, end)`."""

        def reading(session: Session) -> tuple[BookingRow, ...]:
            first, last = self._instants(session, start, end)
            return reads.bookings_between(session, first, last, self._clock.now(), room_id)

        return self._read(reading)

    def is_free(
        self,
        room_id: int,
        starts_at: datetime,
        ends_at: datetime,
        setup_min: int = 0,
        teardown_min: int = 0,
        besides: int | None = None,
    ) -> bool:
        """Whether nothing keeps the room from `starts_at` − setup to `ends_at` + teardown. One index look-up."""
        if starts_at.tzinfo is None or ends_at.tzinfo is None:
            wall = (starts_at, ends_at)
            starts_at, ends_at = self._read(lambda session: self._instants(session, *wall))
        start, end = reads.seconds(starts_at) - 60 * setup_min, reads.seconds(ends_at) + 60 * teardown_min
        now = self._clock.now()
        return self._quick_read(lambda source: reads.is_room_free(source, room_id, start, end, besides, now))

    def suggestions(
        self,
        room_id: int,
        starts_at: datetime,
        ends_at: datetime,
        headcount: int | None = None,
        limit: int = 6,
        *,
        layout: Layout | None = None,
        setup_min: int = 0,
        teardown_min: int = 0,
        besides: int | None = None,
    ) -> tuple[Suggestion, ...]:
        """Where else it could be: the same room ± 2 h, other rooms that fit, the next free day."""

        def reading(session: Session) -> tuple[Suggestion, ...]:
            span = Span(*self._instants(session, starts_at, ends_at))
            now = self._clock.now()
            return suggest(
                session, Wish(room_id, span, now, headcount, layout, setup_min, teardown_min, besides), limit
            )

        return self._read(reading)

    def warnings(
        self,
        room_id: int,
        starts_at: datetime,
        ends_at: datetime,
        headcount: int | None = None,
        layout: Layout | None = None,
    ) -> tuple[str, ...]:
        """What is odd about a booking and yet allowed: crowded, layout_unknown, outside_hours."""

        def reading(session: Session) -> tuple[str, ...]:
            room = reads.room_of(session, room_id, self._today(session))
            start, end = self._instants(session, starts_at, ends_at)
            centre = centre_of(session)
            opens, closes = opening_hours(centre, start.astimezone(centre.zone).date())
            found = {
                "crowded": is_crowded(room.capacity, layout, headcount),
                "layout_unknown": layout is not None and layout not in room.capacity,
                "outside_hours": start < opens or end > closes,
            }
            return tuple(code for code, holds in found.items() if holds)

        return self._read(reading)

    def closures(self, start: datetime, end: datetime) -> tuple[ClosureRow, ...]:
        """Closures in force that share time with `[start, end)`."""
        return self._read(lambda session: reads.read_closures(session, *self._instants(session, start, end)))

    # --- for both halves --------------------------------------------------------------------

    def _row(self, session: Session, booking_id: int) -> BookingRow:
        return reads.booking_by_id(session, booking_id, self._clock.now())

    def _instants(self, session: Session, start: datetime, end: datetime) -> tuple[datetime, datetime]:
        zone = self._zone(session)
        return checks.instant_at(start, zone), checks.instant_at(end, zone)
