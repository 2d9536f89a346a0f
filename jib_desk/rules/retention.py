"""When personal data of visitors is due to be anonymised (DOMAIN §6)."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from jib_desk.rules.words import VisitorCategory

DEFAULT_DAYS = 30
REMEMBERED_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Retention:
    """Days that data is kept after the last visit: in general, and where a category differs."""

    days: int = DEFAULT_DAYS
    by_category: Mapping[VisitorCategory, int] = field(default_factory=dict[VisitorCategory, int])


def due_on(
    last_visit: date, category: VisitorCategory, retention: Retention, remembered_until: date | None = None
) -> date:
    """The first day on which the data is due; never before the day to which a person agreed to be remembered.

    `last_visit` is the day of the last visit, or the expected day of one that did not happen.
    """
    days = retention.by_category.get(category, retention.days)
    due = last_visit + timedelta(days=days)
    return due if remembered_until is None else max(due, remembered_until + timedelta(days=1))


def is_due(
    today: date,
    last_visit: date,
    category: VisitorCategory,
    retention: Retention,
    remembered_until: date | None = None,
) -> bool:
    """Whether the data is due on `today`."""
    return today >= due_on(last_visit, category, retention, remembered_until)


def remember_until(last_visit: date, months: int = REMEMBERED_MONTHS) -> date:
    """The last day on which somebody who agreed is remembered: the same date `months` later, or the month's end."""
    year, month = divmod(last_visit.year * 12 + last_visit.month - 1 + months, 12)
    return date(year, month + 1, min(last_visit.day, calendar.monthrange(year, month + 1)[1]))
