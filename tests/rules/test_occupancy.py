"""What a unit is on a day: derived from dates and a clock, never stored."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.intervals import Days
from jib_desk.rules.occupancy import Assignment, Headcount, Layout, Occupancy, Unit, UnitStatus
from jib_desk.rules.occupancy_period import (
    CurvePoint,
    Movement,
    average_desk_occupancy,
    average_seat_occupancy,
    beside_the_bridge,
    bridge,
    curve,
    daily,
    movements,
)
from jib_desk.rules.words import AssignmentKind, UnitState

OPENED = date(2021, 5, 20)
TODAY = date(2023, 11, 30)
OCCUPANCY, HOLD, CLOSED = AssignmentKind.OCCUPANCY, AssignmentKind.HOLD, AssignmentKind.OUT_OF_SERVICE
PANDA, CRANE = 1, 2


def nov(day: int) -> date:
    return date(2023, 11, day)


def dec(day: int) -> date:
    return date(2023, 12, day)


def unit(number: int = 1, desks: int = 4, **days: Any) -> Unit:
    return Unit(
        number, days.get("opened", OPENED), days.get("retired"), (Layout(OPENED, f"A{number:02}", desks, desks * 6),)
    )


def held(
    ident: int,
    start: date,
    end: date | None,
    company: int | None = PANDA,
    kind: AssignmentKind = OCCUPANCY,
    **more: Any,
) -> Assignment:
    return Assignment(ident, more.pop("unit", 1), company, kind, start, end, **more)


def centre(*assignments: Assignment, units: int = 1, today: date = TODAY, people: int = 4) -> Occupancy:
    headcounts = [Headcount(company, OPENED, people) for company in (PANDA, CRANE)]
    return Occupancy([unit(at + 1) for at in range(units)], assignments, headcounts, today)


def on(occupancy: Occupancy, day: date, number: int = 1) -> UnitStatus:
    status = occupancy.status(occupancy.units[number - 1], day)
    assert status is not None
    return status


def test_both_ends_of_an_assignment_are_occupied() -> None:
    occupancy = centre(held(1, nov(10), nov(20), vacated_on=nov(20)))
    states = [on(occupancy, nov(day)).state for day in (9, 10, 20, 21)]
    assert states == [UnitState.VACANT, UnitState.OCCUPIED, UnitState.OCCUPIED, UnitState.VACANT]


def test_a_unit_is_vacant_since_the_day_after_it_was_left() -> None:
    occupancy = centre(held(1, nov(10), nov(20), vacated_on=nov(17)))
    assert on(occupancy, nov(25)).vacant_since == nov(18)
    assert on(occupancy, nov(1)).vacant_since == OPENED


def test_past_its_end_and_not_vacated_is_overstayed_and_still_occupied() -> None:
    occupancy = centre(held(1, nov(10), nov(20)))
    status = on(occupancy, TODAY)
    assert (status.state, status.is_overstayed, status.days_left) == (UnitState.OCCUPIED, True, -10)
    assert occupancy.counts(TODAY).overstayed == occupancy.counts(TODAY).occupied == 1
    assert not on(occupancy, nov(20)).is_overstayed


def test_an_overstay_that_ended_is_still_seen_in_the_past() -> None:
    occupancy = centre(held(1, nov(10), nov(20), vacated_on=nov(25)))
    assert on(occupancy, nov(22)).is_overstayed
    assert on(occupancy, nov(26)).state is UnitState.VACANT


def test_who_still_has_time_is_believed_to_leave_as_agreed() -> None:
    occupancy = centre(held(1, nov(10), TODAY))
    assert on(occupancy, TODAY).state is UnitState.OCCUPIED
    assert on(occupancy, dec(1)).state is UnitState.VACANT


def test_an_overstay_ends_when_the_next_company_moves_in_but_not_for_a_hold() -> None:
    overstay = held(1, nov(1), nov(10))
    reserved = held(2, nov(15), dec(31), company=CRANE, kind=HOLD)
    assert on(centre(overstay, reserved), nov(20)).assignment == overstay
    moved_in = held(2, nov(15), dec(31), company=CRANE)
    occupancy = centre(overstay, moved_in)
    assert on(occupancy, nov(14)).assignment == overstay
    assert on(occupancy, nov(15)).assignment == moved_in


def test_a_hold_does_not_occupy_and_frees_the_unit_by_itself() -> None:
    occupancy = centre(held(1, nov(10), nov(20), kind=HOLD))
    assert occupancy.rates(nov(15)).seat_occupancy == (0, 1)
    assert occupancy.rates(nov(15)).committed == (1, 1)
    assert on(occupancy, nov(21)).state is UnitState.VACANT


def test_out_of_service_and_retired_units_leave_the_denominator() -> None:
    occupancy = Occupancy(
        [unit(1), unit(2, retired=nov(10)), unit(3, opened=nov(20))],
        [held(1, nov(5), None, company=None, kind=CLOSED)],
        [],
        TODAY,
    )
    assert [(occupancy.counts(nov(day)).total, occupancy.counts(nov(day)).usable) for day in (1, 5, 10, 20)] == [
        (2, 2),
        (2, 1),
        (1, 0),
        (2, 1),
    ]
    assert occupancy.counts(nov(20)).retired == 1


def test_what_was_taken_back_never_counted() -> None:
    assert on(centre(held(1, nov(1), None, live=False)), nov(5)).state is UnitState.VACANT


def test_a_split_unit_keeps_its_past() -> None:
    split = Unit(1, OPENED, None, (Layout(OPENED, "A01", 8, 48), Layout(nov(15), "A01", 4, 23.5)))
    occupancy = Occupancy([split], [held(1, nov(1), None)], [], TODAY)
    assert occupancy.rates(nov(14)).area_occupancy == (48, 48)
    assert occupancy.rates(nov(15)).area_occupancy == (23.5, 23.5)
    assert average_desk_occupancy(occupancy, Days(nov(14), nov(15))) == (12, 12)


def test_expiring_counts_the_last_day_and_the_thirtieth() -> None:
    occupancy = centre(held(1, nov(1), dec(30)))
    assert [bool(occupancy.expiring(day, 30)) for day in (nov(29), nov(30), dec(30), dec(31))] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("following", "expires"),
    [
        (held(2, dec(11), None), False),
        (held(2, dec(11), dec(31), kind=HOLD), False),
        (held(2, dec(12), None), True),
        (held(2, dec(11), None, company=CRANE), True),
        (held(2, dec(11), None, live=False), True),
        (held(2, dec(11), None, unit=2), True),
    ],
)
def test_an_agreement_that_is_renewed_in_the_same_unit_does_not_expire(following: Assignment, expires: bool) -> None:
    occupancy = centre(held(1, nov(1), dec(10)), following, units=2)
    assert bool(occupancy.expiring(TODAY, 30)) is expires
    assert on(occupancy, TODAY).is_ending is expires


def test_crowded_is_more_people_than_desks_over_all_units_of_a_company() -> None:
    one, two = held(1, nov(1), None), held(2, nov(1), None, unit=2)
    assert centre(one, people=5).crowded(TODAY) == {PANDA}
    assert centre(one, two, units=2, people=5).crowded(TODAY) == frozenset()
    assert centre(one, two, units=2, people=9).crowded(TODAY) == {PANDA}


def test_people_of_a_company_with_two_units_count_once() -> None:
    occupancy = centre(held(1, nov(1), None), held(2, nov(1), None, unit=2), units=2, people=9)
    assert occupancy.rates(TODAY).desk_utilisation == (9, 8)


def test_head_counts_hold_from_their_day_on() -> None:
    history = [Headcount(PANDA, nov(10), 3), Headcount(PANDA, nov(20), 6)]
    occupancy = Occupancy([unit()], [held(1, nov(1), None)], history, TODAY)
    assert [occupancy.people(PANDA, nov(day)) for day in (9, 10, 19, 20)] == [None, 3, 3, 6]


def test_the_curve_has_a_point_for_each_change_only() -> None:
    occupancy = centre(held(1, nov(10), nov(20), vacated_on=nov(20)), held(2, nov(21), None, company=CRANE), units=2)
    assert curve(occupancy, Days(nov(1), nov(30))) == (CurvePoint(nov(1), 0, 2), CurvePoint(nov(10), 1, 2))


def moved(occupancy: Occupancy) -> list[tuple[date, Movement, int, int | None]]:
    return [
        (item.on, item.what, item.unit_id, item.from_unit_id) for item in movements(occupancy, Days(nov(1), nov(30)))
    ]


def test_a_transfer_is_one_movement() -> None:
    occupancy = centre(held(1, nov(1), nov(19), vacated_on=nov(19)), held(2, nov(20), None, unit=2), units=2)
    assert moved(occupancy) == [(nov(1), Movement.MOVE_IN, 1, None), (nov(20), Movement.TRANSFER, 2, 1)]


def test_a_swap_is_two_transfers() -> None:
    occupancy = centre(
        held(1, OPENED, nov(19), vacated_on=nov(19)),
        held(2, OPENED, nov(19), company=CRANE, unit=2, vacated_on=nov(19)),
        held(3, nov(20), None, unit=2),
        held(4, nov(20), None, company=CRANE),
        units=2,
    )
    assert moved(occupancy) == [(nov(20), Movement.TRANSFER, 2, 1), (nov(20), Movement.TRANSFER, 1, 2)]


def test_a_renewal_is_no_movement() -> None:
    occupancy = centre(held(1, OPENED, nov(19), vacated_on=nov(19)), held(2, nov(20), None))
    assert moved(occupancy) == []


def test_a_unit_that_splits_one_company_over_two_has_one_transfer_and_one_move_in() -> None:
    occupancy = centre(
        held(1, OPENED, nov(19), vacated_on=nov(19)),
        held(2, nov(20), None, unit=2),
        held(3, nov(20), None, unit=3),
        units=3,
    )
    assert [what for _, what, _, _ in moved(occupancy)] == [Movement.TRANSFER, Movement.MOVE_IN]


def test_holds_closures_and_departures_are_told_in_order_of_days() -> None:
    occupancy = centre(
        held(1, OPENED, nov(9), vacated_on=nov(9)),
        held(2, nov(10), nov(12), company=CRANE, kind=HOLD),
        held(3, nov(13), nov(15), company=None, kind=CLOSED),
        held(4, nov(16), nov(18)),
    )
    assert [(day, what) for day, what, _, _ in moved(occupancy)] == [
        (nov(9), Movement.MOVE_OUT),
        (nov(10), Movement.HOLD_STARTS),
        (nov(12), Movement.HOLD_ENDS),
        (nov(13), Movement.CLOSED),
        (nov(16), Movement.REOPENED),
        (nov(16), Movement.MOVE_IN),  # and no move-out on the 18th: the company is still there
    ]


def test_movements_of_the_sample_centre_in_november(sample: Any) -> None:
    found = [
        (item.on.day, item.what.value, sample.units[item.unit_id])
        for item in movements(sample.occupancy, Days(nov(1), nov(30)))
    ]
    assert found == [
        (10, "hold_starts", "B09"),
        (13, "move_in", "C06"),
        (17, "move_out", "A12"),
        (20, "transfer", "A10"),
        (20, "hold_starts", "A11"),
        (30, "move_out", "C01"),
    ]


# --- whatever the history --------------------------------------------------------------------------

FIRST = date(2023, 1, 1)


@st.composite
def histories(draw: st.DrawFn) -> Occupancy:
    """Units whose assignments follow one another without overlap, as the database keeps them."""
    units: list[Unit] = []
    assignments: list[Assignment] = []
    for number in range(draw(st.integers(1, 4))):
        opened = FIRST + timedelta(draw(st.integers(0, 10)))
        retired = draw(st.none() | st.integers(30, 80).map(lambda days: FIRST + timedelta(days)))
        units.append(unit(number, opened=opened, retired=retired))
        day = FIRST
        for gap, length in draw(st.lists(st.tuples(st.integers(0, 10), st.integers(0, 30)), max_size=4)):
            start = day + timedelta(gap)
            end = start + timedelta(length)
            kind = draw(st.sampled_from(AssignmentKind))
            vacated = draw(st.sampled_from([None, end])) if kind is OCCUPANCY else None
            company = None if kind is CLOSED else draw(st.integers(1, 3))
            assignments.append(held(len(assignments), start, end, company, kind, unit=number, vacated_on=vacated))
            day = end + timedelta(1)
    headcounts = [Headcount(company, FIRST, draw(st.integers(0, 9))) for company in (1, 2, 3)]
    return Occupancy(units, assignments, headcounts, FIRST + timedelta(draw(st.integers(0, 100))))


@given(histories())
def test_the_states_of_the_units_sum_to_the_units_on_every_day(occupancy: Occupancy) -> None:
    for offset in range(-2, 100):
        day = FIRST + timedelta(offset)
        counts = occupancy.counts(day)
        assert counts.occupied + counts.held + counts.vacant + counts.out_of_service == counts.total
        assert counts.usable == counts.total - counts.out_of_service
        assert counts.total + counts.retired == sum(1 for item in occupancy.units if item.opened_on <= day)
        assert counts.overstayed <= counts.occupied
        assert sum(map(len, occupancy.residents(day).values())) == counts.occupied


@given(histories(), st.integers(0, 60), st.integers(0, 60))
def test_an_average_is_the_sum_of_its_days(occupancy: Occupancy, first: int, length: int) -> None:
    period = Days(FIRST + timedelta(first), FIRST + timedelta(first + length))
    counted = [occupancy.counts(day) for day in period]
    seats = sum(item.occupied for item in counted), sum(item.usable for item in counted)
    assert average_seat_occupancy(occupancy, period) == seats
    desks = [occupancy.rates(day).desk_occupancy for day in period]
    assert average_desk_occupancy(occupancy, period) == (
        sum(part for part, _ in desks),
        sum(whole for _, whole in desks),
    )
    assert list(daily(occupancy, period)) == [
        (day, (counts.occupied, counts.usable), of_desks)
        for day, counts, of_desks in zip(period, counted, desks, strict=True)
    ]
    points = curve(occupancy, period)
    assert points[0].on == period.first
    for day, counts in zip(period, counted, strict=True):
        point = max((item for item in points if item.on <= day), key=lambda item: item.on)
        assert point[1:] == (counts.occupied, counts.usable)


@given(histories())
def test_who_came_is_who_is_there_or_has_left(occupancy: Occupancy) -> None:
    """Move-ins less move-outs are the occupied units of the last day."""
    assignments = [item for items in occupancy.by_unit.values() for item in items]
    units = [unit(item.id, opened=FIRST) for item in occupancy.units]
    steady = Occupancy(units, assignments, [], occupancy.today)
    found = [item.what for item in movements(steady, Days(FIRST, FIRST + timedelta(200)))]
    staying = found.count(Movement.MOVE_IN) - found.count(Movement.MOVE_OUT)
    assert staying == steady.counts(FIRST + timedelta(201)).occupied


@given(histories(), st.integers(-2, 60), st.integers(0, 60))
def test_what_changed_sums_to_the_change_exactly(occupancy: Occupancy, first: int, length: int) -> None:
    since = FIRST + timedelta(first)
    until = since + timedelta(length)
    steps = [item.what for item in bridge(occupancy, since, until)]
    assert set(steps) <= {Movement.MOVE_IN, Movement.MOVE_OUT, Movement.TRANSFER}
    change = steps.count(Movement.MOVE_IN) - steps.count(Movement.MOVE_OUT)
    assert occupancy.counts(since).occupied + change == occupancy.counts(until).occupied


def test_the_bridge_of_the_sample_centre_names_who_came_went_and_moved(sample: Any) -> None:
    found = [
        (item.on.day, item.what.value, sample.units[item.unit_id])
        for item in bridge(sample.occupancy, date(2023, 10, 31), nov(30))
    ]
    # The company of C01 is there on the 30th still: its last day.
    assert found == [(13, "move_in", "C06"), (17, "move_out", "A12"), (20, "transfer", "A10")]


def test_a_renewal_is_no_change_and_another_company_the_day_after_is_two() -> None:
    renewed = centre(held(1, nov(1), nov(10)), held(2, nov(11), nov(30)))
    assert bridge(renewed, nov(5), nov(20)) == ()
    followed = centre(held(1, nov(1), nov(10), vacated_on=nov(10)), held(2, nov(11), nov(30), company=CRANE))
    assert [(item.on, item.what) for item in bridge(followed, nov(5), nov(20))] == [
        (nov(10), Movement.MOVE_OUT),
        (nov(11), Movement.MOVE_IN),
    ]


def test_a_unit_given_up_by_the_centre_while_occupied_is_one_less() -> None:
    occupancy = Occupancy([unit(1, retired=nov(15))], [held(1, nov(1), None)], [], TODAY)
    assert [(item.on, item.what) for item in bridge(occupancy, nov(5), nov(20))] == [(nov(14), Movement.MOVE_OUT)]


def test_holds_and_closures_are_told_beside_the_bridge(sample: Any) -> None:
    found = [
        (item.on.day, item.what.value, sample.units[item.unit_id])
        for item in beside_the_bridge(sample.occupancy, date(2023, 10, 20), nov(30))
    ]
    assert found == [(23, "closed", "C08"), (10, "hold_starts", "B09"), (20, "hold_starts", "A11")]
