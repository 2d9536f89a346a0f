"""活动台账: one line per event; a site-wide event has no room."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from jib_desk.excel.lists import Form
from jib_desk.excel.styles import Kind
from jib_desk.excel.writer import OutColumn
from jib_desk.rules.words import EventType, word


@dataclass(frozen=True, slots=True)
class EventLine:
    """Times are wall times of the centre; `evidence` names the files that prove the attendance."""

    event: str
    type: EventType
    day: date
    starts: time
    ends: time
    room: str
    organiser: str
    speaker: str
    registered: int | None
    attended: int | None
    evidence: str


COLUMNS: Final[tuple[OutColumn[EventLine], ...]] = (
    OutColumn("event", Kind.TEXT, lambda line: line.event, width=34),
    OutColumn("event_type", Kind.TEXT, lambda line: word("event_type", line.type).both(), width=24),
    OutColumn("date", Kind.DAY, lambda line: line.day),
    OutColumn("starts", Kind.TIME, lambda line: line.starts),
    OutColumn("ends", Kind.TIME, lambda line: line.ends),
    OutColumn("room", Kind.TEXT, lambda line: line.room),
    OutColumn("organiser", Kind.TEXT, lambda line: line.organiser, width=26),
    OutColumn("speaker", Kind.TEXT, lambda line: line.speaker),
    OutColumn("registered", Kind.COUNT, lambda line: line.registered),
    OutColumn("attended", Kind.COUNT, lambda line: line.attended),
    OutColumn("evidence", Kind.NOTE, lambda line: line.evidence),
)

FORM: Final = Form[EventLine]("events", COLUMNS)
