"""The preview of an import, which *is* what will be committed."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["new", "changed", "same", "refused", "ask", "skipped"]

# What a person says of a row: it is this company and the sheet is right; it is another company; leave the row out.
Decision = Literal["take", "new", "skip"]


@dataclass(frozen=True, slots=True)
class Finding:
    """Why a row is refused, or a warning. `row` is the sheet's own number; `column` the header as written."""

    sheet: str
    row: int
    column: str
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class CellChange:
    """One value that would change, old → new, as people read them."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """`choices` are the decisions that a row with the verdict "ask" waits for."""

    row: int
    verdict: Verdict
    company: str
    units: tuple[str, ...]
    changes: tuple[CellChange, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    choices: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """A sheet that the workbook offers."""

    name: str
    is_hidden: bool
    rows: int


@dataclass(frozen=True, slots=True)
class Preview:
    """Every row's verdict. `token` ties the later apply to exactly this preview."""

    path: str
    sheet: str
    sheets: tuple[SheetChoice, ...]
    as_of_text: str
    columns: tuple[tuple[str, str | None], ...]  # header as written → field key or None
    rows: tuple[PreviewRow, ...]
    token: str
    places: tuple[int, ...] = ()  # of `columns` in the sheet, from 0
    header_row: int = 0  # the sheet's own number of the header's last row

    def count(self, verdict: Verdict) -> int:
        """How many rows got this verdict."""
        return sum(1 for row in self.rows if row.verdict == verdict)
