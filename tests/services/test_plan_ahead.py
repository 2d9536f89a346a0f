"""Plans of days to come: today's plan stays sound, a coming retirement is known, and nobody vanishes with a seat."""

from contextlib import closing
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.models.files import connect
from jib_desk.rules import plan_edit
from jib_desk.rules.plan_changes import added_faults, faults
from jib_desk.rules.plan_draft import Draft, Ref
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import EndedAs, SpaceKind, UnitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import UnitRow, Wanted
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
MARCH = date(2024, 3, 1)
ZONE = ZoneInfo("Asia/Shanghai")


def ref(draft: Draft, code: str) -> Ref:
    return next(item.ref for item in draft.items if item.code == code)


def unit(centre: Services, code: str, on: date = TODAY) -> UnitRow:
    return next(row for row in centre.plans.plan(on).units if row.code == code)


def retire(centre: Services, actor: Actor, code: str, on: date) -> None:
    base = centre.plan_edits.draft(on)
    centre.plan_edits.save(by=actor, base=base, draft=plan_edit.removed(base, {ref(base, code)}))


def with_room_over(draft: Draft) -> Draft:
    """The training room where A12 is, which goes."""
    draft = plan_edit.removed(draft, {ref(draft, "A12")})
    room = ref(draft, "R-TRN")
    item = draft.item(room)
    assert item is not None
    return draft.with_items({room: item.placed(Shape(44, 0, 16, 6))})


# --- today stays sound -------------------------------------------------------------------------


def test_a_room_that_changes_at_once_may_not_lie_over_a_unit_that_goes_later(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(MARCH)
    assert not faults(with_room_over(base))
    with pytest.raises(errors.PlanRefused) as refused:
        sample.plan_edits.save(by=actor, base=base, draft=with_room_over(base))
    assert (refused.value.why, refused.value.place) == ("overlap", "A12, R-TRN (2023-11-30)")
    assert not faults(sample.plan_edits.draft(TODAY))


def test_days_between_today_and_the_drafts_are_looked_at_too(sample: Services, actor: Actor) -> None:
    opens, goes = TODAY + timedelta(days=30), TODAY + timedelta(days=60)
    draft, floor_id = plan_edit.floor_added(base := sample.plan_edits.draft(opens), 20, 10)
    draft, made = plan_edit.added(draft, plan_edit.new_unit(draft, floor_id, Shape(0, 0, 4, 6)))
    draft = plan_edit.numbered(draft, {made}, "Z01")
    floor = sample.plan_edits.save(by=actor, base=base, draft=draft).row.floors[-1]
    retire(sample, actor, "Z01", goes)
    base = sample.plan_edits.draft(MARCH)
    room = plan_edit.new_space(base, floor.id, Shape(0, 0, 4, 6), SpaceKind.MEETING)
    with pytest.raises(errors.PlanRefused) as refused:
        sample.plan_edits.save(by=actor, base=base, draft=plan_edit.added(base, room)[0])
    assert refused.value.why == "overlap"
    assert "Z01" in refused.value.place
    assert refused.value.place.endswith(f"({opens.isoformat()})")


def test_every_day_of_a_saved_plan_can_begin_a_centre(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(MARCH)
    draft = plan_edit.removed(base, {ref(base, "A12")})
    sample.plan_edits.save(by=actor, base=base, draft=draft)
    for day in (TODAY, MARCH - timedelta(days=1), MARCH):
        assert not faults(sample.plan_edits.draft(day))


def make_inconsistent(centre: Services) -> None:
    """As a centre is that was edited before such plans were refused."""
    with closing(connect(centre.database.path, "rw")) as connection:
        connection.execute("UPDATE space SET shape = '[44.0, 0.0, 16.0, 6.0]', doors = '[]' WHERE code = 'R-TRN'")


def test_over_a_faulty_plan_only_what_the_draft_adds_or_touches_is_refused(sample: Services, actor: Actor) -> None:
    make_inconsistent(sample)
    base = sample.plan_edits.draft(TODAY)
    assert [fault.place for fault in faults(base)] == ["A12, R-TRN"]
    other = plan_edit.changed(base, {ref(base, "A01")}, desks=6)
    assert added_faults(base, other) == ()
    sample.plan_edits.save(by=actor, base=base, draft=other)
    assert unit(sample, "A01").desks == 6
    base = sample.plan_edits.draft(TODAY)
    with pytest.raises(errors.PlanRefused):
        sample.plan_edits.save(by=actor, base=base, draft=plan_edit.changed(base, {ref(base, "A12")}, desks=6))
    worse = plan_edit.moved(base, {ref(base, "A01")}, 4.0, 0.0)
    assert all("A01" in fault.place for fault in added_faults(base, worse))
    with pytest.raises(errors.PlanRefused) as refused:
        sample.plan_edits.save(by=actor, base=base, draft=worse)
    assert "A01" in refused.value.place


# --- a coming retirement is known --------------------------------------------------------------


@pytest.fixture
def retiring(sample: Services, actor: Actor) -> Services:
    retire(sample, actor, "A12", MARCH)
    return sample


def test_what_reaches_past_the_retirement_is_refused_with_the_day(retiring: Services, actor: Actor) -> None:
    key = unit(retiring, "A12").id
    company = retiring.companies.all(TODAY)[0].id
    seats, late = retiring.seats, MARCH + timedelta(days=30)
    for command in (
        lambda: seats.assign(by=actor, unit_id=key, company_id=company, starts_on=TODAY),
        lambda: seats.hold(by=actor, unit_id=key, company_id=None, starts_on=TODAY, expires_on=late),
        lambda: seats.out_of_service(by=actor, unit_id=key, starts_on=TODAY, ends_on=None, reason="paint"),
    ):
        with pytest.raises(errors.UnitRetires) as refused:
            command()
        assert (refused.value.unit, refused.value.on) == ("A12", MARCH)
    last = MARCH - timedelta(days=1)
    row = seats.assign(by=actor, unit_id=key, company_id=company, starts_on=TODAY, ends_on=last).row
    with pytest.raises(errors.UnitRetires):
        seats.extend(by=actor, assignment_id=row.id, version=row.version, ends_on=MARCH)


def test_a_move_into_a_unit_that_goes_is_refused_with_the_day(retiring: Services, actor: Actor) -> None:
    old = unit(retiring, "A01")
    assert old.assignment_id is not None
    detail = retiring.plans.unit_detail(old.id, TODAY).current
    assert detail is not None
    seats = retiring.seats
    stay = seats.extend(by=actor, assignment_id=detail.id, version=detail.version, ends_on=None).row
    with pytest.raises(errors.UnitRetires) as refused:
        seats.move(by=actor, assignment_id=stay.id, version=stay.version, to_unit_id=unit(retiring, "A12").id, on=TODAY)
    assert refused.value.unit == "A12"


def test_forms_foresee_the_retirement(retiring: Services) -> None:
    key = unit(retiring, "A12").id
    assert retiring.seats.foresee([Wanted(key, TODAY, MARCH - timedelta(days=1))]) is None
    for end in (MARCH, None):
        foreseen = retiring.seats.foresee([Wanted(key, TODAY, end)])
        assert isinstance(foreseen, errors.UnitRetires)
        assert foreseen.on == MARCH


def test_what_is_retired_soon_is_offered_last_and_not_for_longer(retiring: Services) -> None:
    offered = [row.code for row in retiring.plans.free_units(TODAY)]
    assert offered[-1] == "A12"
    assert "A12" not in [row.code for row in retiring.plans.free_units(TODAY, until=MARCH)]
    assert "A12" in [row.code for row in retiring.plans.free_units(TODAY, until=MARCH - timedelta(days=1))]
    assert unit(retiring, "A12").retires_on == MARCH


# --- nobody vanishes with a seat ---------------------------------------------------------------


def ends_in_december(centre: Services, actor: Actor) -> None:
    current = centre.plans.unit_detail(unit(centre, "A04").id, TODAY).current
    assert current is not None
    centre.seats.extend(
        by=actor, assignment_id=current.id, version=current.version, ends_on=date(2023, 12, 31), reason="agreed"
    )


def test_a_unit_is_not_retired_while_nobody_noted_that_its_company_leaves(sample: Services, actor: Actor) -> None:
    ends_in_december(sample, actor)
    february = date(2024, 2, 1)
    base = sample.plan_edits.draft(february)
    obstacles = sample.plan_edits.obstacles({ref(base, "A04")}, february)
    assert [type(error) for error in obstacles] == [errors.LeavingUnnoted]
    with pytest.raises(errors.LeavingUnnoted) as refused:
        retire(sample, actor, "A04", february)
    assert refused.value.ends == date(2023, 12, 31)
    current = sample.plans.unit_detail(unit(sample, "A04").id, TODAY).current
    assert current is not None
    sample.seats.end(
        by=actor,
        assignment_id=current.id,
        version=current.version,
        vacated_on=date(2023, 12, 31),
        ended_as=EndedAs.LEFT,
    )
    retire(sample, actor, "A04", february)
    assert "A04" not in {row.code for row in sample.plans.plan(february).units}


def test_who_is_in_a_unit_when_its_retirement_comes_stays_on_every_list(
    sample: Services, actor: Actor, clock: FixedClock
) -> None:
    """The stay was agreed on after the retirement was planned."""
    february, company = date(2024, 2, 1), sample.companies.all(TODAY)[0]
    retire(sample, actor, "A12", february)
    key = unit(sample, "A12").id
    stay = sample.seats.assign(
        by=actor, unit_id=key, company_id=company.id, starts_on=TODAY, ends_on=date(2023, 12, 31)
    ).row
    assert "A12" not in {row.code for row in sample.plans.plan(february).units}  # as planned
    clock.at = datetime(2024, 2, 5, 10, 0, tzinfo=ZONE)
    today = date(2024, 2, 5)
    row = unit(sample, "A12", today)
    assert (row.state, row.is_overstayed, row.company_id) == (UnitState.OCCUPIED, True, company.id)
    assert any("A12" in call.units for call in sample.evacuations.call_list())
    assert any(end.unit_code == "A12" for end in sample.agreements.overstayed())
    with pytest.raises(errors.UnitRetires):
        sample.seats.end(
            by=actor,
            assignment_id=stay.id,
            version=stay.version,
            vacated_on=today,
            ended_as=EndedAs.GIVEN_UP,
            reason="left",
        )
    sample.seats.end(
        by=actor,
        assignment_id=stay.id,
        version=stay.version,
        vacated_on=date(2024, 1, 31),
        ended_as=EndedAs.GIVEN_UP,
        reason="left",
    )
    assert "A12" not in {row.code for row in sample.plans.plan(today).units}
    assert not any("A12" in call.units for call in sample.evacuations.call_list())


# --- seats that open, go or are renumbered are changes -------------------------------------------


def test_a_seat_that_opens_goes_or_is_renumbered_is_a_coming_change(sample: Services, actor: Actor) -> None:
    day = TODAY + timedelta(days=10)
    base = sample.plan_edits.draft(day)
    draft = plan_edit.numbered(base, {ref(base, "A01")}, "A99")
    draft = plan_edit.removed(draft, {ref(base, "A12")})
    draft, made = plan_edit.added(draft, plan_edit.new_unit(draft, draft.floors[0].id, Shape(44, 0, 4, 6)))
    draft = plan_edit.numbered(draft, {made}, "Z01")
    sample.plan_edits.save(by=actor, base=base, draft=draft)
    told = [
        (row.what, row.from_code, row.unit_code)
        for row in sample.plans.coming_changes(TODAY, 40)
        if row.what in {"opened", "retired", "renumbered"}
    ]
    assert sorted(told) == [("opened", "", "Z01"), ("renumbered", "A01", "A99"), ("retired", "", "A12")]


def test_the_first_seats_of_a_centre_are_where_it_begins_and_no_change(sample: Services) -> None:
    opened = sample.plans.opened_on()
    everything = sample.plans.coming_changes(opened, 20_000)
    assert not [row for row in everything if row.what in {"opened", "retired", "renumbered"}]
