"""What the layers of the plan say: rooms now, visitors and repairs at units, fire items and when they are due."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from jib_desk.rules.safety import Due, due_on_day
from jib_desk.rules.words import SafetyKind, UnitState, word
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.unit_faces import mark

if TYPE_CHECKING:  # what layers show is read when somebody looks at them
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from jib_desk.rules.words import Lang
    from jib_desk.services.rows.bookings import BookingRow, RoomRow
    from jib_desk.services.rows.plan_layers import PlanNow, RoomNow
    from jib_desk.services.rows.repairs import OpenPlaces, PlaceMark
    from jib_desk.services.rows.safety import SafetyRow
    from jib_desk.services.rows.seats import SpaceRow, UnitRow


class Layer(StrEnum):
    """What one looks at."""

    SEATS = "seats"
    NOW = "now"
    SAFETY = "safety"


class Tone(StrEnum):
    """How a note or badge is meant; the drawing gives each a colour and a shape."""

    BUSY = "busy"
    FREE = "free"
    CLOSED = "closed"
    VISITORS = "visitors"
    REPAIR = "repair"
    HAZARD = "hazard"


@dataclass(frozen=True, slots=True)
class RoomNote:
    """The line below a room's name, and shorter ways to say it."""

    texts: tuple[str, ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class Badge:
    """A small count at the corner of a unit or room."""

    text: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Sign:
    """A fire item: where (metres), what, how its check stands, and the words beside it ("" where all is in order)."""

    id: int
    floor_id: int
    x_m: float
    y_m: float
    kind: SafetyKind
    due: Due
    text: str


@dataclass(frozen=True, slots=True)
class LayerContent:
    """Everything that a layer puts over the plan of one floor or of all."""

    notes: Mapping[int, RoomNote] = field(default_factory=dict[int, RoomNote])  # by space
    badges: Mapping[int, tuple[Badge, ...]] = field(default_factory=dict[int, tuple[Badge, ...]])  # by unit
    room_badges: Mapping[int, tuple[Badge, ...]] = field(default_factory=dict[int, tuple[Badge, ...]])  # by space
    signs: tuple[Sign, ...] = ()


NOTHING = LayerContent()


# --- now ---------------------------------------------------------------------------------------


def now_content(
    now: PlanNow, spaces: Sequence[SpaceRow], units: Sequence[UnitRow], repairs: OpenPlaces, lang: Lang, zone: ZoneInfo
) -> LayerContent:
    """Rooms until when, visitors at the first unit of the company that they see, open repairs."""
    notes = {
        space.id: room_note(now.rooms[space.room_id], lang, zone)
        for space in spaces
        if space.room_id is not None and space.room_id in now.rooms
    }
    badges = _repair_badges(repairs.units)
    for unit_id, heads in visitors_at(now.visitors, units).items():
        badges[unit_id] = (Badge(str(heads), Tone.VISITORS), *badges.get(unit_id, ()))
    return LayerContent(notes, badges, _repair_badges(repairs.spaces))


def room_note(now: RoomNow, lang: Lang, zone: ZoneInfo) -> RoomNote:
    """Until 15:30 · OwlEye, free until 15:00, or why it is closed."""
    until = f"{_wall(now.until, zone)}" if now.until is not None else ""
    if now.closed_for is not None:
        closed = mark("room_closed", lang)
        return RoomNote(
            tuple(dict.fromkeys((f"{closed} · {now.closed_for}" if now.closed_for else closed, closed))), Tone.CLOSED
        )
    if not now.is_busy:
        free = mark("free", lang)
        return RoomNote((mark("free_until", lang, time=until), free) if until else (free,), Tone.FREE)
    who = _who(now.booking, lang) if now.booking is not None else ""
    said = mark("busy_until", lang, time=until)
    return RoomNote((f"{said} · {who}", said, until) if who else (said, until), Tone.BUSY)


def spoken_room(space: SpaceRow, note: RoomNote | None, lang: Lang) -> str:
    """What a screen reader says of a room."""
    busy = mark("in_use", lang) if note is not None and note.tone is Tone.BUSY else ""
    said = (_room_name(space, lang), busy, *(note.texts[0].split(" · ") if note is not None else ()))
    return ("，" if lang == "zh_CN" else ", ").join(part for part in said if part)


def _room_name(space: SpaceRow, lang: Lang) -> str:
    names = (space.name_zh, space.name_en) if lang == "zh_CN" else (space.name_en, space.name_zh)
    return next(name for name in (*names, word("space_kind", space.kind).said(lang)) if name)


def room_details(
    space: SpaceRow, room: RoomRow | None, now: RoomNow | None, coming: BookingRow | None, lang: Lang, zone: ZoneInfo
) -> tuple[str, ...]:
    """The lines of a room's card: its name, how it is now and for what, what comes next, how many it takes."""
    names = (space.name_zh, space.name_en) if lang == "zh_CN" else (space.name_en, space.name_zh)
    lines = [next(name for name in (*names, word("space_kind", space.kind).said(lang)) if name)]
    if now is not None:
        note = room_note(now, lang, zone)
        busy = (mark("in_use", lang),) if note.tone is Tone.BUSY else ()
        subject = now.booking.subject if now.booking is not None else ""
        said = (*busy, *note.texts[0].split(" · "), subject)
        lines.append(" · ".join(part for part in dict.fromkeys(said) if part))
    if coming is not None:
        said = dict.fromkeys((coming.subject, coming.booker(lang)))
        days = mark("next", lang, start=_wall(coming.starts_at, zone), end=_wall(coming.ends_at, zone))
        lines.append(" · ".join(part for part in (days, *said) if part))
    most = max(room.capacity.values(), default=0) if room is not None else 0
    if most:
        lines.append(mark("takes_one", lang) if most == 1 else mark("takes", lang, people=most))
    return tuple(lines)


def _who(booking: BookingRow, lang: Lang) -> str:
    """An event by its title, everything else by who booked."""
    names = (booking.subject, booking.booker(lang))
    return next((name for name in (names if booking.event_id is not None else reversed(names)) if name), "")


def visitors_at(visitors: Mapping[int, int], units: Sequence[UnitRow]) -> Mapping[int, int]:
    """Unit → visitors of its company; of several units the first has them all, so that the badges sum."""
    left = dict(visitors)
    found: dict[int, int] = {}
    for unit in sorted(units, key=lambda unit: unit.code):
        if unit.state is UnitState.OCCUPIED and unit.company_id in left:
            found[unit.id] = left.pop(unit.company_id)
    return found


def _wall(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"


# --- safety ------------------------------------------------------------------------------------


def safety_content(marks: Sequence[SafetyRow], repairs: OpenPlaces, on: date, lang: Lang) -> LayerContent:
    """Fire items with what is due, and where something is broken."""
    signs = tuple(
        Sign(
            item.id,
            item.floor_id,
            item.x_m,
            item.y_m,
            item.kind,
            due_on_day(item.due_on, on),
            sign_text(item, on, lang),
        )
        for item in marks
    )
    return LayerContent({}, _repair_badges(repairs.units), _repair_badges(repairs.spaces), signs)


def sign_text(item: SafetyRow, on: date, lang: Lang) -> str:
    """12 d over · in 8 d; nothing where all is in order, but the name of where to meet."""
    due = due_on_day(item.due_on, on)
    if item.due_on is not None and due is Due.OVERDUE:
        return mark("days_over", lang, days=(on - item.due_on).days)
    if item.due_on is not None and due is Due.SOON:
        left = (item.due_on - on).days
        return mark("today", lang) if left == 0 else mark("due_in", lang, days=left)
    return word("safety_kind", item.kind).said(lang) if item.kind is SafetyKind.ASSEMBLY_POINT else ""


def spoken_sign(sign: Sign, lang: Lang) -> str:
    """What a screen reader says of a fire item."""
    said = (word("safety_kind", sign.kind).said(lang), word("safety_due", sign.due).said(lang), sign.text)
    return ("，" if lang == "zh_CN" else ", ").join(part for part in said if part)


def sign_details(item: SafetyRow, on: date, lang: Lang) -> tuple[str, ...]:
    """The lines of a fire item's card: what and which, how its check stands, when it was and will be."""
    head = " · ".join(part for part in (item.label, word("safety_kind", item.kind).said(lang)) if part)
    lines = [head]
    due = due_on_day(item.due_on, on)
    if item.due_on is not None:
        said = sign_text(item, on, lang)
        lines.append(" · ".join(part for part in (word("safety_due", due).said(lang), said) if part))
        lines.append(mark("next_check", lang, day=short_day_text(item.due_on, lang)))
    if item.checked_on is not None:
        lines.append(mark("last_check", lang, day=short_day_text(item.checked_on, lang)))
    if item.note:
        lines.append(item.note)
    return tuple(lines)


def due_counts(marks: Iterable[SafetyRow], on: date) -> Mapping[Due, int]:
    """How many fire items stand how."""
    counts = dict.fromkeys(Due, 0)
    for item in marks:
        counts[due_on_day(item.due_on, on)] += 1
    return counts


def _repair_badges(places: Mapping[int, PlaceMark]) -> dict[int, tuple[Badge, ...]]:
    return {
        key: (Badge(str(place.count), Tone.HAZARD if place.is_hazard or place.is_overdue else Tone.REPAIR),)
        for key, place in places.items()
    }
