"""Companies, their contacts and their people."""

from dataclasses import dataclass
from datetime import date

from jib_desk.rules.words import CompanyStage, Sector
from jib_desk.services.rows.seats import AssignmentRow


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """One line of the list of companies, as of a day."""

    id: int
    uid: str
    version: int
    code: str
    name_zh: str
    name_en: str
    short_zh: str
    short_en: str
    uscc: str
    sector: Sector
    stage: CompanyStage
    headcount: int | None
    units: tuple[str, ...]
    until: date | None
    is_overstayed: bool
    notes: str


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person of a company, or of the centre's staff (`company_id` None). Hosts can be visited."""

    id: int
    uid: str
    version: int
    company_id: int | None
    name_zh: str
    name_en: str
    role: str
    phone: str
    email: str
    is_host: bool


@dataclass(frozen=True, slots=True)
class HeadcountRow:
    valid_from: date
    people: int


@dataclass(frozen=True, slots=True)
class CompanyDetail:
    company: CompanyRow
    contacts: tuple[ContactRow, ...]
    headcounts: tuple[HeadcountRow, ...]
    applied_on: date | None
    approved_on: date | None
    graduated_on: date | None
    left_on: date | None
    end_reason: str
    assignments: tuple[AssignmentRow, ...] = ()  # newest first


@dataclass(frozen=True, slots=True)
class HostHit:
    """A host found by name, phone or company. `contact_id` None: the company as such."""

    contact_id: int | None
    company_id: int | None
    name_zh: str
    name_en: str
    company_en: str
    company_zh: str
    phone: str
    units: tuple[str, ...]
