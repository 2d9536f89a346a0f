"""Every code list of the centre; their words in both languages are in word_tables.

Codes are what the database stores and what services pass about; the two names
are what people read (window, sheets, command line). Source: DOMAIN §1.
"""

import unicodedata
from enum import StrEnum

from jib_desk.rules.word_tables import WORDS, Lang, Word

__all__ = ["WORDS", "Lang", "Word"]


class UnitState(StrEnum):
    """What a unit is on a day; exclusive, and with RETIRED outside the usable plan."""

    OCCUPIED = "occupied"
    HELD = "held"
    VACANT = "vacant"
    OUT_OF_SERVICE = "out_of_service"
    RETIRED = "retired"


class AssignmentKind(StrEnum):
    OCCUPANCY = "occupancy"
    HOLD = "hold"
    OUT_OF_SERVICE = "out_of_service"


class EndedAs(StrEnum):
    """Why an assignment ended."""

    TRANSFER = "transfer"
    GRADUATED = "graduated"
    LEFT = "left"
    GIVEN_UP = "given_up"
    EXPIRED = "expired"
    TAKEN_UP = "taken_up"


class CompanyStage(StrEnum):
    """Where a company stands; derived from dates, never stored."""

    SCOUTED = "scouted"
    APPLICANT = "applicant"
    RESIDENT = "resident"
    SUPPORTED = "supported"
    GRADUATED = "graduated"
    LEFT = "left"


class Sector(StrEnum):
    DIGITISATION = "digitisation"
    ELECTRIFICATION = "electrification"
    SUSTAINABILITY = "sustainability"
    IOT = "iot"
    AUTONOMOUS_AI = "autonomous_ai"
    OTHER = "other"


class Layout(StrEnum):
    THEATRE = "theatre"
    CLASSROOM = "classroom"
    U_SHAPE = "u_shape"
    BOARDROOM = "boardroom"
    BANQUET = "banquet"
    COCKTAIL = "cocktail"
    TOUR = "tour"


class SpaceKind(StrEnum):
    OFFICE = "office"
    HALL = "hall"
    TRAINING = "training"
    MEETING = "meeting"
    BOOTH = "booth"
    DEMO = "demo"
    LOBBY = "lobby"
    STAFF = "staff"
    PANTRY = "pantry"
    RESTROOM = "restroom"
    CORE = "core"
    STORAGE = "storage"
    CORRIDOR = "corridor"


class BookingState(StrEnum):
    """`in_use` is derived from the clock for display; it may also be stored after a check-in."""

    TENTATIVE = "tentative"
    CONFIRMED = "confirmed"
    IN_USE = "in_use"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class EventType(StrEnum):
    TRAINING = "training"
    ROADSHOW = "roadshow"
    DEMO_DAY = "demo_day"
    SUMMIT = "summit"
    COMPETITION = "competition"
    NETWORKING = "networking"
    MENTOR_HOURS = "mentor_hours"
    BMW_MATCHING = "bmw_matching"
    FINANCE_DOCKING = "finance_docking"
    POLICY_BRIEFING = "policy_briefing"
    DELEGATION = "delegation"
    FIRE_DRILL = "fire_drill"


class ServiceType(StrEnum):
    TRAINING = "training"
    CONSULTING = "consulting"
    CLOUD_CREDIT = "cloud_credit"
    BMW_MATCHING = "bmw_matching"
    FINANCE_DOCKING = "finance_docking"
    MENTORING = "mentoring"


class ServiceProvider(StrEnum):
    """Who gave a service: one of the two sponsors, or another who is named with it."""

    BMW = "bmw"
    ALIBABA_CLOUD = "alibaba_cloud"
    OTHER = "other"


class VisitorCategory(StrEnum):
    GUEST = "guest"
    DELEGATION = "delegation"
    CANDIDATE = "candidate"
    VENDOR = "vendor"
    CONTRACTOR = "contractor"
    MENTOR_EXPERT = "mentor_expert"
    OFFICIAL = "official"
    PRESS = "press"


class ClosedBy(StrEnum):
    VISITOR = "visitor"
    DESK = "desk"
    SYSTEM = "system"


class VisitState(StrEnum):
    """Derived from the times of a visit and the clock."""

    EXPECTED = "expected"
    INSIDE = "inside"
    LEFT = "left"
    NO_SHOW = "no_show"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Role(StrEnum):
    RECEPTIONIST = "receptionist"
    MANAGER = "manager"
    AUDITOR = "auditor"
    SYSTEM = "system"


class Target(StrEnum):
    """The programme's targets."""

    COMPANIES_SUPPORTED = "companies_supported"
    COMPANIES_GIVEN_OFFICE = "companies_given_office"
    COMPANIES_DOCKED = "companies_docked"
    COMPANIES_REACHED = "companies_reached"
    PEOPLE_REACHED = "people_reached"


class AttachmentOf(StrEnum):
    """What a file can be attached to: the name of the table."""

    COMPANY = "company"
    AGREEMENT = "agreement"
    UNIT = "unit"
    CHECKLIST = "checklist"
    ACCESS_ITEM = "access_item"
    CENSUS = "census"
    CENSUS_FINDING = "census_finding"
    REPAIR = "repair"
    FLOOR = "floor"
    EVENT = "event"
    SAFETY_ITEM = "safety_item"
    VISITOR = "visitor"
    PARCEL = "parcel"
    LOST_ITEM = "lost_item"
    EVACUATION = "evacuation"
    PAPER_KIT = "paper_kit"


class SafetyKind(StrEnum):
    """A mark on the plan for the fire check."""

    EXTINGUISHER = "extinguisher"
    HYDRANT = "hydrant"
    EXIT = "exit"
    EXIT_SIGN = "exit_sign"
    EMERGENCY_LIGHT = "emergency_light"
    ALARM_BUTTON = "alarm_button"
    FIRST_AID = "first_aid"
    ASSEMBLY_POINT = "assembly_point"


class ScoutSource(StrEnum):
    """Who brought a company to the centre."""

    BMW = "bmw"
    ALIBABA_CLOUD = "alibaba_cloud"
    EVENT = "event"
    SELF = "self"


class ScoutDecision(StrEnum):
    """What was decided on a scouted company; stored, with its day."""

    OPEN = "open"
    INVITED = "invited"
    LATER = "later"
    DECLINED = "declined"


class WaitOutcome(StrEnum):
    """How waiting for a seat ended."""

    PLACED = "placed"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


class PipelineStep(StrEnum):
    """How far a company is on its way to a seat; derived, in this order."""

    SCOUTED = "scouted"
    INVITED = "invited"
    APPLIED = "applied"
    WAITING = "waiting"
    RESIDENT = "resident"


class ChecklistKind(StrEnum):
    OPENING = "opening"
    CLOSING = "closing"
    HANDOVER = "handover"
    MOVE_IN = "move_in"
    MOVE_OUT = "move_out"
    EVENT_WEEK = "event_week"
    EVENT_EVE = "event_eve"
    EVENT_DAY = "event_day"
    MONTH_END = "month_end"
    INSPECTION = "inspection"


class AccessKind(StrEnum):
    """What opens doors and is handed out."""

    CARD = "card"
    KEY = "key"
    REMOTE = "remote"


class AccessState(StrEnum):
    """Derived from the days of an access item."""

    ISSUED = "issued"
    RETURNED = "returned"
    LOST = "lost"


class CensusResult(StrEnum):
    """How what was found in a unit differs from what is recorded."""

    EMPTY = "empty"
    OTHER_COMPANY = "other_company"
    OCCUPIED = "occupied"
    EXTRA_DESKS = "extra_desks"
    FEWER_DESKS = "fewer_desks"
    OTHER = "other"


class CensusResolution(StrEnum):
    """What was done about a difference."""

    CORRECTED = "corrected"
    EXPLAINED = "explained"


def word(kind: str, code: str) -> Word:
    """The word of a code; an unknown code is shown as it is, so that old data stays readable."""
    return WORDS[kind].get(code, Word(code, code))


def code_of(kind: str, written: str) -> str | None:
    """The code that a person means by a word in either language, or by the code itself; None if none.

    Case, blanks and full-width forms do not matter.
    """

    def plain(text: str) -> str:
        return "".join(unicodedata.normalize("NFKC", text).casefold().split())

    wanted = plain(written)
    for code, names in WORDS[kind].items():
        if wanted in {plain(code), plain(names.en), plain(names.zh), plain(names.both())}:
            return code
    return None
