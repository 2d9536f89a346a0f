"""入驻企业台账: one line per company and seat; what is exported here is imported again as changes."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from jib_desk.excel.columns import IDENTITY, IDENTITY_HEADER
from jib_desk.excel.lists import Form
from jib_desk.excel.styles import Kind
from jib_desk.excel.writer import OutColumn
from jib_desk.rules.words import CompanyStage, Sector, Word, word
from jib_desk.rules.written import End

_OPEN_END: Final = "长期"


@dataclass(frozen=True, slots=True)
class TenantLine:
    """A company and one seat of it, or a company without a seat.

    `area` in m²; `end` is OPEN for an assignment without end, None without assignment; `identity` is the
    company's `uid@version`.
    """

    no: int
    company: str
    english_name: str
    uscc: str
    sector: Sector
    seat: str
    area: float | None
    desks: int | None
    headcount: int | None
    start: date | None
    end: date | End | None
    agreement: str
    contact: str
    phone: str
    status: CompanyStage
    remarks: str
    identity: str


def _end(line: TenantLine) -> date | str | None:
    return _OPEN_END if isinstance(line.end, End) else line.end


FORM: Final = Form[TenantLine](
    "tenant_ledger",
    (
        OutColumn("no", Kind.COUNT, lambda line: line.no, width=7),
        OutColumn("company", Kind.TEXT, lambda line: line.company, width=34),
        OutColumn("english_name", Kind.TEXT, lambda line: line.english_name, width=34),
        OutColumn("uscc", Kind.TEXT, lambda line: line.uscc, width=22),
        OutColumn("sector", Kind.TEXT, lambda line: word("sector", line.sector).both(), width=24),
        OutColumn("seat", Kind.TEXT, lambda line: line.seat, width=10),
        OutColumn("area", Kind.AREA, lambda line: line.area),
        OutColumn("desks", Kind.COUNT, lambda line: line.desks),
        OutColumn("headcount", Kind.COUNT, lambda line: line.headcount),
        OutColumn("start", Kind.DAY, lambda line: line.start),
        OutColumn("end", Kind.DAY, _end),
        OutColumn("agreement", Kind.TEXT, lambda line: line.agreement),
        OutColumn("contact", Kind.TEXT, lambda line: line.contact, width=14),
        OutColumn("phone", Kind.TEXT, lambda line: line.phone),
        OutColumn("status", Kind.TEXT, lambda line: word("company_stage", line.status).both()),
        OutColumn("remarks", Kind.NOTE, lambda line: line.remarks),
        OutColumn(IDENTITY, Kind.TEXT, lambda line: line.identity, title=Word(IDENTITY_HEADER, ""), is_hidden=True),
    ),
)
