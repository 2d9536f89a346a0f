"""From which day on a change of an assignment makes something else of its unit: before today it corrects the past.

What was true of a past day stands in reports that were made; a correction of it is possible and gives its reason.
Also what of the past nobody noted.
"""

from datetime import date

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.occupancy import Assignment, Occupancy
from jib_desk.rules.words import AssignmentKind


def changed_by_leaving(last: date, believed: date | None = None) -> date | None:
    """Whoever leaves after a day was there on it: the next one is another.

    None when the day is the last that they were `believed` to have been there.
    """
    if last == believed:
        return None
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


def unnoted_ends(occupancy: Occupancy, day: date) -> tuple[tuple[Assignment, date], ...]:
    """Overstays that were over before a day because another company came or the unit was closed, with their last day.

    Where an arrival was arranged in time, nobody was asked whether they had left. In order of that day.
    """
    found: list[tuple[Assignment, date]] = []
    for items in occupancy.by_unit.values():
        for item in items:
            held = occupancy.held_days.get(item.id)
            if item.vacated_on is not None or item.ends_on is None or held is None or held.last is None:
                continue
            if item.ends_on < held.last < day:
                after = occupancy.holder(item.unit_id, held.last + ONE_DAY)
                if after is None or after.company_id != item.company_id:
                    found.append((item, held.last))
    return tuple(sorted(found, key=lambda end: (end[1], end[0].id)))
