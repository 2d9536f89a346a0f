"""What is refused about visits and who comes to whom; `errors` gives these to everybody."""

from dataclasses import dataclass
from datetime import datetime

from jib_desk.services.desk_error import DeskError
from jib_desk.services.rows.visitors import PlannedMatch


@dataclass
class ExpectedAlready(DeskError):
    """Whoever stands at the desk may be one of those planned for today: a person says which, or that it is nobody."""

    code = "expected_already"
    field = "name"
    visitor: str  # the likeliest
    count: int
    candidates: tuple[PlannedMatch, ...]


@dataclass
class ClockSetBack(DeskError):
    """It is earlier now than it was when this visit began: the time is asked for by hand, none is invented."""

    code = "clock_set_back"
    field = "left_at"
    visitor: str
    arrived_at: datetime
    now: datetime
    visit_id: int


@dataclass
class HostGone(DeskError):
    """A host who is not with his company any more."""

    code = "host_gone"
    field = "host"
    host: str


@dataclass
class TooLongAgo(DeskError):
    """Whoever comes back later than the centre's hours allow has a new visit.

    `why` is clock_set_back where by the clock he has not left yet.
    """

    code = "too_long_ago"
    visitor: str
    left_at: datetime
    hours: int
    why: str = ""


@dataclass
class BadgeInUse(DeskError):
    code = "badge_in_use"
    field = "badge"
    badge: str
    visitor: str
    since: datetime


@dataclass
class VisitClosed(DeskError):
    code = "visit_closed"
    visitor: str
    left_at: datetime | None  # None: closed by the system (`kind`), when the visitor left is unknown
    kind: str = ""


@dataclass
class VisitorForgotten(DeskError):
    """The record that was chosen was emptied: whoever it was about is nobody whom the centre knows."""

    code = "visitor_forgotten"
    field = "name"


@dataclass
class VisitOff(DeskError):
    """A planned visit that will not be any more: `kind` is "cancelled" or "refused".

    Why somebody was turned away is not said: he may stand at the desk and read it.
    """

    code = "visit_off"
    field = "name"
    visitor: str
    kind: str


@dataclass
class AlreadyInside(DeskError):
    code = "already_inside"
    visitor: str
    since: datetime
    badge: str


@dataclass
class InsideMeanwhile(DeskError):
    """A visit that is over was at the same time: nobody is inside twice."""

    code = "inside_meanwhile"
    field = "name"
    visitor: str
    since: datetime
    left_at: datetime


@dataclass
class BadgeWorn(DeskError):
    """Somebody who has left wore the badge at the same time."""

    code = "badge_worn"
    field = "badge"
    badge: str
    visitor: str
    since: datetime
    left_at: datetime
