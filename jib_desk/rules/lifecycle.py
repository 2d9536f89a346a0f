"""A company's way through the centre as one line of dated steps, derived from what is stored (FEATURES B3).

Pure: fed with milestones, stays, head-counts and agreements; nothing here is ever stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.stages import Milestones
from jib_desk.rules.words import AssignmentKind, EndedAs


class Step(StrEnum):
    """What happened, or will, in the order in which steps of one day follow each other."""

    FOUNDED = "founded"
    APPLIED = "applied"
    APPROVED = "approved"
    HELD = "held"
    HOLD_ENDS = "hold_ends"
    AGREEMENT_STARTS = "agreement_starts"
    MOVED_IN = "moved_in"
    TRANSFERRED = "transferred"
    PEOPLE = "people"
    NOTICE = "notice"
    AGREEMENT_ENDS = "agreement_ends"
    STAY_ENDS = "stay_ends"  # the agreed end of a stay that nobody has left yet
    MOVED_OUT = "moved_out"
    GRADUATED = "graduated"
    LEFT = "left"


_ORDER = {step: place for place, step in enumerate(Step)}


@dataclass(frozen=True, slots=True)
class Stay:
    """A unit held by the company: days inclusive, `ends_on` agreed (None = open), `vacated_on` what happened."""

    unit: str
    kind: AssignmentKind
    starts_on: date
    ends_on: date | None = None
    vacated_on: date | None = None
    ended_as: EndedAs | None = None
    notice_on: date | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """An agreement's number and dates."""

    number: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """One step. `unit` is where, `before` the unit or head-count that it was before, `number` an agreement's.

    `people` only of head-counts; `reason` of graduated and left; `is_coming` when it lies after today.
    """

    on: date
    step: Step
    unit: str = ""
    before: str = ""
    number: str = ""
    people: int | None = None
    reason: str = ""
    ended_as: EndedAs | None = None
    is_coming: bool = False


def time_line(
    milestones: Milestones,
    stays: Iterable[Stay],
    headcounts: Iterable[tuple[date, int]],
    terms: Iterable[Term],
    today: date,
    *,
    founded_on: date | None = None,
    reason: str = "",
) -> tuple[Moment, ...]:
    """Every step with a day, newest first.

    A transfer is one step, not an end and a start; of a stay that ends with its agreement only the agreement is told.
    """
    held = sorted(stays, key=lambda stay: (stay.starts_on, stay.unit))
    found = [
        *_milestones(milestones, founded_on, reason),
        *_stays(held),
        *_people(headcounts),
        *_terms(terms),
    ]
    told = {moment.on for moment in found if moment.step is Step.AGREEMENT_ENDS}
    found = [moment for moment in found if moment.step is not Step.STAY_ENDS or moment.on not in told]
    ordered = sorted(found, key=lambda moment: (moment.on, _ORDER[moment.step], moment.unit), reverse=True)
    return tuple(replace(moment, is_coming=moment.on > today) for moment in ordered)


def _milestones(kept: Milestones, founded_on: date | None, reason: str) -> list[Moment]:
    days = (
        (founded_on, Step.FOUNDED, ""),
        (kept.applied_on, Step.APPLIED, ""),
        (kept.approved_on, Step.APPROVED, ""),
        (kept.graduated_on, Step.GRADUATED, reason),
        (kept.left_on, Step.LEFT, reason),
    )
    return [Moment(day, step, reason=why) for day, step, why in days if day is not None]


def _stays(held: Sequence[Stay]) -> list[Moment]:
    moments: list[Moment] = []
    origins = _transfers(held)
    for place, stay in enumerate(held):
        if stay.kind is AssignmentKind.HOLD:
            moments += _hold(stay)
            continue
        if place in origins:
            moments.append(Moment(stay.starts_on, Step.TRANSFERRED, stay.unit, before=origins[place]))
        else:
            moments.append(Moment(stay.starts_on, Step.MOVED_IN, stay.unit))
        if stay.notice_on is not None:
            moments.append(Moment(stay.notice_on, Step.NOTICE, stay.unit))
        moments += _end(stay)
    return moments


def _hold(stay: Stay) -> list[Moment]:
    begun = [Moment(stay.starts_on, Step.HELD, stay.unit)]
    if stay.ended_as is EndedAs.TAKEN_UP:
        return begun  # the stay that followed says it
    last = stay.vacated_on or stay.ends_on
    return begun if last is None else [*begun, Moment(last, Step.HOLD_ENDS, stay.unit, ended_as=stay.ended_as)]


def _end(stay: Stay) -> list[Moment]:
    if stay.ended_as is EndedAs.TRANSFER:
        return []
    if stay.vacated_on is not None:
        return [Moment(stay.vacated_on, Step.MOVED_OUT, stay.unit, ended_as=stay.ended_as)]
    return [] if stay.ends_on is None else [Moment(stay.ends_on, Step.STAY_ENDS, stay.unit)]


def _transfers(held: Sequence[Stay]) -> dict[int, str]:
    """Place of a stay → the unit from which its people came the day before; each unit is left once."""
    left = [stay for stay in held if stay.ended_as is EndedAs.TRANSFER and stay.vacated_on is not None]
    origins: dict[int, str] = {}
    for place, stay in enumerate(held):
        if stay.kind is AssignmentKind.HOLD:
            continue
        before = (one for one in left if one.vacated_on == stay.starts_on - ONE_DAY and one.unit != stay.unit)
        origin = next(before, None)
        if origin is not None:
            left.remove(origin)
            origins[place] = origin.unit
    return origins


def _people(headcounts: Iterable[tuple[date, int]]) -> list[Moment]:
    moments: list[Moment] = []
    before: int | None = None
    for day, people in sorted(headcounts):
        if people != before:
            moments.append(Moment(day, Step.PEOPLE, before="" if before is None else str(before), people=people))
        before = people
    return moments


def _terms(terms: Iterable[Term]) -> list[Moment]:
    return [
        Moment(day, step, number=term.number)
        for term in terms
        for day, step in ((term.starts_on, Step.AGREEMENT_STARTS), (term.ends_on, Step.AGREEMENT_ENDS))
        if day is not None
    ]
