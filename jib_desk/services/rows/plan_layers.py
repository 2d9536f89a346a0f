"""What the plan shows beside its seats: rooms and visitors now, and whom a search means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the plan is shown before any booking is read
    from collections.abc import Mapping
    from datetime import datetime

    from jib_desk.services.rows.bookings import BookingRow


@dataclass(frozen=True, slots=True)
class RoomNow:
    """A room at an instant. `until` is aware UTC, None when nothing changes before the day ends."""

    room_id: int
    is_busy: bool
    until: datetime | None
    booking: BookingRow | None = None  # what it is in use for, or made ready for
    closed_for: str | None = None  # the reason, when it is closed


@dataclass(frozen=True, slots=True)
class PlanNow:
    """The centre at an instant: rooms by their ids, visitors inside by the company that they see.

    `events` are the titles of what takes place now, in a room or in the whole centre.
    """

    at: datetime
    rooms: Mapping[int, RoomNow]
    visitors: Mapping[int, int]
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a search on the plan means."""

    companies: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    sectors: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class CallRow:
    """Whom to call of a company."""

    name: str
    phone: str
