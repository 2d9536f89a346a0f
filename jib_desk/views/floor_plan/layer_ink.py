"""What a layer puts over the plan at one scale: badges at corners of units and rooms, the signs of the fire check."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QTransform

from jib_desk.rules.safety import Due
from jib_desk.rules.words import SafetyKind
from jib_desk.views.floor_plan.look import Faces, Look
from jib_desk.views.floor_plan.signs import RESCUE, glyph
from jib_desk.views.item_models.plan_layers import Badge, LayerContent, Sign, Tone
from jib_desk.views.theme import PlanSize, Radius, Space, Tokens

TileOf = Callable[[int], QRectF]


@dataclass(frozen=True, slots=True)
class _Shape:
    """A filled shape with text or a glyph on it."""

    box: QRectF
    fill: QColor
    ink: QColor
    text: str = ""
    path: QPainterPath | None = None
    is_pointed: bool = False  # a warning: a triangle behind the text


class LayerInk:
    """Ready to be painted over the units, in pixels of the plan."""

    def __init__(self, content: LayerContent, look: Look, faces: Faces, scale: float) -> None:
        self._content = content
        self._tokens: Tokens = look.tokens
        self._faces = faces
        self._scale = scale
        self._shapes: list[_Shape] = []
        self._tags: list[tuple[QRectF, str, QColor]] = []
        self._signs = [(sign, self._sign_box(sign)) for sign in content.signs]
        for sign, box in self._signs:
            self._add_sign(sign, box)

    def add_badges(self, unit_tile: TileOf, room_tile: TileOf) -> None:
        """Places the counts in the top right corners of what they belong to."""
        for found, tile_of in ((self._content.badges, unit_tile), (self._content.room_badges, room_tile)):
            for key, badges in found.items():
                self._add_badges(tile_of(key), badges)

    def sign_at(self, point: QPointF) -> Sign | None:
        """The sign under a point of the plan."""
        reach = Space.XS
        return next(
            (sign for sign, box in self._signs if box.adjusted(-reach, -reach, reach, reach).contains(point)), None
        )

    def sign(self, sign_id: int) -> Sign | None:
        """A sign by its id."""
        return next((sign for sign, _ in self._signs if sign.id == sign_id), None)

    def sign_box(self, sign_id: int) -> QRectF:
        """Where a sign stands."""
        return next((box for sign, box in self._signs if sign.id == sign_id), QRectF())

    def paint(self, painter: QPainter) -> None:
        """Shapes, what is on them, and the words beside."""
        font = self._faces.code
        painter.setFont(font)
        for shape in self._shapes:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shape.fill)
            radius = shape.box.height() / 2 if shape.path is None else Radius.UNIT - 1
            painter.drawRoundedRect(shape.box, radius, radius)
            if shape.path is not None:
                painter.fillPath(shape.path, shape.ink)
            if shape.text:
                painter.setPen(shape.ink)
                painter.drawText(shape.box, Qt.AlignmentFlag.AlignCenter, shape.text)
        for box, text, colour in self._tags:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._tokens.surface))
            painter.drawRoundedRect(box, Radius.UNIT - 1, Radius.UNIT - 1)
            painter.setPen(colour)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    # --- signs -------------------------------------------------------------------------------

    def _sign_box(self, sign: Sign) -> QRectF:
        side = PlanSize.SIGN if self._scale >= PlanSize.LEGIBLE_M / 2 else PlanSize.SIGN_SMALL
        at = QPointF(sign.x_m, sign.y_m) * self._scale
        return QRectF(round(at.x() - side / 2), round(at.y() - side / 2), side, side)

    def _add_sign(self, sign: Sign, box: QRectF) -> None:
        fill = QColor(sign_colour(self._tokens, sign.kind, sign.due))
        self._shapes.append(_Shape(box, fill, QColor(self._tokens.surface), path=glyph_in(sign.kind, box)))
        if sign.text and box.width() >= PlanSize.SIGN:
            font = self._faces.code
            width = self._faces.width(font, sign.text) + Space.S
            tag = QRectF(box.right() + 1, box.top(), width, box.height())
            self._tags.append((tag, sign.text, fill))

    # --- badges ------------------------------------------------------------------------------

    def _add_badges(self, tile: QRectF, badges: Sequence[Badge]) -> None:
        if tile.isEmpty():
            return
        font: QFont = self._faces.code
        height = min(self._faces.height(font), tile.height())
        right = tile.right() + Space.XS
        for badge in badges:
            said = _SAID[badge.tone].format(badge.text)
            width = max(height, self._faces.width(font, said) + Space.S)
            box = QRectF(round(right - width), round(tile.top() - Space.XS), round(width), round(height))
            fill, ink = self._tones()[badge.tone]
            self._shapes.append(_Shape(box, QColor(fill), QColor(ink), said))
            right = box.left() - 1

    def _tones(self) -> Mapping[Tone, tuple[str, str]]:
        tokens = self._tokens
        return {
            Tone.VISITORS: (tokens.accent, tokens.on_accent),
            Tone.REPAIR: (tokens.ends_soon_edge, tokens.surface),
            Tone.HAZARD: (tokens.overstayed_edge, tokens.surface),
        }


def sign_colour(tokens: Tokens, kind: SafetyKind, due: Due) -> str:
    """The ground of a sign: what is due goes before what the sign is for."""
    if due is Due.OVERDUE:
        return tokens.overstayed_edge
    if due is Due.SOON:
        return tokens.ends_soon_edge
    return tokens.vacant_edge if kind in RESCUE else tokens.dim


def glyph_in(kind: SafetyKind, box: QRectF) -> QPainterPath:
    """The glyph of a sign in its square."""
    size = box.width() * _GLYPH / 2
    return QTransform.fromTranslate(box.center().x(), box.center().y()).scale(size, size).map(glyph(kind))


_GLYPH = 0.78  # of the side of its square
_SAID = {Tone.VISITORS: "{}", Tone.REPAIR: "⚒ {}", Tone.HAZARD: "! {}"}
