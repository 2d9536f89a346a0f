"""One unit ready for painting: its tile, its pattern, its texts and the dots of its desks; and the painting.

Everything that costs time (breaking names, measuring, clipping patterns) happened when it was made
(`unit_maker`); painting only replays it, many units of one style in a row.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QStaticText

from jib_desk.views.floor_plan.look import Pattern, Style
from jib_desk.views.floor_plan.patterns import back_hatch, hatch, level
from jib_desk.views.theme import PlanSize, Radius, Tokens

_AT_ONCE = 16  # points that Qt strokes at once; one alone comes out a shade darker
_SOLID_TEXT = 0.88  # opacity of the ground under texts that stand on a pattern


@dataclass(slots=True)
class Text:
    """A laid-out text, its top left corner, its face and colour."""

    at: QPointF
    text: QStaticText
    font: QFont
    colour: QColor
    is_upright: bool = False  # turned by a quarter, read downwards; `at` is its top right corner then

    @property
    def box(self) -> QRectF:
        """What it covers."""
        size = self.text.size()
        if self.is_upright:
            return QRectF(self.at.x() - size.height(), self.at.y(), size.height(), size.width())
        return QRectF(self.at, size)


@dataclass(slots=True)
class UnitInk:
    """A unit at one scale. `rect` is its tile in pixels of the plan, origin of the floor at (0, 0)."""

    unit_id: int
    key: str
    style: Style
    rect: QRectF
    pad: float = PlanSize.PADDING
    texts: list[Text] = field(default_factory=list[Text])
    taken: list[QPointF] = field(default_factory=list[QPointF])
    free: list[QPointF] = field(default_factory=list[QPointF])
    over: QPointF | None = None  # the red ring of a crowded unit
    lines: list[QLineF] = field(default_factory=list[QLineF])
    points: list[QPointF] = field(default_factory=list[QPointF])
    screen: QRectF | None = None  # what the points cover, on whole pixels
    shape: QPainterPath | None = None
    is_plain: bool = False  # too small for anything but its colour
    is_elided: bool = False


class UnitPainter:
    """Replays units; a whole plan in runs of one style."""

    def __init__(self, tokens: Tokens) -> None:
        dot = PlanSize.DOT
        self._taken = _dots(QColor(tokens.dim), dot)
        self._free = _dots(QColor(tokens.dim), dot)
        self._hollow = _dots(QColor(tokens.surface), dot - 2 * PlanSize.EDGE)
        self._over = QPen(QColor(tokens.overstayed_edge), PlanSize.STRONG_EDGE)
        self._screens: dict[tuple[str, float, float, float], QPixmap] = {}

    def paint(self, painter: QPainter, inks: Iterable[UnitInk]) -> None:
        """Tiles and patterns first, then dots, then texts: each with as few changes of pen as can be."""
        shown = list(inks)
        ratio = _whole_ratio(painter)
        style: Style | None = None
        plain: dict[int, list[QRectF]] = {}
        styles: dict[int, Style] = {}
        for ink in shown:
            if ink.is_plain:
                styles[id(ink.style)] = ink.style
                plain.setdefault(id(ink.style), []).append(ink.rect)
                continue
            if ink.style is not style:
                style = ink.style
                painter.setPen(style.edge)
                painter.setBrush(style.fill)
            painter.drawRoundedRect(ink.rect, Radius.UNIT, Radius.UNIT)
            if ink.lines or ink.points or ink.shape is not None:
                if ink.screen is not None and ratio:
                    painter.drawTiledPixmap(ink.screen, self._screen(ink, ink.screen, ratio))
                    _paint_grounds(painter, ink)
                else:
                    _paint_pattern(painter, ink)
                style = None
        for key, rects in plain.items():
            painter.setPen(styles[key].edge)
            painter.setBrush(styles[key].fill)
            painter.drawRects(rects)
        if plain and len(shown) == sum(map(len, plain.values())):
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_dots(painter, shown)
        font: QFont | None = None
        colour: QColor | None = None
        for ink in shown:
            for text in ink.texts:
                if text.is_upright:
                    _paint_upright(painter, text)
                    font = None
                    colour = None
                    continue
                if text.font is not font:
                    font = text.font
                    painter.setFont(font)
                if text.colour is not colour:
                    colour = text.colour
                    painter.setPen(colour)
                painter.drawStaticText(text.at, text.text)

    def _screen(self, ink: UnitInk, area: QRectF, ratio: float) -> QPixmap:
        """One cell of a screen of dots on its fill, to be repeated: a hundred times faster than as many points."""
        at = ink.points[0] - area.topLeft()
        key = (ink.key, ratio, at.x(), at.y())
        if key not in self._screens:
            side = round(PlanSize.HATCH * ratio)
            cell = QPixmap(side, side)
            cell.setDevicePixelRatio(ratio)
            cell.fill(ink.style.fill.color())
            painter = QPainter(cell)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(ink.style.pattern_pen)
            painter.drawPoints([at + QPointF(PlanSize.HATCH * place, 0) for place in range(-1, _AT_ONCE - 1)])
            painter.end()
            self._screens[key] = cell
        return self._screens[key]

    def _paint_dots(self, painter: QPainter, inks: Iterable[UnitInk]) -> None:
        taken: list[QPointF] = []
        free: list[QPointF] = []
        over: list[QPointF] = []
        for ink in inks:
            taken += ink.taken
            free += ink.free
            if ink.over is not None:
                over.append(ink.over)
        for points, pen in ((free, self._free), (free, self._hollow), (taken, self._taken)):
            if points:
                painter.setPen(pen)
                painter.drawPoints(points)
        if over:
            painter.setPen(self._over)
            for middle in over:
                painter.drawEllipse(middle, PlanSize.DOT / 2, PlanSize.DOT / 2)


def _dots(colour: QColor, size: float) -> QPen:
    pen = QPen(colour, size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _whole_ratio(painter: QPainter) -> float:
    """Pixels of the device for one of the drawing where they lie on each other whole and opaque; else 0."""
    placed = painter.deviceTransform()
    ratio = placed.m11()
    is_upright = ratio == placed.m22() and placed.m12() == placed.m21() == 0
    is_whole = all(value.is_integer() for value in (ratio, placed.dx(), placed.dy()))
    return ratio if is_upright and is_whole and painter.opacity() == 1 else 0.0


def _paint_upright(painter: QPainter, text: Text) -> None:
    painter.save()
    painter.setFont(text.font)
    painter.setPen(text.colour)
    painter.translate(text.at)
    painter.rotate(90)
    painter.drawStaticText(QPointF(), text.text)
    painter.restore()


def _paint_pattern(painter: QPainter, ink: UnitInk) -> None:
    style = ink.style
    painter.setPen(style.pattern_pen)
    if ink.lines:
        painter.drawLines(ink.lines)
    if ink.points:
        painter.drawPoints(ink.points)
    if ink.shape is not None:
        painter.fillPath(ink.shape, style.pattern_fill)
    _paint_grounds(painter, ink)


def _paint_grounds(painter: QPainter, ink: UnitInk) -> None:
    """What keeps texts legible on a pattern."""
    style = ink.style
    ground = QColor(style.fill.color())
    ground.setAlphaF(_SOLID_TEXT)
    for text in ink.texts:
        if ink.lines or ink.points:
            painter.fillRect(text.box, ground)


def paint_swatch(painter: QPainter, style: Style, rect: QRectF) -> None:
    """A look in miniature, for the legend."""
    radius = Radius.UNIT / 2
    edge = QPen(style.edge)
    if style.pattern is Pattern.DASHES:
        edge.setWidthF(1.5 * PlanSize.EDGE)
        edge.setDashPattern([2, 2])
    painter.setPen(edge)
    painter.setBrush(style.fill)
    painter.drawRoundedRect(rect, radius, radius)
    painter.setPen(style.pattern_pen)
    if style.pattern is Pattern.HATCH:
        painter.drawLines(hatch(rect, PlanSize.HATCH / 2))
    elif style.pattern is Pattern.CROSS:
        painter.drawLines([*hatch(rect, PlanSize.HATCH), *back_hatch(rect, PlanSize.HATCH)])
    elif style.pattern is Pattern.LEVEL:
        painter.drawLines(level(rect, PlanSize.HATCH / 2))
    elif style.pattern is Pattern.DOTS:
        quarter = rect.width() / 4
        painter.drawPoints([rect.topLeft() + QPointF(quarter * x, quarter * y) for x in (1, 2, 3) for y in (1, 2, 3)])
    elif style.pattern is Pattern.CORNER:
        half = QPointF(rect.width() * 0.6, 0), QPointF(0, rect.height() * 0.6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.pattern_fill)
        painter.drawPolygon(QPolygonF([rect.topRight() - half[0], rect.topRight(), rect.topRight() + half[1]]))
    elif style.pattern is Pattern.STRIPES:
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width() / 3, rect.height()), style.pattern_fill)
