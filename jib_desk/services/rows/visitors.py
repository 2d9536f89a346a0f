"""Visitors and their visits."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from jib_desk.rules.desk_words import HostAnswer
from jib_desk.rules.names import Fit
from jib_desk.rules.recognition import Why
from jib_desk.rules.words import ClosedBy, VisitorCategory, VisitState


class VisitorHit(NamedTuple):
    """A returning visitor found while typing; the phone is masked (`138****0001`).

    A tuple, since six are made at every key: a frozen dataclass of as many fields takes five times as long.

    `last_*` is what the form is filled with: the visit planned for today, else the last one.
    """

    visitor_id: int
    name_zh: str
    name_latin: str
    organisation: str
    masked_phone: str
    category: VisitorCategory
    visits: int
    last_visit_at: datetime | None
    last_host_id: int | None
    last_company_id: int | None
    last_host: str
    last_purpose: str
    expected_visit_id: int | None  # pre-registered for today
    last_host_phone: str = ""
    last_company_en: str = ""
    last_company_zh: str = ""
    inside_visit_id: int | None = None  # the person is inside now
    inside_since: datetime | None = None
    inside_badge: str = ""
    party_size: int = 1  # as planned for today
    fit: Fit = Fit.WHOLE  # how what was typed fits this person
    gone_host: str = ""  # whom he came to see the last time, who is not here any more


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One arrival. Times are aware UTC instants. `party_size` counts the leader."""

    id: int
    uid: str
    version: int
    visitor_id: int
    name_zh: str
    name_latin: str
    organisation: str
    masked_phone: str
    party_size: int
    category: VisitorCategory
    purpose: str
    company_id: int | None
    company_en: str
    company_zh: str
    host_id: int | None
    host: str
    expected_at: datetime | None
    arrived_at: datetime | None
    left_at: datetime | None
    closed_by: ClosedBy | None
    badge: str
    state: VisitState
    staff: str
    note: str
    host_phone: str = ""  # contacts of companies are shown in full to staff
    refused_reason: str = ""
    party_planned: int | None = None  # how many were said to come
    heads_left: int = 0  # of the party, who left before the others
    away_min: int = 0  # minutes outside between coming and going, on the same badge
    badge_is_out: bool = False  # the visit is closed, the badge did not come back
    instead_of: str = ""  # who was planned, where a colleague came in his stead
    host_answer: HostAnswer | None = None
    escort: str = ""
    invitation_id: int | None = None

    @property
    def is_to_somebody(self) -> bool:
        """Whether somebody is visited who can be told: a host, or a company of which nobody is named."""
        return self.host_id is not None or self.company_id is not None

    @property
    def heads_inside(self) -> int:
        """How many of the party are inside now."""
        return self.party_size - self.heads_left if self.state is VisitState.INSIDE else 0


@dataclass(frozen=True, slots=True)
class PlannedMatch:
    """A visit planned for today that may be the one of whoever stands at the desk.

    `member` is the position of somebody who is named in its party, and comes ahead of it.
    """

    visit: VisitRow
    score: int  # 0 to 100, as rules.recognition
    why: tuple[Why, ...]
    member: int | None = None
    member_name: str = ""


@dataclass(frozen=True, slots=True)
class HostCard:
    """Whom to call about a visitor: the host, and his deputy where he has one."""

    contact_id: int
    name: str
    phone: str
    deputy: str
    deputy_phone: str
    away_until: date | None  # last day of an absence that is not over
    is_active: bool


@dataclass(frozen=True, slots=True)
class PartyName:
    """Somebody of a party who is known by name."""

    position: int
    name_zh: str
    name_latin: str
    left_at: datetime | None


@dataclass(frozen=True, slots=True)
class PeakOfDay:
    """The most heads of visitors at once on a day, and when that was so first; None of a day without visits."""

    heads: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class InsideNow:
    """Inside now, always apart: heads of open visits, event guests without a visit, residents' head-count."""

    visitors: int
    event_guests: int
    residents: int
    fire_limit: int

    @property
    def total(self) -> int:
        """Everybody inside."""
        return self.visitors + self.event_guests + self.residents


@dataclass(frozen=True, slots=True)
class MusterLine:
    """One line of the muster roll. `group`: visitor, event, resident or unknown; `calls` whom to call of a company.

    `safe` heads of it are known to be out, and `is_safe` says that nobody of it is missed.
    """

    group: str
    name: str
    detail: str
    place: str
    heads: int
    since: datetime | None
    badge: str
    calls: tuple[str, ...] = ()
    safe: int = 0
    is_safe: bool = False


@dataclass(frozen=True, slots=True)
class MusterRoll:
    """Who is inside at an instant: certainly (open visits), and the counted rest.

    `missing` are those of whom nothing is known in an evacuation; None while there is none.
    """

    at: datetime
    inside: InsideNow
    lines: tuple[MusterLine, ...]
    missing: int | None = None
