"""What an export gives back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportNotice:
    """A text that could not be written as it was: `code` is text_too_long or control_character."""

    sheet: str
    row: int
    column: str
    code: str


@dataclass(frozen=True, slots=True)
class ExportRow:
    """A workbook that was written, its lines, and what could not be kept as it was."""

    path: str
    rows: int
    notices: tuple[ExportNotice, ...]
    has_personal_data: bool
