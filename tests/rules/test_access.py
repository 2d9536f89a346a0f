"""Numbers of cards and keys."""

from datetime import date

import pytest

from jib_desk.rules.access import access_number, state_of
from jib_desk.rules.words import AccessState

DAY = date(2023, 11, 30)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("c-017", "C-017"), ("Ｃ－０１７", "C-017"), ("  k  12 ", "K 12"), ("007", "007"), ("", "")],
)
def test_the_same_number_written_otherwise_is_one_number(written: str, kept: str) -> None:
    assert access_number(written) == kept


def test_what_was_lost_and_came_back_is_returned() -> None:
    assert state_of(None, None) is AccessState.ISSUED
    assert state_of(None, DAY) is AccessState.LOST
    assert state_of(DAY, None) is AccessState.RETURNED
    assert state_of(DAY, DAY) is AccessState.RETURNED
