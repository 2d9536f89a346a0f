"""The plan under the editor's hand: any sequence of operations, numbers, snaps, and what is said before saving."""

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules import plan_edit, plan_numbers, plan_snap
from jib_desk.rules.plan_changes import What, changes, faults, rebased
from jib_desk.rules.plan_draft import LEAST_SIDE_M, Draft, DraftFloor, History, Item, Kind, Picture, Ref
from jib_desk.rules.plan_geometry import Point, Shape
from jib_desk.rules.plan_snap import Axis, Edge, Handle
from jib_desk.rules.words import SafetyKind, SpaceKind

FLOOR = 1
DAY = date(2023, 12, 1)


def unit(key: int, code: str, x: float, y: float, w: float = 4, h: float = 6) -> Item:
    shape = Shape(x, y, w, h)
    return Item(Ref(Kind.UNIT, key), FLOOR, shape, code, ((x + w / 2, y + h),), zone="A", desks=4)


def three_units() -> Draft:
    """A01 and A02 side by side, A03 below with a gap; a floor of 30 × 20 m."""
    floor = DraftFloor(FLOOR, "F1", "Ground floor", "一层", 30, 20)
    mark = Item(Ref(Kind.MARK, 9), FLOOR, Shape(10, 10, 0, 0), "E1", safety_kind=SafetyKind.EXIT)
    return Draft(DAY, (floor,), (unit(1, "A01", 0, 0), unit(2, "A02", 4, 0), unit(3, "A03", 0, 8), mark))


def refs(draft: Draft, *codes: str) -> tuple[Ref, ...]:
    return tuple(item.ref for item in draft.items if item.code in codes)


def shape_of(draft: Draft, code: str) -> Shape:
    return next(item.shape for item in draft.items if item.code == code)


# --- any sequence of operations --------------------------------------------------------------

metre = st.floats(-50, 50, allow_nan=False).map(lambda value: round(value, 2))
points = st.tuples(metre, metre)


def _done(draft: Draft, deed: tuple[int, list[int], float, float]) -> Draft:
    """One operation, chosen by number, on pieces chosen by their place in the draft."""
    which, places, a, b = deed
    chosen = {draft.items[place % len(draft.items)].ref for place in places} if draft.items else set()
    one = next(iter(chosen), Ref(Kind.UNIT, 0))
    match which:
        case 0:
            shape = plan_snap.drawn(draft.floors[0].shape, (a, b), (b, a))
            return plan_edit.added(draft, plan_edit.new_unit(draft, FLOOR, shape))[0] if shape else draft
        case 1:
            return plan_edit.moved(draft, chosen, a, b)
        case 2:
            return plan_edit.resized(draft, one, tuple(Handle)[int(abs(a)) % 8], (a, b))
        case 3:
            return plan_edit.duplicated(draft, chosen)[0]
        case 4:
            return plan_edit.removed(draft, chosen)
        case 5:
            return plan_edit.aligned(draft, chosen, tuple(Edge)[int(abs(a)) % 6])
        case 6:
            return plan_edit.spread(draft, chosen, tuple(Axis)[int(abs(a)) % 2])
        case 7:
            return plan_edit.grown(draft, chosen, a, b)
        case 8:
            return plan_edit.with_door(draft, FLOOR, (a, b))
        case 9:
            return plan_edit.floor_resized(draft, FLOOR, abs(a), abs(b))
        case 10:
            return plan_edit.numbered(draft, chosen, "B01", 1 + int(abs(b)) % 3)
        case _:
            return plan_edit.reshaped(draft, one, Shape(a, b, abs(b) + 1, abs(a) + 1))


deeds = st.lists(
    st.tuples(st.integers(0, 11), st.lists(st.integers(0, 30), min_size=1, max_size=4), metre, metre), max_size=25
)


@given(deeds)
def test_whatever_is_done_every_piece_stays_on_its_floor_with_its_doors_in_its_walls(
    sequence: list[tuple[int, list[int], float, float]],
) -> None:
    draft = three_units()
    for deed in sequence:
        draft = _done(draft, deed)
        floor = draft.floors[0].shape
        for item in draft.items:
            assert floor.holds(item.shape)
            assert (item.shape.w, item.shape.h) == (0, 0) or min(item.shape.w, item.shape.h) >= LEAST_SIDE_M
            assert item.is_mark == (item.shape.w == 0)
            assert all(item.shape.has_on_edge(door) for door in item.doors)
    assert not {fault.code for fault in faults(draft)} - {"overlap", "duplicate_code"}


@given(deeds)
def test_undoing_all_gives_the_start_and_redoing_all_the_end(
    sequence: list[tuple[int, list[int], float, float]],
) -> None:
    start = three_units()
    history = History(start)
    for deed in sequence:
        history = history.did(_done(history.present, deed))
    end, steps = history.present, len(history.past)
    for _ in range(steps):
        history = history.undone()
    assert history.present == start
    assert history.undone() is history
    for _ in range(steps):
        history = history.redone()
    assert history.present == end


@given(deeds)
def test_the_list_of_changes_names_exactly_what_differs(
    sequence: list[tuple[int, list[int], float, float]],
) -> None:
    base = draft = three_units()
    for deed in sequence:
        draft = _done(draft, deed)
    was, now = base.by_ref(), draft.by_ref()
    differing = {ref for ref in {*was, *now} if was.get(ref) != now.get(ref)}
    assert {change.ref for change in changes(base, draft) if change.ref.kind is not Kind.FLOOR} == differing
    assert (base == draft) == (not changes(base, draft))


@given(deeds)
def test_changes_put_on_an_unchanged_plan_are_the_same_changes(
    sequence: list[tuple[int, list[int], float, float]],
) -> None:
    base = draft = three_units()
    for deed in sequence:
        draft = _done(draft, deed)
    assert rebased(base, draft, base).by_ref() == draft.by_ref()


# --- one operation at a time -----------------------------------------------------------------


def test_a_push_of_several_ends_when_the_first_reaches_the_edge() -> None:
    draft = plan_edit.moved(three_units(), refs(three_units(), "A01", "A02"), -10, 40)
    assert (shape_of(draft, "A01"), shape_of(draft, "A02")) == (Shape(0, 14, 4, 6), Shape(4, 14, 4, 6))


def test_doors_go_along_when_a_unit_is_moved_and_stay_in_the_wall_when_it_is_pulled() -> None:
    draft = three_units()
    draft = plan_edit.moved(draft, refs(draft, "A03"), 2, 1)
    draft = plan_edit.resized(draft, refs(draft, "A03")[0], Handle.BOTTOM_RIGHT, (10, 17))
    item = next(item for item in draft.items if item.code == "A03")
    assert (item.shape, item.doors) == (Shape(2, 9, 8, 8), ((6, 17),))


@pytest.mark.parametrize("handle", list(Handle))
def test_each_handle_moves_only_its_own_edges(handle: Handle) -> None:
    was = Shape(10, 10, 4, 4)
    x, y = handle.place(was)
    now = plan_snap.pulled(Shape(0, 0, 30, 30), was, handle, (x + handle.across, y + handle.down))
    assert (was.x - now.x, now.right - was.right) == (handle.across == -1, handle.across == 1)
    assert (was.y - now.y, now.bottom - was.bottom) == (handle.down == -1, handle.down == 1)


def test_a_rectangle_is_drawn_from_any_two_corners_and_cut_at_the_floor() -> None:
    floor = Shape(0, 0, 30, 20)
    assert plan_snap.drawn(floor, (28, 18), (40, 12)) == Shape(28, 12, 2, 6)
    assert plan_snap.drawn(floor, (5, 5), (5.3, 9)) is None


def test_a_copy_lies_beside_the_original_where_there_is_room_and_is_numbered_on() -> None:
    draft = three_units()
    draft, (copy,) = plan_edit.duplicated(draft, refs(draft, "A02"))
    made = draft.item(copy)
    assert made is not None
    assert (made.code, made.shape, made.desks, copy.is_new) == ("A04", Shape(8, 0, 4, 6), 4, True)


def test_a_new_unit_carries_the_series_on_and_gets_desks_and_a_door() -> None:
    draft = three_units()
    draft, ref = plan_edit.added(draft, plan_edit.new_unit(draft, FLOOR, Shape(20, 0, 4, 6)))
    made = draft.item(ref)
    assert made is not None
    assert (made.code, made.zone, made.desks, made.doors, made.area_m2) == ("A04", "A", 4, ((22, 6),), 24)


def test_numbers_run_in_reading_order_whatever_the_order_of_drawing() -> None:
    draft = Draft(DAY, three_units().floors, (unit(1, "x", 8, 0.2), unit(2, "y", 0, 8), unit(3, "z", 0, 0)))
    draft = plan_edit.numbered(draft, {item.ref for item in draft.items}, "B07", 2)
    assert [(item.ref.id, item.code) for item in draft.items] == [(1, "B09"), (2, "B11"), (3, "B07")]


@pytest.mark.parametrize(
    ("first", "codes"),
    [("A01", ("A01", "A02")), ("B9", ("B9", "B10")), ("Lab", ("Lab1", "Lab2")), ("007", ("007", "008"))],
)
def test_a_series_keeps_its_letters_and_the_width_of_its_number(first: str, codes: tuple[str, ...]) -> None:
    assert plan_numbers.numbered(first, 2) == codes


def test_edges_of_neighbours_come_before_the_grid() -> None:
    near = plan_snap.snapped_box(Shape(4.1, 7.3, 4, 6), [Shape(0, 0, 4, 6)], 0.5, 0.3)
    assert (round(4.1 + near.dx, 3), round(7.3 + near.dy, 3)) == (4, 7.5)
    assert [(line.x1, line.x2) for line in near.guides] == [(4, 4)]


def test_rectangles_are_aligned_and_spread() -> None:
    row = (Shape(0, 0, 2, 2), Shape(3, 1, 2, 2), Shape(10, 4, 4, 3))
    assert [shape.bottom for shape in plan_snap.aligned(row, Edge.BOTTOM)] == [7, 7, 7]
    assert [shape.x for shape in plan_snap.spread(row, Axis.ACROSS)] == [0, 5, 10]


def test_what_is_larger_than_the_room_between_the_others_is_not_pushed_out() -> None:
    column = (Shape(0, 0, 4, 6), Shape(0, 1, 4, 1), Shape(0, 0, 4, 6.5))
    placed = plan_snap.spread(column, Axis.DOWN)
    assert all(Shape(0, 0, 4, 6.5).holds(shape) for shape in placed)


def test_a_click_at_a_wall_makes_a_door_and_a_click_at_the_door_takes_it_away() -> None:
    draft = plan_edit.with_door(three_units(), FLOOR, (0.2, 3))
    assert next(item for item in draft.items if item.code == "A01").doors == ((2, 6), (0, 3))
    draft = plan_edit.with_door(draft, FLOOR, (0.1, 3.2))
    assert draft == three_units()
    assert plan_edit.with_door(draft, FLOOR, (20, 15)) == draft


def test_a_door_goes_along_its_wall_to_the_grid_or_to_the_middle_of_the_wall() -> None:
    def door_of(at: Point, grid: float) -> Point:
        draft = plan_edit.with_door(three_units(), FLOOR, at, grid)
        return next(item for item in draft.items if item.code == "A01").doors[-1]

    assert door_of((0.2, 1.53), 0.5) == (0, 1.5)
    assert door_of((0.2, 2.97), 2.0) == (0, 3)  # no line of that grid, but the middle
    assert door_of((0.2, 1.53), 0.0) == (0, 1.53)
    assert door_of((0.1, 0.3), 1.0) == (0, 0.45)  # beside the corner, with room for its leaf


def test_held_arrow_keys_are_taken_back_together() -> None:
    history = History(three_units())
    for _ in range(5):
        history = history.did(plan_edit.moved(history.present, refs(history.present, "A03"), 1, 0), "nudge")
    assert shape_of(history.present, "A03").x == 5
    assert history.undone().present == three_units()


def test_a_floor_is_never_made_smaller_than_what_lies_on_it() -> None:
    draft = plan_edit.floor_resized(three_units(), FLOOR, 2, 2)
    assert (draft.floors[0].width_m, draft.floors[0].height_m) == (10, 14)


def test_pieces_keep_their_place_on_another_floor_as_far_as_it_reaches() -> None:
    draft, attic = plan_edit.floor_added(three_units(), 6, 5)
    draft = plan_edit.put_on_floor(draft, refs(draft, "A02", "A03"), attic)
    assert {item.code: item.shape for item in draft.on_floor(attic)} == {
        "A02": Shape(2, 0, 4, 5),
        "A03": Shape(0, 0, 4, 5),
    }
    assert [fault.code for fault in faults(draft)] == ["overlap"]
    assert {change.fields for change in changes(three_units(), draft) if change.what is What.CHANGED} == {("floor_id",)}


def test_only_a_new_floor_can_be_taken_away() -> None:
    draft, floor_id = plan_edit.floor_added(three_units())
    assert [floor.code for floor in draft.floors] == ["F1", "F2"]
    assert plan_edit.floor_removed(draft, floor_id) == three_units()
    assert plan_edit.floor_removed(draft, FLOOR) == draft


# --- before saving ---------------------------------------------------------------------------


def test_changes_are_told_by_what_they_are() -> None:
    base = three_units()
    draft, _ = plan_edit.added(base, plan_edit.new_unit(base, FLOOR, Shape(20, 0, 4, 6)))
    draft = plan_edit.numbered(draft, refs(draft, "A01"), "Z9")
    draft = plan_edit.moved(draft, refs(draft, "A02"), 1, 0)
    draft = plan_edit.changed(draft, refs(draft, "A02"), desks=5)
    draft = plan_edit.removed(draft, refs(draft, "A03"))
    told = [(change.what, change.was, change.code) for change in changes(base, draft)]
    assert told == [
        (What.RENUMBERED, "A01", "Z9"),
        (What.MOVED, "A02", "A02"),
        (What.CHANGED, "A02", "A02"),
        (What.ADDED, "", "A04"),
        (What.RETIRED, "", "A03"),
    ]


def test_a_typed_area_holds_when_the_unit_is_pulled() -> None:
    draft = plan_edit.changed(three_units(), refs(three_units(), "A01"), own_area_m2=23.5)
    draft = plan_edit.resized(draft, refs(draft, "A01")[0], Handle.BOTTOM, (0, 8))
    assert [item.area_m2 for item in draft.items if item.code in {"A01", "A02"}] == [23.5, 24]


@pytest.mark.parametrize(
    ("values", "code", "place"),
    [
        ({"shape": Shape(2, 0, 4, 6), "doors": ()}, "overlap", "A01, A02"),
        ({"shape": Shape(28, 0, 4, 6), "doors": ()}, "outside", "A01"),
        ({"shape": Shape(20, 0, 0.2, 6), "doors": ()}, "too_small", "A01"),
        ({"shape": Shape(math.nan, 0, 4, 6), "doors": ()}, "not_finite", "A01"),
        ({"doors": ((2, 3),)}, "door_off_wall", "A01"),
        ({"code": " a02 "}, "duplicate_code", "A02"),
        ({"code": " "}, "missing", "2, 3 m"),
        ({"code": "A\u202e1"}, "control_character", "A\u202e1"),
        ({"zone": "x" * 201}, "text_too_long", "A01"),
        ({"desks": -1}, "not_positive", "A01"),
        ({"own_area_m2": 0.0}, "not_positive", "A01"),
        ({"desks": 10_001}, "too_big", "A01"),
    ],
)
def test_what_cannot_be_is_found_with_its_place(values: dict[str, object], code: str, place: str) -> None:
    base = three_units()
    first = replace(base.items[0], **values)  # type: ignore[arg-type]
    found = faults(base.with_items({first.ref: first}))
    assert (code, place) in {(fault.code, fault.place) for fault in found}


def test_a_sound_plan_has_no_fault() -> None:
    assert faults(three_units()) == ()


def test_one_persons_number_and_anothers_place_both_hold() -> None:
    base = three_units()
    mine = plan_edit.numbered(base, refs(base, "A01"), "Z1")
    mine, _ = plan_edit.added(mine, plan_edit.new_unit(mine, FLOOR, Shape(20, 0, 4, 6)))
    theirs = plan_edit.moved(base, refs(base, "A01"), 0, 1)
    theirs = plan_edit.removed(theirs, refs(base, "A03"))
    both = rebased(base, mine, theirs)
    assert shape_of(both, "Z1") == Shape(0, 1, 4, 6)
    assert [item.code for item in both.items] == ["Z1", "A02", "E1", "A04"]


def test_what_was_drawn_on_a_floor_that_somebody_took_back_goes_with_it() -> None:
    base = three_units()
    mine, _ = plan_edit.added(base, plan_edit.new_unit(base, FLOOR, Shape(20, 0, 4, 6)))
    assert rebased(base, mine, Draft(DAY, (), ())) == Draft(DAY, (), ())


# --- the picture underneath ------------------------------------------------------------------


def test_two_points_and_a_distance_scale_a_picture_about_the_first_point() -> None:
    assert plan_edit.scaled_by(Shape(1, 1, 10, 5), (2, 2), (5, 6), 10) == Shape(0, 0, 20, 10)


@pytest.mark.parametrize(("other", "distance"), [((2, 2), 5), ((5, 6), 0), ((5, 6), 1e9)])
def test_points_on_each_other_or_no_distance_scale_nothing(other: Point, distance: float) -> None:
    assert plan_edit.scaled_by(Shape(0, 0, 10, 5), (2, 2), other, distance) is None


def test_a_picture_can_be_replaced_and_faded_without_losing_a_unit() -> None:
    draft = plan_edit.picture_fitted(three_units(), FLOOR, "plan.png", b"1", 3000, 1000)
    assert draft.floors[0].picture == Picture("plan.png", Shape(0, 0, 30, 10), 50, 0, b"1")
    draft = plan_edit.picture_placed(draft, FLOOR, Shape(1, 2, 15, 5))
    draft = plan_edit.picture_fitted(draft, FLOOR, "better.png", b"2", 2000, 1000)
    picture = draft.floors[0].picture
    assert picture is not None
    assert (picture.shape, picture.content) == (Shape(1, 2, 15, 7.5), b"2")
    assert draft.items == three_units().items


def test_a_room_is_numbered_in_a_series_of_its_own() -> None:
    draft = three_units()
    for kind, code in ((SpaceKind.MEETING, "R-1"), (SpaceKind.STORAGE, "S-1")):
        assert plan_edit.new_space(draft, FLOOR, Shape(20, 10, 3, 3), kind).code == code
