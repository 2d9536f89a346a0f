"""What people write into ledgers, read as values; every refusal is a RuleFault with a code of DOMAIN §4.

Cells come as a reader gives them: text, numbers, dates, None. An empty cell is None and changes
nothing. NFKC is for reading only; texts are kept as they were written, outer blanks aside.
"""

import math
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import lru_cache
from typing import Final, NoReturn

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.identity import normal_uscc
from jib_desk.rules.texts import LINE_LIMIT, clean_text
from jib_desk.rules.words import code_of

Cell = str | int | float | bool | date | datetime | time | None


class End(Enum):
    """An end date that says there is none."""

    OPEN = "open"


OPEN: Final = End.OPEN

_EMPTY = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "暂无", "n/a", "none"})
_OPEN_WORDS = frozenset({"长期", "至今", "长期有效", "无固定期限", "无限期", "open", "long-term", "9999-12-31"})
_ERRORS = frozenset(
    {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#GETTING_DATA", "#SPILL!", "#CALC!"}
)
# A date of a ledger lies here; a serial or an eight-digit number outside is no date.
_YEARS = range(1950, 2200)
_EPOCH_1900 = date(1899, 12, 30)  # for serials from 61 on: Excel believes in a 29 February 1900
_EPOCH_1904 = date(1904, 1, 1)
_MOBILE_DIGITS = 11
_EXACT_DIGITS = 15  # what Excel keeps of a number


def plain(text: str) -> str:
    """A text as it is read: NFKC, without outer blanks."""
    return unicodedata.normalize("NFKC", text).strip()


def is_empty(cell: Cell) -> bool:
    """Whether a cell says nothing: empty, blanks only, or a stroke or 无 in its place."""
    return cell is None or (isinstance(cell, str) and plain(cell).casefold() in _EMPTY)


def _refuse(code: str, cell: Cell) -> NoReturn:
    raise RuleFault(code, str(cell)[:60])


def _refuse_errors(cell: Cell) -> None:
    if isinstance(cell, str) and cell.strip().upper() in _ERRORS:
        _refuse("error_cell", cell)


# --- texts and codes ---------------------------------------------------------------------------------


def read_words(cell: Cell, limit: int = LINE_LIMIT, lines: bool = False) -> str | None:
    """A text as written; whole numbers without `.0`. Raises error_cell, text_too_long, control_character."""
    _refuse_errors(cell)
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    elif isinstance(cell, datetime) and cell.time() == time():
        cell = cell.date()
    text = cell if isinstance(cell, str) else str(cell)
    # Line breaks inside a cell are how people wrap a long name; only notes keep them.
    return clean_text(text if lines else re.sub(r"[\r\n\t]+", " ", text.strip()), limit, lines) or None


def read_code(cell: Cell, kind: str) -> str | None:
    """The code that a word of a code list means (`kind` of words.WORDS). Raises unknown_code."""
    _refuse_errors(cell)
    if is_empty(cell):
        return None
    return code_of(kind, str(cell)) or _refuse("unknown_code", cell)


def read_uscc(cell: Cell) -> str | None:
    """A credit code in its normal form, whatever its check digit. Raises code_lost_digits.

    Excel keeps 15 digits of a number, so a code that came through one ends in 000.
    """
    _refuse_errors(cell)
    if is_empty(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if abs(cell) >= 10**_EXACT_DIGITS:
            _refuse("code_lost_digits", cell)
        return str(_whole(cell, "unknown_code"))
    code = normal_uscc(str(cell))
    if re.fullmatch(r"\d+(\.\d+)?E\+?\d+", code) or re.fullmatch(r"\d{15}000", code):
        _refuse("code_lost_digits", cell)
    return clean_text(code)


def read_phone(cell: Cell) -> str | None:
    """A phone, or several, as written; numbers as their digits. Raises phone_lost_digits.

    `1.38E+10` has lost its digits for good, and so has a number of which eight zeros are left.
    """
    _refuse_errors(cell)
    if is_empty(cell):
        return None
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        digits = str(_whole(cell, "not_a_number"))
        if len(digits) >= _MOBILE_DIGITS and digits.endswith("0" * 8):
            _refuse("phone_lost_digits", cell)
        return digits
    text = plain(str(cell))
    if re.fullmatch(r"\d(\.\d+)?[eE]\+?\d+", text):
        _refuse("phone_lost_digits", cell)
    # A number that was turned into text: 12000000001.0
    number = re.fullmatch(r"(\d{7,})\.0+", text)
    return number[1] if number else read_words(cell)


# --- numbers -----------------------------------------------------------------------------------------

_UNITS = re.compile(r"(m2|㎡|平方米|平米|平|人|名|个|位|张|席|工位|元)$")


def read_number(cell: Cell) -> float | None:
    """A number ≥ 0, a unit behind it aside (24㎡, 9人, 1,024.5). Raises not_a_number."""
    _refuse_errors(cell)
    if is_empty(cell):
        return None
    if isinstance(cell, bool | date | time):
        _refuse("not_a_number", cell)
    if isinstance(cell, str):
        text = _UNITS.sub("", re.sub(r"\s", "", plain(cell)))
        if not re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?|\d{1,15}(\.\d*)?", text):
            _refuse("not_a_number", cell)
        number = float(text.replace(",", ""))
    else:
        number = float(cell or 0)
    if not math.isfinite(number) or number < 0:
        _refuse("not_a_number", cell)
    return number


def read_count(cell: Cell) -> int | None:
    """A whole number ≥ 0. Raises not_a_number."""
    number = read_number(cell)
    if number is not None and (not number.is_integer() or number > 10**9):
        _refuse("not_a_number", cell)
    return None if number is None else int(number)


def _whole(number: float, code: str) -> int:
    if not math.isfinite(number) or number != int(number) or number < 0:
        _refuse(code, number)
    return int(number)


# --- dates and times ---------------------------------------------------------------------------------

_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./年\s]\s*(\d{1,2})\s*[-./月\s]\s*(\d{1,2})\s*[日号]?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NO_YEAR = re.compile(r"\d{1,2}\s*(月\s*\d{1,2}\s*[日号]?|[-./]\s*\d{1,2})")
_CLOCK = re.compile(r"[T\s]\s*\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$")


def read_date(cell: Cell, is_1904: bool = False) -> date | None:
    """A day in any form of DOMAIN §4, serial numbers included (`is_1904`: the workbook's epoch).

    Raises date_without_year for `11月2日`, no_such_date for what is no day.
    """
    _refuse_errors(cell)
    if is_empty(cell):
        return None
    if isinstance(cell, datetime):
        return _plausible(cell.date(), cell)
    if isinstance(cell, date):
        return _plausible(cell, cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _date_of_number(float(cell), is_1904, cell)
    if not isinstance(cell, str):
        _refuse("no_such_date", cell)
    text = _CLOCK.sub("", plain(cell)).strip()
    found = _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text)
    if found:
        return _date_of_parts(found.groups(), cell)
    if _NO_YEAR.fullmatch(text):
        _refuse("date_without_year", cell)
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        return _date_of_number(float(text), is_1904, cell)
    _refuse("no_such_date", cell)


def read_end(cell: Cell, is_1904: bool = False) -> date | End | None:
    """As `read_date`, with OPEN for 长期 and 至今."""
    if isinstance(cell, str) and plain(cell).casefold() in _OPEN_WORDS:
        return OPEN
    if isinstance(cell, date) and cell.year == date.max.year:
        return OPEN
    return read_date(cell, is_1904)


def read_time(cell: Cell) -> time | None:
    """A wall time: a time, a fraction of a day, or `9:30`, `９：３０`, `0930`. Raises no_such_date."""
    _refuse_errors(cell)
    if is_empty(cell):
        return None
    if isinstance(cell, datetime):
        return cell.time()
    if isinstance(cell, time):
        return cell
    if isinstance(cell, float | int) and not isinstance(cell, bool) and 0 <= cell < 1:
        minutes = round(cell * 24 * 60)
        return time(minutes // 60 % 24, minutes % 60)
    found = re.fullmatch(r"(\d{1,2})\s*[:时点]?\s*(\d{2})(?::\d{2})?\s*分?", plain(str(cell)))
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    _refuse("no_such_date", cell)


def _date_of_number(number: float, is_1904: bool, cell: Cell) -> date:
    if not math.isfinite(number):
        _refuse("no_such_date", cell)
    digits = _DIGITS.fullmatch(str(int(number)))
    if digits and number == int(number):
        return _date_of_parts(digits.groups(), cell)
    try:
        day = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(days=math.floor(number))
    except OverflowError:
        _refuse("no_such_date", cell)
    return _plausible(day, cell)


def _date_of_parts(parts: Iterable[str], cell: Cell) -> date:
    try:
        return _plausible(date(*map(int, parts)), cell)
    except ValueError as error:
        raise RuleFault("no_such_date", str(cell)[:60]) from error


def _plausible(day: date, cell: Cell) -> date:
    if day.year not in _YEARS:
        _refuse("no_such_date", cell)
    return day


# --- seats -------------------------------------------------------------------------------------------

_SEAT = re.compile(r"([A-Z]*)\s*-?\s*0*(\d{1,6})")
_RANGE = re.compile(r"\s*([-~至到–—]|\.\.)\s*")
_BETWEEN = re.compile(r"[\s、,;/&+和及与。室号房]*")


def read_seats(cell: Cell, known: Collection[str]) -> tuple[str, ...]:
    """The codes of `known` that a cell names, each once, in the order written; () for an empty cell.

    `Ａ０１`, `A-01`, `a5`, `A01、A02`, `A01-A03`, `A01-03`. Raises no_such_seat for any other.
    """
    _refuse_errors(cell)
    if is_empty(cell):
        return ()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = plain(str(cell)).upper()
    by_text, by_number = _seats(frozenset(known))
    if text in by_text:
        return (by_text[text],)
    found: dict[str, None] = {}
    at = _skip(text, 0)
    while at < len(text):
        seat = _SEAT.match(text, at) or _refuse("no_such_seat", cell)
        prefix, first = seat[1], int(seat[2])
        last, at = _range_end(text, seat.end(), prefix, first)
        for number in range(first, last + 1):
            # A missing one ends it, so that A1-A999999 costs nothing.
            found[by_number.get((prefix, number)) or _refuse("no_such_seat", cell)] = None
        if last < first:
            _refuse("no_such_seat", cell)
        at = _skip(text, at)
    return tuple(found) or _refuse("no_such_seat", cell)


@lru_cache(maxsize=8)
def _seats(known: frozenset[str]) -> tuple[Mapping[str, str], Mapping[tuple[str, int], str]]:
    """Codes by how they read, and by letters and number; a ledger asks for the same ones in each row."""
    by_text = {plain(code).upper(): code for code in known}
    numbered = ((_SEAT.fullmatch(text), code) for text, code in by_text.items())
    return by_text, {(found[1], int(found[2])): code for found, code in numbered if found}


def _range_end(text: str, at: int, prefix: str, first: int) -> tuple[int, int]:
    """The last number of a range that goes on at `at`, and where it ends; a single seat is its own end."""
    sign = _RANGE.match(text, at)
    end = _SEAT.match(text, sign.end()) if sign else None
    if end is None or end[1] not in ("", prefix):
        return first, at
    return int(end[2]), end.end()


def _skip(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at
