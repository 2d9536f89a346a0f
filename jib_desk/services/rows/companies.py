"""Companies, their contacts and their people."""

from dataclasses import dataclass
from datetime import date

from jib_desk.rules.lifecycle import Moment
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
    tags: tuple[str, ...] = ()
    founded_on: date | None = None
    applied_on: date | None = None
    former: tuple[str, ...] = ()  # code and names of each card that was merged into this one
    way: CompanyStage = CompanyStage.APPLICANT  # the stage on the way to a seat, which no service ends


@dataclass(frozen=True, slots=True)
class ReachFields:
    """How a contact is reached. `away_until` is the last day of an absence; no channel = the centre's first."""

    deputy_id: int | None = None
    away_until: date | None = None
    channel_id: int | None = None


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
    is_warden: bool = False  # counts the company's people at an evacuation
    is_active: bool = True
    reach: ReachFields = ReachFields()


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
    moments: tuple[Moment, ...] = ()  # the time line, newest first
    former: tuple[ContactRow, ...] = ()  # contacts who have gone


@dataclass(frozen=True, slots=True)
class VisitCounts:
    """Arrivals at a company in the last 365 days: `visits`, and the `heads` that they were."""

    visits: int
    heads: int


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
