"""Visitors whole: invitations, passes, parties, terms, watch list, outbox, desk register, paper kit, ticks of the muster roll.

Columns are added by ALTER TABLE, which keeps the triggers. Files may belong to more kinds of records: no
trigger stands on their table, so it is made anew, row by row and with its count of used keys.
"""

# ruff: noqa: E501 - the text of constraints is part of the schema

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types
from jib_desk.models.migrations.reception_0003 import messages, register, visits, watch

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

COLUMNS = (
    "visitor ADD COLUMN agreed_on TEXT CONSTRAINT ck_visitor_agreed_on_day CHECK (agreed_on IS NULL OR agreed_on IS date(agreed_on))",
    "visitor ADD COLUMN pass_until TEXT CONSTRAINT ck_visitor_pass_until_day CHECK (pass_until IS NULL OR pass_until IS date(pass_until))",
    "visitor ADD COLUMN id_number TEXT NOT NULL DEFAULT ''",
    "visit ADD COLUMN invitation_id INTEGER CONSTRAINT fk_visit_invitation_id REFERENCES invitation (id) DEFERRABLE INITIALLY DEFERRED",
    "visit ADD COLUMN planned_visitor_id INTEGER CONSTRAINT fk_visit_planned_visitor_id REFERENCES visitor (id) DEFERRABLE INITIALLY DEFERRED",
    "visit ADD COLUMN cancelled_at INTEGER CONSTRAINT ck_visit_cancelled CHECK (cancelled_at IS NULL OR arrived_at IS NULL)",
    "visit ADD COLUMN heads_left INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_visit_heads_left CHECK (heads_left BETWEEN 0 AND party_size)",
    "visit ADD COLUMN badge_is_out INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_visit_badge_is_out_flag CHECK (badge_is_out IN (0, 1))",
    "visit ADD COLUMN host_answer TEXT CONSTRAINT ck_visit_host_answer_code CHECK (host_answer IN ('yes', 'no', 'silent'))",
    "visit ADD COLUMN host_answered_at INTEGER CONSTRAINT ck_visit_answered CHECK ((host_answer IS NULL) = (host_answered_at IS NULL))",
    "visit ADD COLUMN escort TEXT NOT NULL DEFAULT ''",
    "contact ADD COLUMN deputy_id INTEGER CONSTRAINT fk_contact_deputy_id REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED",
    "contact ADD COLUMN away_until TEXT CONSTRAINT ck_contact_away_until_day CHECK (away_until IS NULL OR away_until IS date(away_until))",
    "contact ADD COLUMN channel_id INTEGER CONSTRAINT fk_contact_channel_id REFERENCES channel (id) DEFERRABLE INITIALLY DEFERRED",
)
_FILES_OF = (
    "company", "agreement", "unit", "checklist", "access_item", "census", "census_finding", "repair", "floor", "event",
    "safety_item", "visitor", "parcel", "lost_item", "evacuation", "paper_kit",
)  # fmt: skip


def upgrade() -> None:
    """Everything of revision 3."""
    messages.create()
    visits.create()
    for column in COLUMNS:
        op.execute(f"ALTER TABLE {column}")
    op.create_index("ix_visit_badge_out", "visit", ["badge"], unique=False, sqlite_where=sa.text("badge_is_out = 1"))
    op.create_index(
        "ix_visit_invitation_id",
        "visit",
        ["invitation_id"],
        unique=False,
        sqlite_where=sa.text("invitation_id IS NOT NULL"),
    )
    register.create()
    watch.create()
    _files_of_more()
    op.execute("PRAGMA user_version = 3")


def _files_of_more() -> None:
    kinds = ", ".join(f"'{kind}'" for kind in _FILES_OF)
    op.create_table(
        "attachment_anew",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("added_at", types.Instant(), nullable=False),
        sa.Column("removed_at", types.Instant(), nullable=True),
        sa.CheckConstraint("length(sha256) = 64", name="ck_attachment_sha256"),
        sa.CheckConstraint("size >= 0", name="ck_attachment_size"),
        sa.CheckConstraint(f"kind IN ({kinds})", name="ck_attachment_kind_code"),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sa.UniqueConstraint("uid", name="uq_attachment_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    columns = "id, version, uid, kind, key, name, media_type, size, sha256, added_at, removed_at"
    op.execute(f"INSERT INTO attachment_anew ({columns}) SELECT {columns} FROM attachment")  # noqa: S608 - constant
    # A key that was used once is never given again.
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'attachment_anew'")
    op.execute("UPDATE sqlite_sequence SET name = 'attachment_anew' WHERE name = 'attachment'")
    op.drop_table("attachment")
    op.execute("ALTER TABLE attachment_anew RENAME TO attachment")
    op.create_index("ix_attachment_record", "attachment", ["kind", "key"], unique=False)
