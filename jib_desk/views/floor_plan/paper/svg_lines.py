"""The lines of an SVG document: shapes and texts, from pixels of the drawing to centimetres of the building."""

import re
from collections import defaultdict
from collections.abc import Iterable
from html import escape

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainterPath

from jib_desk.views.theme import PlanSize

CM = 100 / PlanSize.FULL_M  # user units are centimetres: so many for one pixel of the drawing at 100 %
DOT = 0.5  # centimetres of a stroke that is seen as a round dot; some programs draw none of no length


class SvgLines:
    """Collects the lines. What is added stands at (`x`, `y`), in pixels."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.x = self.y = 0.0

    def begin(self, name: str, drawn: str = "") -> None:
        """A group that has a name in drawing programs, until `end`."""
        self.lines.append(f'<g id="{name_of(name)}"{f" {drawn}" if drawn else ""}>')

    def end(self) -> None:
        """The end of the last group."""
        self.lines.append("</g>")

    def rect(self, box: QRectF, drawn: str) -> None:
        """A rectangle with attributes that say how it is drawn."""
        corner = self.at(box.topLeft()).split()
        size = (number(box.width() * CM), number(box.height() * CM))
        self.lines.append(f'<rect x="{corner[0]}" y="{corner[1]}" width="{size[0]}" height="{size[1]}" {drawn}/>')

    def circle(self, middle: QPointF, radius: float, drawn: str) -> None:
        """A circle."""
        x, y = self.at(middle).split()
        self.lines.append(f'<circle cx="{x}" cy="{y}" r="{number(radius * CM)}" {drawn}/>')

    def path(self, name: str, drawn: str, data: str) -> None:
        """A path of `data`, with a name or without; nothing when there is nothing to draw."""
        if data:
            named = f'id="{name_of(name)}" ' if name else ""
            self.lines.append(f'<path {named}{drawn} d="{data}"/>')

    def text(
        self,
        text: str,
        left: float,
        top: float,
        font: QFont,
        colour: str,
        *,
        anchor: str = "start",
        is_upright: bool = False,
    ) -> None:
        """A line of text as text, by its upper edge; an upright one is read downwards from its top right corner.

        It says how long it is: with another face, where ours is not installed, it is drawn no wider than its place.
        """
        if not text.strip():
            return
        metrics = QFontMetricsF(font)
        ascent = metrics.ascent()
        at = self.at(QPointF(left - ascent, top) if is_upright else QPointF(left, top + ascent))
        x, y = at.split()
        placed = f' text-anchor="{anchor}"' if anchor != "start" else ""
        placed += f' transform="rotate(90 {at})"' if is_upright else ""
        length = number(metrics.horizontalAdvance(text) * CM)
        placed += f' textLength="{length}" lengthAdjust="spacingAndGlyphs"'
        face = f'font-size="{number(font.pixelSize() * CM)}" font-weight="{font.weight().value}"'
        self.lines.append(f'<text x="{x}" y="{y}" {face} fill="{colour}"{placed}>{said(text)}</text>')

    def at(self, point: QPointF) -> str:
        """A point as `x y`."""
        return f"{number((point.x() + self.x) * CM)} {number((point.y() + self.y) * CM)}"

    def strokes(self, lines: Iterable[QLineF]) -> str:
        """Lines as the data of one path."""
        return " ".join(f"M{self.at(line.p1())} L{self.at(line.p2())}" for line in lines)

    def rows(self, points: Iterable[QPointF]) -> str:
        """Dots in level rows, as one stroke a row."""
        rows: defaultdict[float, list[QPointF]] = defaultdict(list)
        for point in points:
            rows[point.y()].append(point)
        return " ".join(f"M{self.at(row[0])} L{self.at(row[-1] + QPointF(0.5, 0))}" for row in rows.values())

    def outline(self, path: QPainterPath) -> str:
        """Any shape as the data of a path."""
        data: list[str] = []
        for place in range(path.elementCount()):
            element = path.elementAt(place)
            letter = {"MoveToElement": "M", "LineToElement": "L", "CurveToElement": "C"}.get(element.type.name, "")
            data.append(f"{letter}{self.at(QPointF(element.x, element.y))}")
        return " ".join(data)


def number(value: float) -> str:
    """A number of a drawing: tenths of a millimetre of the building are enough."""
    return f"{round(value, 2):g}" if abs(value) < 1e5 else f"{value:.2f}"


def name_of(text: str) -> str:
    """A text as an id takes it."""
    return re.sub(r"[^\w.-]", "_", text)


def said(text: str) -> str:
    """A text as XML takes it."""
    return escape("".join(sign for sign in text if sign.isprintable()), quote=False)


def fill(colour: QColor) -> str:
    """How a shape of a colour is filled."""
    return f'fill="{colour.name()}"{_opacity("fill-opacity", colour)}'


def stroke(colour: QColor, width: float) -> str:
    """How a line of a colour and a width in pixels is drawn."""
    return f'stroke="{colour.name()}" stroke-width="{number(width * CM)}"{_opacity("stroke-opacity", colour)}'


def _opacity(name: str, colour: QColor) -> str:
    return "" if colour.alpha() == 255 else f' {name}="{colour.alphaF():.2f}"'
