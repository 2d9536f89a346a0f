"""On which dates a series brings somebody, and what the centre's calendar says of each."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.rules import workdays
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.recurrence import MAX_YEARS, Rule, series
from jib_desk.rules.wall_time import instant_of
from jib_desk.services import errors
from jib_desk.services.base import zone_of
from jib_desk.services.rows.series import DateRow, SeriesRow
from jib_desk.services.settings import overrides_of

MOST_DATES = 366
_CLOSED = """SELECT starts_at, ends_at, reason FROM closure
  WHERE live = 1 AND room_id IS NULL AND starts_at < ? AND ends_at > ? ORDER BY starts_at"""


def dates_of(session: Session, rule: Rule, first: date, today: date, at: time) -> SeriesRow:
    """All dates of a rule from `first` on, for somebody who comes `at` that wall time.

    `skips_days_off` leaves out days off and times at which the whole centre is closed. Raises ValueRefused (is_over,
    no_dates, too_many_dates, too_far, and what the rule refuses) and EndBeforeStart.
    """
    if first < today:
        raise errors.ValueRefused("first", "is_over")
    if rule.until is not None and rule.until < first:
        raise errors.EndBeforeStart(first, rule.until)
    try:
        found = series(rule, first, lambda _day: True)
    except RuleFault as fault:
        raise errors.ValueRefused("rule", fault.code, fault.detail) from fault
    closures = _closures(session, found.days, zone_of(session))
    overrides = overrides_of(session)
    rows: list[DateRow] = []
    for day in found.days:
        row = DateRow(day, workdays.is_workday(day, overrides), _closed(closures, day, at, zone_of(session)))
        rows.append(DateRow(day, row.is_workday, row.closed, rule.skips_days_off and not row.is_open))
    kept = SeriesRow(tuple(rows))
    if len(kept.days) > MOST_DATES:
        raise errors.ValueRefused("rule", "too_many_dates", str(MOST_DATES))
    if found.is_cut:
        raise errors.ValueRefused("rule", "too_far", str(MAX_YEARS))
    if not kept.days:
        raise errors.ValueRefused("first", "no_dates")
    return kept


_Closure = tuple[datetime, datetime, str]


def _closures(session: Session, days: Sequence[date], zone: ZoneInfo) -> list[_Closure]:
    if not days:
        return []
    start = datetime.combine(days[0], time(), zone)
    end = datetime.combine(days[-1], time(), zone) + timedelta(days=2)
    found = direct.fetch(session, _CLOSED, (int(end.timestamp()), int(start.timestamp())))
    return [
        (datetime.fromtimestamp(begins, zone), datetime.fromtimestamp(ends, zone), reason or "")
        for begins, ends, reason in found
    ]


def _closed(closures: Sequence[_Closure], day: date, at: time, zone: ZoneInfo) -> str | None:
    """Why the whole centre is closed then. A wall time that is not, or is twice, is refused elsewhere."""
    try:
        moment = instant_of(datetime.combine(day, at.replace(tzinfo=None)), zone)
    except RuleFault:
        return None
    return next((reason for begins, ends, reason in closures if begins <= moment < ends), None)
