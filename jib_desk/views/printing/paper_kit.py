"""The paper kit for an outage: numbered lines to write on, whom to call of each company, and who sits where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.sheet_words import HEADERS
from jib_desk.rules.words import word
from jib_desk.views.printing.paper import Paper
from jib_desk.views.printing.sheet import Cell, Column, Section, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from jib_desk.services.rows.centre import CentreRow
    from jib_desk.services.rows.evacuations import CompanyCall
    from jib_desk.services.rows.paper_kits import KitPaper, KitRow
    from jib_desk.services.rows.seats import UnitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.printing.preview import SheetPreview

FOLDER = "paper-kits"  # beside the database
KEPT = 14  # of the newest: the sheets hold phones


def paper_kit(paper: KitPaper, units: Sequence[UnitRow], centre: CentreRow) -> Sheet:
    """The sheets of a kit; what is written on them is entered line by line afterwards."""
    kit = paper.kit
    printed = f"{kit.printed_at.astimezone(centre.zone):%Y-%m-%d %H:%M}"
    return Sheet(
        title=PAPER["paper_kit"],
        centre=centre.name_zh,
        lines=(
            f"{kit.code}   ·   {PAPER['printed'].both()} {printed}   ·   {PAPER['day'].zh} Date ____________",
            PAPER["kit_how"].zh,
            PAPER["kit_how"].en,
        ),
        sections=(_lines(kit), _phones(paper.companies), _seats(units)),
        foot=kit.code,
    )


def sheet_of(desk: DeskContext, kit: KitRow) -> Sheet:
    """The sheets of a kit as things stand now."""
    services = desk.services
    paper = desk.read(lambda: services.paper_kits.paper(kit.id))
    return paper_kit(paper, desk.read(lambda: services.plans.plan(desk.today())).units, desk.centre())


def preview_kit(desk: DeskContext, kit: KitRow, parent: QWidget) -> SheetPreview:
    """The preview of a kit."""
    from jib_desk.views.printing.preview import SheetPreview  # Qt's printing takes time to load

    dialog = SheetPreview(sheet_of(desk, kit), parent)
    dialog.open()
    return dialog


def keep_kit(sheet: Sheet, kit: KitRow, database: Path) -> Path:
    """The kit as a PDF beside the database, for its owner alone; of older ones the newest stay. Raises OSError."""
    from jib_desk.views.printing.output import write_pdf

    folder = database.with_name(FOLDER)
    folder.mkdir(exist_ok=True)
    target = folder / f"{kit.code}.pdf"
    write_pdf(sheet, target)
    target.chmod(0o600)
    for old in sorted(folder.glob("K-*.pdf"))[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def _lines(kit: KitRow) -> Section:
    columns = (
        Column(HEADERS["no"], 12),
        Column(PAPER["badge"], 13),
        Column(PAPER["name"], share=1.4),
        Column(HEADERS["organisation"], share=1.1),
        Column(PAPER["host"], share=1.2),
        Column(PAPER["came"], 17),
        Column(PAPER["left"], 17),
    )
    badges = (*kit.badges, *[""] * kit.lines)
    rows = tuple(
        (Cell(str(line), is_strong=True), Cell(badges[line - 1], is_strong=True), *[Cell()] * 5)
        for line in range(1, kit.lines + 1)
    )
    return Section(f"{PAPER['visitors'].both()}  1–{kit.lines}", columns, rows, row_mm=Paper.WRITTEN_ROW_MM)


def _phones(companies: Sequence[CompanyCall]) -> Section:
    columns = (
        Column(HEADERS["company"], share=1.4),
        Column(PAPER["units"], 30),
        Column(PAPER["host_phones"], share=2),
    )
    rows: list[tuple[Cell, ...]] = []
    for company in companies:
        names = [name for name in dict.fromkeys((company.name_zh, company.name_en)) if name]
        called = [f"{person.name_zh or person.name_en} {person.phone}" for person in company.contacts if person.phone]
        rows.append(
            (Cell(" ".join(names), is_strong=True), Cell(" ".join(company.units)), Cell("   ·   ".join(called)))
        )
    return Section(PAPER["host_phones"].both(), columns, tuple(rows))


def _seats(units: Sequence[UnitRow]) -> Section:
    columns = (Column(PAPER["units"], 20), Column(HEADERS["company"], share=2), Column(HEADERS["status"], share=1))
    rows = tuple(
        (
            Cell(unit.code, is_strong=True),
            Cell(" ".join(dict.fromkeys(name for name in (unit.company_zh, unit.company_en) if name))),
            Cell(word("unit_state", unit.state).both()),
        )
        for unit in sorted(units, key=lambda unit: unit.code)
    )
    return Section(PAPER["seat_list"].both(), columns, rows)
