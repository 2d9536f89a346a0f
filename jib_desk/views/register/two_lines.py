"""A cell of two lines: the words of its column, and below them what columns say that have no room of their own."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from jib_desk.views.item_models.register import BelowRole
from jib_desk.views.theme import Size, Space, Theme, Type

Index = QModelIndex | QPersistentModelIndex
TWO_LINES = Size.ROW + Space.M


class TwoLines(QStyledItemDelegate):
    """Paints the second line where the model says one; else the cell is as any other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), TWO_LINES if index.data(BelowRole) else Size.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        below = str(index.data(BelowRole) or "")
        if not below:
            super().paint(painter, option, index)
            return
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        style = cell.widget.style() if cell.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        rect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, cell, cell.widget)
        rect.adjust(Space.XS, Space.XS, -Space.XS, -Space.XS)
        half = rect.height() // 2
        color = cell.palette.color(QPalette.ColorRole.Text)
        painter.save()
        for part, said, tint, size in (
            (rect.adjusted(0, 0, 0, -half), text, color, Type.BODY),
            (rect.adjusted(0, half, 0, 0), below, QColor(self._theme.tokens.dim), Type.CAPTION),
        ):
            font = self._theme.font(size)
            painter.setFont(font)
            painter.setPen(tint)
            shown = QFontMetrics(font).elidedText(said, Qt.TextElideMode.ElideRight, part.width())
            painter.drawText(part, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


def share_out(table: QTableView, widths: Mapping[int, int], yielding: tuple[int, ...], room: int) -> list[int]:
    """Hides columns, the first of `yielding` first, until the widest has the room of a name. Gives those, in order.

    `room` is what is left for the widest while all are seen, in pixels; it may be less than none.
    """
    hidden: list[int] = []
    for column, width in widths.items():
        table.setColumnWidth(column, width)
    for column in yielding:
        is_hidden = room < Size.COLUMN_NAME
        table.setColumnHidden(column, is_hidden)
        if is_hidden:
            room += widths[column]
            hidden.append(column)
    table.verticalHeader().setDefaultSectionSize(TWO_LINES if hidden else Size.ROW)
    return sorted(hidden)
