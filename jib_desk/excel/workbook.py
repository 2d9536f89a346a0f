"""What was read from a workbook: its sheets with the values as written, nothing interpreted yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that holds no value that can be believed; `text` is the error as the sheet shows it."""

    code: Literal["error_cell", "formula_without_value"]
    text: str = ""


# An empty cell is "". Numbers are floats, also whole ones; dates only where the sheet formats them as dates.
Value = str | float | int | bool | date | datetime | time | CellFault


class Merge(NamedTuple):
    """A merged range, inclusive; rows are the sheet's own numbers (from 1), columns count from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows[0]` is the sheet's row number `first_row`; the first value of a row is column A."""

    name: str
    is_hidden: bool
    first_row: int
    rows: Sequence[tuple[Value, ...]]
    hidden_rows: frozenset[int]
    merges: tuple[Merge, ...]
    is_1904: bool

    @property
    def last_row(self) -> int:
        """The sheet's own number of its last row; one less than `first_row` when it is empty."""
        return self.first_row + len(self.rows) - 1

    def row(self, number: int) -> tuple[Value, ...]:
        """A row by the sheet's own number; empty outside of what is filled."""
        index = number - self.first_row
        return self.rows[index] if 0 <= index < len(self.rows) else ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in the workbook's own order; a hidden one is offered but never chosen by itself."""

    sheets: tuple[Sheet, ...]

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)
