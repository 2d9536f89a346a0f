"""Bookings that come again: the days of a series, as RFC 5545 counts them.

Days only; the wall time and zone belong to the series, so that a change of the clocks moves no
meeting. A hostile rule costs no more than 10,000 occurrences and two years (FAULTS 22).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from jib_desk.rules.faults import RuleFault

MAX_OCCURRENCES = 10_000
MAX_YEARS = 2
MAX_INTERVAL = 366


class Frequency(StrEnum):
    """How a series goes on; WEEKDAYS is Monday to Friday, whatever the holidays say."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    MONTHLY_BY_DATE = "monthly_by_date"
    MONTHLY_BY_WEEKDAY = "monthly_by_weekday"


@dataclass(frozen=True, slots=True)
class Rule:
    """A series from its first day on.

    `weekdays` (0 = Monday) only for WEEKLY, none = that of the first day. Monthly by date leaves
    out months that lack the date; by weekday is the first day's nth (the fifth = the last).
    Ends after `count` occurrences or on `until` (inclusive), both counted before days off are left
    out (`skips_days_off`); without either it runs as far as series may.
    """

    frequency: Frequency
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    count: int | None = None
    until: date | None = None
    skips_days_off: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """The days of a series, those left out, and whether it was cut at the limits."""

    days: tuple[date, ...]
    left_out: tuple[date, ...]
    is_cut: bool


def series(rule: Rule, first: date, is_workday: Callable[[date], bool]) -> Series:
    """The days of a series from `first` on; `first` itself only when it fits the rule.

    Raises RuleFault: `bad_interval`, `bad_weekday`, `bad_count`, `end_before_start`.
    """
    from dateutil.relativedelta import relativedelta

    _check(rule, first)
    horizon = first + relativedelta(years=MAX_YEARS) if first.year < date.max.year - MAX_YEARS else date.max
    until = horizon if rule.until is None else min(rule.until, horizon)
    days: list[date] = []
    left_out: list[date] = []
    wanted = MAX_OCCURRENCES if rule.count is None else min(rule.count, MAX_OCCURRENCES)
    seen = 0
    for day in _days(rule, first, until):
        if seen == wanted:
            break
        seen += 1
        (left_out if rule.skips_days_off and not is_workday(day) else days).append(day)
    reached = seen == rule.count or (seen < wanted and rule.until is not None and rule.until <= horizon)
    return Series(tuple(days), tuple(left_out), is_cut=not reached)


def _check(rule: Rule, first: date) -> None:
    if not 1 <= rule.interval <= MAX_INTERVAL:
        raise RuleFault("bad_interval", str(rule.interval))
    if not all(0 <= weekday <= 6 for weekday in rule.weekdays):
        raise RuleFault("bad_weekday", str(rule.weekdays))
    if rule.count is not None and rule.count < 1:
        raise RuleFault("bad_count", str(rule.count))
    if rule.until is not None and rule.until < first:
        raise RuleFault("end_before_start", rule.until.isoformat())


def _days(rule: Rule, first: date, until: date) -> Iterable[date]:
    """The days by dateutil, lazily; it wants naive times of day, which mean nothing here."""
    from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

    start = datetime(first.year, first.month, first.day)  # noqa: DTZ001 - a day
    end = datetime(until.year, until.month, until.day)  # noqa: DTZ001
    match rule.frequency:
        case Frequency.DAILY:
            found = rrule(DAILY, start, interval=rule.interval, until=end)
        case Frequency.WEEKDAYS:
            found = rrule(WEEKLY, start, interval=rule.interval, until=end, byweekday=range(5))
        case Frequency.WEEKLY:
            days = rule.weekdays or (first.weekday(),)
            found = rrule(WEEKLY, start, interval=rule.interval, until=end, byweekday=days)
        case Frequency.MONTHLY_BY_DATE:
            found = rrule(MONTHLY, start, interval=rule.interval, until=end, bymonthday=first.day)
        case Frequency.MONTHLY_BY_WEEKDAY:
            nth = (first.day - 1) // 7 + 1
            which = weekday(first.weekday())(-1 if nth == 5 else nth)
            found = rrule(MONTHLY, start, interval=rule.interval, until=end, byweekday=which)
    return (moment.date() for moment in found)
