"""What a booking must satisfy before it is written, and what stood in the way when the database refused it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from jib_desk.models import guards
from jib_desk.models.booking import Booking, Closure
from jib_desk.models.company import Company
from jib_desk.models.faults import GuardRefused
from jib_desk.models.journal_tables import JournalEntry
from jib_desk.models.plan import Room
from jib_desk.rules import texts, wall_time
from jib_desk.rules.bookings import reference, reference_stem
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.intervals import Span
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, found
from jib_desk.services.booking.booking_reads import LONGEST, LONGEST_AROUND_MIN
from jib_desk.services.rows.staff import Actor

WHOLE_CENTRE = "SITE"

# Texts of a booking: how long, and whether of several lines.
_TEXTS: Mapping[str, tuple[int, bool]] = {
    "subject": (texts.NAME_LIMIT, False),
    "booked_by": (texts.NAME_LIMIT, False),
    "contact": (texts.NAME_LIMIT, False),
    "equipment": (texts.LINE_LIMIT, False),
    "catering": (texts.LINE_LIMIT, False),
    "reason": (texts.LINE_LIMIT, False),
    "note": (texts.NOTE_LIMIT, True),
}


def cleaned(name: str, value: str) -> str:
    """A text of a booking without outer blanks. Raises ValueRefused (too_long, control_character)."""
    limit, lines = _TEXTS[name]
    try:
        return texts.clean_text(value, limit, lines)
    except RuleFault as fault:
        raise errors.ValueRefused(name, fault.code.removeprefix("text_"), fault.detail) from fault


def clean_values(values: Mapping[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """Values of a form as they are stored: texts trimmed, wall times (naive) turned into instants.

    Raises ValueMissing, ValueRefused, WallTimeRefused.
    """
    clean = dict(values)
    for name in _TEXTS.keys() & clean.keys():
        clean[name] = cleaned(name, clean[name])
    if clean.get("subject") == "":
        raise errors.ValueMissing("subject")
    for name in ("starts_at", "ends_at"):
        if name in clean:
            clean[name] = instant_at(clean[name], zone)
    if clean.get("headcount") is not None and clean["headcount"] < 1:
        raise errors.ValueRefused("headcount", "not_positive", str(clean["headcount"]))
    for name in ("setup_min", "teardown_min"):
        if not 0 <= clean.get(name, 0) <= LONGEST_AROUND_MIN:
            raise errors.ValueRefused(name, "too_long" if clean[name] > 0 else "negative", str(clean[name]))
    return clean


def instant_at(value: datetime, zone: ZoneInfo) -> datetime:
    """An instant from an aware time or from the centre's wall time. Raises WallTimeRefused."""
    try:
        return wall_time.instant_of(value, zone).replace(second=0, microsecond=0)
    except RuleFault as fault:
        raise errors.WallTimeRefused(fault.detail, fault.code) from fault


def check_order(starts_at: datetime, ends_at: datetime) -> None:
    """Raises EndBeforeStart, and ValueRefused for more than a month at a stretch."""
    if ends_at <= starts_at:
        raise errors.EndBeforeStart(starts_at, ends_at)
    if ends_at - starts_at > LONGEST:
        raise errors.ValueRefused("ends_at", "too_long", str(LONGEST.days))


def check_room(room: Room | None, room_id: int, starts_at: datetime, zone: ZoneInfo) -> Room:
    """The room, if it exists and is not closed for good by then. Raises NotFound, RoomClosed."""
    if room is None:
        raise errors.NotFound("room", str(room_id))
    if room.closed_on is not None and starts_at.astimezone(zone).date() >= room.closed_on:
        raise errors.ValueRefused("room_id", "closed_for_good", room.code)
    return room


def check_fire_limit(by: Actor, room: Room, headcount: int | None, override_reason: str) -> None:
    """More people than the fire limit need a manager with a reason. Raises OverFireLimit, NotAllowed."""
    if headcount is None or headcount <= room.fire_limit:
        return
    if not override_reason:
        raise errors.OverFireLimit(room.code, headcount, room.fire_limit)
    if by.role not in MANAGERS:
        raise errors.NotAllowed("booking.over_fire_limit", by.role)


def check_apart(session: Session, rows: Sequence[Mapping[str, Any]]) -> None:
    """Bookings that move together must not meet where they go. Raises RoomTaken with the one that was there first."""
    places = [(row, found(session, Booking, row["id"])) for row in rows]
    for (one, first), (two, _) in combinations([place for place in places if place[1].live], 2):
        spans = [Span(row["blocks_from"], row["blocks_until"]) for row in (one, two)]
        if one["room_id"] == two["room_id"] and spans[0].overlaps(spans[1]):
            raise errors.RoomTaken(
                room=_room_code(session, two["room_id"]),
                subject=first.subject,
                booked_by=first.booked_by,
                starts=one["starts_at"],
                ends=one["ends_at"],
                blocked_from=one["blocks_from"],
                blocked_until=one["blocks_until"],
            )


def name_of_company(session: Session, company_id: int | None) -> str:
    """A company's short name, for who booked. Raises NotFound."""
    if company_id is None:
        return ""
    company = session.get(Company, company_id)
    if company is None:
        raise errors.NotFound("company", str(company_id))
    return next(filter(None, (company.short_en, company.short_zh, company.name_en, company.name_zh)), "")


def next_reference(session: Session, starts_at: datetime, zone: ZoneInfo) -> str:
    """The next number of the day on which a booking starts."""
    day = starts_at.astimezone(zone).date()
    return reference(day, next_number(session, Booking.reference, reference_stem(day)))


def next_number(session: Session, column: InstrumentedAttribute[str], stem: str) -> int:
    """The number after the highest of the codes that begin with `stem` (which ends in a dash).

    One that was taken away by undo is not used again: redo would bring it back.
    """
    after = stem[:-1] + "."  # the first text behind all that begin with the stem
    number = func.max(cast(func.substr(column, len(stem) + 1), Integer))
    kept = session.execute(select(number).where(column >= stem, column < after)).scalar()
    undone = session.execute(
        select(JournalEntry.subject).where(
            JournalEntry.undoes.is_not(None), JournalEntry.subject >= stem, JournalEntry.subject < after
        )
    ).scalars()
    numbers = [int(tail) for text in undone if (tail := text.removeprefix(stem)).isdigit()]
    return max([int(kept or 0), *numbers]) + 1


def release_lapsed(
    session: Session, room_id: int | None, span: Span, now: datetime, besides: frozenset[int] = frozenset()
) -> None:
    """Write down that tentative bookings past their term no longer keep the place that is needed now."""
    query = select(Booking).where(
        Booking.live.is_(True),
        Booking.tentative_until <= now,
        Booking.id.not_in(besides),
        Booking.blocks_from < span.end,
        Booking.blocks_until > span.start,
    )
    if room_id is not None:
        query = query.where(Booking.room_id == room_id)
    for row in session.execute(query).scalars():
        row.released_at, row.live = now, False
    session.flush()


# --- what stood in the way ------------------------------------------------------------------


def in_the_way(
    session: Session, refusal: GuardRefused, room_id: int | None, span: Span, besides: frozenset[int] = frozenset()
) -> errors.DeskError | None:
    """The typed error of a guard's refusal: who holds the room and until when."""
    if refusal.code == guards.ROOM_TAKEN and room_id is not None:
        return taken_by(session, room_id, span, besides)
    if refusal.code == guards.ROOM_CLOSED and room_id is not None:
        return closed_by(session, room_id, span)
    if refusal.code == guards.BOOKINGS_IN_THE_WAY:
        query = _live_in(span).order_by(Booking.starts_at)
        query = query if room_id is None else query.where(Booking.room_id == room_id)
        references = tuple(row.reference for row in session.execute(query).scalars())
        return errors.BookingsInTheWay(_room_code(session, room_id), references)
    return None


def taken_by(session: Session, room_id: int, span: Span, besides: frozenset[int]) -> errors.RoomTaken | None:
    """The first live booking of a room in a span, as an error."""
    query = _live_in(span).where(Booking.room_id == room_id, Booking.id.not_in(besides)).order_by(Booking.blocks_from)
    row = session.execute(query.limit(1)).scalar()
    if row is None:
        return None
    return errors.RoomTaken(
        room=_room_code(session, room_id),
        subject=row.subject,
        booked_by=row.booked_by,
        starts=row.starts_at,
        ends=row.ends_at,
        blocked_from=row.blocks_from,
        blocked_until=row.blocks_until,
    )


def closed_by(session: Session, room_id: int, span: Span) -> errors.RoomClosed | None:
    """The first closure of a room, or of the whole centre, in a span, as an error."""
    query = select(Closure).where(
        Closure.live.is_(True),
        (Closure.room_id == room_id) | Closure.room_id.is_(None),
        Closure.starts_at < span.end,
        Closure.ends_at > span.start,
    )
    row = session.execute(query.order_by(Closure.starts_at).limit(1)).scalar()
    if row is None:
        return None
    return errors.RoomClosed(_room_code(session, room_id), row.reason, row.starts_at, row.ends_at)


def _live_in(span: Span) -> Any:
    return select(Booking).where(
        Booking.live.is_(True), Booking.blocks_from < span.end, Booking.blocks_until > span.start
    )


def _room_code(session: Session, room_id: int | None) -> str:
    if room_id is None:
        return WHOLE_CENTRE
    room = session.get(Room, room_id)
    return room.code if room else str(room_id)
