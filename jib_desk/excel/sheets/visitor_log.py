"""访客登记表: one line per visit, in the centre's own time."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from jib_desk.excel.lists import Form
from jib_desk.excel.styles import Kind
from jib_desk.excel.writer import OutColumn
from jib_desk.rules.words import ClosedBy, VisitorCategory, word


@dataclass(frozen=True, slots=True)
class VisitLine:
    """Times are wall times of the centre; `party_size` counts the leader; no `time_out` when nobody knows it.

    `left_on` is the day of `time_out` where it is another one than that of coming.
    """

    day: date
    visitor: str
    organisation: str
    phone: str
    party_size: int
    category: VisitorCategory
    purpose: str
    host_company: str
    host: str
    time_in: time | None
    time_out: time | None
    closed_by: ClosedBy | None
    badge: str
    staff: str
    left_on: date | None = None


def _closed(line: VisitLine) -> str | None:
    """Who closed the visit, and on which day if it went over midnight."""
    if line.closed_by is None:
        return None
    said = word("closed_by", line.closed_by).both()
    return said if line.left_on is None else f"{said} · {line.left_on.isoformat()}"


FORM: Final = Form[VisitLine](
    "visitor_log",
    (
        OutColumn("date", Kind.DAY, lambda line: line.day),
        OutColumn("visitor", Kind.TEXT, lambda line: line.visitor, width=20),
        OutColumn("organisation", Kind.TEXT, lambda line: line.organisation, width=26),
        OutColumn("phone", Kind.TEXT, lambda line: line.phone),
        OutColumn("party_size", Kind.COUNT, lambda line: line.party_size),
        OutColumn("category", Kind.TEXT, lambda line: word("visitor_category", line.category).both(), width=22),
        OutColumn("purpose", Kind.NOTE, lambda line: line.purpose),
        OutColumn("host_company", Kind.TEXT, lambda line: line.host_company, width=24),
        OutColumn("host", Kind.TEXT, lambda line: line.host),
        OutColumn("in", Kind.TIME, lambda line: line.time_in),
        OutColumn("out", Kind.TIME, lambda line: line.time_out),
        OutColumn("closed_by", Kind.TEXT, _closed, width=18),
        OutColumn("badge", Kind.TEXT, lambda line: line.badge, width=12),
        OutColumn("staff", Kind.TEXT, lambda line: line.staff),
    ),
)
