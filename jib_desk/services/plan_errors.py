"""What the editing of a plan refuses, beside what any plan refuses."""

from dataclasses import dataclass

from jib_desk.services.desk_error import DeskError


@dataclass
class PictureRefused(DeskError):
    """A picture that cannot lie under a plan.

    `why`: empty, too_large (`limit` in megabytes), too_many_pixels (`limit` in megapixels), format, damaged,
    animated, external (it would fetch something, `detail` says what), too_much (it repeats its parts without end).
    """

    code = "picture_refused"
    name: str
    why: str
    limit: int = 0
    detail: str = ""


@dataclass
class SpaceInUse(DeskError):
    """A space that was booked, repaired or written about stays: nothing that was used is deleted."""

    code = "space_in_use"
    space: str
    why: str  # bookings, closures, repairs, instructions
    count: int
