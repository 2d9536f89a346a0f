"""Events with programme meaning, services given to companies, and the opening balances of figures from before."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Kept, Public, column, is_day, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day, Instant
from jib_desk.rules.words import EventType, ServiceProvider, ServiceType, Target


class Event(Public):
    """A booking with programme meaning, or a site-wide date with times of its own (`booking_id` NULL)."""

    __tablename__ = "event"
    __table_args__ = kept(
        one_of("type", EventType),
        CheckConstraint("(booking_id IS NULL) = (starts_at IS NOT NULL)", name="times"),
        CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="both_times"),
        CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name="order"),
        CheckConstraint("registered >= 0 AND attended >= 0", name="counts"),
    )

    code: Mapped[str] = text(unique=True)
    booking_id: Mapped[int | None] = refers_to("booking.id", nullable=True, unique=True)
    title: Mapped[str] = text(free=True)
    type: Mapped[EventType] = column(Code(EventType))
    starts_at: Mapped[datetime | None] = column(Instant, nullable=True)
    ends_at: Mapped[datetime | None] = column(Instant, nullable=True)
    organiser: Mapped[str] = text(free=True)
    speaker: Mapped[str] = text(free=True)
    places: Mapped[int | None] = column(Integer, nullable=True)
    registered: Mapped[int] = column(Integer, default=0)
    attended: Mapped[int] = column(Integer, default=0)
    evidence: Mapped[str] = text(free=True)
    cancelled_at: Mapped[datetime | None] = column(Instant, nullable=True)


class ServiceRecord(Public):
    """A service that a company was given. One that was written down by mistake is cancelled and counts nowhere."""

    __tablename__ = "service_record"
    __table_args__ = kept(
        is_day("served_on"),
        one_of("type", ServiceType),
        one_of("provider", ServiceProvider),
        CheckConstraint("amount_yuan >= 0", name="amount_yuan"),
        CheckConstraint("cancelled_at IS NOT NULL OR cancel_reason = ''", name="cancelled"),
        Index("ix_service_record_counts", "company_id", "served_on", sqlite_where=sql("cancelled_at IS NULL")),
    )

    company_id: Mapped[int] = refers_to("company.id", index=True)
    event_id: Mapped[int | None] = refers_to("event.id", nullable=True, index=True)  # at which it was given
    served_on: Mapped[date] = column(Day)
    type: Mapped[ServiceType] = column(Code(ServiceType))
    provider: Mapped[ServiceProvider] = column(Code(ServiceProvider))
    partner: Mapped[str] = text(personal=True)  # may be a person; who the provider is, when it is neither sponsor
    need: Mapped[str] = text(free=True)
    outcome: Mapped[str] = text(free=True)
    amount_yuan: Mapped[int | None] = column(Integer, nullable=True)
    evidence: Mapped[str] = text(free=True)
    cancelled_at: Mapped[datetime | None] = column(Instant, nullable=True)
    cancel_reason: Mapped[str] = text(free=True)


class OpeningBalance(Kept):
    """A figure from before the program: counted once, shown as one line with its source.

    `figure` is a target's code, or graduated / left, which feed the graduation rate.
    """

    __tablename__ = "opening_balance"
    __table_args__ = kept(
        is_day("as_of"), one_of("figure", (*Target, "graduated", "left")), UniqueConstraint("figure", "as_of")
    )

    figure: Mapped[str] = text()
    amount: Mapped[int] = column(Integer)
    as_of: Mapped[date] = column(Day)
    source: Mapped[str] = text(free=True)
