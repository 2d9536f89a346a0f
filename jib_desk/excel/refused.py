"""Gives refused rows back: the person's own workbook with only those rows, each reason a comment at its cell.

What is mended there is imported again as it is.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false, reportMissingModuleSource=false
# openpyxl has no types.

import copy
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile

from jib_desk.excel import guard
from jib_desk.excel.faults import WorkbookFault
from jib_desk.excel.header import Header, data_rows
from jib_desk.excel.saving import beside
from jib_desk.excel.styles import REFUSED_FILL
from jib_desk.excel.workbook import CellFault, Sheet, Value
from jib_desk.excel.writer import writable

AUTHOR: Final = "JIB Desk"
_COMMENT_WIDTH, _COMMENT_HEIGHT = 320, 110  # pixels

# Row number of the sheet → (header as written without white space, sentence); "" is the first column.
Reasons = Mapping[int, Sequence[tuple[str, str]]]


def write_refused(source: Path, target: Path, sheet: Sheet, header: Header, reasons: Reasons) -> int:
    """Write the rows that have reasons; returns how many. `sheet` and `header` are what was read from `source`.

    Formulas become the values that were read, because a workbook saved without Excel would lose those; other sheets
    are kept but hidden, so that the refused one is what an import chooses. Raises WorkbookFault when the source has
    gone bad meanwhile, OSError when it is not there or the target cannot be written.
    """
    from openpyxl import load_workbook  # 0.1 s: only when there are refused rows to give back
    from openpyxl.utils.exceptions import InvalidFileException

    guard.inspect(source)
    try:
        book: Any = load_workbook(source)
        page: Any = book[sheet.name]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError) as fault:
        raise WorkbookFault("damaged", str(fault)[:200]) from fault
    for other in book.worksheets:
        if other is not page:
            other.sheet_state = "hidden"
    book.active = page
    rows = [(number, values) for number, values in data_rows(sheet, header) if number in reasons]
    _let_go_of_merges(page, header)
    _move_up(page, header, rows)
    for at, (number, _) in enumerate(rows, start=header.last_row + 1):
        _comment(page, at, header, reasons[number])
    with beside(target) as (sink, _):
        book.save(sink)
    return len(rows)


def _let_go_of_merges(page: Any, header: Header) -> None:
    """Below the header every row stands for itself; the values were filled in when they were read."""
    for merge in list(page.merged_cells.ranges):
        if merge.max_row > header.last_row:
            page.unmerge_cells(str(merge))


def _move_up(page: Any, header: Header, rows: Sequence[tuple[int, list[Value]]]) -> None:
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

    columns = {cell.written: cell.column + 1 for cell in reversed(header.cells)}
    first = header.cells[0].column + 1
    texts: dict[int, list[str]] = {}
    for written, sentence in reasons:
        texts.setdefault(columns.get(written, first), []).append(writable(sentence)[0])
    for column, sentences in texts.items():
        cell = page.cell(row, column)
        cell.comment = Comment("\n".join(sentences), AUTHOR, _COMMENT_HEIGHT, _COMMENT_WIDTH)
        cell.fill = PatternFill("solid", start_color=REFUSED_FILL)
