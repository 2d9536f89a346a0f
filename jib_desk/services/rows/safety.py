"""The marks of the fire check as plain values."""

from dataclasses import dataclass
from datetime import date

from jib_desk.rules.words import SafetyKind


@dataclass(frozen=True, slots=True)
class SafetyRow:
    """An exit, an extinguisher, the assembly point: a point of a floor in metres from its top left."""

    id: int
    version: int
    floor_id: int
    kind: SafetyKind
    x_m: float
    y_m: float
    label: str
    checked_on: date | None
    due_on: date | None  # the next check
    note: str
