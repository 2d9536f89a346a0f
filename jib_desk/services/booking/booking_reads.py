"""Rooms, bookings and closures as rows: one statement each, read by position, as they stand at an instant."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.bookings import state_at
from jib_desk.rules.words import BookingState, EventType, Layout, SpaceKind
from jib_desk.services import errors
from jib_desk.services.rows.bookings import BookingRow, ClosureRow, RoomRow

# What a booking may be at most, so that reads of a span look back no further.
LONGEST = timedelta(days=31)
LONGEST_AROUND_MIN = 24 * 60  # setup, and teardown

_COLUMNS = """b.id, b.uid, b.version, b.reference, b.room_id, r.code, b.subject, b.company_id, b.booked_by, b.contact,
  b.headcount, b.layout, b.equipment, b.catering, b.starts_at, b.ends_at, b.setup_min, b.teardown_min, b.blocks_from,
  b.blocks_until, b.state, b.live, e.id, e.type, b.note, b.tentative_until, b.released_at,
  c.short_en, c.name_en, c.short_zh, c.name_zh"""
_FROM = """FROM booking b JOIN room r ON r.id = b.room_id LEFT JOIN event e ON e.booking_id = b.id
  LEFT JOIN company c ON c.id = b.company_id"""
_ORDER = "ORDER BY b.starts_at, r.position, b.id"

_STATES = {state.value: state for state in BookingState}
_LAYOUTS: Mapping[str | None, Layout | None] = {None: None, **{layout.value: layout for layout in Layout}}
_EVENTS: Mapping[str | None, EventType | None] = {None: None, **{kind.value: kind for kind in EventType}}


def seconds(at: datetime) -> int:
    """An aware instant as the database keeps it."""
    return int(at.timestamp())


def instant(stored: int) -> datetime:
    """A stored instant, aware and in UTC."""
    return datetime.fromtimestamp(stored, UTC)


def day_bounds(day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """Midnight to midnight of the centre, half-open; 23 or 25 hours when clocks change."""
    first = datetime.combine(day, time(), zone).astimezone(UTC)
    return first, datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)


# --- rooms ----------------------------------------------------------------------------------


def read_rooms(session: Session, today: date) -> tuple[RoomRow, ...]:
    """All rooms in the order of the plan; one closed for good can no longer be booked."""
    found = session.connection().exec_driver_sql(
        """SELECT r.id, r.version, r.code, r.name_en, r.name_zh, s.kind, r.capacity, r.fire_limit, r.closed_on
           FROM room r LEFT JOIN space s ON s.id = r.space_id ORDER BY r.position, r.id"""
    )
    return tuple(
        RoomRow(
            id=row[0],
            version=row[1],
            code=row[2],
            name_en=row[3],
            name_zh=row[4],
            kind=SpaceKind(row[5]) if row[5] else SpaceKind.MEETING,
            capacity={Layout(name): int(heads) for name, heads in json.loads(row[6]).items()},
            fire_limit=row[7],
            is_bookable=row[8] is None or date.fromisoformat(row[8]) > today,
        )
        for row in found.fetchall()
    )


def room_of(session: Session, room_id: int, today: date) -> RoomRow:
    """One room. Raises NotFound."""
    room = next((row for row in read_rooms(session, today) if row.id == room_id), None)
    if room is None:
        raise errors.NotFound("room", str(room_id))
    return room


# --- bookings -------------------------------------------------------------------------------


def booking_by_id(session: Session, booking_id: int, now: datetime) -> BookingRow:
    """One booking as it stands at `now`. Raises NotFound."""
    rows = _bookings(session, "b.id = ?", (booking_id,), now)
    if not rows:
        raise errors.NotFound("booking", str(booking_id))
    return rows[0]


def bookings_by_id(session: Session, keys: Sequence[int], now: datetime) -> tuple[BookingRow, ...]:
    """These bookings in the order of the keys. Raises NotFound."""
    return tuple(booking_by_id(session, key, now) for key in keys)


def bookings_between(
    session: Session, start: datetime, end: datetime, now: datetime, room_id: int | None = None
) -> tuple[BookingRow, ...]:
    """Bookings whose own time shares anything with `[start, end)`, whatever their state, by start and room."""
    return _in_span(session, "b.ends_at > ? AND b.starts_at < ?", start, end, now, room_id)


def bookings_blocking(
    session: Session, start: datetime, end: datetime, now: datetime, room_id: int | None = None
) -> tuple[BookingRow, ...]:
    """The same with setup and teardown: what a grid of `[start, end)` has to draw."""
    return _in_span(session, "b.blocks_until > ? AND b.blocks_from < ?", start, end, now, room_id)


def _in_span(
    session: Session, condition: str, start: datetime, end: datetime, now: datetime, room_id: int | None
) -> tuple[BookingRow, ...]:
    around = timedelta(minutes=LONGEST_AROUND_MIN)
    where = f"b.starts_at > ? AND b.starts_at < ? AND {condition}"
    parameters = [seconds(start - LONGEST - around), seconds(end + around), seconds(start), seconds(end)]
    if room_id is not None:
        where += " AND +b.room_id = ?"
        parameters.append(room_id)
    return _bookings(session, where, parameters, now)


def _bookings(session: Session, where: str, parameters: Sequence[Any], now: datetime) -> tuple[BookingRow, ...]:
    found = session.connection().exec_driver_sql(
        f"SELECT {_COLUMNS} {_FROM} WHERE {where} {_ORDER}",
        tuple(parameters),
    )
    return tuple(_booking(row, now) for row in found.fetchall())


def _booking(row: Sequence[Any], now: datetime) -> BookingRow:
    starts_at, ends_at = instant(row[14]), instant(row[15])
    lapses_at = None if row[25] is None else instant(row[25])
    state = state_at(_STATES[row[20]], starts_at, ends_at, now, lapses_at=lapses_at, is_released=row[26] is not None)
    short_en, name_en, short_zh, name_zh = row[27:31]
    is_company = row[8] in {"", short_en, name_en, short_zh, name_zh}  # else somebody of it, or another spelling
    return BookingRow(
        id=row[0],
        uid=row[1],
        version=row[2],
        reference=row[3],
        room_id=row[4],
        room_code=row[5],
        subject=row[6],
        company_id=row[7],
        booked_by=row[8],
        contact=row[9],
        headcount=row[10],
        layout=_LAYOUTS[row[11]],
        equipment=row[12],
        catering=row[13],
        starts_at=starts_at,
        ends_at=ends_at,
        setup_min=row[16],
        teardown_min=row[17],
        blocks_from=instant(row[18]),
        blocks_until=instant(row[19]),
        state=state,
        live=bool(row[21]) and state not in (BookingState.CANCELLED, BookingState.NO_SHOW),
        event_id=row[22],
        event_type=_EVENTS[row[23]],
        note=row[24],
        company_en=(short_en or name_en or "") if is_company else "",
        company_zh=(short_zh or name_zh or "") if is_company else "",
    )


# --- closures -------------------------------------------------------------------------------


def read_closures(session: Session, start: datetime, end: datetime) -> tuple[ClosureRow, ...]:
    """Closures in force that share time with `[start, end)`, by start."""
    found = session.connection().exec_driver_sql(
        """SELECT id, version, room_id, starts_at, ends_at, reason FROM closure
           WHERE live = 1 AND starts_at < ? AND ends_at > ? ORDER BY starts_at, id""",
        (seconds(end), seconds(start)),
    )
    return tuple(_closure(row) for row in found.fetchall())


def closure_by_id(session: Session, closure_id: int) -> ClosureRow:
    """One closure, also one that was reopened. Raises NotFound."""
    found = session.connection().exec_driver_sql(
        "SELECT id, version, room_id, starts_at, ends_at, reason FROM closure WHERE id = ?", (closure_id,)
    )
    row = found.fetchone()
    if row is None:
        raise errors.NotFound("closure", str(closure_id))
    return _closure(row)


def _closure(row: Sequence[Any]) -> ClosureRow:
    return ClosureRow(row[0], row[1], row[2], instant(row[3]), instant(row[4]), row[5])


# --- is it free? ----------------------------------------------------------------------------

_CLOSED = """EXISTS (SELECT 1 FROM closure
  WHERE live = 1 AND starts_at < ?3 AND ends_at > ?2 AND ifnull(room_id, ?1) = ?1)"""

# Right only while no two live bookings overlap, which the trigger keeps: then the last one that begins before the
# wanted end is the only one that can be in the way. Covered by ix_booking_room_blocks; a row of the table is read
# only when somebody is in the way. NULL, or no row at all, says that a glance is not enough.
FREE_AT_A_GLANCE = f"""SELECT CASE WHEN blocks_until <= ?2 THEN NOT {_CLOSED}
    WHEN (SELECT tentative_until FROM booking b WHERE b.id = booking.id) IS NULL THEN 0 END
  FROM booking WHERE live = 1 AND room_id = ?1 AND blocks_from < ?3
  ORDER BY blocks_from DESC LIMIT 1"""  # noqa: S608 - made of constants

# Looked at closely, the others count too: tentative ones past their term (?5 = now) are as good as gone, and the
# next writer releases them. None that counts begins before the last one that begins by the wanted start.
_FREE = f"""SELECT NOT {_CLOSED} AND NOT EXISTS
  (SELECT 1 FROM booking WHERE live = 1 AND room_id = ?1 AND blocks_from < ?3 AND blocks_until > ?2
   AND blocks_from >= coalesce((SELECT blocks_from FROM booking WHERE live = 1 AND room_id = ?1 AND blocks_from <= ?2
     ORDER BY blocks_from DESC LIMIT 1), ?2)
   AND id IS NOT ?4 AND (tentative_until IS NULL OR tentative_until > ?5))"""  # noqa: S608 - made of constants


def is_room_free(source: Source, room_id: int, start: int, end: int, besides: int | None, now: datetime) -> bool:
    """Whether a room has nothing standing in `[start, end)`, in seconds."""
    place = (room_id, start, end)
    glance = None if besides is not None else direct.scalar(source, FREE_AT_A_GLANCE, place)
    return bool(direct.scalar(source, _FREE, (*place, besides, seconds(now))) if glance is None else glance)
