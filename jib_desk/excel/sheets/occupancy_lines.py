"""The lines of the month's workbook, plain values in the centre's own time."""

from dataclasses import dataclass
from datetime import date

from jib_desk.excel.sheets.seat_ledger import SeatLine
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import Sector


@dataclass(frozen=True, slots=True)
class UnitLine(SeatLine):
    """A unit on the last day of the report: the seat ledger's line, and what the month's sheets add.

    `vacant_since` is a vacant unit's first free day, `shape` its place on the floor in metres.
    """

    english_name: str
    sector: Sector | None
    headcount: int | None
    agreement: str
    is_overstayed: bool
    is_ending: bool
    vacant_since: date | None
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class DayLine:
    """One day of the month: units and desks, occupied and usable."""

    day: date
    occupied: int
    usable: int
    desks_occupied: int
    desks_usable: int


@dataclass(frozen=True, slots=True)
class MovementLine:
    """What changed on a day; `what` is a code of the list `coming_change`."""

    day: date
    what: str
    seat: str
    company: str
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class ExpiringLine:
    """An occupying assignment that ends within 90 days and is not renewed; `days_left` counts to `end`."""

    code: str
    company: str
    seat: str
    end: date
    days_left: int
    remarks: str = ""


@dataclass(frozen=True, slots=True)
class RoomLine:
    """A bookable room; hours inside the opening hours of the month, gross with setup and teardown."""

    code: str
    name: str
    open_hours: float
    net_hours: float
    gross_hours: float
    bookings: int | None = None
    no_shows: int | None = None


@dataclass(frozen=True, slots=True)
class PlanSpaceLine:
    """Everything on the floor that is no unit, with its place in metres."""

    name: str
    shape: Shape
