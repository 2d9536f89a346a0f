"""Files that belong to a record. Their content lies beside the database under its SHA-256, never in it."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Public, column, kept, one_of, text
from jib_desk.models.types import Code, Instant
from jib_desk.rules.words import AttachmentOf


class Attachment(Public):
    """A file of a record (`kind` is its table, `key` its id). Removed means hidden: the content stays for undo."""

    __tablename__ = "attachment"
    __table_args__ = kept(
        one_of("kind", AttachmentOf),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        CheckConstraint("size >= 0", name="size"),
        Index("ix_attachment_record", "kind", "key"),
    )

    kind: Mapped[AttachmentOf] = column(Code(AttachmentOf))
    key: Mapped[int] = column(Integer)
    name: Mapped[str] = text(free=True)
    media_type: Mapped[str] = text()
    size: Mapped[int] = column(Integer)  # bytes
    sha256: Mapped[str] = text()
    added_at: Mapped[datetime] = column(Instant)
    removed_at: Mapped[datetime | None] = column(Instant, nullable=True)
