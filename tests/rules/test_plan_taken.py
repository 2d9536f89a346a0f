"""A plan file taken into the plan that is there: by numbers, as changes, and never more than the file says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from jib_desk.rules import plan_edit
from jib_desk.rules.plan_changes import What, changes, faults
from jib_desk.rules.plan_draft import Draft
from jib_desk.rules.plan_files import read_plan
from jib_desk.rules.plan_geometry import Plan, Shape
from jib_desk.rules.plan_taken import taken
from tests.rules.test_plan_files import plans

PLANS = Path(__file__).parents[2] / "resources" / "plans"
NOTHING = Draft(date(2023, 11, 30), (), ())


@pytest.fixture(scope="module")
def jinqiao() -> Plan:
    return read_plan((PLANS / "jinqiao.json").read_bytes())


@given(plans())
def test_any_plan_drawn_on_nothing_has_all_of_it_and_drawn_again_changes_nothing(plan: Plan) -> None:
    draft = taken(NOTHING, plan)
    pieces = [piece for floor in plan.floors for piece in (*floor.spaces, *floor.units, *floor.marks)]
    assert [floor.code for floor in draft.floors] == [floor.code for floor in plan.floors]
    assert len(draft.items) == len({item.ref for item in draft.items}) == len(pieces)
    assert faults(draft) == ()
    assert changes(draft, taken(draft, plan)) == ()


@given(plans())
def test_what_the_file_has_otherwise_is_a_change_of_the_same_piece(plan: Plan) -> None:
    base = taken(NOTHING, plan)
    solid = [item for item in base.items if not item.is_mark]
    if not solid:
        return
    one = solid[0]
    edited = plan_edit.changed(base, {one.ref}, zone="elsewhere")
    back = taken(edited, plan)
    assert [item.ref for item in back.items] == [item.ref for item in base.items]
    assert next(item for item in back.items if item.ref == one.ref).zone == one.zone


def test_numbers_say_what_is_new_what_moved_and_what_goes(jinqiao: Plan) -> None:
    base = taken(NOTHING, jinqiao)
    ground = jinqiao.floors[0]
    first, second, *rest = ground.units
    moved = replace(second, code=second.code.lower(), desks=9)
    new = replace(first, code="Z99")
    drawn = taken(base, Plan((replace(ground, units=(new, moved, *rest)),)))
    assert {(change.what, change.code) for change in changes(base, drawn)} == {
        (What.ADDED, "Z99"),
        (What.RETIRED, first.code),
        (What.CHANGED, second.code),
    }


def test_a_floor_keeps_its_name_where_the_file_has_none(jinqiao: Plan) -> None:
    base = taken(NOTHING, jinqiao)
    nameless = Plan((replace(jinqiao.floors[0], name_en="", name_zh=""),))
    assert changes(base, taken(base, nameless)) == ()


def test_floors_that_the_file_does_not_name_stay(jinqiao: Plan) -> None:
    base, attic = plan_edit.floor_added(taken(NOTHING, jinqiao))
    base, _ = plan_edit.added(base, plan_edit.new_unit(base, attic, Shape(0, 0, 4, 6)))
    assert changes(base, taken(base, jinqiao)) == ()
