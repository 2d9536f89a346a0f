"""The building and its safety: fire items, repairs, access cards and keys, seat censuses, evacuations."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped
from sqlalchemy.types import REAL

from jib_desk.models.base import Public, column, is_day, is_flag, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day, Flag, Instant
from jib_desk.rules.desk_words import MusterKind, TickSource
from jib_desk.rules.words import AccessKind, CensusResolution, CensusResult, SafetyKind


class SafetyItem(Public):
    """An extinguisher, an exit, the assembly point: a mark on the plan, in metres from the floor's top left."""

    __tablename__ = "safety_item"
    __table_args__ = kept(
        *(is_day(name) for name in ("checked_on", "due_on", "retired_on")), one_of("kind", SafetyKind)
    )

    floor_id: Mapped[int] = refers_to("floor.id", index=True)
    kind: Mapped[SafetyKind] = column(Code(SafetyKind))
    x_m: Mapped[float] = column(REAL)
    y_m: Mapped[float] = column(REAL)
    label: Mapped[str] = text()
    checked_on: Mapped[date | None] = column(Day, nullable=True)
    due_on: Mapped[date | None] = column(Day, nullable=True)  # the next check
    retired_on: Mapped[date | None] = column(Day, nullable=True)
    note: Mapped[str] = text(free=True)


class Repair(Public):
    """Something broken: where, what, who mends it, until when."""

    __tablename__ = "repair"
    __table_args__ = kept(
        *(is_day(name) for name in ("reported_on", "due_on", "closed_on")),
        is_flag("is_hazard"),
        CheckConstraint("what <> ''", name="said"),
        CheckConstraint("unit_id IS NULL OR space_id IS NULL", name="one_place"),
        CheckConstraint("closed_on IS NULL OR closed_on >= reported_on", name="order"),
        Index("ix_repair_open", "due_on", sqlite_where=sql("closed_on IS NULL")),
    )

    unit_id: Mapped[int | None] = refers_to("unit.id", nullable=True, index=True)
    space_id: Mapped[int | None] = refers_to("space.id", nullable=True, index=True)
    place: Mapped[str] = text(free=True)  # more exactly, or somewhere else
    what: Mapped[str] = text(free=True)
    reported_on: Mapped[date] = column(Day)
    assigned_to: Mapped[str] = text(free=True)
    due_on: Mapped[date | None] = column(Day, nullable=True)
    closed_on: Mapped[date | None] = column(Day, nullable=True)
    outcome: Mapped[str] = text(free=True)
    is_hazard: Mapped[bool] = column(Flag, default=False)
    assignment_id: Mapped[int | None] = refers_to("assignment.id", nullable=True, index=True)  # out of service for it


class AccessItem(Public):
    """A card or key that was handed out. A number is out once at a time."""

    __tablename__ = "access_item"
    __table_args__ = kept(
        *(is_day(name) for name in ("issued_on", "returned_on", "lost_on")),
        one_of("kind", AccessKind),
        CheckConstraint("number <> ''", name="numbered"),
        CheckConstraint("returned_on IS NULL OR returned_on >= issued_on", name="order"),
        CheckConstraint("lost_on IS NULL OR lost_on >= issued_on", name="lost_order"),
        Index(
            "ix_access_item_out",
            "kind",
            "number",
            unique=True,
            sqlite_where=sql("returned_on IS NULL AND lost_on IS NULL"),
        ),
    )

    kind: Mapped[AccessKind] = column(Code(AccessKind))
    number: Mapped[str] = text()
    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    contact_id: Mapped[int | None] = refers_to("contact.id", nullable=True, index=True)
    holder: Mapped[str] = text(personal=True)  # a person who is no contact
    issued_on: Mapped[date] = column(Day)
    returned_on: Mapped[date | None] = column(Day, nullable=True)
    lost_on: Mapped[date | None] = column(Day, nullable=True)
    note: Mapped[str] = text(free=True)


class Census(Public):
    """One walk round the seats that compares what is recorded with what is found."""

    __tablename__ = "census"
    __table_args__ = kept(
        is_day("counted_on"),
        is_flag("is_open"),
        CheckConstraint("is_open = (closed_at IS NULL)", name="open"),
        Index("ix_census_open", "is_open", unique=True, sqlite_where=sql("is_open = 1")),
    )

    code: Mapped[str] = text(unique=True)  # C-yymmdd-nn
    counted_on: Mapped[date] = column(Day)
    counted_by: Mapped[str] = text(free=True)
    closed_at: Mapped[datetime | None] = column(Instant, nullable=True)
    is_open: Mapped[bool] = column(Flag, default=True)  # at most one
    note: Mapped[str] = text(free=True)


class CensusFinding(Public):
    """A difference that a census found in a unit; what fits is not written."""

    __tablename__ = "census_finding"
    __table_args__ = kept(
        one_of("result", CensusResult),
        one_of("resolution", CensusResolution),
        CheckConstraint("desks >= 0", name="desks"),
        CheckConstraint("(resolved_at IS NULL) = (resolution IS NULL)", name="resolved"),
        UniqueConstraint("census_id", "unit_id"),
    )

    census_id: Mapped[int] = refers_to("census.id")
    unit_id: Mapped[int] = refers_to("unit.id", index=True)
    result: Mapped[CensusResult] = column(Code(CensusResult))
    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)  # who was found
    desks: Mapped[int | None] = column(Integer, nullable=True)  # how many were found
    note: Mapped[str] = text(free=True)
    resolved_at: Mapped[datetime | None] = column(Instant, nullable=True)
    resolution: Mapped[CensusResolution | None] = column(Code(CensusResolution), nullable=True)
    explanation: Mapped[str] = text(free=True)


class Evacuation(Public):
    """An evacuation or a drill, from the alarm to the all-clear."""

    __tablename__ = "evacuation"
    __table_args__ = kept(
        is_flag("is_drill"),
        is_flag("is_open"),
        CheckConstraint("cleared_at IS NULL OR cleared_at >= started_at", name="order"),
        CheckConstraint("is_open = (cleared_at IS NULL)", name="open"),
        Index("ix_evacuation_open", "is_open", unique=True, sqlite_where=sql("is_open = 1")),
    )

    started_at: Mapped[datetime] = column(Instant)
    cleared_at: Mapped[datetime | None] = column(Instant, nullable=True)
    is_open: Mapped[bool] = column(Flag, default=True)  # at most one
    is_drill: Mapped[bool] = column(Flag, default=False)
    note: Mapped[str] = text(free=True)


class EvacuationCount(Public):
    """What a company reported: so many of its people are out."""

    __tablename__ = "evacuation_count"
    __table_args__ = kept(
        CheckConstraint("people_out >= 0 AND people >= 0", name="counts"),
        UniqueConstraint("evacuation_id", "company_id"),
    )

    evacuation_id: Mapped[int] = refers_to("evacuation.id")
    company_id: Mapped[int] = refers_to("company.id", index=True)
    people_out: Mapped[int] = column(Integer)
    people: Mapped[int] = column(Integer)  # who were in, by the company's word
    told_at: Mapped[datetime] = column(Instant)
    told_by: Mapped[str] = text(personal=True)


class MusterTick(Public):
    """Somebody of the roll is safe, or was found who is not on it."""

    __tablename__ = "muster_tick"
    __table_args__ = kept(
        one_of("kind", MusterKind),
        one_of("source", TickSource),
        is_flag("is_safe"),
        CheckConstraint("heads >= 0", name="heads"),
        CheckConstraint("kind <> 'visitor' OR visit_id IS NOT NULL", name="visitor"),
        CheckConstraint("kind <> 'event' OR event_id IS NOT NULL", name="event"),
        Index("uq_muster_tick_visit", "evacuation_id", "visit_id", unique=True, sqlite_where=sql("kind = 'visitor'")),
        Index("uq_muster_tick_event", "evacuation_id", "event_id", unique=True, sqlite_where=sql("kind = 'event'")),
        Index(
            "uq_muster_tick_contact",
            "evacuation_id",
            "contact_id",
            unique=True,
            sqlite_where=sql("contact_id IS NOT NULL"),
        ),
    )

    evacuation_id: Mapped[int] = refers_to("evacuation.id", index=True)
    kind: Mapped[MusterKind] = column(Code(MusterKind))
    visit_id: Mapped[int | None] = refers_to("visit.id", nullable=True, index=True)
    event_id: Mapped[int | None] = refers_to("event.id", nullable=True, index=True)
    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    contact_id: Mapped[int | None] = refers_to("contact.id", nullable=True, index=True)
    # Of somebody who is not on the roll; of a party the keys of the members who were ticked by name, 0 who leads it.
    name: Mapped[str] = text(personal=True)
    heads: Mapped[int] = column(Integer, default=1)  # of a party or an event, how many are safe
    is_safe: Mapped[bool] = column(Flag, default=True)
    ticked_at: Mapped[datetime] = column(Instant)
    source: Mapped[TickSource] = column(Code(TickSource), default=TickSource.WINDOW)
    note: Mapped[str] = text(personal=True)
