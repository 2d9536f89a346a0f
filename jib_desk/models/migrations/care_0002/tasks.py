"""Check-lists and standing instructions. As of revision 2, frozen."""

# pyright: reportUnknownArgumentType=false
# ruff: noqa: E501 - the text of constraints is part of the schema

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types


def create() -> None:
    """Tables and indexes."""
    _checklist_template()
    _checklist()
    _checklist_item()
    _standing_instruction()


def _checklist_template() -> None:
    op.create_table(
        "checklist_template",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('opening', 'closing', 'handover', 'move_in', 'move_out', 'event_week', 'event_eve', 'event_day', 'month_end', 'inspection')",
            name="ck_checklist_template_kind_code",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_checklist_template"),
        sa.UniqueConstraint("kind", name="uq_checklist_template_kind"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )


def _checklist() -> None:
    op.create_table(
        "checklist",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("assignment_id", sa.Integer(), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=False),
        sa.Column("opened_at", types.Instant(), nullable=False),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("close_reason", sa.Text(), nullable=False),
        sa.CheckConstraint("closed_at IS NOT NULL OR close_reason = ''", name="ck_checklist_closed"),
        sa.CheckConstraint(
            "kind IN ('opening', 'closing', 'handover', 'move_in', 'move_out', 'event_week', 'event_eve', 'event_day', 'month_end', 'inspection')",
            name="ck_checklist_kind_code",
        ),
        sa.CheckConstraint("due_on IS NULL OR due_on IS date(due_on)", name="ck_checklist_due_on_day"),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["assignment.id"],
            name="fk_checklist_assignment_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_checklist_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name="fk_checklist_event_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_checklist"),
        sa.UniqueConstraint("uid", name="uq_checklist_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_checklist_assignment_id", "checklist", ["assignment_id"], unique=False)
    op.create_index("ix_checklist_company_id", "checklist", ["company_id"], unique=False)
    op.create_index("ix_checklist_event_id", "checklist", ["event_id"], unique=False)
    op.create_index(
        "ix_checklist_open", "checklist", ["due_on"], unique=False, sqlite_where=sa.text("closed_at IS NULL")
    )


def _checklist_item() -> None:
    op.create_table(
        "checklist_item",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("checklist_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("text_zh", sa.Text(), nullable=False),
        sa.Column("signed", sa.Integer(), nullable=False),
        sa.Column("done_at", types.Instant(), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.Column("signed_for_company", sa.Text(), nullable=False),
        sa.Column("signed_for_centre", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("text_en <> '' OR text_zh <> ''", name="ck_checklist_item_said"),
        sa.CheckConstraint("(done_at IS NULL) = (done_by IS NULL)", name="ck_checklist_item_done"),
        sa.CheckConstraint("signed IN (0, 1)", name="ck_checklist_item_signed_flag"),
        sa.ForeignKeyConstraint(
            ["checklist_id"],
            ["checklist.id"],
            name="fk_checklist_item_checklist_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["done_by"], ["staff.id"], name="fk_checklist_item_done_by", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_checklist_item"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_checklist_item_place", "checklist_item", ["checklist_id", "position"], unique=True)


def _standing_instruction() -> None:
    op.create_table(
        "standing_instruction",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.CheckConstraint("body <> ''", name="ck_standing_instruction_said"),
        sa.CheckConstraint(
            "(company_id IS NOT NULL) + (contact_id IS NOT NULL) + (room_id IS NOT NULL) = 1",
            name="ck_standing_instruction_of_one",
        ),
        sa.CheckConstraint("ends_on IS NULL OR ends_on IS date(ends_on)", name="ck_standing_instruction_ends_on_day"),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["company.id"],
            name="fk_standing_instruction_company_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contact.id"],
            name="fk_standing_instruction_contact_id",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["room.id"], name="fk_standing_instruction_room_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_standing_instruction"),
        sa.UniqueConstraint("uid", name="uq_standing_instruction_uid"),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_standing_instruction_company_id", "standing_instruction", ["company_id"], unique=False)
    op.create_index("ix_standing_instruction_contact_id", "standing_instruction", ["contact_id"], unique=False)
    op.create_index("ix_standing_instruction_room_id", "standing_instruction", ["room_id"], unique=False)
