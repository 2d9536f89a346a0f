"""Seat census: how what was found differs from what is recorded, and what would put the record right.

Pure. A finding is a difference; what fits is not written. One company found in another seat than its own is two
findings that one step settles: it moved, or two companies changed places. Who was displaced and found elsewhere goes on
there in the same correction, round a ring or along a chain, so that nobody is recorded nowhere in between.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.words import AssignmentKind, CensusResult, UnitState

SOMEBODY = frozenset({CensusResult.OTHER_COMPANY, CensusResult.OCCUPIED})
_DESKS = frozenset({CensusResult.EXTRA_DESKS, CensusResult.FEWER_DESKS})
AWAY = frozenset({CensusResult.EMPTY, CensusResult.OTHER_COMPANY})  # who is recorded was not found there


class Step(StrEnum):
    """One thing that puts the record right; each is a verb of the seat service, the last of the plan."""

    END = "end"
    RELEASE = "release"
    REOPEN = "reopen"
    LEAVE = "leave"  # who was found here is not in the other seat any more
    TAKE_UP = "take_up"
    BEGIN = "begin"  # what was arranged for a later day
    ASSIGN = "assign"
    MOVE = "move"
    SWAP = "swap"
    DESKS = "desks"


@dataclass(frozen=True, slots=True)
class Next:
    """What is arranged for a unit beside what holds it on the day of the census.

    `has_begun` = a hold below somebody past the end. `goes_on` = a move from elsewhere. `is_ended` = its last day is
    noted already.
    """

    assignment_id: int
    kind: AssignmentKind
    company_id: int | None
    starts_on: date
    has_begun: bool = False
    goes_on: bool = False
    is_ended: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as it is recorded on the day of the census, and what was found there.

    `result` None = it fits, or what was found is settled already. `found_company` and `found_desks` None = not noted.
    `until` is the last day of what holds the unit (None = open), which `is_over` when that is past and `is_leaving`
    when that day is noted. `nexts` in order of days; from `retires_on` the unit is off the plan.
    """

    unit_id: int
    state: UnitState
    company_id: int | None
    desks: int
    result: CensusResult | None = None
    found_company: int | None = None
    found_desks: int | None = None
    until: date | None = None
    is_over: bool = False
    is_leaving: bool = False
    nexts: tuple[Next, ...] = ()
    retires_on: date | None = None

    @property
    def is_lived_in_by(self) -> int | None:
        """The company that is recorded as sitting here."""
        return self.company_id if self.state is UnitState.OCCUPIED else None

    def free_until(self, besides: int | None = None) -> date | None:
        """The last day before somebody else comes, were what holds the unit away; None = for good."""
        days = [item.starts_on for item in self.nexts if not item.has_begun and item.assignment_id != besides]
        if self.retires_on is not None:
            days.append(self.retires_on)
        return min(days) - ONE_DAY if days else None


@dataclass(frozen=True, slots=True)
class Correction:
    """What would put the record of one finding right, in this order; `settles` are the units done with by it.

    Who was found comes to `unit_id`, from `from_unit_id` if the walk showed that they are not there any more.
    `takes` is the assignment that is taken up or begun, `releases` are holds that give way. `ends_on` is the last day
    of a new stay because somebody else comes (None = open). `onward` is how those go on who had the seat before, each
    to where they were found, in order; every one of them leaves before anybody comes, and the last comes first.
    """

    unit_id: int
    from_unit_id: int | None
    steps: tuple[Step, ...]
    settles: tuple[int, ...]
    takes: int | None = None
    releases: tuple[int, ...] = ()
    ends_on: date | None = None
    onward: tuple["Correction", ...] = ()

    @property
    def all_steps(self) -> frozenset[Step]:
        """What is done at all, here and in the seats of those who go on."""
        return frozenset(self.steps).union(*(item.steps for item in self.onward))


def code(day: date, number: int) -> str:
    """What a census is called: `C-231130-01`. Numbers start at 1 each day."""
    return f"{code_stem(day)}{number:02d}"


def code_stem(day: date) -> str:
    """What the codes of one day begin with: `C-231130-`."""
    return f"C-{day:%y%m%d}-"


def result_of(place: Place, result: CensusResult, company_id: int | None, desks: int | None) -> CensusResult | None:
    """The difference that a person means, said as it is; None when what was found fits the record.

    Somebody in a unit that is not recorded as lived in is `occupied`, else `other_company`; more or fewer desks
    follow from the number.
    """
    lives_here = place.is_lived_in_by
    if result is CensusResult.EMPTY:
        return result if lives_here is not None else None
    if result in SOMEBODY:
        if lives_here is None:
            return CensusResult.OCCUPIED
        return None if company_id == lives_here else CensusResult.OTHER_COMPANY
    if result in _DESKS:
        if desks is None or desks == place.desks:
            return None
        return CensusResult.EXTRA_DESKS if desks > place.desks else CensusResult.FEWER_DESKS
    return result


def correction(place: Place, places: Sequence[Place]) -> Correction | None:
    """What would put the record of a finding right; None when only a person can say (or nothing was found)."""
    if place.result is CensusResult.EMPTY:
        there = _only(other for other in places if _moved_to(place, other))
        moved = correction(there, places) if there is not None else None
        if moved is not None and place.unit_id in moved.settles:
            return moved
    if place.result is None:
        return None
    offered = _with_onward(_of_holder(place, places), places)
    if any(_differs_in_desks(other) for other in (place, *places) if other.unit_id in offered.settles):
        offered = replace(offered, steps=(*offered.steps, Step.DESKS))
    return offered if offered.steps else None


def _of_holder(place: Place, places: Sequence[Place]) -> Correction:
    nothing = Correction(place.unit_id, None, (), (place.unit_id,))
    if place.result is CensusResult.EMPTY and place.is_lived_in_by is not None:
        return replace(nothing, steps=(Step.END,))
    newcomer = place.found_company
    if place.result not in SOMEBODY or newcomer is None or newcomer == place.is_lived_in_by:
        return nothing
    origin = _only(other for other in places if _left(other, newcomer))
    is_theirs = place.state is UnitState.HELD and place.company_id == newcomer and not place.is_leaving
    if is_theirs and origin is None:
        return replace(nothing, steps=(Step.TAKE_UP,), ends_on=place.free_until())
    if origin is not None and _may_swap(place, origin):
        settles = (place.unit_id, origin.unit_id)
        return replace(nothing, from_unit_id=origin.unit_id, steps=(Step.SWAP,), settles=settles)
    return _coming_in(place, newcomer, origin)


def _with_onward(first: Correction, places: Sequence[Place]) -> Correction:
    """Who gives way to who was found goes on to the seat where they were found themselves, as far as that leads."""
    by_id = {place.unit_id: place for place in places}
    route = [first]
    while Step.END in route[-1].steps and by_id[route[-1].unit_id].result in SOMEBODY:
        here = by_id[route[-1].unit_id]
        there = _only(other for other in places if _moved_to(here, other))
        if there is None:
            break
        is_round = there.unit_id == first.unit_id
        onward = first if is_round else _of_holder(there, places)
        if onward.from_unit_id != here.unit_id or Step.BEGIN in onward.steps:  # what begins has an agreement of its own
            break
        route[-1] = replace(route[-1], steps=tuple(step for step in route[-1].steps if step is not Step.END))
        if is_round:
            break
        route.append(onward)
    settles = dict.fromkeys(unit_id for item in route for unit_id in item.settles)
    return replace(route[0], settles=tuple(settles), onward=tuple(route[1:]))


def _coming_in(place: Place, newcomer: int, origin: Place | None) -> Correction:
    """Room is made, and who was found is let in: as was arranged, from where they were, or anew."""
    awaited = _awaited(place, newcomer, has_left=origin is not None)
    holds = tuple(item.assignment_id for item in place.nexts if item.has_begun and item is not awaited)
    room = (*_room(place), *([Step.RELEASE] if holds and place.state is not UnitState.HELD else []))
    free = place.free_until(awaited.assignment_id if awaited is not None else None)
    away = (Step.LEAVE,) if origin is not None else ()
    if awaited is not None:
        steps = (*away, Step.TAKE_UP) if awaited.kind is AssignmentKind.HOLD else (Step.BEGIN, *away)
    elif origin is not None and not origin.is_over and not origin.is_leaving and _ends_by(origin.until, free):
        steps = (Step.MOVE,)
    else:
        steps = (*away, Step.ASSIGN)
    emptied = (origin.unit_id,) if origin is not None and origin.result is CensusResult.EMPTY else ()
    return Correction(
        place.unit_id,
        origin.unit_id if origin is not None else None,
        (*room, *steps),
        (place.unit_id, *emptied),
        takes=awaited.assignment_id if awaited is not None else None,
        releases=holds,
        ends_on=free if {Step.ASSIGN, Step.TAKE_UP} & set(steps) else None,
    )


def _awaited(place: Place, newcomer: int, *, has_left: bool) -> Next | None:
    """The arrangement by which a company was to come next; not a move from a seat where it still is."""
    coming = next((item for item in place.nexts if not item.has_begun or item.company_id == newcomer), None)
    if coming is None or coming.company_id != newcomer or coming.is_ended:
        return None
    if coming.kind is AssignmentKind.OUT_OF_SERVICE or (coming.goes_on and not has_left):
        return None
    return coming


def _may_swap(place: Place, origin: Place) -> bool:
    """Whether two companies found in each other's seat can go on there as agreed."""
    return (
        place.is_lived_in_by is not None
        and origin.found_company == place.is_lived_in_by
        and not any(item.is_over or item.is_leaving for item in (place, origin))
        and not any(item.has_begun for item in (*place.nexts, *origin.nexts))
        and _ends_by(place.until, origin.free_until())
        and _ends_by(origin.until, place.free_until())
    )


def _ends_by(until: date | None, last: date | None) -> bool:
    return last is None or (until is not None and until <= last)


def _room(place: Place) -> tuple[Step, ...]:
    """What frees a unit for somebody else."""
    return {
        UnitState.OCCUPIED: (Step.END,),
        UnitState.HELD: (Step.RELEASE,),
        UnitState.OUT_OF_SERVICE: (Step.REOPEN,),
    }.get(place.state, ())


def _left(place: Place, company_id: int) -> bool:
    """Whether a company is recorded here and was not found here."""
    return place.is_lived_in_by == company_id and place.result in AWAY


def _moved_to(empty: Place, other: Place) -> bool:
    """Whether the company of a unit found empty was found in the other."""
    return other.result in SOMEBODY and other.found_company is not None and other.found_company == empty.is_lived_in_by


def _only(found: Iterable[Place]) -> Place | None:
    """The one that there is; of several nobody knows which."""
    listed = list(found)
    return listed[0] if len(listed) == 1 else None


def _differs_in_desks(place: Place) -> bool:
    return place.result is not None and place.found_desks is not None and place.found_desks != place.desks
