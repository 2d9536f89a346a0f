"""A share as a bar, with a mark where it should be: as a widget, and as a cell of a table."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jib_desk.views.item_models.figures import SHARE_ROLE
from jib_desk.views.theme import Size, Space, Theme


def paint_meter(painter: QPainter, place: QRectF, theme: Theme, share: float, mark: float | None = None) -> None:
    """The bar: line-coloured ground, accent up to the share, a text-coloured tick at the mark."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = place.height() / 2
    painter.setBrush(QColor(theme.tokens.line))
    painter.drawRoundedRect(place, radius, radius)
    filled = QRectF(place)
    filled.setWidth(place.width() * min(max(share, 0.0), 1.0))
    if filled.width() > 0:
        painter.setBrush(QColor(theme.tokens.accent))
        painter.drawRoundedRect(filled, radius, radius)
    if mark is not None:
        painter.setPen(QPen(QColor(theme.tokens.text), Size.MARK))
        x = place.left() + place.width() * min(max(mark, 0.0), 1.0)
        painter.drawLine(int(x), int(place.top() - Space.XS), int(x), int(place.bottom() + Space.XS))


class Meter(QWidget):
    """One bar. `show_share` says it to a screen reader too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self._mark: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(Size.ICON)
        theme.changed.connect(self.update)

    def show_share(self, share: float, mark: float | None, spoken: str) -> None:
        """Show a share of 0 … 1 (more is a full bar), and where it should be by now."""
        self._share, self._mark = share, mark
        self.setAccessibleName(spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar in the middle of the widget."""
        painter = QPainter(self)
        place = QRectF(0, Space.XS, self.width(), self.height() - 2 * Space.XS)
        paint_meter(painter, place, self._theme, self._share, self._mark)
        painter.end()


class MeterDelegate(QStyledItemDelegate):
    """Draws the share of a row as a bar."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row's ground as any cell's, and the bar upon it."""
        super().paint(painter, option, index)
        share = index.data(SHARE_ROLE)
        if share is None:
            return
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue] - PySide's stub lacks the fields
        painter.save()
        place = QRectF(box.left() + Space.S, box.center().y() - Space.XS, box.width() - Space.L, 2 * Space.XS)
        paint_meter(painter, place, self._theme, float(share))
        painter.restore()
