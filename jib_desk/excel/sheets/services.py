"""服务台账: one line per service that a company was given."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from jib_desk.excel.lists import Form
from jib_desk.excel.styles import Kind
from jib_desk.excel.writer import OutColumn
from jib_desk.rules.words import ServiceType, word


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """`amount` in thousands of yuan."""

    day: date
    company: str
    type: ServiceType
    partner: str
    need: str
    result: str
    amount: float | None
    evidence: str


FORM: Final = Form[ServiceLine](
    "services",
    (
        OutColumn("date", Kind.DAY, lambda line: line.day),
        OutColumn("company", Kind.TEXT, lambda line: line.company, width=34),
        OutColumn("service_type", Kind.TEXT, lambda line: word("service_type", line.type).both(), width=26),
        OutColumn("partner", Kind.TEXT, lambda line: line.partner, width=22),
        OutColumn("need", Kind.NOTE, lambda line: line.need),
        OutColumn("result", Kind.NOTE, lambda line: line.result),
        OutColumn("amount", Kind.AREA, lambda line: line.amount),
        OutColumn("evidence", Kind.NOTE, lambda line: line.evidence),
    ),
)
