"""Visitors (persons), their visits (arrivals), who of a party came and went, and the numbered badges they wear."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Kept, Public, column, is_day, is_flag, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day, Flag, Instant
from jib_desk.rules.desk_words import HostAnswer
from jib_desk.rules.words import ClosedBy, VisitorCategory


class Visitor(Public):
    """A person. One name per script; after retention `anonymised_at` is set and the names are empty."""

    __tablename__ = "visitor"
    __table_args__ = kept(
        is_day("remembered_until"),
        is_day("agreed_on"),
        is_day("pass_until"),
        one_of("category", VisitorCategory),
        CheckConstraint("name_zh <> '' OR name_latin <> '' OR anonymised_at IS NOT NULL", name="named"),
    )

    name_zh: Mapped[str] = text(personal=True)
    name_latin: Mapped[str] = text(personal=True)
    organisation: Mapped[str] = text(personal=True)
    phone: Mapped[str] = text(personal=True)
    category: Mapped[VisitorCategory] = column(Code(VisitorCategory), default=VisitorCategory.GUEST)
    remembered_until: Mapped[date | None] = column(Day, nullable=True)
    anonymised_at: Mapped[datetime | None] = column(Instant, nullable=True)
    agreed_on: Mapped[date | None] = column(Day, nullable=True)  # agreed to be remembered
    pass_until: Mapped[date | None] = column(Day, nullable=True)  # last day of a contractor's pass
    id_number: Mapped[str] = text(personal=True)  # stays empty unless a setting asks for it


class Visit(Public):
    """One arrival, expected or come. A system close has no `left_at`: no departure is invented.

    `is_open` = arrived and not closed; the partial indexes (on site, one open visit per badge) stand on it.
    """

    __tablename__ = "visit"
    __table_args__ = kept(
        is_flag("is_open"),
        is_flag("id_checked"),
        is_flag("badge_is_out"),
        one_of("category", VisitorCategory),
        one_of("closed_by", ClosedBy),
        one_of("host_answer", HostAnswer),
        one_of("source", ("desk", "paper", "kiosk", "import", "sample")),
        CheckConstraint(
            "expected_at IS NOT NULL OR arrived_at IS NOT NULL OR refused_at IS NOT NULL", name="some_time"
        ),
        CheckConstraint("is_open = (arrived_at IS NOT NULL AND closed_by IS NULL)", name="open"),
        CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name="closed"),
        CheckConstraint("(closed_by IN ('visitor', 'desk')) IS NOT TRUE OR left_at IS NOT NULL", name="left"),
        CheckConstraint("left_at IS NULL OR (closed_by IS NOT NULL AND closed_by <> 'system')", name="left_closed"),
        CheckConstraint("left_at IS NULL OR left_at >= arrived_at", name="order"),
        CheckConstraint("party_size >= 1", name="party"),
        CheckConstraint("heads_left BETWEEN 0 AND party_size", name="heads_left"),
        CheckConstraint("cancelled_at IS NULL OR arrived_at IS NULL", name="cancelled"),
        CheckConstraint("(host_answer IS NULL) = (host_answered_at IS NULL)", name="answered"),
        Index("ix_visit_open", "arrived_at", sqlite_where=sql("is_open = 1")),
        Index("uq_visit_open_badge", "badge", unique=True, sqlite_where=sql("is_open = 1 AND badge <> ''")),
        Index("ix_visit_arrived_at", "arrived_at"),
        # Answers at every key press whether a person is inside, when last here, and whether awaited; no row is read.
        Index("ix_visit_of_visitor", "visitor_id", "is_open", "arrived_at", "expected_at"),
        Index("ix_visit_badge_out", "badge", sqlite_where=sql("badge_is_out = 1")),
        Index("ix_visit_invitation_id", "invitation_id", sqlite_where=sql("invitation_id IS NOT NULL")),
        Index("ix_visit_expected_at", "expected_at", sqlite_where=sql("expected_at IS NOT NULL")),
    )

    visitor_id: Mapped[int] = refers_to("visitor.id")
    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    host_id: Mapped[int | None] = refers_to("contact.id", nullable=True, index=True)
    booking_id: Mapped[int | None] = refers_to("booking.id", nullable=True, index=True)
    staff_id: Mapped[int] = refers_to("staff.id")
    category: Mapped[VisitorCategory] = column(Code(VisitorCategory), default=VisitorCategory.GUEST)
    purpose: Mapped[str] = text(personal=True)  # free text: it may say more than why
    party_planned: Mapped[int | None] = column(Integer, nullable=True)
    party_size: Mapped[int] = column(Integer, default=1)
    badge: Mapped[str] = text()
    expected_at: Mapped[datetime | None] = column(Instant, nullable=True)
    arrived_at: Mapped[datetime | None] = column(Instant, nullable=True)
    left_at: Mapped[datetime | None] = column(Instant, nullable=True)
    refused_at: Mapped[datetime | None] = column(Instant, nullable=True)
    refused_reason: Mapped[str] = text(personal=True)
    closed_by: Mapped[ClosedBy | None] = column(Code(ClosedBy), nullable=True)
    closed_at: Mapped[datetime | None] = column(Instant, nullable=True)
    is_open: Mapped[bool] = column(Flag, default=False)
    id_checked: Mapped[bool] = column(Flag, default=False)
    source: Mapped[str] = text(default="desk")
    note: Mapped[str] = text(personal=True)
    invitation_id: Mapped[int | None] = refers_to("invitation.id", nullable=True)
    planned_visitor_id: Mapped[int | None] = refers_to("visitor.id", nullable=True)  # in whose stead somebody came
    cancelled_at: Mapped[datetime | None] = column(Instant, nullable=True)  # an expected visit that was called off
    heads_left: Mapped[int] = column(Integer, default=0)  # of `party_size`, who left before the others
    badge_is_out: Mapped[bool] = column(Flag, default=False)  # the visit is closed, the badge did not come back
    host_answer: Mapped[HostAnswer | None] = column(Code(HostAnswer), nullable=True)
    host_answered_at: Mapped[datetime | None] = column(Instant, nullable=True)
    escort: Mapped[str] = text(personal=True)  # who goes with the visitor


class VisitGap(Kept):
    """Stepped out and back on the same badge: still one visit, without these minutes. Half-open."""

    __tablename__ = "visit_gap"
    __table_args__ = kept(CheckConstraint("back_at >= left_at", name="order"))

    visit_id: Mapped[int] = refers_to("visit.id", index=True)
    left_at: Mapped[datetime] = column(Instant)
    back_at: Mapped[datetime] = column(Instant)


class Departure(Kept):
    """Some of a party left while the others stayed."""

    __tablename__ = "departure"
    __table_args__ = kept(CheckConstraint("heads >= 1", name="heads"))

    visit_id: Mapped[int] = refers_to("visit.id", index=True)
    heads: Mapped[int] = column(Integer)
    left_at: Mapped[datetime] = column(Instant)


class PartyMember(Kept):
    """Somebody of a party who is known by name; the leader is the visit's visitor."""

    __tablename__ = "party_member"
    __table_args__ = kept(UniqueConstraint("visit_id", "position"))

    visit_id: Mapped[int] = refers_to("visit.id")
    position: Mapped[int] = column(Integer)
    name_zh: Mapped[str] = text(personal=True)
    name_latin: Mapped[str] = text(personal=True)
    left_at: Mapped[datetime | None] = column(Instant, nullable=True)


class Badge(Kept):
    """A numbered pass of which something is to be remembered: that it was lost."""

    __tablename__ = "badge"
    __table_args__ = kept(is_day("lost_on"))

    number: Mapped[str] = text(unique=True)
    lost_on: Mapped[date | None] = column(Day, nullable=True)
    note: Mapped[str] = text(free=True)
