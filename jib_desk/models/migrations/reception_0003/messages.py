"""Channels and the outbox. As of revision 3, frozen."""

# pyright: reportUnknownArgumentType=false

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types


def create() -> None:
    """Tables and indexes."""
    _channel()
    _outbox_message()


def _channel() -> None:
    op.create_table(
        "channel",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind IN ('wecom', 'dingtalk', 'feishu', 'mail', 'webhook')", name="ck_channel_kind_code"),
        sa.CheckConstraint("active IN (0, 1)", name="ck_channel_active_flag"),
        sa.PrimaryKeyConstraint("id", name="pk_channel"),
        sa.UniqueConstraint("uid", name="uq_channel_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_channel_order", "channel", ["active", "position"], unique=False)


def _outbox_message() -> None:
    op.create_table(
        "outbox_message",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ref_id", sa.Integer(), nullable=False),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("channel_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.Column("next_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=True),
        sa.Column("sent_at", types.Instant(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="ck_outbox_message_sent"),
        sa.CheckConstraint("kind IN ('arrival', 'parcel', 'test')", name="ck_outbox_message_kind_code"),
        sa.CheckConstraint(
            "state IN ('waiting', 'sent', 'failed', 'expired', 'cancelled')", name="ck_outbox_message_state_code"
        ),
        sa.CheckConstraint("attempts >= 0", name="ck_outbox_message_attempts"),
        sa.PrimaryKeyConstraint("id", name="pk_outbox_message"),
        sa.UniqueConstraint("uid", name="uq_outbox_message_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_outbox_message_ref", "outbox_message", ["kind", "ref_id"], unique=False)
    op.create_index(
        "ix_outbox_message_waiting",
        "outbox_message",
        ["next_at"],
        unique=False,
        sqlite_where=sa.text("state = 'waiting'"),
    )
