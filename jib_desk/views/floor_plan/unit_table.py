"""The seats as a table: the same rows as the plan, sortable by every column."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.theme import Size


def new_unit_table(model: UnitsModel) -> "UnitTable":
    """A quiet table without grid; whole rows are selected."""
    table = UnitTable(model)
    table.setSortingEnabled(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(Size.ROW)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)
    return table


class UnitTable(QTableView):
    """Knows its rows only while it is seen: measuring its columns would cost a hidden table more than a drawn plan."""

    def __init__(self, model: UnitsModel) -> None:
        super().__init__()
        self._units = model

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the rows, in the order in which they were sorted last."""
        super().showEvent(event)
        if self.model() is self._units:
            return
        header = self.horizontalHeader()
        column, order = self._units.sorted_by
        header.setSortIndicator(column, order)
        self.setModel(self._units)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(UnitsModel.COMPANY, QHeaderView.ResizeMode.Stretch)

    def hideEvent(self, event: QHideEvent) -> None:
        """Lets the rows go, unless the whole window is only put aside."""
        super().hideEvent(event)
        if self.isHidden():
            self.setModel(None)
