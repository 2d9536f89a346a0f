"""The columns of the tenant ledger as objects: how each is read, and what a fault in it means for its row."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

from jib_desk.excel.workbook import CellFault, Value
from jib_desk.rules import sheet_words, written
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.identity import uscc_fault
from jib_desk.rules.texts import CODE_LIMIT, NAME_LIMIT, NOTE_LIMIT
from jib_desk.rules.words import CompanyStage, Sector

T = TypeVar("T")

SHEET: Final = "tenant_ledger"
IDENTITY: Final = "identity"
IDENTITY_HEADER: Final = "ID"
_UID_AT_VERSION: Final = re.compile(r"([0-9A-Fa-f-]{32,36})@(\d{1,9})")
_PHONE_BREAK: Final = re.compile(r"[、，,;；/|\n]+|\s{2,}")
_ONE_PHONE: Final = 15  # digits of the longest number there is


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell is read against: the workbook's epoch and the codes of the seats there are."""

    is_1904: bool
    seats: frozenset[str]


@dataclass(frozen=True, slots=True)
class Identity:
    """The hidden ID of an exported row: the company as it was when it was written."""

    uid: str
    version: int


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column: `read` gives its value or raises RuleFault, `warn` the code and detail of what is merely odd.

    A fault in a column that is only compared, never written, warns; every other one refuses the row.
    """

    key: str
    read: Callable[[written.Cell, Reading], T | None]
    warn: Callable[[T], tuple[str, str] | None] = lambda _: None
    is_compared: bool = False

    def value(self, cell: Value, reading: Reading) -> T | None:
        """The value of a cell, None when it is empty. Raises RuleFault with a code of DOMAIN §4."""
        if isinstance(cell, CellFault):
            raise RuleFault(cell.code, cell.text)
        return self.read(_as_cell(cell), reading)


def _as_cell(value: str | float | bool | date | datetime | time) -> written.Cell:
    return value if value != "" else None


def _text(limit: int, *, lines: bool = False) -> Callable[[written.Cell, Reading], str | None]:
    return lambda cell, _: written.read_words(cell, limit, lines)


def _identity(cell: written.Cell, _: Reading) -> Identity | None:
    if cell is None:
        return None
    found = _UID_AT_VERSION.fullmatch(str(cell).strip())
    if found is None:
        raise RuleFault("unknown_code", str(cell)[:60])
    return Identity(found[1].lower(), int(found[2]))


# A ledger repeats a few words and seats in thousands of rows.
@lru_cache(maxsize=1024)
def _code(cell: written.Cell, kind: str) -> str | None:
    return written.read_code(cell, kind)


def _sector(cell: written.Cell, _: Reading) -> Sector | None:
    code = _code(cell, "sector")
    return Sector(code) if code else None


def _stage(cell: written.Cell, _: Reading) -> CompanyStage | None:
    code = _code(cell, "company_stage")
    return CompanyStage(code) if code else None


@lru_cache(maxsize=4096)
def _units(cell: written.Cell, seats: frozenset[str]) -> tuple[str, ...] | None:
    return written.read_seats(cell, seats) or None


def _odd_code(code: str) -> tuple[str, str] | None:
    fault = uscc_fault(code)
    return (fault.value, code) if fault else None


def _two_phones(phone: str) -> tuple[str, str] | None:
    numbers = [part for part in _PHONE_BREAK.split(phone) if len(re.sub(r"\D", "", part)) >= 7]
    digits = len(re.sub(r"\D", "", phone))
    return ("two_phones", phone) if len(numbers) > 1 or digits > _ONE_PHONE else None


COLUMNS: Final[tuple[Column[Any], ...]] = (
    Column("company", _text(NAME_LIMIT)),
    Column("english_name", _text(NAME_LIMIT)),
    Column("uscc", lambda cell, _: written.read_uscc(cell), warn=_odd_code),
    Column("sector", _sector),
    Column("seat", lambda cell, reading: _units(cell, reading.seats)),
    Column("area", lambda cell, _: written.read_number(cell), is_compared=True),
    Column("desks", lambda cell, _: written.read_count(cell), is_compared=True),
    Column("headcount", lambda cell, _: written.read_count(cell)),
    Column("start", lambda cell, reading: written.read_date(cell, reading.is_1904)),
    Column("end", lambda cell, reading: written.read_end(cell, reading.is_1904)),
    Column("agreement", _text(CODE_LIMIT)),
    Column("contact", _text(NAME_LIMIT)),
    Column("phone", lambda cell, _: written.read_phone(cell), warn=_two_phones),
    Column("status", _stage, is_compared=True),
    Column("remarks", _text(NOTE_LIMIT, lines=True)),
    Column(IDENTITY, _identity),
)


@lru_cache(maxsize=4096)
def key_of(header: str) -> str | None:
    """The column of the tenant ledger that a header means; "no" is known, and read by nobody."""
    if header.casefold() == IDENTITY_HEADER.casefold():
        return IDENTITY
    return sheet_words.column_of(SHEET, header)
