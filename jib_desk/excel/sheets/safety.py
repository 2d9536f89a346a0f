"""安全检查记录: one line per item that was inspected."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from jib_desk.excel.lists import Form
from jib_desk.excel.styles import Kind
from jib_desk.excel.writer import OutColumn


@dataclass(frozen=True, slots=True)
class SafetyLine:
    """`due` and `closed` belong to the hazard; `signed` names who signed."""

    day: date
    location: str
    item: str
    result: str
    hazard: str
    due: date | None
    closed: date | None
    inspector: str
    signed: str


FORM: Final = Form[SafetyLine](
    "safety",
    (
        OutColumn("date", Kind.DAY, lambda line: line.day),
        OutColumn("location", Kind.TEXT, lambda line: line.location),
        OutColumn("item", Kind.TEXT, lambda line: line.item, width=24),
        OutColumn("result", Kind.TEXT, lambda line: line.result),
        OutColumn("hazard", Kind.NOTE, lambda line: line.hazard),
        OutColumn("due", Kind.DAY, lambda line: line.due),
        OutColumn("closed", Kind.DAY, lambda line: line.closed),
        OutColumn("inspector", Kind.TEXT, lambda line: line.inspector),
        OutColumn("signed", Kind.TEXT, lambda line: line.signed),
    ),
)
