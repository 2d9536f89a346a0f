"""The patterns of units as lines, points and shapes: what tells kinds of units apart without colour."""

from collections.abc import Sequence
from math import ceil, floor

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from jib_desk.views.theme import PlanSize

CORNER = 2.5 * PlanSize.STRIPE  # side of the triangle at the top right
_HAIR = 1 / 63  # Qt draws a point as a line of this length


def corner(rect: QRectF) -> QPainterPath:
    """The triangle at the top right."""
    size = CORNER
    path = QPainterPath()
    path.addPolygon(
        QPolygonF([rect.topRight() - QPointF(size, 0), rect.topRight(), rect.topRight() + QPointF(0, size)])
    )
    path.closeSubpath()
    return path


def stripes(rect: QRectF) -> QPainterPath:
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


def hatch(rect: QRectF, step: float) -> list[QLineF]:
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


def back_hatch(rect: QRectF, step: float) -> list[QLineF]:
    """The same lines the other way."""
    turned = rect.left() + rect.right()
    return [QLineF(turned - line.x1(), line.y1(), turned - line.x2(), line.y2()) for line in hatch(rect, step)]


def level(rect: QRectF, step: float) -> list[QLineF]:
    """Level lines across a rectangle, on the middles of pixels."""
    count = int((rect.height() - 1) / step)
    rows = (round(rect.top() + step * (row + 1)) + 0.5 for row in range(count))
    return [QLineF(rect.left(), y, rect.right(), y) for y in rows]


def covered(points: Sequence[QPointF], width: float) -> QRectF:
    """The whole pixels that points of a pen touch, and no more: tiles are round at their corners."""
    first, last, half = points[0], points[-1], width / 2
    left, top = floor(first.x() - half), floor(first.y() - half)
    return QRectF(left, top, ceil(last.x() + half + _HAIR) - left, ceil(last.y() + half) - top)
