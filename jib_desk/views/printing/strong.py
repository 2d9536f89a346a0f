"""Strong letters on paper: where a face has no bold one, as many Chinese ones on Linux, its outline is drawn thicker.

On the screen Qt makes such a face bolder by itself; a PDF holds the face as it is. The text stays text, once.
"""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontDatabase, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from jib_desk.views.theme import Weight

_THICKER = 0.025  # of the height of a letter
_SEPARATOR = "\u2028"


def draw_strong(painter: QPainter, box: QRectF, text: str, option: QTextOption) -> None:
    """As `QPainter.drawText` with the painter's font, which is a strong one."""
    layout = QTextLayout(text.replace("\n", _SEPARATOR), painter.font(), painter.device())
    layout.setTextOption(option)
    height = _set(layout, box.width(), QFontMetricsF(painter.font(), painter.device()).leading())
    room, top = box.height() - height, 0.0
    if option.alignment() & Qt.AlignmentFlag.AlignVCenter:
        top = room / 2
    elif option.alignment() & Qt.AlignmentFlag.AlignBottom:
        top = room
    origin = box.topLeft() + QPointF(0, top)
    layout.draw(painter, origin)
    _thicken(painter, layout, origin)


@lru_cache(maxsize=64)
def has_strong(family: str) -> bool:
    """Whether a family has a strong face of its own; of one that was asked for, Qt says that it got it."""
    return any(QFontDatabase.weight(family, style) >= Weight.BOLD for style in QFontDatabase.styles(family))


def _set(layout: QTextLayout, width: float, leading: float) -> float:
    """Breaks it into lines; returns their height."""
    layout.beginLayout()
    height = -leading
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height + leading))
        height += leading + line.height()
    layout.endLayout()
    return max(height, 0.0)


def _thicken(painter: QPainter, layout: QTextLayout, origin: QPointF) -> None:
    for run in layout.glyphRuns():
        face = run.rawFont()
        if has_strong(face.familyName()):
            continue
        outlines = QPainterPath()
        for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
            outlines.addPath(face.pathForGlyph(glyph).translated(at + origin))
        pen = QPen(painter.pen().color(), face.pixelSize() * _THICKER)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(outlines, pen)
