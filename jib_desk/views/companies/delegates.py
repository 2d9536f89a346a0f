"""How the list of companies draws what needs looking at: in its colour, with its sign, as a word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.item_models.companies import CompaniesModel
from jib_desk.views.theme import Space, Theme, Type, Weight

_SIGNS = {True: "▲", False: "◔"}


class WarningDelegate(QStyledItemDelegate):
    """The one warning of a row, never by colour alone."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as what is drawn: the sign stands before the text, and both are bold."""
        text = index.data()
        if not text:
            return super().sizeHint(option, index)
        metrics = QFontMetrics(self._theme.font(Type.CAPTION, Weight.BOLD))
        width = Space.S + metrics.horizontalAdvance(f"{_SIGNS[False]} {text}") + Space.S
        return QSize(width, super().sizeHint(option, index).height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        view = self.parent()
        if isinstance(view, QWidget):
            view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, view)
        row = index.data(CompaniesModel.CompanyRole)
        text = index.data()
        if not isinstance(row, CompanyRow) or not text:
            return
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setFont(self._theme.font(Type.CAPTION, Weight.BOLD))
        name = "overstayed_text" if row.is_overstayed else "ends_soon_text"
        painter.setPen(self._theme.color(name))
        box = rect.adjusted(Space.S, 0, -Space.XS, 0)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, f"{_SIGNS[row.is_overstayed]} {text}"
        )
        painter.restore()
