"""Attachments, fire items, repairs, cards and keys, censuses, evacuations. As of revision 2, frozen."""

# pyright: reportUnknownArgumentType=false
# ruff: noqa: E501 - the text of constraints is part of the schema

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types


def create() -> None:
    """Tables and indexes."""
    _attachment()
    _safety_item()
    _repair()
    _access_item()
    _census()
    _census_finding()
    _evacuation()
    _evacuation_count()


def _attachment() -> None:
    op.create_table(
        "attachment",
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
        sa.CheckConstraint(
            "kind IN ('company', 'agreement', 'unit', 'checklist', 'access_item', 'census', 'census_finding', 'repair', 'floor', 'event', 'safety_item')",
            name="ck_attachment_kind_code",
        ),
        sa.CheckConstraint("length(sha256) = 64", name="ck_attachment_sha256"),
        sa.CheckConstraint("size >= 0", name="ck_attachment_size"),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sa.UniqueConstraint("uid", name="uq_attachment_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_attachment_record", "attachment", ["kind", "key"], unique=False)


def _safety_item() -> None:
    op.create_table(
        "safety_item",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("floor_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("x_m", sa.REAL(), nullable=False),
        sa.Column("y_m", sa.REAL(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('extinguisher', 'hydrant', 'exit', 'exit_sign', 'emergency_light', 'alarm_button', 'first_aid', 'assembly_point')",
            name="ck_safety_item_kind_code",
        ),
        sa.CheckConstraint(
            "checked_on IS NULL OR checked_on IS date(checked_on)", name="ck_safety_item_checked_on_day"
        ),
        sa.CheckConstraint("due_on IS NULL OR due_on IS date(due_on)", name="ck_safety_item_due_on_day"),
        sa.CheckConstraint(
            "retired_on IS NULL OR retired_on IS date(retired_on)", name="ck_safety_item_retired_on_day"
        ),
        sa.ForeignKeyConstraint(
            ["floor_id"], ["floor.id"], name="fk_safety_item_floor_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_safety_item"),
        sa.UniqueConstraint("uid", name="uq_safety_item_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_safety_item_floor_id", "safety_item", ["floor_id"], unique=False)


def _repair() -> None:
    op.create_table(
        "repair",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("space_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("reported_on", sa.Text(), nullable=False),
        sa.Column("assigned_to", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("is_hazard", sa.Integer(), nullable=False),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("what <> ''", name="ck_repair_said"),
        sa.CheckConstraint("closed_on IS NULL OR closed_on >= reported_on", name="ck_repair_order"),
        sa.CheckConstraint("closed_on IS NULL OR closed_on IS date(closed_on)", name="ck_repair_closed_on_day"),
        sa.CheckConstraint("due_on IS NULL OR due_on IS date(due_on)", name="ck_repair_due_on_day"),
        sa.CheckConstraint("is_hazard IN (0, 1)", name="ck_repair_is_hazard_flag"),
        sa.CheckConstraint("reported_on IS NULL OR reported_on IS date(reported_on)", name="ck_repair_reported_on_day"),
        sa.CheckConstraint("unit_id IS NULL OR space_id IS NULL", name="ck_repair_one_place"),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name="fk_repair_assignment_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["space_id"], ["space.id"], name="fk_repair_space_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name="fk_repair_unit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_repair"),
        sa.UniqueConstraint("uid", name="uq_repair_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_repair_assignment_id", "repair", ["assignment_id"], unique=False)
    op.create_index("ix_repair_open", "repair", ["due_on"], unique=False, sqlite_where=sa.text("closed_on IS NULL"))
    op.create_index("ix_repair_space_id", "repair", ["space_id"], unique=False)
    op.create_index("ix_repair_unit_id", "repair", ["unit_id"], unique=False)


def _access_item() -> None:
    op.create_table(
        "access_item",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=False),
        sa.Column("returned_on", sa.Text(), nullable=True),
        sa.Column("lost_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('card', 'key', 'remote')", name="ck_access_item_kind_code"),
        sa.CheckConstraint("number <> ''", name="ck_access_item_numbered"),
        sa.CheckConstraint("issued_on IS NULL OR issued_on IS date(issued_on)", name="ck_access_item_issued_on_day"),
        sa.CheckConstraint("lost_on IS NULL OR lost_on >= issued_on", name="ck_access_item_lost_order"),
        sa.CheckConstraint("lost_on IS NULL OR lost_on IS date(lost_on)", name="ck_access_item_lost_on_day"),
        sa.CheckConstraint("returned_on IS NULL OR returned_on >= issued_on", name="ck_access_item_order"),
        sa.CheckConstraint(
            "returned_on IS NULL OR returned_on IS date(returned_on)", name="ck_access_item_returned_on_day"
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_access_item_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name="fk_access_item_contact_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_access_item"),
        sa.UniqueConstraint("uid", name="uq_access_item_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_access_item_company_id", "access_item", ["company_id"], unique=False)
    op.create_index("ix_access_item_contact_id", "access_item", ["contact_id"], unique=False)
    op.create_index(
        "ix_access_item_out",
        "access_item",
        ["kind", "number"],
        unique=True,
        sqlite_where=sa.text("returned_on IS NULL AND lost_on IS NULL"),
    )


def _census() -> None:
    op.create_table(
        "census",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("counted_on", sa.Text(), nullable=False),
        sa.Column("counted_by", sa.Text(), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("is_open", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("counted_on IS NULL OR counted_on IS date(counted_on)", name="ck_census_counted_on_day"),
        sa.CheckConstraint("is_open = (closed_at IS NULL)", name="ck_census_open"),
        sa.CheckConstraint("is_open IN (0, 1)", name="ck_census_is_open_flag"),
        sa.PrimaryKeyConstraint("id", name="pk_census"),
        sa.UniqueConstraint("code", name="uq_census_code"),
        sa.UniqueConstraint("uid", name="uq_census_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_census_open", "census", ["is_open"], unique=True, sqlite_where=sa.text("is_open = 1"))


def _census_finding() -> None:
    op.create_table(
        "census_finding",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("census_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("desks", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("resolved_at", types.Instant(), nullable=True),
        sa.Column("resolution", sa.Text(), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.CheckConstraint("resolution IN ('corrected', 'explained')", name="ck_census_finding_resolution_code"),
        sa.CheckConstraint(
            "result IN ('empty', 'other_company', 'occupied', 'extra_desks', 'fewer_desks', 'other')",
            name="ck_census_finding_result_code",
        ),
        sa.CheckConstraint("(resolved_at IS NULL) = (resolution IS NULL)", name="ck_census_finding_resolved"),
        sa.CheckConstraint("desks >= 0", name="ck_census_finding_desks"),
        sa.ForeignKeyConstraint(
            ["census_id"], ["census.id"], name="fk_census_finding_census_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_census_finding_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name="fk_census_finding_unit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_census_finding"),
        sa.UniqueConstraint("census_id", "unit_id", name="uq_census_finding_census_id_unit_id"),
        sa.UniqueConstraint("uid", name="uq_census_finding_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_census_finding_company_id", "census_finding", ["company_id"], unique=False)
    op.create_index("ix_census_finding_unit_id", "census_finding", ["unit_id"], unique=False)


def _evacuation() -> None:
    op.create_table(
        "evacuation",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("started_at", types.Instant(), nullable=False),
        sa.Column("cleared_at", types.Instant(), nullable=True),
        sa.Column("is_open", sa.Integer(), nullable=False),
        sa.Column("is_drill", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("cleared_at IS NULL OR cleared_at >= started_at", name="ck_evacuation_order"),
        sa.CheckConstraint("is_drill IN (0, 1)", name="ck_evacuation_is_drill_flag"),
        sa.CheckConstraint("is_open = (cleared_at IS NULL)", name="ck_evacuation_open"),
        sa.CheckConstraint("is_open IN (0, 1)", name="ck_evacuation_is_open_flag"),
        sa.PrimaryKeyConstraint("id", name="pk_evacuation"),
        sa.UniqueConstraint("uid", name="uq_evacuation_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_evacuation_open", "evacuation", ["is_open"], unique=True, sqlite_where=sa.text("is_open = 1"))


def _evacuation_count() -> None:
    op.create_table(
        "evacuation_count",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("evacuation_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("people_out", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("told_at", types.Instant(), nullable=False),
        sa.Column("told_by", sa.Text(), nullable=False),
        sa.CheckConstraint("people_out >= 0 AND people >= 0", name="ck_evacuation_count_counts"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_evacuation_count_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["evacuation_id"],
            ["evacuation.id"],
            name="fk_evacuation_count_evacuation_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_evacuation_count"),
        sa.UniqueConstraint("evacuation_id", "company_id", name="uq_evacuation_count_evacuation_id_company_id"),
        sa.UniqueConstraint("uid", name="uq_evacuation_count_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_evacuation_count_company_id", "evacuation_count", ["company_id"], unique=False)
