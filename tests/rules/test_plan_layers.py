"""Rooms at this moment, fire items on a day, and sectors by what is typed."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from jib_desk.rules.names import search_keys
from jib_desk.rules.room_now import Now, room_now
from jib_desk.rules.safety import Due, due_on_day
from jib_desk.rules.sector_keys import KEYS, sectors_meant
from jib_desk.rules.words import WORDS, Sector

TEN = datetime(2023, 11, 30, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)


@dataclass(frozen=True)
class Slot:
    """From ten to eleven, with a quarter of an hour around it."""

    starts_at: datetime = TEN
    ends_at: datetime = TEN + HOUR

    @property
    def blocks_from(self) -> datetime:
        return self.starts_at - QUARTER

    @property
    def blocks_until(self) -> datetime:
        return self.ends_at + QUARTER


MORNING, NOON = Slot(), Slot(TEN + 2 * HOUR, TEN + 3 * HOUR)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (TEN - HOUR, Now(None, TEN - QUARTER)),
        (TEN - QUARTER, Now(MORNING, TEN + HOUR)),  # it is being set up
        (TEN, Now(MORNING, TEN + HOUR)),
        (TEN + HOUR, Now(MORNING, TEN + HOUR + QUARTER)),  # it is being cleared away
        (TEN + HOUR + QUARTER, Now(None, TEN + 2 * HOUR - QUARTER)),
        (TEN + 4 * HOUR, Now(None, None)),
    ],
)
def test_a_room_is_in_use_or_free_until(at: datetime, expected: Now[Slot]) -> None:
    assert room_now([NOON, MORNING], at) == expected


@pytest.mark.parametrize(
    ("days", "expected"), [(-1, Due.OVERDUE), (0, Due.SOON), (30, Due.SOON), (31, Due.IN_ORDER), (None, Due.UNCHECKED)]
)
def test_a_check_is_due_on_its_day_and_late_the_day_after(days: int | None, expected: Due) -> None:
    today = date(2023, 11, 30)
    assert due_on_day(None if days is None else today + timedelta(days=days), today) is expected


def test_the_written_keys_of_sectors_are_those_that_names_have() -> None:
    assert {sector: search_keys(word.zh, word.en) for sector, word in WORDS["sector"].items()} == KEYS


@pytest.mark.parametrize("typed", ["iot", "IoT", "物联", "wulian", "wlw"])
def test_a_sector_is_meant_by_its_word_its_pinyin_or_its_initials(typed: str) -> None:
    assert sectors_meant(typed) == {Sector.IOT}


def test_nothing_typed_means_no_sector() -> None:
    assert sectors_meant(" ") == frozenset()
