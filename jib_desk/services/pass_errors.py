"""Why a pass lets nobody in; `errors` gives these to everybody. All belong at the field where the pass was typed."""

from dataclasses import dataclass
from datetime import date, datetime

from jib_desk.services.desk_error import DeskError


@dataclass
class PassUnknown(DeskError):
    """No pass has this code or token. `kind` is "code" for six digits that were typed, "cut_short" for half a scan."""

    code = "pass_unknown"
    field = "visitor"
    kind: str = ""


@dataclass
class PassOfAnotherCentre(DeskError):
    """What was scanned is another centre's: a pass, or where `kind` is "badge" a badge."""

    code = "pass_of_another_centre"
    field = "visitor"
    kind: str = ""


@dataclass
class PassOfAnotherDay(DeskError):
    """`why` is "past" or "coming"."""

    code = "pass_of_another_day"
    field = "visitor"
    valid_on: date
    why: str


@dataclass
class PassUsed(DeskError):
    code = "pass_used"
    field = "visitor"
    visitor: str
    used_at: datetime


@dataclass
class PassReplaced(DeskError):
    """Another pass was made for this visit, or the visit was moved: this one is worth nothing any more."""

    code = "pass_replaced"
    field = "visitor"


@dataclass
class PassCalledOff(DeskError):
    """The visit is not to be: `kind` is "cancelled" or "refused"."""

    code = "pass_called_off"
    field = "visitor"
    visitor: str
    kind: str


@dataclass
class BadgeNotWorn(DeskError):
    """A badge that was scanned, and nobody inside wears it."""

    code = "badge_not_worn"
    field = "badge"
    badge: str


@dataclass
class GuestRefused(DeskError):
    """A row of a delegation that cannot be kept: `line` as in what was pasted, `why` as in ValueRefused."""

    code = "guest_refused"
    line: int
    name: str
    why: str
