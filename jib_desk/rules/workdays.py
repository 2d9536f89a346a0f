"""Which days are workdays in China: make-up Saturdays and Sundays (调休) are, holidays are not.

The calendar comes from the library `holidays`, which takes a quarter of a second to import and is
asked for on first use only; staff can override any single day (DOMAIN §2).
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from jib_desk.rules.intervals import Days
from jib_desk.rules.words import Lang

if TYPE_CHECKING:
    from holidays import HolidayBase

Overrides = Mapping[date, bool]  # day → whether it is a workday, as staff say

_LANGUAGES: dict[Lang, str] = {"en": "en_US", "zh_CN": "zh_CN"}


@lru_cache(maxsize=64)
def _calendar(year: int, lang: Lang = "en") -> "HolidayBase":
    from holidays import country_holidays

    # expand=False: a year is asked for once and the calendar stays what it is.
    return country_holidays("CN", years=year, expand=False, language=_LANGUAGES[lang])


def is_workday(day: date, overrides: Overrides | None = None) -> bool:
    """Whether people work at the centre on that day."""
    if overrides is not None and day in overrides:
        return overrides[day]
    return _calendar(day.year).is_working_day(day)


def workdays(period: Days, overrides: Overrides | None = None) -> tuple[date, ...]:
    """The workdays of a period with an end, in order."""
    return tuple(day for day in period if is_workday(day, overrides))


def holiday(day: date, lang: Lang = "en") -> str:
    """What is celebrated on that day; "" when nothing is."""
    return _calendar(day.year, lang).get(day, "") or ""
