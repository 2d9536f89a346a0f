"""The only place where the program learns what time it is."""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Gives the present instant, aware and in UTC."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        ...


class SystemClock:
    """The workstation's clock."""

    def now(self) -> datetime:
        """The present instant in UTC, to the second: instants are stored as whole seconds."""
        return datetime.now(UTC).replace(microsecond=0)


class FixedClock:
    """A clock that stands until it is moved: for tests, the sample centre and `--on`."""

    def __init__(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at


def local_day(clock: Clock, zone: ZoneInfo) -> date:
    """Today's date where the centre is."""
    return clock.now().astimezone(zone).date()
