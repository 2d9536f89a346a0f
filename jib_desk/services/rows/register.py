"""The desk's register: parcels, loans, things found and missed, cars."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from jib_desk.rules.desk_words import LostKind, LostOutcome


class Telling(StrEnum):
    """Whether whoever a parcel is for knows of it."""

    NOBODY = "nobody"  # no message waits: there is no channel, or nobody to tell
    UNDERWAY = "underway"
    TOLD = "told"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ParcelRow:
    """One parcel. `days` are the days it lies here; `addressee` is the contact's name or what stands on it."""

    id: int
    version: int
    number: str
    carrier: str
    pieces: int
    company_id: int | None
    company_zh: str
    company_en: str
    contact_id: int | None
    addressee: str
    place: str
    received_at: datetime
    days: int
    telling: Telling
    told_at: datetime | None
    collected_at: datetime | None
    collected_by: str
    returned_at: datetime | None
    note: str

    @property
    def is_waiting(self) -> bool:
        """Whether it lies at the desk."""
        return self.collected_at is None and self.returned_at is None


@dataclass(frozen=True, slots=True)
class AddresseeHit:
    """Whom a parcel may be for: a company, or one of its people. `is_gone`: the company left the centre.

    `is_guess`: called not so, but nearly.
    """

    company_id: int | None
    company_zh: str
    company_en: str
    contact_id: int | None = None
    name_zh: str = ""
    name_en: str = ""
    is_gone: bool = False
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class ParcelCount:
    """What waits at the desk; `old` lie here for longer than `parcels.OLD_DAYS`."""

    parcels: int
    pieces: int
    old: int


@dataclass(frozen=True, slots=True)
class LoanRow:
    """A thing that somebody borrowed; `due_at` None = whenever."""

    id: int
    version: int
    item: str
    number: str
    company_id: int | None
    company_zh: str
    company_en: str
    holder: str
    phone: str
    lent_at: datetime
    due_at: datetime | None
    returned_at: datetime | None
    is_overdue: bool
    note: str


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A number plate for the gate, from a day to a day, both inclusive; None = until it is ended."""

    id: int
    version: int
    plate: str
    company_id: int | None
    company_zh: str
    company_en: str
    visit_id: int | None
    holder: str
    valid_from: date
    valid_until: date | None
    told_gate_at: datetime | None
    is_over: bool
    note: str


@dataclass(frozen=True, slots=True)
class LostRow:
    """A thing that was found, or that somebody misses. `likely` are open things of the other kind that may be it."""

    id: int
    version: int
    kind: LostKind
    what: str
    place: str
    kept_in: str
    seen_at: datetime
    person: str
    phone: str
    closed_at: datetime | None
    outcome: LostOutcome | None
    given_to: str
    note: str
    likely: tuple[str, ...] = ()
