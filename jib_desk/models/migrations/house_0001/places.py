"""Floors, spaces, units with their layouts, and rooms. As of revision 1, frozen."""

# pyright: reportUnknownArgumentType=false
# ruff: noqa: E501 - the text of constraints is part of the schema

import sqlalchemy as sa
from alembic import op


def create() -> None:
    """Tables and indexes."""
    _floor()
    _space()
    _unit()
    _unit_layout()
    _room()


def _floor() -> None:
    op.create_table(
        "floor",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("width_m", sa.REAL(), nullable=False),
        sa.Column("height_m", sa.REAL(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.CheckConstraint("width_m > 0 AND height_m > 0", name="ck_floor_size"),
        sa.PrimaryKeyConstraint("id", name="pk_floor"),
        sa.UniqueConstraint("code", name="uq_floor_code"),
        sa.UniqueConstraint("uid", name="uq_floor_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _space() -> None:
    op.create_table(
        "space",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("floor_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("doors", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('office', 'hall', 'training', 'meeting', 'booth', 'demo', 'lobby', 'staff', 'pantry', 'restroom', 'core', 'storage', 'corridor')",
            name="ck_space_kind_code",
        ),
        sa.ForeignKeyConstraint(
            ["floor_id"], ["floor.id"], name="fk_space_floor_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_space"),
        sa.UniqueConstraint("code", name="uq_space_code"),
        sa.UniqueConstraint("uid", name="uq_space_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_space_floor_id", "space", ["floor_id"], unique=False)


def _unit() -> None:
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Text(), nullable=False),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.CheckConstraint("opened_on IS NULL OR opened_on IS date(opened_on)", name="ck_unit_opened_on_day"),
        sa.CheckConstraint("retired_on IS NULL OR retired_on >= opened_on", name="ck_unit_days"),
        sa.CheckConstraint("retired_on IS NULL OR retired_on IS date(retired_on)", name="ck_unit_retired_on_day"),
        sa.PrimaryKeyConstraint("id", name="pk_unit"),
        sa.UniqueConstraint("uid", name="uq_unit_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _unit_layout() -> None:
    op.create_table(
        "unit_layout",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("floor_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("shape", sa.Text(), nullable=False),
        sa.Column("doors", sa.Text(), nullable=False),
        sa.Column("desks", sa.Integer(), nullable=False),
        sa.Column("area_m2", sa.REAL(), nullable=False),
        sa.CheckConstraint("desks >= 0 AND area_m2 > 0", name="ck_unit_layout_sizes"),
        sa.CheckConstraint(
            "valid_from IS NULL OR valid_from IS date(valid_from)", name="ck_unit_layout_valid_from_day"
        ),
        sa.ForeignKeyConstraint(
            ["floor_id"], ["floor.id"], name="fk_unit_layout_floor_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name="fk_unit_layout_unit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_unit_layout"),
        sa.UniqueConstraint("uid", name="uq_unit_layout_uid"),
        sa.UniqueConstraint("unit_id", "valid_from", name="uq_unit_layout_unit_id_valid_from"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_unit_layout_code", "unit_layout", ["code"], unique=False)
    op.create_index("ix_unit_layout_floor_id", "unit_layout", ["floor_id"], unique=False)


def _room() -> None:
    op.create_table(
        "room",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=True),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("fire_limit", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.CheckConstraint("fire_limit > 0", name="ck_room_fire_limit"),
        sa.ForeignKeyConstraint(
            ["space_id"], ["space.id"], name="fk_room_space_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_room"),
        sa.UniqueConstraint("code", name="uq_room_code"),
        sa.UniqueConstraint("uid", name="uq_room_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_room_space_id", "room", ["space_id"], unique=False)
