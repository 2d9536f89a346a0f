"""A list of agenda lines: time in front, state as dot and word, title, then quieter detail."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jib_desk.views.item_models.agenda import AgendaLine, AgendaModel
from jib_desk.views.theme import Radius, Size, Space, Theme, Type, Weight

_INKS = {
    "plain": "dim",
    "past": "wall",
    "accent": "accent",
    "occupied": "occupied_text",
    "held": "held_text",
    "vacant": "vacant_text",
    "ends_soon": "ends_soon_text",
    "overstayed": "overstayed_text",
    "out_of_service": "out_of_service_text",
}
_HUGGED = 2  # lines of a list as high as its lines when there is no room for them


class LineDelegate(QStyledItemDelegate):
    """Paints one line; every text is elided, never clipped."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_narrow = False

    def _what_width(self, index: QModelIndex) -> int:
        """In a narrow list no more than its words need: what is left of a name is read before empty space."""
        model = index.model()
        if not self.is_narrow or not isinstance(model, AgendaModel):
            return Size.WHAT
        metrics = QFontMetricsF(self._theme.font(Type.CAPTION, Weight.MEDIUM))
        widest = max((metrics.horizontalAdvance(line.what) for line in model.rows()), default=0.0)
        return min(Size.WHAT_NARROW, Space.L + ceil(widest) + 1)  # a part of a pixel less, and a word is cut

    def _when_width(self) -> int:
        return Size.WHEN_NARROW if self.is_narrow else Size.WHEN

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:  # pyright: ignore[reportIncompatibleMethodOverride]
        line = index.data(AgendaModel.LINE)
        is_now = isinstance(line, AgendaLine) and line.tone == "now"
        return QSize(0, Size.NOW_LINE if is_now else Size.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        line = index.data(AgendaModel.LINE)
        if not isinstance(line, AgendaLine):
            return
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.tone == "now":
            self._paint_now(painter, rect, line)
        else:
            self._paint_ground(painter, option, rect)
            self._paint_line(painter, rect, line, self._what_width(index))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect) -> None:
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        ground = ""
        if state & QStyle.StateFlag.State_Selected:
            ground = "accent_soft"
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = "hover"
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(ground))
            painter.drawRoundedRect(rect, Radius.CONTROL, Radius.CONTROL)

    def _paint_now(self, painter: QPainter, rect: QRect, line: AgendaLine) -> None:
        accent = self._theme.color("accent")
        painter.setFont(self._theme.font(Type.CAPTION, Weight.BOLD))
        painter.setPen(accent)
        when = QRect(rect.left() + Space.M, rect.top(), self._when_width(), rect.height())
        painter.drawText(when, Qt.AlignmentFlag.AlignVCenter, line.when)
        middle = rect.center().y()
        left = when.right()
        painter.setPen(QPen(accent, Size.STRONG))
        painter.drawLine(left, middle, rect.right() - Space.M, middle)
        painter.setBrush(accent)
        painter.drawEllipse(QPoint(left, middle), Space.XS, Space.XS)

    def _paint_line(self, painter: QPainter, rect: QRect, line: AgendaLine, what_width: int) -> None:
        is_past = line.tone == "past"
        inner = rect.adjusted(Space.M, 0, -Space.M, 0)
        if line.when:
            when = QRect(inner.left(), inner.top(), self._when_width(), inner.height())
            self._write(painter, when, line.when, "dim", Type.CAPTION)
            inner.setLeft(when.right())
        if line.what:
            ink = _INKS.get(line.tone, "dim")
            place = QRect(inner.left(), inner.top(), what_width, inner.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(ink))
            painter.drawEllipse(QPoint(place.left() + Space.XS, place.center().y()), Space.XS - 1, Space.XS - 1)
            place.setLeft(place.left() + Space.L)
            self._write(painter, place, line.what, "dim" if is_past else ink, Type.CAPTION, Weight.MEDIUM)
            inner.setLeft(place.right() + Space.S)
        title_ink = "dim" if is_past else "text"
        place = QRect(inner)
        if line.detail and self.is_narrow:  # what is left of a name is read before half a date
            wanted = QFontMetrics(self._theme.font(Type.CAPTION, Weight.REGULAR)).horizontalAdvance(line.detail)
            place.setWidth(inner.width() - min(wanted, inner.width() // 2) - Space.M)
        used = self._write(painter, place, line.title, title_ink, Type.BODY, Weight.MEDIUM)
        inner.setLeft(inner.left() + used + Space.M)
        if inner.width() > Size.CONTROL:
            self._write(painter, inner, line.detail, "dim", Type.CAPTION)

    def _write(
        self, painter: QPainter, rect: QRect, text: str, ink: str, size: int, weight: int = Weight.REGULAR
    ) -> int:
        if not text:
            return 0
        painter.setFont(self._theme.font(size, weight))
        painter.setPen(self._theme.color(ink))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return metrics.horizontalAdvance(shown)


class LineList(QListView):
    """The list; Enter, a double click or a click on a selected line goes where the line leads."""

    line_opened = Signal(object)  # AgendaLine

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hugs = False
        self._least = 0  # lines that stay in view however low the window is
        self.lines = AgendaModel(self)
        self.setModel(self.lines)
        self.delegate = LineDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)

    def hug(self) -> None:
        """From now on the list is as high as its lines, and gives way down to two of them before others do."""
        self._hugs = True
        self._least = _HUGGED
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def keep_in_view(self, lines: int) -> None:
        """So many lines stay in view, others give way before."""
        self._least = lines
        self.updateGeometry()

    def show_lines(self, lines: Sequence[AgendaLine]) -> None:
        """Shows other lines."""
        self.lines.set_rows(lines)
        self.updateGeometry()

    def scrollTo(self, index: QModelIndex, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Begins with a whole line, as far as there is something to scroll."""
        super().scrollTo(index, hint)
        first = self.visualRect(self.indexAt(QPoint(Space.XS, 0)))
        if first.top() < 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + first.bottom() + 1)

    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        return QSize(wanted.width(), Size.ROW * self.lines.rowCount()) if self._hugs else wanted

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), Size.ROW * min(self._least, self.lines.rowCount())) if self._least else least

    def _open(self, index: QModelIndex) -> None:
        line = self.lines.line(index)
        if line is not None and line.page:
            self.line_opened.emit(line)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes by Tab sees on which line the keys are."""
        super().focusInEvent(event)
        by_keys = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        if by_keys and not self.selectedIndexes() and self.lines.rowCount():
            self.setCurrentIndex(self.currentIndex() if self.currentIndex().isValid() else self.lines.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes where the line leads."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
