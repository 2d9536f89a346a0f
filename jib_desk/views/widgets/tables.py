"""Tables of the house: no grid, whole rows selected, one height, the last wide column takes what is left."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QTreeView, QWidget

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
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(Size.ROW)
        _furnish(self, self.horizontalHeader(), name, stretch, widths)

    def scrollTo(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, index: QModelIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Begins with a whole row under the heads, as far as there is something to scroll."""
        super().scrollTo(index, hint)
        first = self.rowAt(0)
        cut = self.rowViewportPosition(first) if first >= 0 else 0
        if cut < 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + cut + self.rowHeight(first))


class Tree(QTreeView):
    """A table whose rows unfold: by the sign before the words, a double click, or the keys → and ←."""

    def __init__(
        self, model: QAbstractItemModel, name: str, stretch: int, widths: dict[int, int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setUniformRowHeights(True)  # thousands of rows below one are not measured one by one
        self.setAnimated(False)
        self.setIndentation(Size.ICON_LARGE)
        self.setTreePosition(stretch)
        self.header().setStretchLastSection(False)
        self._widths = dict(widths)
        self._yielding: tuple[int, ...] = ()
        _furnish(self, self.header(), name, stretch, widths)

    def give_way(self, *columns: int) -> None:
        """Columns that are left out, the first first, while the words would have less than a name is wide."""
        self._yielding = columns
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        left = self.viewport().width() - sum(self._widths.values())
        for column in self._yielding:
            is_tight = left < Size.COLUMN_NAME
            self.setColumnHidden(column, is_tight)
            left += self._widths[column] if is_tight else 0

    def select_row(self, row: int) -> None:
        """Selects a row of the first level and brings it into view."""
        self.setCurrentIndex(self.model().index(row, 0))


def _furnish(view: QAbstractItemView, head: QHeaderView, name: str, stretch: int, widths: dict[int, int]) -> None:
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    head.setObjectName(name)
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setMinimumSectionSize(Size.CONTROL)
    for column, width in widths.items():
        head.resizeSection(column, width)
    head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
