"""One unit made ready for painting: its tile, its pattern, its texts and the dots of its desks.

Everything that costs time (breaking names, measuring, clipping patterns) happens once per
scale; painting only replays it, many units of one style in a row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QStaticText, QTransform

from jib_desk.rules.words import Lang
from jib_desk.services.rows.seats import UnitRow
from jib_desk.views.floor_plan.look import Faces, Pattern, Style
from jib_desk.views.item_models.unit_faces import Facet, facet_of, marks_of, name_of
from jib_desk.views.theme import PlanSize, Radius, Tokens

_AT_ONCE = 16  # points that Qt strokes at once; one alone comes out a shade darker
_HAIR = 1 / 63  # Qt draws a point as a line of this length
_SOLID_TEXT = 0.88  # opacity of the ground under texts that stand on a pattern


@dataclass(slots=True)
class Text:
    """A laid-out text, its top left corner, its face and colour."""

    at: QPointF
    text: QStaticText
    font: QFont
    colour: QColor


@dataclass(slots=True)
class UnitInk:
    """A unit at one scale. `rect` is its tile in pixels of the plan, origin of the floor at (0, 0)."""

    unit: UnitRow
    facet: Facet
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


def tile_of(unit: UnitRow, scale: float, edge: float = PlanSize.EDGE) -> QRectF:
    """The tile inside the walls, on whole pixels so that its edge is sharp."""
    gap = PlanSize.GAP + PlanSize.WALL / 2
    shape = unit.shape
    narrowest = min(shape.w, shape.h) * scale
    if narrowest < PlanSize.TIGHT:
        gap = PlanSize.EDGE + PlanSize.WALL / 2 if narrowest >= PlanSize.CODE_FROM else PlanSize.EDGE
    shift = edge / 2 % 1
    left, top = round(shape.x * scale + gap) + shift, round(shape.y * scale + gap) + shift
    right, bottom = round((shape.x + shape.w) * scale - gap) - shift, round((shape.y + shape.h) * scale - gap) - shift
    return QRectF(left, top, right - left, bottom - top)


class UnitMaker:
    """Makes units ready with the faces, styles and language of the moment."""

    def __init__(self, faces: Faces, styles: Mapping[Facet, Style], lang: Lang) -> None:
        self._faces = faces
        self._styles = styles
        self._lang: Lang = lang

    def make(self, unit: UnitRow, scale: float, people: int | None, *, has_labels: bool = True) -> UnitInk:
        """One unit; `people` are the heads at its desks, None when nobody is known to sit there."""
        facet = facet_of(unit)
        style = self._styles[facet]
        ink = UnitInk(unit, facet, style, tile_of(unit, scale, style.edge.widthF()))
        ink.pad = PlanSize.TIGHT_PADDING if ink.rect.width() < PlanSize.TIGHT else PlanSize.PADDING
        if ink.rect.width() < PlanSize.CODE_FROM:
            ink.is_plain = ink.is_elided = True
            return ink
        _add_pattern(ink)
        if not has_labels:
            return ink
        if ink.rect.width() < PlanSize.TEXT_FROM:
            self._add_code(ink)
            ink.is_elided = True
            return ink
        self._add_code(ink)
        foot = self._add_desks(ink, people)
        foot = self._add_mark(ink, foot)
        self._add_name(ink, foot)
        return ink

    def _add_code(self, ink: UnitInk) -> None:
        font = self._faces.code
        width = self._faces.width(font, ink.unit.code)
        pad = min(ink.pad, max(1.0, (ink.rect.width() - width) / 2))
        left = ink.rect.left() + pad + _inset(ink)
        top = ink.rect.top() + PlanSize.PADDING
        ink.texts.append(_text(ink.unit.code, QPointF(left, top), font, ink.style.ink))

    def _add_desks(self, ink: UnitInk, people: int | None) -> float:
        """Dots along the foot; returns the lowest line that is still free."""
        pad, dot, gap = ink.pad, PlanSize.DOT, PlanSize.DOT_GAP
        foot = ink.rect.bottom() - PlanSize.PADDING
        room = ink.rect.width() - 2 * pad - _inset(ink)
        count = ink.unit.desks + int(ink.unit.is_crowded)
        if count == 0 or count * (dot + gap) - gap > room or ink.rect.height() < 2.5 * PlanSize.CODE_FROM:
            return foot
        middle = foot - dot / 2
        places = [
            QPointF(ink.rect.left() + pad + _inset(ink) + dot / 2 + place * (dot + gap), middle)
            for place in range(count)
        ]
        taken = min(people or 0, ink.unit.desks)
        ink.taken, ink.free = places[:taken], places[taken : ink.unit.desks]
        if ink.unit.is_crowded:
            ink.over = places[-1]
        return foot - dot - gap

    def _add_mark(self, ink: UnitInk, foot: float) -> float:
        marks = marks_of(ink.unit, self._lang)
        font = self._faces.code
        height = self._faces.height(font)
        if not marks or ink.rect.height() < PlanSize.TEXT_FROM + height:
            return foot
        left = ink.rect.left() + ink.pad + _inset(ink)
        room = ink.rect.right() - ink.pad - left
        tries = ((mark, face) for mark in marks for face in (font, self._faces.names[-1]))
        mark, font = next(((mark, face) for mark, face in tries if self._faces.width(face, mark) <= room), ("", font))
        ink.is_elided = mark != marks[0]
        if not mark:
            return foot
        height = self._faces.height(font)
        ink.texts.append(_text(mark, QPointF(left, foot - height), font, ink.style.ink))
        return foot - height

    def _add_name(self, ink: UnitInk, foot: float) -> None:
        """The main word, below the code; a smaller face is tried before anything is cut."""
        top = ink.rect.top() + PlanSize.PADDING + self._faces.height(self._faces.code)
        left = ink.rect.left() + ink.pad + _inset(ink)
        room = ink.rect.right() - ink.pad - left
        name = name_of(ink.unit, self._lang)
        font, lines, is_cut = self._faces.names[0], (), True
        for font in self._faces.names:
            lines, is_cut = self._faces.lines(font, name, room, int((foot - top) // self._faces.height(font)))
            if not is_cut:
                break
        for place, line in enumerate(lines):
            ink.texts.append(_text(line, QPointF(left, top + place * self._faces.height(font)), font, ink.style.name))
        ink.is_elided = ink.is_elided or is_cut


class UnitPainter:
    """Replays units; a whole plan in runs of one style."""

    def __init__(self, tokens: Tokens) -> None:
        dot = PlanSize.DOT
        self._taken = _dots(QColor(tokens.dim), dot)
        self._free = _dots(QColor(tokens.dim), dot)
        self._hollow = _dots(QColor(tokens.surface), dot - 2 * PlanSize.EDGE)
        self._over = QPen(QColor(tokens.overstayed_edge), PlanSize.STRONG_EDGE)
        self._screens: dict[tuple[Facet, float, float, float], QPixmap] = {}

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
        key = (ink.facet, ratio, at.x(), at.y())
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


def _inset(ink: UnitInk) -> float:
    return PlanSize.STRIPE if ink.style.pattern is Pattern.STRIPES else 0.0


def _text(text: str, at: QPointF, font: QFont, colour: QColor) -> Text:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.prepare(QTransform(), font)
    return Text(at, static, font, colour)


def _dots(colour: QColor, size: float) -> QPen:
    pen = QPen(colour, size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def _add_pattern(ink: UnitInk) -> None:
    rect = ink.rect
    pattern = ink.style.pattern
    if pattern is Pattern.HATCH:
        ink.lines = _hatch(rect, PlanSize.HATCH)
    elif pattern is Pattern.DOTS:
        step = PlanSize.HATCH
        columns = [rect.left() + step * (x + 0.5) for x in range(int(rect.width() / step))]
        rows = [rect.top() + step * (y + 0.5) for y in range(int(rect.height() / step))]
        ink.points = [QPointF(x, y) for y in rows for x in columns]
        if ink.points:
            ink.screen = _covered(ink.points, ink.style.pattern_pen.widthF())
    elif pattern in {Pattern.CORNER, Pattern.STRIPES}:
        tile = QPainterPath()
        tile.addRoundedRect(rect, Radius.UNIT, Radius.UNIT)
        cut = _corner(rect) if pattern is Pattern.CORNER else _stripes(rect)
        ink.shape = tile.intersected(cut)


def _corner(rect: QRectF) -> QPainterPath:
    size = 2.5 * PlanSize.STRIPE
    path = QPainterPath()
    path.addPolygon(
        QPolygonF([rect.topRight() - QPointF(size, 0), rect.topRight(), rect.topRight() + QPointF(0, size)])
    )
    path.closeSubpath()
    return path


def _stripes(rect: QRectF) -> QPainterPath:
    """Slanted bars in a band along the left edge."""
    band = PlanSize.STRIPE
    path = QPainterPath()
    top = rect.top() - band
    while top < rect.bottom():
        left = rect.left()
        path.addPolygon(
            QPolygonF(
                [
                    QPointF(left, top + band),
                    QPointF(left + band, top),
                    QPointF(left + band, top + band),
                    QPointF(left, top + 2 * band),
                ]
            )
        )
        path.closeSubpath()
        top += 2 * band
    return path


def _hatch(rect: QRectF, step: float) -> list[QLineF]:
    """Diagonal lines across a rectangle, cut at its edges."""
    lines: list[QLineF] = []
    width, height = rect.width(), rect.height()
    along = step
    while along < width + height:
        start = QPointF(rect.left() + max(0.0, along - height), rect.top() + min(along, height))
        end = QPointF(rect.left() + min(along, width), rect.top() + max(0.0, along - width))
        lines.append(QLineF(start, end))
        along += step
    return lines


def _covered(points: Sequence[QPointF], width: float) -> QRectF:
    """The whole pixels that points of a pen touch, and no more: tiles are round at their corners."""
    first, last, half = points[0], points[-1], width / 2
    left, top = floor(first.x() - half), floor(first.y() - half)
    return QRectF(left, top, ceil(last.x() + half + _HAIR) - left, ceil(last.y() + half) - top)


def _whole_ratio(painter: QPainter) -> float:
    """Pixels of the device for one of the drawing where they lie on each other whole and opaque; else 0."""
    placed = painter.deviceTransform()
    ratio = placed.m11()
    is_upright = ratio == placed.m22() and placed.m12() == placed.m21() == 0
    is_whole = all(value.is_integer() for value in (ratio, placed.dx(), placed.dy()))
    return ratio if is_upright and is_whole and painter.opacity() == 1 else 0.0


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
            size = text.text.size()
            painter.fillRect(QRectF(text.at, size), ground)


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
        painter.drawLines(_hatch(rect, PlanSize.HATCH / 2))
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
