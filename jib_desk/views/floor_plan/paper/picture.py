"""The plan as a PNG, for the monthly workbook and for presentations: as on the page, with legend, day and scale bar.

Needs no window. Where no Qt application runs (command line), an offscreen one is made and kept.
"""

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from jib_desk.rules.words import Lang
from jib_desk.services.rows.seats import FloorRow, PlanRow
from jib_desk.views.floor_plan.drawing import PlanDrawing
from jib_desk.views.floor_plan.look import Look
from jib_desk.views.floor_plan.paper import parts
from jib_desk.views.floor_plan.paper.parts import PlanPaper
from jib_desk.views.theme import LIGHT, PlanSize, Space

_MOST_PIXELS = 50_000_000  # of a picture, 200 MB while it is being painted


def plan_png(plan: PlanRow, lang: Lang, width_px: int = 2400) -> bytes:
    """The seats of a plan for a workbook; empty without a floor."""
    return paper_png(PlanPaper(plan, lang), width_px)


def paper_png(paper: PlanPaper, width_px: int = 2400) -> bytes:
    """The floors of a plan below each other as a PNG of that width, in the light colours; empty without a floor.

    Letters keep their size relative to the plan, whatever the width. A picture of very many floors is narrower.
    """
    if not paper.plan.floors:
        return b""
    parts.ensure_application()
    sheet = _Sheet(paper, parts.paper_look())
    ratio = min(width_px / sheet.width, (_MOST_PIXELS / (sheet.width * sheet.height)) ** 0.5)
    image = QImage(round(sheet.width * ratio), round(sheet.height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sheet.paint(painter)
    painter.end()
    return _png(image)


class _Sheet:
    """All floors at full size, one below the other, ready to be painted."""

    def __init__(self, paper: PlanPaper, look: Look) -> None:
        self._paper = paper
        self._look = look
        self._head = parts.head_height(look) + Space.S
        floors = paper.plan.floors
        self._drawings = [paper.drawing_of(floor, look, PlanSize.FULL_M) for floor in floors]
        self.width = max(floor.width_m for floor in floors) * PlanSize.FULL_M + 2 * Space.L
        self._legend = parts.legend_entries(paper, look, self.width - 2 * Space.L)
        floors_px = sum(floor.height_m * PlanSize.FULL_M + self._head + Space.XL for floor in floors)
        self.height = floors_px + parts.legend_height(self._legend) + parts.BAR_HEIGHT + 3 * Space.L

    def paint(self, painter: QPainter) -> None:
        """All of it, from (0, 0)."""
        top = float(Space.L)
        for floor, drawing in zip(self._paper.plan.floors, self._drawings, strict=True):
            top = self._paint_floor(painter, floor, drawing, top)
        parts.paint_legend(painter, QPointF(Space.L, top + Space.S), self._legend, self._look)
        top += parts.legend_height(self._legend) + Space.L
        parts.paint_bar(painter, QPointF(Space.L, top), PlanSize.FULL_M, self._look)

    def _paint_floor(self, painter: QPainter, floor: FloorRow, drawing: PlanDrawing, top: float) -> float:
        """One floor with its heading; gives where the next begins."""
        box = QRectF(Space.L, top, self.width - 2 * Space.L, self._head)
        parts.paint_head(painter, box, self._look, self._paper, floor)
        painter.save()
        painter.translate(QPointF(Space.L, top + self._head))
        parts.paint_floor(painter, drawing)
        painter.restore()
        return top + self._head + floor.height_m * PlanSize.FULL_M + Space.XL


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - the stubs want a str here
    buffer.close()
    return bytes(data.data())
