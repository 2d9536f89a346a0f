"""The list of companies: a table, or what belongs in its place when there is nothing to list."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStackedWidget, QTableView

from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.companies.delegates import FoldingDelegate, WarningDelegate, Words, warning_words
from jib_desk.views.item_models.companies import CompaniesModel
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space, Theme
from jib_desk.views.widgets.basics import Card
from jib_desk.views.widgets.empty import EmptyState


class CompanyTable(Card):
    """Names, seats, end and at most one warning a row; narrow, two of them stand below the others."""

    company_chosen = Signal(int)
    import_wanted = Signal()

    def __init__(self, model: CompaniesModel, theme: Theme) -> None:
        super().__init__(padding=Space.S)
        self.model = model
        self.table = QTableView()
        self._set_up_table(theme)
        self.empty = EmptyState(
            lambda: self.tr("No company is known yet. Import the ledger, or add the first one."),
            lambda: self.tr("Import the ledger"),
        )
        self.empty.chosen.connect(self.import_wanted)
        self.nothing = EmptyState(lambda: self.tr("No company fits. Choose another chip, or type less."))
        self.stack = QStackedWidget()
        for widget in (self.table, self.empty, self.nothing):
            self.stack.addWidget(widget)
        for signal in (model.modelReset, model.dataChanged):
            signal.connect(self.show_right_part)
        self.body.addWidget(self.stack)
        Texts(self).bind(self.table.setAccessibleName, lambda: self.tr("Companies"))

    def _set_up_table(self, theme: Theme) -> None:
        table = self.table
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.sortByColumn(CompaniesModel.CODE, Qt.SortOrder.AscendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(Size.ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (CompaniesModel.NAME, CompaniesModel.OTHER_NAME):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegateForColumn(CompaniesModel.WARNING, WarningDelegate(theme, table))
        model = self.model
        self.names = FoldingDelegate(theme, lambda row: Words(model.other_name(row), "dim"), table)
        self.ends = FoldingDelegate(theme, lambda row: warning_words(row, model.warning(row)), table)
        table.setItemDelegateForColumn(CompaniesModel.NAME, self.names)
        table.setItemDelegateForColumn(CompaniesModel.UNTIL, self.ends)
        table.installEventFilter(self)
        table.selectionModel().currentRowChanged.connect(self._row_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a narrow list the names come first; the other name and the warning stand below name and end."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            self._fit(self.table.width())
        return super().eventFilter(watched, event)

    def _fit(self, width: int) -> None:
        table = self.table
        before = self.names.is_folded
        self.names.is_folded, self.ends.is_folded = width < 2 * Size.DRAWER, width < Size.PALETTE
        table.setColumnHidden(CompaniesModel.OTHER_NAME, self.names.is_folded)
        table.setColumnHidden(CompaniesModel.STAGE, width < 2 * Size.DIALOG)
        for column in (CompaniesModel.CODE, CompaniesModel.WARNING):
            table.setColumnHidden(column, self.ends.is_folded)
        table.verticalHeader().setDefaultSectionSize(Size.ROW + Space.S if self.names.is_folded else Size.ROW)
        table.viewport().update()
        if self.names.is_folded is not before:  # rows are of another height: once they are, the marked one is in sight
            QTimer.singleShot(0, table, lambda: table.scrollTo(table.currentIndex()))

    def mark(self, company_id: int) -> None:
        """Marks the row of a company, where it is listed."""
        index = self.model.place_of(company_id).siblingAtColumn(CompaniesModel.NAME)  # never hidden
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)
            self.table.scrollTo(index)

    def show_right_part(self) -> None:
        """The table; or that nothing fits; or that there is nobody yet."""
        if not self.model.total():
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self.table if self.model.rows() else self.nothing)

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(CompaniesModel.CompanyRole)
        if isinstance(row, CompanyRow):
            self.company_chosen.emit(row.id)
