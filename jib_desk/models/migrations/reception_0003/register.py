"""Parcels, loans, lost things, cars, and the paper kit. As of revision 3, frozen."""

# pyright: reportUnknownArgumentType=false

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types


def create() -> None:
    """Tables and indexes."""
    _parcel()
    _loan()
    _lost_item()
    _vehicle()
    _paper_kit()
    _paper_line()


def _parcel() -> None:
    op.create_table(
        "parcel",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("carrier", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("received_at", types.Instant(), nullable=False),
        sa.Column("told_at", types.Instant(), nullable=True),
        sa.Column("collected_at", types.Instant(), nullable=True),
        sa.Column("collected_by", sa.Text(), nullable=False),
        sa.Column("returned_at", types.Instant(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("collected_at IS NOT NULL OR collected_by = ''", name="ck_parcel_collected"),
        sa.CheckConstraint("collected_at IS NULL OR returned_at IS NULL", name="ck_parcel_one_end"),
        sa.CheckConstraint("pieces >= 1", name="ck_parcel_pieces"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_parcel_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_parcel_contact_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_parcel"),
        sa.UniqueConstraint("uid", name="uq_parcel_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_parcel_company_id", "parcel", ["company_id"], unique=False)
    op.create_index("ix_parcel_contact_id", "parcel", ["contact_id"], unique=False)
    op.create_index("ix_parcel_number", "parcel", ["number"], unique=False)
    op.create_index(
        "ix_parcel_waiting",
        "parcel",
        ["company_id", "received_at"],
        unique=False,
        sqlite_where=sa.text("collected_at IS NULL AND returned_at IS NULL"),
    )


def _loan() -> None:
    op.create_table(
        "loan",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("lent_at", types.Instant(), nullable=False),
        sa.Column("due_at", types.Instant(), nullable=True),
        sa.Column("returned_at", types.Instant(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("item <> ''", name="ck_loan_item"),
        sa.CheckConstraint("returned_at IS NULL OR returned_at >= lent_at", name="ck_loan_order"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_loan_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_loan"),
        sa.UniqueConstraint("uid", name="uq_loan_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_loan_company_id", "loan", ["company_id"], unique=False)
    op.create_index("ix_loan_out", "loan", ["due_at"], unique=False, sqlite_where=sa.text("returned_at IS NULL"))


def _lost_item() -> None:
    op.create_table(
        "lost_item",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("kept_in", sa.Text(), nullable=False),
        sa.Column("seen_at", types.Instant(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("given_to", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('found', 'missed')", name="ck_lost_item_kind_code"),
        sa.CheckConstraint(
            "outcome IN ('given_back', 'handed_over', 'disposed', 'withdrawn')", name="ck_lost_item_outcome_code"
        ),
        sa.CheckConstraint("what <> ''", name="ck_lost_item_what"),
        sa.CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="ck_lost_item_closed"),
        sa.PrimaryKeyConstraint("id", name="pk_lost_item"),
        sa.UniqueConstraint("uid", name="uq_lost_item_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(
        "ix_lost_item_open", "lost_item", ["kind", "seen_at"], unique=False, sqlite_where=sa.text("closed_at IS NULL")
    )


def _vehicle() -> None:
    op.create_table(
        "vehicle",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("plate", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("valid_until", sa.Text(), nullable=True),
        sa.Column("told_gate_at", types.Instant(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("plate <> ''", name="ck_vehicle_plate"),
        sa.CheckConstraint("valid_from IS NULL OR valid_from IS date(valid_from)", name="ck_vehicle_valid_from_day"),
        sa.CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="ck_vehicle_days"),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until IS date(valid_until)", name="ck_vehicle_valid_until_day"
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_vehicle_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_vehicle_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_vehicle"),
        sa.UniqueConstraint("uid", name="uq_vehicle_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_vehicle_company_id", "vehicle", ["company_id"], unique=False)
    op.create_index("ix_vehicle_plate", "vehicle", ["plate"], unique=False)
    op.create_index("ix_vehicle_visit_id", "vehicle", ["visit_id"], unique=False)


def _paper_kit() -> None:
    op.create_table(
        "paper_kit",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("printed_at", types.Instant(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("badges", sa.Text(), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.CheckConstraint("lines >= 1", name="ck_paper_kit_lines"),
        sa.PrimaryKeyConstraint("id", name="pk_paper_kit"),
        sa.UniqueConstraint("code", name="uq_paper_kit_code"),
        sa.UniqueConstraint("uid", name="uq_paper_kit_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _paper_line() -> None:
    op.create_table(
        "paper_line",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kit_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("is_void", sa.Integer(), nullable=False),
        sa.Column("entered_at", types.Instant(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("(visit_id IS NULL) = (is_void = 1)", name="ck_paper_line_void"),
        sa.CheckConstraint("is_void IN (0, 1)", name="ck_paper_line_is_void_flag"),
        sa.CheckConstraint("line >= 1", name="ck_paper_line_line"),
        sa.ForeignKeyConstraint(
            ["kit_id"], ["paper_kit.id"], name="fk_paper_line_kit_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_paper_line_staff_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_paper_line_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_paper_line"),
        sa.UniqueConstraint("kit_id", "line", name="uq_paper_line_kit_id_line"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_paper_line_visit_id", "paper_line", ["visit_id"], unique=False)
