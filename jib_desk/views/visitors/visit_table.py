"""The table of visits: arrows move, Space selects, and a letter does the rest; several at once.

Painted by one delegate, because brushes and fonts per cell are slow (PERFORMANCE, "Lists").
"""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.item_models.visits import VisitTableModel
from jib_desk.views.theme import Radius, Size, Space, Theme, Type, Weight

Index = QModelIndex | QPersistentModelIndex
# Narrower than this, the organisation stands below the name, the company below the host, the time below how long.
_COMPACT_BELOW = 2 * Size.FORM
_WORDS = (VisitTableModel.NAME, VisitTableModel.ORGANISATION, VisitTableModel.HOST)
_BAR = 3  # device-independent pixels of the mark of the current row
_ALERT = "▲"


class VisitTable(QTableView):
    """Rows of visits. What to do with them is asked for by key, never done here."""

    verb_wanted = Signal()  # Enter or double click: the likeliest thing
    check_out_wanted = Signal()
    print_wanted = Signal()
    correct_wanted = Signal()
    menu_wanted = Signal(object)  # QPoint, global
    left_by_key = Signal()  # Esc, with nothing selected
    digit_typed = Signal(str)  # the number of a badge, or the end of a phone, begins
    key_pressed = Signal(object)  # Qt.Key, a letter that the table has no meaning for

    def __init__(self, theme: Theme, model: VisitTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visits = model
        self.setModel(model)
        self.delegate = VisitDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort_by)
        self._sorted: tuple[int, Qt.SortOrder] | None = None
        theme.changed.connect(self.viewport().update)
        self._fit()

    # --- what is chosen ----------------------------------------------------------------------

    def chosen(self) -> tuple[VisitRow, ...]:
        """The selected rows in order; without a selection the current one."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        visits = (self._visits.visit(self._visits.index(row, 0)) for row in rows)
        return tuple(visit for visit in visits if visit is not None)

    def take_keys(self) -> None:
        """The keys come here, to the row they were on or the first."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._visits.index(0, VisitTableModel.NAME))
        self.setFocus()

    def show_visit(self, visit_id: int) -> bool:
        """Makes a visit the current row; False when it is not in the list."""
        index = self._visits.place_of(visit_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        return index.isValid()

    # --- keys --------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = (
            event.key(),
            event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier),
        )
        wanted = {
            Qt.Key.Key_Return: self.verb_wanted,
            Qt.Key.Key_Enter: self.verb_wanted,
            Qt.Key.Key_O: self.check_out_wanted,
            Qt.Key.Key_P: self.print_wanted,
            Qt.Key.Key_T: self.correct_wanted,
        }.get(Qt.Key(key))
        if key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.menu_wanted.emit(self._menu_place())  # keyboards without a menu key
        elif plain and key == Qt.Key.Key_Space:
            self._toggle()
        elif plain and wanted is not None:
            wanted.emit()
        elif plain and key == Qt.Key.Key_Escape and not self.selectionModel().hasSelection():
            self.left_by_key.emit()
        elif plain and key == Qt.Key.Key_Escape:
            self.clearSelection()
        else:
            if plain and Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
                self.key_pressed.emit(Qt.Key(key))
                return
            if plain and Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
                self.digit_typed.emit(event.text())
                return
            super().keyPressEvent(event)

    def selectionCommand(self, index: Index, event: object = None) -> QItemSelectionModel.SelectionFlag:
        """Arrows without Shift move the mark only, so that several rows can be selected by Space."""
        is_arrow = isinstance(event, QKeyEvent) and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event is None or is_arrow:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)  # type: ignore[arg-type]

    def _toggle(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().select(index, flags)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.verb_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid()
        self.menu_wanted.emit(self._menu_place() if is_by_key else event.globalPos())

    def _menu_place(self) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())

    # --- columns -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Fixed columns for figures, the rest shared; compact when narrow."""
        width = self.viewport().width()
        is_compact = width < _COMPACT_BELOW
        self.delegate.is_compact = is_compact
        self.setColumnHidden(VisitTableModel.ORGANISATION, is_compact)
        self.setColumnHidden(VisitTableModel.IN, is_compact)
        self.verticalHeader().setDefaultSectionSize(Size.ROW + Space.M if is_compact else Size.ROW)
        figures = {
            VisitTableModel.BADGE: Size.CONTROL + Space.XL if is_compact else 2 * Size.CONTROL,
            VisitTableModel.IN: 0 if is_compact else 4 * Size.CONTROL,
            VisitTableModel.LONG: 5 * Size.CONTROL + Space.M,  # "4 h 05 min, badge out" goes in
        }
        rest = max(0, width - sum(figures.values()))
        # Narrow, the name has what came with it below: how many of a group are inside, and where they are from.
        words = {VisitTableModel.NAME: 9, VisitTableModel.HOST: 8} if is_compact else dict.fromkeys(_WORDS, 1)
        shares = {column: rest * share // sum(words.values()) for column, share in words.items()}
        for column, extent in {**figures, **shares}.items():
            self.setColumnWidth(column, extent)

    def _sort_by(self, column: int) -> None:
        """Up, down, and then the service's order again."""
        up, down = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if self._sorted is None or self._sorted[0] != column:
            self._sorted = (column, up)
        else:
            self._sorted = (column, down) if self._sorted[1] is up else None
        self.horizontalHeader().setSortIndicatorShown(self._sorted is not None)
        if self._sorted is not None:
            self.horizontalHeader().setSortIndicator(*self._sorted)
        self._visits.sort(*(self._sorted or (-1, up)))


class VisitDelegate(QStyledItemDelegate):
    """Paints one cell: a word with a quieter one beside it, or below it when narrow."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = parent
        self.is_compact = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self._table.rowHeight(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        self._paint_ground(painter, option, index)
        rect = option.rect.adjusted(Space.S, 0, -Space.XS, 0)
        column = index.column()
        text = str(index.data() or "")
        below = self._below(index)
        colour, weight = tokens.text, Weight.REGULAR
        if column == VisitTableModel.NAME:
            weight = Weight.MEDIUM
        elif column in (VisitTableModel.IN, VisitTableModel.ORGANISATION):
            colour = tokens.dim
        if index.data(VisitTableModel.AlertRole):
            colour = tokens.ends_soon_text
            if column == VisitTableModel.LONG:
                text = f"{_ALERT} {text}"
        if column == VisitTableModel.BADGE:
            self._paint_badge(painter, rect, text)
        elif self.is_compact and below:
            half = rect.height() // 2
            self._text(painter, rect.adjusted(0, Space.XS, 0, -half), text, colour, Type.BODY, weight)
            self._text(painter, rect.adjusted(0, half, 0, -Space.XS), below, tokens.dim, Type.CAPTION, Weight.REGULAR)
        else:
            used = self._text(painter, rect, text, colour, Type.BODY, weight)
            beside = "" if self.is_compact else str(index.data(VisitTableModel.DetailRole) or "")
            left = rect.adjusted(used + Space.S, 0, 0, 0)
            self._text(painter, left, beside, tokens.dim, Type.CAPTION, Weight.REGULAR)
        painter.restore()

    def _below(self, index: Index) -> str:
        """What the second line says when there is one."""
        if index.column() == VisitTableModel.NAME:
            group = str(index.data(VisitTableModel.DetailRole) or "")
            other = index.sibling(index.row(), VisitTableModel.ORGANISATION)
            return " · ".join(part for part in (group, str(other.data() or "").strip("–")) if part)
        if index.column() == VisitTableModel.LONG:
            return str(index.sibling(index.row(), VisitTableModel.IN).data() or "")
        if index.column() == VisitTableModel.HOST:
            return str(index.data(VisitTableModel.DetailRole) or "")
        return ""

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = self._theme.tokens, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        line = QRect(rect.left(), rect.bottom(), rect.width(), Size.HAIRLINE)
        painter.fillRect(line, QColor(tokens.line))
        if index.row() == self._table.currentIndex().row() and self._table.hasFocus():
            painter.setPen(QColor(tokens.accent))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
            if index.column() == VisitTableModel.BADGE:
                painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(tokens.accent))

    def _paint_badge(self, painter: QPainter, rect: QRect, text: str) -> None:
        tokens = self._theme.tokens
        if not any(character.isalnum() for character in text):
            self._text(painter, rect, text, tokens.dim, Type.BODY, Weight.REGULAR)
            return
        font = self._theme.font(Type.CAPTION, Weight.BOLD)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - Space.M)
        width = max(QFontMetrics(font).horizontalAdvance(shown) + Space.M, Space.XL + Space.XS)
        height = QFontMetrics(font).height() + Space.XS
        pill = QRect(rect.left(), rect.center().y() - height // 2, width, height)
        painter.setPen(QColor(tokens.wall))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(pill, Radius.UNIT, Radius.UNIT)
        painter.setFont(font)
        painter.setPen(QColor(tokens.text))
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _text(self, painter: QPainter, rect: QRect, text: str, colour: str, size: int, weight: int) -> int:
        """One line, elided; returns its width in pixels."""
        if not text or rect.width() <= Space.L:
            return 0
        font = self._theme.font(size, weight)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)
