"""The signs of the fire check on a drawn plan, after ISO 7010: red for fighting fire, green for getting out."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from jib_desk.rules.words import SafetyKind
from jib_desk.views.theme import PlanSize, Radius, Size, Tokens

SIDE = Size.ICON  # of a sign, at any scale of the plan
_FIRE = frozenset({SafetyKind.EXTINGUISHER, SafetyKind.HYDRANT, SafetyKind.ALARM_BUTTON})


def mark_colour(kind: SafetyKind, tokens: Tokens) -> QColor:
    """The ground of a sign."""
    return QColor(tokens.overstayed_edge if kind in _FIRE else tokens.vacant_edge)


def paint_mark(painter: QPainter, kind: SafetyKind, rect: QRectF, tokens: Tokens) -> None:
    """One sign: a ground with the symbol left out of it."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark_colour(kind, tokens))
    painter.drawRoundedRect(rect, Radius.UNIT / 2, Radius.UNIT / 2)
    symbol = _SYMBOLS[kind]()
    painter.save()
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / _UNIT, rect.height() / _UNIT)
    ink = QColor(tokens.surface)
    if kind in _OUTLINED:
        pen = QPen(ink, PlanSize.STRONG_EDGE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(symbol, pen)
    else:
        painter.fillPath(symbol, ink)
    painter.restore()


_UNIT = 16  # symbols are drawn in a square of so many units
_OUTLINED = frozenset({SafetyKind.EXIT, SafetyKind.EXIT_SIGN, SafetyKind.EMERGENCY_LIGHT, SafetyKind.ALARM_BUTTON})


def _extinguisher() -> QPainterPath:
    """A bottle with its hose."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(5, 5.5, 5, 8), 1.5, 1.5)
    path.addRect(QRectF(6.5, 3, 2, 2.5))
    path.addRect(QRectF(8, 3, 4, 1.2))
    path.addRect(QRectF(10.8, 3, 1.2, 4))
    return path


def _hydrant() -> QPainterPath:
    """A reel of hose."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for radius in (5.5, 3.8, 1.8):
        path.addEllipse(QPointF(8, 8), radius, radius)
    path.addRect(QRectF(12.2, 8, 1.3, 5.5))
    return path


def _exit() -> QPainterPath:
    """Out through a door."""
    path = _arrow(QPointF(2.5, 8), QPointF(9, 8))
    path.moveTo(8.5, 3)
    path.lineTo(13, 3)
    path.lineTo(13, 13)
    path.lineTo(8.5, 13)
    return path


def _exit_sign() -> QPainterPath:
    """That way."""
    return _arrow(QPointF(3, 8), QPointF(13, 8))


def _arrow(start: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    path.lineTo(end)
    path.moveTo(end + QPointF(-3, -3))
    path.lineTo(end)
    path.lineTo(end + QPointF(-3, 3))
    return path


def _light() -> QPainterPath:
    """A lamp that shines."""
    path = QPainterPath()
    path.addEllipse(QPointF(8, 8), 2.2, 2.2)
    for dx, dy in ((0, -1), (0, 1), (-1, 0), (1, 0)):
        path.moveTo(8 + 4.6 * dx, 8 + 4.6 * dy)
        path.lineTo(8 + 5.6 * dx, 8 + 5.6 * dy)
    return path


def _button() -> QPainterPath:
    """A button in its ring."""
    path = QPainterPath()
    path.addEllipse(QPointF(8, 8), 5, 5)
    path.addEllipse(QPointF(8, 8), 1.2, 1.2)
    return path


def _cross() -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRect(QRectF(6, 2.5, 4, 11))
    path.addRect(QRectF(2.5, 6, 11, 4))
    return path


def _assembly() -> QPainterPath:
    """Arrows from all corners to one place."""
    path = QPainterPath()
    path.addEllipse(QPointF(8, 8), 2, 2)
    for sx, sy in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
        tip = QPointF(8 + 2.4 * sx, 8 + 2.4 * sy)
        far = [QPointF(8 + 5.8 * sx, 8 + 2.4 * sy), QPointF(8 + 2.4 * sx, 8 + 5.8 * sy)]
        path.addPolygon(QPolygonF([tip, *far]))
        path.closeSubpath()
    return path


_SYMBOLS: dict[SafetyKind, Callable[[], QPainterPath]] = {
    SafetyKind.EXTINGUISHER: _extinguisher,
    SafetyKind.HYDRANT: _hydrant,
    SafetyKind.EXIT: _exit,
    SafetyKind.EXIT_SIGN: _exit_sign,
    SafetyKind.EMERGENCY_LIGHT: _light,
    SafetyKind.ALARM_BUTTON: _button,
    SafetyKind.FIRST_AID: _cross,
    SafetyKind.ASSEMBLY_POINT: _assembly,
}
