"""The dates of an invitation that comes again, before it is saved."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DateRow:
    """One date of a series: what the centre's calendar says of it, and whether it is left out for that."""

    day: date
    is_workday: bool = True
    closed: str | None = None  # why the whole centre is closed then; None where it is open
    is_left_out: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody is at the centre to be visited."""
        return self.is_workday and self.closed is None


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """All dates of a series in order, with those that are left out."""

    dates: tuple[DateRow, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """On which somebody is expected."""
        return tuple(row.day for row in self.dates if not row.is_left_out)
