"""Small charts with their numbers written on them; nothing has to be read off an axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from jib_desk.views.theme import Size, Space, Theme, Type, Weight


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is, how long of `whole`, and the words at its end.

    `mark` is where it should be (0…1); a step of a bridge begins at `start`, and `ink` is its token.
    """

    label: str
    value: float
    whole: float
    said: str
    mark: float | None = None
    start: float = 0.0
    ink: str = "accent"


class BarChart(QWidget):
    """Horizontal bars, label above and figure at the end of each."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Shows other bars."""
        self._bars = tuple(bars)
        self.setAccessibleName("; ".join(f"{bar.label} {bar.said}" for bar in self._bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One row a bar."""
        return QSize(Size.FORM, Size.ROW * max(1, len(self._bars)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws every bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Type.CAPTION, Weight.MEDIUM))
        metrics = painter.fontMetrics()
        left = max((metrics.horizontalAdvance(bar.label) for bar in self._bars), default=0) + Space.L
        left = min(left, self.width() * 2 // 5)
        right = max((metrics.horizontalAdvance(bar.said) for bar in self._bars), default=0) + Space.M
        for place, bar in enumerate(self._bars):
            top = place * Size.ROW
            painter.setPen(self._theme.color("text"))
            shown = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, left - Space.S)
            painter.drawText(QRectF(0, top, left, Size.ROW), Qt.AlignmentFlag.AlignVCenter, shown)
            track = QRectF(left, top + (Size.ROW - Size.BAR) / 2, max(1, self.width() - left - right), Size.BAR)
            paint_bar(painter, self._theme, track, bar)
            painter.setPen(self._theme.color("text"))
            end = QRectF(track.right() + Space.S, top, right, Size.ROW)
            painter.drawText(end, Qt.AlignmentFlag.AlignVCenter, bar.said)


class ProgressLine(QWidget):
    """One bar of a target, with the mark where it should be today."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bar = Bar("", 0, 1, "")
        self.setFixedHeight(Size.ICON)
        theme.changed.connect(self.update)

    def show_bar(self, bar: Bar) -> None:
        """Shows another figure."""
        self._bar = bar
        self.setAccessibleName(f"{bar.label} {bar.said}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(0, (self.height() - Size.BAR) / 2, self.width(), Size.BAR)
        paint_bar(painter, self._theme, track, self._bar)


def paint_bar(painter: QPainter, theme: Theme, track: QRectF, bar: Bar) -> None:
    """The track, the filled part, and the mark."""
    round_ = track.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    painter.drawRoundedRect(track, round_, round_)
    low, high = (min(1.0, end / bar.whole) if bar.whole else 0.0 for end in sorted((bar.start, bar.value)))
    if high > low:
        painter.setBrush(theme.color(bar.ink))
        filled = QRectF(track)
        filled.setLeft(track.left() + track.width() * low)
        filled.setWidth(max(track.height(), track.width() * (high - low)))
        painter.drawRoundedRect(filled, round_, round_)
    if bar.mark is not None:
        painter.setPen(QPen(theme.color("text"), Size.STRONG))
        x = track.left() + track.width() * min(1.0, bar.mark)
        painter.drawLine(int(x), int(track.top()) - Space.XS, int(x), int(track.bottom()) + Space.XS)
