"""Making units ready for painting: where the tile lies, which texts fit into it, and how they stand."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainterPath, QStaticText, QTransform

from jib_desk.rules.labels import MOST_ROWS
from jib_desk.rules.plan_geometry import Shape
from jib_desk.views.floor_plan.look import Faces, Pattern, Style
from jib_desk.views.floor_plan.patterns import CORNER, back_hatch, corner, covered, hatch, level, stripes
from jib_desk.views.floor_plan.unit_ink import Text, UnitInk
from jib_desk.views.item_models.unit_colours import Face
from jib_desk.views.theme import PlanSize, Radius

_TELLING = 4  # signs, the ellipsis among them, below which a cut line tells nothing
_UPRIGHT = QTransform().rotate(90)


def tile_of(shape: Shape, scale: float, edge: float = PlanSize.EDGE) -> QRectF:
    """The tile inside the walls, on whole pixels so that its edge is sharp."""
    gap = PlanSize.GAP + PlanSize.WALL / 2
    narrowest = min(shape.w, shape.h) * scale
    if narrowest < PlanSize.TIGHT:
        gap = PlanSize.EDGE + PlanSize.WALL / 2 if narrowest >= PlanSize.CODE_FROM else PlanSize.EDGE
    shift = edge / 2 % 1
    left, top = round(shape.x * scale + gap) + shift, round(shape.y * scale + gap) + shift
    right, bottom = round((shape.x + shape.w) * scale - gap) - shift, round((shape.y + shape.h) * scale - gap) - shift
    return QRectF(left, top, right - left, bottom - top)


class UnitMaker:
    """Makes units ready with the faces and styles of the moment."""

    def __init__(self, faces: Faces, styles: Mapping[str, Style]) -> None:
        self._faces = faces
        self._styles = styles

    def make(self, unit_id: int, face: Face, shape: Shape, scale: float, *, has_labels: bool = True) -> UnitInk:
        """One unit; without labels its number stays."""
        style = self._styles[face.key]
        ink = UnitInk(unit_id, face.key, style, tile_of(shape, scale, style.edge.widthF()))
        ink.pad = PlanSize.TIGHT_PADDING if self._is_tight(ink, face) else PlanSize.PADDING
        if ink.rect.width() < PlanSize.CODE_FROM:
            ink.is_plain = ink.is_elided = True
            return ink
        _add_pattern(ink)
        if not has_labels:
            self._add_code(ink, face.code)
        elif not self._add_code(ink, face.code):
            top, foot = ink.rect.top() + ink.pad, ink.rect.bottom() - ink.pad
            self._add_upright(ink, (f"{face.code} {face.name}", face.code), top, foot)
        else:
            foot = self._add_desks(ink, face)
            foot, said = self._add_mark(ink, face, foot)
            self._add_name(ink, face, foot, said)
        return ink

    def _is_tight(self, ink: UnitInk, face: Face) -> bool:
        """Whether a unit needs what there is of its width, or its name would else be cut."""
        width = ink.rect.width()
        if width < PlanSize.TIGHT:
            return True
        return self._faces.name_in(face.name, width - 2 * PlanSize.PADDING - _inset(ink), ink.rect.height())[2]

    def _add_code(self, ink: UnitInk, code: str) -> bool:
        """The number at the top left, smaller where there is little room; False where it does not fit at all."""
        inset = _inset(ink)
        for font in (self._faces.code, self._faces.names[-1]):
            room = ink.rect.width() - inset - PlanSize.EDGE
            width = self._faces.width(font, code)
            if width <= room:
                pad = min(ink.pad, (ink.rect.width() - inset - width) / 2)
                at = QPointF(ink.rect.left() + pad + inset, ink.rect.top() + PlanSize.PADDING)
                ink.texts.append(_text(code, at, font, ink.style.ink))
                return True
        ink.is_elided = True
        return False

    def _add_desks(self, ink: UnitInk, face: Face) -> float:
        """Dots along the foot; returns the lowest line that is still free."""
        pad, dot, gap = ink.pad, PlanSize.DOT, PlanSize.DOT_GAP
        foot = ink.rect.bottom() - PlanSize.PADDING
        room = ink.rect.width() - 2 * pad - _inset(ink)
        count = face.desks + int(face.is_crowded)
        if count == 0 or count * (dot + gap) - gap > room or ink.rect.height() < PlanSize.TALL:
            return foot
        middle = foot - dot / 2
        places = [
            QPointF(ink.rect.left() + pad + _inset(ink) + dot / 2 + place * (dot + gap), middle)
            for place in range(count)
        ]
        taken = min(face.people or 0, face.desks)
        ink.taken, ink.free = places[:taken], places[taken : face.desks]
        if face.is_crowded:
            ink.over = places[-1]
        return foot - dot - gap

    def _add_mark(self, ink: UnitInk, face: Face, foot: float) -> tuple[float, bool]:
        """The line beside the colour, above the dots; the line still free, and whether it was said."""
        font = self._faces.code
        if not face.marks:
            return foot, True
        if ink.rect.height() < PlanSize.TEXT_FROM + self._faces.height(font):
            return foot, False
        left = ink.rect.left() + ink.pad + _inset(ink)
        room = ink.rect.right() - ink.pad - left
        tries = ((mark, face) for mark in face.marks for face in (font, self._faces.names[-1]))
        mark, font = next(((mark, face) for mark, face in tries if self._faces.width(face, mark) <= room), ("", font))
        ink.is_elided = mark != face.marks[0]
        if not mark:
            return foot, False
        height = self._faces.height(font)
        ink.texts.append(_text(mark, QPointF(left, foot - height), font, ink.style.ink))
        return foot - height, True

    def _add_name(self, ink: UnitInk, face: Face, foot: float, mark_is_said: bool) -> None:
        """The main word, below the code: in a smaller face, or upright, before anything of it is cut."""
        top = ink.rect.top() + PlanSize.PADDING + self._faces.height(self._faces.code)
        left = ink.rect.left() + ink.pad + _inset(ink)
        room = ink.rect.right() - ink.pad - left
        font, lines, is_cut = self._faces.name_in(face.name, room, foot - top)
        if is_cut:
            unsaid = () if mark_is_said else face.marks[-1:]
            wished = (*(f"{face.name} · {mark}" for mark in unsaid), face.name)
            if self._add_upright(ink, wished, top, foot) or self._add_beside(ink, wished, foot):
                return
            if self._add_over_dots(ink, wished, top) or self._turn(ink, face):
                return
            lines = lines if any(len(line) >= _TELLING for line in lines) else ()
        for place, line in enumerate(lines):
            ink.texts.append(_text(line, QPointF(left, top + place * self._faces.height(font)), font, ink.style.name))
        ink.is_elided = ink.is_elided or is_cut

    def _add_over_dots(self, ink: UnitInk, wished: Sequence[str], top: float) -> bool:
        """Upright down to the foot: before a name is cut, the dots of its desks go, but for the ring of a crowd."""
        has_mark_at_foot = len(ink.texts) > 1
        if has_mark_at_foot or not self._add_upright(ink, wished, top, _foot_without_dots(ink)):
            return False
        _drop_dots(ink)
        return True

    def _turn(self, ink: UnitInk, face: Face) -> bool:
        """Number, mark and name upright in the whole of the tile, without the dots of its desks."""
        beside = CORNER if ink.style.pattern is Pattern.CORNER else 0
        top, foot = ink.rect.top() + ink.pad + beside, _foot_without_dots(ink)
        if foot - top < ink.rect.width():
            return False
        head = " · ".join((face.code, *face.marks[-1:]))
        for font in (self._faces.names[-1], self._faces.last):
            count = int((ink.rect.width() - _inset(ink) - 2 * PlanSize.EDGE) // self._faces.height(font)) - 1
            lines, is_cut = self._faces.lines(font, face.name, foot - top, min(count, MOST_ROWS))
            if lines and not is_cut and self._faces.width(font, head) <= foot - top:
                ink.texts = []
                _drop_dots(ink)
                self._put_upright(ink, font, (head, *lines), (ink.rect.left() + _inset(ink), top))
                ink.texts[0].colour = ink.style.ink
                ink.is_elided = False
                return True
        return False

    def _add_beside(self, ink: UnitInk, wished: Sequence[str], foot: float) -> bool:
        """Upright at the right of the number, where it has more of the tile's height; False when nothing fits."""
        top = ink.rect.top() + (CORNER if ink.style.pattern is Pattern.CORNER else ink.pad)
        return self._add_upright(ink, wished, top, foot, max(text.box.right() for text in ink.texts[:1]))

    def _add_upright(
        self, ink: UnitInk, wished: Sequence[str], top: float, foot: float, beside: float | None = None
    ) -> bool:
        """The first of some texts that fits when it is turned by a quarter, read downwards; False when none does.

        It stands in the middle of the tile, or of what is left of it `beside` something.
        """
        left = (ink.rect.left() + _inset(ink) if beside is None else beside) + PlanSize.EDGE
        room = ink.rect.right() - PlanSize.EDGE - left
        if foot - top < room:
            return False
        for text in wished:
            for font in (*self._faces.names, self._faces.last):
                height = self._faces.height(font)
                lines, is_cut = self._faces.lines(font, text, foot - top, min(int(room // height), MOST_ROWS))
                if lines and not is_cut:
                    self._put_upright(ink, font, lines, (left - PlanSize.EDGE, top))
                    return True
        return False

    def _put_upright(self, ink: UnitInk, font: QFont, lines: Sequence[str], corner_at: tuple[float, float]) -> None:
        """Turned lines between the left edge that is given and the right one of the tile, the first at the right."""
        left, top = corner_at
        height = self._faces.height(font)
        right = (left + ink.rect.right() + len(lines) * height) / 2
        for place, line in enumerate(lines):
            at = QPointF(round(right - place * height), top)
            ink.texts.append(_text(line.removesuffix(" ·"), at, font, ink.style.name, is_upright=True))


def _add_pattern(ink: UnitInk) -> None:
    """Gives a unit the pattern of its style."""
    rect = ink.rect
    pattern = ink.style.pattern
    if pattern is Pattern.HATCH:
        ink.lines = hatch(rect, PlanSize.HATCH)
    elif pattern is Pattern.CROSS:
        ink.lines = [*hatch(rect, 2 * PlanSize.HATCH), *back_hatch(rect, 2 * PlanSize.HATCH)]
    elif pattern is Pattern.LEVEL:
        ink.lines = level(rect, PlanSize.HATCH)
    elif pattern is Pattern.DOTS:
        step = PlanSize.HATCH
        columns = [rect.left() + step * (x + 0.5) for x in range(int(rect.width() / step))]
        rows = [rect.top() + step * (y + 0.5) for y in range(int(rect.height() / step))]
        ink.points = [QPointF(x, y) for y in rows for x in columns]
        if ink.points:
            ink.screen = covered(ink.points, ink.style.pattern_pen.widthF())
    elif pattern in {Pattern.CORNER, Pattern.STRIPES}:
        tile = QPainterPath()
        tile.addRoundedRect(rect, Radius.UNIT, Radius.UNIT)
        cut = corner(rect) if pattern is Pattern.CORNER else stripes(rect)
        ink.shape = tile.intersected(cut)


def _foot_without_dots(ink: UnitInk) -> float:
    """How far down a tile can be written where the dots of its desks go; a crowd keeps its ring."""
    if ink.over is None:
        return ink.rect.bottom() - ink.pad
    return ink.rect.bottom() - PlanSize.PADDING - PlanSize.DOT - PlanSize.DOT_GAP


def _drop_dots(ink: UnitInk) -> None:
    ink.taken, ink.free = [], []
    if ink.over is not None:
        ink.over = QPointF(ink.rect.center().x(), ink.over.y())


def _inset(ink: UnitInk) -> float:
    return PlanSize.STRIPE if ink.style.pattern is Pattern.STRIPES else 0.0


def _text(text: str, at: QPointF, font: QFont, colour: QColor, *, is_upright: bool = False) -> Text:
    static = QStaticText(text)
    static.setTextFormat(Qt.TextFormat.PlainText)
    static.prepare(_UPRIGHT if is_upright else QTransform(), font)
    return Text(at, static, font, colour, is_upright)
