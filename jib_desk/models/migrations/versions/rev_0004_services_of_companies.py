"""Services that companies were given. A new table; no other one changes."""

# pyright: reportUnknownArgumentType=false

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Everything of revision 4."""
    op.create_table(
        "service_record",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("served_on", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("partner", sa.Text(), nullable=False),
        sa.Column("need", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("amount_yuan", sa.Integer(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("cancelled_at", types.Instant(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.CheckConstraint("amount_yuan >= 0", name="ck_service_record_amount_yuan"),
        sa.CheckConstraint("cancelled_at IS NOT NULL OR cancel_reason = ''", name="ck_service_record_cancelled"),
        sa.CheckConstraint("provider IN ('bmw', 'alibaba_cloud', 'other')", name="ck_service_record_provider_code"),
        sa.CheckConstraint("served_on IS NULL OR served_on IS date(served_on)", name="ck_service_record_served_on_day"),
        sa.CheckConstraint(
            "type IN ('training', 'consulting', 'cloud_credit', 'bmw_matching', 'finance_docking', 'mentoring')",
            name="ck_service_record_type_code",
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_service_record_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name="fk_service_record_event_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_service_record"),
        sa.UniqueConstraint("uid", name="uq_service_record_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_service_record_company_id", "service_record", ["company_id"], unique=False)
    op.create_index("ix_service_record_event_id", "service_record", ["event_id"], unique=False)
    op.create_index(
        "ix_service_record_counts",
        "service_record",
        ["company_id", "served_on"],
        unique=False,
        sqlite_where=sa.text("cancelled_at IS NULL"),
    )
    op.execute("PRAGMA user_version = 4")
