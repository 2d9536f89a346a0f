"""A list of people in a file, as the text it would be if somebody had pasted it: one row a line, tabs between cells.

What the text says is `rules.delegation`'s to understand. Numbers stand there as they are read in the sheet, so that a
phone is a phone; what a sheet has lost of a number is not made up.
"""

import csv
from datetime import datetime, time
from io import StringIO
from pathlib import Path
from typing import Final

from jib_desk.excel.faults import MEBI, WorkbookFault
from jib_desk.excel.reader import IsCancelled, read_workbook
from jib_desk.excel.workbook import CellFault, Sheet, Value
from jib_desk.rules.delegation_columns import TEXT_FILES

MAX_TEXT: Final = 400_000  # characters: a thousand people, and a page about each
_DELIMITERS: Final = "\t;,，"
_MOST_DIGITS: Final = 1e15  # more than these a sheet does not keep
_MOBILE_DIGITS, _LOST = 11, "0" * 8
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


def list_text(path: Path, is_cancelled: IsCancelled | None = None) -> str:
    """The rows of every sheet that is not hidden, or of a text file; "" when nothing is written there.

    Raises WorkbookFault, ReadingStopped, and OSError when the file cannot be opened.
    """
    text = _text_of(path, is_cancelled)
    if len(text) > MAX_TEXT:
        raise WorkbookFault("too_large", f"{len(text):,} > {MAX_TEXT:,}")
    return text


def _text_of(path: Path, is_cancelled: IsCancelled | None) -> str:
    if path.suffix.lower() in TEXT_FILES:
        text = _decoded(path)
        return text if path.suffix.lower() == ".txt" else _cells_of(text)
    book = read_workbook(path, is_cancelled)
    rows = [line for sheet in book.sheets if not sheet.is_hidden for line in _lines(sheet)]
    return "\n".join(rows)


def _lines(sheet: Sheet) -> list[str]:
    """The rows of a sheet; what is merged downwards holds for each of its rows."""
    rows = {sheet.first_row + place: list(row) for place, row in enumerate(sheet.rows)}
    for merge in sheet.merges:
        source = rows.get(merge.first_row, [])
        value = source[merge.first_column] if merge.first_column < len(source) else ""
        for number in range(merge.first_row + 1, merge.last_row + 1):
            row = rows.get(number, [])
            if merge.first_column < len(row) and any(cell != "" for cell in row):
                row[merge.first_column] = value
    lines = ("\t".join(_text(value) for value in row).rstrip() for row in rows.values())
    return [line for line in lines if line.strip()]


def _text(value: Value) -> str:
    if isinstance(value, CellFault | bool):
        return ""
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return " ".join(str(value).split())


def _number(value: float) -> str:
    if abs(value) >= _MOST_DIGITS:
        return ""
    if not value.is_integer():
        return str(value)
    digits = str(int(value))
    return f"{value:.2E}" if len(digits) >= _MOBILE_DIGITS and digits.endswith(_LOST) else digits


def _decoded(path: Path) -> str:
    """The text of a file, as spreadsheets and editors save it here. Raises WorkbookFault."""
    size = path.stat().st_size
    if size > 4 * MAX_TEXT:  # bytes, of which a character has four at most
        raise WorkbookFault("too_large", f"{size // MEBI} MB")
    content = path.read_bytes()
    encodings = ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if "\0" not in text:
            return text
    raise WorkbookFault("not_a_workbook")


def _cells_of(text: str) -> str:
    """A file of cells between commas, semicolons or tabs; quoted ones may hold any of these."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = ["\t".join(" ".join(cell.split()) for cell in row).rstrip() for row in rows]
    except csv.Error as error:
        raise WorkbookFault("damaged", str(error)) from error
    return "\n".join(line for line in lines if line.strip())
