"""场地预订表: one line per booking, in the centre's own time."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from jib_desk.excel.lists import Form
from jib_desk.excel.styles import Kind
from jib_desk.excel.writer import OutColumn
from jib_desk.rules.words import BookingState, Layout, word


@dataclass(frozen=True, slots=True)
class BookingLine:
    """Times are wall times of the centre; setup and teardown in minutes, outside of start and end."""

    day: date
    starts: time
    ends: time
    room: str
    subject: str
    booked_by: str
    contact: str
    people: int | None
    layout: Layout | None
    equipment: str
    catering: str
    setup_min: int
    teardown_min: int
    status: BookingState


FORM: Final = Form[BookingLine](
    "bookings",
    (
        OutColumn("date", Kind.DAY, lambda line: line.day),
        OutColumn("starts", Kind.TIME, lambda line: line.starts),
        OutColumn("ends", Kind.TIME, lambda line: line.ends),
        OutColumn("room", Kind.TEXT, lambda line: line.room),
        OutColumn("subject", Kind.TEXT, lambda line: line.subject, width=34),
        OutColumn("booked_by", Kind.TEXT, lambda line: line.booked_by, width=26),
        OutColumn("contact", Kind.TEXT, lambda line: line.contact),
        OutColumn("people", Kind.COUNT, lambda line: line.people),
        OutColumn("layout", Kind.TEXT, lambda line: line.layout and word("layout", line.layout).both(), width=20),
        OutColumn("equipment", Kind.NOTE, lambda line: line.equipment, width=20),
        OutColumn("catering", Kind.NOTE, lambda line: line.catering, width=20),
        OutColumn("setup", Kind.COUNT, lambda line: line.setup_min),
        OutColumn("teardown", Kind.COUNT, lambda line: line.teardown_min),
        OutColumn("status", Kind.TEXT, lambda line: word("booking_state", line.status).both(), width=18),
    ),
)
