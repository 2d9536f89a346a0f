"""The watch list: who must not come in unnoticed, and every time that somebody looked like one of them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Integer
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Kept, Public, column, is_day, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day, Instant
from jib_desk.rules.desk_words import WatchAction, WatchOutcome, WatchStage


class WatchEntry(Public):
    """A person to be noticed, by name in either script or by phone, until it is ended."""

    __tablename__ = "watch_entry"
    __table_args__ = kept(
        is_day("added_on"),
        is_day("until_on"),
        is_day("ended_on"),
        one_of("action", WatchAction),
        CheckConstraint("name_zh <> '' OR name_latin <> '' OR phone <> ''", name="known_by"),
        CheckConstraint("ended_on IS NOT NULL OR end_reason = ''", name="ended"),
    )

    name_zh: Mapped[str] = text(personal=True)
    name_latin: Mapped[str] = text(personal=True)
    organisation: Mapped[str] = text(personal=True)
    phone: Mapped[str] = text(personal=True)
    reason: Mapped[str] = text(personal=True)
    action: Mapped[WatchAction] = column(Code(WatchAction), default=WatchAction.TELL)
    added_on: Mapped[date] = column(Day)
    until_on: Mapped[date | None] = column(Day, nullable=True)  # last day; NULL = until it is ended
    ended_on: Mapped[date | None] = column(Day, nullable=True)
    end_reason: Mapped[str] = text(personal=True)
    staff_id: Mapped[int] = refers_to("staff.id")


class WatchMatch(Kept):
    """Somebody looked like an entry, at an invitation or at the door, and what was decided."""

    __tablename__ = "watch_match"
    __table_args__ = kept(
        one_of("stage", WatchStage),
        one_of("outcome", WatchOutcome),
        CheckConstraint("score BETWEEN 0 AND 100", name="score"),
        CheckConstraint("(outcome IS NULL) = (decided_at IS NULL)", name="decided"),
    )

    watch_entry_id: Mapped[int] = refers_to("watch_entry.id", index=True)
    visitor_id: Mapped[int | None] = refers_to("visitor.id", nullable=True, index=True)
    visit_id: Mapped[int | None] = refers_to("visit.id", nullable=True, index=True)
    stage: Mapped[WatchStage] = column(Code(WatchStage))
    score: Mapped[int] = column(Integer)  # 0…100
    seen_at: Mapped[datetime] = column(Instant)
    name: Mapped[str] = text(personal=True)  # as it was given
    outcome: Mapped[WatchOutcome | None] = column(Code(WatchOutcome), nullable=True)
    decided_at: Mapped[datetime | None] = column(Instant, nullable=True)
    note: Mapped[str] = text(personal=True)
    staff_id: Mapped[int] = refers_to("staff.id")
