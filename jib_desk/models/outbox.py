"""Channels by which messages leave the house, and the outbox of those that wait or went."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from jib_desk.models.base import Base, Public, column, is_flag, kept, one_of, plain, text
from jib_desk.models.types import Code, Flag, Instant
from jib_desk.rules.desk_words import ChannelKind, MessageKind, MessageState


class Channel(Public):
    """A way to tell people something. Its address with its secret lies in the system's keyring under the `uid`."""

    __tablename__ = "channel"
    __table_args__ = kept(
        one_of("kind", ChannelKind), is_flag("active"), Index("ix_channel_order", "active", "position")
    )

    kind: Mapped[ChannelKind] = column(Code(ChannelKind))
    name: Mapped[str] = text()
    active: Mapped[bool] = column(Flag, default=True)
    position: Mapped[int] = column(Integer, default=0)  # the first active one serves hosts without their own


class OutboxMessage(Base):
    """One message to one person. Not journalled, and without words: they are made when it is sent.

    `ref_id` is the visit or parcel; no foreign key, so that what it tells of can be undone. Whoever
    sends looks whether it is still true.
    """

    __tablename__ = "outbox_message"
    __table_args__ = plain(
        one_of("kind", MessageKind),
        one_of("state", MessageState),
        CheckConstraint("attempts >= 0", name="attempts"),
        CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent"),
        Index("ix_outbox_message_waiting", "next_at", sqlite_where=sql("state = 'waiting'")),
        Index("ix_outbox_message_ref", "kind", "ref_id"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    uid: Mapped[str] = mapped_column(Text, nullable=False, unique=True)
    kind: Mapped[MessageKind] = mapped_column(Code(MessageKind), nullable=False)
    ref_id: Mapped[int] = mapped_column(Integer, nullable=False)
    contact_id: Mapped[int | None] = mapped_column(Integer)
    channel_id: Mapped[int | None] = mapped_column(Integer)
    state: Mapped[MessageState] = mapped_column(Code(MessageState), nullable=False)
    created_at: Mapped[datetime] = mapped_column(Instant, nullable=False)
    next_at: Mapped[datetime] = mapped_column(Instant, nullable=False)  # not before
    expires_at: Mapped[datetime | None] = mapped_column(Instant)
    sent_at: Mapped[datetime | None] = mapped_column(Instant)
    attempts: Mapped[int] = mapped_column(Integer, nullable=False, default=0)
    fault: Mapped[str] = mapped_column(Text, nullable=False, default="")  # a code, never the answer of a server
