"""The only place where the program learns what time it is, and how long ago something was."""

import time
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class Clock(Protocol):
    """Gives the present instant, aware and in UTC, and a reading for spans of time."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        ...

    def steady(self) -> float:
        """Seconds since a moment that is nobody's business: nobody sets this reading forward or back."""
        ...


class SystemClock:
    """The workstation's clock."""

    def now(self) -> datetime:
        """The present instant in UTC, to the second: instants are stored as whole seconds."""
        return datetime.now(UTC).replace(microsecond=0)

    def steady(self) -> float:
        """Seconds since this workstation was started."""
        return time.monotonic()


class FixedClock:
    """A clock that stands until it is moved: for tests, the sample centre and `--on`."""

    def __init__(self, at: datetime) -> None:
        self.at = at.astimezone(UTC)
        self._set_by = timedelta()

    def now(self) -> datetime:
        """The instant it was set to."""
        return self.at

    def steady(self) -> float:
        """Seconds that passed: `at` moved, but by nobody's hand."""
        return (self.at - self._set_by).timestamp()

    def set_by(self, span: timedelta) -> None:
        """Somebody sets the workstation's clock, forward or back; no time passes by that."""
        self.at += span
        self._set_by += span


def local_day(clock: Clock, zone: ZoneInfo) -> date:
    """Today's date where the centre is."""
    return clock.now().astimezone(zone).date()
