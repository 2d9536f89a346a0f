"""Bookings of rooms, the series they belong to, and closures."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Kept, Public, column, is_flag, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Flag, Instant, Json
from jib_desk.rules.words import BookingState, Layout

_DEAD = "state IN ('cancelled', 'no_show') OR released_at IS NOT NULL"


class Series(Public):
    """A rule of recurrence on wall time: `rule` is an RFC 5545 RRULE, `wall_start` a local ISO time."""

    __tablename__ = "series"
    __table_args__ = kept()

    rule: Mapped[str] = text()
    zone: Mapped[str] = text()
    wall_start: Mapped[str] = text()
    options: Mapped[dict[str, object]] = column(Json, default=dict)


class Booking(Public):
    """Half-open in time; blocks `[starts_at − setup, ends_at + teardown)` of its room while `live`."""

    __tablename__ = "booking"
    __table_args__ = kept(
        is_flag("live"),
        one_of("state", BookingState),
        one_of("layout", Layout),
        CheckConstraint("ends_at > starts_at", name="order"),
        CheckConstraint("setup_min >= 0 AND teardown_min >= 0", name="minutes"),
        CheckConstraint("blocks_from = starts_at - 60 * setup_min", name="blocks_from"),
        CheckConstraint("blocks_until = ends_at + 60 * teardown_min", name="blocks_until"),
        CheckConstraint(f"live = (CASE WHEN {_DEAD} THEN 0 ELSE 1 END)", name="live"),
        CheckConstraint("headcount IS NULL OR headcount >= 1", name="headcount"),
        Index("ix_booking_room_blocks", "room_id", "blocks_from", "blocks_until", sqlite_where=sql("live = 1")),
        Index("ix_booking_starts_at", "starts_at"),
    )

    reference: Mapped[str] = text(unique=True)  # B-231121-03, never used again
    room_id: Mapped[int] = refers_to("room.id", index=True)
    series_id: Mapped[int | None] = refers_to("series.id", nullable=True, index=True)
    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    subject: Mapped[str] = text(free=True)
    booked_by: Mapped[str] = text(free=True)
    contact: Mapped[str] = text(personal=True)
    headcount: Mapped[int | None] = column(Integer, nullable=True)
    layout: Mapped[Layout | None] = column(Code(Layout), nullable=True)
    equipment: Mapped[str] = text(free=True)
    catering: Mapped[str] = text(free=True)
    starts_at: Mapped[datetime] = column(Instant)
    ends_at: Mapped[datetime] = column(Instant)
    setup_min: Mapped[int] = column(Integer, default=0)
    teardown_min: Mapped[int] = column(Integer, default=0)
    blocks_from: Mapped[datetime] = column(Instant)
    blocks_until: Mapped[datetime] = column(Instant)
    state: Mapped[BookingState] = column(Code(BookingState), default=BookingState.CONFIRMED)
    tentative_until: Mapped[datetime | None] = column(Instant, nullable=True)
    planned_end_at: Mapped[datetime | None] = column(Instant, nullable=True)
    released_at: Mapped[datetime | None] = column(Instant, nullable=True)
    live: Mapped[bool] = column(Flag, default=True)
    reason: Mapped[str] = text(free=True)  # of a cancellation or of a manager's override
    note: Mapped[str] = text(free=True)


class Occurrence(Kept):
    """One date of a series: its original wall start, and the booking made for it, if any."""

    __tablename__ = "occurrence"
    __table_args__ = kept(
        UniqueConstraint("series_id", "wall_start"), one_of("state", ("booked", "changed", "skipped", "cancelled"))
    )

    series_id: Mapped[int] = refers_to("series.id")
    wall_start: Mapped[str] = text()
    state: Mapped[str] = text(default="booked")
    booking_id: Mapped[int | None] = refers_to("booking.id", nullable=True, index=True)


class Closure(Public):
    """A room closed for a time, or the whole centre when `room_id` is NULL. Half-open."""

    __tablename__ = "closure"
    __table_args__ = kept(
        is_flag("live"),
        CheckConstraint("ends_at > starts_at", name="order"),
        Index("ix_closure_times", "starts_at", "ends_at", sqlite_where=sql("live = 1")),
    )

    room_id: Mapped[int | None] = refers_to("room.id", nullable=True, index=True)
    starts_at: Mapped[datetime] = column(Instant)
    ends_at: Mapped[datetime] = column(Instant)
    reason: Mapped[str] = text(free=True)
    live: Mapped[bool] = column(Flag, default=True)
