"""Other places for a booking that found its slot taken: the same room nearby, other rooms that fit, the next free day.

What is taken is read in two statements; the search itself is pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from jib_desk.rules import wall_time, workdays
from jib_desk.rules.bookings import places
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.intervals import Span
from jib_desk.rules.words import Layout, SpaceKind
from jib_desk.services.booking.booking_reads import (
    LONGEST,
    LONGEST_AROUND_MIN,
    instant,
    read_closures,
    read_rooms,
    seconds,
)
from jib_desk.services.rows.bookings import RoomRow, Suggestion
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.settings import centre_of, opening_hours, overrides_of

STEP = timedelta(minutes=15)
NEARBY = timedelta(hours=2)
DAYS_AHEAD = 14
_OTHER_ROOMS = 3

Taken = Mapping[int, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What was wanted. Instants are aware UTC, `now` too; minutes of setup and teardown go with it."""

    room_id: int
    span: Span
    now: datetime
    headcount: int | None = None
    layout: Layout | None = None
    setup_min: int = 0
    teardown_min: int = 0
    besides: int | None = None


def suggest(session: Session, wish: Wish, limit: int) -> tuple[Suggestion, ...]:
    """Up to `limit` other places, the likeliest first. Never in the past, and inside opening hours if asked inside."""
    centre = centre_of(session)
    rooms = read_rooms(session, wish.span.start.astimezone(centre.zone).date())
    taken = _taken(session, wish)
    wanted = next((room for room in rooms if room.id == wish.room_id), None)
    if wanted is None:
        return ()
    found: list[Suggestion] = [
        *(_at(wanted, span, "same_room") for span in _nearby(wish, taken, centre)),
        *(_at(room, wish.span, "other_room") for room in _others(rooms, wanted, wish, taken)),
        *(_at(wanted, span, "next_day") for span in _next_day(session, wish, taken, centre)),
    ]
    return tuple(found[:limit])


def _at(room: RoomRow, span: Span, why: str) -> Suggestion:
    return Suggestion(room.id, room.code, span.start, span.end, why)


def _taken(session: Session, wish: Wish) -> Taken:
    """Room → what is blocked there; room 0 stands for the whole centre.

    Of the wanted room from two hours before to two weeks after, of the others around the wanted time only.
    """
    around = timedelta(minutes=LONGEST_AROUND_MIN)
    begin, end = wish.span.start - NEARBY - around, wish.span.end + NEARBY + around
    ahead = wish.span.end + timedelta(days=DAYS_AHEAD) + around
    found = session.connection().exec_driver_sql(
        """SELECT room_id, blocks_from, blocks_until FROM booking
           WHERE starts_at > ?1 AND starts_at < ?2 AND blocks_until > ?3 AND blocks_from < ?4 AND room_id IS NOT ?6
             AND live = 1 AND id IS NOT ?7 AND (tentative_until IS NULL OR tentative_until > ?8)
           UNION ALL SELECT room_id, blocks_from, blocks_until FROM booking
           WHERE live = 1 AND room_id = ?6 AND blocks_from > ?1 AND blocks_from < ?5
             AND id IS NOT ?7 AND (tentative_until IS NULL OR tentative_until > ?8)""",
        (
            seconds(begin - LONGEST),
            seconds(end),
            seconds(wish.span.start - around),
            seconds(wish.span.end + around),
            seconds(ahead),
            wish.room_id,
            wish.besides,
            seconds(wish.now),
        ),
    )
    taken: dict[int, list[Span]] = {}
    for room_id, blocks_from, blocks_until in found.fetchall():
        taken.setdefault(room_id, []).append(Span(instant(blocks_from), instant(blocks_until)))
    for closure in read_closures(session, begin, ahead):
        taken.setdefault(closure.room_id or 0, []).append(Span(closure.starts_at, closure.ends_at))
    return taken


def _is_free(taken: Taken, room_id: int, span: Span, wish: Wish) -> bool:
    kept = span.widened(wish.setup_min, wish.teardown_min)
    if span.start < wish.now:
        return False
    return not any(kept.overlaps(other) for key in (room_id, 0) for other in taken.get(key, ()))


def _nearby(wish: Wish, taken: Taken, centre: CentreRow) -> Iterator[Span]:
    """The nearest free time before and the nearest after, within two hours."""
    asked_inside = _is_open(wish.span, centre)
    for direction in (1, -1):
        for step in range(1, int(NEARBY / STEP) + 1):
            span = _shifted(wish.span, direction * step * STEP)
            if _is_free(taken, wish.room_id, span, wish) and (not asked_inside or _is_open(span, centre)):
                yield span
                break


def _others(rooms: Iterable[RoomRow], wanted: RoomRow, wish: Wish, taken: Taken) -> list[RoomRow]:
    """Rooms of enough places at the same time, the one that fits best first; a booth stands in only for a booth."""
    needed = wish.headcount or (places(wanted.capacity, wish.layout) or 1)

    def seats(room: RoomRow) -> int:
        return places(room.capacity, wish.layout) or 0

    fitting = [
        room
        for room in rooms
        if room.id != wanted.id
        and room.is_bookable
        and (room.kind is SpaceKind.BOOTH) == (wanted.kind is SpaceKind.BOOTH)
        and needed <= min(seats(room), room.fire_limit)
        and _is_free(taken, room.id, wish.span, wish)
    ]
    return sorted(fitting, key=lambda room: (seats(room), room.id))[:_OTHER_ROOMS]


def _next_day(session: Session, wish: Wish, taken: Taken, centre: CentreRow) -> Iterator[Span]:
    """The same wall time in the same room on the next workday that has it free."""
    overrides = overrides_of(session)
    wall = wish.span.start.astimezone(centre.zone).replace(tzinfo=None)
    for ahead in range(1, DAYS_AHEAD + 1):
        then = wall + timedelta(days=ahead)
        if not workdays.is_workday(then.date(), overrides):
            continue
        try:
            start = wall_time.instant_of(then, centre.zone)
        except RuleFault:
            continue
        span = Span(start, start + wish.span.length)
        if _is_free(taken, wish.room_id, span, wish):
            yield span
            return


def _shifted(span: Span, by: timedelta) -> Span:
    return Span(span.start + by, span.end + by)


def _is_open(span: Span, centre: CentreRow) -> bool:
    opens, closes = opening_hours(centre, span.start.astimezone(centre.zone).date())
    return opens <= span.start and span.end <= closes
