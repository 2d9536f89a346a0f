"""The terms that visitors accept, on paper: one version, both languages, room to sign."""

from PySide6.QtWidgets import QWidget

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.sheet_words import HEADERS
from jib_desk.rules.words import word
from jib_desk.services.rows.categories import TermsRow
from jib_desk.services.rows.centre import CentreRow
from jib_desk.views.context import DeskContext
from jib_desk.views.printing.sheet import Cell, Column, Section, Sheet


def terms_sheet(row: TermsRow, centre: CentreRow) -> Sheet:
    """One paragraph a line, each language in a table of its own."""
    columns = (Column(PAPER["terms_text"]),)
    texts = (("中文", row.body_zh), ("English", row.body_en))
    return Sheet(
        title=word("terms_kind", row.kind),
        centre=centre.name_zh,
        lines=(f"{PAPER['terms_version'].both()} {row.number}   ·   {row.valid_from:%Y-%m-%d}",),
        sections=tuple(Section(heading, columns, _paragraphs(text)) for heading, text in texts if text),
        sign=(HEADERS["visitor"], HEADERS["signed"]),
    )


def print_terms(desk: DeskContext, row: TermsRow, parent: QWidget) -> None:
    """One version, through the preview."""
    from jib_desk.views.printing.preview import SheetPreview  # Qt's printing takes time to load: not at start

    dialog = SheetPreview(terms_sheet(row, desk.centre()), parent)
    dialog.open()


def _paragraphs(text: str) -> tuple[tuple[Cell, ...], ...]:
    return tuple((Cell(line.strip()),) for line in text.splitlines() if line.strip())
