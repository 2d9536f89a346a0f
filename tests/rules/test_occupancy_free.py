"""Where there is room, and which days a change of dates touches: against counting day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.intervals import Days
from jib_desk.rules.occupancy import Assignment, Layout, Occupancy, Unit
from jib_desk.rules.occupancy_free import openings
from jib_desk.rules.occupancy_past import changed_by_agreeing, changed_by_leaving, corrects_the_past
from jib_desk.rules.words import AssignmentKind, UnitState

OPENED = date(2023, 11, 1)
TODAY = date(2023, 11, 30)
DAY = timedelta(days=1)
OCCUPANCY, HOLD, CLOSED = AssignmentKind.OCCUPANCY, AssignmentKind.HOLD, AssignmentKind.OUT_OF_SERVICE


@st.composite
def centres(draw: st.DrawFn) -> Occupancy:
    """Three units, each with stays that do not overlap; some overstayed, some retired."""
    units: list[Unit] = []
    stays: list[Assignment] = []
    for number in range(1, 4):
        at = OPENED
        for _ in range(draw(st.integers(0, 4))):
            at += draw(st.integers(0, 20)) * DAY
            last = at + draw(st.integers(0, 20)) * DAY
            kind = draw(st.sampled_from((OCCUPANCY, HOLD, CLOSED)))
            company = None if kind is CLOSED else draw(st.integers(1, 2))
            vacated = last if draw(st.booleans()) else None
            stays.append(Assignment(len(stays) + 1, number, company, kind, at, last, vacated))
            at = last + DAY
        retired = draw(st.none() | st.integers(60, 120))
        desks = draw(st.integers(1, 6))
        layouts = (Layout(OPENED, f"A{number:02}", desks, desks * 6.0),)
        units.append(Unit(number, OPENED, None if retired is None else OPENED + retired * DAY, layouts))
    return Occupancy(units, stays, [], TODAY)


@given(centres(), st.integers(-10, 60), st.none() | st.integers(0, 30), st.integers(0, 6))
def test_an_opening_is_the_first_day_from_which_all_wished_days_are_vacant(
    centre: Occupancy, offset: int, length: int | None, desks: int
) -> None:
    first = TODAY + offset * DAY
    last = None if length is None else first + length * DAY
    found = {item.unit_id: item for item in openings(centre, Days(first, last), desks)}
    horizon = first + 150 * DAY
    for unit in centre.units:
        if unit.layouts[0].desks < desks:
            assert unit.id not in found
            continue
        vacant = [centre.state(unit, first + n * DAY) is UnitState.VACANT for n in range(200)]
        wished = 200 - 150 if length is None else length + 1
        starts = (n for n in range(151) if all(vacant[n : n + wished]))
        expected = next(starts, None)
        if expected is None:
            assert unit.id not in found or found[unit.id].first > horizon
        elif length is not None or unit.retired_on is None:
            assert found[unit.id].first == first + expected * DAY


@given(centres(), st.integers(-10, 60), st.integers(0, 30))
def test_openings_are_told_the_soonest_first_and_then_the_best_fit(centre: Occupancy, offset: int, length: int) -> None:
    first = TODAY + offset * DAY
    found = openings(centre, Days(first, first + length * DAY), 0)
    assert found == sorted(found, key=lambda item: (item.first, item.desks, item.code))


@pytest.mark.parametrize(
    ("kind", "before", "after", "changed"),
    [
        (OCCUPANCY, date(2023, 12, 31), date(2023, 12, 31), None),
        (OCCUPANCY, date(2023, 12, 31), date(2023, 11, 20), date(2023, 11, 21)),
        (OCCUPANCY, None, date(2023, 11, 20), date(2023, 11, 21)),
        (OCCUPANCY, date(2023, 11, 20), date(2024, 12, 31), None),
        (OCCUPANCY, date(2023, 11, 20), None, None),
        (HOLD, date(2023, 11, 20), date(2023, 12, 31), date(2023, 11, 21)),
        (CLOSED, date(2023, 11, 20), None, date(2023, 11, 21)),
    ],
)
def test_another_agreed_end_changes_days_after_the_earlier_of_both(
    kind: AssignmentKind, before: date | None, after: date | None, changed: date | None
) -> None:
    assert changed_by_agreeing(kind, before, after) == changed
    assert corrects_the_past(TODAY, changed) is (changed is not None)


def test_who_leaves_yesterday_is_gone_today_and_changes_no_past_day() -> None:
    assert not corrects_the_past(TODAY, changed_by_leaving(TODAY - DAY))
    assert corrects_the_past(TODAY, changed_by_leaving(TODAY - 2 * DAY))
    assert changed_by_leaving(date.max) == date.max
