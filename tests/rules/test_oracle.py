"""The sample centre as of 2023-11-30 gives every figure of the oracle, by the rules alone."""

from collections import Counter
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.intervals import Days
from jib_desk.rules.occupancy_period import average_desk_occupancy, average_seat_occupancy
from jib_desk.rules.programme import (
    TARGETS,
    WINDOW,
    Held,
    count_once,
    elapsed_days,
    event_counts,
    opening_balance,
    people_reached,
)
from jib_desk.rules.utilisation import USED, BookedTime, RoomTime, open_minutes, open_spans, room_time
from jib_desk.rules.words import AssignmentKind, BookingState, EventType, Target
from jib_desk.rules.workdays import workdays

AS_OF = date(2023, 11, 30)
NOVEMBER = Days(date(2023, 11, 1), AS_OF)
SHANGHAI = ZoneInfo("Asia/Shanghai")

Sample = Any  # the fixture of conftest.py


def test_residents_and_their_people(sample: Sample) -> None:
    residents = sample.codes(sample.occupancy.residents(AS_OF))
    sectors = {company["code"]: company["sector"] for company in sample.data["companies"]}
    assert len(residents) == sample.oracle["residents"]
    assert sample.occupancy.resident_people(AS_OF) == sample.oracle["resident_headcount"]
    assert Counter(sectors[code] for code in residents) == sample.oracle["residents_by_sector"]


def test_units_by_state(sample: Sample) -> None:
    counts = sample.occupancy.counts(AS_OF)
    assert {name: getattr(counts, name) for name in sample.oracle["units"]} == sample.oracle["units"]
    assert (counts.overstayed, counts.ending) == (0, 2)


@pytest.mark.parametrize(
    "rate", ["seat_occupancy", "committed", "desk_occupancy", "area_occupancy", "desk_utilisation"]
)
def test_rates_at_the_end_of_the_month(sample: Sample, rate: str) -> None:
    assert list(getattr(sample.occupancy.rates(AS_OF), rate)) == sample.oracle["month_end"][rate]


def test_averages_over_the_month(sample: Sample) -> None:
    expected = sample.oracle["month_average"]
    assert list(average_seat_occupancy(sample.occupancy, NOVEMBER)) == expected["seat_occupancy"]
    assert list(average_desk_occupancy(sample.occupancy, NOVEMBER)) == expected["desk_occupancy"]


@pytest.mark.parametrize("within", [30, 60, 90])
def test_agreements_that_expire(sample: Sample, within: int) -> None:
    found = sample.codes(item.company_id for item in sample.occupancy.expiring(AS_OF, within))
    assert found == sample.oracle["expiring"][str(within)]


def test_crowded_companies(sample: Sample) -> None:
    assert sorted(sample.codes(sample.occupancy.crowded(AS_OF))) == sample.oracle["crowded"]


def room_times(sample: Sample) -> tuple[dict[str, RoomTime], int, int]:
    days = workdays(NOVEMBER)
    hours = open_spans(
        days, time.fromisoformat(sample.data["opens"]), time.fromisoformat(sample.data["closes"]), SHANGHAI
    )
    booked: dict[str, list[BookedTime]] = {}
    for event in sample.data["events"]:
        if BookingState(event["status"]) in USED:
            start, end = (datetime.fromisoformat(f"{event['date']}T{event[key]}") for key in ("start", "end"))
            item = BookedTime(
                start.replace(tzinfo=SHANGHAI), end.replace(tzinfo=SHANGHAI), event["setup_min"], event["teardown_min"]
            )
            booked.setdefault(event["room"], []).append(item)
    return {room: room_time(items, hours) for room, items in booked.items()}, len(days), open_minutes(hours)


def test_use_of_the_rooms(sample: Sample) -> None:
    rooms, days, minutes = room_times(sample)
    expected = dict(sample.oracle["rooms"])
    assert (days, minutes / 60) == (expected.pop("workdays"), expected.pop("open_hours"))
    assert expected
    for room, figures in expected.items():
        assert {name: getattr(rooms[room], name) for name in figures} == figures


def held(sample: Sample) -> list[Held]:
    return [
        Held(EventType(event["type"]), BookingState(event["status"]), event["registered"], event["attended"])
        for event in sample.data["events"]
    ]


def test_events_of_the_month(sample: Sample) -> None:
    counts = event_counts(held(sample))
    assert {name: getattr(counts, name) for name in sample.oracle["events"]} == sample.oracle["events"]


def test_targets_and_pace_with_opening_balances_that_count_nothing_twice(sample: Sample) -> None:
    ever = {item.company_id for items in sample.occupancy.by_unit.values() for item in items
            if item.kind is AssignmentKind.OCCUPANCY and item.starts_on <= AS_OF}  # fmt: skip
    own: dict[Target, set[int | None]] = {target: set() for target in TARGETS}
    own[Target.COMPANIES_SUPPORTED] = own[Target.COMPANIES_GIVEN_OFFICE] = ever
    totals = sample.data["programme_totals"]
    reached = people_reached(held(sample))
    actual = {
        target: count_once(companies, opening_balance(totals[target], len(companies)))
        for target, companies in own.items()
    }
    actual[Target.PEOPLE_REACHED] = reached + opening_balance(totals[Target.PEOPLE_REACHED], reached)
    found = {target.value: [actual[target], goal] for target, goal in TARGETS.items()}
    found["elapsed_days"] = list(elapsed_days(WINDOW, AS_OF))
    assert found == sample.oracle["pace"]
    assert (len(ever), opening_balance(totals["companies_given_office"], len(ever))) == (24, 10)
