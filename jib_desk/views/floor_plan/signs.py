"""The glyphs of the fire check, drawn in a square from (-1, -1) to (1, 1): no font or picture is needed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from jib_desk.rules.words import SafetyKind

# What saves people is green on signs all over the world (ISO 7010); what fights fire is told by its glyph.
RESCUE = frozenset(
    {
        SafetyKind.EXIT,
        SafetyKind.EXIT_SIGN,
        SafetyKind.EMERGENCY_LIGHT,
        SafetyKind.FIRST_AID,
        SafetyKind.ASSEMBLY_POINT,
    }
)


def glyph(kind: SafetyKind) -> QPainterPath:
    """The shape of a kind, to be filled."""
    return _GLYPHS[kind]()


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _rect(x: float, y: float, w: float, h: float, radius: float = 0.0) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(x, y, w, h), radius, radius)
    return path


def _ring(outer: float, inner: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(), outer, outer)
    path.addEllipse(QPointF(), inner, inner)
    return path


def _extinguisher() -> QPainterPath:
    """A bottle, its valve, and the horn at the side."""
    bottle = _rect(-0.28, -0.25, 0.62, 1.0, 0.2)
    return (
        bottle.united(_rect(-0.1, -0.55, 0.26, 0.34))
        .united(_polygon((-0.1, -0.6), (0.5, -0.75), (0.5, -0.5), (-0.1, -0.42)))
        .united(_polygon((-0.1, -0.55), (-0.62, -0.15), (-0.5, 0.0), (-0.02, -0.38)))
    )


def _hydrant() -> QPainterPath:
    """A coiled hose."""
    return _ring(0.75, 0.52).united(_ring(0.32, 0.0)).united(_rect(0.52, 0.0, 0.23, 0.75))


def _exit() -> QPainterPath:
    """An arrow through a door."""
    door = _rect(0.1, -0.75, 0.65, 1.5).subtracted(_rect(0.1, -0.53, 0.43, 1.06))
    return door.united(
        _polygon((-0.8, -0.14), (-0.2, -0.14), (-0.2, -0.42), (0.3, 0), (-0.2, 0.42), (-0.2, 0.14), (-0.8, 0.14))
    )


def _exit_sign() -> QPainterPath:
    return _polygon((-0.75, -0.2), (0.05, -0.2), (0.05, -0.6), (0.8, 0), (0.05, 0.6), (0.05, 0.2), (-0.75, 0.2))


def _emergency_light() -> QPainterPath:
    """A flash."""
    return _polygon((0.25, -0.8), (-0.5, 0.12), (-0.06, 0.12), (-0.25, 0.8), (0.5, -0.16), (0.06, -0.16))


def _alarm_button() -> QPainterPath:
    return _ring(0.75, 0.55).united(_ring(0.33, 0.0))


def _first_aid() -> QPainterPath:
    return _rect(-0.22, -0.72, 0.44, 1.44).united(_rect(-0.72, -0.22, 1.44, 0.44))


def _assembly_point() -> QPainterPath:
    """Four arrows to one place."""
    path = QPainterPath()
    path.addEllipse(QPointF(), 0.2, 0.2)
    for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        path = path.united(
            _polygon((x * 0.22, y * 0.22), (x * 0.62, y * 0.26), (x * 0.8, y * 0.8), (x * 0.26, y * 0.62))
        )
    return path


_GLYPHS: Mapping[SafetyKind, Callable[[], QPainterPath]] = {
    SafetyKind.EXTINGUISHER: _extinguisher,
    SafetyKind.HYDRANT: _hydrant,
    SafetyKind.EXIT: _exit,
    SafetyKind.EXIT_SIGN: _exit_sign,
    SafetyKind.EMERGENCY_LIGHT: _emergency_light,
    SafetyKind.ALARM_BUTTON: _alarm_button,
    SafetyKind.FIRST_AID: _first_aid,
    SafetyKind.ASSEMBLY_POINT: _assembly_point,
}
