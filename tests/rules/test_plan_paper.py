"""The plan on paper: the largest usual scale that fits, the better way round, a bar of round metres."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.plan_paper import SCALES, PaperSize, fitting_scale, is_better_landscape, scale_bar

metres = st.floats(0.5, 1_000)
millimetres = st.floats(50, 400)


@pytest.mark.parametrize(
    ("floor", "room", "scale"),
    [
        ((20, 10), (200, 100), 100),
        ((20, 10), (199.9, 100), 150),
        ((60, 30), (273, 160), 250),
        ((60, 30), (396, 250), 200),
        ((1, 1), (200, 200), 20),
        ((1_000, 30), (100, 100), 10_000),
    ],
)
def test_the_scale_is_the_largest_usual_one_that_fits(
    floor: tuple[float, float], room: tuple[float, float], scale: int
) -> None:
    assert fitting_scale(floor, room) == scale


@given(metres, metres, millimetres, millimetres)
def test_whatever_the_scale_the_floor_fits_and_no_larger_scale_would(w: float, h: float, x: float, y: float) -> None:
    scale = fitting_scale((w, h), (x, y))
    assert w * 1_000 / scale <= x + 0.01
    assert h * 1_000 / scale <= y + 0.01
    for larger in (usual for usual in SCALES if usual < scale):
        assert w * 1_000 / larger > x or h * 1_000 / larger > y


@pytest.mark.parametrize(("floor", "is_landscape"), [((60, 30), True), ((30, 60), False), ((2, 2), True)])
def test_paper_lies_as_the_floor_does(floor: tuple[float, float], is_landscape: bool) -> None:
    assert is_better_landscape([floor], PaperSize.A4, (24, 50)) is is_landscape


def test_the_floor_that_comes_out_smallest_decides_for_all() -> None:
    assert not is_better_landscape([(10, 8), (30, 80)], PaperSize.A3, (24, 50))


@given(st.floats(0.1, 50), millimetres)
def test_a_scale_bar_is_of_round_metres_and_not_too_long(mm_per_metre: float, longest: float) -> None:
    bar = scale_bar(mm_per_metre, longest)
    assert bar.part_m in {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200}
    assert bar.length_m * mm_per_metre <= longest + 0.01 or bar.part_m == 0.1
