"""How units of each kind are drawn: fill, edge, pattern and ink, from the theme's tokens only.

Needs no widgets: the window and the picture in the workbook draw with the same looks.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen

from jib_desk.rules.labels import Face, Fit, fitted, spread
from jib_desk.views.item_models.unit_faces import Facet
from jib_desk.views.theme import PlanSize, Tokens, Type, Weight

FontOf = Callable[[int, int], QFont]

_QUIET_EDGE = 0.6  # opacity of a normal edge on dark: full strength is for exceptions and selection
_PATTERN = 0.55
_SCREEN = 0.4


class Pattern(Enum):
    """What survives greyscale."""

    NONE = auto()
    CORNER = auto()  # ends soon: a filled corner
    STRIPES = auto()  # overstayed: a hazard band along the left edge
    DASHES = auto()  # held: a dashed edge
    DOTS = auto()  # vacant: a screen of dots
    HATCH = auto()  # out of service: diagonal lines
    LEVEL = auto()  # level lines
    CROSS = auto()  # diagonal lines both ways


@dataclass(frozen=True, slots=True)
class Style:
    """One kind of unit in one scheme."""

    fill: QBrush
    edge: QPen
    ink: QColor  # code and mark
    name: QColor
    pattern: Pattern
    pattern_pen: QPen
    pattern_fill: QBrush


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that the drawing takes from the theme."""

    tokens: Tokens
    is_dark: bool
    font: FontOf


class Faces:
    """The faces of the plan in the sizes that LOOK gives them; each text is measured once."""

    def __init__(self, font: FontOf) -> None:
        self.code = font(Type.SMALL, Weight.BOLD)
        # A name that does not fit in the first of these is tried in the next before it is cut.
        self.names = tuple(font(size, Weight.BOLD) for size in (Type.CAPTION, Type.SMALL, Type.TINY))
        self.last = font(Type.TINY, Weight.MEDIUM)  # as small as type goes, and less wide
        self.room = font(Type.CAPTION, Weight.REGULAR)
        self.small = font(Type.TINY, Weight.REGULAR)
        self.note = font(Type.SMALL, Weight.MEDIUM)
        self._faces: dict[int, Face] = {}
        self._fits: dict[tuple[str, float, int], Fit] = {}

    def height(self, font: QFont) -> float:
        """Height of a line of one of these faces."""
        return self._written(font).height

    def width(self, font: QFont, text: str) -> float:
        """How wide a text is, in device-independent pixels."""
        return self._written(font).measure(text)

    def lines(self, font: QFont, text: str, width: float, count: int) -> tuple[tuple[str, ...], bool]:
        """A text over at most `count` lines, and whether something of it had to be cut.

        Chinese is spread evenly, so that no single sign stands on a line of its own.
        """
        return spread(text, width, count, self._written(font))

    def name_in(self, text: str, width: float, height: float) -> tuple[QFont, tuple[str, ...], bool]:
        """The name of a unit in its place: face, lines, and whether something of it had to be cut."""
        tried = (*self.names, self.last)
        key = (text, width, int(height))
        if key not in self._fits:
            self._fits[key] = fitted(text, width, height, [self._written(font) for font in tried])
        fit = self._fits[key]
        return tried[fit.face], fit.lines, fit.is_cut

    def _written(self, font: QFont) -> Face:
        if id(font) not in self._faces:
            self._faces[id(font)] = _measured(font)
        return self._faces[id(font)]


def _measured(font: QFont) -> Face:
    """A font as the rules of labels have it: its height is asked once, and the width of each text."""
    metrics = QFontMetricsF(font)
    widths: dict[str, float] = {}

    def measure(text: str) -> float:
        if text not in widths:
            widths[text] = metrics.horizontalAdvance(text)
        return widths[text]

    return Face(measure, metrics.height())


def style(fill: str, edge: QColor, ink: str, pattern: Pattern, width: float, name: QColor) -> Style:
    """A style of these colours; `edge` also draws the pattern."""
    pen = QPen(edge, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if pattern is Pattern.DASHES:
        pen.setDashPattern([4, 3])
    return Style(
        fill=QBrush(QColor(fill)),
        edge=pen,
        ink=QColor(ink),
        name=name,
        pattern=pattern,
        pattern_pen=_pattern_pen(pattern, edge),
        pattern_fill=QBrush(edge),
    )


def quiet_edge(look: Look) -> QColor:
    """The edge of what is as it should be."""
    return _faint(look.tokens.occupied_edge, _QUIET_EDGE if look.is_dark else 1.0)


def styles_of(look: Look) -> Mapping[Facet, Style]:
    """The style of every facet."""
    tokens = look.tokens
    text = QColor(tokens.text)
    quiet = quiet_edge(look)
    thin, strong = PlanSize.EDGE, PlanSize.STRONG_EDGE
    gone = style(tokens.background, QColor(tokens.line), tokens.dim, Pattern.NONE, thin, QColor(tokens.dim))
    return {
        Facet.OCCUPIED: style(tokens.surface, quiet, tokens.occupied_text, Pattern.NONE, thin, text),
        Facet.ENDING: style(
            tokens.ends_soon_fill, QColor(tokens.ends_soon_edge), tokens.ends_soon_text, Pattern.CORNER, strong, text
        ),
        Facet.OVERSTAYED: style(
            tokens.overstayed_fill,
            QColor(tokens.overstayed_edge),
            tokens.overstayed_text,
            Pattern.STRIPES,
            strong,
            text,
        ),
        Facet.HELD: style(tokens.held_fill, QColor(tokens.held_edge), tokens.held_text, Pattern.DASHES, strong, text),
        Facet.VACANT: style(
            tokens.vacant_fill,
            QColor(tokens.vacant_edge),
            tokens.vacant_text,
            Pattern.DOTS,
            thin,
            QColor(tokens.vacant_text),
        ),
        Facet.OUT_OF_SERVICE: style(
            tokens.out_of_service_fill,
            QColor(tokens.out_of_service_edge),
            tokens.out_of_service_text,
            Pattern.HATCH,
            thin,
            QColor(tokens.out_of_service_text),
        ),
        Facet.RETIRED: gone,
    }


def _pattern_pen(pattern: Pattern, edge: QColor) -> QPen:
    if pattern is Pattern.DOTS:
        pen = QPen(_faint(edge.name(), _SCREEN), PlanSize.STRONG_EDGE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen
    return QPen(_faint(edge.name(), _PATTERN), PlanSize.EDGE)


def _faint(name: str, opacity: float) -> QColor:
    colour = QColor(name)
    colour.setAlphaF(opacity)
    return colour
