"""What check-lists, cards and keys, evacuations and seat censuses refuse."""

from dataclasses import dataclass
from datetime import date, datetime

from jib_desk.services.desk_error import DeskError


@dataclass
class ChecklistOpen(DeskError):
    """The company has a list for this already."""

    code = "checklist_open"
    company: str
    due_on: date


@dataclass
class ChecklistClosed(DeskError):
    """The list was closed, with a reason or by its last tick (then `reason` is empty)."""

    code = "checklist_closed"
    reason: str


@dataclass
class AccessItemOut(DeskError):
    """A card or key of this number is with somebody."""

    code = "access_item_out"
    field = "number"
    number: str
    holder: str
    since: date


@dataclass
class AccessItemBack(DeskError):
    """The card or key was returned already."""

    code = "access_item_back"
    number: str
    on: date


@dataclass
class TooManyCards(DeskError):
    """The company would have more access cards than it may; a manager allows it with a reason."""

    code = "too_many_cards"
    field = "company"
    company: str
    out: int
    limit: int


@dataclass
class EvacuationRunning(DeskError):
    """One evacuation at a time."""

    code = "evacuation_running"
    since: datetime


@dataclass
class EvacuationOver(DeskError):
    """The all-clear was given: nothing is counted any more."""

    code = "evacuation_over"
    at: datetime


@dataclass
class PeopleMissing(DeskError):
    """The all-clear while somebody is missed asks for a word about it.

    `people` are reported missing by `companies`; `visitors` (heads, guests of events among them) are not ticked;
    `silent` companies have not been heard of. `kind` is "unfinished" where there are any of the last two.
    """

    code = "people_missing"
    field = "note"
    people: int
    companies: tuple[str, ...]
    visitors: int = 0
    silent: int = 0
    kind: str = ""


@dataclass
class CensusRunning(DeskError):
    """A seat census is being walked already: close it first."""

    code = "census_running"
    census: str


@dataclass
class CensusUnsettled(DeskError):
    """A seat census with differences that nobody corrected or explained: closing leaves them listed."""

    code = "census_unsettled"
    census: str
    count: int
