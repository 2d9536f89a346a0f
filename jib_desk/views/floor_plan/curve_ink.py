"""What of the date slider stays while its handle moves: the curve, a tick per change, the years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from jib_desk.rules.words import Lang
from jib_desk.services.rows.seats import ComingChange, CurvePoint
from jib_desk.views.item_models.days import month_text
from jib_desk.views.theme import PlanSize, Space, Theme, Type

_SHADE = 0.14
_ARRIVALS = frozenset({"move_in", "transfer", "reopened"})
_HOLDS = frozenset({"hold_starts", "hold_ends"})
_SEATS = frozenset({"opened", "retired", "renumbered"})


def place(day: date, start: date, end: date, groove: QRectF) -> float:
    """Where a day lies in the groove, of the days from start to end."""
    return groove.left() + groove.width() * (day - start).days / max(1, (end - start).days)


@dataclass(frozen=True, slots=True)
class CurveInk:
    """Paints the days from start to end into a groove, in the colours of the theme."""

    painter: QPainter
    theme: Theme
    groove: QRectF
    start: date
    end: date
    today: date

    def curve(self, points: Sequence[CurvePoint], height: int) -> None:
        """Steps: what is past is filled, what is agreed but to come is only outlined."""
        painter, groove, tokens = self.painter, self.groove, self.theme.tokens
        most = max((point.usable for point in points), default=1) or 1
        line: list[QPointF] = []
        for point in points:
            x, y = self._x(point.on), groove.bottom() - groove.height() * point.occupied / most
            if line:
                line.append(QPointF(x, line[-1].y()))
            line.append(QPointF(x, y))
        line.append(QPointF(groove.right(), line[-1].y()))
        area = QPolygonF([*line, groove.bottomRight(), groove.bottomLeft()])
        fill = QColor(tokens.accent)
        fill.setAlphaF(_SHADE)
        now = self._x(self.today)
        painter.save()
        painter.setClipRect(QRectF(groove.left(), 0, now - groove.left(), height))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(area)
        painter.setPen(QPen(QColor(tokens.accent), PlanSize.STRONG_EDGE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(line)
        painter.setClipRect(QRectF(now, 0, groove.right() - now + 1, height))
        painter.setPen(QPen(QColor(tokens.accent), PlanSize.STRONG_EDGE, Qt.PenStyle.DotLine))
        painter.drawPolyline(line)
        painter.restore()
        painter.setPen(QPen(QColor(tokens.line), PlanSize.EDGE))
        painter.drawLine(QLineF(groove.bottomLeft(), groove.bottomRight()))

    def ticks(self, changes: Sequence[ComingChange]) -> None:
        """Arrivals upwards, departures downwards, holds as short dashes in their colour, seats themselves across."""
        groove, tokens, length = self.groove, self.theme.tokens, Space.XS
        arrivals: list[QLineF] = []
        departures: list[QLineF] = []
        holds: list[QLineF] = []
        seats: list[QLineF] = []
        for change in changes:
            x = round(self._x(change.on)) + 0.5
            if change.what in _HOLDS:
                holds.append(QLineF(x, groove.bottom(), x, groove.bottom() + length))
            elif change.what in _SEATS:
                seats.append(QLineF(x, groove.bottom() - length, x, groove.bottom() + length))
            elif change.what in _ARRIVALS:
                arrivals.append(QLineF(x, groove.bottom() - 2 * length, x, groove.bottom()))
            else:
                departures.append(QLineF(x, groove.bottom(), x, groove.bottom() + length))
        for lines, name in (
            (arrivals, tokens.occupied_text),
            (departures, tokens.ends_soon_edge),
            (holds, tokens.held_edge),
            (seats, tokens.text),
        ):
            self.painter.setPen(QPen(QColor(name), PlanSize.EDGE))
            self.painter.drawLines(lines)

    def months(self, lang: Lang, height: int) -> None:
        """The first and the last month, and the years between where they have room."""
        painter, groove = self.painter, self.groove
        painter.setPen(QColor(self.theme.tokens.dim))
        painter.setFont(self.theme.font(Type.TINY))
        foot = QRectF(groove.left(), height - Type.TINY - Space.XS, groove.width(), Type.TINY + Space.XS)
        marks = [day for year in range(self.start.year + 1, self.end.year + 1) if (day := date(year, 1, 1)) <= self.end]
        first, last = month_text(self.start, lang), month_text(self.end, lang)
        painter.drawText(foot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, first)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, last)
        margin = painter.fontMetrics().horizontalAdvance(last) + Space.L
        for day in marks:
            x = self._x(day)
            if groove.left() + margin < x < groove.right() - margin:
                box = QRectF(x - margin, foot.top(), 2 * margin, foot.height())
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.year))

    def _x(self, day: date) -> float:
        return place(day, self.start, self.end, self.groove)
