"""What the page reads of a day: its frame (hours, closures, why it is closed) and which day is shown by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from jib_desk.rules import workdays
from jib_desk.rules.intervals import Span
from jib_desk.rules.utilisation import open_spans
from jib_desk.rules.words import Lang
from jib_desk.services.rows.bookings import BookingRow, ClosureRow
from jib_desk.views.bookings.day_view import DayFrame
from jib_desk.views.bookings.geometry import day_span
from jib_desk.views.item_models.days import locale_of

if TYPE_CHECKING:
    from jib_desk.views.context import DeskContext

_LOOK_AHEAD = 30  # no run of closed days is longer


@dataclass(frozen=True, slots=True)
class DayReading:
    """A day as it was read. `closed_why` is empty on a day that is open."""

    frame: DayFrame
    bookings: tuple[BookingRow, ...]
    closed_why: str


def read_day(desk: DeskContext, day: date) -> DayReading:
    """Everything that the page shows of a day."""
    services, zone = desk.services, desk.zone
    span = day_span(day, zone)
    closures = desk.read(lambda: services.bookings.closures(span.start, span.end))
    is_workday = desk.read(lambda: services.settings.is_workday(day))
    hours = _hours(desk, day)
    frame = DayFrame(day, span, zone, hours if is_workday else None, closures)
    shut = next((row for row in closures if row.room_id is None and _covers(row, hours)), None)
    why = shut.reason if shut else "" if is_workday else _day_off(day, desk.lang)
    return DayReading(frame, desk.read(lambda: services.bookings.day(day)), why)


def default_day(desk: DeskContext) -> date:
    """Today before closing or while a booking runs or is to come, else the next day that is open."""
    today, now = desk.today(), desk.clock.now()
    if any(row.live and now < row.ends_at for row in desk.read(lambda: desk.services.bookings.day(today))):
        return today
    for ahead in range(_LOOK_AHEAD):
        day = today + timedelta(days=ahead)
        if now < _hours(desk, day).end and desk.read(lambda day=day: desk.services.settings.is_workday(day)):
            return day
    return today


def frame_of_nothing(desk: DeskContext) -> DayFrame:
    """A frame to begin with, before anything was read: never the day that is read first."""
    before = desk.today() - timedelta(days=1)
    return DayFrame(before, day_span(before, desk.zone), desk.zone, None, ())


def _hours(desk: DeskContext, day: date) -> Span:
    centre = desk.centre()
    return open_spans([day], centre.opens, centre.closes, centre.zone)[0]


def _covers(closure: ClosureRow, hours: Span) -> bool:
    return closure.starts_at <= hours.start and hours.end <= closure.ends_at


def _day_off(day: date, lang: Lang) -> str:
    """The holiday, or the day of the week."""
    return workdays.holiday(day, lang) or locale_of(lang).dayName(day.isoweekday())
