"""Times as a hurried hand writes them, codes of kits, and when one is due."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.paper_kit import due_since, kit_code, moments, read_kit_code, written_time

ZONE = ZoneInfo("Asia/Shanghai")
DAY = date(2023, 11, 30)


@pytest.mark.parametrize(
    "written",
    ["1032", "10:32", "10.32", "10：32", "１０３２", "１０：３２", "10。32", " 1032 ", "10点32", "10h32", "10 32"],
)
def test_a_time_is_read_however_it_was_typed(written: str) -> None:
    assert written_time(written) == time(10, 32)


def test_an_early_hour_needs_no_nought_and_nothing_is_no_time() -> None:
    assert written_time("932") == time(9, 32)
    assert written_time("0005") == time(0, 5)
    assert written_time(" ") is None


@pytest.mark.parametrize(
    "written", ["2400", "1060", "32", "9", "10:3", "10323", "now", "-1032", "1032am", "10:32:00", "٣٢", "1" * 10_000]
)
def test_what_is_no_time_is_refused_and_not_guessed(written: str) -> None:
    with pytest.raises(RuleFault) as refused:
        written_time(written)
    assert refused.value.code == "not_a_time"


def test_who_left_at_an_earlier_time_left_after_midnight() -> None:
    arrived, left = moments(DAY, time(22, 50), time(0, 20), ZONE)
    assert arrived == datetime(2023, 11, 30, 22, 50, tzinfo=ZONE)
    assert left == datetime(2023, 12, 1, 0, 20, tzinfo=ZONE)
    assert moments(DAY, None, time(10, 0), ZONE) == (None, datetime(2023, 11, 30, 10, 0, tzinfo=ZONE))
    assert moments(DAY, time(10, 0), time(10, 0), ZONE)[1] == datetime(2023, 11, 30, 10, 0, tzinfo=ZONE)


def test_a_kit_is_found_by_its_code_however_it_is_typed() -> None:
    assert kit_code(DAY, 3) == "K-231130-03"
    for written in ("K-231130-03", "k231130-3", " ｋ-231130-03 ", "K23113003"):
        assert read_kit_code(written) == "K-231130-03"
    assert read_kit_code("JIB:K7PX:B07") == ""


@pytest.mark.parametrize(
    ("clock", "due"),
    [((8, 29), None), ((8, 30), (8, 30)), ((9, 29), (8, 30)), ((9, 30), None), ((13, 5), (13, 0)), ((23, 0), None)],
)
def test_a_kit_is_due_at_its_hour_and_until_an_hour_later(clock: tuple[int, int], due: tuple[int, int] | None) -> None:
    found = due_since(("08:30", "13:00"), datetime(2023, 11, 30, *clock, tzinfo=ZONE))
    assert found == (None if due is None else datetime(2023, 11, 30, *due, tzinfo=ZONE))


def test_without_set_hours_no_kit_is_due() -> None:
    assert due_since((), datetime(2023, 11, 30, 8, 30, tzinfo=ZONE)) is None
