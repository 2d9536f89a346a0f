"""What the plan shows beside its seats: rooms and visitors now, fire items, whom to call, whom a search means."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.words import EventType, SafetyKind
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import EndBeforeStart, Stale, ValueRefused
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
NOW = datetime(2023, 11, 30, 10, tzinfo=ZoneInfo("Asia/Shanghai"))


def company(services: Services, code: str) -> int:
    return next(row.id for row in services.companies.all(TODAY) if row.code == code)


def room(services: Services, code: str) -> int:
    return next(row.id for row in services.bookings.rooms() if row.code == code)


# --- rooms and visitors now ----------------------------------------------------------------------


def test_a_booked_room_is_in_use_until_its_end_and_free_until_the_next(
    sample: Services, actor: Actor, clock: FixedClock
) -> None:
    key = room(sample, "R-S3")
    before = sample.plan_layers.now().rooms[key]
    assert not before.is_busy
    sample.bookings.book(
        by=actor, room_id=key, starts_at=NOW + timedelta(hours=1), ends_at=NOW + timedelta(hours=2),
        subject="Review", company_id=company(sample, "ST-006"), booked_by="Owl",
    )  # fmt: skip
    assert sample.plan_layers.now().rooms[key].until == NOW + timedelta(hours=1)
    clock.at += timedelta(minutes=90)
    now = sample.plan_layers.now().rooms[key]
    assert now.is_busy
    assert now.until == NOW + timedelta(hours=2)
    assert now.booking is not None
    assert now.booking.booker("en") == "Owl"


def test_a_cancelled_booking_keeps_no_room(sample: Services, actor: Actor) -> None:
    key = room(sample, "R-S3")
    made = sample.bookings.book(
        by=actor, room_id=key, starts_at=NOW, ends_at=NOW + timedelta(hours=1), subject="Review", booked_by="Owl"
    ).row
    sample.bookings.cancel(by=actor, booking_id=made.id, version=made.version)
    assert not sample.plan_layers.now().rooms[key].is_busy


def test_a_closed_room_says_why_and_until_when(sample: Services, actor: Actor) -> None:
    key = room(sample, "R-S3")
    sample.bookings.close(
        by=actor, room_id=key, starts_at=NOW - timedelta(hours=1), ends_at=NOW + timedelta(hours=3), reason="Paint"
    )
    now = sample.plan_layers.now().rooms[key]
    assert (now.is_busy, now.closed_for, now.until) == (True, "Paint", NOW + timedelta(hours=3))


def test_an_event_runs_from_its_start_to_its_end_in_a_room_or_everywhere(
    sample: Services, actor: Actor, clock: FixedClock
) -> None:
    starts, ends = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
    key = room(sample, "R-S3")
    booked = sample.bookings.book(
        by=actor, room_id=key, starts_at=starts, ends_at=ends, subject="Demo", booked_by="Owl"
    )
    sample.events.add(by=actor, title="Demo day", type=EventType.DEMO_DAY, booking_id=booked.row.id)
    sample.events.add(by=actor, title="Open house", type=EventType.NETWORKING, starts_at=starts, ends_at=ends)
    sample.events.add(by=actor, title="Drill", type=EventType.FIRE_DRILL, starts_at=starts, ends_at=ends)
    assert sample.plan_layers.now().events == ()
    clock.at += timedelta(minutes=90)
    assert sample.plan_layers.now().events == ("Demo day", "Open house")
    clock.at += timedelta(hours=1)
    assert sample.plan_layers.now().events == ()


def test_visitors_are_counted_by_the_company_that_they_see(sample: Services, actor: Actor) -> None:
    before = sample.plan_layers.now().visitors
    key = company(sample, "ST-001")
    sample.visitors.check_in(by=actor, name_latin="Ann", party_size=3, company_id=key)
    gone = sample.visitors.check_in(by=actor, name_latin="Bob", company_id=key).row
    sample.visitors.check_out(by=actor, visit_ids=[gone.id])
    assert sample.plan_layers.now().visitors[key] == before.get(key, 0) + 3


# --- whom to call, whom a search means -----------------------------------------------------------


def test_whom_to_call_is_who_the_panel_of_the_unit_names(sample: Services) -> None:
    calls = sample.plan_layers.calls()
    for unit in sample.plans.plan(TODAY).units:
        if unit.company_id is not None:
            detail = sample.plans.unit_detail(unit.id, TODAY)
            call = calls[unit.company_id]
            assert (call.name, call.phone) == (detail.contact_name, detail.contact_phone)


@pytest.mark.parametrize("typed", ["MoonPanda", "moonp", "月熊猫", "st-001", "zhao shiyi", "赵示", "zhaosh"])
def test_a_company_is_meant_by_its_names_its_code_and_its_people(sample: Services, typed: str) -> None:
    meant = sample.plan_layers.meant(typed)
    assert company(sample, "ST-001") in meant.companies


def test_a_unit_is_meant_by_its_number_and_a_sector_by_its_word(sample: Services) -> None:
    codes = {unit.id: unit.code for unit in sample.plans.plan(TODAY).units}
    assert {codes[key] for key in sample.plan_layers.meant("c0").units} == {f"C0{number}" for number in range(1, 9)}
    assert sample.plan_layers.meant("dongh").sectors == {"electrification"}
    sure = sample.plan_layers.meant("iot")
    assert (sure.sectors, sure.companies, sure.units) == ({"iot"}, frozenset(), frozenset()), (
        "nothing is guessed beside it"
    )
    assert sample.plan_layers.meant("") == sample.plan_layers.meant("   ")


# --- fire items ----------------------------------------------------------------------------------


def test_the_sample_has_exits_extinguishers_and_an_assembly_point_inside_its_floor(sample: Services) -> None:
    plan = sample.plans.plan(TODAY)
    kinds = [mark.kind for mark in plan.marks]
    assert kinds.count(SafetyKind.EXTINGUISHER) == 8
    assert {SafetyKind.EXIT, SafetyKind.ASSEMBLY_POINT, SafetyKind.EMERGENCY_LIGHT} <= set(kinds)
    floor = plan.floors[0]
    assert all(0 <= mark.x_m <= floor.width_m and 0 <= mark.y_m <= floor.height_m for mark in plan.marks)
    assert plan.marks == sample.safety.items(floor.id, TODAY) == sample.safety.items(None, TODAY)
    assert sample.safety.items(floor.id + 1, TODAY) == ()


def test_people_assemble_at_the_edge_of_the_plan_by_the_entrance_and_not_in_the_lobby(sample: Services) -> None:
    plan = sample.plans.plan(TODAY)
    point = next(mark for mark in plan.marks if mark.kind is SafetyKind.ASSEMBLY_POINT)
    way_out = next(mark for mark in plan.marks if mark.label == "E1")
    assert point.label == "Forecourt 前广场"
    assert point.y_m == plan.floors[0].height_m > way_out.y_m
    assert abs(point.x_m - way_out.x_m) < 2


def test_a_check_is_one_entry_that_can_be_undone(sample: Services, actor: Actor) -> None:
    late = next(mark for mark in sample.safety.items(None, TODAY) if mark.due_on and mark.due_on < TODAY)
    outcome = sample.safety.mark_checked(
        by=actor, item_id=late.id, version=late.version, checked_on=TODAY, due_on=date(2024, 11, 30)
    )
    assert outcome.row.due_on == date(2024, 11, 30)
    with pytest.raises(Stale):
        sample.safety.mark_checked(by=actor, item_id=late.id, version=late.version, checked_on=TODAY, due_on=None)
    sample.journal.undo(by=actor, number=outcome.changes.entry)
    assert next(mark for mark in sample.safety.items(None, TODAY) if mark.id == late.id).due_on == late.due_on


def test_no_check_is_of_tomorrow_and_the_next_one_comes_after_it(sample: Services, actor: Actor) -> None:
    item = sample.safety.items(None, TODAY)[0]
    with pytest.raises(ValueRefused):
        sample.safety.mark_checked(
            by=actor, item_id=item.id, version=item.version, checked_on=TODAY + timedelta(days=1), due_on=None
        )
    with pytest.raises(EndBeforeStart):
        sample.safety.mark_checked(by=actor, item_id=item.id, version=item.version, checked_on=TODAY, due_on=TODAY)
