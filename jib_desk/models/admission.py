"""Before a company has a seat: who scouted it, and the waiting list."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Public, column, is_day, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day
from jib_desk.rules.words import ScoutDecision, ScoutSource, WaitOutcome


class Scouting(Public):
    """How a company was found and what was decided, before it applies. One a company."""

    __tablename__ = "scouting"
    __table_args__ = kept(
        is_day("scouted_on"),
        is_day("decided_on"),
        one_of("source", ScoutSource),
        one_of("decision", ScoutDecision),
        CheckConstraint("score BETWEEN 0 AND 100", name="score"),
        CheckConstraint("(decision = 'open') = (decided_on IS NULL)", name="decided"),
    )

    company_id: Mapped[int] = refers_to("company.id", unique=True)
    source: Mapped[ScoutSource] = column(Code(ScoutSource))
    source_note: Mapped[str] = text(free=True)
    scouted_on: Mapped[date] = column(Day)
    score: Mapped[int | None] = column(Integer, nullable=True)  # 0…100
    decision: Mapped[ScoutDecision] = column(Code(ScoutDecision), default=ScoutDecision.OPEN)
    decided_on: Mapped[date | None] = column(Day, nullable=True)
    note: Mapped[str] = text(free=True)


class WaitingEntry(Public):
    """A company that waits for a seat, with the desks it wants. At most one open entry a company."""

    __tablename__ = "waiting_entry"
    __table_args__ = kept(
        is_day("since_on"),
        is_day("wanted_on"),
        is_day("closed_on"),
        one_of("outcome", WaitOutcome),
        CheckConstraint("desks > 0", name="desks"),
        CheckConstraint("(closed_on IS NULL) = (outcome IS NULL)", name="closed"),
        CheckConstraint("closed_on IS NULL OR closed_on >= since_on", name="order"),
        Index("ix_waiting_entry_open", "company_id", unique=True, sqlite_where=sql("closed_on IS NULL")),
    )

    company_id: Mapped[int] = refers_to("company.id")
    desks: Mapped[int] = column(Integer)
    since_on: Mapped[date] = column(Day)
    wanted_on: Mapped[date | None] = column(Day, nullable=True)  # not before this day
    closed_on: Mapped[date | None] = column(Day, nullable=True)
    outcome: Mapped[WaitOutcome | None] = column(Code(WaitOutcome), nullable=True)
    note: Mapped[str] = text(free=True)
