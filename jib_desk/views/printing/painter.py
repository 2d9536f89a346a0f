"""Puts a sheet on paper at its true size: first laid out on pages, then painted, so that each page knows their number.

Everything is measured in millimetres and points against the device's own resolution; the same code
serves printer, preview and PDF.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPen, QTextOption

from jib_desk.rules.paper_words import PAPER
from jib_desk.views.printing.paper import Paper
from jib_desk.views.printing.sheet import Cell, Column, Section, Sheet
from jib_desk.views.printing.strong import draw_strong
from jib_desk.views.theme import FAMILIES, LIGHT, Weight

Mark = Callable[[QPainter], None]
_MM_PER_INCH = 25.4
_UNBOUNDED = 10_000_000.0
_TICK = ((0.15, 0.5), (0.42, 0.8), (0.9, 0.1))  # across and down a box


def page_layout(sheet: Sheet) -> QPageLayout:
    """A4 with the margins that every office printer can print."""
    orientation = QPageLayout.Orientation.Landscape if sheet.is_landscape else QPageLayout.Orientation.Portrait
    margin = Paper.MARGIN_MM
    margins = QMarginsF(margin, margin, margin, margin)
    return QPageLayout(QPageSize(QPageSize.PageSizeId.A4), orientation, margins, QPageLayout.Unit.Millimeter)


def paint(sheet: Sheet, device: QPagedPaintDevice) -> int:
    """Paints the whole sheet and returns the number of pages."""
    painter = QPainter(device)
    try:
        pages = _pages(sheet, device, painter)
        for number, page in enumerate(pages, start=1):
            if number > 1:
                device.newPage()
            for mark in page.marks:
                mark(painter)
            _foot(sheet, device, painter, number, len(pages))
    finally:
        painter.end()
    return len(pages)


def _pages(sheet: Sheet, device: QPagedPaintDevice, painter: QPainter) -> "list[_Page]":
    """A sheet that spills onto a second page is set tighter, in the same letters, where one page is then enough."""
    pages = _Layout(sheet, device, painter).pages
    if len(pages) == 2:
        tight = _Layout(sheet, device, painter, is_tight=True).pages
        if len(tight) == 1:
            return tight
    return pages


def paper_font(size: float, weight: int = Weight.REGULAR) -> QFont:
    """The program's faces, each sign in its plain form: a PDF has no Unicode for others, it could not be searched."""
    font = QFont(FAMILIES)
    font.setPointSizeF(size)
    font.setWeight(QFont.Weight(weight))
    for feature in ("tnum", "calt"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _area(device: QPagedPaintDevice) -> QRectF:
    """What can be painted on, in the device's own units, from (0, 0)."""
    return QRectF(0, 0, device.width(), device.height())


def _foot(sheet: Sheet, device: QPagedPaintDevice, painter: QPainter, number: int, count: int) -> None:
    area, mm = _area(device), device.logicalDpiY() / _MM_PER_INCH
    painter.setFont(paper_font(Paper.SMALL))
    painter.setPen(QColor(LIGHT.dim))
    line = QRectF(area.left(), area.bottom() - Paper.FOOT_MM * mm, area.width(), Paper.FOOT_MM * mm)
    low = Qt.AlignmentFlag.AlignBottom
    painter.drawText(line, int(low | Qt.AlignmentFlag.AlignLeft), f"{sheet.centre}   {sheet.foot}".strip())
    painter.drawText(line, int(low | Qt.AlignmentFlag.AlignRight), f"{PAPER['page'].both()} {number} / {count}")


@dataclass
class _Page:
    marks: list[Mark] = field(default_factory=list[Mark])


class _Layout:
    """Where everything goes. `y` runs down the page at hand."""

    def __init__(self, sheet: Sheet, device: QPagedPaintDevice, painter: QPainter, *, is_tight: bool = False) -> None:
        self._sheet = sheet
        self._painter = painter
        self._mm = device.logicalDpiX() / _MM_PER_INCH
        self._row_least = (Paper.TIGHT_ROW_MM if is_tight else Paper.ROW_MM) * self._mm
        self._row_pad = (Paper.TIGHT_PADDING_MM if is_tight else Paper.PADDING_MM) * self._mm
        area = _area(device)
        self._width = area.width()
        self._bottom = area.height() - (Paper.FOOT_MM + 1) * self._mm
        self.pages = [_Page()]
        self._y = 0.0
        self._title()
        for section in sheet.sections:
            self._section(section)
        if sheet.sign:
            self._signatures()

    # --- parts -------------------------------------------------------------------------------

    def _title(self) -> None:
        sheet = self._sheet
        self._line(f"{sheet.title.zh}  {sheet.title.en}", Paper.TITLE, LIGHT.text, Weight.BOLD)
        for place, line in enumerate(sheet.lines):
            if place == 0:
                self._line(line, Paper.SUBTITLE, LIGHT.text, Weight.BOLD)
            else:
                self._line(line, Paper.BODY, LIGHT.dim)

    def _section(self, section: Section) -> None:
        least = max(self._row_least, section.row_mm * self._mm)
        heights = [max(least, self._row_height(section.columns, row)) for row in section.rows[:1]]
        heading = self._height(section.heading, Paper.SECTION, self._width, Weight.BOLD)
        self._y += Paper.GAP_MM * self._mm
        self._need(heading + self._head_height(section.columns) + sum(heights, self._row_least))
        self._line(section.heading, Paper.SECTION, LIGHT.text, Weight.BOLD)
        self._head(section.columns)
        if not section.rows and not section.blank_rows:
            self._line(PAPER["nothing"].both(), Paper.BODY, LIGHT.dim)
        blank = tuple(Cell(is_box=place == 0) for place, _column in enumerate(section.columns))
        for row in (*section.rows, *[blank] * section.blank_rows):
            height = max(least, self._row_height(section.columns, row))
            if self._need(height):
                self._head(section.columns)
            self._row(section.columns, row, height)

    def _signatures(self) -> None:
        height = 2 * Paper.ROW_MM * self._mm
        self._need(height)
        share = self._width / len(self._sheet.sign)
        for place, word in enumerate(self._sheet.sign):
            box = QRectF(place * share, self._y, share - Paper.GAP_MM * self._mm, height)
            self._text(box, word.both(), Paper.BODY, LIGHT.dim, bottom=True)
            self._rule(box.left(), box.right(), box.bottom(), LIGHT.text, Paper.LINE_MM)
        self._y += height

    # --- rows --------------------------------------------------------------------------------

    def _widths(self, columns: tuple[Column, ...]) -> list[float]:
        fixed = sum(column.width_mm for column in columns) * self._mm
        shares = sum(column.share for column in columns if not column.width_mm) or 1
        rest = max(0.0, self._width - fixed)
        return [column.width_mm * self._mm if column.width_mm else rest * column.share / shares for column in columns]

    def _head_height(self, columns: tuple[Column, ...]) -> float:
        pad = 2 * self._row_pad
        pairs = zip(columns, self._widths(columns), strict=True)
        return max(self._head_lines(column, width) for column, width in pairs) + pad

    def _head_lines(self, column: Column, width: float) -> float:
        inner = width - 2 * Paper.PADDING_MM * self._mm
        zh = self._height(column.head.zh, Paper.BODY, inner, Weight.BOLD)
        return zh + self._height(column.head.en, Paper.SMALL, inner)

    def _head(self, columns: tuple[Column, ...]) -> None:
        height, pad, x = self._head_height(columns), Paper.PADDING_MM * self._mm, 0.0
        for column, width in zip(columns, self._widths(columns), strict=True):
            inner = width - 2 * pad
            zh = self._height(column.head.zh, Paper.BODY, inner, Weight.BOLD)
            upper = QRectF(x + pad, self._y + self._row_pad, inner, zh)
            self._text(upper, column.head.zh, Paper.BODY, LIGHT.text, Weight.BOLD)
            lower = QRectF(x + pad, upper.bottom(), inner, height - zh - self._row_pad)
            self._text(lower, column.head.en, Paper.SMALL, LIGHT.dim)
            x += width
        self._y += height
        self._rule(0, self._width, self._y, LIGHT.text, Paper.STRONG_LINE_MM)

    def _row_height(self, columns: tuple[Column, ...], row: tuple[Cell, ...]) -> float:
        heights = [self._row_least]
        for cell, width in zip(row, self._widths(columns), strict=True):
            inner = width - 2 * Paper.PADDING_MM * self._mm
            weight = Weight.BOLD if cell.is_strong else Weight.REGULAR
            text = self._height(cell.text, Paper.BODY, inner, weight) if cell.text else 0.0
            detail = self._height(cell.detail, Paper.SMALL, inner) if cell.detail else 0.0
            heights.append(text + detail + 2 * self._row_pad)
        return min(max(heights), self._bottom / 2)  # an endless note must not fill a page

    def _row(self, columns: tuple[Column, ...], row: tuple[Cell, ...], height: float) -> None:
        pad, x = Paper.PADDING_MM * self._mm, 0.0
        for cell, width in zip(row, self._widths(columns), strict=True):
            inner = width - 2 * pad
            weight = Weight.BOLD if cell.is_strong else Weight.REGULAR
            if cell.is_box:
                self._box(x + pad, self._y + height / 2, is_ticked=cell.is_ticked)
            else:
                text = self._height(cell.text, Paper.BODY, inner, weight) if cell.text else 0.0
                detail = self._height(cell.detail, Paper.SMALL, inner) if cell.detail else 0.0
                top = self._y + max(self._row_pad, (height - text - detail) / 2)
                upper = QRectF(x + pad, top, inner, min(text, self._y + height - top))
                self._text(upper, cell.text, Paper.BODY, LIGHT.text, weight, in_row=True)
                lower = QRectF(x + pad, top + text, inner, max(0.0, self._y + height - top - text))
                self._text(lower, cell.detail, Paper.SMALL, LIGHT.dim)
            x += width
        self._y += height
        self._rule(0, self._width, self._y, LIGHT.wall, Paper.LINE_MM)

    # --- marks -------------------------------------------------------------------------------

    def _need(self, height: float) -> bool:
        """Goes to the next page when this does not fit any more; says whether it did."""
        if self._y + height <= self._bottom or self._y == 0:
            return False
        self.pages.append(_Page())
        self._y = 0.0
        return True

    def _line(self, text: str, size: float, colour: str, weight: int = Weight.REGULAR) -> None:
        height = self._height(text, size, self._width, weight)
        self._need(height)
        self._text(QRectF(0, self._y, self._width, height), text, size, colour, weight)
        self._y += height + Paper.PADDING_MM * self._mm

    def _height(self, text: str, size: float, width: float, weight: int = Weight.REGULAR) -> float:
        if not text:
            return 0.0
        self._painter.setFont(paper_font(size, weight))
        return self._painter.boundingRect(QRectF(0, 0, max(width, 1.0), _UNBOUNDED), text, _wrapped()).height()

    def _text(
        self,
        box: QRectF,
        text: str,
        size: float,
        colour: str,
        weight: int = Weight.REGULAR,
        *,
        bottom: bool = False,
        in_row: bool = False,
    ) -> None:
        if not text:
            return
        is_heading = weight >= Weight.BOLD and not in_row  # a whole list in outlines would be slow

        def mark(painter: QPainter) -> None:
            painter.setFont(paper_font(size, weight))
            painter.setPen(QColor(colour))
            painter.save()
            painter.setClipRect(box)
            if is_heading:
                draw_strong(painter, box, text, _wrapped(bottom=bottom))
            else:
                painter.drawText(box, text, _wrapped(bottom=bottom))
            painter.restore()

        self.pages[-1].marks.append(mark)

    def _rule(self, left: float, right: float, y: float, colour: str, width_mm: float) -> None:
        pen = QPen(QColor(colour), width_mm * self._mm)

        def mark(painter: QPainter) -> None:
            painter.setPen(pen)
            painter.drawLine(QPointF(left, y), QPointF(right, y))

        self.pages[-1].marks.append(mark)

    def _box(self, left: float, middle: float, *, is_ticked: bool = False) -> None:
        side = Paper.BOX_MM * self._mm
        pen = QPen(QColor(LIGHT.text), Paper.LINE_MM * 2 * self._mm)
        square = QRectF(left, middle - side / 2, side, side)
        strong = QPen(QColor(LIGHT.text), Paper.STRONG_LINE_MM * 2 * self._mm)
        tick = [square.topLeft() + QPointF(side * across, side * down) for across, down in _TICK]

        def mark(painter: QPainter) -> None:
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(square)
            if is_ticked:
                painter.setPen(strong)
                painter.drawPolyline(tick)

        self.pages[-1].marks.append(mark)


def _wrapped(*, bottom: bool = False) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if bottom:
        option.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
    return option
