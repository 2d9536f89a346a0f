"""The terms that visitors accept, on paper: one version, both languages, room to sign."""

import re
from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.sheet_words import HEADERS
from jib_desk.rules.words import word
from jib_desk.services.rows.categories import TermsRow
from jib_desk.services.rows.centre import CentreRow
from jib_desk.views.context import DeskContext
from jib_desk.views.printing.sheet import Cell, Column, Section, Sheet

_LONGEST = 800  # characters of a row: some twenty lines of 汉字
_ENDS = (re.compile(r"[。；！？]|[.;!?]\s"), re.compile(r"\s"))  # of sentences, else of words


def terms_sheet(row: TermsRow, centre: CentreRow) -> Sheet:
    """One paragraph a line, a long one several, each language in a table of its own."""
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
    paragraphs = (line.strip() for line in text.splitlines())
    return tuple((Cell(part),) for paragraph in paragraphs for part in _parts(paragraph))


def _parts(paragraph: str) -> Iterator[str]:
    """A row takes half a page at most, and what is signed must be whole: a long paragraph is cut between sentences."""
    rest = paragraph
    while len(rest) > _LONGEST:
        found = ([end.end() for end in ends.finditer(rest, 0, _LONGEST)] for ends in _ENDS)
        cut = next((places[-1] for places in found if places), _LONGEST)
        yield rest[:cut].strip()
        rest = rest[cut:].strip()
    if rest:
        yield rest
