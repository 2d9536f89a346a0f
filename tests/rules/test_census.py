"""The seat census: the way round the seats, what counts as a difference, and what puts it right."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.census import Correction, Place, Step, code, correction, result_of
from jib_desk.rules.plan_files import read_plan
from jib_desk.rules.plan_geometry import PlanFloor, Shape
from jib_desk.rules.walking import Ground, Stop, walk, way_in
from jib_desk.rules.words import CensusResult, SpaceKind, UnitState

PLANS = Path(__file__).parents[2] / "resources" / "plans"
RED, BLUE, GREEN = 1, 2, 3
CORRIDOR = Ground(SpaceKind.CORRIDOR, Shape(0, 6, 30, 2))


def order_on(floor: PlanFloor) -> list[str]:
    stops = [Stop(at, unit.code, unit.shape, unit.doors) for at, unit in enumerate(floor.units)]
    grounds = [Ground(space.kind, space.shape, space.doors) for space in floor.spaces]
    return [floor.units[at].code for at in walk(stops, grounds)]


# --- the way round ---------------------------------------------------------------------------


def test_the_walk_goes_from_the_lobby_along_the_corridors_and_ends_near_it() -> None:
    (floor,) = read_plan((PLANS / "jinqiao.json").read_bytes()).floors
    order = order_on(floor)
    assert order[:10] == [f"B{number:02d}" for number in range(1, 11)]
    assert {seat[0] for seat in order[10:18]} == {"C"}
    assert order[18:] == [f"A{number:02d}" for number in range(12, 0, -1)]


@pytest.mark.parametrize("plan", sorted(path.stem for path in PLANS.glob("*.json")))
def test_every_seat_of_every_plan_is_visited_once(plan: str) -> None:
    for floor in read_plan((PLANS / f"{plan}.json").read_bytes()).floors:
        assert sorted(order_on(floor)) == sorted(unit.code for unit in floor.units)


def test_a_seat_behind_a_wall_is_not_the_next_one() -> None:
    here = Stop(1, "A01", Shape(0, 0, 4, 6), ((2, 6),))
    behind = Stop(2, "A02", Shape(4, 0, 4, 6), ((4.5, 0),))  # its door leads to the street
    far = Stop(3, "A03", Shape(20, 0, 4, 6), ((22, 6),))
    assert walk([here, behind, far], [CORRIDOR, Ground(SpaceKind.LOBBY, Shape(0, 6, 0, 2))]) == (1, 3, 2)


def test_a_corner_round_two_corridors_is_walked_round() -> None:
    across = Ground(SpaceKind.CORRIDOR, Shape(28, 8, 2, 20))
    through_the_wall = Stop(1, "B01", Shape(0, 8, 28, 4), ((28, 27),))
    next_door = Stop(2, "A01", Shape(0, 0, 4, 6), ((2, 6),))
    lobby = Ground(SpaceKind.LOBBY, Shape(0, 20, 4, 4), ((4, 7),))
    assert walk([through_the_wall, next_door], [CORRIDOR, across, lobby]) == (2, 1)


def test_a_plan_without_corridors_doors_or_lobby_is_walked_by_the_shortest_way() -> None:
    stops = [Stop(at, f"A{at:02d}", Shape(4.0 * (at % 5), 4.0 * (at // 5), 4, 4)) for at in range(10)]
    assert walk(stops, []) == (0, 1, 2, 3, 4, 9, 8, 7, 6, 5)
    assert walk([], []) == ()


def test_without_a_lobby_the_walk_begins_at_the_stairs() -> None:
    stairs = Ground(SpaceKind.CORE, Shape(10, 8, 4, 4), ((12, 8),))
    assert way_in([CORRIDOR, stairs]) == (12, 8)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=25, unique=True))
def test_along_one_corridor_nobody_walks_back_and_forth(places: list[int]) -> None:
    doors = {at: float(x) for at, x in enumerate(places)}
    stops = [Stop(at, f"{at:02d}", Shape(x, 0, 1, 6), ((x, 6.0),)) for at, x in doors.items()]
    order = walk(stops, [Ground(SpaceKind.CORRIDOR, Shape(0, 6, 61, 2)), Ground(SpaceKind.LOBBY, Shape(0, 6, 0, 2))])
    walked = [doors[key] for key in order]
    turns = sum(1 for a, b, c in zip(walked, walked[1:], walked[2:], strict=False) if (b - a) * (c - b) < 0)
    assert turns == 0
    assert all(a < b for a, b in pairwise(walked))


# --- what is a difference --------------------------------------------------------------------

LIVED_IN = Place(1, UnitState.OCCUPIED, RED, 4)
VACANT = Place(2, UnitState.VACANT, None, 4)
HELD = Place(3, UnitState.HELD, BLUE, 4)
CLOSED = Place(4, UnitState.OUT_OF_SERVICE, None, 4)


@pytest.mark.parametrize(
    ("place", "meant", "company", "desks", "said"),
    [
        (LIVED_IN, CensusResult.EMPTY, None, None, CensusResult.EMPTY),
        (VACANT, CensusResult.EMPTY, None, None, None),
        (HELD, CensusResult.EMPTY, None, None, None),
        (CLOSED, CensusResult.EMPTY, None, None, None),
        (LIVED_IN, CensusResult.OTHER_COMPANY, BLUE, None, CensusResult.OTHER_COMPANY),
        (LIVED_IN, CensusResult.OTHER_COMPANY, None, None, CensusResult.OTHER_COMPANY),
        (LIVED_IN, CensusResult.OTHER_COMPANY, RED, None, None),
        (LIVED_IN, CensusResult.OCCUPIED, BLUE, None, CensusResult.OTHER_COMPANY),
        (VACANT, CensusResult.OTHER_COMPANY, BLUE, None, CensusResult.OCCUPIED),
        (HELD, CensusResult.OTHER_COMPANY, BLUE, None, CensusResult.OCCUPIED),
        (LIVED_IN, CensusResult.EXTRA_DESKS, None, 5, CensusResult.EXTRA_DESKS),
        (LIVED_IN, CensusResult.EXTRA_DESKS, None, 3, CensusResult.FEWER_DESKS),
        (LIVED_IN, CensusResult.FEWER_DESKS, None, 4, None),
        (LIVED_IN, CensusResult.FEWER_DESKS, None, None, None),
        (LIVED_IN, CensusResult.OTHER, None, None, CensusResult.OTHER),
    ],
)
def test_a_finding_is_said_as_it_is_and_what_fits_is_none(
    place: Place, meant: CensusResult, company: int | None, desks: int | None, said: CensusResult | None
) -> None:
    assert result_of(place, meant, company, desks) is said


# --- what puts it right ----------------------------------------------------------------------


def found(place: Place, result: CensusResult, company: int | None = None, desks: int | None = None) -> Place:
    return replace(place, result=result, found_company=company, found_desks=desks)


def test_a_seat_found_empty_is_ended() -> None:
    place = found(LIVED_IN, CensusResult.EMPTY)
    assert correction(place, [place]) == Correction(1, None, (Step.END,), (1,))


@pytest.mark.parametrize(
    ("place", "steps"),
    [
        (VACANT, (Step.ASSIGN,)),
        (LIVED_IN, (Step.END, Step.ASSIGN)),
        (HELD, (Step.TAKE_UP,)),
        (replace(HELD, company_id=RED), (Step.RELEASE, Step.ASSIGN)),
        (CLOSED, (Step.REOPEN, Step.ASSIGN)),
    ],
)
def test_a_company_that_sits_nowhere_else_is_given_the_seat(place: Place, steps: tuple[Step, ...]) -> None:
    there = found(place, CensusResult.OTHER_COMPANY if place is LIVED_IN else CensusResult.OCCUPIED, BLUE)
    assert correction(there, [there]) == Correction(place.unit_id, None, steps, (place.unit_id,))


def test_a_company_found_in_another_seat_moved_there_whichever_of_the_two_is_looked_at() -> None:
    left = found(LIVED_IN, CensusResult.EMPTY)
    taken = found(VACANT, CensusResult.OCCUPIED, RED)
    moved = Correction(2, 1, (Step.MOVE,), (2, 1))
    assert correction(taken, [left, taken]) == moved
    assert correction(left, [left, taken]) == moved


def test_a_company_that_kept_its_own_seat_takes_another_one_besides() -> None:
    taken = found(VACANT, CensusResult.OCCUPIED, RED)
    assert correction(taken, [LIVED_IN, taken]) == Correction(2, None, (Step.ASSIGN,), (2,))


def test_two_companies_in_each_others_seat_are_swapped() -> None:
    red = found(LIVED_IN, CensusResult.OTHER_COMPANY, BLUE)
    blue = found(Place(5, UnitState.OCCUPIED, BLUE, 4), CensusResult.OTHER_COMPANY, RED)
    assert correction(red, [red, blue]) == Correction(1, 5, (Step.SWAP,), (1, 5))
    assert correction(blue, [red, blue]) == Correction(5, 1, (Step.SWAP,), (5, 1))


def test_a_ring_of_three_is_mended_in_one_from_wherever_it_is_looked_at() -> None:
    red = found(LIVED_IN, CensusResult.OTHER_COMPANY, BLUE)
    blue = found(Place(5, UnitState.OCCUPIED, BLUE, 4), CensusResult.OTHER_COMPANY, GREEN)
    green = found(Place(6, UnitState.OCCUPIED, GREEN, 4), CensusResult.OTHER_COMPANY, RED)
    ring = [red, blue, green]
    to_red = Correction(1, 5, (Step.MOVE,), (1,))
    to_blue, to_green = Correction(5, 6, (Step.MOVE,), (5,)), Correction(6, 1, (Step.MOVE,), (6,))
    assert correction(red, ring) == replace(to_red, settles=(1, 6, 5), onward=(to_green, to_blue))
    assert correction(blue, ring) == replace(to_blue, settles=(5, 1, 6), onward=(to_red, to_green))


def test_who_is_displaced_goes_on_and_the_last_one_ends_a_stay_of_somebody_seen_nowhere() -> None:
    red = found(LIVED_IN, CensusResult.OTHER_COMPANY, BLUE)
    other = found(Place(6, UnitState.OCCUPIED, GREEN, 4), CensusResult.OTHER_COMPANY, RED)
    offered = correction(red, [red, other])
    last = Correction(6, 1, (Step.END, Step.MOVE), (6,))
    assert offered == Correction(1, None, (Step.ASSIGN,), (1, 6), onward=(last,))


def test_of_two_seats_left_empty_nobody_knows_which_one_moved() -> None:
    one, two = found(LIVED_IN, CensusResult.EMPTY), found(replace(LIVED_IN, unit_id=7), CensusResult.EMPTY)
    taken = found(VACANT, CensusResult.OCCUPIED, RED)
    assert correction(taken, [one, two, taken]) == Correction(2, None, (Step.ASSIGN,), (2,))
    assert correction(one, [one, two, taken]) == Correction(1, None, (Step.END,), (1,))


def test_another_number_of_desks_is_put_into_the_plan_together_with_what_else_was_found() -> None:
    more = found(LIVED_IN, CensusResult.EXTRA_DESKS, desks=5)
    assert correction(more, [more]) == Correction(1, None, (Step.DESKS,), (1,))
    empty = found(LIVED_IN, CensusResult.EMPTY, desks=3)
    assert correction(empty, [empty]) == Correction(1, None, (Step.END, Step.DESKS), (1,))
    taken = found(VACANT, CensusResult.OCCUPIED, RED)
    assert correction(taken, [taken, empty]) == Correction(2, 1, (Step.MOVE, Step.DESKS), (2, 1))


@pytest.mark.parametrize(
    "place",
    [
        LIVED_IN,
        found(LIVED_IN, CensusResult.OTHER),
        found(LIVED_IN, CensusResult.OTHER_COMPANY),
        found(VACANT, CensusResult.OCCUPIED),
        found(VACANT, CensusResult.EMPTY),
        found(LIVED_IN, CensusResult.OTHER_COMPANY, RED),
    ],
)
def test_what_fits_and_what_nobody_knows_enough_of_has_no_correction(place: Place) -> None:
    assert correction(place, [place]) is None


PLACES = st.lists(
    st.tuples(
        st.sampled_from([UnitState.OCCUPIED, UnitState.HELD, UnitState.VACANT, UnitState.OUT_OF_SERVICE]),
        st.sampled_from([RED, BLUE, GREEN]),
        st.one_of(st.none(), st.sampled_from(CensusResult)),
        st.one_of(st.none(), st.sampled_from([RED, BLUE, GREEN])),
        st.one_of(st.none(), st.integers(3, 5)),
    ),
    max_size=6,
)


@given(PLACES)
def test_a_correction_always_settles_its_own_finding_and_only_findings(made: list[tuple[object, ...]]) -> None:
    places = [
        Place(at, state, company, 4, result, other, desks)  # type: ignore[arg-type]
        for at, (state, company, result, other, desks) in enumerate(made)
    ]
    open_ones = {place.unit_id for place in places if place.result is not None}
    for place in places:
        offered = correction(place, places)
        if offered is not None:
            assert place.unit_id in offered.settles
            assert set(offered.settles) <= open_ones
            assert len(set(offered.settles)) == len(offered.settles)
            assert (offered.from_unit_id is None) == (not {Step.MOVE, Step.SWAP} & set(offered.steps))


def test_a_census_is_called_by_its_day_and_a_number() -> None:
    assert code(date(2023, 11, 30), 2) == "C-231130-02"
