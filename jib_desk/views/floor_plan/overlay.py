"""What comes and goes above the plan: the ring of the selection, hover, and what a drag would do."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from jib_desk.views.floor_plan.landing import Deed, Landing
from jib_desk.views.theme import PlanSize, Radius, Space, Tokens

_RING = PlanSize.STRONG_EDGE + PlanSize.EDGE


class Overlay:
    """Paints marks over tiles, in pixels of the plan."""

    def __init__(self, tokens: Tokens, font: QFont) -> None:
        self._tokens = tokens
        self._font = font
        self._metrics = QFontMetricsF(font)

    def ring(self, painter: QPainter, tile: QRectF, *, has_focus: bool) -> None:
        """The selected or current unit; thinner while the keyboard is elsewhere."""
        self._outline(painter, tile, self._tokens.accent, _RING if has_focus else PlanSize.STRONG_EDGE)

    def hover(self, painter: QPainter, tile: QRectF) -> None:
        """The unit under the pointer."""
        self._outline(painter, tile, self._tokens.accent, PlanSize.EDGE)

    def landing(self, painter: QPainter, tile: QRectF, landing: Landing) -> None:
        """The unit that a drag is over: where it may land, may once something is settled (amber), or may not (red)."""
        if landing.deed is Deed.STAY:
            return
        colour = self._tokens.vacant_edge if landing.is_possible else self._tokens.overstayed_edge
        pen_style = Qt.PenStyle.SolidLine if landing.is_possible else Qt.PenStyle.DashLine
        if landing.is_possible and landing.is_asked:
            colour, pen_style = self._tokens.held_edge, Qt.PenStyle.DashDotLine
        self._outline(painter, tile, colour, _RING, pen_style)

    def chip(self, painter: QPainter, at: QPointF, landing: Landing, inside: QRectF) -> None:
        """A sentence beside the pointer, kept inside the view."""
        box = self.chip_rect(at, landing, inside)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.shade))
        painter.drawRoundedRect(box, Radius.CONTROL, Radius.CONTROL)
        painter.setPen(QColor(self._tokens.on_shade))
        painter.setFont(self._font)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, landing.text)

    def chip_rect(self, at: QPointF, landing: Landing, inside: QRectF) -> QRectF:
        """Where the sentence stands."""
        lines = landing.text.split("\n")
        width = max(map(self._metrics.horizontalAdvance, lines)) + 2 * Space.M
        height = len(lines) * self._metrics.height() + 2 * Space.XS
        left = min(max(at.x() + Space.L, inside.left()), max(inside.left(), inside.right() - width))
        top = min(max(at.y() + Space.L, inside.top()), max(inside.top(), inside.bottom() - height))
        return QRectF(left, top, width, height)

    def _outline(
        self,
        painter: QPainter,
        tile: QRectF,
        colour: str,
        width: float,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        painter.setPen(QPen(QColor(colour), width, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        grown = tile.adjusted(-PlanSize.EDGE, -PlanSize.EDGE, PlanSize.EDGE, PlanSize.EDGE)
        painter.drawRoundedRect(grown, Radius.UNIT, Radius.UNIT)


def reach(tile: QRectF) -> QRectF:
    """A tile with everything that may be painted around it."""
    return tile.adjusted(-2 * _RING, -2 * _RING, 2 * _RING, 2 * _RING)
