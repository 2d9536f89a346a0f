"""A list of things to do: arrows walk, Space or a click on the box ticks, Enter says more. As high as its lines."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jib_desk.views.item_models.ticks import TickLine, TickModel
from jib_desk.views.theme import Radius, Size, Space, Theme, Type

Index = QModelIndex | QPersistentModelIndex
_WRAPPED = int(Qt.TextFlag.TextWordWrap)
_BOX = Size.ICON


class TickDelegate(QStyledItemDelegate):
    """A box, the text in as many lines as it needs, and the detail below it."""

    def __init__(self, theme: Theme, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._list = parent

    def box(self, rect: QRect) -> QRect:
        """Where a line is ticked by the mouse."""
        return QRect(rect.left() + Space.S, rect.top() + (Size.CONTROL - _BOX) // 2, _BOX, _BOX)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(TickModel.LINE)
        width = self._list.viewport().width() - self._indent() - Space.S
        if not isinstance(line, TickLine) or width <= 0:
            return QSize(0, Size.CONTROL)
        height = self._height(line.text, Type.BODY, width)
        if line.detail:
            height += self._height(line.detail, Type.CAPTION, width)
        return QSize(0, max(Size.CONTROL, height + Space.M))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(TickModel.LINE)
        if not isinstance(line, TickLine):
            return
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected) and self._list.hasFocus()
        if is_current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(theme.color("accent")) if is_current else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_soft" if is_current else "hover"))
            painter.drawRoundedRect(option.rect.adjusted(0, 0, -1, -1), Radius.CONTROL, Radius.CONTROL)
        self._paint_box(painter, self.box(option.rect), is_done=line.is_done)
        inner = option.rect.adjusted(self._indent(), Space.S - Space.XS // 2, -Space.S, 0)
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.color("dim" if line.is_done else "text"))
        used = painter.drawText(inner, _WRAPPED, line.text)
        if line.detail:
            painter.setFont(theme.font(Type.CAPTION))
            painter.setPen(theme.color("dim"))
            painter.drawText(inner.adjusted(0, used.height(), 0, 0), _WRAPPED, line.detail)
        painter.restore()

    def _paint_box(self, painter: QPainter, box: QRect, *, is_done: bool) -> None:
        theme = self._theme
        painter.setPen(QPen(theme.color("accent" if is_done else "wall")))
        painter.setBrush(theme.color("accent" if is_done else "surface"))
        painter.drawRoundedRect(box, Space.XS, Space.XS)
        if is_done:
            painter.setPen(QPen(theme.color("on_accent"), Size.STRONG))
            middle, low = box.center().x() - Space.XS // 2, box.bottom() - Space.XS
            painter.drawLine(box.left() + Space.XS, box.center().y(), middle, low)
            painter.drawLine(middle, low, box.right() - Space.XS + 1, box.top() + Space.XS)

    def _indent(self) -> int:
        return Space.S + _BOX + Space.M

    def _height(self, text: str, size: int, width: int) -> int:
        metrics = QFontMetrics(self._theme.font(size))
        return metrics.boundingRect(QRect(0, 0, width, Size.WINDOW_HEIGHT), _WRAPPED, text).height()


class TickList(QListView):
    """The list. What a tick does is for whoever listens; the line changes when it was carried out."""

    tick_wanted = Signal(int)  # key of the item
    more_wanted = Signal(int)  # Enter or a double click on it

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TickModel(self)
        self.setModel(self.lines)
        self._delegate = TickDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._ask_more)

    def show_lines(self, lines: Sequence[TickLine]) -> None:
        """Shows other lines."""
        self.lines.set_rows(lines)
        self._fit()

    def current_key(self) -> int:
        """The item that the keys are on; 0 when they are on none."""
        line = self.lines.line(self.currentIndex())
        return line.key if line is not None else 0

    def _fit(self) -> None:
        self.scheduleDelayedItemsLayout()
        wanted = sum(self.sizeHintForRow(row) for row in range(self.lines.rowCount()))
        self.setFixedHeight(wanted + 2 * self.frameWidth())

    def _ask_more(self, index: QModelIndex) -> None:
        line = self.lines.line(index)
        if line is not None:
            self.more_wanted.emit(line.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keys always are on a line that is seen, so that Space means something."""
        super().focusInEvent(event)
        if not self.selectedIndexes() and self.lines.rowCount():
            self.setCurrentIndex(self.currentIndex() if self.currentIndex().isValid() else self.lines.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter says more."""
        key = self.current_key()
        if key and event.key() == Qt.Key.Key_Space:
            self.tick_wanted.emit(key)
        elif key and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.more_wanted.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the box ticks."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        line = self.lines.line(index)
        if (
            line is not None
            and event.button() == Qt.MouseButton.LeftButton
            and self._delegate.box(self.visualRect(index))
            .adjusted(-Space.S, -Space.S, Space.S, Space.S)
            .contains(point)
        ):
            self.tick_wanted.emit(line.key)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "lines"):
            self._fit()
