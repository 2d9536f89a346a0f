"""Rooms, bookings, closures and events."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from jib_desk.rules.words import BookingState, EventType, Lang, Layout, SpaceKind


@dataclass(frozen=True, slots=True)
class RoomRow:
    id: int
    version: int
    code: str
    name_en: str
    name_zh: str
    kind: SpaceKind
    capacity: Mapping[Layout, int]
    fire_limit: int
    is_bookable: bool


@dataclass(frozen=True, slots=True)
class BookingRow:
    """A booking blocks `[blocks_from, blocks_until)` of its room; instants are aware UTC.

    `state` is what it is at the instant asked about (in use and completed derived from the clock).
    """

    id: int
    uid: str
    version: int
    reference: str
    room_id: int
    room_code: str
    subject: str
    company_id: int | None
    booked_by: str
    contact: str
    headcount: int | None
    layout: Layout | None
    equipment: str
    catering: str
    starts_at: datetime
    ends_at: datetime
    setup_min: int
    teardown_min: int
    blocks_from: datetime
    blocks_until: datetime
    state: BookingState
    live: bool
    event_id: int | None
    event_type: EventType | None
    note: str
    company_en: str = ""  # the company's short names where it booked under one of them, else empty
    company_zh: str = ""

    def booker(self, lang: Lang) -> str:
        """Who booked, in a language where the centre knows the company by both its names."""
        names = (self.company_zh, self.company_en) if lang == "zh_CN" else (self.company_en, self.company_zh)
        return next((name for name in names if name), self.booked_by)


@dataclass(frozen=True, slots=True)
class ClosureRow:
    """`room_id` None: the whole centre."""

    id: int
    version: int
    room_id: int | None
    starts_at: datetime
    ends_at: datetime
    reason: str


class BookingDetails(TypedDict, total=False):
    """What may be said of a booking beside what, where and when. Minutes; `headcount` None = not known."""

    company_id: int | None
    booked_by: str
    contact: str
    headcount: int | None
    layout: Layout | None
    equipment: str
    catering: str
    setup_min: int
    teardown_min: int
    note: str


class BookingFields(BookingDetails, total=False):
    """What may be changed of a booking. Times are aware instants or naive wall times of the centre."""

    room_id: int
    subject: str
    starts_at: datetime
    ends_at: datetime
    tentative: bool
    override_reason: str


@dataclass(frozen=True, slots=True)
class BookingMove:
    """Where one of several bookings is to go, all at once: `version` as it was read."""

    booking_id: int
    version: int
    room_id: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another place for a booking that found its slot taken. `why`: same_room, other_room, next_day."""

    room_id: int
    room_code: str
    starts_at: datetime
    ends_at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event is a booking with programme meaning, or site-wide (`booking_id` and `room_code` empty)."""

    id: int
    uid: str
    version: int
    code: str
    title: str
    type: EventType
    booking_id: int | None
    room_code: str
    starts_at: datetime
    ends_at: datetime
    organiser: str
    speaker: str
    places: int | None
    registered: int
    attended: int
    evidence: str
    state: BookingState
