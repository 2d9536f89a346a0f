"""The companies of an evacuation as a table: the state in its colour, whom to call as far as there is room."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from jib_desk.services.rows.evacuations import CompanyCall
from jib_desk.views.item_models.calls import CallsModel
from jib_desk.views.theme import Size, Space, Theme, Type, Weight
from jib_desk.views.widgets.tables import Table


class StateDelegate(QStyledItemDelegate):
    """Missing people stand out, silence is amber, who is out is quiet; the sign says it without the colour."""

    def __init__(self, theme: Theme, parent: QTableView) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, QModelIndex())  # the ground of the row, without the text
        call = index.data(CallsModel.RecordRole)
        if not isinstance(call, CompanyCall):
            return
        ink = "overstayed_text" if call.missing else "vacant_text" if call.has_reported else "held_text"
        painter.save()
        painter.setFont(self._theme.font(Type.CAPTION, Weight.BOLD))
        painter.setPen(self._theme.color(ink))
        box = option.rect.adjusted(Space.S, 0, -Space.XS, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


class CallsTable(Table):
    """Enter or a double click takes a company into the line above."""

    def __init__(self, theme: Theme, model: CallsModel) -> None:
        widths = {
            CallsModel.STATE: Size.COLUMN,
            CallsModel.UNITS: Size.COLUMN_NARROW + Space.XL,
            CallsModel.COMPANY: Size.COLUMN_NAME,
            CallsModel.PEOPLE: Size.COLUMN_NARROW,
            CallsModel.REPORT: Size.COLUMN_NAME,
        }
        super().__init__(model, "evacuation-calls", CallsModel.CALL, widths)
        self.setItemDelegateForColumn(CallsModel.STATE, StateDelegate(theme, self))
        theme.changed.connect(self.viewport().update)
