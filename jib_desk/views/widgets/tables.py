"""Tables of the house: no grid, whole rows selected, one height, the last wide column takes what is left."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from jib_desk.views.theme import Size


class Table(QTableView):
    """A table view that looks the same everywhere. `stretch` names the column that takes the rest."""

    def __init__(
        self, model: QAbstractItemModel, name: str, stretch: int, widths: dict[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Size.ROW)
        head = self.horizontalHeader()
        head.setObjectName(name)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head.setMinimumSectionSize(Size.CONTROL)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
