"""Writes lines of the centre as sheets: text stays text, days are days, and nothing is lost without a word.

A sheet is a `Form`: its columns, each with the header of DOMAIN §4 and a function from a line to its value.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter is typed, but not to the last argument.

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Final, Generic, TypeVar

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from jib_desk.excel.list_sheet import ListSheet
from jib_desk.excel.sheet_names import sheet_name
from jib_desk.excel.styles import HEADER_HEIGHT, LINE_HEIGHT, TALLEST_ROW, WIDTHS, Kind, Styles
from jib_desk.rules.sheet_words import HEADERS, PERSONAL_COLUMNS
from jib_desk.rules.words import Word

Line = TypeVar("Line")
OutValue = str | int | float | date | time | None

LONGEST_TEXT: Final = 32_767  # UTF-16 units of one cell
A4: Final = 9
# What XML cannot hold, and lone surrogates; a carriage return is kept as the line break it means.
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RICH_START: Final = "<r>"
_RICH_END: Final = "</r>"
_CONTROL_PICTURES: Final = 0x2400
_CUT: Final = " … ✂ {left}"


@dataclass(frozen=True, slots=True)
class Notice:
    """A text that could not be written as it was: `code` is text_too_long or control_character."""

    sheet: str
    row: int
    column: str
    code: str
    detail: str


@dataclass(frozen=True)
class OutColumn(Generic[Line]):
    """One column of a sheet. `key` is one of HEADERS, or `title` says the header; `width` in characters."""

    key: str
    kind: Kind
    value: Callable[[Line], OutValue]
    width: float = 0
    title: Word | None = None
    is_hidden: bool = False

    @property
    def header(self) -> str:
        """The header cell: `中文 English`."""
        return (self.title or HEADERS[self.key]).both().strip()


@dataclass
class SheetWriter:
    """One worksheet being written, with the workbook's styles and notices. Rows and columns count from 0."""

    book: Workbook
    sheet: Worksheet
    name: str
    styles: Styles
    notices: list[Notice] = field(default_factory=list[Notice])
    _tallest: tuple[int, int] = (-1, 1)  # the row written last and its lines of text

    @classmethod
    def added(cls, book: Workbook, name: str, styles: Styles, notices: list[Notice]) -> "SheetWriter":
        """A new sheet at the end of the workbook, called so as far as Excel takes the name."""
        taken: list[Any] = [sheet.name for sheet in book.worksheets()]
        fitting = sheet_name(name, taken)
        return cls(book, book.add_worksheet(fitting, ListSheet), fitting, styles, notices)

    def text(self, row: int, column: int, value: str, style: Any = None, header: str = "") -> None:
        """A text cell, whatever it begins with."""
        written, code = writable(value)
        if code:
            self.notices.append(Notice(self.name, row + 1, header, code, value[:40]))
        put_text(self.sheet, row, column, written, style)

    def note(self, row: int, column: int, value: str, width: float, style: Any = None, header: str = "") -> None:
        """A text that wraps within `width` characters; its row grows with it, as not every program does by itself."""
        self.text(row, column, value, style or self.styles.kind(Kind.NOTE), header)
        self._grow(row, value, width)

    def _grow(self, row: int, value: str, width: float) -> None:
        lines = lines_of(value, width)
        if lines > 1 and lines > (self._tallest[1] if self._tallest[0] == row else 1):
            self._tallest = (row, lines)
            self.sheet.set_row(row, min(lines * LINE_HEIGHT, TALLEST_ROW))

    def formula(self, row: int, column: int, formula: str, style: Any, value: float | str) -> None:
        """A formula (without its =) with the value that a reader sees who does not calculate."""
        cached: Any = value
        self.sheet.write_formula(row, column, f"={formula}", style, cached)

    def header_row(self, row: int, columns: Sequence[OutColumn[Any]]) -> None:
        """The header cells with their columns' widths."""
        self.sheet.set_row(row, HEADER_HEIGHT)
        for number, column in enumerate(columns):
            self.sheet.write_string(row, number, column.header, self.styles.header(column.kind))
            width = column.width or WIDTHS[column.kind]
            self.sheet.set_column(number, number, width, None, {"hidden": column.is_hidden})

    def lines(self, row: int, columns: Sequence[OutColumn[Line]], lines: Iterable[Line]) -> int:
        """Write every line from this row on; returns how many there were. An absent value leaves its cell empty."""
        puts = [(number, column.value, self._put(column)) for number, column in enumerate(columns)]
        first = row
        for line in lines:
            for number, value_of, put in puts:
                value = value_of(line)
                if value is not None and value != "":
                    put(row, number, value)
            row += 1
        return row - first

    def _put(self, column: OutColumn[Any]) -> Callable[[int, int, Any], object]:
        style = self.styles.kind(column.kind)
        if column.kind in (Kind.TEXT, Kind.NOTE):
            return self._put_text(column, style)
        if column.kind in (Kind.DAY, Kind.TIME):
            # A text in a column of days is written as one: 长期 for an open end.
            moment, word = self.sheet.write_datetime, self.sheet.write_string

            def put_day(row: int, number: int, value: Any) -> None:
                if isinstance(value, str):
                    word(row, number, value, style)
                else:
                    moment(row, number, value, style)

            return put_day
        number_of = self.sheet.write_number
        return lambda row, number, value: number_of(row, number, value, style)

    def _put_text(self, column: OutColumn[Any], style: Any) -> Callable[[int, int, Any], object]:
        header, write, width = column.header, self.sheet.write_string, column.width or WIDTHS[column.kind]
        wraps = column.kind is Kind.NOTE

        def put_text(row: int, number: int, value: str) -> None:
            if value.isprintable() and len(value) < LONGEST_TEXT // 2 and not value.startswith(_RICH_START):
                write(row, number, value, style)
            else:
                self.text(row, number, value, style, header)
            if wraps and (2 * len(value) > width or "\n" in value):
                self._grow(row, value, width)

        return put_text

    def print_as_list(self, header_row: int, last_row: int, last_column: int, footer: str) -> None:
        """Frozen and repeated header, filter, A4 landscape one page wide, print area, page numbers."""
        sheet = self.sheet
        sheet.freeze_panes(header_row + 1, 0)
        sheet.autofilter(header_row, 0, max(last_row, header_row), last_column)
        sheet.repeat_rows(header_row)
        self.print_area(last_row, last_column, footer)

    def print_area(self, last_row: int, last_column: int, footer: str) -> None:
        """A4 landscape, one page wide, with the page numbers at the foot."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.print_area(0, 0, last_row, last_column)
        sheet.set_footer(f"&L&8{_footer_text(footer)}&R&8&P / &N")


def put_text(sheet: Worksheet, row: int, column: int, text: str, style: Any = None) -> None:
    """Write a text as it is. One that looks like the library's own runs would be taken for XML: it becomes runs."""
    if text.startswith(_RICH_START) and text.endswith(_RICH_END):
        runs = (text[0], text[1:-1], text[-1])
        sheet.write_rich_string(row, column, *runs, *([] if style is None else [style]))
    else:
        sheet.write_string(row, column, text, style)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a cell of this many characters; a 汉字 is as wide as two."""
    room = max(width - 2, 1)
    widths = (sum(1 if character.isascii() else 2 for character in line) for line in text.splitlines() or [""])
    return sum(max(1, math.ceil(taken / room)) for taken in widths)


def writable(text: str) -> tuple[str, str]:
    """The text as a cell can hold it, and the code of what had to be done; "" when nothing had to.

    Control characters become their visible pictures (␇), lone surrogates �; what exceeds 32,767 UTF-16 units is cut
    with the number of characters left out.
    """
    code = ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _UNWRITABLE.search(text):
        text, code = _UNWRITABLE.sub(_picture, text), "control_character"
    if len(text.encode("utf-16-le")) > 2 * LONGEST_TEXT:
        kept = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - len(_CUT) - 8)].decode("utf-16-le", errors="ignore")
        text, code = kept + _CUT.format(left=len(text) - len(kept)), "text_too_long"
    return text, code


def _picture(found: re.Match[str]) -> str:
    number = ord(found[0])
    return chr(_CONTROL_PICTURES + number) if number < 0x20 else "\ufffd"


def _footer_text(text: str) -> str:
    """An ampersand begins a command in headers and footers, and 255 characters are the limit."""
    return text.replace("&", "&&")[:200]


def without_personal(columns: Sequence[OutColumn[Line]], *, personal_data: bool) -> list[OutColumn[Line]]:
    """All columns, or those that name nobody."""
    return [column for column in columns if personal_data or column.key not in PERSONAL_COLUMNS]


def naive(instant: datetime) -> datetime:
    """A local wall time as a sheet can hold it; sheets know no zones."""
    return instant.replace(tzinfo=None)
