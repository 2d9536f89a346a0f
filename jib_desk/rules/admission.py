"""On the way to a seat: how far a company is, and which waits a free unit answers (FEATURES B12, B14). Pure."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from jib_desk.rules.words import CompanyStage, PipelineStep, ScoutDecision

LEAST_DAYS = 30  # a unit that somebody else takes before is offered to nobody
LOOK_AHEAD = timedelta(days=30)  # a seat is held that long at most for who wants it later


class Wait(Protocol):
    """What is asked of a place on the waiting list."""

    @property
    def desks(self) -> int:
        """Desks wanted."""
        ...

    @property
    def since_on(self) -> date:
        """Since when."""
        ...

    @property
    def wanted_on(self) -> date | None:
        """Not before this day."""
        ...

    @property
    def id(self) -> int:
        """Its key: of two on one day the first one written down comes first."""
        ...


W = TypeVar("W", bound=Wait)


def step_of(stage: CompanyStage, decision: ScoutDecision | None, *, is_waiting: bool) -> PipelineStep | None:
    """How far a company is; None for those who are not on the way: declined, put off, served without a seat, gone."""
    if is_waiting:
        return PipelineStep.WAITING
    if stage is CompanyStage.RESIDENT:
        return PipelineStep.RESIDENT
    if stage is CompanyStage.APPLICANT:
        return PipelineStep.APPLIED
    if stage is not CompanyStage.SCOUTED or decision in {ScoutDecision.DECLINED, ScoutDecision.LATER}:
        return None
    return PipelineStep.INVITED if decision is ScoutDecision.INVITED else PipelineStep.SCOUTED


def in_turn(waits: Iterable[W]) -> tuple[W, ...]:
    """Waits in the order in which they began."""
    return tuple(sorted(waits, key=lambda wait: (wait.since_on, wait.id)))


def matching(waits: Iterable[W], desks: int, free_on: date) -> tuple[W, ...]:
    """The waits that a unit of so many desks, free from a day on, would end: whoever has waited longest first."""
    return in_turn(
        wait
        for wait in waits
        if wait.desks <= desks and (wait.wanted_on is None or wait.wanted_on <= free_on + LOOK_AHEAD)
    )


def is_long_enough(start: date, until: date | None) -> bool:
    """Whether a unit that is free from a day until another (inclusive, None = for good) is worth moving into."""
    return until is None or (until - start).days >= LEAST_DAYS


def held_from(wait: Wait, free_on: date) -> date:
    """The first day for which the unit is kept."""
    return max(free_on, wait.wanted_on or free_on)


def best_fit(wait: Wait, units: Sequence[tuple[int, int]]) -> int | None:
    """Of free units (id, desks) the one with the fewest desks that are enough; None when there is none."""
    enough = [(desks, key) for key, desks in units if desks >= wait.desks]
    return min(enough)[1] if enough else None
