"""What a filled form would take of which units, and which past days it would change: asked while one types."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from jib_desk.rules.occupancy_past import changed_by_agreeing, changed_by_leaving, corrects_the_past
from jib_desk.rules.words import Lang
from jib_desk.services.errors import StayOver
from jib_desk.services.rows.seats import UnitRow, Wanted
from jib_desk.views.floor_plan.seat_fields import CLEARING, Subject
from jib_desk.views.floor_plan.verbs import Verb
from jib_desk.views.item_models.unit_faces import company_of

Values = Mapping[str, Any]


def wanted_of(verb: Verb, subject: Subject, values: Values, units: Sequence[UnitRow]) -> list[Wanted]:
    """The days that saving would take; none where something is missing, or where nothing can be in the way.

    What begins on another day may take others along; of that the service knows.
    """
    unit_id = values.get("unit_id") or (subject.unit.id if subject.unit else None)
    start, current = first_day(values), subject.current
    if verb in {Verb.ASSIGN, Verb.FURTHER, Verb.HOLD, Verb.CLOSE}:
        unit_id = values.get("unit_id") if verb is Verb.FURTHER else unit_id
        if unit_id is None or start is None or values.get(CLEARING) is not None:
            return []
        return [Wanted(unit_id, start, last_day(values), is_hold=verb is Verb.HOLD)]
    if current is None:
        return []
    own = frozenset({current.id})
    if verb is Verb.TAKE_UP and start is not None:
        return [Wanted(current.unit_id, start, last_day(values), own)]
    if verb in {Verb.EXTEND, Verb.NOTICE}:
        return [Wanted(current.unit_id, current.starts_on, last_day(values), own)]
    to_unit_id = values.get("to_unit_id")
    if start is None or to_unit_id is None:
        return []
    here = Wanted(to_unit_id, max(start, current.starts_on), current.ends_on, own)
    if verb is Verb.MOVE:
        return [here]
    other = next((unit for unit in units if unit.id == to_unit_id), None)
    if verb is not Verb.SWAP or other is None or other.assignment_id is None:
        return []
    both = own | {other.assignment_id}
    there = max(start, other.since or start)
    return [
        Wanted(here.unit_id, here.start, here.end, both),
        Wanted(current.unit_id, there, other.until, both),
    ]


def stay_over(verb: Verb, subject: Subject, values: Values, units: Sequence[UnitRow], lang: Lang) -> StayOver | None:
    """Who would move or swap past their agreed end: they have nothing to go on with; None when nobody would."""
    start = first_day(values)
    if verb not in {Verb.MOVE, Verb.SWAP} or start is None or subject.unit is None or subject.current is None:
        return None
    ends = [(subject.unit, subject.current.ends_on)]
    other = next((unit for unit in units if unit.id == values.get("to_unit_id")), None)
    if verb is Verb.SWAP and other is not None:
        ends.append((other, other.until))
    over = ((unit, end) for unit, end in ends if end is not None and end < start)
    return next((StayOver(unit.code, company_of(unit, lang), end) for unit, end in over), None)


def is_correction(verb: Verb, subject: Subject, values: Values) -> bool:
    """Whether saving would make something else of a day that is past: then it gives its reason."""
    current, start = subject.current, first_day(values)
    changed = start
    if verb is Verb.END:
        changed = changed_by_leaving(values["vacated_on"], subject.believed_last)
    elif verb in {Verb.EXTEND, Verb.NOTICE} and current is not None:
        changed = changed_by_agreeing(current.kind, current.ends_on, last_day(values))
    elif verb is Verb.BEGIN and current is not None and start is not None:
        changed = min(start, current.starts_on)
    elif verb in {Verb.MOVE, Verb.SWAP} and current is not None and start is not None:
        changed = max(start, current.starts_on)
    return corrects_the_past(subject.today, changed)


def is_past_agreement(subject: Subject, values: Values) -> bool:
    """Whether the seat would be kept for longer than its agreement lasts."""
    agreed = subject.current.agreement_ends_on if subject.current is not None else None
    last = last_day(values)
    return agreed is not None and (last is None or last > agreed)


def first_day(values: Values) -> date | None:
    """The day from which a form does something."""
    return values.get("starts_on") or values.get("on")


def last_day(values: Values) -> date | None:
    """The last day that a form agrees on; None = open end."""
    return values.get("ends_on") or values.get("expires_on")
