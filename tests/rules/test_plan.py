"""The plan of the centre: its file, its walls, and walking over it with the arrow keys."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from jib_desk.rules.plan_files import PlanFault, dump_plan, plan_from, read_plan
from jib_desk.rules.plan_geometry import Direction, Plan, Shape, nearest, walls
from jib_desk.rules.words import SpaceKind

PLANS = Path(__file__).parents[2] / "resources" / "plans"
ROOM = "floors[0].spaces[0].room"


@pytest.fixture(scope="module")
def jinqiao() -> Plan:
    return read_plan((PLANS / "jinqiao.json").read_bytes())


@pytest.fixture(params=["jinqiao", "courtyard"])
def shipped(request: pytest.FixtureRequest) -> Plan:
    """Each plan with seats that a centre can begin with."""
    return read_plan((PLANS / f"{request.param}.json").read_bytes())


def small_plan() -> dict[str, Any]:
    return {
        "format": "jib-plan/1",
        "floors": [
            {
                "code": "F1",
                "width_m": 10,
                "height_m": 6,
                "units": [
                    {"code": "A01", "x": 0, "y": 0, "w": 4, "h": 4, "doors": [[2, 4]], "desks": 4, "area_m2": 16},
                    {"code": "A02", "x": 4, "y": 0, "w": 4, "h": 4, "doors": [], "desks": 3, "area_m2": 15.5},
                ],
                "spaces": [
                    {
                        "code": "R-S1",
                        "kind": "meeting",
                        "x": 8,
                        "y": 0,
                        "w": 2,
                        "h": 6,
                        "room": {"capacity": {"boardroom": 6}, "fire_limit": 8},
                    }
                ],
            }
        ],
    }


def test_the_jinqiao_plan_has_thirty_units_with_122_desks_on_732_square_metres(jinqiao: Plan) -> None:
    units = jinqiao.floors[0].units
    assert (len(units), sum(u.desks for u in units), sum(u.area_m2 for u in units)) == (30, 122, 732)


def test_the_courtyard_plan_has_thirty_units_on_two_floors() -> None:
    ground, first = read_plan((PLANS / "courtyard.json").read_bytes()).floors
    assert (len(ground.units), len(first.units)) == (13, 17)


def test_every_floor_is_fully_tiled(shipped: Plan) -> None:
    for floor in shipped.floors:
        covered = sum(item.shape.w * item.shape.h for item in (*floor.units, *floor.spaces))
        assert covered == floor.width_m * floor.height_m


def test_every_space_of_a_plan_has_a_name_in_both_languages(shipped: Plan) -> None:
    assert all(space.name_en and space.name_zh for floor in shipped.floors for space in floor.spaces)


def test_every_unit_opens_to_a_corridor(shipped: Plan) -> None:
    for floor in shipped.floors:
        ways = [space.shape for space in floor.spaces if space.kind is SpaceKind.CORRIDOR]
        for unit in floor.units:
            assert any(way.has_on_edge(door) for door in unit.doors for way in ways), unit.code


def test_a_plan_written_and_read_again_is_the_same(shipped: Plan) -> None:
    assert read_plan(dump_plan(shipped)) == shipped


def test_the_blank_plan_has_a_floor_and_nothing_on_it() -> None:
    (floor,) = read_plan((PLANS / "blank.json").read_bytes()).floors
    assert (floor.units, floor.spaces) == ((), ())


def test_units_may_touch_and_areas_need_not_be_whole() -> None:
    assert plan_from(small_plan()).floors[0].units[1].area_m2 == 15.5


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [
        (("format",), "jib-plan/2", "wrong_format", "format"),
        (("floors",), [], "missing", "floors"),
        (("floors",), {}, "wrong_type", "plan.floors"),
        (("floors", 0, "width_m"), 0, "not_positive", "floors[0].width_m"),
        (("floors", 0, "width_m"), "10", "wrong_type", "floors[0].width_m"),
        (("floors", 0, "width_m"), 5000, "too_big", "floors[0].width_m"),
        (("floors", 0, "width_m"), 9, "outside", "R-S1"),
        (("floors", 0, "units", 1, "x"), 3, "overlap", "A01, A02"),
        (("floors", 0, "units", 1, "x"), -1, "outside", "A02"),
        (("floors", 0, "units", 1, "code"), "a01", "duplicate_code", "units and spaces: a01"),
        (("floors", 0, "units", 1, "code"), " ", "missing", "floors[0].units[1].code"),
        (("floors", 0, "units", 1, "code"), "A\u202e2", "control_character", "floors[0].units[1].code"),
        (("floors", 0, "units", 1, "desks"), True, "wrong_type", "floors[0].units[1].desks"),
        (("floors", 0, "units", 1, "desks"), 2.5, "wrong_type", "floors[0].units[1].desks"),
        (("floors", 0, "units", 1, "desks"), -1, "not_positive", "floors[0].units[1].desks"),
        (("floors", 0, "units", 1, "area_m2"), None, "missing", "floors[0].units[1].area_m2"),
        (("floors", 0, "units", 0, "doors"), [[2, 3]], "door_off_wall", "A01"),
        (("floors", 0, "units", 0, "doors"), [[2]], "wrong_type", "floors[0].units[0].doors[0]"),
        (("floors", 0, "spaces", 0, "kind"), "spa", "unknown_code", "floors[0].spaces[0].kind"),
        (("floors", 0, "spaces", 0, "kind"), ["hall"], "unknown_code", "floors[0].spaces[0].kind"),
        (("floors", 0, "spaces", 0, "room"), {"capacity": {"bar": 3}}, "unknown_code", f"{ROOM}.capacity.bar"),
        (("floors", 0, "units"), [{}] * 2001, "too_big", "floors[0].units: 2001 > 2000"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_is_refused_with_its_place(
    path: tuple[Any, ...], value: object, code: str, place: str
) -> None:
    content = copy.deepcopy(small_plan())
    target: Any = content
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    with pytest.raises(PlanFault) as caught:
        plan_from(content)
    assert (caught.value.code, caught.value.place) == (code, place)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_json"),
        ("{", "not_json"),
        (b"\xff\xfe{}", "not_utf8"),
        ('{"format": "jib-plan/1"}'.encode("utf-16"), "not_utf8"),
        ("[]", "wrong_type"),
        ('{"format": NaN}', "not_finite"),
        ('{"format": "jib-plan/1", "format": "jib-plan/1"}', "not_json"),
        ("[" * 100_000, "too_big"),
        (" " * 4_000_001, "too_big"),
        ('{"format": "jib-plan/1", "floors": [{"code": "F", "width_m": 1e999}]}', "not_finite"),
        ('{"format": "jib-plan/1", "floors": [{"code": "F", "width_m": ' + "9" * 400 + "}]}", "too_big"),
        ('{"format": "jib-plan/1", "floors": [{"code": "F", "width_m": ' + "9" * 9000 + "}]}", "not_json"),
        ('{"format": "jib-plan/1", "floors": [{"code": "\\ud800"}]}', "control_character"),
    ],
)
def test_a_file_that_is_no_plan_is_refused(text: str | bytes, code: str) -> None:
    with pytest.raises(PlanFault) as caught:
        read_plan(text)
    assert caught.value.code == code


def test_walls_leave_a_gap_at_a_door_and_are_drawn_once() -> None:
    pieces = walls(plan_from(small_plan()).floors[0], door_width=1)
    assert [(w.x1, w.x2) for w in pieces if w.y1 == w.y2 == 4] == [(0, 1.5), (2.5, 8)]
    assert [(w.y1, w.y2) for w in pieces if w.x1 == w.x2 == 4] == [(0, 4)]


def test_no_wall_crosses_a_door_of_the_centre(shipped: Plan) -> None:
    for floor in shipped.floors:
        doors = [door for item in (*floor.units, *floor.spaces) for door in item.doors]
        assert doors
        for x, y in doors:
            assert not [w for w in walls(floor) if w.x1 <= x <= w.x2 and w.y1 <= y <= w.y2]


def test_arrow_keys_walk_to_the_unit_that_lies_there(jinqiao: Plan) -> None:
    units = jinqiao.floors[0].units
    codes = [unit.code for unit in units]

    def walk(code: str, direction: Direction) -> str | None:
        found = nearest(units[codes.index(code)].shape, [unit.shape for unit in units], direction)
        return None if found is None else codes[found]

    assert walk("A01", Direction.RIGHT) == "A02"
    assert walk("A01", Direction.LEFT) is None
    assert walk("A01", Direction.UP) is None
    assert walk("C01", Direction.DOWN) == "C05"
    assert walk("C05", Direction.UP) == "C01"
    assert walk("C05", Direction.DOWN) in {"B08", "B09"}
    assert walk("B10", Direction.RIGHT) is None


def test_arrow_keys_reach_every_unit_of_a_floor_from_every_unit(shipped: Plan) -> None:
    for floor in shipped.floors:
        _assert_all_reached([unit.shape for unit in floor.units])


def _assert_all_reached(shapes: list[Shape]) -> None:
    reach = {
        at: {nearest(shape, shapes, direction) for direction in Direction} - {None} for at, shape in enumerate(shapes)
    }
    for start in range(len(shapes)):
        seen, todo = {start}, [start]
        while todo:
            new = {at for at in reach[todo.pop()] if at is not None} - seen
            seen |= new
            todo.extend(new)
        assert len(seen) == len(shapes)


def test_shapes_that_touch_do_not_overlap() -> None:
    shape = Shape(0, 0, 4, 6)
    assert not shape.overlaps(Shape(4, 0, 4, 6))
    assert not shape.overlaps(Shape(0, 6, 4, 6))
    assert shape.overlaps(Shape(3.9, 5.9, 4, 6))


def test_a_plan_file_stays_readable_for_people() -> None:
    lines = (PLANS / "jinqiao.json").read_text(encoding="utf-8").splitlines()
    assert sum('"desks"' in line for line in lines) == 30
    assert max(map(len, lines)) < 300
    json.loads("\n".join(lines))
