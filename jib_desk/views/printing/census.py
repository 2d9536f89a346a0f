"""The sheet for a walk round the seats: in walking order, with boxes to tick and lines for both signatures."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.sheet_words import HEADERS
from jib_desk.rules.words import UnitState, word
from jib_desk.views.item_models.census import NOBODY, recorded_desks
from jib_desk.views.printing.sheet import Cell, Column, Section, Sheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jib_desk.services.rows.census import CensusLine, CensusSheet
    from jib_desk.services.rows.centre import CentreRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.printing.preview import SheetPreview


def census_document(sheet: CensusSheet, centre: CentreRow) -> Sheet:
    """One table a floor; what was entered already stands among the remarks."""
    census = sheet.census
    columns = (
        Column(HEADERS["no"], 11),
        Column(HEADERS["seat"], 16),
        Column(PAPER["recorded"], share=1.5),
        Column(HEADERS["desks"], 15),
        Column(PAPER["census_fits"], 13),
        Column(PAPER["census_empty"], 14),
        Column(PAPER["census_other"], 13),
        Column(PAPER["desks_found"], 20),
        Column(HEADERS["remarks"], share=1.4),
    )
    floors = groupby(sheet.lines, key=lambda line: (line.unit.floor_id, line.floor_zh, line.floor_en))
    return Sheet(
        title=PAPER["census_sheet"],
        centre=centre.name_zh,
        lines=(
            f"{census.code}   ·   {census.counted_on:%Y-%m-%d}   ·   {census.counted_by}",
            PAPER["census_how"].both(),
        ),
        sections=tuple(
            Section(f"{zh} {en}".strip(), columns, tuple(_cells(line) for line in lines))
            for (_floor, zh, en), lines in floors
        ),
        sign=(PAPER["for_audit"], PAPER["for_centre"]),
        foot=census.code,
    )


def print_census(desk: DeskContext, sheet: CensusSheet, parent: QWidget) -> SheetPreview:
    """The preview of the sheet."""
    from jib_desk.views.printing.preview import SheetPreview  # Qt's printing takes time to load

    dialog = SheetPreview(census_document(sheet, desk.centre()), parent)
    dialog.open()
    return dialog


def _cells(line: CensusLine) -> tuple[Cell, ...]:
    return (
        Cell(str(line.place)),
        Cell(line.unit.code, is_strong=True),
        _recorded(line),
        Cell(str(recorded_desks(line))),
        *(Cell(is_box=True) for _ in range(3)),
        Cell(),
        _found(line),
    )


def _recorded(line: CensusLine) -> Cell:
    """What was recorded when the seat was walked to, also after it was corrected."""
    unit = line.unit
    then = line.finding.before if line.finding is not None else None
    if then is not None and then.is_of_company:
        known = then.company_zh or then.company_en or NOBODY
        return Cell(known, then.company_en if then.company_zh else "", is_strong=known != NOBODY)
    state = word("unit_state", unit.state)
    name = unit.company_zh or unit.company_en
    if not name:
        return Cell(state.both())
    is_lived_in = unit.state is UnitState.OCCUPIED
    held = "" if is_lived_in else f"{state.both()} · "
    return Cell(f"{held}{name}", unit.company_en if unit.company_zh else "", is_strong=is_lived_in)


def _found(line: CensusLine) -> Cell:
    """What was entered before the sheet was printed."""
    finding = line.finding
    if finding is None:
        return Cell()
    who = finding.company_zh or finding.company_en
    desks = "" if finding.desks is None else str(finding.desks)
    settled = f"✓ {word('census_resolution', finding.resolution).both()}" if finding.resolution is not None else ""
    said = " · ".join(part for part in (word("census_result", finding.result).both(), who, desks, settled) if part)
    return Cell(said, finding.note)
