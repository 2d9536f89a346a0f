"""Bookings that come again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.recurrence import MAX_OCCURRENCES, Frequency, Rule, series
from jib_desk.rules.workdays import is_workday

WEDNESDAY = date(2023, 9, 27)


def days(rule: Rule, first: date = WEDNESDAY) -> list[str]:
    return [day.isoformat()[5:] for day in series(rule, first, is_workday).days]


def test_every_second_day_three_times() -> None:
    assert days(Rule(Frequency.DAILY, interval=2, count=3)) == ["09-27", "09-29", "10-01"]


def test_weekdays_leave_the_weekend_out() -> None:
    assert days(Rule(Frequency.WEEKDAYS, count=4)) == ["09-27", "09-28", "09-29", "10-02"]


def test_weekly_on_two_days_until_a_day_that_belongs_to_it() -> None:
    rule = Rule(Frequency.WEEKLY, weekdays=(0, 2), until=date(2023, 10, 9))
    assert days(rule) == ["09-27", "10-02", "10-04", "10-09"]


def test_weekly_without_days_keeps_the_first_ones() -> None:
    assert days(Rule(Frequency.WEEKLY, count=2)) == ["09-27", "10-04"]


def test_monthly_by_date_leaves_out_months_that_lack_it() -> None:
    assert days(Rule(Frequency.MONTHLY_BY_DATE, count=3), date(2023, 1, 31)) == ["01-31", "03-31", "05-31"]


def test_monthly_by_the_nth_weekday() -> None:
    assert days(Rule(Frequency.MONTHLY_BY_WEEKDAY, count=3), date(2023, 9, 13)) == ["09-13", "10-11", "11-08"]


def test_the_fifth_weekday_of_a_month_means_its_last() -> None:
    assert days(Rule(Frequency.MONTHLY_BY_WEEKDAY, count=3), date(2023, 8, 30)) == ["08-30", "09-27", "10-25"]


def test_days_off_are_left_out_and_make_up_workdays_are_not() -> None:
    found = series(Rule(Frequency.DAILY, count=12, skips_days_off=True), WEDNESDAY, is_workday)
    assert [day.isoformat()[5:] for day in found.days] == ["09-27", "09-28", "10-07", "10-08"]
    assert len(found.left_out) == 8  # National Day, and they count towards the twelve


def test_a_series_without_end_is_cut_after_two_years() -> None:
    found = series(Rule(Frequency.WEEKLY), WEDNESDAY, is_workday)
    assert found.is_cut
    assert found.days[-1] <= date(2025, 9, 27)


def test_an_end_beyond_two_years_is_cut_and_says_so() -> None:
    assert series(Rule(Frequency.DAILY, until=date(9999, 12, 31)), WEDNESDAY, is_workday).is_cut
    assert series(Rule(Frequency.WEEKLY, count=1000), WEDNESDAY, is_workday).is_cut
    assert not series(Rule(Frequency.WEEKLY, count=50), WEDNESDAY, is_workday).is_cut


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (Rule(Frequency.DAILY, interval=0), "bad_interval"),
        (Rule(Frequency.DAILY, interval=10**9), "bad_interval"),
        (Rule(Frequency.WEEKLY, weekdays=(7,)), "bad_weekday"),
        (Rule(Frequency.DAILY, count=0), "bad_count"),
        (Rule(Frequency.DAILY, until=date(2023, 9, 26)), "end_before_start"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(rule: Rule, code: str) -> None:
    with pytest.raises(RuleFault) as caught:
        series(rule, WEDNESDAY, is_workday)
    assert caught.value.code == code


rules = st.builds(
    Rule,
    st.sampled_from(Frequency),
    interval=st.integers(1, 60),
    weekdays=st.lists(st.integers(0, 6), max_size=7, unique=True).map(tuple),
    count=st.none() | st.integers(1, 10**6),
    skips_days_off=st.booleans(),
)


@given(rules, st.dates(date(2019, 1, 1), date(2025, 12, 31)))
def test_days_of_a_series_rise_and_stay_within_the_limits(rule: Rule, first: date) -> None:
    def open_on_weekdays(day: date) -> bool:
        return day.weekday() < 5

    found = series(rule, first, open_on_weekdays)
    together = sorted({*found.days, *found.left_out})
    assert len(together) == len(found.days) + len(found.left_out) <= min(rule.count or MAX_OCCURRENCES, MAX_OCCURRENCES)
    assert list(found.days) == sorted(found.days)
    assert all(first <= day <= first + timedelta(days=731) for day in together)
    assert not rule.skips_days_off or all(open_on_weekdays(day) for day in found.days)
