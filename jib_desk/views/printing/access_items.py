"""The list of cards and keys on paper, as auditors ask for it: number, holder, company, and room to sign."""

from collections.abc import Sequence
from datetime import date

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.sheet_words import HEADERS
from jib_desk.rules.words import AccessState, word
from jib_desk.services.rows.access import AccessRow
from jib_desk.services.rows.centre import CentreRow
from jib_desk.views.printing.sheet import Cell, Column, Section, Sheet


def access_items(rows: Sequence[AccessRow], on: date, centre: CentreRow) -> Sheet:
    """The rows as they are shown, one table for each state that is among them."""
    columns = (
        Column(PAPER["seen"], 13),
        Column(PAPER["number"], 30),
        Column(PAPER["item"], 26),
        Column(PAPER["holder"], share=1.2),
        Column(HEADERS["company"], share=1),
        Column(PAPER["day"], 24),
        Column(HEADERS["remarks"], share=0.8),
    )
    sections: list[Section] = []
    for state in AccessState:
        theirs = [row for row in rows if row.state is state]
        if theirs:
            heading = f"{word('access_state', state).both()}  {len(theirs)}"
            sections.append(Section(heading, columns, tuple(_cells(row) for row in theirs)))
    return Sheet(
        title=PAPER["access_items"],
        centre=centre.name_zh,
        lines=(f"{PAPER['as_of'].both()} {on:%Y-%m-%d}   ·   {len(rows)}",),
        sections=tuple(sections),
        sign=(PAPER["counted_by"], HEADERS["signed"]),
    )


def _cells(row: AccessRow) -> tuple[Cell, ...]:
    names = dict.fromkeys(part for part in (row.holder_zh, row.holder_en) if part)
    companies = dict.fromkeys(part for part in (row.company_zh, row.company_en) if part)
    return (
        Cell(is_box=True),
        Cell(row.number, is_strong=True),
        Cell(word("access_kind", row.kind).zh, word("access_kind", row.kind).en),
        Cell(" ".join(names)),
        Cell(" ".join(companies)),
        Cell(f"{row.returned_on or row.lost_on or row.issued_on:%Y-%m-%d}"),
        Cell(row.note),
    )
