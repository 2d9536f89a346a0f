"""Events: bookings, or site-wide dates, that mean something to the programme (DOMAIN §1).

An event in a room takes its times, its room and its state from its booking; a site-wide one has times of its
own and no room.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypedDict, Unpack

from sqlalchemy.orm import Session

from jib_desk.models.booking import Booking
from jib_desk.models.journal import Work
from jib_desk.models.programme import Event
from jib_desk.rules import texts
from jib_desk.rules.bookings import state_at
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.words import BookingState, EventType
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.booking import booking_checks as checks
from jib_desk.services.booking.booking_reads import LONGEST, day_bounds, instant, seconds
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.bookings import EventRow
from jib_desk.services.rows.staff import Actor

_STATES = {state.value: state for state in BookingState}

_SELECT = """SELECT e.id, e.uid, e.version, e.code, e.title, e.type, e.booking_id, coalesce(r.code, ''),
  coalesce(b.starts_at, e.starts_at), coalesce(b.ends_at, e.ends_at), e.organiser, e.speaker, e.places,
  e.registered, e.attended, e.evidence, b.state, b.tentative_until, b.released_at, e.cancelled_at
  FROM event e LEFT JOIN booking b ON b.id = e.booking_id LEFT JOIN room r ON r.id = b.room_id WHERE """


class EventDetails(TypedDict, total=False):
    """What may be said of an event. Counts are heads; `places` may be fewer than the room's; None = not known."""

    organiser: str
    speaker: str
    places: int | None
    registered: int
    attended: int
    evidence: str


class EventsService(Service):
    """The programme's calendar."""

    def between(self, start: date, end: date) -> tuple[EventRow, ...]:
        """Events that share time with the days `start` … `end`, both included, in order of start."""

        def reading(session: Session) -> tuple[EventRow, ...]:
            zone = self._zone(session)
            first, last = day_bounds(start, zone)[0], day_bounds(end, zone)[1]
            booked = "b.starts_at > ?1 AND b.starts_at < ?3 AND b.ends_at > ?2"
            own = "e.starts_at > ?1 AND e.starts_at < ?3 AND e.ends_at > ?2"
            where = f"({booked}) OR ({own}) ORDER BY 9, e.id"
            return self._events(session, where, (seconds(first - LONGEST), seconds(first), seconds(last)))

        return self._read(reading)

    def event(self, event_id: int) -> EventRow:
        """One event. Raises NotFound."""
        return self._read(lambda session: self._row(session, event_id))

    def add(
        self,
        *,
        by: Actor,
        title: str,
        type: EventType,  # noqa: A002 - the word of the domain, as in EventRow
        booking_id: int | None = None,
        starts_at: datetime | None = None,
        ends_at: datetime | None = None,
        token: str | None = None,
        **details: Unpack[EventDetails],
    ) -> Outcome[EventRow]:
        """Give a booking programme meaning, or record a site-wide date with times of its own (`booking_id` None).

        Raises ValueMissing, ValueRefused, EndBeforeStart, NotFound.
        """

        def do(work: Work) -> int:
            row = Event(type=type, booking_id=booking_id, registered=0, attended=0)
            self._put_time(work.session, row, starts_at, ends_at)
            _put(row, {"title": title, **details})
            row.code = self._next_code(work.session, row)
            work.session.add(row)
            work.session.flush()
            work.subject = row.code
            return row.id

        return self._commit(by, "event.add", do, self._row, token=token)

    def edit(
        self,
        *,
        by: Actor,
        event_id: int,
        version: int,
        title: str | None = None,
        type: EventType | None = None,  # noqa: A002 - as above
        token: str | None = None,
        **details: Unpack[EventDetails],
    ) -> Outcome[EventRow]:
        """Correct an event, or record who came. Its time is its booking's. Raises Stale and as `add`."""

        def do(work: Work) -> int:
            row = found(work.session, Event, event_id)
            check_version("event", row, version, ("title", "registered", "attended"))
            _put(row, {**details, **({} if title is None else {"title": title})})
            row.type = type or row.type
            work.subject = row.code
            return row.id

        return self._commit(by, "event.edit", do, self._row, token=token)

    def cancel(self, *, by: Actor, event_id: int, version: int, token: str | None = None) -> Outcome[EventRow]:
        """Call off a site-wide event; one with a booking is called off by cancelling that."""

        def do(work: Work) -> int:
            row = found(work.session, Event, event_id)
            check_version("event", row, version, ("title",))
            if row.booking_id is not None:
                raise errors.ValueRefused("booking", "has_booking", row.code)
            row.cancelled_at = self._clock.now()
            work.subject = row.code
            return row.id

        return self._commit(by, "event.cancel", do, self._row, token=token)

    # --- within a transaction ---------------------------------------------------------------

    def _row(self, session: Session, event_id: int) -> EventRow:
        rows = self._events(session, "e.id = ?1", (event_id,))
        if not rows:
            raise errors.NotFound("event", str(event_id))
        return rows[0]

    def _events(self, session: Session, where: str, parameters: Sequence[int]) -> tuple[EventRow, ...]:
        now = self._clock.now()
        rows = session.connection().exec_driver_sql(_SELECT + where, tuple(parameters)).fetchall()
        return tuple(_event(row, now) for row in rows)

    def _put_time(self, session: Session, row: Event, starts_at: datetime | None, ends_at: datetime | None) -> None:
        if row.booking_id is not None:
            found(session, Booking, row.booking_id)
            return
        if starts_at is None or ends_at is None:
            raise errors.ValueMissing("starts_at" if starts_at is None else "ends_at")
        zone = self._zone(session)
        start, end = checks.instant_at(starts_at, zone), checks.instant_at(ends_at, zone)
        checks.check_order(start, end)
        row.starts_at, row.ends_at = start, end

    def _next_code(self, session: Session, row: Event) -> str:
        """EV-2311-04: the month of the start and a number."""
        start = row.starts_at or found(session, Booking, row.booking_id or 0).starts_at
        stem = f"EV-{start.astimezone(self._zone(session)):%y%m}-"
        return f"{stem}{checks.next_number(session, Event.code, stem):02d}"


def _put(row: Event, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, _cleaned(name, value))
    if not row.title:
        raise errors.ValueMissing("title")


def _cleaned(name: str, value: Any) -> Any:
    """A value as it is stored. Raises ValueRefused."""
    if isinstance(value, str):
        try:
            return texts.clean_text(value, texts.LINE_LIMIT)
        except RuleFault as fault:
            raise errors.ValueRefused(name, fault.code.removeprefix("text_"), fault.detail) from fault
    if isinstance(value, int) and value < 0:
        raise errors.ValueRefused(name, "negative", str(value))
    return value


def _event(row: Sequence[Any], now: datetime) -> EventRow:
    starts_at, ends_at = instant(row[8]), instant(row[9])
    stored = _STATES[row[16]] if row[16] else BookingState.CANCELLED if row[19] else BookingState.CONFIRMED
    lapses_at = None if row[17] is None else instant(row[17])
    return EventRow(
        id=row[0],
        uid=row[1],
        version=row[2],
        code=row[3],
        title=row[4],
        type=EventType(row[5]),
        booking_id=row[6],
        room_code=row[7],
        starts_at=starts_at,
        ends_at=ends_at,
        organiser=row[10],
        speaker=row[11],
        places=row[12],
        registered=row[13],
        attended=row[14],
        evidence=row[15],
        state=state_at(stored, starts_at, ends_at, now, lapses_at=lapses_at, is_released=row[18] is not None),
    )
