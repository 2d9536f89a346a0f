"""What is refused about seats because of days that are to come, or are over; `errors` gives these to everybody."""

from dataclasses import dataclass
from datetime import date

from jib_desk.services.desk_error import DeskError


@dataclass
class UnitRetires(DeskError):
    """The unit is taken off the plan on a day, so nothing can hold it on that day or later."""

    code = "unit_retires"
    field = "unit"
    unit: str
    on: date


@dataclass
class LeavingUnnoted(DeskError):
    """A unit cannot be retired while nobody has noted that its company leaves, though its agreement ends before."""

    code = "leaving_unnoted"
    field = "unit"
    unit: str
    holder: str
    ends: date


@dataclass
class StayOver(DeskError):
    """Who is past the agreed end has nothing to move with: the stay is extended, or moved out of, first."""

    code = "stay_over"
    field = "unit"
    unit: str
    holder: str
    ended: date
