"""What a unit is coloured as, day by day and person by person."""

from dataclasses import dataclass

import pytest

from jib_desk.rules.plan_colours import (
    CHOICES,
    NOT_OCCUPIED,
    ColourMode,
    Crowding,
    LeaseEnd,
    bucket,
    buckets,
    crowding,
    desks_of_companies,
    lease_end,
)
from jib_desk.rules.words import WORDS, Sector, UnitState


@dataclass(frozen=True)
class Seat:
    """A unit as far as its colour goes."""

    id: int = 1
    state: UnitState = UnitState.OCCUPIED
    company_id: int | None = 7
    sector: str = Sector.IOT
    headcount: int | None = 4
    desks: int = 4
    days_left: int | None = 100


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (None, LeaseEnd.OPEN), (-1, LeaseEnd.OVER), (0, LeaseEnd.TODAY), (1, LeaseEnd.DAYS_30), (30, LeaseEnd.DAYS_30),
        (31, LeaseEnd.DAYS_60), (60, LeaseEnd.DAYS_60), (61, LeaseEnd.DAYS_90), (90, LeaseEnd.DAYS_90),
        (91, LeaseEnd.LATER),
    ],
)  # fmt: skip
def test_each_day_to_the_end_of_a_lease_is_in_one_bucket(days: int | None, expected: LeaseEnd) -> None:
    assert lease_end(days) is expected


@pytest.mark.parametrize(
    ("people", "desks", "expected"),
    [
        (None, 4, Crowding.UNKNOWN), (3, 0, Crowding.UNKNOWN), (0, 4, Crowding.ROOMY), (5, 10, Crowding.ROOMY),
        (6, 10, Crowding.FAIR), (8, 10, Crowding.FAIR), (9, 10, Crowding.FULL), (10, 10, Crowding.FULL),
        (11, 10, Crowding.OVER),
    ],
)  # fmt: skip
def test_crowding_is_heads_over_desks(people: int | None, desks: int, expected: Crowding) -> None:
    assert crowding(people, desks) is expected


def test_a_company_is_crowded_over_all_its_units_not_in_one() -> None:
    units = [Seat(id=1, headcount=9, desks=4), Seat(id=2, headcount=9, desks=5)]
    desks = desks_of_companies([*units, Seat(id=3, state=UnitState.HELD, desks=50)])
    assert desks == {7: 9}
    assert [bucket(unit, ColourMode.CROWDING, desks) for unit in units] == [Crowding.FULL, Crowding.FULL]


@pytest.mark.parametrize("mode", [mode for mode in CHOICES if mode is not ColourMode.STATUS])
def test_who_is_not_there_has_no_sector_no_lease_and_no_crowd(mode: ColourMode) -> None:
    assert bucket(Seat(state=UnitState.VACANT), mode, {}) == NOT_OCCUPIED


@pytest.mark.parametrize("mode", [mode for mode in CHOICES if mode is not ColourMode.STATUS])
def test_every_bucket_stands_in_the_legend_and_has_a_word_in_both_languages(mode: ColourMode) -> None:
    for key in buckets(mode):
        kind = "sector" if key in WORDS["sector"] and mode is ColourMode.SECTOR else "plan_bucket"
        assert WORDS[kind][key].en
        assert WORDS[kind][key].zh
    assert bucket(Seat(), mode, {7: 4}) in buckets(mode)


def test_a_company_without_a_sector_counts_as_another() -> None:
    assert bucket(Seat(sector=""), ColourMode.SECTOR, {}) == Sector.OTHER
