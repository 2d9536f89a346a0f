"""Seat censuses and what they found, as plain values for views and paper."""

from dataclasses import dataclass
from datetime import date, datetime

from jib_desk.rules.census import Correction, Step
from jib_desk.rules.words import CensusResolution, CensusResult, EndedAs
from jib_desk.services.rows.seats import UnitRow


@dataclass(frozen=True, slots=True)
class CensusRow:
    """One walk round the seats. `unsettled` are findings that nobody corrected or explained yet."""

    id: int
    uid: str
    version: int
    code: str
    counted_on: date
    counted_by: str
    is_open: bool
    closed_at: datetime | None
    note: str
    findings: int
    unsettled: int
    scans: int  # signed sheets that are attached


@dataclass(frozen=True, slots=True)
class Before:
    """What had been recorded of a unit before its finding was corrected. No names = nobody was recorded there."""

    is_of_company: bool  # whether the correction was about who is there
    company_en: str
    company_zh: str
    desks: int | None  # None: they were not corrected


@dataclass(frozen=True, slots=True)
class Onward:
    """A company that goes on to the seat where it was found, in the correction of the seat that it was recorded in."""

    company_en: str  # short names
    company_zh: str
    here: str  # numbers of the units
    there: str
    former_en: str  # who is recorded in the unit that it comes to
    former_zh: str
    steps: tuple[Step, ...]
    ends_on: date | None  # the last day, were it another than agreed


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A difference that was found in a unit. `correction` is what would put the record right, while it is unsettled.

    `explanation` of a corrected one is what was recorded → what is; of an explained one what somebody wrote.
    """

    id: int
    uid: str
    version: int
    census_id: int
    unit_id: int
    result: CensusResult
    company_id: int | None
    company_en: str  # short names of who was found
    company_zh: str
    desks: int | None
    note: str
    photos: int
    resolved_at: datetime | None
    resolution: CensusResolution | None
    explanation: str
    correction: Correction | None
    from_unit_code: str  # where the company moves or swaps from, in its correction
    to_unit_code: str
    before: Before | None = None  # of a corrected one
    ends_as: EndedAs = EndedAs.LEFT  # how the recorded stay ends in its correction, unless somebody says it otherwise
    kept_codes: tuple[str, ...] = ()  # other seats of who was found, where the walk saw no difference
    next_en: str = ""  # short names of who comes after the last day of its correction
    next_zh: str = ""
    onward: tuple[Onward, ...] = ()  # who goes on in its correction, in order
    is_met: bool = False  # unsettled, but recorded so by now: somebody was faster than the census

    @property
    def is_settled(self) -> bool:
        """Whether somebody corrected or explained it."""
        return self.resolution is not None


@dataclass(frozen=True, slots=True)
class CensusLine:
    """One unit of the walk as it is recorded on the day of the census, with what was found if it differs."""

    place: int  # in walking order, from 1
    floor_en: str
    floor_zh: str
    unit: UnitRow
    finding: FindingRow | None

    @property
    def id(self) -> int:
        """Lines are known by their unit."""
        return self.unit.id


@dataclass(frozen=True, slots=True)
class CensusSheet:
    """A census with all its units in walking order."""

    census: CensusRow
    lines: tuple[CensusLine, ...]

    @property
    def differences(self) -> tuple[CensusLine, ...]:
        """The lines with a finding, the unsettled ones first."""
        found = [line for line in self.lines if line.finding is not None]
        return tuple(sorted(found, key=lambda line: line.finding is not None and line.finding.is_settled))

    def line(self, unit_id: int) -> CensusLine | None:
        """The line of a unit; None when it is not on the sheet."""
        return next((line for line in self.lines if line.unit.id == unit_id), None)
