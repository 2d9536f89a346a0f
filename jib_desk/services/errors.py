"""Everything that a service refuses, typed: a code and its parameters, never a sentence.

`phrases.py` turns them into sentences; `exit_code` is the command line's (2 bad use, 3 refused, 4 environment).
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jib_desk.services.admission_errors import (
    CompanyMerged,
    MergeUndecided,
    SeatsAtOnce,
    WaitingClosed,
    WaitsAlready,
)
from jib_desk.services.badge_errors import KitClosed, LineEntered
from jib_desk.services.care_errors import (
    AccessItemBack,
    AccessItemOut,
    CensusRunning,
    CensusUnsettled,
    ChecklistClosed,
    ChecklistOpen,
    EvacuationOver,
    EvacuationRunning,
    PeopleMissing,
    TooManyCards,
)
from jib_desk.services.check_errors import GuestWatched, PartyWatched, TermsNotAccepted, Watched, WorkPassOver
from jib_desk.services.company_errors import AgreementKnown, ServiceCancelled, StillSeated
from jib_desk.services.desk_error import DeskError
from jib_desk.services.message_errors import AddressRefused, MessageSettled, NoKeyring, NotAnsweredNow, NotTellable
from jib_desk.services.pass_errors import (
    BadgeNotWorn,
    GuestRefused,
    PassCalledOff,
    PassOfAnotherCentre,
    PassOfAnotherDay,
    PassReplaced,
    PassUnknown,
    PassUsed,
)
from jib_desk.services.plan_errors import PictureRefused, SpaceInUse
from jib_desk.services.privacy_errors import PersonInside
from jib_desk.services.reception_errors import NotForKiosk, PinLocked, PinWrong
from jib_desk.services.register_errors import EntryClosed, LoanOut, ParcelGone, ParcelHere, VehicleKnown
from jib_desk.services.seat_errors import LeavingUnnoted, StayOver, UnitRetires
from jib_desk.services.system_errors import (
    BackupRefused,
    Cancelled,
    DatabaseBusy,
    DatabaseReadOnly,
    DatabaseRefused,
    DatabaseReplaced,
    DatabaseUnreadable,
    DiskFull,
    FileExists,
    FileMissing,
    FileRefused,
    NotWritable,
    SystemRefused,
    Unforeseen,
    of_system,
)
from jib_desk.services.visit_errors import (
    AlreadyInside,
    BadgeInUse,
    BadgeWorn,
    ClockSetBack,
    ExpectedAlready,
    HostGone,
    InsideMeanwhile,
    TooLongAgo,
    VisitClosed,
    VisitOff,
    VisitorForgotten,
)

# Whoever refuses or explains knows one module of errors: this one.
__all__ = [
    "AccessItemBack",
    "AccessItemOut",
    "AddressRefused",
    "AgreementKnown",
    "AlreadyInside",
    "BackupRefused",
    "BadgeInUse",
    "BadgeNotWorn",
    "BadgeWorn",
    "Cancelled",
    "CensusRunning",
    "CensusUnsettled",
    "ChecklistClosed",
    "ChecklistOpen",
    "ClockSetBack",
    "CompanyMerged",
    "DatabaseBusy",
    "DatabaseReadOnly",
    "DatabaseRefused",
    "DatabaseReplaced",
    "DatabaseUnreadable",
    "DeskError",
    "DiskFull",
    "EntryClosed",
    "EvacuationOver",
    "EvacuationRunning",
    "ExpectedAlready",
    "FileExists",
    "FileMissing",
    "FileRefused",
    "GuestRefused",
    "GuestWatched",
    "HostGone",
    "InsideMeanwhile",
    "KitClosed",
    "LeavingUnnoted",
    "LineEntered",
    "LoanOut",
    "MergeUndecided",
    "MessageSettled",
    "NoKeyring",
    "NotAnsweredNow",
    "NotForKiosk",
    "NotTellable",
    "NotWritable",
    "ParcelGone",
    "ParcelHere",
    "PartyWatched",
    "PassCalledOff",
    "PassOfAnotherCentre",
    "PassOfAnotherDay",
    "PassReplaced",
    "PassUnknown",
    "PassUsed",
    "PeopleMissing",
    "PersonInside",
    "PictureRefused",
    "PinLocked",
    "PinWrong",
    "SeatsAtOnce",
    "ServiceCancelled",
    "SpaceInUse",
    "StayOver",
    "StillSeated",
    "SystemRefused",
    "TermsNotAccepted",
    "TooLongAgo",
    "TooManyCards",
    "Unforeseen",
    "UnitRetires",
    "VehicleKnown",
    "VisitClosed",
    "VisitOff",
    "VisitorForgotten",
    "WaitingClosed",
    "WaitsAlready",
    "Watched",
    "WorkPassOver",
    "of_system",
]


# --- input -----------------------------------------------------------------------------------


@dataclass
class ValueMissing(DeskError):
    code = "value_missing"
    name: str


@dataclass
class ValueRefused(DeskError):
    """A value that cannot be: `why` is a code such as too_long, control_character, not_positive."""

    code = "value_refused"
    name: str
    why: str
    value: str = ""


@dataclass
class EndBeforeStart(DeskError):
    code = "end_before_start"
    field = "end"
    start: date | datetime
    end: date | datetime


@dataclass
class NotFound(DeskError):
    code = "not_found"
    kind: str
    key: str


@dataclass
class Stale(DeskError):
    """Somebody else changed the record since it was read; `differences` is column → (read, now)."""

    code = "stale"
    kind: str
    key: int
    differences: dict[str, tuple[Any, Any]]


@dataclass
class NotAllowed(DeskError):
    code = "not_allowed"
    action: str
    role: str


@dataclass
class NeedsReason(DeskError):
    code = "needs_reason"
    field = "reason"
    action: str


# --- seats -----------------------------------------------------------------------------------


@dataclass
class SeatTaken(DeskError):
    """`holder` is the company's name, or the reason for a unit out of service. Until None = open end."""

    code = "seat_taken"
    field = "unit"
    unit: str
    holder: str
    kind: str
    start: date
    until: date | None


@dataclass
class SeatOverstayed(DeskError):
    """The unit's company is past its end and has not left: ask before assigning."""

    code = "seat_overstayed"
    field = "unit"
    unit: str
    holder: str
    ended: date


@dataclass
class SeatOccupiedToday(DeskError):
    """An occupied unit cannot be retired."""

    code = "seat_in_use"
    field = "unit"
    unit: str
    holder: str
    until: date | None


@dataclass
class PlanRefused(DeskError):
    """A plan file that cannot be: `why` is a code, `place` where in the file or on the floor."""

    code = "plan_refused"
    why: str
    place: str


# --- companies -------------------------------------------------------------------------------


@dataclass
class CompanyKnown(DeskError):
    """A company with this USCC is there already."""

    code = "company_known"
    field = "uscc"
    uscc: str
    company: str


# --- bookings --------------------------------------------------------------------------------


@dataclass
class RoomTaken(DeskError):
    """What is in the way, setup and teardown included (`blocked_from` … `blocked_until`)."""

    code = "room_taken"
    field = "room"
    room: str
    subject: str
    booked_by: str
    starts: datetime
    ends: datetime
    blocked_from: datetime
    blocked_until: datetime


@dataclass
class RoomClosed(DeskError):
    code = "room_closed"
    field = "room"
    room: str
    reason: str
    starts: datetime
    ends: datetime


@dataclass
class OverFireLimit(DeskError):
    code = "over_fire_limit"
    field = "headcount"
    room: str
    headcount: int
    limit: int


@dataclass
class BookingsInTheWay(DeskError):
    """A closure over existing bookings: deal with these first."""

    code = "bookings_in_the_way"
    room: str
    references: tuple[str, ...]


@dataclass
class WallTimeRefused(DeskError):
    """A wall time that does not exist or exists twice in the centre's zone."""

    code = "wall_time"
    field = "start"
    wall: str
    why: str


# --- journal ---------------------------------------------------------------------------------


@dataclass
class UndoRefused(DeskError):
    """`why` is a variant of the sentence in `phrase_book`: changed_since, place_taken, came_again and others."""

    code = "undo_refused"
    entry: int
    why: str
    detail: str = ""


# --- workbooks -------------------------------------------------------------------------------


@dataclass
class WorkbookRefused(DeskError):
    """`why` is a code of excel.guard (password, xls, html, bomb, damaged, …)."""

    code = "workbook_refused"
    path: str
    why: str
    detail: str = ""


@dataclass
class SheetNotFound(DeskError):
    code = "sheet_not_found"
    exit_code = 2
    sheet: str
    sheets: tuple[str, ...]


@dataclass
class SheetsUnclear(DeskError):
    """Several sheets hold a ledger (one for each month, say): a person chooses."""

    code = "sheets_unclear"
    exit_code = 2
    sheets: tuple[str, ...]


@dataclass
class HeaderNotFound(DeskError):
    code = "header_not_found"
    sheet: str


@dataclass
class RowsRefused(DeskError):
    """An import with refused rows and no leave to skip them: nothing was written."""

    code = "rows_refused"
    count: int


@dataclass
class PreviewOutdated(DeskError):
    """The centre was changed since the preview was made: it would no longer be what is committed."""

    code = "preview_outdated"
