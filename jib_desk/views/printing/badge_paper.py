"""Stacks of badges on labels, cards or office sheets: as one PDF, or through the preview to a printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen

from jib_desk.rules.badges import BadgePaper
from jib_desk.rules.paper_words import PAPER
from jib_desk.views.printing.badge import BadgeInk, BadgeStyle
from jib_desk.views.printing.output import pdf_of
from jib_desk.views.printing.paper import BadgeSize
from jib_desk.views.printing.preview import PaperPreview
from jib_desk.views.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from jib_desk.services.rows.badges import BadgeFace

_MM_PER_INCH = 25.4


def badge_layout(paper: BadgePaper) -> QPageLayout:
    """One badge a page without a margin, or an office sheet."""
    if paper is BadgePaper.SHEET:
        page = QPageSize(QPageSize.PageSizeId.A4)
    else:
        size = QSizeF(*_badge_mm(paper))
        page = QPageSize(size, QPageSize.Unit.Millimeter, paper.value, QPageSize.SizeMatchPolicy.ExactMatch)
    layout = QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF(), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def badges_pdf(faces: Sequence[BadgeFace], paper: BadgePaper, style: BadgeStyle) -> bytes:
    """All of them as one PDF of true size; empty without a badge."""
    if not faces:
        return b""
    title = PAPER["badges"].both()
    return pdf_of(title, badge_layout(paper), lambda device: paint_badges(faces, paper, style, device))


def paint_badges(faces: Sequence[BadgeFace], paper: BadgePaper, style: BadgeStyle, device: QPagedPaintDevice) -> int:
    """Paints them all and returns the number of pages."""
    painter = QPainter(device)
    try:
        mm = device.logicalDpiX() / _MM_PER_INCH
        ink = BadgeInk(painter, style, mm)
        places = list(_places(paper, mm))
        pages = range(0, len(faces), len(places))
        for start in pages:
            if start:
                device.newPage()
            for face, place in zip(faces[start:], places, strict=False):
                ink.draw(face, place)
            if paper is BadgePaper.SHEET:
                _cutting_marks(painter, places, mm)
    finally:
        painter.end()
    return len(pages)


class BadgePreview(PaperPreview):
    """The preview of a stack of badges. Labels and cards have printers of their own."""

    asks_where = keeps_paper = True

    def __init__(self, faces: Sequence[BadgeFace], paper: BadgePaper, style: BadgeStyle, parent: QWidget) -> None:
        def paint_on(device: QPagedPaintDevice) -> None:
            paint_badges(faces, paper, style, device)

        super().__init__(PAPER["badges"].both(), badge_layout(paper), paint_on, parent)


def _badge_mm(paper: BadgePaper) -> tuple[int, int]:
    return BadgeSize.LABEL_MM if paper is BadgePaper.LABEL else BadgeSize.CARD_MM


def _places(paper: BadgePaper, mm: float) -> Iterator[QRectF]:
    """Where badges stand on a page, in the device's units."""
    width, height = (side * mm for side in _badge_mm(paper))
    if paper is not BadgePaper.SHEET:
        yield QRectF(0, 0, width, height)
        return
    sheet = QPageSize.size(QPageSize.PageSizeId.A4, QPageSize.Unit.Millimeter)
    left = (sheet.width() * mm - BadgeSize.SHEET_COLUMNS * width) / 2
    top = (sheet.height() * mm - BadgeSize.SHEET_ROWS * height) / 2
    for row in range(BadgeSize.SHEET_ROWS):
        for column in range(BadgeSize.SHEET_COLUMNS):
            yield QRectF(left + column * width, top + row * height, width, height)


def _cutting_marks(painter: QPainter, places: Sequence[QRectF], mm: float) -> None:
    """Short lines outside the badges, along which the sheet is cut."""
    painter.setPen(QPen(QColor(LIGHT.wall), BadgeSize.LINE_MM * mm))
    whole = places[0].united(places[-1])
    length, gap = BadgeSize.MARK_MM * mm, BadgeSize.GAP_MM * mm
    for x in {edge for place in places for edge in (place.left(), place.right())}:
        painter.drawLine(QLineF(x, whole.top() - gap - length, x, whole.top() - gap))
        painter.drawLine(QLineF(x, whole.bottom() + gap, x, whole.bottom() + gap + length))
    for y in {edge for place in places for edge in (place.top(), place.bottom())}:
        painter.drawLine(QLineF(whole.left() - gap - length, y, whole.left() - gap, y))
        painter.drawLine(QLineF(whole.right() + gap, y, whole.right() + gap + length, y))
