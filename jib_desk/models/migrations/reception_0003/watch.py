"""Watch list, ticks on the muster roll, PINs of staff. As of revision 3, frozen."""

# pyright: reportUnknownArgumentType=false

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types


def create() -> None:
    """Tables and indexes."""
    _watch_entry()
    _watch_match()
    _muster_tick()
    _staff_pin()


def _watch_entry() -> None:
    op.create_table(
        "watch_entry",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_latin", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("added_on", sa.Text(), nullable=False),
        sa.Column("until_on", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("action IN ('tell', 'refuse')", name="ck_watch_entry_action_code"),
        sa.CheckConstraint("ended_on IS NOT NULL OR end_reason = ''", name="ck_watch_entry_ended"),
        sa.CheckConstraint("name_zh <> '' OR name_latin <> '' OR phone <> ''", name="ck_watch_entry_known_by"),
        sa.CheckConstraint("added_on IS NULL OR added_on IS date(added_on)", name="ck_watch_entry_added_on_day"),
        sa.CheckConstraint("ended_on IS NULL OR ended_on IS date(ended_on)", name="ck_watch_entry_ended_on_day"),
        sa.CheckConstraint("until_on IS NULL OR until_on IS date(until_on)", name="ck_watch_entry_until_on_day"),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_watch_entry_staff_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_watch_entry"),
        sa.UniqueConstraint("uid", name="uq_watch_entry_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _watch_match() -> None:
    op.create_table(
        "watch_match",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("watch_entry_id", sa.Integer(), nullable=False),
        sa.Column("visitor_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("seen_at", types.Instant(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("decided_at", types.Instant(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("outcome IN ('let_in', 'refused', 'someone_else')", name="ck_watch_match_outcome_code"),
        sa.CheckConstraint("stage IN ('invitation', 'arrival')", name="ck_watch_match_stage_code"),
        sa.CheckConstraint("(outcome IS NULL) = (decided_at IS NULL)", name="ck_watch_match_decided"),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name="ck_watch_match_score"),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_watch_match_staff_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_watch_match_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visitor_id"],
            ["visitor.id"],
            name="fk_watch_match_visitor_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["watch_entry_id"],
            ["watch_entry.id"],
            name="fk_watch_match_watch_entry_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_watch_match"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_watch_match_visit_id", "watch_match", ["visit_id"], unique=False)
    op.create_index("ix_watch_match_visitor_id", "watch_match", ["visitor_id"], unique=False)
    op.create_index("ix_watch_match_watch_entry_id", "watch_match", ["watch_entry_id"], unique=False)


def _muster_tick() -> None:
    op.create_table(
        "muster_tick",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("evacuation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("is_safe", sa.Integer(), nullable=False),
        sa.Column("ticked_at", types.Instant(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("kind <> 'event' OR event_id IS NOT NULL", name="ck_muster_tick_event"),
        sa.CheckConstraint("kind <> 'visitor' OR visit_id IS NOT NULL", name="ck_muster_tick_visitor"),
        sa.CheckConstraint("kind IN ('visitor', 'event', 'resident', 'unknown')", name="ck_muster_tick_kind_code"),
        sa.CheckConstraint("source IN ('window', 'kiosk', 'snapshot')", name="ck_muster_tick_source_code"),
        sa.CheckConstraint("heads >= 0", name="ck_muster_tick_heads"),
        sa.CheckConstraint("is_safe IN (0, 1)", name="ck_muster_tick_is_safe_flag"),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name="fk_muster_tick_company_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
            name="fk_muster_tick_contact_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["evacuation_id"],
            ["evacuation.id"],
            name="fk_muster_tick_evacuation_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name="fk_muster_tick_event_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_muster_tick_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_muster_tick"),
        sa.UniqueConstraint("uid", name="uq_muster_tick_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_muster_tick_company_id", "muster_tick", ["company_id"], unique=False)
    op.create_index("ix_muster_tick_contact_id", "muster_tick", ["contact_id"], unique=False)
    op.create_index("ix_muster_tick_evacuation_id", "muster_tick", ["evacuation_id"], unique=False)
    op.create_index("ix_muster_tick_event_id", "muster_tick", ["event_id"], unique=False)
    op.create_index("ix_muster_tick_visit_id", "muster_tick", ["visit_id"], unique=False)
    op.create_index(
        "uq_muster_tick_contact",
        "muster_tick",
        ["evacuation_id", "contact_id"],
        unique=True,
        sqlite_where=sa.text("contact_id IS NOT NULL"),
    )
    op.create_index(
        "uq_muster_tick_event",
        "muster_tick",
        ["evacuation_id", "event_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'event'"),
    )
    op.create_index(
        "uq_muster_tick_visit",
        "muster_tick",
        ["evacuation_id", "visit_id"],
        unique=True,
        sqlite_where=sa.text("kind = 'visitor'"),
    )


def _staff_pin() -> None:
    op.create_table(
        "staff_pin",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("changed_at", types.Instant(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", types.Instant(), nullable=True),
        sa.CheckConstraint("failures >= 0", name="ck_staff_pin_failures"),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_staff_pin_staff_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_staff_pin"),
        sa.UniqueConstraint("staff_id", name="uq_staff_pin_staff_id"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
