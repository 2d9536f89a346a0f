"""What is arranged before somebody comes: passes, invitations, and a pasted delegation before it is taken over."""

from dataclasses import dataclass
from datetime import date, datetime

from jib_desk.rules.passes import PassState
from jib_desk.services.rows.visitors import VisitorHit, VisitRow
from jib_desk.services.rows.watch import WatchDecision


@dataclass(frozen=True, slots=True)
class PassRow:
    """Lets one visit in, on its day, once. Nothing of it tells who comes."""

    visit_id: int
    code: str  # six digits
    qr_text: str
    valid_on: date
    used_at: datetime | None = None

    @property
    def state(self) -> PassState:
        """Ready or used."""
        return PassState.READY if self.used_at is None else PassState.USED


@dataclass(frozen=True, slots=True)
class PassFound:
    """Whom a pass lets in now."""

    visit: VisitRow
    valid: PassRow


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """Visits that belong together: a delegation's people (`kind` "delegation"), or one person's dates ("recurring")."""

    id: int
    kind: str
    title: str
    rule: str  # RFC 5545 RRULE, of dates
    visits: tuple[VisitRow, ...]
    already: int = 0  # who or what was expected already, and was not doubled


@dataclass(frozen=True, slots=True)
class AwaitedWith:
    """The visit by which somebody of a list is expected that day already: his own, or as `is_member` his leader's."""

    visit_id: int
    leader: str = ""
    unnamed: int = 0  # how many of the party have no name
    is_member: bool = False


@dataclass(frozen=True, slots=True)
class Guest:
    """One row of a delegation before it is taken over. `why` it would be left out is empty for whoever is taken."""

    line: int
    text: str  # what was pasted
    name_zh: str = ""
    name_latin: str = ""
    organisation: str = ""
    phone: str = ""
    role: str = ""
    is_leader: bool = False
    why: str = ""  # as rules.delegation has it, and: expected, not_invited
    known: VisitorHit | None = None
    awaited: AwaitedWith | None = None  # of whoever is expected
    another: str = ""  # than the member of a party named so: "said" by a person, "second" of that name in the list
    is_doubted: bool = False  # a name that says too little to tell whether he is on the watch list
    told: tuple[int, ...] = ()  # what GuestWatched noted of him, decided or not
    decision: WatchDecision | None = None  # about GuestWatched

    @property
    def name(self) -> str:
        """The name in either script."""
        return self.name_zh or self.name_latin

    @property
    def is_named(self) -> bool:
        """Whether somebody could come by this row."""
        return any(character.isalpha() for character in self.name)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """The booking that somebody who is invited comes to."""

    id: int
    subject: str
    room: str  # its code
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class DelegationPreview:
    """What a pasted list would become."""

    organisation: str
    guests: tuple[Guest, ...]  # in order of the lines, also what is left out
    unnamed: int = 0  # how many more come, as the text says it, than it names

    @property
    def taken(self) -> tuple[Guest, ...]:
        """Who would be expected."""
        return tuple(guest for guest in self.guests if not guest.why)
