"""What people write into ledgers: all of it is read, or refused with a code."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.written import (
    OPEN,
    is_empty,
    read_code,
    read_count,
    read_date,
    read_end,
    read_number,
    read_phone,
    read_seats,
    read_time,
    read_uscc,
    read_words,
)

UNITS = [f"{zone}{number:02}" for zone, count in (("A", 12), ("B", 10), ("C", 8)) for number in range(1, count + 1)]
SECOND_OF_NOVEMBER = date(2023, 11, 2)
CODES = {
    "phone_lost_digits", "code_lost_digits", "date_without_year", "no_such_date", "no_such_seat", "error_cell",
    "not_a_number", "unknown_code", "text_too_long", "control_character",
}  # fmt: skip


def refusal(read: Callable[..., Any], *cells: Any) -> str:
    with pytest.raises(RuleFault) as caught:
        read(*cells)
    return caught.value.code


@pytest.mark.parametrize(
    "cell",
    [
        "2023.11.2", "20231102", "2023年11月2日", "2023/11/02", "2023-11-02", "2023 11 2", "２０２３．１１．０２",
        " 2023年 11月 2号 ", "2023-11-02 00:00:00", "2023-11-02T09:30", 20231102, 20231102.0, 45232, 45232.0, 45232.75,
        "45232", date(2023, 11, 2), datetime(2023, 11, 2, 9, 30),  # noqa: DTZ001 - a wall time of a sheet
    ],
)  # fmt: skip
def test_a_date_is_read_in_every_form_of_the_field(cell: Any) -> None:
    assert read_date(cell) == SECOND_OF_NOVEMBER


def test_serials_of_the_1904_epoch_are_four_years_later() -> None:
    assert read_date(45232 - 1462, is_1904=True) == SECOND_OF_NOVEMBER


@pytest.mark.parametrize("cell", ["11月2日", "11月2", "11-2", "11/02", "2.1", "１１月２日"])
def test_a_date_without_a_year_asks(cell: str) -> None:
    assert refusal(read_date, cell) == "date_without_year"


@pytest.mark.parametrize(
    "cell", ["2023年2月30日", "20231301", 20231301, "2023-11", "02/11/2023", "soon", 12, -5, 1e300, float("nan"), True,
             "1923-11-02", 2023.11, "2023.11.2.1", time(9), "长期"],
)  # fmt: skip
def test_what_is_no_date_is_refused(cell: Any) -> None:
    assert refusal(read_date, cell) == "no_such_date"


@pytest.mark.parametrize("cell", ["长期", " 至今 ", "长期有效", date(9999, 12, 31)])
def test_an_open_end_is_said_in_words(cell: Any) -> None:
    assert read_end(cell) is OPEN


def test_an_empty_end_says_nothing() -> None:
    assert read_end(None) is None
    assert read_end("2024年2月29日") == date(2024, 2, 29)


FORMS: list[Callable[[date], Any]] = [
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f"{day:%Y%m%d}",
    lambda day: int(f"{day:%Y%m%d}"),
    lambda day: day.isoformat(),
    lambda day: (day - date(1899, 12, 30)).days,
    lambda day: f"{day:%Y/%m/%d}".translate({ord("0") + n: ord("０") + n for n in range(10)}),
]


@given(st.dates(date(1954, 10, 5), date(2199, 12, 31)), st.sampled_from(FORMS))
def test_any_day_is_read_back_from_any_form(day: date, form: Callable[[date], Any]) -> None:
    assert read_date(form(day)) == day


@pytest.mark.parametrize(
    ("cell", "seats"),
    [
        ("A1", ("A01",)), ("Ａ０１", ("A01",)), ("A-01", ("A01",)), ("a5", ("A05",)), (" A04 ", ("A04",)),
        ("A01、A02", ("A01", "A02")), ("A01,A02；B3", ("A01", "A02", "B03")), ("A01 A02", ("A01", "A02")),
        ("A01/A02\nA03", ("A01", "A02", "A03")), ("A01-A03", ("A01", "A02", "A03")), ("A01-03", ("A01", "A02", "A03")),
        ("A-01~A-03", ("A01", "A02", "A03")), ("B1至B3", ("B01", "B02", "B03")),
        ("A02、A01-A03", ("A02", "A01", "A03")),
        ("C05室", ("C05",)), ("A01和A02", ("A01", "A02")), (None, ()), ("-", ()),
    ],
)  # fmt: skip
def test_seats_are_read_as_they_are_written(cell: Any, seats: tuple[str, ...]) -> None:
    assert read_seats(cell, UNITS) == seats


@pytest.mark.parametrize(
    "cell",
    ["D09", "A13", "A01-B03", "A03-A01", "A11-A14", "A1-A999999", "A", "seat A01", "A01!", "、", 5, "A01-", "A0"],
)
def test_a_seat_that_there_is_not_is_refused(cell: Any) -> None:
    assert refusal(read_seats, cell, UNITS) == "no_such_seat"


def test_seats_without_a_letter_and_of_other_kinds_are_found_too() -> None:
    assert read_seats(101.0, ["101", "102"]) == ("101",)
    assert read_seats("101-102", ["101", "102"]) == ("101", "102")
    assert read_seats("east wing", ["East wing", "A01"]) == ("East wing",)


@given(st.lists(st.sampled_from(UNITS), min_size=1, max_size=6), st.sampled_from(["、", ", ", " ", "/", "；"]))
def test_a_list_of_seats_names_each_once(seats: list[str], sign: str) -> None:
    assert read_seats(sign.join(seats), UNITS) == tuple(dict.fromkeys(seats))


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("24㎡", 24),
        ("24 m²", 24),
        ("30平方米", 30),
        ("1,024.5", 1024.5),
        (24, 24),
        ("２４", 24),
        (None, None),
        ("/", None),
    ],
)
def test_an_area_is_read_with_or_without_its_unit(cell: Any, number: float | None) -> None:
    assert read_number(cell) == number


@pytest.mark.parametrize("cell", ["many", "1.2.3", "-3", -3, True, float("inf"), "1,02", SECOND_OF_NOVEMBER, "1e5"])
def test_what_is_no_number_is_refused(cell: Any) -> None:
    assert refusal(read_number, cell) == "not_a_number"


def test_people_are_whole() -> None:
    assert read_count("9人") == read_count(9.0) == 9
    assert refusal(read_count, 2.5) == "not_a_number"


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (12000000002, "12000000002"), (12000000002.0, "12000000002"), ("12000000002.0", "12000000002"),
        ("120 0000 0003", "120 0000 0003"), ("１２００００００００４", "１２００００００００４"),
        ("12000000001 / 12000000002", "12000000001 / 12000000002"), ("无", None), (None, None),
    ],
)  # fmt: skip
def test_phones_are_kept_as_written_and_numbers_become_digits(cell: Any, phone: str | None) -> None:
    assert read_phone(cell) == phone


@pytest.mark.parametrize("cell", ["1.38E+10", "1.2E+10", "１.２E+10", "1.2e10", 1.38e10])
def test_a_phone_that_lost_its_digits_is_refused(cell: Any) -> None:
    assert refusal(read_phone, cell) == "phone_lost_digits"


@pytest.mark.parametrize(
    "cell", [9.10000001234567e17, 910000001234567000, "910000001234567000", "9.10000001234567E+17"]
)
def test_a_code_damaged_to_fifteen_digits_is_refused(cell: Any) -> None:
    assert refusal(read_uscc, cell) == "code_lost_digits"


def test_a_code_is_read_in_its_normal_form() -> None:
    assert read_uscc(" 91000000ｆake00001f\n") == "91000000FAKE00001F"
    assert read_uscc("无") is None


def test_words_of_code_lists_are_understood_in_both_languages() -> None:
    assert read_code("自动驾驶/AI", "sector") == "autonomous_ai"
    assert read_code("iot", "sector") == "iot"
    assert read_code(None, "sector") is None
    assert refusal(read_code, "区块链", "sector") == "unknown_code"


@pytest.mark.parametrize(
    ("cell", "wall"),
    [("9:30", time(9, 30)), ("０９：３０", time(9, 30)), ("0930", time(9, 30)), (0.5, time(12)), (time(14), time(14))],
)
def test_wall_times_are_read(cell: Any, wall: time) -> None:
    assert read_time(cell) == wall


@pytest.mark.parametrize("cell", ["25:00", "noon", 2.5, "9:75"])
def test_what_is_no_time_is_refused(cell: Any) -> None:
    assert refusal(read_time, cell) == "no_such_date"


@pytest.mark.parametrize(
    ("cell", "text"),
    [(" 慢蜗快充(示例)有限公司 \n", "慢蜗快充(示例)有限公司"), ("统一\n信用", "统一 信用"), (12.0, "12"), ("  ", None),
     (date(2023, 11, 2), "2023-11-02"), ("（示例）", "（示例）")],
)  # fmt: skip
def test_texts_are_kept_as_written_but_for_outer_blanks_and_line_breaks(cell: Any, text: str | None) -> None:
    assert read_words(cell) == text


READERS: list[Callable[[Any], Any]] = [
    read_words, read_uscc, read_phone, read_number, read_count, read_date, read_end, read_time,
    lambda cell: read_code(cell, "sector"), lambda cell: read_seats(cell, UNITS),
]  # fmt: skip


@pytest.mark.parametrize("read", READERS)
def test_an_error_cell_is_named_as_one(read: Callable[[Any], Any]) -> None:
    assert refusal(read, "#REF!") == "error_cell"


CELLS = (
    st.none() | st.text(max_size=40) | st.text("0123456789.-/年月日A长期E+#: ，~", max_size=14) | st.integers()
    | st.floats() | st.booleans() | st.dates() | st.datetimes() | st.times()
)  # fmt: skip


@given(CELLS, st.sampled_from(READERS))
def test_any_cell_is_read_or_refused_with_a_known_code(cell: Any, read: Callable[[Any], Any]) -> None:
    code, value = "", None
    try:
        value = read(cell)
    except RuleFault as fault:
        code = fault.code
    assert code in CODES | {""}
    assert not (is_empty(cell) and value and read is not read_words)


@given(st.dates(date(1950, 1, 1), date(2199, 12, 31)), st.timedeltas(timedelta(0), timedelta(hours=23)))
def test_a_time_of_day_does_not_change_the_day(day: date, after: timedelta) -> None:
    assert read_date(datetime.combine(day, time()) + after) == day
