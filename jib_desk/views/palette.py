"""One field over the window: the command palette (Ctrl+K) and the search through everything (Ctrl+F)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from jib_desk.views.item_models.hits import Hit, HitModel
from jib_desk.views.theme import Motion, Radius, Size, Space, Theme, Type, Weight
from jib_desk.views.widgets.basics import label

Source = Callable[[str], Sequence[Hit]]
_SHOWN_AT_ONCE = 9


class Palette(QFrame):
    """A field and the lines it finds. Enter takes the first or chosen one; Esc closes."""

    taken = Signal(object)  # Hit

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._source: Source | None = None
        self._nothing: Callable[[], str] = lambda: ""
        self._is_composing = False
        self._left: QWidget | None = None  # had the keys before
        self.setProperty("kind", "card")
        self.setObjectName("palette")
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        box.setSpacing(Space.S)
        self.field = QLineEdit()
        self.field.textEdited.connect(lambda _text: self._pause.start())
        self.field.installEventFilter(self)
        box.addWidget(self.field)
        self.model = HitModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(HitDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.clicked.connect(self._take)
        box.addWidget(self.list)
        self._empty = label("dim")
        self._empty.hide()
        box.addWidget(self._empty)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(Motion.TYPING)
        self._pause.timeout.connect(self.look)
        window.installEventFilter(self)
        self.hide()

    def ask(self, source: Source, hint: str, nothing: Callable[[], str]) -> None:
        """Opens the field on a source of lines; `nothing` says that there are none."""
        before = QApplication.focusWidget()
        if before is not self.field:
            self._left = before
        self._source = source
        self._nothing = nothing
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.clear()
        self.look()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        """Closes the field and gives the keys back to whom they were taken from, so that its text goes on."""
        self._pause.stop()
        if not self.isHidden():
            left = self._left
            self._hide()
            is_there = left is not None and isValid(left) and left.isVisible()
            (left if left is not None and is_there else self._window).setFocus()

    def _hide(self) -> None:
        self._left = None
        self.hide()

    def look(self) -> None:
        """Asks the source for what is typed. While a word is being composed nothing is asked."""
        if self._source is None or self._is_composing:
            return
        text = self.field.text().strip()
        hits = self._source(text)
        self.model.set_hits(hits)
        if hits:
            self.list.setCurrentIndex(self.model.index(0))
        self._empty.setText(self._nothing())
        self._empty.setVisible(not hits and bool(text))
        self.list.setVisible(bool(hits))
        self.list.setFixedHeight(min(len(hits), _SHOWN_AT_ONCE) * Size.ROW + Space.XS)
        self._place()

    def _take(self, index: QModelIndex) -> None:
        hit = self.model.hit(index.row())
        if hit is not None:
            self.close_palette()
            self.taken.emit(hit)

    def _place(self) -> None:
        width = min(Size.PALETTE, self._window.width() - 2 * Space.XL)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._window.width() - width) // 2, Size.RAIL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys move through the list; a resized window moves the field."""
        if watched is self.field:
            if isinstance(event, QInputMethodEvent):
                self._is_composing = bool(event.preeditString())
                if not self._is_composing:
                    self._pause.start()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
            elif event.type() == QEvent.Type.FocusOut and not self.isHidden():
                self._give_way()
        elif event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return False

    def _give_way(self) -> None:
        """Another widget took the keys itself and keeps them; the window that lost them all gets back what was."""
        if QApplication.focusWidget() in {None, self.field}:
            self.close_palette()
        else:
            self._pause.stop()
            self._hide()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        row = self.list.currentIndex().row()
        if key == Qt.Key.Key_Escape:
            self.close_palette()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            count = self.model.rowCount()
            if count:
                self.list.setCurrentIndex(self.model.index((row + step) % count))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._pause.isActive():
                self._pause.stop()
                self.look()
            self._take(self.list.currentIndex())
        else:
            return False
        return True


class HitDelegate(QStyledItemDelegate):
    """Title, then quieter words, and the aside at the end of the line."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # pyright: ignore[reportIncompatibleMethodOverride]
        return QSize(0, Size.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        view = self.parent()
        if isinstance(view, QListView) and view.currentIndex() == index:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(rect, Radius.CONTROL, Radius.CONTROL)
        inner = rect.adjusted(Space.M, 0, -Space.M, 0)
        inner = self._write(painter, inner, index.data(HitModel.ASIDE), "dim", Type.CAPTION, at_end=True)
        inner = self._write(painter, inner, index.data(), "text", Type.BODY, weight=Weight.MEDIUM)
        self._write(painter, inner, index.data(HitModel.DETAIL), "dim", Type.CAPTION)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        rect: QRect,
        text: str | None,
        token: str,
        size: int,
        *,
        weight: int = Weight.REGULAR,
        at_end: bool = False,
    ) -> QRect:
        """Writes a text and gives what is left of the line."""
        if not text:
            return rect
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.color(token))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        side = Qt.AlignmentFlag.AlignRight if at_end else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
        used = metrics.horizontalAdvance(shown) + Space.M
        return rect.adjusted(0, 0, -used, 0) if at_end else rect.adjusted(used, 0, 0, 0)
