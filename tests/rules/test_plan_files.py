"""Plan files: whatever plan is written is read again as it was, and what cannot be is refused by its place."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.plan_files import MAX_BYTES, PlanFault, dump_plan, plan_from, read_plan
from jib_desk.rules.plan_geometry import Plan, PlanFloor, PlanMark, PlanRoom, PlanSpace, PlanUnit, Shape
from jib_desk.rules.texts import clean_text
from jib_desk.rules.words import Layout, SafetyKind, SpaceKind

CELL = 8.0  # metres from one shape to the next
ACROSS = 6

names = st.text(st.characters(exclude_categories=("C", "Z")), max_size=20).map(clean_text)  # as names are kept
codes = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8).map(clean_text).filter(bool)
lengths = st.floats(0.5, CELL, allow_nan=False).map(lambda value: round(value, 3))
SPACES = [kind for kind in SpaceKind if kind is not SpaceKind.OFFICE]
rooms = st.builds(
    PlanRoom, st.dictionaries(st.sampled_from(list(Layout)), st.integers(0, 10_000)), st.integers(1, 10_000)
)


@st.composite
def shapes_at(draw: st.DrawFn, place: int) -> tuple[Shape, tuple[tuple[float, float], ...]]:
    """A rectangle in the cell of a grid, and doors in its level walls."""
    shape = Shape(place % ACROSS * CELL, place // ACROSS * CELL, draw(lengths), draw(lengths))
    along = draw(st.lists(st.floats(0, 1), max_size=3))
    return shape, tuple((shape.x + share * shape.w, shape.y) for share in along)


@st.composite
def floors(draw: st.DrawFn, number: int) -> PlanFloor:
    count = draw(st.integers(0, 12))
    units: list[PlanUnit] = []
    spaces: list[PlanSpace] = []
    for place in range(count):
        shape, doors = draw(shapes_at(place))
        code = f"{number}-{place}-{draw(codes)}"
        if draw(st.booleans()):
            area = draw(st.floats(0.1, 5_000))
            units.append(PlanUnit(code, draw(names), shape, doors, draw(st.integers(0, 500)), area))
        else:
            room = draw(st.none() | rooms)
            spaces.append(PlanSpace(code, draw(st.sampled_from(SPACES)), shape, doors, draw(names), draw(names), room))
    side = ACROSS * CELL
    at = st.tuples(st.floats(0, side), st.floats(0, side))
    marks = draw(st.lists(st.builds(PlanMark, st.sampled_from(list(SafetyKind)), at, names), max_size=4))
    return PlanFloor(f"F{number}", draw(names), draw(names), side, side, tuple(units), tuple(spaces), tuple(marks))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    return Plan(tuple(draw(floors(number)) for number in range(draw(st.integers(1, 3)))))


@given(plans())
def test_any_plan_written_and_read_again_is_the_same(plan: Plan) -> None:
    text = dump_plan(plan)
    assert read_plan(text) == plan
    assert read_plan(text.encode()) == plan
    assert dump_plan(read_plan(text)) == text


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_any_other_file_is_refused_and_nothing_else_happens(content: bytes | str) -> None:
    with pytest.raises(PlanFault):
        read_plan(content)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS: tuple[tuple[str | int, ...], ...] = (
    ("floors",),
    ("floors", 0),
    *(("floors", 0, name) for name in ("code", "name_en", "width_m", "units", "spaces", "marks")),
    *(("floors", 0, "units", 0, name) for name in ("code", "zone", "x", "w", "desks", "area_m2", "doors")),
    *(("floors", 0, "spaces", 0, name) for name in ("kind", "room", "h")),
    *(("floors", 0, "marks", 0, name) for name in ("kind", "x", "label")),
)


def one_of_each() -> dict[str, Any]:
    shape = {"x": 0, "y": 0, "w": 4, "h": 4}
    return {
        "format": "jib-plan/1",
        "floors": [
            {
                "code": "F1",
                "width_m": 10,
                "height_m": 6,
                "units": [{"code": "A01", **shape, "desks": 4, "area_m2": 16}],
                "spaces": [{"code": "R-S1", "kind": "meeting", **shape, "x": 4}],
                "marks": [{"kind": "exit", "x": 10, "y": 3, "label": "Exit 1"}],
            }
        ],
    }


@given(st.sampled_from(FIELDS), json_values)
def test_any_value_in_any_place_gives_a_plan_or_a_refusal_with_a_place(
    path: tuple[str | int, ...], value: object
) -> None:
    content = one_of_each()
    target: Any = content
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    place = place_of_the_fault(content)
    assert place is None or place
    if place is None:
        plan = plan_from(content)
        assert read_plan(dump_plan(plan)) == plan


def place_of_the_fault(content: object) -> str | None:
    try:
        plan_from(content)
    except PlanFault as fault:
        return fault.place
    return None


def test_a_file_of_before_marks_has_none_and_a_floor_without_marks_is_written_as_before() -> None:
    content = one_of_each()
    del content["floors"][0]["marks"]
    plan = plan_from(content)
    assert plan.floors[0].marks == ()
    assert '"marks"' not in dump_plan(plan)


@pytest.mark.parametrize(
    ("value", "code", "place"),
    [
        ({"kind": "spa"}, "unknown_code", "floors[0].marks[0].kind"),
        ({"x": 10.5}, "outside", "floors[0].marks[0]"),
        ({"y": None}, "missing", "floors[0].marks[0].y"),
        ({"label": 7}, "wrong_type", "floors[0].marks[0].label"),
    ],
)
def test_a_mark_that_cannot_be_is_refused_with_its_place(value: dict[str, Any], code: str, place: str) -> None:
    content = one_of_each()
    content["floors"][0]["marks"][0] |= value
    with pytest.raises(PlanFault) as caught:
        plan_from(content)
    assert (caught.value.code, caught.value.place) == (code, place)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("path", [("floors", 0, "units", 0, "x"), ("floors", 0, "spaces", 0, "remark"), ("version",)])
def test_what_is_no_number_is_refused_by_its_place_wherever_it_stands(number: str, path: tuple[str | int, ...]) -> None:
    content = copy.deepcopy(one_of_each())
    target: Any = content
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = "HERE"
    with pytest.raises(PlanFault) as caught:
        read_plan(json.dumps(content).replace('"HERE"', number))
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
    assert (caught.value.code, caught.value.place) == ("not_finite", place)


@pytest.mark.parametrize(
    ("content", "code", "place"),
    [
        ('{\n  "format": }', "not_json", "2:13"),
        (b'{"format": "\xe9"}', "not_utf8", "13"),
        ('{"format": 1, "x": 2, "x": 3}', "not_json", "twice: x"),
        (b" " * (MAX_BYTES + 1), "too_big", f"{MAX_BYTES + 1} > {MAX_BYTES}"),
    ],
)
def test_a_file_that_is_no_plan_says_where_it_goes_wrong(content: str | bytes, code: str, place: str) -> None:
    with pytest.raises(PlanFault) as caught:
        read_plan(content)
    assert (caught.value.code, caught.value.place) == (code, place)


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert read_plan(b"\xef\xbb\xbf" + json.dumps(one_of_each()).encode()) == plan_from(one_of_each())
