"""Reads a tenant ledger: every row with its values and with everything that is wrong or odd about it, at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from jib_desk.excel.columns import COLUMNS, IDENTITY, Identity, Reading, key_of
from jib_desk.excel.faults import HeaderMissing, SheetMissing
from jib_desk.excel.header import Header, as_of, data_rows, find_header
from jib_desk.excel.workbook import CellFault, Sheet, Value, Workbook
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.sheet_words import HEADERS
from jib_desk.rules.words import CompanyStage, Sector
from jib_desk.rules.written import End

_NEEDED: Final = frozenset({"company", "uscc", IDENTITY})


@dataclass(frozen=True, slots=True)
class CellFinding:
    """One thing about one cell; `column` is the header as written without white space, `code` one of DOMAIN §4."""

    column: str
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One row of the ledger. None says nothing (empty cell, absent column) and changes nothing.

    `number` is the sheet's own row number. `area` (m²), `desks` and `status` are to be compared, never written.
    A value with a finding is None. `units` are codes of the centre's seats.
    """

    number: int
    company: str | None
    english_name: str | None
    uscc: str | None
    sector: Sector | None
    units: tuple[str, ...]
    area: float | None
    desks: int | None
    headcount: int | None
    start: date | None
    end: date | End | None
    agreement: str | None
    contact: str | None
    phone: str | None
    status: CompanyStage | None
    remarks: str | None
    identity: Identity | None
    findings: tuple[CellFinding, ...]
    warnings: tuple[CellFinding, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """A sheet read as a tenant ledger."""

    sheet: str
    header: Header
    as_of_text: str
    as_of: date | None
    rows: tuple[LedgerRow, ...]

    def column(self, key: str) -> str:
        """How a finding names a column: its header as written without white space, ours when it is absent."""
        cell = self.header.column(key)
        return cell.written if cell else "".join(HEADERS[key].both().split())

    @property
    def columns(self) -> tuple[tuple[str, str | None], ...]:
        """Every header as written without white space, and the key that it is taken for."""
        return tuple((cell.written, cell.key) for cell in self.header.cells)


def choose_sheet(book: Workbook, name: str | None = None, chosen: Mapping[str, str | None] | None = None) -> Sheet:
    """The sheet of this name; without a name the only visible one that holds a ledger.

    Raises SheetMissing when there is no such sheet or several would do, HeaderMissing when none holds a header.
    """
    offered = tuple(sheet.name for sheet in book.sheets)
    if name is not None:
        if (sheet := book.sheet(name)) is None:
            raise SheetMissing(name, offered)
        return sheet
    visible = [sheet for sheet in book.sheets if not sheet.is_hidden]
    ledgers = [sheet for sheet in visible if find_header(sheet, key_of, _NEEDED, chosen)]
    if not ledgers:
        raise HeaderMissing((visible or book.sheets)[0].name)
    if len(ledgers) > 1:
        raise SheetMissing("", tuple(sheet.name for sheet in ledgers))
    return ledgers[0]


def read_ledger(sheet: Sheet, seats: Collection[str], chosen: Mapping[str, str | None] | None = None) -> Ledger:
    """Every data row of a sheet; `seats` are the codes there are, `chosen` maps headers to keys as a person decided.

    Raises HeaderMissing. Nothing is refused here for what only the centre's records can tell.
    """
    header = find_header(sheet, key_of, _NEEDED, chosen)
    if header is None:
        raise HeaderMissing(sheet.name)
    text, day = as_of(sheet, header)
    reading = Reading(sheet.is_1904, frozenset(seats))
    reader = _RowReader(header, reading)
    rows = tuple(reader.read(number, values) for number, values in data_rows(sheet, header))
    return Ledger(sheet.name, header, text, day, rows)


class _RowReader:
    """Reads rows by the columns that the header names."""

    def __init__(self, header: Header, reading: Reading) -> None:
        cells = {cell.key: cell for cell in header.cells}
        self._columns = [(column, cells[column.key]) for column in COLUMNS if column.key in cells]
        self._reading = reading
        self._company = next((cells[key].written for key in ("company", "uscc") if key in cells), "ID")
        self._end = cells["end"].written if "end" in cells else ""

    def read(self, number: int, values: list[Value]) -> LedgerRow:
        """One row with all its findings."""
        read: dict[str, Any] = {}
        findings: list[CellFinding] = []
        warnings: list[CellFinding] = []
        for column, cell in self._columns:
            value = values[cell.column] if cell.column < len(values) else ""
            try:
                found = column.value(value, self._reading)
            except RuleFault as fault:
                is_odd = column.is_compared and not isinstance(value, CellFault)
                (warnings if is_odd else findings).append(CellFinding(cell.written, fault.code, fault.detail))
                continue
            if found is not None:
                read[column.key] = found
                if odd := column.warn(found):
                    warnings.append(CellFinding(cell.written, *odd))
        findings.extend(self._check_row(read, findings))
        units = read.pop("seat", ())
        absent = {column.key: None for column in COLUMNS if column.key != "seat"}
        return LedgerRow(
            **absent | read, number=number, units=units, findings=tuple(findings), warnings=tuple(warnings)
        )

    def _check_row(self, read: dict[str, Any], findings: list[CellFinding]) -> list[CellFinding]:
        """What only several cells together show."""
        found: list[CellFinding] = []
        if not read.keys() & (_NEEDED | {"english_name"}) and not findings:
            found.append(CellFinding(self._company, "missing_value"))
        start, end = read.get("start"), read.get("end")
        if isinstance(start, date) and isinstance(end, date) and end < start:
            found.append(CellFinding(self._end, "end_before_start", f"{end.isoformat()} < {start.isoformat()}"))
        return found
