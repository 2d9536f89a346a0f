"""Scouting and the waiting list. As of revision 2, frozen."""

# pyright: reportUnknownArgumentType=false

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Tables and indexes."""
    _scouting()
    _waiting_entry()


def _scouting() -> None:
    op.create_table(
        "scouting",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_note", sa.Text(), nullable=False),
        sa.Column("scouted_on", sa.Text(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("(decision = 'open') = (decided_on IS NULL)", name="ck_scouting_decided"),
        sa.CheckConstraint("decision IN ('open', 'invited', 'later', 'declined')", name="ck_scouting_decision_code"),
        sa.CheckConstraint("source IN ('bmw', 'alibaba_cloud', 'event', 'self')", name="ck_scouting_source_code"),
        sa.CheckConstraint("decided_on IS NULL OR decided_on IS date(decided_on)", name="ck_scouting_decided_on_day"),
        sa.CheckConstraint("score BETWEEN 0 AND 100", name="ck_scouting_score"),
        sa.CheckConstraint("scouted_on IS NULL OR scouted_on IS date(scouted_on)", name="ck_scouting_scouted_on_day"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_scouting_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_scouting"),
        sa.UniqueConstraint("company_id", name="uq_scouting_company_id"),
        sa.UniqueConstraint("uid", name="uq_scouting_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _waiting_entry() -> None:
    op.create_table(
        "waiting_entry",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("desks", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Text(), nullable=False),
        sa.Column("wanted_on", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("outcome IN ('placed', 'withdrawn', 'refused')", name="ck_waiting_entry_outcome_code"),
        sa.CheckConstraint("(closed_on IS NULL) = (outcome IS NULL)", name="ck_waiting_entry_closed"),
        sa.CheckConstraint("closed_on IS NULL OR closed_on >= since_on", name="ck_waiting_entry_order"),
        sa.CheckConstraint("closed_on IS NULL OR closed_on IS date(closed_on)", name="ck_waiting_entry_closed_on_day"),
        sa.CheckConstraint("desks > 0", name="ck_waiting_entry_desks"),
        sa.CheckConstraint("since_on IS NULL OR since_on IS date(since_on)", name="ck_waiting_entry_since_on_day"),
        sa.CheckConstraint("wanted_on IS NULL OR wanted_on IS date(wanted_on)", name="ck_waiting_entry_wanted_on_day"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_waiting_entry_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_waiting_entry"),
        sa.UniqueConstraint("uid", name="uq_waiting_entry_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_waiting_entry_open", "waiting_entry", ["company_id"], unique=True, sqlite_where=sa.text("closed_on IS NULL")
    )
