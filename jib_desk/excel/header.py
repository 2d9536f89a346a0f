"""Finds the header of a list among titles, 截至 rows and merged cells, and tells data rows from what follows them."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from jib_desk.excel.workbook import Sheet, Value
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.written import read_date

_LOOKED_AT: Final = 60  # rows from the top among which a header is looked for
_DEEPEST: Final = 3  # rows that one header may have
_TOTAL: Final = re.compile(r"(合计|总计|小计|共计|累计|合计数|(grand|sub)?totals?)(\(.*|[:：].*|\d.*)?", re.IGNORECASE)
_SIGNED: Final = re.compile(
    r"(制表|填表|制单|填报|审核|复核|审批|批准|经办|打印|负责|单位负责)(人|员|日期|时间|单位)?([:：].*)?"
    r"|(备注|注|说明|附注)[:：].*|(prepared|reviewed|approved|signed)\s*by.*",
    re.IGNORECASE,
)
_AS_OF: Final = re.compile(r"截[至止]|as\s*of", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?|\d{8}")


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """One column of the sheet: its header as written without white space, and what it is taken for."""

    column: int
    written: str
    key: str | None


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a list: its rows (inclusive, the sheet's own numbers) and its columns."""

    first_row: int
    last_row: int
    cells: tuple[HeaderCell, ...]

    def column(self, key: str) -> HeaderCell | None:
        """The column that holds this key, or None."""
        return next((cell for cell in self.cells if cell.key == key), None)


KeyOf = Callable[[str], str | None]


def find_header(
    sheet: Sheet, key_of: KeyOf, needed: frozenset[str], chosen: Mapping[str, str | None] | None = None
) -> Header | None:
    """The rows near the top in which most columns are known, at least two and one of `needed` among them.

    A header may have up to three rows, but a deeper one is taken only when it names more columns. `chosen`
    (header as written without white space → key or None) is what a person decided, and goes first.
    """
    decided = dict(chosen or {})

    def key_of_written(written: str) -> str | None:
        return decided[written] if written in decided else key_of(written)

    best: Header | None = None
    most = (1, 0)
    for first in range(sheet.first_row, min(sheet.last_row, sheet.first_row + _LOOKED_AT) + 1):
        for last in range(first, min(first + _DEEPEST, sheet.last_row + 1)):
            header = Header(first, last, _cells(sheet, first, last, key_of_written))
            keys = {cell.key for cell in header.cells if cell.key}
            if (len(keys), first - last) > most and len(keys) > 1 and keys & needed:
                best, most = header, (len(keys), first - last)
    return best


def _cells(sheet: Sheet, first: int, last: int, key_of: KeyOf) -> tuple[HeaderCell, ...]:
    """Each column by its lowest known text; of two columns that mean the same, the first one has it."""
    rows = [sheet.row(number) for number in range(first, last + 1)]
    taken: set[str] = set()
    cells: list[HeaderCell] = []
    for column in range(max(map(len, rows), default=0)):
        texts = [written for row in reversed(rows) if (written := as_written(row, column))]
        known = ((text, key) for text in texts if (key := key_of(text)) and key not in taken)
        written, key = next(known, (texts[0] if texts else "", None))
        if written:
            cells.append(HeaderCell(column, written, key))
            taken |= {key} if key else set()
    return tuple(cells)


def as_written(row: Sequence[Value], column: int) -> str:
    """A text cell without any white space; "" for everything else."""
    value = row[column] if column < len(row) else ""
    return "".join(value.split()) if isinstance(value, str) else ""


def data_rows(sheet: Sheet, header: Header) -> Iterator[tuple[int, list[Value]]]:
    """The non-empty rows below the header that are neither a total nor a signature, merges filled downwards.

    A merged value is repeated in the merge's own rows and nowhere else; hidden rows are rows.
    """
    filled: dict[int, list[tuple[int, int]]] = {}
    for merge in sheet.merges:
        for number in range(merge.first_row + 1, merge.last_row + 1) if merge.first_row > header.last_row else ():
            filled.setdefault(number, []).append((merge.first_column, merge.first_row))
    for number in range(header.last_row + 1, sheet.last_row + 1):
        values = list(sheet.row(number))
        own = [value for value in values if not is_blank(value)]
        if not own or is_footer(own):
            continue
        for column, source in filled.get(number, ()):
            if column < len(values):
                values[column] = sheet.row(source)[column]
        yield number, values


def is_blank(value: Value) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return isinstance(value, str) and not value.strip()


def is_footer(filled: Sequence[Value]) -> bool:
    """Whether the first filled cell of a row says that the row is a total or a signature."""
    if not isinstance(filled[0], str):
        return False
    text = "".join(unicodedata.normalize("NFKC", filled[0]).split())
    return bool(_TOTAL.fullmatch(text) or _SIGNED.fullmatch(text))


def as_of(sheet: Sheet, header: Header) -> tuple[str, date | None]:
    """The 截至 text above the header and its day; ("", None) without one."""
    for number in range(sheet.first_row, header.first_row):
        row = sheet.row(number)
        for place, value in enumerate(row):
            if isinstance(value, str) and _AS_OF.search(value):
                day = _day_in(value) or next((found for other in row[place + 1 :] if (found := _day_in(other))), None)
                return value.strip(), day
    return "", None


def _day_in(value: Value) -> date | None:
    """A day written in full somewhere in a text, or a date cell."""
    if isinstance(value, date):
        return value
    found = _DAY.search(unicodedata.normalize("NFKC", value)) if isinstance(value, str) else None
    try:
        return read_date(found[0]) if found else None
    except RuleFault:
        return None
