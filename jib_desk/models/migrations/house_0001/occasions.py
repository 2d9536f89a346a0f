"""Assignments, bookings, closures, events, balances and visits. As of revision 1, frozen."""

# ruff: noqa: E501 - the text of constraints is part of the schema

import sqlalchemy as sa
from alembic import op

from jib_desk.models import types


def create() -> None:
    """Tables and indexes."""
    _assignment()
    _series()
    _booking()
    _occurrence()
    _closure()
    _event()
    _opening_balance()
    _visit()


def _assignment() -> None:
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Text(), nullable=False),
        sa.Column("ends_on", sa.Text(), nullable=True),
        sa.Column("vacated_on", sa.Text(), nullable=True),
        sa.Column("until_on", sa.Text(), nullable=False),
        sa.Column("notice_on", sa.Text(), nullable=True),
        sa.Column("ended_as", sa.Text(), nullable=True),
        sa.Column("released_at", types.Instant(), nullable=True),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'occupancy' AND company_id IS NOT NULL) OR kind = 'hold' OR (kind = 'out_of_service' AND company_id IS NULL)",
            name="ck_assignment_holder",
        ),
        sa.CheckConstraint(
            "ended_as IN ('transfer', 'graduated', 'left', 'given_up', 'expired', 'taken_up')",
            name="ck_assignment_ended_as_code",
        ),
        sa.CheckConstraint("kind <> 'hold' OR ends_on IS NOT NULL", name="ck_assignment_hold_expires"),
        sa.CheckConstraint("kind IN ('occupancy', 'hold', 'out_of_service')", name="ck_assignment_kind_code"),
        sa.CheckConstraint("until_on = coalesce(vacated_on, ends_on, '9999-12-31')", name="ck_assignment_until"),
        sa.CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ck_assignment_agreed_order"),
        sa.CheckConstraint("ends_on IS NULL OR ends_on IS date(ends_on)", name="ck_assignment_ends_on_day"),
        sa.CheckConstraint("live = 0 OR until_on >= starts_on", name="ck_assignment_order"),
        sa.CheckConstraint("live = 1 OR released_at IS NOT NULL", name="ck_assignment_released"),
        sa.CheckConstraint("live IN (0, 1)", name="ck_assignment_live_flag"),
        sa.CheckConstraint("notice_on IS NULL OR notice_on IS date(notice_on)", name="ck_assignment_notice_on_day"),
        sa.CheckConstraint("starts_on IS NULL OR starts_on IS date(starts_on)", name="ck_assignment_starts_on_day"),
        sa.CheckConstraint("until_on IS NULL OR until_on IS date(until_on)", name="ck_assignment_until_on_day"),
        sa.CheckConstraint("vacated_on IS NULL OR vacated_on IS date(vacated_on)", name="ck_assignment_vacated_on_day"),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreement.id"], name="fk_assignment_agreement_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_assignment_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name="fk_assignment_unit_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
        sa.UniqueConstraint("uid", name="uq_assignment_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_assignment_agreement_id", "assignment", ["agreement_id"], unique=False)
    op.create_index("ix_assignment_company_id", "assignment", ["company_id"], unique=False)
    op.create_index(
        "ix_assignment_unit_days",
        "assignment",
        ["unit_id", "starts_on", "until_on"],
        unique=False,
        sqlite_where=sa.text("live = 1"),
    )
    op.create_index("ix_assignment_unit_id", "assignment", ["unit_id"], unique=False)


def _series() -> None:
    op.create_table(
        "series",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("wall_start", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_series"),
        sa.UniqueConstraint("uid", name="uq_series_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _booking() -> None:
    op.create_table(
        "booking",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=True),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("booked_by", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("layout", sa.Text(), nullable=True),
        sa.Column("equipment", sa.Text(), nullable=False),
        sa.Column("catering", sa.Text(), nullable=False),
        sa.Column("starts_at", types.Instant(), nullable=False),
        sa.Column("ends_at", types.Instant(), nullable=False),
        sa.Column("setup_min", sa.Integer(), nullable=False),
        sa.Column("teardown_min", sa.Integer(), nullable=False),
        sa.Column("blocks_from", types.Instant(), nullable=False),
        sa.Column("blocks_until", types.Instant(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tentative_until", types.Instant(), nullable=True),
        sa.Column("planned_end_at", types.Instant(), nullable=True),
        sa.Column("released_at", types.Instant(), nullable=True),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "layout IN ('theatre', 'classroom', 'u_shape', 'boardroom', 'banquet', 'cocktail', 'tour')",
            name="ck_booking_layout_code",
        ),
        sa.CheckConstraint(
            "live = (CASE WHEN state IN ('cancelled', 'no_show') OR released_at IS NOT NULL THEN 0 ELSE 1 END)",
            name="ck_booking_live",
        ),
        sa.CheckConstraint(
            "state IN ('tentative', 'confirmed', 'in_use', 'completed', 'cancelled', 'no_show')",
            name="ck_booking_state_code",
        ),
        sa.CheckConstraint("blocks_from = starts_at - 60 * setup_min", name="ck_booking_blocks_from"),
        sa.CheckConstraint("blocks_until = ends_at + 60 * teardown_min", name="ck_booking_blocks_until"),
        sa.CheckConstraint("ends_at > starts_at", name="ck_booking_order"),
        sa.CheckConstraint("headcount IS NULL OR headcount >= 1", name="ck_booking_headcount"),
        sa.CheckConstraint("live IN (0, 1)", name="ck_booking_live_flag"),
        sa.CheckConstraint("setup_min >= 0 AND teardown_min >= 0", name="ck_booking_minutes"),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_booking_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["room_id"], ["room.id"], name="fk_booking_room_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name="fk_booking_series_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_booking"),
        sa.UniqueConstraint("reference", name="uq_booking_reference"),
        sa.UniqueConstraint("uid", name="uq_booking_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_booking_company_id", "booking", ["company_id"], unique=False)
    op.create_index(
        "ix_booking_room_blocks",
        "booking",
        ["room_id", "blocks_from", "blocks_until"],
        unique=False,
        sqlite_where=sa.text("live = 1"),
    )
    op.create_index("ix_booking_room_id", "booking", ["room_id"], unique=False)
    op.create_index("ix_booking_series_id", "booking", ["series_id"], unique=False)
    op.create_index("ix_booking_starts_at", "booking", ["starts_at"], unique=False)


def _occurrence() -> None:
    op.create_table(
        "occurrence",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("series_id", sa.Integer(), nullable=False),
        sa.Column("wall_start", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("state IN ('booked', 'changed', 'skipped', 'cancelled')", name="ck_occurrence_state_code"),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["booking.id"], name="fk_occurrence_booking_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["series_id"], ["series.id"], name="fk_occurrence_series_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_occurrence"),
        sa.UniqueConstraint("series_id", "wall_start", name="uq_occurrence_series_id_wall_start"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_occurrence_booking_id", "occurrence", ["booking_id"], unique=False)


def _closure() -> None:
    op.create_table(
        "closure",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Integer(), nullable=True),
        sa.Column("starts_at", types.Instant(), nullable=False),
        sa.Column("ends_at", types.Instant(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("live", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name="ck_closure_order"),
        sa.CheckConstraint("live IN (0, 1)", name="ck_closure_live_flag"),
        sa.ForeignKeyConstraint(
            ["room_id"], ["room.id"], name="fk_closure_room_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_closure"),
        sa.UniqueConstraint("uid", name="uq_closure_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_closure_room_id", "closure", ["room_id"], unique=False)
    op.create_index(
        "ix_closure_times", "closure", ["starts_at", "ends_at"], unique=False, sqlite_where=sa.text("live = 1")
    )


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("booking_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("starts_at", types.Instant(), nullable=True),
        sa.Column("ends_at", types.Instant(), nullable=True),
        sa.Column("organiser", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=True),
        sa.Column("registered", sa.Integer(), nullable=False),
        sa.Column("attended", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("cancelled_at", types.Instant(), nullable=True),
        sa.CheckConstraint(
            "type IN ('training', 'roadshow', 'demo_day', 'summit', 'competition', 'networking', 'mentor_hours', 'bmw_matching', 'finance_docking', 'policy_briefing', 'delegation', 'fire_drill')",
            name="ck_event_type_code",
        ),
        sa.CheckConstraint("(booking_id IS NULL) = (starts_at IS NOT NULL)", name="ck_event_times"),
        sa.CheckConstraint("(starts_at IS NULL) = (ends_at IS NULL)", name="ck_event_both_times"),
        sa.CheckConstraint("ends_at IS NULL OR ends_at > starts_at", name="ck_event_order"),
        sa.CheckConstraint("registered >= 0 AND attended >= 0", name="ck_event_counts"),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["booking.id"], name="fk_event_booking_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.UniqueConstraint("booking_id", name="uq_event_booking_id"),
        sa.UniqueConstraint("code", name="uq_event_code"),
        sa.UniqueConstraint("uid", name="uq_event_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _opening_balance() -> None:
    op.create_table(
        "opening_balance",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "figure IN ('companies_supported', 'companies_given_office', 'companies_docked', 'companies_reached', 'people_reached', 'graduated', 'left')",
            name="ck_opening_balance_figure_code",
        ),
        sa.CheckConstraint("as_of IS NULL OR as_of IS date(as_of)", name="ck_opening_balance_as_of_day"),
        sa.PrimaryKeyConstraint("id", name="pk_opening_balance"),
        sa.UniqueConstraint("figure", "as_of", name="uq_opening_balance_figure_as_of"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )


def _visit() -> None:
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("visitor_id", sa.Integer(), nullable=False),
        sa.Column("company_id", sa.Integer(), nullable=True),
        sa.Column("host_id", sa.Integer(), nullable=True),
        sa.Column("booking_id", sa.Integer(), nullable=True),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("party_planned", sa.Integer(), nullable=True),
        sa.Column("party_size", sa.Integer(), nullable=False),
        sa.Column("badge", sa.Text(), nullable=False),
        sa.Column("expected_at", types.Instant(), nullable=True),
        sa.Column("arrived_at", types.Instant(), nullable=True),
        sa.Column("left_at", types.Instant(), nullable=True),
        sa.Column("refused_at", types.Instant(), nullable=True),
        sa.Column("refused_reason", sa.Text(), nullable=False),
        sa.Column("closed_by", sa.Text(), nullable=True),
        sa.Column("closed_at", types.Instant(), nullable=True),
        sa.Column("is_open", sa.Integer(), nullable=False),
        sa.Column("id_checked", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(closed_by IN ('visitor', 'desk')) IS NOT TRUE OR left_at IS NOT NULL", name="ck_visit_left"
        ),
        sa.CheckConstraint(
            "category IN ('guest', 'delegation', 'candidate', 'vendor', 'contractor', 'mentor_expert', 'official', 'press')",
            name="ck_visit_category_code",
        ),
        sa.CheckConstraint("closed_by IN ('visitor', 'desk', 'system')", name="ck_visit_closed_by_code"),
        sa.CheckConstraint(
            "left_at IS NULL OR (closed_by IS NOT NULL AND closed_by <> 'system')", name="ck_visit_left_closed"
        ),
        sa.CheckConstraint("source IN ('desk', 'paper', 'kiosk', 'import', 'sample')", name="ck_visit_source_code"),
        sa.CheckConstraint("(closed_by IS NULL) = (closed_at IS NULL)", name="ck_visit_closed"),
        sa.CheckConstraint(
            "expected_at IS NOT NULL OR arrived_at IS NOT NULL OR refused_at IS NOT NULL", name="ck_visit_some_time"
        ),
        sa.CheckConstraint("id_checked IN (0, 1)", name="ck_visit_id_checked_flag"),
        sa.CheckConstraint("is_open = (arrived_at IS NOT NULL AND closed_by IS NULL)", name="ck_visit_open"),
        sa.CheckConstraint("is_open IN (0, 1)", name="ck_visit_is_open_flag"),
        sa.CheckConstraint("left_at IS NULL OR left_at >= arrived_at", name="ck_visit_order"),
        sa.CheckConstraint("party_size >= 1", name="ck_visit_party"),
        sa.ForeignKeyConstraint(
            ["booking_id"], ["booking.id"], name="fk_visit_booking_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["company.id"], name="fk_visit_company_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["host_id"], ["contact.id"], name="fk_visit_host_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name="fk_visit_staff_id", initially="DEFERRED", deferrable=True
        ),
        sa.ForeignKeyConstraint(
            ["visitor_id"], ["visitor.id"], name="fk_visit_visitor_id", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name="pk_visit"),
        sa.UniqueConstraint("uid", name="uq_visit_uid"),
        sqlite_strict=True,
        sqlite_autoincrement=True,
    )
    op.create_index("ix_visit_arrived_at", "visit", ["arrived_at"], unique=False)
    op.create_index("ix_visit_booking_id", "visit", ["booking_id"], unique=False)
    op.create_index("ix_visit_company_id", "visit", ["company_id"], unique=False)
    op.create_index(
        "ix_visit_expected_at", "visit", ["expected_at"], unique=False, sqlite_where=sa.text("expected_at IS NOT NULL")
    )
    op.create_index("ix_visit_host_id", "visit", ["host_id"], unique=False)
    op.create_index("ix_visit_open", "visit", ["arrived_at"], unique=False, sqlite_where=sa.text("is_open = 1"))
    op.create_index(
        "ix_visit_of_visitor",
        "visit",
        ["visitor_id", "is_open", "arrived_at", "expected_at"],
        unique=False,
    )
    op.create_index(
        "uq_visit_open_badge", "visit", ["badge"], unique=True, sqlite_where=sa.text("is_open = 1 AND badge <> ''")
    )
