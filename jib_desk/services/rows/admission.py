"""What is known of companies before they have a seat."""

from dataclasses import dataclass
from datetime import date

from jib_desk.rules.words import PipelineStep, ScoutDecision, ScoutSource, WaitOutcome


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A place on the waiting list; open while `closed_on` is None. Names are the short ones."""

    id: int
    uid: str
    version: int
    company_id: int
    company_code: str
    company_en: str
    company_zh: str
    desks: int
    since_on: date
    wanted_on: date | None
    closed_on: date | None
    outcome: WaitOutcome | None
    note: str


@dataclass(frozen=True, slots=True)
class ScoutingRow:
    """How a company was found and what was decided; `score` 0…100."""

    id: int
    uid: str
    version: int
    company_id: int
    source: ScoutSource
    source_note: str
    scouted_on: date
    score: int | None
    decision: ScoutDecision
    decided_on: date | None
    note: str


@dataclass(frozen=True, slots=True)
class SeatOffer:
    """A free unit for who waits: held from `free_on`, a day on which it is vacant.

    `until_on` is the last day before something else is arranged for it; None = nothing is.
    """

    waiting: WaitingRow
    unit_id: int
    unit_code: str
    desks: int
    free_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class PipelineRow:
    """A company on its way to a seat. `id` and `version` are the company's; `since` is when it came to this step.

    `held` is the unit (id, number) that is held for it already; then no other one is offered.
    """

    id: int
    version: int
    code: str
    name_en: str
    name_zh: str
    step: PipelineStep
    since: date | None
    units: tuple[str, ...]
    scouting: ScoutingRow | None = None
    waiting: WaitingRow | None = None
    offer: SeatOffer | None = None
    held: tuple[int, str] | None = None
