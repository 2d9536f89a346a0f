"""The name of a mark stands beside it where it covers nothing, or nowhere."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.label_places import Box, Crowd, meet, place_beside, places_beside

MARK = (100.0, 100.0, 118.0, 118.0)
FLOOR = (0.0, 0.0, 500.0, 300.0)
RIGHT, LEFT, BELOW, ABOVE = places_beside(MARK, 30, 12, 4)


def crowd(*boxes: Box) -> Crowd:
    made = Crowd(70)
    for box in boxes:
        made.add(box)
    return made


def test_a_name_stands_right_of_its_mark_then_left_then_below_then_above() -> None:
    assert place_beside(MARK, 30, 12, 4, FLOOR, crowd()) == RIGHT
    taken: list[Box] = []
    for here, then in pairwise((RIGHT, LEFT, BELOW, ABOVE)):
        taken.append(here)
        assert place_beside(MARK, 30, 12, 4, FLOOR, crowd(*taken)) == then


def test_where_every_place_covers_something_the_name_is_left_out() -> None:
    assert place_beside(MARK, 30, 12, 4, FLOOR, crowd(RIGHT, LEFT, BELOW, ABOVE)) is None


def test_a_name_stays_on_the_floor() -> None:
    at_the_wall = (482.0, 100.0, 500.0, 118.0)
    assert place_beside(at_the_wall, 30, 12, 4, FLOOR, crowd()) == places_beside(at_the_wall, 30, 12, 4)[1]


def test_edges_that_touch_do_not_meet() -> None:
    assert not meet((0, 0, 10, 10), (10, 0, 20, 10))
    assert meet((0, 0, 10, 10), (9, 9, 20, 20))


BOXES = st.lists(
    st.tuples(st.integers(-200, 400), st.integers(-200, 400), st.integers(1, 90), st.integers(1, 90)), max_size=25
).map(lambda found: [(x, y, x + w, y + h) for x, y, w, h in found])


@given(BOXES, BOXES)
def test_the_crowd_knows_what_looking_at_every_box_would_find(taken: list[Box], asked: list[Box]) -> None:
    made = crowd(*taken)
    for box in asked:
        assert made.meets(box) == any(meet(box, other) for other in taken)
