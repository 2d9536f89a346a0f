"""Figures with what they are made of. Fractions are pairs (numerator, denominator), never rounded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jib_desk.rules.words import EndedAs
from jib_desk.services.rows.seats import UnitCounts

Fraction = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RoomUse:
    """Hours inside the opening hours of the period; gross with setup and teardown."""

    net_h: float
    gross_h: float


@dataclass(frozen=True, slots=True)
class EventFigures:
    """`registered` and `attended` are those of completed events without fire drills."""

    all: int
    completed: int
    completed_without_drill: int
    registered: int
    attended: int


@dataclass(frozen=True, slots=True)
class VisitFigures:
    """Visits, heads and distinct persons are three different numbers."""

    visits: int
    heads: int
    persons: int
    by_category: Mapping[str, int]  # visits
    peak_heads: int
    median_dwell_min: int | None
    system_closed: int


@dataclass(frozen=True, slots=True)
class OccupancyReport:
    """Every figure of DOMAIN §5 for a day and for the month up to it (average over its days)."""

    as_of: date
    month_start: date
    residents: int
    resident_headcount: int
    residents_by_sector: Mapping[str, int]
    units: UnitCounts
    seat_occupancy: Fraction
    committed: Fraction
    desk_occupancy: Fraction
    area_occupancy: tuple[float, float]  # m², whole where the areas are
    desk_utilisation: Fraction
    average_seat_occupancy: Fraction
    average_desk_occupancy: Fraction
    expiring: Mapping[int, tuple[str, ...]]  # 30, 60, 90 → company codes in order of end date
    crowded: tuple[str, ...]
    workdays: int
    open_hours: float
    rooms: Mapping[str, RoomUse]
    events: EventFigures
    visits: VisitFigures
    elapsed_days: Fraction
    pace: Mapping[str, Fraction]  # target → (actual, target)


@dataclass(frozen=True, slots=True)
class ChangePart:
    """One movement between two days. `change` is what it adds to the occupied units: +1, -1 or 0.

    `what` is a code of the words *coming_change*; `on` the first day in the new unit, the last in the old.
    """

    on: date
    what: str
    change: int
    unit_code: str
    from_unit_code: str  # of a transfer, else empty
    company_en: str
    company_zh: str
    ended_as: EndedAs | None
    note: str


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What leads from one day to another: occupied before plus all `change` is occupied after, exactly."""

    since: date
    until: date
    before: UnitCounts
    after: UnitCounts
    parts: tuple[ChangePart, ...]
