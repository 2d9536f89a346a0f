"""Numbers of badges, and what a visit is told from its times."""

import pytest

from jib_desk.rules.badges import badge_number, lowest_free
from jib_desk.rules.visit_states import visit_state
from jib_desk.rules.words import VisitState

TODAY = 1_000_000


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("7", "07"),
        ("07", "07"),
        ("007", "07"),
        ("０７", "07"),
        (" 17 ", "17"),
        ("117", "117"),
        ("V-3", "V-3"),
        ("", ""),
    ],
)
def test_a_badge_is_one_however_its_number_is_written(written: str, number: str) -> None:
    assert badge_number(written) == number
    assert badge_number(number) == number


def test_the_lowest_number_that_is_free_is_offered() -> None:
    assert lowest_free(set()) == "01"
    assert lowest_free({"01", "03"}) == "02"
    assert lowest_free({badge_number(str(number)) for number in range(1, 100)}) == "100"


@pytest.mark.parametrize(
    ("expected_at", "arrived_at", "refused_at", "is_closed", "state"),
    [
        (TODAY, None, None, False, VisitState.EXPECTED),
        (TODAY - 1, None, None, False, VisitState.NO_SHOW),
        (TODAY - 1, TODAY, None, False, VisitState.INSIDE),
        (None, TODAY - 90_000, None, False, VisitState.INSIDE),
        (None, TODAY, None, True, VisitState.LEFT),
        (TODAY, None, TODAY, False, VisitState.REFUSED),
    ],
)
def test_a_visit_is_what_its_times_say(
    expected_at: int | None, arrived_at: int | None, refused_at: int | None, is_closed: bool, state: VisitState
) -> None:
    assert visit_state(expected_at, arrived_at, refused_at, is_closed=is_closed, today=TODAY) is state
