"""席位台账: every unit of the plan with what holds it on the day."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from jib_desk.excel.lists import Form
from jib_desk.excel.styles import Kind
from jib_desk.excel.writer import OutColumn
from jib_desk.rules.words import UnitState, word


@dataclass(frozen=True, slots=True)
class SeatLine:
    """`area` in m²; `days_left` from the day of the sheet to `end`, negative when overstayed, None for an open end.

    `company` is the holder as the sheet shows it, also of a hold; `remarks` a reason, a notice or the agreement's note.
    """

    seat: str
    zone: str
    area: float
    desks: int
    status: UnitState
    company: str
    start: date | None
    end: date | None
    days_left: int | None
    remarks: str


COLUMNS: Final[tuple[OutColumn[SeatLine], ...]] = (
    OutColumn("seat", Kind.TEXT, lambda line: line.seat, width=10),
    OutColumn("zone", Kind.TEXT, lambda line: line.zone, width=9),
    OutColumn("area", Kind.AREA, lambda line: line.area),
    OutColumn("desks", Kind.COUNT, lambda line: line.desks),
    OutColumn("status", Kind.TEXT, lambda line: state_text(line.status), width=20),
    OutColumn("company", Kind.TEXT, lambda line: line.company, width=34),
    OutColumn("start", Kind.DAY, lambda line: line.start),
    OutColumn("end", Kind.DAY, lambda line: line.end),
    OutColumn("days_left", Kind.COUNT, lambda line: line.days_left),
    OutColumn("remarks", Kind.NOTE, lambda line: line.remarks),
)


def state_text(state: UnitState) -> str:
    """The state as the sheets write it, and as their formulas count it."""
    return word("unit_state", state).both()


FORM: Final = Form[SeatLine]("seat_ledger", COLUMNS)
