"""The preview of an import, which *is* what will be committed."""

from dataclasses import dataclass
from typing import Literal

Verdict = Literal["new", "changed", "same", "refused", "ask", "skipped"]


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
    row: int
    verdict: Verdict
    company: str
    units: tuple[str, ...]
    changes: tuple[CellChange, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


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

    def count(self, verdict: Verdict) -> int:
        """How many rows got this verdict."""
        return sum(1 for row in self.rows if row.verdict == verdict)
