"""The seats as a table: the same rows as the plan, sortable by every column."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from jib_desk.views.item_models.units import UnitsModel
from jib_desk.views.theme import Size


def new_unit_table(model: UnitsModel) -> QTableView:
    """A quiet table without grid; whole rows are selected."""
    table = QTableView()
    table.setModel(model)
    table.setSortingEnabled(True)
    table.sortByColumn(UnitsModel.CODE, Qt.SortOrder.AscendingOrder)
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
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(UnitsModel.COMPANY, QHeaderView.ResizeMode.Stretch)
    return table
