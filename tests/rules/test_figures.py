"""Figures of visits, rooms and the programme, and the codes behind people and companies."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.identity import UsccFault, masked_phone, normal_phone, normal_uscc, uscc_check_character, uscc_fault
from jib_desk.rules.intervals import Days, Span
from jib_desk.rules.programme import (
    WINDOW,
    Given,
    Held,
    count_once,
    elapsed_days,
    opening_balance,
    pace,
    people_reached,
    served,
)
from jib_desk.rules.retention import Retention, due_on, is_due, remember_until
from jib_desk.rules.utilisation import BookedTime, open_minutes, open_spans, room_time
from jib_desk.rules.visits import Dwell, Peak, Stay, dwell, inside, peak
from jib_desk.rules.words import BookingState, ClosedBy, EventType, ServiceType, VisitorCategory
from jib_desk.rules.workdays import holiday, is_workday, workdays

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(clock: str, day: int = 21) -> datetime:
    return datetime.combine(date(2023, 11, day), time.fromisoformat(clock), SHANGHAI).astimezone(UTC)


def stay(ident: int, start: str, end: str | None, heads: int = 1, closed_by: ClosedBy | None = None) -> Stay:
    left = None if end is None else at(end)
    if closed_by is ClosedBy.SYSTEM:
        return Stay(ident, at(start), None, closed_by, left, heads)
    return Stay(ident, at(start), left, closed_by or (None if left is None else ClosedBy.DESK), left, heads)


# --- visits ------------------------------------------------------------------------------------------


def test_the_peak_counts_heads_and_not_visits() -> None:
    assert peak([stay(1, "09:00", "10:00"), stay(2, "09:30", None, heads=18)]) == Peak(19, at("09:30"))


def test_who_leaves_as_another_comes_does_not_meet_him() -> None:
    assert peak([stay(1, "09:00", "10:00"), stay(2, "10:00", "11:00")]).heads == 1


def test_without_visits_there_is_no_peak() -> None:
    assert peak([]) == Peak(0, None)


def test_dwell_leaves_system_closed_visits_out_and_says_how_many() -> None:
    stays = [stay(1, "09:00", "09:30"), stay(2, "09:00", "10:30"), stay(3, "09:00", "18:00", 1, ClosedBy.SYSTEM)]
    assert dwell([*stays, stay(4, "09:00", None)]) == Dwell(60, 1)
    assert dwell([]) == Dwell(None, 0)


def test_who_was_inside_is_certain_or_possible() -> None:
    stays = [
        stay(1, "09:00", "10:00"),
        stay(2, "09:00", "10:30"),
        stay(3, "09:00", None),
        stay(4, "09:00", "18:00", 1, ClosedBy.SYSTEM),
        stay(5, "10:15", "18:00", 1, ClosedBy.SYSTEM),
        stay(6, "11:00", "12:00"),
    ]
    found = inside(stays, Span(at("10:00"), at("11:00")))
    assert [item.id for item in found.certainly] == [2, 3, 5]
    assert [item.id for item in found.possibly] == [4]


def test_times_outside_and_parts_of_a_group_are_left_out_of_peaks_lengths_and_who_was_inside() -> None:
    out = replace(stay(1, "09:00", "12:00"), gaps=(Span(at("10:00"), at("11:00")),))
    group = replace(stay(2, "09:00", "12:00", heads=9), parted=((at("10:00"), 6),))
    assert peak([group]).heads == 9
    assert peak([out, group, stay(3, "10:30", "11:30", heads=5)]) == Peak(10, at("09:00"))
    assert peak([out, group, stay(3, "10:30", "11:30", heads=7)]) == Peak(11, at("11:00"))
    assert dwell([out]) == Dwell(120, 0)
    assert [item.id for item in inside([out], Span(at("10:15"), at("10:45"))).certainly] == []
    assert [item.id for item in inside([out], Span(at("10:15"), at("11:15"))).certainly] == [1]


# --- rooms -------------------------------------------------------------------------------------------


def test_only_time_inside_opening_hours_of_workdays_counts() -> None:
    hours = open_spans([date(2023, 11, 21), date(2023, 11, 22)], time(9), time(18), SHANGHAI)
    assert open_minutes(hours) == 2 * 9 * 60
    use = room_time(
        [
            BookedTime(at("08:30"), at("10:00"), 30, 15),
            BookedTime(at("17:30"), at("20:00"), 30, 30),
            BookedTime(at("10:00", 25), at("12:00", 25)),  # a Saturday
            BookedTime(at("17:00"), at("09:30", 22)),  # over night
        ],
        hours,
    )
    assert (use.net_min, use.gross_min, use.net_h) == (60 + 60 + 30, 75 + 60 + 30, 2.5)


def test_hours_past_midnight_belong_to_the_day_on_which_they_began() -> None:
    (late,) = open_spans([date(2023, 11, 21)], time(18), time(2), SHANGHAI)
    assert late == Span(at("18:00"), at("02:00", 22))


def test_a_change_of_the_clocks_changes_the_opening_hours_of_other_zones() -> None:
    assert open_minutes(open_spans([date(2023, 10, 29)], time(0), time(18), ZoneInfo("Europe/Berlin"))) == 19 * 60


# --- days --------------------------------------------------------------------------------------------


def test_november_2023_has_22_workdays() -> None:
    assert len(workdays(Days(date(2023, 11, 1), date(2023, 11, 30)))) == 22


def test_make_up_workdays_are_workdays_and_holidays_are_not() -> None:
    assert is_workday(date(2023, 10, 7))  # a Saturday
    assert not is_workday(date(2023, 10, 2))  # a Monday
    assert holiday(date(2023, 10, 1), "zh_CN")
    assert not holiday(date(2023, 11, 21))


def test_staff_can_override_any_single_day() -> None:
    saturday, tuesday = date(2023, 11, 25), date(2023, 11, 21)
    overrides = {saturday: True, tuesday: False}
    assert is_workday(saturday, overrides)
    assert not is_workday(tuesday, overrides)
    assert len(workdays(Days(date(2023, 11, 1), date(2023, 11, 30)), overrides)) == 22


# --- programme ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "elapsed"),
    [(date(2021, 5, 19), 0), (date(2021, 5, 20), 1), (date(2024, 5, 19), 1096), (date(2030, 1, 1), 1096)],
)
def test_both_ends_of_the_window_count(day: date, elapsed: int) -> None:
    assert elapsed_days(WINDOW, day) == (elapsed, 1096)


def test_pace_is_progress_of_the_elapsed_share() -> None:
    assert pace(247, 300, WINDOW, date(2023, 11, 30)) == (247 * 1096, 300 * 925)
    assert pace(247, 300, WINDOW, date(2021, 5, 19)) is None


def test_a_company_counts_once_and_the_balance_is_never_counted_twice() -> None:
    own = ["ST-001", "ST-001", "ST-002"]
    assert count_once(own, opening_balance(34, count_once(own))) == 34
    assert opening_balance(1, 2) == 0


def test_who_was_served_by_the_day_of_the_opening_balance_is_not_counted_beside_it() -> None:
    day = date(2023, 11, 1)
    given = [
        Given("before", ServiceType.TRAINING, date(2023, 9, 1), day),
        Given("again", ServiceType.TRAINING, day, day),
        Given("again", ServiceType.MENTORING, date(2023, 11, 20), date(2023, 11, 20)),
        Given("after", ServiceType.TRAINING, date(2023, 11, 2), date(2023, 11, 2)),
        Given("after", ServiceType.CONSULTING, date(2023, 11, 9), date(2023, 11, 28)),
        Given("past window", ServiceType.CONSULTING, date(2021, 5, 1), date(2021, 5, 19)),
    ]
    assert served(given, WINDOW.first) == {"before", "again", "after"}
    assert served(given, WINDOW.first, in_balance_until=day) == {"after"}
    assert served(given, date(2021, 5, 19)) == {"before", "again", "after", "past window"}
    assert served([], WINDOW.first, day) == set()


def test_a_fire_drill_reaches_nobody_even_when_the_setting_names_it() -> None:
    drill = Held(EventType.FIRE_DRILL, BookingState.COMPLETED, 0, 87)
    planned = Held(EventType.TRAINING, BookingState.CONFIRMED, 10, 10)
    training = Held(EventType.TRAINING, BookingState.COMPLETED, 26, 24)
    assert people_reached([drill, planned, training], list(EventType)) == 24


# --- identity ----------------------------------------------------------------------------------------


def test_the_codes_of_the_sample_companies_check(sample: object) -> None:
    codes = [company["uscc"] for company in sample.data["companies"]]  # type: ignore[attr-defined]
    assert [uscc_fault(code) for code in codes] == [None] * 26


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("91000000FAKE00001F", None),
        (" 91000000ｆａｋｅ00001f ", None),
        ("91000000FAKE00001G", UsccFault.CHECK_DIGIT),
        ("91000000FAKE0000", UsccFault.LENGTH),
        ("91000000FAKEO0001F", UsccFault.CHARACTER),  # the letter O is not in the alphabet
    ],
)
def test_what_is_wrong_with_a_code_is_named(code: str, fault: UsccFault | None) -> None:
    assert uscc_fault(normal_uscc(code)) == fault


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=17, max_size=17), st.integers(0, 16), st.data())
def test_one_wrong_character_never_passes_the_check(body: str, place: int, data: st.DataObject) -> None:
    good = body + uscc_check_character(body)
    wrong = data.draw(st.sampled_from(sorted(set("0123456789ABCDEFGHJKLMNPQRTUWXY") - {body[place]})))
    assert uscc_fault(good) is None
    assert uscc_fault(good[:place] + wrong + good[place + 1 :]) is UsccFault.CHECK_DIGIT


@pytest.mark.parametrize("text", ["+86 138 0000 0001", "１３８-0000-0001", "008613800000001", "138 0000 0001"])
def test_one_phone_in_many_spellings_is_one(text: str) -> None:
    assert normal_phone(text) == "13800000001"
    assert masked_phone(text) == "138****0001"


def test_foreign_phones_keep_their_country() -> None:
    assert normal_phone("+49 (0)151 23456789") == "+4915123456789"
    assert normal_phone("+") == normal_phone("") == ""


@pytest.mark.parametrize(("text", "shown"), [("55501234", "****34"), ("12345", "****"), ("", ""), ("ask", "")])
def test_of_a_short_phone_hardly_anything_is_shown(text: str, shown: str) -> None:
    assert masked_phone(text) == shown


# --- retention ---------------------------------------------------------------------------------------


def test_data_is_due_thirty_days_after_the_last_visit_and_not_the_day_before() -> None:
    last, guest, policy = date(2023, 11, 1), VisitorCategory.GUEST, Retention()
    assert due_on(last, guest, policy) == date(2023, 12, 1)
    assert not is_due(date(2023, 11, 30), last, guest, policy)
    assert is_due(date(2023, 12, 1), last, guest, policy)


def test_a_category_may_have_its_own_period() -> None:
    policy = Retention(30, {VisitorCategory.CONTRACTOR: 90})
    assert due_on(date(2023, 11, 1), VisitorCategory.CONTRACTOR, policy) == date(2023, 11, 1) + timedelta(days=90)


def test_who_agreed_is_remembered_for_twelve_months() -> None:
    last = date(2024, 2, 29)
    until = remember_until(last)
    assert until == date(2025, 2, 28)
    assert due_on(last, VisitorCategory.GUEST, Retention(), until) == date(2025, 3, 1)
