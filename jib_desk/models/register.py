"""The desk's register: parcels, loans, things found and missed, cars for the gate; and the paper kit for outages."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Kept, Public, column, is_day, is_flag, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day, Flag, Instant, Json
from jib_desk.rules.desk_words import LostKind, LostOutcome


class Parcel(Public):
    """Something that was left at the desk for somebody. Waiting until it is collected or goes back."""

    __tablename__ = "parcel"
    __table_args__ = kept(
        CheckConstraint("pieces >= 1", name="pieces"),
        CheckConstraint("collected_at IS NULL OR returned_at IS NULL", name="one_end"),
        CheckConstraint("collected_at IS NOT NULL OR collected_by = ''", name="collected"),
        Index(
            "ix_parcel_waiting",
            "company_id",
            "received_at",
            sqlite_where=sql("collected_at IS NULL AND returned_at IS NULL"),
        ),
        Index("ix_parcel_number", "number"),
    )

    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    contact_id: Mapped[int | None] = refers_to("contact.id", nullable=True, index=True)
    addressee: Mapped[str] = text(personal=True)  # as written on it, when it is no contact
    carrier: Mapped[str] = text(free=True)
    number: Mapped[str] = text()  # of the carrier, as scanned
    pieces: Mapped[int] = column(Integer, default=1)
    place: Mapped[str] = text(free=True)  # where it lies
    received_at: Mapped[datetime] = column(Instant)
    told_at: Mapped[datetime | None] = column(Instant, nullable=True)
    collected_at: Mapped[datetime | None] = column(Instant, nullable=True)
    collected_by: Mapped[str] = text(personal=True)
    returned_at: Mapped[datetime | None] = column(Instant, nullable=True)  # to the sender
    note: Mapped[str] = text(personal=True)


class Loan(Public):
    """A thing of the desk that somebody borrowed: an umbrella, a charger, a projector."""

    __tablename__ = "loan"
    __table_args__ = kept(
        CheckConstraint("item <> ''", name="item"),
        CheckConstraint("returned_at IS NULL OR returned_at >= lent_at", name="order"),
        Index("ix_loan_out", "due_at", sqlite_where=sql("returned_at IS NULL")),
    )

    item: Mapped[str] = text(free=True)
    number: Mapped[str] = text()
    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    holder: Mapped[str] = text(personal=True)
    phone: Mapped[str] = text(personal=True)
    lent_at: Mapped[datetime] = column(Instant)
    due_at: Mapped[datetime | None] = column(Instant, nullable=True)
    returned_at: Mapped[datetime | None] = column(Instant, nullable=True)
    note: Mapped[str] = text(personal=True)


class LostItem(Public):
    """A thing that was found in the house, or that somebody misses."""

    __tablename__ = "lost_item"
    __table_args__ = kept(
        one_of("kind", LostKind),
        one_of("outcome", LostOutcome),
        CheckConstraint("what <> ''", name="what"),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="closed"),
        Index("ix_lost_item_open", "kind", "seen_at", sqlite_where=sql("closed_at IS NULL")),
    )

    kind: Mapped[LostKind] = column(Code(LostKind))
    what: Mapped[str] = text(free=True)
    place: Mapped[str] = text(free=True)  # where it was found or lost
    kept_in: Mapped[str] = text(free=True)
    seen_at: Mapped[datetime] = column(Instant)  # found, or missed since
    person: Mapped[str] = text(personal=True)  # who found or misses it
    phone: Mapped[str] = text(personal=True)
    closed_at: Mapped[datetime | None] = column(Instant, nullable=True)
    outcome: Mapped[LostOutcome | None] = column(Code(LostOutcome), nullable=True)
    given_to: Mapped[str] = text(personal=True)
    note: Mapped[str] = text(personal=True)


class Vehicle(Public):
    """A number plate that the gate lets in, from a day to a day, both inclusive."""

    __tablename__ = "vehicle"
    __table_args__ = kept(
        is_day("valid_from"),
        is_day("valid_until"),
        CheckConstraint("plate <> ''", name="plate"),
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="days"),
        Index("ix_vehicle_plate", "plate"),
    )

    plate: Mapped[str] = text(personal=True)
    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    visit_id: Mapped[int | None] = refers_to("visit.id", nullable=True, index=True)
    holder: Mapped[str] = text(personal=True)
    valid_from: Mapped[date] = column(Day)
    valid_until: Mapped[date | None] = column(Day, nullable=True)
    told_gate_at: Mapped[datetime | None] = column(Instant, nullable=True)
    note: Mapped[str] = text(personal=True)


class PaperKit(Public):
    """Sheets of numbered lines, printed for an outage."""

    __tablename__ = "paper_kit"
    __table_args__ = kept(CheckConstraint("lines >= 1", name="lines"))

    code: Mapped[str] = text(unique=True)  # K-yymmdd-nn, printed on every sheet
    printed_at: Mapped[datetime] = column(Instant)
    lines: Mapped[int] = column(Integer)
    badges: Mapped[list[str]] = column(Json, default=list)  # printed beside the lines, in their order
    closed_at: Mapped[datetime | None] = column(Instant, nullable=True)  # nothing of it is to be entered any more


class PaperLine(Kept):
    """A line of a kit that was entered. A line is entered once."""

    __tablename__ = "paper_line"
    __table_args__ = kept(
        is_flag("is_void"),
        CheckConstraint("line >= 1", name="line"),
        CheckConstraint("(visit_id IS NULL) = (is_void = 1)", name="void"),
        UniqueConstraint("kit_id", "line"),
    )

    kit_id: Mapped[int] = refers_to("paper_kit.id")
    line: Mapped[int] = column(Integer)
    visit_id: Mapped[int | None] = refers_to("visit.id", nullable=True, index=True)
    is_void: Mapped[bool] = column(Flag, default=False)  # crossed out on the paper
    entered_at: Mapped[datetime] = column(Instant)
    staff_id: Mapped[int] = refers_to("staff.id")
