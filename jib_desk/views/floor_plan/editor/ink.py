"""How a draft is drawn: the grid, spaces, units, marks, doors, handles. From the theme's tokens only."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QStaticText, QTransform

from jib_desk.rules.label_places import Box, Crowd, place_beside, places_beside
from jib_desk.rules.plan_draft import DraftFloor, Item, Kind, Ref
from jib_desk.rules.plan_geometry import Shape, Wall
from jib_desk.rules.plan_snap import Handle
from jib_desk.rules.words import Lang, SpaceKind, word
from jib_desk.views.floor_plan.look import Faces, Look
from jib_desk.views.floor_plan.signs import RESCUE, glyph
from jib_desk.views.floor_plan.walls import doors_of
from jib_desk.views.theme import PlanSize, Radius, Space

GRIP = Space.S  # the side of a handle
SIDE = PlanSize.SIGN  # of a mark, at any scale
_GLYPH = 0.78  # of a mark's side
_TRACED = 0.4  # opacity of pieces over a picture
_CELL = 4 * PlanSize.SIGN  # of the grid in which texts are looked for that lie near a mark
_ROOMY = 4  # pixels between lines of the grid below which every other one is left out


@dataclass(frozen=True, slots=True)
class Marked:
    """What is shown of the pieces beside themselves."""

    selection: Collection[Ref] = ()
    faulty: Collection[Ref] = ()
    holders: Mapping[int, str] | None = None  # unit → company
    is_traced: bool = False  # a picture lies underneath and shall be seen


class EditorInk:
    """Draws one floor of a draft, in pixels of the plan (origin of the floor at 0, 0) at a scale (pixels a metre)."""

    def __init__(self, look: Look, lang: Lang) -> None:
        tokens = look.tokens
        self._lang: Lang = lang
        self._faces = Faces(look.font)
        self._broken: dict[tuple[int, str, float, int], tuple[str, ...]] = {}
        self._laid: dict[tuple[int, str], QStaticText] = {}
        self._near, self._taken = Crowd(_CELL), Crowd(_CELL)  # where names of marks may come, and what is there
        self._is_near = False  # whether the piece that is being painted lies there
        self._ground = QColor(tokens.background)
        self._line = QColor(tokens.line)
        self._way = QColor(tokens.hover)
        self._room = QColor(tokens.accent_soft)
        self._room.setAlphaF(0.55)
        self._unit = QColor(tokens.surface)
        self._unit.setAlphaF(0.85)
        self._wall = QPen(QColor(tokens.wall), PlanSize.EDGE)
        self._outer = QPen(QColor(tokens.wall), PlanSize.WALL)
        self._door = QPen(QColor(tokens.surface), PlanSize.WALL + 2 * PlanSize.EDGE)
        self._leaf = QPen(QColor(tokens.wall), PlanSize.EDGE)
        self._text = QColor(tokens.text)
        self._dim = QColor(tokens.dim)
        self._accent = QColor(tokens.accent)
        self._on_accent = QColor(tokens.on_accent)
        self._surface = QColor(tokens.surface)
        self._rescue = QColor(tokens.vacant_edge)
        self._fault = QColor(tokens.overstayed_edge)
        self._fault_fill = QColor(tokens.overstayed_fill)

    # --- the floor ---------------------------------------------------------------------------

    def paint_ground(self, painter: QPainter, floor: DraftFloor, scale: float) -> None:
        """The floor's own colour."""
        painter.fillRect(_rect(floor.shape, scale), self._ground)

    def paint_grid(self, painter: QPainter, floor: DraftFloor, scale: float, grid: float, seen: QRectF) -> None:
        """Lines of the grid where they lie far enough apart, and the outer wall."""
        step = grid or 1.0
        while step * scale < _ROOMY * 2:
            step *= 2
        width, height = floor.width_m * scale, floor.height_m * scale
        across = _lines(seen.left() / scale, seen.right() / scale, step, floor.width_m)
        down = _lines(seen.top() / scale, seen.bottom() / scale, step, floor.height_m)
        lines = [QLineF(round(x * scale), 0, round(x * scale), height) for x in across]
        lines += [QLineF(0, round(y * scale), width, round(y * scale)) for y in down]
        painter.setPen(QPen(self._line, PlanSize.EDGE))
        painter.drawLines(lines)
        painter.setPen(self._outer)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(0, 0, width, height))

    def paint_focus(self, painter: QPainter, floor: DraftFloor, scale: float) -> None:
        """The keys are here, and nothing is selected yet."""
        painter.setPen(QPen(self._accent, PlanSize.STRONG_EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_rect(floor.shape, scale))

    # --- pieces ------------------------------------------------------------------------------

    def paint_items(
        self, painter: QPainter, items: Sequence[Item], floor: DraftFloor, scale: float, seen: QRectF, marked: Marked
    ) -> None:
        """Spaces, units, then marks of a floor; what is selected or faulty stands out.

        The name of a mark stands where it covers no other text, or is left to its tooltip where there is no such place.
        """
        shown = [item for item in items if seen.intersects(_rect(item.shape, scale).adjusted(-SIDE, -SIDE, SIDE, SIDE))]
        marks = [item for item in shown if item.is_mark]
        self._near, self._taken = Crowd(_CELL), Crowd(_CELL)
        for item in marks:
            square = box_of(mark_rect(item.shape, scale))
            self._taken.add(square)
            for place in places_beside(square, self._faces.width(self._faces.small, item.code), SIDE, Space.XS):
                self._near.add(place)
        for item in shown:
            if not item.is_mark:
                self._paint_solid(painter, item, scale, marked)
        for item in marks:
            self._paint_mark(painter, item, scale, is_chosen=item.ref in marked.selection)
        for item in marks:
            self._paint_mark_name(painter, item, scale, floor, is_chosen=item.ref in marked.selection)

    def _paint_solid(self, painter: QPainter, item: Item, scale: float, marked: Marked) -> None:
        rect = _rect(item.shape, scale)
        self._is_near = self._near.meets(box_of(rect))
        is_faulty, is_chosen = item.ref in marked.faulty, item.ref in marked.selection
        fill = QColor(self._unit if item.ref.kind is Kind.UNIT else self._room)
        if item.space_kind is SpaceKind.CORRIDOR:
            fill = QColor(self._way)
        if marked.is_traced:
            fill.setAlphaF(_TRACED)
        painter.setBrush(self._fault_fill if is_faulty else fill)
        painter.setPen(QPen(self._fault, PlanSize.STRONG_EDGE, Qt.PenStyle.DashLine) if is_faulty else self._wall)
        painter.drawRect(rect)
        self._paint_doors(painter, item, scale)
        if is_chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._accent, PlanSize.STRONG_EDGE))
            painter.drawRect(rect)
        if rect.width() >= PlanSize.CODE_FROM and rect.height() >= self._faces.height(self._faces.code):
            self._paint_texts(painter, item, rect, marked)

    def _paint_doors(self, painter: QPainter, item: Item, scale: float) -> None:
        if scale < PlanSize.LEGIBLE_M / 2:
            return
        for door in doors_of(item.shape, item.doors, swings_out=item.ref.kind is Kind.UNIT):
            hinge, opened, shut = (QPointF(*point) * scale for point in (door.hinge, door.opened, door.shut))
            painter.setPen(self._door)
            painter.drawLine(hinge, shut)
            painter.setPen(self._leaf)
            painter.drawLine(hinge, opened)

    def _paint_texts(self, painter: QPainter, item: Item, rect: QRectF, marked: Marked) -> None:
        """The number, never cut; below it what fits: desks and area, then the name over as many lines as there are."""
        pad = Space.XS if rect.width() >= PlanSize.TIGHT else PlanSize.TIGHT_PADDING
        box = rect.adjusted(pad, PlanSize.TIGHT_PADDING, -pad, -PlanSize.TIGHT_PADDING)
        code, small = self._faces.code, self._faces.small
        top = box.top()
        if item.space_kind is SpaceKind.CORRIDOR:  # a way is seen by its colour; it is named where there is room
            width, height = self._faces.width(small, item.code), self._faces.height(small)
            middle = QRectF(box.left(), box.center().y() - height / 2, width, height)
            if width <= box.width() and not self._taken.meets(box_of(middle)):
                self._write(painter, small, self._dim, box, middle.top(), item.code)
            return
        font = code if self._faces.width(code, item.code) <= box.width() else small
        for line in self._lines(font, item.code, box.width(), 2.5 * self._faces.height(font)):
            top += self._write(painter, font, self._text, box, top, line)
        name = self._name(item, marked)
        if item.ref.kind is Kind.UNIT:
            sizes = (f"{item.desks} · {item.area_m2:g} m²", f"{item.desks}")
            fitting = next((text for text in sizes if self._faces.width(small, text) <= box.width()), "")
            if fitting and top + self._faces.height(small) <= box.bottom():
                top += self._write(painter, small, self._dim, box, top, fitting)
        for line in self._lines(small, name, box.width(), box.bottom() - top):
            top += self._write(painter, small, self._dim, box, top, line)

    def _name(self, item: Item, marked: Marked) -> str:
        if item.ref.kind is Kind.UNIT:
            return (marked.holders or {}).get(item.ref.id, "")
        own = item.name_zh or item.name_en if self._lang == "zh_CN" else item.name_en or item.name_zh
        return own or word("space_kind", item.space_kind).said(self._lang)

    def _lines(self, font: QFont, text: str, width: float, height: float) -> tuple[str, ...]:
        """A text over as many lines as there is room for; broken once, since a move of the hand draws all of them."""
        key = (id(font), text, width, int(height // self._faces.height(font)))
        if key not in self._broken:
            self._broken[key] = self._faces.lines(font, text, width, key[3])[0]
        return self._broken[key]

    def _write(self, painter: QPainter, font: QFont, colour: QColor, box: QRectF, top: float, text: str) -> float:
        """One line; returns its height."""
        key = (id(font), text)
        if key not in self._laid:
            self._laid[key] = QStaticText(text)
            self._laid[key].setTextFormat(Qt.TextFormat.PlainText)
            self._laid[key].prepare(QTransform(), font)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawStaticText(QPointF(box.left(), top), self._laid[key])
        height = self._faces.height(font)
        if self._is_near:
            self._taken.add((box.left(), top, box.left() + self._faces.width(font, text), top + height))
        return height

    def _paint_mark(self, painter: QPainter, item: Item, scale: float, *, is_chosen: bool) -> None:
        rect = mark_rect(item.shape, scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._rescue if item.safety_kind in RESCUE else self._dim)
        painter.drawRoundedRect(rect, Radius.UNIT - 1, Radius.UNIT - 1)
        size = rect.width() * _GLYPH / 2
        placed = QTransform.fromTranslate(rect.center().x(), rect.center().y()).scale(size, size)
        painter.fillPath(placed.map(glyph(item.safety_kind)), self._surface)
        if is_chosen:
            painter.setPen(QPen(self._accent, PlanSize.STRONG_EDGE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-2, -2, 2, 2), Radius.UNIT, Radius.UNIT)

    def _paint_mark_name(
        self, painter: QPainter, item: Item, scale: float, floor: DraftFloor, *, is_chosen: bool
    ) -> None:
        small = self._faces.small
        square = box_of(mark_rect(item.shape, scale))
        room = box_of(_rect(floor.shape, scale).adjusted(0, -2 * SIDE, 0, 2 * SIDE))  # a mark may stand at the wall
        width, height = self._faces.width(small, item.code), self._faces.height(small)
        place = place_beside(square, width, height, Space.XS, room, self._taken) if item.code else None
        if place is None and is_chosen and item.code:
            place = next((box for box in places_beside(square, width, height, Space.XS) if box[2] <= room[2]), None)
        if place is None:
            return
        said = QRectF(QPointF(place[0], place[1]), QPointF(place[2], place[3]))
        painter.fillRect(said, self._unit)  # whatever it lies on, it can be read
        self._write(painter, small, self._text, said, said.top(), item.code)
        self._taken.add(place)

    # --- what is in the hand -----------------------------------------------------------------

    def paint_handles(self, painter: QPainter, shape: Shape, scale: float) -> None:
        """The eight places by which a rectangle is pulled."""
        painter.setPen(QPen(self._accent, PlanSize.EDGE))
        painter.setBrush(self._surface)
        painter.drawRects(list(handle_rects(shape, scale).values()))

    def paint_band(self, painter: QPainter, rect: QRectF) -> None:
        """The rubber band, or what is being drawn."""
        fill = QColor(self._accent)
        fill.setAlphaF(0.12)
        painter.setBrush(fill)
        painter.setPen(QPen(self._accent, PlanSize.EDGE, Qt.PenStyle.DashLine))
        painter.drawRect(rect)

    def paint_guides(self, painter: QPainter, guides: Collection[Wall], scale: float) -> None:
        """The lines that something snapped to."""
        painter.setPen(QPen(self._accent, PlanSize.EDGE))
        painter.drawLines(
            [QLineF(line.x1 * scale, line.y1 * scale, line.x2 * scale, line.y2 * scale) for line in guides]
        )

    def paint_measure(self, painter: QPainter, points: Collection[QPointF]) -> None:
        """The points between which a distance is known."""
        painter.setPen(QPen(self._accent, PlanSize.STRONG_EDGE))
        painter.setBrush(self._surface)
        known = list(points)
        if len(known) > 1:
            painter.drawLine(known[0], known[1])
        for point in known:
            painter.drawEllipse(point, GRIP / 2, GRIP / 2)

    def paint_note(self, painter: QPainter, at: QPointF, text: str) -> None:
        """A size beside the pointer."""
        font = self._faces.code
        width, height = self._faces.width(font, text) + 2 * Space.S, self._faces.height(font) + Space.XS
        box = QRectF(at.x() + Space.M, at.y() + Space.M, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._accent)
        painter.drawRoundedRect(box, Radius.UNIT, Radius.UNIT)
        painter.setPen(self._on_accent)
        painter.setFont(font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def handle_rects(shape: Shape, scale: float) -> dict[Handle, QRectF]:
    """Where the handles of a rectangle stand."""
    rects: dict[Handle, QRectF] = {}
    for handle in Handle:
        x, y = handle.place(shape)
        rects[handle] = QRectF(x * scale - GRIP / 2, y * scale - GRIP / 2, GRIP, GRIP)
    return rects


def mark_rect(shape: Shape, scale: float) -> QRectF:
    """Where a mark stands: around its point, of one size at any scale."""
    return QRectF(shape.x * scale - SIDE / 2, shape.y * scale - SIDE / 2, SIDE, SIDE)


def box_of(rect: QRectF) -> Box:
    """A rectangle as the rules of places have it."""
    return (rect.left(), rect.top(), rect.right(), rect.bottom())


def _rect(shape: Shape, scale: float) -> QRectF:
    left, top = round(shape.x * scale), round(shape.y * scale)
    return QRectF(left, top, round(shape.right * scale) - left, round(shape.bottom * scale) - top)


def _lines(start: float, end: float, step: float, size: float) -> list[float]:
    """The lines of a grid between two places, without the outer walls."""
    first, last = max(1, int(start / step)), min(ceil(size / step), ceil(end / step) + 1)
    return [at * step for at in range(first, last)]
