"""What invitations have of calendars: a rule of dates as RFC 5545 writes it, and which booking a visit is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from jib_desk.rules.names import matching
from jib_desk.rules.recurrence import Frequency, Rule

BEFORE_BOOKING = timedelta(minutes=60)  # whoever comes earlier than this comes for something else
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rrule_text(rule: Rule, first: date) -> str:
    """The rule as RFC 5545 writes it. Days off that are left out are no part of it: the visits say which dates hold."""
    parts: list[str]
    match rule.frequency:
        case Frequency.DAILY:
            parts = ["FREQ=DAILY"]
        case Frequency.WEEKDAYS:
            parts = ["FREQ=WEEKLY", f"BYDAY={','.join(_DAYS[:5])}"]
        case Frequency.WEEKLY:
            weekdays = rule.weekdays or (first.weekday(),)
            parts = ["FREQ=WEEKLY", f"BYDAY={','.join(_DAYS[day] for day in sorted(weekdays))}"]
        case Frequency.MONTHLY_BY_DATE:
            parts = ["FREQ=MONTHLY", f"BYMONTHDAY={first.day}"]
        case Frequency.MONTHLY_BY_WEEKDAY:
            nth = (first.day - 1) // 7 + 1
            parts = ["FREQ=MONTHLY", f"BYDAY={-1 if nth == 5 else nth}{_DAYS[first.weekday()]}"]
    if rule.interval != 1:
        parts.append(f"INTERVAL={rule.interval}")
    if rule.count is not None:
        parts.append(f"COUNT={rule.count}")
    elif rule.until is not None:
        parts.append(f"UNTIL={rule.until:%Y%m%d}")
    return ";".join(parts)


@dataclass(frozen=True, slots=True)
class Meeting:
    """What is booked around the time of a visit, as far as it matters whom it is for."""

    id: int
    company_id: int | None
    contact: str
    starts_at: datetime
    ends_at: datetime


def meeting_of(
    meetings: Sequence[Meeting], company_id: int | None, host_names: Sequence[str], at: datetime
) -> int | None:
    """The booking that somebody expected `at` comes to: his host's, else his company's, the nearest in time.

    Whoever comes up to an hour before it begins, or before its end, may be meant; without host and company nobody is.
    """
    names = {matching(name) for name in host_names if name}
    found: list[tuple[bool, timedelta, int]] = []
    for meeting in meetings:
        is_hosts = matching(meeting.contact) in names
        is_companys = company_id is not None and meeting.company_id == company_id
        if (is_hosts or is_companys) and meeting.starts_at - BEFORE_BOOKING <= at < meeting.ends_at:
            found.append((not is_hosts, abs(meeting.starts_at - at), meeting.id))
    return min(found)[2] if found else None
