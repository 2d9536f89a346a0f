"""A slip of the finger, and what it may be taken for."""

import pytest

from jib_desk.rules.near_keys import nearest

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
