"""Numbers of badges, and what a visit is told from its times."""

import pytest

from jib_desk.rules.badges import (
    BadgeCode,
    badge_code,
    badge_number,
    is_badge_number,
    lowest_free,
    number_range,
    read_badge_code,
)
from jib_desk.rules.faults import RuleFault
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
        ("v-3", "V-3"),
        ("ｖ－３", "V-3"),
        ("st 9", "ST 9"),
        ("", ""),
    ],
)
def test_a_badge_is_one_however_its_number_is_written(written: str, number: str) -> None:
    assert badge_number(written) == number
    assert badge_number(number) == number


@pytest.mark.parametrize("number", ["07", "117", "V-3", "ST 9", "访客7", "A.1/2"])
def test_letters_and_digits_make_a_number_of_a_badge(number: str) -> None:
    assert is_badge_number(number)


@pytest.mark.parametrize("number", ["<b>", "😀", "1" * 20, "-7", "7-", "A--1", "7\t8", "", "_"])
def test_what_no_badge_could_say_is_none(number: str) -> None:
    assert not is_badge_number(number)


def test_the_lowest_number_that_is_free_is_offered() -> None:
    assert lowest_free(set()) == "01"
    assert lowest_free({"01", "03"}) == "02"
    assert lowest_free({badge_number(str(number)) for number in range(1, 100)}) == "100"


def test_a_range_of_numbers_holds_both_its_ends() -> None:
    assert number_range("8", "１１") == ("08", "09", "10", "11")
    assert number_range("7", "") == ("07",)


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        ("a", "3", "not_a_number"),
        ("0", "3", "not_a_number"),
        ("9", "8", "wrong_order"),
        ("1", "501", "too_many_badges"),
    ],
)
def test_a_range_that_is_none_is_refused(first: str, last: str, why: str) -> None:
    with pytest.raises(RuleFault) as refused:
        number_range(first, last)
    assert refused.value.code == why


def test_the_code_of_a_badge_names_centre_and_number_and_is_read_back() -> None:
    assert badge_code("K7PX", "07") == "JIB:K7PX:B07"
    for scanned in ("JIB:K7PX:B07", "jib:k7px:b7\r", "ＪＩＢ：Ｋ７ＰＸ：Ｂ０７"):
        assert read_badge_code(scanned) == BadgeCode("K7PX", "07")
    assert read_badge_code("JIB:K7PX:4Q9STTRE") is None
    assert read_badge_code("07") is None


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
    assert visit_state(expected_at, arrived_at, refused_at, is_closed=is_closed, awaited=TODAY) is state
