"""The end of a day at the desk: who is still inside, of which running event, and which badges are out."""

from dataclasses import dataclass
from datetime import datetime

from jib_desk.services.rows.badges import BadgeRow
from jib_desk.services.rows.visitors import VisitRow


@dataclass(frozen=True, slots=True)
class RunningBooking:
    """A booking whose time runs now, setup and teardown included. Half-open: at `until` it is over."""

    booking_id: int
    title: str
    room: str
    until: datetime


@dataclass(frozen=True, slots=True)
class StillOpen:
    """An open visit; `booking_id` is that of the running booking it belongs to."""

    visit: VisitRow
    booking_id: int | None
    is_of_earlier_day: bool

    @property
    def id(self) -> int:
        """What it is known by."""
        return self.visit.id


@dataclass(frozen=True, slots=True)
class DayEnd:
    """What stands between the desk and the end of its day.

    `is_due` from the last booking's end on, and not before the last hour that the centre is open, while somebody is
    inside. Lines are in order of arrival.
    """

    at: datetime
    is_due: bool
    lines: tuple[StillOpen, ...]
    running: tuple[RunningBooking, ...]
    badges_out: tuple[BadgeRow, ...]

    @property
    def forgotten(self) -> tuple[StillOpen, ...]:
        """Visits of an earlier day, but for those of a booking that still runs."""
        return tuple(line for line in self.lines if line.is_of_earlier_day and line.booking_id is None)

    def all_but(self, booking_id: int | None) -> tuple[int, ...]:
        """The visits to be closed when those of one booking stay."""
        return tuple(line.id for line in self.lines if booking_id is None or line.booking_id != booking_id)
