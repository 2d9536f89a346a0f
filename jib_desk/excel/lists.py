"""A list as a workbook of its own: title, 截至 row, header, lines; then what it is and how its numbers are reckoned."""

# pyright: reportMissingTypeStubs=false

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final, Generic

from xlsxwriter.workbook import Workbook

from jib_desk.excel.saving import new_workbook
from jib_desk.excel.styles import Kind, Styles
from jib_desk.excel.writer import Line, Notice, OutColumn, SheetWriter, without_personal
from jib_desk.rules.metric_words import DEFINITIONS, PHRASES
from jib_desk.rules.sheet_words import SHEETS

HEADER_ROW: Final = 2  # from 0: the title and the 截至 row stand above
_DEFINITION_WIDTHS: Final = (34, 56, 60)
_WIDE: Final = 100


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a workbook says about itself. `made_at` is local time of the centre; `period` is inclusive.

    `journal_head` (NUMBER:HASH) is what a later check of the journal is held against.
    """

    centre_en: str
    centre_zh: str
    as_of: date
    made_at: datetime
    version: str
    made_by: str = ""
    period: tuple[date, date] | None = None
    filters: tuple[tuple[str, str], ...] = ()
    journal_head: str = ""

    @property
    def footer(self) -> str:
        """The line at the foot of every printed page."""
        return f"{self.centre_zh} · {self.as_of.isoformat()} · JIB Desk {self.version}"


@dataclass(frozen=True)
class Form(Generic[Line]):
    """A list of DOMAIN §4: its key in SHEETS and its columns in order."""

    key: str
    columns: tuple[OutColumn[Line], ...]

    @property
    def name(self) -> str:
        """The name on the sheet's tab."""
        return SHEETS[self.key].both()


@dataclass(frozen=True, slots=True)
class Saved:
    """A workbook that was written: its lines, and every text that could not be kept as it was."""

    path: Path
    rows: int
    notices: tuple[Notice, ...]


def write_list(
    path: Path, form: Form[Line], lines: Iterable[Line], imprint: Imprint, *, personal_data: bool = False
) -> Saved:
    """Write a list, with no cap on its rows and one row in memory. Raises OSError; the old file then stands."""
    columns = without_personal(form.columns, personal_data=personal_data)
    with new_workbook(path, is_list=True) as book:
        styles = Styles(book)
        notices: list[Notice] = []
        sheet = SheetWriter.added(book, form.name, styles, notices)
        head_lines(sheet, f"{imprint.centre_zh} {form.name}", imprint)
        sheet.header_row(HEADER_ROW, columns)
        count = sheet.lines(HEADER_ROW + 1, columns, lines)
        shown = sum(not column.is_hidden for column in columns)
        sheet.print_as_list(HEADER_ROW, HEADER_ROW + count, shown - 1, imprint.footer)
        write_definitions(SheetWriter.added(book, SHEETS["definitions"].both(), styles, notices), imprint)
        write_notices(book, styles, notices)
    return Saved(path, count, tuple(notices))


def head_lines(sheet: SheetWriter, title: str, imprint: Imprint) -> None:
    """The title and the 截至 row, which an import reads again."""
    sheet.text(0, 0, title, sheet.styles.title())
    sheet.text(1, 0, f"{PHRASES['as_of'].both()}：{imprint.as_of.isoformat()}", sheet.styles.dim())


def imprint_lines(imprint: Imprint) -> list[tuple[str, str]]:
    """What stands on the sheet of definitions about the workbook itself."""
    said = [
        ("as_of", imprint.as_of.isoformat()),
        ("period", " – ".join(day.isoformat() for day in imprint.period or ())),
        ("made_at", imprint.made_at.isoformat(timespec="seconds")),
        ("made_by", imprint.made_by),
        ("version", f"JIB Desk {imprint.version}"),
        ("journal", imprint.journal_head),
    ]
    lines = [(PHRASES[key].both(), value) for key, value in said if value]
    return lines + [(f"{PHRASES['filters'].both()}: {name}", value) for name, value in imprint.filters]


def write_definitions(sheet: SheetWriter, imprint: Imprint) -> None:
    """What the workbook is, and every definition of DOMAIN §5."""
    styles = sheet.styles
    for number, width in enumerate(_DEFINITION_WIDTHS):
        sheet.sheet.set_column(number, number, width)
    sheet.text(0, 0, imprint.centre_zh, styles.title())
    sheet.text(1, 0, imprint.centre_en, styles.dim())
    row = 3
    for name, value in imprint_lines(imprint):
        sheet.text(row, 0, name, styles.dim())
        sheet.text(row, 1, value, styles.kind(Kind.TEXT))
        row += 1
    row += 1
    for number, word in enumerate((PHRASES["metric"].both(), "定义", "Definition")):
        sheet.text(row, number, word, styles.header())
    for name, formula in DEFINITIONS:
        row += 1
        for number, text in enumerate((name.both(), formula.zh, formula.en)):
            sheet.note(row, number, text, _DEFINITION_WIDTHS[number])
    sheet.print_area(row, 2, imprint.footer)


def write_notices(book: Workbook, styles: Styles, notices: Sequence[Notice]) -> None:
    """A last sheet that names every text which could not be written as it was; none when all could."""
    if not notices:
        return
    sheet = SheetWriter.added(book, PHRASES["notices"].both(), styles, [])
    for number, key in enumerate(("sheet", "row", "column", "details")):
        sheet.text(0, number, PHRASES[key].both(), styles.header())
    sheet.sheet.set_column(0, 2, 20)
    sheet.sheet.set_column(3, 3, _WIDE)
    for row, notice in enumerate(list(notices), start=1):
        cells = (notice.sheet, str(notice.row), notice.column, PHRASES[notice.code].both())
        for number, value in enumerate(cells):
            sheet.text(row, number, value, styles.kind(Kind.TEXT))
