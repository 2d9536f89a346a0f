"""Seat census: how what was found differs from what is recorded, and what would put the record right.

Pure. A finding is a difference; what fits is not written. One company found in another seat than its own is two
findings that one step settles: it moved, or two companies changed places.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jib_desk.rules.words import CensusResult, UnitState

_SOMEBODY = frozenset({CensusResult.OTHER_COMPANY, CensusResult.OCCUPIED})
_DESKS = frozenset({CensusResult.EXTRA_DESKS, CensusResult.FEWER_DESKS})


class Step(StrEnum):
    """One thing that puts the record right; each is a verb of the seat service, the last of the plan."""

    END = "end"
    RELEASE = "release"
    REOPEN = "reopen"
    TAKE_UP = "take_up"
    ASSIGN = "assign"
    MOVE = "move"
    SWAP = "swap"
    DESKS = "desks"


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as it is recorded on the day of the census, and what was found there.

    `result` None = it fits, or what was found is settled already. `found_company` and `found_desks` None = not noted.
    """

    unit_id: int
    state: UnitState
    company_id: int | None
    desks: int
    result: CensusResult | None = None
    found_company: int | None = None
    found_desks: int | None = None

    @property
    def is_lived_in_by(self) -> int | None:
        """The company that is recorded as sitting here."""
        return self.company_id if self.state is UnitState.OCCUPIED else None


@dataclass(frozen=True, slots=True)
class Correction:
    """What would put the record of one finding right, in this order; `settles` are the units done with by it.

    A company moves or swaps to `unit_id` from `from_unit_id`. One that is not direct decides something that the walk
    did not show (whose stay ends, say): a person looks at it first.
    """

    unit_id: int
    from_unit_id: int | None
    steps: tuple[Step, ...]
    settles: tuple[int, ...]
    is_direct: bool


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
    if result in _SOMEBODY:
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
    from_unit, steps, settles, is_direct = _of_holder(place, places)
    if any(_differs_in_desks(other) for other in (place, *places) if other.unit_id in settles):
        steps = (*steps, Step.DESKS)
    return Correction(place.unit_id, from_unit, steps, settles, is_direct) if steps else None


def _of_holder(place: Place, places: Sequence[Place]) -> tuple[int | None, tuple[Step, ...], tuple[int, ...], bool]:
    own = (place.unit_id,)
    if place.result is CensusResult.EMPTY and place.is_lived_in_by is not None:
        return None, (Step.END,), own, True
    newcomer = place.found_company
    if place.result not in _SOMEBODY or newcomer is None or newcomer == place.is_lived_in_by:
        return None, (), own, True
    origin = _only(other for other in places if _left(other, newcomer))
    if origin is not None and place.is_lived_in_by is not None and origin.found_company == place.is_lived_in_by:
        return origin.unit_id, (Step.SWAP,), (*own, origin.unit_id), True
    if origin is not None:
        settles = (*own, origin.unit_id) if origin.result is CensusResult.EMPTY else own
        room = _room(place)
        return origin.unit_id, (*room, Step.MOVE), settles, not room
    if place.state is UnitState.HELD and place.company_id == newcomer:
        return None, (Step.TAKE_UP,), own, True
    room = _room(place)
    return None, (*room, Step.ASSIGN), own, not room


def _room(place: Place) -> tuple[Step, ...]:
    """What frees a unit for somebody else."""
    return {
        UnitState.OCCUPIED: (Step.END,),
        UnitState.HELD: (Step.RELEASE,),
        UnitState.OUT_OF_SERVICE: (Step.REOPEN,),
    }.get(place.state, ())


def _left(place: Place, company_id: int) -> bool:
    """Whether a company is recorded here and was not found here."""
    return place.is_lived_in_by == company_id and (
        place.result is CensusResult.EMPTY or place.result is CensusResult.OTHER_COMPANY
    )


def _moved_to(empty: Place, other: Place) -> bool:
    """Whether the company of a unit found empty was found in the other."""
    return other.result in _SOMEBODY and other.found_company is not None and other.found_company == empty.is_lived_in_by


def _only(found: Iterable[Place]) -> Place | None:
    """The one that there is; of several nobody knows which."""
    listed = list(found)
    return listed[0] if len(listed) == 1 else None


def _differs_in_desks(place: Place) -> bool:
    return place.result is not None and place.found_desks is not None and place.found_desks != place.desks
