"""What the plan can be coloured by beside the status: sector, end of the lease, crowding (head-count ÷ desks).

Pure: a unit's bucket in each mode, from plain facts. Colours themselves stand in the theme.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from jib_desk.rules.words import Sector, UnitState


class ColourMode(StrEnum):
    """By what units are coloured. PLAIN is no choice: the layers above it are what is looked at."""

    STATUS = "status"
    SECTOR = "sector"
    LEASE_END = "lease_end"
    CROWDING = "crowding"
    PLAIN = "plain"


CHOICES = (ColourMode.STATUS, ColourMode.SECTOR, ColourMode.LEASE_END, ColourMode.CROWDING)


class LeaseEnd(StrEnum):
    """When the lease of an occupied unit ends, counted from the day that is looked at; each day is in one of them."""

    OVER = "over"  # overstayed
    TODAY = "today"
    DAYS_30 = "days_30"
    DAYS_60 = "days_60"
    DAYS_90 = "days_90"
    LATER = "later"
    OPEN = "open"  # no end was agreed


class Crowding(StrEnum):
    """How full a company sits, over all its units."""

    OVER = "over_full"  # more people than desks
    FULL = "full"  # above 80 %, up to every desk
    FAIR = "fair"  # above 50 %
    ROOMY = "roomy"
    UNKNOWN = "unknown"  # nobody knows how many people, or there are no desks


NOT_OCCUPIED = "not_occupied"  # the bucket of every other unit, in every mode but the status

_LIMITS = ((30, LeaseEnd.DAYS_30), (60, LeaseEnd.DAYS_60), (90, LeaseEnd.DAYS_90))
_FULL, _FAIR = 80, 50  # per cent


def lease_end(days_left: int | None) -> LeaseEnd:
    """The bucket of an occupied unit; days to its last one, negative once it is past, None for an open end."""
    if days_left is None:
        return LeaseEnd.OPEN
    if days_left < 0:
        return LeaseEnd.OVER
    if days_left == 0:
        return LeaseEnd.TODAY
    return next((bucket for limit, bucket in _LIMITS if days_left <= limit), LeaseEnd.LATER)


def crowding(people: int | None, desks: int) -> Crowding:
    """The bucket of a company with so many people at so many desks."""
    if people is None or desks <= 0:
        return Crowding.UNKNOWN
    if people > desks:
        return Crowding.OVER
    if 100 * people > _FULL * desks:
        return Crowding.FULL
    return Crowding.FAIR if 100 * people > _FAIR * desks else Crowding.ROOMY


class Seated(Protocol):
    """What is asked of a unit."""

    @property
    def id(self) -> int: ...
    @property
    def state(self) -> UnitState: ...
    @property
    def company_id(self) -> int | None: ...
    @property
    def sector(self) -> str: ...
    @property
    def headcount(self) -> int | None: ...
    @property
    def desks(self) -> int: ...
    @property
    def days_left(self) -> int | None: ...


def desks_of_companies(units: Iterable[Seated]) -> Mapping[int, int]:
    """Company → desks of all the units that it occupies."""
    desks: defaultdict[int, int] = defaultdict(int)
    for unit in units:
        if unit.state is UnitState.OCCUPIED and unit.company_id is not None:
            desks[unit.company_id] += unit.desks
    return desks


def bucket(unit: Seated, mode: ColourMode, desks: Mapping[int, int]) -> str:
    """What a unit is counted and coloured as, in any mode but the status; `desks` as of `desks_of_companies`."""
    if mode is ColourMode.PLAIN:
        return ColourMode.PLAIN
    if unit.state is not UnitState.OCCUPIED:
        return NOT_OCCUPIED
    if mode is ColourMode.LEASE_END:
        return lease_end(unit.days_left)
    if mode is ColourMode.CROWDING:
        return crowding(unit.headcount, desks.get(unit.company_id or 0, 0))
    return unit.sector or Sector.OTHER


def buckets(mode: ColourMode) -> tuple[str, ...]:
    """The buckets of a mode in the order of its legend."""
    of_mode: Mapping[ColourMode, tuple[str, ...]] = {
        ColourMode.SECTOR: tuple(Sector),
        ColourMode.LEASE_END: tuple(LeaseEnd),
        ColourMode.CROWDING: tuple(Crowding),
    }
    return (*of_mode[mode], NOT_OCCUPIED) if mode in of_mode else ()
