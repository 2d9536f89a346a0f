"""The plan on paper at a true scale, for printer, preview and PDF: one floor a page, as large as it fits."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.plan_paper import PaperSize, fitting_scale, is_better_landscape
from jib_desk.services.rows.seats import FloorRow
from jib_desk.version import VERSION
from jib_desk.views.floor_plan.drawing import PlanDrawing
from jib_desk.views.floor_plan.look import Look
from jib_desk.views.floor_plan.paper import parts
from jib_desk.views.floor_plan.paper.parts import PlanPaper
from jib_desk.views.printing.output import true_to_size
from jib_desk.views.theme import PlanSize, Space, Type, Weight

_MM_PER_INCH = 25.4
_MARGIN_MM = 12.0  # that every office printer can print
_PIXEL_MM = 0.2  # one pixel of heading and legend on paper: 13 pixels of text are 7 points
_LEAST_PIXEL_MM = 0.14  # of the plan, so that its smallest letters are 4 points
_AROUND_MM = 44.0  # heading, legend and scale bar together, nearly
_DPI = 600
_POINTS = QPageSize.PageSizeId


def page_layout(paper: PlanPaper, size: PaperSize) -> QPageLayout:
    """The paper the better way round for these floors."""
    floors = [(floor.width_m, floor.height_m) for floor in paper.plan.floors]
    is_landscape = is_better_landscape(floors, size, (2 * _MARGIN_MM, 2 * _MARGIN_MM + _AROUND_MM))
    orientation = QPageLayout.Orientation.Landscape if is_landscape else QPageLayout.Orientation.Portrait
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    page = QPageSize(_POINTS.A3 if size is PaperSize.A3 else _POINTS.A4)
    return QPageLayout(page, orientation, margins, QPageLayout.Unit.Millimeter)


def plan_pdf(paper: PlanPaper, size: PaperSize = PaperSize.A3) -> bytes:
    """The plan as a PDF of true size, all of it lines and letters; empty without a floor."""
    if not paper.plan.floors:
        return b""
    parts.ensure_application()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    buffer.setParent(writer)  # whatever ends the drawing, the writer goes first
    writer.setResolution(_DPI)
    layout = page_layout(paper, size)
    writer.setPageLayout(layout)
    writer.setTitle(" · ".join(part for part in (paper.title, paper.centre) if part))
    writer.setCreator(f"JIB Desk {VERSION}")
    paint_plan(paper, writer)
    buffer.close()
    return true_to_size(bytes(buffer.data().data()), layout)


def paint_plan(paper: PlanPaper, device: QPagedPaintDevice) -> tuple[int, ...]:
    """Paints every floor on a page of its own, and behind it the names that it cut, where they are many.

    Gives the denominators of their scales.
    """
    look = parts.paper_look()
    # All are made ready first: who stops the drawing does not stop it with a painter at work.
    pages = [PlanPage(paper, floor, look, device) for floor in paper.plan.floors]
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheets = [(page, sheet) for page in pages for sheet in range(page.sheets)]
    for place, (page, sheet) in enumerate(sheets):
        if place:
            device.newPage()
        painter.save()
        page.paint(painter, sheet, f"{place + 1} / {len(sheets)}")
        painter.restore()
    painter.end()
    return tuple(page.scale for page in pages)


@dataclass(frozen=True, slots=True)
class _Fit:
    """A floor at the scale that fits: one pixel of its drawing on paper, and the names it had to cut."""

    scale: int
    pixel_mm: float
    drawing: PlanDrawing
    note: tuple[str, ...]
    more: tuple[str, ...]  # instead, when there are too many of them to stand below the plan

    @property
    def mm_per_metre(self) -> float:
        return 1_000 / self.scale


class PlanPage:
    """One floor on the paper that a device has now, ready to be painted.

    Everything but the plan is in pixels of `_PIXEL_MM`.
    """

    def __init__(self, paper: PlanPaper, floor: FloorRow, look: Look, device: QPagedPaintDevice) -> None:
        self._paper = paper
        self._floor = floor
        self._look = look
        self._dots_per_mm = device.logicalDpiX() / _MM_PER_INCH
        pixel = _PIXEL_MM * self._dots_per_mm
        self._width, self._height = device.width() / pixel, device.height() / pixel
        self._legend = parts.legend_entries(paper, look, self._width, floor)
        self._top = parts.head_height(look) + Space.S
        fit = self._fit(())
        if self._scale(fit.note) != fit.scale:  # the names take room, and in what is left more of them may be cut
            fit = self._fit(fit.note)
        self._fitted = fit

    @property
    def scale(self) -> int:
        """The denominator of the scale."""
        return self._fitted.scale

    @property
    def sheets(self) -> int:
        """How many sheets of paper it takes: one for the plan, and those for names that it cut."""
        return 1 + ceil(len(self._fitted.more) / self._names_on_a_sheet)

    @property
    def _names_on_a_sheet(self) -> int:
        """How many lines of names there is room for below the heading."""
        line = parts.note_height(("",), self._look) - Space.S
        return max(1, int((self._height - self._top - Space.XL) / line))

    def paint(self, painter: QPainter, sheet: int = 0, number: str = "1 / 1") -> None:
        """Paints one of its sheets, the plan first."""
        fit, look = self._fitted, self._look
        painter.scale(_PIXEL_MM * self._dots_per_mm, _PIXEL_MM * self._dots_per_mm)
        parts.paint_head(painter, QRectF(0, 0, self._width, self._top), look, self._paper, self._floor)
        if sheet == 0:
            self._paint_floor(painter, fit)
            self._paint_foot(painter, fit)
        else:
            first = (sheet - 1) * self._names_on_a_sheet
            names = fit.more[first : first + self._names_on_a_sheet]
            parts.paint_note(painter, QRectF(0, self._top, self._width, self._height - self._top), names, look)
        self._paint_number(painter, number)

    def _bottom(self, note: tuple[str, ...]) -> float:
        """Where the plan has to end."""
        foot = parts.legend_height(self._legend) + parts.BAR_HEIGHT + Space.XL
        return self._height - foot - parts.note_height(note, self._look)

    def _scale(self, note: tuple[str, ...]) -> int:
        """The scale that fits above so many lines of names."""
        room = (self._width * _PIXEL_MM, max(1.0, self._bottom(note) - self._top) * _PIXEL_MM)
        return fitting_scale((self._floor.width_m, self._floor.height_m), room)

    def _fit(self, note: tuple[str, ...]) -> _Fit:
        scale = self._scale(note)
        per_metre = 1_000 / scale
        pixel = min(_PIXEL_MM, max(_LEAST_PIXEL_MM, per_metre / PlanSize.FULL_M))
        drawing = self._paper.drawing_of(self._floor, self._look, per_metre / pixel)
        lines = parts.note_lines(parts.cut_names(self._paper, drawing), self._look, self._width)
        is_much = len(lines) > parts.MOST_NOTE_LINES
        return _Fit(scale, pixel, drawing, () if is_much else lines, lines if is_much else ())

    def _paint_floor(self, painter: QPainter, fit: _Fit) -> None:
        """In the middle of what heading and legend leave."""
        width = self._floor.width_m * fit.mm_per_metre / _PIXEL_MM
        height = self._floor.height_m * fit.mm_per_metre / _PIXEL_MM
        painter.save()
        above = (self._bottom(fit.note) - self._top - height) / 2
        painter.translate(QPointF((self._width - width) / 2, self._top + above))
        painter.scale(fit.pixel_mm / _PIXEL_MM, fit.pixel_mm / _PIXEL_MM)
        parts.paint_floor(painter, fit.drawing)
        painter.restore()

    def _paint_foot(self, painter: QPainter, fit: _Fit) -> None:
        look, lang = self._look, self._paper.lang
        top = ceil(self._bottom(fit.note)) + Space.S
        if fit.note:
            parts.paint_note(painter, QRectF(0, top, self._width, self._height), fit.note, look)
            top += parts.note_height(fit.note, look)
        parts.paint_legend(painter, QPointF(0, top), self._legend, look)
        bar = QPointF(0, top + parts.legend_height(self._legend) + Space.S)
        said = f"{PAPER['scale'].said(lang)} 1:{fit.scale}"
        parts.paint_bar(painter, bar, fit.mm_per_metre / _PIXEL_MM, look, said)

    def _paint_number(self, painter: QPainter, number: str) -> None:
        painter.setFont(self._look.font(Type.SMALL, Weight.REGULAR))
        painter.setPen(QColor(self._look.tokens.dim))
        foot = f"{PAPER['page'].said(self._paper.lang)} {number}"
        whole = QRectF(0, 0, self._width, self._height)
        painter.drawText(whole, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, foot)
