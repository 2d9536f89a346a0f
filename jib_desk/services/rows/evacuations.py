"""Evacuations: whom to call in each company, and what the companies reported."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CallContact:
    """A person of a resident company who can be called."""

    contact_id: int
    name_zh: str
    name_en: str
    role: str
    phone: str
    is_warden: bool
    uid: str = ""


@dataclass(frozen=True, slots=True)
class CompanyCall:
    """One resident company on the call list, wardens first.

    `people` is its head-count, or the number of its known people where nobody counted. After a report `people_in`
    is how many were in by the company's own word and `people_out` how many of them are out.
    """

    company_id: int
    name_en: str
    name_zh: str
    units: tuple[str, ...]
    people: int
    contacts: tuple[CallContact, ...]
    people_out: int | None = None
    people_in: int | None = None
    told_at: datetime | None = None
    told_by: str = ""
    uid: str = ""

    @property
    def id(self) -> int:
        """What it is known by."""
        return self.company_id

    @property
    def has_reported(self) -> bool:
        """Whether the company has said how many are out."""
        return self.people_out is not None

    @property
    def missing(self) -> int:
        """People who are in by the company's word and not out; 0 until it has reported."""
        return 0 if self.people_out is None or self.people_in is None else self.people_in - self.people_out


@dataclass(frozen=True, slots=True)
class EvacuationRow:
    """An evacuation or a drill, from the alarm to the all-clear."""

    id: int
    uid: str
    version: int
    started_at: datetime
    cleared_at: datetime | None
    is_drill: bool
    note: str

    @property
    def is_open(self) -> bool:
        """Whether the all-clear has not been given."""
        return self.cleared_at is None


@dataclass(frozen=True, slots=True)
class EvacuationReport:
    """An evacuation with every company that was resident that day: who reported what, who is missing."""

    evacuation: EvacuationRow
    companies: tuple[CompanyCall, ...]

    @property
    def reported(self) -> tuple[CompanyCall, ...]:
        """Companies that reported."""
        return tuple(call for call in self.companies if call.has_reported)

    @property
    def silent(self) -> tuple[CompanyCall, ...]:
        """Companies of which nobody has heard."""
        return tuple(call for call in self.companies if not call.has_reported)

    @property
    def missing(self) -> tuple[CompanyCall, ...]:
        """Companies that reported somebody missing, the most first."""
        return tuple(sorted((call for call in self.companies if call.missing), key=lambda call: -call.missing))

    @property
    def people_out(self) -> int:
        """People reported out."""
        return sum(call.people_out or 0 for call in self.companies)

    @property
    def people_in(self) -> int:
        """People who were in, by the word of the companies that reported."""
        return sum(call.people_in or 0 for call in self.reported)

    @property
    def people_missing(self) -> int:
        """People reported missing."""
        return sum(call.missing for call in self.companies)

    @property
    def people_unheard(self) -> int:
        """Head-count of the companies of which nobody has heard."""
        return sum(call.people for call in self.silent)
