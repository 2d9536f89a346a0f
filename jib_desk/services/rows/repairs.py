"""Repairs as plain values: what is broken where, who mends it, and which places have something open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jib_desk.rules.words import SpaceKind


@dataclass(frozen=True, slots=True)
class RepairRow:
    """One repair. A place is a unit, a space, or only said in words (`place`).

    `days_over` counts the days past `due_on` while it is open. `assignment_id` is the closure of its unit, when that
    was taken out of service for it; `is_unit_closed` says that this still holds today or later.
    """

    id: int
    uid: str
    version: int
    unit_id: int | None
    unit_code: str
    space_id: int | None
    space_code: str
    space_kind: SpaceKind | None
    space_en: str
    space_zh: str
    place: str
    what: str
    reported_on: date
    assigned_to: str
    due_on: date | None
    closed_on: date | None
    outcome: str
    is_hazard: bool
    days_over: int
    assignment_id: int | None
    is_unit_closed: bool
    photos: int

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to mend it."""
        return self.closed_on is None

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been mended by now."""
        return self.days_over > 0


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """What is open in one unit or room: how many repairs, and whether one of them is late or a hazard."""

    count: int
    is_overdue: bool
    is_hazard: bool


@dataclass(frozen=True, slots=True)
class OpenPlaces:
    """Units and spaces with open repairs, by their ids: the marks on the plan."""

    units: Mapping[int, PlaceMark] = field(default_factory=dict[int, PlaceMark])
    spaces: Mapping[int, PlaceMark] = field(default_factory=dict[int, PlaceMark])
