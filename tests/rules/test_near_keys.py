"""A slip of the finger, and what it may be taken for."""

import pytest

from jib_desk.rules.near_keys import nearest, slips

KEYS = [("annasampleton", 1), ("sampletonanna", 1), ("annebeispiel", 2), ("wangshili", 3), ("12000000001", 4)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("annasamplton", [1]), ("anasample", [1]), ("wamgshili", [3]), ("wangshili", [3]), ("zzzzz", []), ("an", [])],
)
def test_one_wrong_missing_or_double_letter_is_forgiven(typed: str, found: list[int]) -> None:
    assert nearest(typed, KEYS, 5) == found


def test_digits_are_never_guessed() -> None:
    assert nearest("12000000002", KEYS, 5) == []


def test_the_nearest_comes_first_and_nobody_twice() -> None:
    assert nearest("anna", [("annb", 1), ("anna", 2), ("annaa", 2)], 5) == [2, 1]
    assert nearest("anna", [("annb", 1), ("anna", 2)], 1) == [2]


@pytest.mark.parametrize("typed", ["shcmidt", "schmitd", "schmit", "schmisdt", "schmadt", "chmidt", "schmidtt"])
def test_one_slip_anywhere_leads_back_to_a_beginning_of_the_name(typed: str) -> None:
    assert any("schmidt".startswith(slip) for slip in slips(typed))


def test_slips_make_up_no_digits_and_no_short_names() -> None:
    assert slips("120") == slips("wei") == slips("12000001") == ()
    assert all(slip[-4:] == "5116" for slip in slips("wang5116"))
    assert "wan" not in slips("wang")  # a wrong end of a short text is the beginning of too many
