"""Staff, settings, calendar, companies with their people, and visitors. As of revision 1, frozen."""

# ruff: noqa: E501 - the text of constraints is part of the schema

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types


def create() -> None:
    """Tables and indexes."""
    _staff()
    _setting()
    _calendar_day()
    _company()
    _contact()
    _headcount()
    _agreement()
    _visitor()
    _badge()


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('receptionist', 'manager', 'auditor', 'system')", name="ck_staff_role_code"),
        sa.CheckConstraint("active IN (0, 1)", name="ck_staff_active_flag"),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
        sa.UniqueConstraint("code", name="uq_staff_code"),
        sa.UniqueConstraint("uid", name="uq_staff_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_setting"),
        sa.UniqueConstraint("key", name="uq_setting_key"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _calendar_day() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("is_workday", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("day IS NULL OR day IS date(day)", name="ck_calendar_day_day_day"),
        sa.CheckConstraint("is_workday IN (0, 1)", name="ck_calendar_day_is_workday_flag"),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_day"),
        sa.UniqueConstraint("day", name="uq_calendar_day_day"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _company() -> None:
    op.create_table(
        "company",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("short_zh", sa.Text(), nullable=False),
        sa.Column("short_en", sa.Text(), nullable=False),
        sa.Column("uscc", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("founded_on", sa.Text(), nullable=True),
        sa.Column("applied_on", sa.Text(), nullable=True),
        sa.Column("approved_on", sa.Text(), nullable=True),
        sa.Column("graduated_on", sa.Text(), nullable=True),
        sa.Column("left_on", sa.Text(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.CheckConstraint("name_zh <> '' OR name_en <> ''", name="ck_company_named"),
        sa.CheckConstraint(
            "sector IN ('digitisation', 'electrification', 'sustainability', 'iot', 'autonomous_ai', 'other')",
            name="ck_company_sector_code",
        ),
        sa.CheckConstraint("applied_on IS NULL OR applied_on IS date(applied_on)", name="ck_company_applied_on_day"),
        sa.CheckConstraint(
            "approved_on IS NULL OR approved_on IS date(approved_on)", name="ck_company_approved_on_day"
        ),
        sa.CheckConstraint("founded_on IS NULL OR founded_on IS date(founded_on)", name="ck_company_founded_on_day"),
        sa.CheckConstraint(
            "graduated_on IS NULL OR graduated_on IS date(graduated_on)", name="ck_company_graduated_on_day"
        ),
        sa.CheckConstraint("left_on IS NULL OR left_on IS date(left_on)", name="ck_company_left_on_day"),
        sa.PrimaryKeyConstraint("id", name="pk_company"),
        sa.UniqueConstraint("code", name="uq_company_code"),
        sa.UniqueConstraint("uid", name="uq_company_uid"),
        sa.UniqueConstraint("uscc", name="uq_company_uscc"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _contact() -> None:
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("is_host", sa.Integer(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.CheckConstraint("name_zh <> '' OR name_en <> ''", name="ck_contact_named"),
        sa.CheckConstraint("active IN (0, 1)", name="ck_contact_active_flag"),
        sa.CheckConstraint("is_host IN (0, 1)", name="ck_contact_is_host_flag"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_contact_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
        sa.UniqueConstraint("uid", name="uq_contact_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_contact_company_id", "contact", ["company_id"], unique=False)


def _headcount() -> None:
    op.create_table(
        "headcount",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.CheckConstraint("people >= 0", name="ck_headcount_people"),
        sa.CheckConstraint("valid_from IS NULL OR valid_from IS date(valid_from)", name="ck_headcount_valid_from_day"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_headcount_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_headcount"),
        sa.UniqueConstraint("company_id", "valid_from", name="uq_headcount_company_id_valid_from"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _agreement() -> None:
    op.create_table(
        "agreement",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Text(), nullable=True),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.CheckConstraint("ends_on IS NULL OR ends_on IS date(ends_on)", name="ck_agreement_ends_on_day"),
        sa.CheckConstraint("signed_on IS NULL OR signed_on IS date(signed_on)", name="ck_agreement_signed_on_day"),
        sa.CheckConstraint("starts_on IS NULL OR starts_on IS date(starts_on)", name="ck_agreement_starts_on_day"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_agreement_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agreement"),
        sa.UniqueConstraint("company_id", "number", name="uq_agreement_company_id_number"),
        sa.UniqueConstraint("uid", name="uq_agreement_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _visitor() -> None:
    op.create_table(
        "visitor",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("name_latin", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("remembered_until", sa.Text(), nullable=True),
        sa.Column("anonymised_at", types.Instant(), nullable=True),
        sa.CheckConstraint(
            "category IN ('guest', 'delegation', 'candidate', 'vendor', 'contractor', 'mentor_expert', 'official', 'press')",
            name="ck_visitor_category_code",
        ),
        sa.CheckConstraint("name_zh <> '' OR name_latin <> '' OR anonymised_at IS NOT NULL", name="ck_visitor_named"),
        sa.CheckConstraint(
            "remembered_until IS NULL OR remembered_until IS date(remembered_until)",
            name="ck_visitor_remembered_until_day",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visitor"),
        sa.UniqueConstraint("uid", name="uq_visitor_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _badge() -> None:
    op.create_table(
        "badge",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("lost_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("lost_on IS NULL OR lost_on IS date(lost_on)", name="ck_badge_lost_on_day"),
        sa.PrimaryKeyConstraint("id", name="pk_badge"),
        sa.UniqueConstraint("number", name="uq_badge_number"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
