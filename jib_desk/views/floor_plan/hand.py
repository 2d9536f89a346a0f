"""What hand and keys mean on any floor, the plan's or the editor's: zooming by wheel and keys, directions of arrows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

from jib_desk.rules.plan_geometry import Direction

_CLOSER = 1.2  # one step
_NOTCH = 120.0  # what one click of a wheel reports

ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
# By which factor a key zooms; + is on the same key as = on many keyboards.
ZOOMS = {Qt.Key.Key_Plus: _CLOSER, Qt.Key.Key_Equal: _CLOSER, Qt.Key.Key_Minus: 1 / _CLOSER}


def wheel_zoom(event: QWheelEvent) -> float:
    """By which factor a wheel zooms; 1 when it was only turned sideways."""
    return _CLOSER ** (event.angleDelta().y() / _NOTCH)
