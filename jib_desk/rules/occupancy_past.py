"""From which day on a change of an assignment makes something else of its unit: before today it corrects the past.

What was true of a past day stands in reports that were made; a correction of it is possible and gives its reason.
"""

from datetime import date

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AssignmentKind


def changed_by_leaving(last: date) -> date:
    """Whoever leaves after a day was there on it: the next one is another."""
    return date.max if last == date.max else last + ONE_DAY


def changed_by_agreeing(kind: AssignmentKind, before: date | None, after: date | None) -> date | None:
    """The first day that another agreed end makes different; None when none is.

    An occupancy that goes on past its end was there anyway, so a later end changes no past day. A hold or a closure
    had lapsed.
    """
    if before == after:
        return None
    if after is not None and (before is None or after < before):
        return changed_by_leaving(after)
    return None if before is None or kind is AssignmentKind.OCCUPANCY else changed_by_leaving(before)


def corrects_the_past(today: date, *changed: date | None) -> bool:
    """Whether any of the days from which something changes lies before today."""
    return any(day is not None and day < today for day in changed)
