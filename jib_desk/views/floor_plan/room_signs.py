"""The signs of rooms that people look for: stairs and lifts, WC, pantry; drawn as lines, no picture is needed."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import SpaceKind
from jib_desk.views.theme import Space

_STEP_M = 0.35  # a tread of the stairs


def add_sign(path: QPainterPath, kind: SpaceKind, shape: Shape, scale: float) -> None:
    """Adds what tells a room of a kind; most have a name only. `scale` = pixels a metre."""
    if kind is SpaceKind.CORE:
        _add_core(path, shape, scale)
    elif kind is SpaceKind.RESTROOM:
        _add_people(path, shape, scale)
    elif kind is SpaceKind.PANTRY:
        _add_cup(path, shape, scale)


def beside_sign(kind: SpaceKind, room: QRectF) -> tuple[QRectF, ...]:
    """Where a room's words have their place below its sign: those of stairs and of lifts side by side, others once."""
    high = room.height()
    if kind is SpaceKind.CORE:
        half = QRectF(room.left(), room.top() + high * 0.58, room.width() / 2, high * 0.4)
        return half, half.translated(half.width(), 0)
    if kind is SpaceKind.RESTROOM:
        return (QRectF(room.left(), room.top() + high * 0.6, room.width(), high * 0.38),)
    if kind is SpaceKind.PANTRY:
        return (QRectF(room.left(), room.top() + high * 0.5, room.width(), high * 0.3),)
    return (room,)


def _add_core(path: QPainterPath, shape: Shape, scale: float) -> None:
    """Treads of the stairs on the left, two lift cars on the right."""
    x, y, w, h = (value * scale for value in (shape.x, shape.y, shape.w, shape.h))
    treads = QRectF(x + w * 0.08, y + h * 0.14, w * 0.36, h * 0.4)
    step = _STEP_M * scale
    left = treads.left()
    path.addRect(treads)
    while left < treads.right():
        path.moveTo(left, treads.top())
        path.lineTo(left, treads.bottom())
        left += step
    side = min(h * 0.4, w * 0.16)
    for place in range(2):
        car = QRectF(x + w * 0.52 + place * (side + Space.XS), y + h * 0.14, side, side)
        path.addRect(car)
        path.moveTo(car.topLeft())
        path.lineTo(car.bottomRight())
        path.moveTo(car.topRight())
        path.lineTo(car.bottomLeft())


def _add_people(path: QPainterPath, shape: Shape, scale: float) -> None:
    """Two people with a line between them."""
    middle = QPointF(shape.x + shape.w / 2, shape.y + shape.h * 0.36) * scale
    unit = min(shape.w, shape.h) * scale * 0.1
    for side in (-1, 1):
        at = QPointF(middle.x() + side * unit * 2.2, middle.y())
        path.addEllipse(at - QPointF(0, unit * 1.2), unit * 0.6, unit * 0.6)
        foot = unit * (1.1 if side > 0 else 0.5)  # a skirt on the right
        top = unit * (0.4 if side > 0 else 0.9)
        body = [QPointF(-top, 0), QPointF(top, 0), QPointF(foot, unit * 2), QPointF(-foot, unit * 2)]
        path.addPolygon(QPolygonF([at + point for point in body]))
        path.closeSubpath()
    path.moveTo(middle.x(), middle.y() - unit * 1.6)
    path.lineTo(middle.x(), middle.y() + unit * 2)


def _add_cup(path: QPainterPath, shape: Shape, scale: float) -> None:
    unit = min(shape.w, shape.h) * scale * 0.11
    middle = QPointF(shape.x + shape.w / 2, shape.y + shape.h * 0.34) * scale
    cup = QRectF(middle.x() - unit, middle.y() - unit, 2 * unit, 2 * unit)
    path.moveTo(cup.topLeft())
    path.lineTo(cup.bottomLeft() + QPointF(unit * 0.3, 0))
    path.lineTo(cup.bottomRight() - QPointF(unit * 0.3, 0))
    path.lineTo(cup.topRight())
    path.closeSubpath()
    path.addEllipse(QRectF(cup.right() - unit * 0.2, cup.top() + unit * 0.4, unit * 0.9, unit * 0.9))
