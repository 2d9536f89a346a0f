"""The plan as an SVG for designers: plain shapes and texts in named groups, true to size when opened at 1:100.

Written by hand rather than by QSvgGenerator: that one repeats pens and transforms for every stroke, names nothing and
puts patterns in as pictures. Only SVG 1.1 without styles or patterns is used, which every drawing program takes.
"""

from collections.abc import Iterable, Sequence
from itertools import product

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainterPath

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.plan_geometry import DOOR_WIDTH_M
from jib_desk.rules.safety import Due
from jib_desk.rules.words import SafetyKind, SpaceKind, word
from jib_desk.services.rows.seats import FloorRow, SpaceRow, UnitRow
from jib_desk.views.floor_plan.drawing import PlanDrawing
from jib_desk.views.floor_plan.layer_ink import glyph_in, sign_colour
from jib_desk.views.floor_plan.look import Faces, Look, Pattern, Style, styles_of
from jib_desk.views.floor_plan.paper import parts
from jib_desk.views.floor_plan.paper.parts import LegendEntry, PlanPaper
from jib_desk.views.floor_plan.paper.svg_lines import CM, DOT, SvgLines, fill, name_of, number, said, stroke
from jib_desk.views.floor_plan.patterns import hatch
from jib_desk.views.floor_plan.room_signs import add_sign, beside_sign
from jib_desk.views.floor_plan.unit_ink import UnitInk
from jib_desk.views.floor_plan.walls import Door, doors_of, entrance, walls_of
from jib_desk.views.item_models.unit_faces import Facet, company_of, facet_of, mark
from jib_desk.views.theme import ELSEWHERE, PlanSize, Radius, Size, Space, Type, Weight

_SCALE = 100  # 1:100, at which the picture has its true size
_ARROW_M = 1.4
_ROOM_LINES = 4


def plan_svg(paper: PlanPaper) -> str:
    """The floors of a plan below each other as an SVG document; empty without a floor."""
    if not paper.plan.floors:
        return ""
    parts.ensure_application()
    return _Document(paper, parts.paper_look()).text()


class _Document:
    """Collects the lines. Coordinates come in pixels of the drawing at 100 % and go out in centimetres."""

    def __init__(self, paper: PlanPaper, look: Look) -> None:
        self._paper = paper
        self._look = look
        self._faces = Faces(look.font)
        self._out = SvgLines()
        self._head = parts.head_height(look) + Space.S

    def text(self) -> str:
        """The whole document."""
        paper, look, floors = self._paper, self._look, self._paper.plan.floors
        width = max(floor.width_m for floor in floors) * PlanSize.FULL_M + 2 * Space.L
        legend = parts.legend_entries(paper, look, width - 2 * Space.L)
        top = float(Space.L)
        for floor in floors:
            self._floor(floor, top)
            top += self._head + floor.height_m * PlanSize.FULL_M + Space.XL
        self._out.x, self._out.y = Space.L, top
        self._legend(legend)
        self._out.y += parts.legend_height(legend) + Space.S
        self._bar()
        height = self._out.y + parts.BAR_HEIGHT + Space.L
        return "\n".join((*self._opening(width, height), *self._out.lines, "</svg>", ""))

    def _opening(self, width: float, height: float) -> Iterable[str]:
        paper = self._paper
        wide, high = number(width * CM), number(height * CM)
        mm = (number(value * CM * 10 / _SCALE) for value in (width, height))
        families = ", ".join(f"'{name}'" if " " in name else name for name in ELSEWHERE)
        title = " · ".join(part for part in (paper.title, paper.centre) if part)
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{next(mm)}mm" height="{next(mm)}mm" '
            f'viewBox="0 0 {wide} {high}" xml:lang="{paper.lang.replace("_", "-")}" '
            f'font-family="{families}, sans-serif">'
        )
        yield f"<title>{said(title)}</title>"
        yield f"<desc>{said(paper.day)} · 1:{_SCALE} · 1 unit = 1 cm</desc>"
        yield f'<rect width="{wide}" height="{high}" fill="{self._look.tokens.surface}"/>'

    # --- a floor -----------------------------------------------------------------------------

    def _floor(self, floor: FloorRow, top: float) -> None:
        paper, look = self._paper, self._look
        drawing = paper.drawing_of(floor, look, PlanSize.FULL_M)
        spaces = tuple(space for space in paper.plan.spaces if space.floor_id == floor.id)
        self._out.x, self._out.y = Space.L, top
        self._heading(floor, max(other.width_m for other in paper.plan.floors) * PlanSize.FULL_M)
        corner = self._out.at(QPointF(0, self._head))
        self._out.x = self._out.y = 0.0  # within its group a floor has its own centimetres
        self._out.begin(f"floor-{floor.code}", f'transform="translate({corner})"')
        self._ground(floor, spaces, drawing.units)
        self._out.begin(f"units-{floor.code}")
        for unit in drawing.units:
            ink = drawing.ink(unit.id)
            if ink is not None:
                self._unit(unit, ink)
        self._out.end()
        self._signs(floor, drawing)
        self._out.end()

    def _signs(self, floor: FloorRow, drawing: PlanDrawing) -> None:
        """The signs of the fire check, where the paper is about that."""
        layer, tokens = drawing.layer(), self._look.tokens
        signs = [sign for sign in drawing.content.signs if sign.floor_id == floor.id]
        if not signs:
            return
        self._out.begin(f"safety-{floor.code}")
        for sign in signs:
            box = layer.sign_box(sign.id)
            colour = sign_colour(tokens, sign.kind, sign.due)
            self._sign(sign.kind, box, colour)
            if sign.text:
                self._out.text(sign.text, box.right() + Space.XS, box.top(), self._faces.code, colour)
        self._out.end()

    def _sign(self, kind: SafetyKind, box: QRectF, colour: str) -> None:
        self._out.rect(box, f'rx="{number((Radius.UNIT - 1) * CM)}" fill="{colour}"')
        self._out.path(
            "", f'fill="{self._look.tokens.surface}" fill-rule="evenodd"', self._out.outline(glyph_in(kind, box))
        )

    def _heading(self, floor: FloorRow, width: float) -> None:
        title, small = self._look.font(Type.TITLE, Weight.BOLD), self._look.font(Type.BODY, Weight.REGULAR)
        tokens, line = self._look.tokens, QFontMetricsF(title).height()
        self._out.text(self._paper.title_of(floor), 0, 0, title, tokens.text)
        self._out.text(self._paper.day, 0, line, small, tokens.text)
        self._out.text(self._paper.centre, width, line, small, tokens.dim, anchor="end")

    def _ground(self, floor: FloorRow, spaces: Sequence[SpaceRow], units: Sequence[UnitRow]) -> None:
        tokens, full = self._look.tokens, PlanSize.FULL_M
        whole = QRectF(0, 0, floor.width_m * full, floor.height_m * full)
        rooms = [space for space in spaces if space.kind is not SpaceKind.CORRIDOR]
        self._out.begin(f"rooms-{floor.code}", f'fill="{tokens.background}"')
        self._out.rect(whole, f'fill="{tokens.hover}"')
        for room in rooms:
            self._out.rect(_box(room), f'id="{name_of(f"room-{room.code}")}"')
        self._out.end()
        thin = f'fill="none" {stroke(QColor(tokens.wall), PlanSize.EDGE)}'
        leaves = [leaf for unit in units for leaf in doors_of(unit.shape, unit.doors, swings_out=True)]
        for room in rooms:
            is_tight = min(room.shape.w, room.shape.h) < 2 * DOOR_WIDTH_M
            leaves += doors_of(room.shape, room.doors, swings_out=is_tight)
        self._out.path(f"doors-{floor.code}", thin, " ".join(self._leaf(leaf) for leaf in leaves))
        walls = [
            QLineF(wall.x1 * full, wall.y1 * full, wall.x2 * full, wall.y2 * full)
            for wall in walls_of(floor, spaces, units)
        ]
        thick = (
            f'fill="none" stroke="{tokens.wall}" stroke-width="{number(PlanSize.WALL * CM)}" stroke-linecap="square"'
        )
        self._out.path(f"walls-{floor.code}", thick, self._out.strokes(walls))
        signs = QPainterPath()
        for room in rooms:
            add_sign(signs, room.kind, room.shape, full)
        self._out.path(f"signs-{floor.code}", thin, self._out.outline(signs))
        self._out.begin(f"names-{floor.code}")
        for room in rooms:
            self._room_name(room)
            if room.kind is SpaceKind.LOBBY:
                self._entrance(floor, room)
        self._out.end()

    def _leaf(self, door: Door) -> str:
        """The open leaf and the quarter circle in which it shuts."""
        full = PlanSize.FULL_M
        hinge, opened, shut = (QPointF(x * full, y * full) for x, y in (door.hinge, door.opened, door.shut))
        radius = number(QLineF(hinge, shut).length() * CM)
        turn = (opened.x() - hinge.x()) * (shut.y() - hinge.y()) - (opened.y() - hinge.y()) * (shut.x() - hinge.x())
        sweep = int(turn > 0)
        return f"M{self._out.at(hinge)} L{self._out.at(opened)} A{radius} {radius} 0 0 {sweep} {self._out.at(shut)}"

    def _room_name(self, room: SpaceRow) -> None:
        lang, whole = self._paper.lang, _box(room)
        box, *other = beside_sign(room.kind, whole)
        if other:
            self._put(mark("stairs", lang), box)
            self._put(mark("lifts", lang), other[0])
            return
        names = (room.name_zh, room.name_en) if lang == "zh_CN" else (room.name_en, room.name_zh)
        name = next((name for name in names if name), word("space_kind", room.kind).said(lang))
        self._put(name, _beside_doors(room) if box == whole else box)

    def _put(self, name: str, box: QRectF) -> None:
        """A name in the middle of a room, or of its part beside the sign."""
        # Small letters come before a second line, which low rooms have no place for.
        for most, font in product((1, _ROOM_LINES), (self._faces.room, self._faces.small)):
            height = self._faces.height(font)
            count = min(most, int((box.height() - 2 * PlanSize.WALL) // height))
            lines, is_cut = self._faces.lines(font, name, box.width() - PlanSize.PADDING, count)
            if lines and not is_cut:
                top = box.center().y() - len(lines) * height / 2
                for place, line in enumerate(lines):
                    left = box.center().x()
                    self._out.text(line, left, top + place * height, font, self._look.tokens.dim, anchor="middle")
                return

    def _entrance(self, floor: FloorRow, lobby: SpaceRow) -> None:
        """An arrow inwards through the outer wall, and its word."""
        found = entrance(floor.width_m, floor.height_m, lobby.shape)
        if found is None:
            return
        (x, y), (dx, dy) = found
        half, full = _ARROW_M / 2, PlanSize.FULL_M
        corners = (
            (x + dx * _ARROW_M, y + dy * _ARROW_M),
            (x + dy * half, y + dx * half),
            (x + dx * half * 0.6, y + dy * half * 0.6),
            (x - dy * half, y - dx * half),
        )
        points = "M" + " L".join(self._out.at(QPointF(left * full, top * full)) for left, top in corners) + "Z"
        self._out.path(f"entrance-{lobby.code}", f'fill="{self._look.tokens.accent}"', points)
        tip = QPointF(*corners[0]) * full
        above = tip.y() - self._faces.height(self._faces.small) if dy < 0 else tip.y()
        said = mark("entrance", self._paper.lang)
        self._out.text(said, tip.x() + dx * Space.XL, above, self._faces.small, self._look.tokens.dim, anchor="middle")

    # --- units -------------------------------------------------------------------------------

    def _unit(self, unit: UnitRow, ink: UnitInk) -> None:
        lang = self._paper.lang
        facet = facet_of(unit)
        self._out.begin(f"unit-{unit.code}", f'class="{facet.value}"')
        told = (unit.code, facet.word(lang), company_of(unit, lang))
        self._out.lines.append(f"<title>{said(' · '.join(part for part in told if part))}</title>")
        self._tile(ink.rect, ink.style, Radius.UNIT)
        faint = stroke(ink.style.pattern_pen.color(), ink.style.pattern_pen.widthF())
        if ink.lines:
            self._out.path("", f'fill="none" {faint}', self._out.strokes(ink.lines))
        if ink.points:
            dots = f'{faint} stroke-linecap="round" stroke-dasharray="{DOT} {number(PlanSize.HATCH * CM - DOT)}"'
            self._out.path("", f'fill="none" {dots}', self._out.rows(ink.points))
        if ink.shape is not None:
            self._out.path("", fill(ink.style.pattern_fill.color()), self._out.outline(ink.shape))
        self._desks(ink)
        for text in ink.texts:
            self._out.text(
                text.text.text(), text.at.x(), text.at.y(), text.font, text.colour.name(), is_upright=text.is_upright
            )
        self._out.end()

    def _tile(self, rect: QRectF, style: Style, radius: float) -> None:
        dashes = style.edge.dashPattern() if style.pattern is Pattern.DASHES else []
        edge = stroke(style.edge.color(), style.edge.widthF())
        if dashes:
            lengths = " ".join(number(part * style.edge.widthF() * CM) for part in dashes)
            edge += f' stroke-dasharray="{lengths}"'
        self._out.rect(rect, f'rx="{number(radius * CM)}" {fill(style.fill.color())} {edge}')

    def _desks(self, ink: UnitInk) -> None:
        """A dot for each desk: filled where somebody sits, a red ring for who is too many."""
        tokens, radius = self._look.tokens, PlanSize.DOT / 2
        hollow = f'fill="{tokens.surface}" {stroke(QColor(tokens.dim), PlanSize.EDGE)}'
        ring = f'fill="none" {stroke(QColor(tokens.overstayed_edge), PlanSize.STRONG_EDGE)}'
        for points, drawn in ((ink.taken, f'fill="{tokens.dim}"'), (ink.free, hollow)):
            for point in points:
                self._out.circle(point, radius if points is ink.taken else radius - PlanSize.EDGE / 2, drawn)
        if ink.over is not None:
            self._out.circle(ink.over, radius, ring)

    # --- legend and scale bar ----------------------------------------------------------------

    def _legend(self, entries: Sequence[LegendEntry]) -> None:
        styles, font = styles_of(self._look), self._look.font(Type.CAPTION, Weight.MEDIUM)
        drop = (Size.ICON - QFontMetricsF(font).height()) / 2
        self._out.begin("legend")
        for entry in entries:
            top = entry.line * (Size.ICON + Space.S)
            box = QRectF(entry.at, top, Size.ICON, Size.ICON)
            if isinstance(entry.look, Facet):
                self._swatch(box, styles[entry.look])
            else:
                self._sign(entry.look, box, sign_colour(self._look.tokens, entry.look, Due.IN_ORDER))
            self._out.text(entry.text, entry.at + Size.ICON + Space.S, top + drop, font, self._look.tokens.text)
        self._out.end()

    def _swatch(self, box: QRectF, style: Style) -> None:
        """A look in miniature."""
        self._tile(box, style, Radius.UNIT / 2)
        faint = stroke(style.pattern_pen.color(), style.pattern_pen.widthF())
        side, solid = box.width(), fill(style.pattern_fill.color())
        if style.pattern is Pattern.HATCH:
            lines = hatch(box, PlanSize.HATCH / 2)
            self._out.path("", f'fill="none" {faint}', self._out.strokes(lines))
        elif style.pattern is Pattern.DOTS:
            for place in range(9):
                at = box.topLeft() + QPointF(place % 3 + 1, place // 3 + 1) * side / 4
                self._out.circle(at, PlanSize.STRONG_EDGE / 2, fill(style.pattern_pen.color()))
        elif style.pattern is Pattern.CORNER:
            cut = side * 0.6
            corners = (box.topRight() - QPointF(cut, 0), box.topRight(), box.topRight() + QPointF(0, cut))
            self._out.path("", solid, "M" + " L".join(self._out.at(point) for point in corners) + "Z")
        elif style.pattern is Pattern.STRIPES:
            self._out.rect(QRectF(box.left(), box.top(), side / 3, side), solid)

    def _bar(self) -> None:
        bar, ink = parts.bar_of(PlanSize.FULL_M), self._look.tokens.text
        part = bar.part_m * PlanSize.FULL_M
        self._out.begin("scale", stroke(QColor(ink), PlanSize.EDGE))
        for place in range(bar.parts):
            fill = ink if place % 2 == 0 else self._look.tokens.surface
            self._out.rect(QRectF(place * part, 0, part, Space.S), f'fill="{fill}"')
        self._out.end()
        for place, text in parts.bar_figures(bar):
            anchor = "middle" if place else "start"
            self._out.text(text, place * part, Space.M, self._faces.small, ink, anchor=anchor)
        said = f"{PAPER['scale'].said(self._paper.lang)} 1:{_SCALE}"
        self._out.text(said, bar.parts * part + Space.XXL, -Space.XS, self._faces.room, ink)


def _box(room: SpaceRow) -> QRectF:
    full, shape = PlanSize.FULL_M, room.shape
    return QRectF(shape.x * full, shape.y * full, shape.w * full, shape.h * full)


def _beside_doors(room: SpaceRow) -> QRectF:
    """A room without the strips on its sides in which leaves stand open."""
    box, leaf = _box(room), DOOR_WIDTH_M * PlanSize.FULL_M
    sides = {x for x, _ in room.doors}
    left, right = (leaf if side in sides else 0.0 for side in (room.shape.x, room.shape.right))
    return box.adjusted(left, 0, -right, 0) if box.width() > 3 * leaf else box
