"""Entries and lines of the journal. Append-only by trigger; see journal.py for what they mean."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from jib_desk.models.base import Base, plain
from jib_desk.models.types import Instant


class JournalEntry(Base):
    """One transaction of a service. `reason` can be redacted (its salted hash stays)."""

    __tablename__ = "journal_entry"
    __table_args__ = plain(Index("ix_journal_entry_undoes", "undoes"), Index("ix_journal_entry_at", "at"))

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Instant, nullable=False)
    staff_id: Mapped[int] = mapped_column(Integer, ForeignKey("staff.id"), nullable=False)
    workstation: Mapped[str] = mapped_column(Text, nullable=False)
    program: Mapped[str] = mapped_column(Text, nullable=False)
    schema: Mapped[int] = mapped_column(Integer, nullable=False)
    action: Mapped[str] = mapped_column(Text, nullable=False)
    subject: Mapped[str] = mapped_column(Text, nullable=False)
    reason: Mapped[str | None] = mapped_column(Text, nullable=True)
    reason_salt: Mapped[bytes | None] = mapped_column(LargeBinary, nullable=True)
    reason_hash: Mapped[str] = mapped_column(Text, nullable=False)
    request_token: Mapped[str | None] = mapped_column(Text, nullable=True, unique=True)
    result: Mapped[str] = mapped_column(Text, nullable=False)
    undoes: Mapped[int | None] = mapped_column(Integer, nullable=True)
    hash: Mapped[str] = mapped_column(Text, nullable=False)


class JournalLine(Base):
    """One changed row of an entry. `plain` and `personal` are JSON exactly as hashed, never re-serialised."""

    __tablename__ = "journal_line"
    __table_args__ = plain(
        Index("ix_journal_line_entry", "entry", "position", unique=True), Index("ix_journal_line_row", "kind", "key")
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    entry: Mapped[int] = mapped_column(Integer, ForeignKey("journal_entry.number"), nullable=False)
    position: Mapped[int] = mapped_column(Integer, nullable=False)
    kind: Mapped[str] = mapped_column(Text, nullable=False)  # the table's name
    key: Mapped[int] = mapped_column(Integer, nullable=False)
    plain: Mapped[str] = mapped_column(Text, nullable=False)
    personal: Mapped[str | None] = mapped_column(Text, nullable=True)
    salt: Mapped[bytes | None] = mapped_column(LargeBinary, nullable=True)
    personal_hash: Mapped[str] = mapped_column(Text, nullable=False)
