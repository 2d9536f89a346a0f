"""The floor plan, its units and what is assigned to them, as plain values for views and sheets."""

from dataclasses import dataclass
from datetime import date

from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import AssignmentKind, EndedAs, SpaceKind, UnitState
from jib_desk.services.rows.safety import SafetyRow


@dataclass(frozen=True, slots=True)
class FloorRow:
    """A floor in metres; origin top left, y down."""

    id: int
    code: str
    name_en: str
    name_zh: str
    width_m: float
    height_m: float


@dataclass(frozen=True, slots=True)
class SpaceRow:
    """Everything drawn that is no office unit; `room_id` when it can be booked."""

    id: int
    floor_id: int
    code: str
    kind: SpaceKind
    shape: Shape
    doors: tuple[tuple[float, float], ...]
    name_en: str
    name_zh: str
    room_id: int | None


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit on one day: its layout then, and its state then.

    `until` is the last day of what holds the unit (None = open end); `days_left` counts from the
    day asked about to `until`, negative when overstayed. `assignment_id` is what holds it.
    """

    id: int
    version: int
    code: str
    zone: str
    floor_id: int
    shape: Shape
    doors: tuple[tuple[float, float], ...]
    desks: int
    area_m2: float
    state: UnitState
    is_overstayed: bool
    is_ending: bool  # occupied, ends within 30 days and not renewed
    notice_given: bool
    is_crowded: bool  # over all units of the company
    assignment_id: int | None
    company_id: int | None
    company_code: str
    company_en: str  # short names
    company_zh: str
    sector: str
    headcount: int | None
    since: date | None
    until: date | None
    days_left: int | None
    reason: str  # of a hold or of out of service
    vacant_since: date | None
    retires_on: date | None = None  # the first day on which it is off the plan; planned when it is still to come


@dataclass(frozen=True, slots=True)
class AssignmentRow:
    """One assignment. Days are inclusive; `ends_on` None = open; `vacated_on` what happened."""

    id: int
    uid: str
    version: int
    unit_id: int
    unit_code: str
    kind: AssignmentKind
    company_id: int | None
    company_code: str
    company_en: str
    company_zh: str
    starts_on: date
    ends_on: date | None
    vacated_on: date | None
    ended_as: EndedAs | None
    notice_on: date | None
    agreement: str
    note: str
    live: bool
    agreement_ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Days (inclusive, `end` None = open) that a command wants of a unit.

    `besides` are assignments that the command changes itself. Only a hold lets an overstayed company stay.
    """

    unit_id: int
    start: date
    end: date | None
    besides: frozenset[int] = frozenset()
    is_hold: bool = False


@dataclass(frozen=True, slots=True)
class FreeUnit:
    """A unit that is free from `first` on for as long as was wished, and stays so until `last` (None = for good)."""

    unit_id: int
    code: str
    desks: int
    area_m2: float
    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class UnnotedEnd:
    """An overstay that is over because somebody else came or the unit was closed: nobody said when they left.

    `last` is the day before that; `id` is that of the assignment.
    """

    id: int
    unit_id: int
    unit_code: str
    company_en: str
    company_zh: str
    ends_on: date
    last: date


@dataclass(frozen=True, slots=True)
class UnitDetail:
    """What the side panel shows of a unit on a day."""

    unit: UnitRow
    current: AssignmentRow | None
    coming: tuple[AssignmentRow, ...]
    history: tuple[AssignmentRow, ...]  # newest first
    contact_name: str
    contact_phone: str
    opened_on: date
    also_in: tuple[str, ...] = ()  # the other units that the company occupies that day
    moves_to: str = ""  # where it goes on the day after its last, when that is arranged
    unnoted: tuple[UnnotedEnd, ...] = ()  # who was past their end here until somebody else came


@dataclass(frozen=True, slots=True)
class ComingChange:
    """One line of *Coming changes*.

    `what`: move_in, move_out (noted or announced), agreement_ends (merely agreed), overstay_ends (somebody else comes),
    transfer, hold_starts, hold_ends, closed, reopened; of the unit itself: opened, retired, renumbered. `from_code` is
    the unit that was left, or the number that the unit had.
    """

    on: date
    unit_id: int
    unit_code: str
    company_en: str
    company_zh: str
    what: str
    from_code: str = ""
    reason: str = ""  # of a closure, or of a hold


@dataclass(frozen=True, slots=True)
class PlanRow:
    """Everything the plan page draws for a day."""

    on: date
    floors: tuple[FloorRow, ...]
    spaces: tuple[SpaceRow, ...]
    units: tuple[UnitRow, ...]
    marks: tuple[SafetyRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Occupied and usable units from this day on, until the next point."""

    on: date
    occupied: int
    usable: int


@dataclass(frozen=True, slots=True)
class UnitCounts:
    total: int
    usable: int
    occupied: int
    overstayed: int
    ending: int
    held: int
    vacant: int
    out_of_service: int
