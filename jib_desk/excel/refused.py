"""Gives refused rows back: the person's own workbook with only those rows, each reason a comment at its cell.

What is mended there is imported again as it is.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false, reportMissingModuleSource=false
# openpyxl has no types.

import copy
from collections.abc import Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from jib_desk.excel import guard
from jib_desk.excel.faults import WorkbookFault
from jib_desk.excel.header import Header, data_rows
from jib_desk.excel.saving import beside, new_workbook
from jib_desk.excel.styles import REFUSED_FILL
from jib_desk.excel.workbook import CellFault, Sheet, Value
from jib_desk.excel.writer import put_text, writable

AUTHOR: Final = "JIB Desk"
LARGEST_AMENDED: Final = 300_000  # cells; openpyxl holds about half a kilobyte for each
_COMMENT_WIDTH, _COMMENT_HEIGHT = 320, 110  # pixels
_NO_VALUE: Final = "#N/A"

# Row number of the sheet → (header as written without white space, sentence); "" is the first column.
Reasons = Mapping[int, Sequence[tuple[str, str]]]
Rows = Sequence[tuple[int, list[Value]]]


def write_refused(source: Path, target: Path, sheet: Sheet, header: Header, reasons: Reasons) -> int:
    """Write the rows that have reasons; returns how many. `sheet` and `header` are what was read from `source`.

    Formulas become the values that were read, because a workbook saved without Excel would lose those; other sheets
    are kept but hidden, so that the refused one is what an import chooses. A workbook too large to be amended comes
    back as a plain one with the same header. Raises WorkbookFault when the source has gone bad meanwhile, OSError
    when it is not there or the target cannot be written.
    """
    guard.inspect(source)
    rows = [(number, values) for number, values in data_rows(sheet, header) if number in reasons]
    if sum(map(len, sheet.rows)) > LARGEST_AMENDED:
        _write_plain(target, sheet, header, rows, reasons)
    else:
        _amend(source, target, sheet, header, rows, reasons)
    return len(rows)


def _amend(source: Path, target: Path, sheet: Sheet, header: Header, rows: Rows, reasons: Reasons) -> None:
    from openpyxl import load_workbook  # 0.1 s: only when there are refused rows to give back
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book: Any = load_workbook(source)
        page: Any = book[sheet.name]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError) as fault:
        raise WorkbookFault("damaged", str(fault)[:200]) from fault
    for other in book.worksheets:
        if other is not page:
            other.sheet_state = "hidden"
    book.active = page
    _let_go_of_merges(page, header)
    _move_up(page, header, rows)
    for at, (number, _) in enumerate(rows, start=header.last_row + 1):
        _comment(page, at, header, reasons[number])
    with beside(target) as (sink, _):
        book.save(sink)


def _write_plain(target: Path, sheet: Sheet, header: Header, rows: Rows, reasons: Reasons) -> None:
    """The header as it was written and the refused rows, without the person's own formats."""
    with new_workbook(target, is_1904=sheet.is_1904) as book:
        page: Any = book.add_worksheet(sheet.name)
        day: Any = book.add_format({"num_format": "yyyy-mm-dd"})
        heads = [(number, list(sheet.row(number))) for number in range(header.first_row, header.last_row + 1)]
        for at, (_, values) in enumerate([*heads, *rows]):
            for column, value in enumerate(values):
                if isinstance(value, CellFault):
                    value = value.text or _NO_VALUE  # read again as an error, never as empty
                if isinstance(value, str):
                    put_text(page, at, column, writable(value)[0])
                elif isinstance(value, date | time):
                    page.write_datetime(at, column, value, day)
                else:
                    page.write(at, column, value)
        for at, (number, _) in enumerate(rows, start=len(heads)):
            for column, text in _texts(header, reasons[number]).items():
                page.write_comment(at, column, text, {"author": AUTHOR, "width": _COMMENT_WIDTH})


def _let_go_of_merges(page: Any, header: Header) -> None:
    """Below the header every row stands for itself; the values were filled in when they were read."""
    for merge in list(page.merged_cells.ranges):
        if merge.max_row > header.last_row:
            page.unmerge_cells(str(merge))


def _move_up(page: Any, header: Header, rows: Rows) -> None:
    """The rows to keep stand right below the header, visible; everything below them is gone."""
    last = header.last_row
    for number, values in rows:
        last += 1
        for column, value in enumerate(values, start=1):
            source, cell = page.cell(number, column), page.cell(last, column)
            if isinstance(value, CellFault):
                cell.value = source.value  # the formula or the error itself
            else:
                _put(cell, value)
            cell._style = copy.copy(source._style)
        page.row_dimensions[last].height = page.row_dimensions[number].height
        page.row_dimensions[last].hidden = False
    end = page.max_row
    if end > last:
        page.delete_rows(last + 1, end - last)
    for number in [number for number in page.row_dimensions if number > last]:
        del page.row_dimensions[number]
    page.auto_filter.ref = None


def _put(cell: Any, value: Any) -> None:
    if not isinstance(value, str):
        cell.value = int(value) if isinstance(value, float) and value.is_integer() else value
        return
    cell.value = writable(value)[0] or None
    if cell.value is not None:
        cell.data_type = "s"  # a text that begins with = stays one


def _comment(page: Any, row: int, header: Header, reasons: Sequence[tuple[str, str]]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    for column, text in _texts(header, reasons).items():
        cell = page.cell(row, column + 1)
        cell.comment = Comment(text, AUTHOR, _COMMENT_HEIGHT, _COMMENT_WIDTH)
        cell.fill = PatternFill("solid", start_color=REFUSED_FILL)


def _texts(header: Header, reasons: Sequence[tuple[str, str]]) -> dict[int, str]:
    """The reasons by column, counted from 0; one about no column of the header stands at the first."""
    columns = {cell.written: cell.column for cell in reversed(header.cells)}
    texts: dict[int, list[str]] = {}
    for written, sentence in reasons:
        texts.setdefault(columns.get(written, header.cells[0].column), []).append(writable(sentence)[0])
    return {column: "\n".join(sentences) for column, sentences in texts.items()}
