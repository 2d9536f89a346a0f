"""What goes with visits: invitations, passes, parties, terms, what each category asks for. As of revision 3, frozen."""

# pyright: reportUnknownArgumentType=false
# ruff: noqa: E501 - the text of constraints is part of the schema

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types


def create() -> None:
    """Tables and indexes."""
    _invitation()
    _visit_gap()
    _departure()
    _party_member()
    _visit_pass()
    _category_rule()
    _terms()
    _acceptance()
    _erasure()


def _invitation() -> None:
    op.create_table(
        "invitation",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('delegation', 'recurring')", name="ck_invitation_kind_code"),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["booking.id"], name="fk_invitation_booking_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("uid", name="uq_invitation_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_invitation_booking_id", "invitation", ["booking_id"], unique=False)


def _visit_gap() -> None:
    op.create_table(
        "visit_gap",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("left_at", types.Instant(), nullable=False),
        sa.Column("back_at", types.Instant(), nullable=False),
        sa.CheckConstraint("back_at >= left_at", name="ck_visit_gap_order"),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_visit_gap_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visit_gap"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_visit_gap_visit_id", "visit_gap", ["visit_id"], unique=False)


def _departure() -> None:
    op.create_table(
        "departure",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("left_at", types.Instant(), nullable=False),
        sa.CheckConstraint("heads >= 1", name="ck_departure_heads"),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_departure_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_departure"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_departure_visit_id", "departure", ["visit_id"], unique=False)


def _party_member() -> None:
    op.create_table(
        "party_member",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_latin", sa.Text(), nullable=False),
        sa.Column("left_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_party_member_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_party_member"),
        sa.UniqueConstraint("visit_id", "position", name="uq_party_member_visit_id_position"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _visit_pass() -> None:
    op.create_table(
        "visit_pass",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("valid_on", sa.Text(), nullable=False),
        sa.Column("made_at", types.Instant(), nullable=False),
        sa.Column("used_at", types.Instant(), nullable=True),
        sa.Column("revoked_at", types.Instant(), nullable=True),
        sa.CheckConstraint("length(code) = 6", name="ck_visit_pass_code"),
        sa.CheckConstraint("used_at IS NULL OR revoked_at IS NULL", name="ck_visit_pass_once"),
        sa.CheckConstraint("valid_on IS NULL OR valid_on IS date(valid_on)", name="ck_visit_pass_valid_on_day"),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_visit_pass_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visit_pass"),
        sa.UniqueConstraint("token", name="uq_visit_pass_token"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_visit_pass_visit_id", "visit_pass", ["visit_id"], unique=False)
    op.create_index(
        "uq_visit_pass_code",
        "visit_pass",
        ["valid_on", "code"],
        unique=True,
        sqlite_where=sa.text("revoked_at IS NULL"),
    )
    op.create_index(
        "uq_visit_pass_live", "visit_pass", ["visit_id"], unique=True, sqlite_where=sa.text("revoked_at IS NULL")
    )


def _category_rule() -> None:
    op.create_table(
        "category_rule",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("required", sa.Text(), nullable=False),
        sa.Column("notice_en", sa.Text(), nullable=False),
        sa.Column("notice_zh", sa.Text(), nullable=False),
        sa.Column("needs_escort", sa.Integer(), nullable=False),
        sa.Column("pass_days", sa.Integer(), nullable=True),
        sa.Column("retention_days", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "category IN ('guest', 'delegation', 'candidate', 'vendor', 'contractor', 'mentor_expert', 'official', 'press')",
            name="ck_category_rule_category_code",
        ),
        sa.CheckConstraint("needs_escort IN (0, 1)", name="ck_category_rule_needs_escort_flag"),
        sa.CheckConstraint("pass_days >= 1", name="ck_category_rule_pass_days"),
        sa.CheckConstraint("retention_days >= 0", name="ck_category_rule_retention_days"),
        sa.PrimaryKeyConstraint("id", name="pk_category_rule"),
        sa.UniqueConstraint("category", name="uq_category_rule_category"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _terms() -> None:
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body_en", sa.Text(), nullable=False),
        sa.Column("body_zh", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.CheckConstraint("body_en <> '' OR body_zh <> ''", name="ck_terms_said"),
        sa.CheckConstraint("kind IN ('privacy', 'nda')", name="ck_terms_kind_code"),
        sa.CheckConstraint("number >= 1", name="ck_terms_number"),
        sa.CheckConstraint("valid_from IS NULL OR valid_from IS date(valid_from)", name="ck_terms_valid_from_day"),
        sa.PrimaryKeyConstraint("id", name="pk_terms"),
        sa.UniqueConstraint("uid", name="uq_terms_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("uq_terms_number", "terms", ["kind", "number"], unique=True)


def _acceptance() -> None:
    op.create_table(
        "acceptance",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("visitor_id", sa.Integer(), nullable=False),
        sa.Column("terms_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("accepted_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["terms_id"], ["terms.id"], name="fk_acceptance_terms_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visit.id"], name="fk_acceptance_visit_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visitor_id"], ["visitor.id"], name="fk_acceptance_visitor_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_acceptance"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_acceptance_terms_id", "acceptance", ["terms_id"], unique=False)
    op.create_index("ix_acceptance_visit_id", "acceptance", ["visit_id"], unique=False)
    op.create_index("uq_acceptance_once", "acceptance", ["visitor_id", "terms_id"], unique=True)


def _erasure() -> None:
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", types.Instant(), nullable=False),
        sa.CheckConstraint("why IN ('asked', 'retention')", name="ck_erasure_why_code"),
        sa.PrimaryKeyConstraint("id", name="pk_erasure"),
        sa.UniqueConstraint("digest", name="uq_erasure_digest"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
