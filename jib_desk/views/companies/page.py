"""The companies page: a list narrowed by chips and typing, and the card of the one selected."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
)

from jib_desk.rules.words import Role, word
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.companies.card import CompanyCard
from jib_desk.views.companies.delegates import WarningDelegate
from jib_desk.views.companies.forms import CompanyForm
from jib_desk.views.companies.more import new_page_menu
from jib_desk.views.companies.tabs import PART_TABLES
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.companies import Chip, CompaniesModel
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, restyle
from jib_desk.views.widgets.drawer import Drawer
from jib_desk.views.widgets.empty import EmptyState
from jib_desk.views.widgets.record_form import RecordForm

_TABLES = ("company", "contact", "headcount", "assignment", "agreement", "unit_layout")


class CompaniesPage(Page):
    """Who is, was, or wants to be in the centre."""

    page_id = "companies"
    tables = (*_TABLES, *PART_TABLES)

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.model = CompaniesModel(desk.lang, self)
        self._selected = 0
        self._form: RecordForm | None = None
        self.set_title(lambda: self.tr("Companies"))
        self._make_header()
        self._make_chips()
        self._make_middle()
        self.setFocusProxy(self.search)

    # --- parts -------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda text: self.model.set_filter(text=text))
        self.import_button = button()
        self.import_button.clicked.connect(lambda: self.desk.command_requested.emit("file.import"))
        self.more_button = new_page_menu(self)
        self.add_button = button("primary")
        self.add_button.clicked.connect(self.primary_action)
        self.header.addSpacing(Space.L)
        self.header.addWidget(self.search, 1)
        self.header.addStretch(1)
        self.header.addWidget(self.import_button)
        self.header.addWidget(self.more_button)
        self.header.addWidget(self.add_button)
        self.say(self.search.setPlaceholderText, lambda: self.tr("Name, code, credit code or seat"))
        self.say(self.search.setAccessibleName, lambda: self.tr("Find a company"))
        self.say(self.import_button.setText, lambda: self.tr("Import a ledger…"))
        self.say(self.more_button.setText, lambda: self.tr("More"))
        self.say(self.add_button.setText, lambda: self.tr("Add company"))

    def _make_chips(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        self.chips: dict[Chip, QPushButton] = {}
        for chip in Chip:
            made = button("chip")
            made.setCheckable(True)
            made.setAutoExclusive(True)
            made.setChecked(chip is Chip.ALL)
            made.toggled.connect(lambda is_on, chip=chip: self.model.set_filter(chip=chip) if is_on else None)
            row.addWidget(made)
            self.chips[chip] = made
        row.addStretch(1)
        self.body.addLayout(row)
        self.say(self._say_chips, lambda: "")

    def _make_middle(self) -> None:
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(CompaniesModel.CODE, Qt.SortOrder.AscendingOrder)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(Size.ROW)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (CompaniesModel.NAME, CompaniesModel.OTHER_NAME):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.setItemDelegateForColumn(CompaniesModel.WARNING, WarningDelegate(self.desk.theme, self.table))
        self.table.installEventFilter(self)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.empty = EmptyState(
            lambda: self.tr("No company is known yet. Import the ledger, or add the first one."),
            lambda: self.tr("Import the ledger"),
        )
        self.empty.chosen.connect(self.import_button.click)
        self.nothing = EmptyState(lambda: self.tr("No company fits. Choose another chip, or type less."))
        self.stack = QStackedWidget()
        for widget in (self.table, self.empty, self.nothing):
            self.stack.addWidget(widget)
        for signal in (self.model.modelReset, self.model.dataChanged):
            signal.connect(self._show_right_part)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.stack)
        self.card = CompanyCard(self)
        self.card.edit_wanted.connect(self._edit)
        self.card.seat_wanted.connect(self._open_seat)
        self.side = Drawer(width=Size.CARD)
        self.side.body.addWidget(self.card, 1)
        self.side.closed.connect(self._side_closed)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(frame, 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)
        self.say(self.table.setAccessibleName, lambda: self.tr("Companies"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a narrow list the names come first: what the card says too is left out."""
        if watched is self.table and event.type() == QEvent.Type.Resize:
            width = self.table.width()
            self.table.setColumnHidden(CompaniesModel.OTHER_NAME, width < 2 * Size.DRAWER)
            self.table.setColumnHidden(CompaniesModel.STAGE, width < 2 * Size.DRAWER)
            for column in (CompaniesModel.CODE, CompaniesModel.UNTIL):
                self.table.setColumnHidden(column, width < Size.PALETTE)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The card gives way to the list, down to what a form needs."""
        super().resizeEvent(event)
        self.side.setFixedWidth(max(Size.FORM, min(Size.CARD, self.width() // 2)))

    # --- staying fresh -----------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Reads all companies, and the card of the one shown."""
        if changes is None:
            self.model.set_language(self.desk.lang)
        today = self.desk.today()
        self.model.set_rows(self.desk.read(lambda: self.desk.services.companies.all(today)), today)
        self._say_chips()
        self._show_right_part()
        may_write = self.may_write()
        for widget in (self.add_button, self.import_button):
            widget.setVisible(may_write)
        if self._selected and self.model.company(self._selected) is not None:
            self._show_card()
        elif self._selected and self._form is None:  # its entry was undone
            self.side.close_drawer()

    def show_record(self, kind: str, key: int) -> None:
        """A company, or the company of a contact."""
        self.chips[Chip.ALL].setChecked(True)
        self.search.clear()
        if kind == "contact":
            key = self.desk.services.companies.company_of(key) or 0
        if kind in {"company", "contact"} and key:
            self.select(key)

    def select(self, company_id: int) -> None:
        """Shows the card of a company and marks its row."""
        self._drop_form()
        self._selected = company_id
        index = self.model.place_of(company_id)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(index, flags)
            self.table.scrollTo(index)
        self._show_card()

    def primary_action(self) -> None:
        """Add a company."""
        self.open_form(CompanyForm(self.desk), lambda: self.tr("New company"))

    # --- helpers -----------------------------------------------------------------------------

    def _say_chips(self, _text: str = "") -> None:
        counts = self.model.counts()
        own = {Chip.ALL: self.tr("All {count}"), Chip.ATTENTION: self.tr("Attention {count}")}
        for chip, made in self.chips.items():
            text = own.get(chip, "{word} {count}")
            name = "" if chip in own else word("company_stage", chip).said(self.desk.lang)
            made.setText(text.format(word=name, count=counts[chip]))

    def _show_right_part(self) -> None:
        if not self.model.total():
            self.stack.setCurrentWidget(self.empty)
        else:
            self.stack.setCurrentWidget(self.table if self.model.rows() else self.nothing)

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(CompaniesModel.CompanyRole)
        if isinstance(row, CompanyRow) and row.id != self._selected:
            self._drop_form()
            self._selected = row.id
            self._show_card()

    def _show_card(self) -> None:
        if self._form is not None or not self._selected:
            return
        key, today, services = self._selected, self.desk.today(), self.desk.services
        detail = self.desk.read(lambda: services.companies.detail(key, today))
        self.card.show_detail(detail, today)
        self.side.set_title(self.card.title)
        self.card.show()
        self.side.show()
        self._show_primary()

    def _show_primary(self) -> None:
        """One filled button: the form's or the card's next step, else *Add company*."""
        restyle(self.add_button, "kind", "" if not self.side.isHidden() else "primary")

    def open_form(self, form: RecordForm, title: Callable[[], str]) -> None:
        """Shows a form in the card's place; saved or given up, the card comes back as it was."""
        self._drop_form()
        self._form = form
        form.saved.connect(self._saved)
        form.cancelled.connect(self.side.close_drawer)
        if isinstance(form, CompanyForm):
            form.open_wanted.connect(self.select)
        self.card.hide()
        self.side.body.insertWidget(0, form, 0, Qt.AlignmentFlag.AlignTop)
        self.side.foot.addWidget(form.buttons)
        form.show()
        form.buttons.show()
        self.side.set_title(title)
        self.side.show()
        self._show_primary()
        form.focus_first()

    def _edit(self) -> None:
        if self.card.detail is not None:
            self.open_form(CompanyForm(self.desk, self.card.detail.company), self.card.title)

    def _open_seat(self) -> None:
        self.desk.go_to("floor_plan", "company", self._selected)

    def _saved(self, outcome: Outcome[object]) -> None:
        self._drop_form()
        self.select(outcome.row.id if isinstance(outcome.row, CompanyRow) else self._selected)
        self.table.setFocus()

    def _drop_form(self) -> None:
        if self._form is not None:
            form, self._form = self._form, None
            form.hide()
            form.buttons.hide()
            form.buttons.deleteLater()
            self.side.body.removeWidget(form)
            form.deleteLater()

    def _side_closed(self) -> None:
        """Closing a form leads back to the card behind it."""
        had_form = self._form is not None
        self._drop_form()
        if had_form and self._selected:
            self._show_card()
            return
        self._selected = 0
        self.table.clearSelection()
        self._show_primary()
        self.table.setFocus()

    def may_write(self) -> bool:
        """Whether the person at the desk may change anything."""
        return self.desk.actor().role is not Role.AUDITOR
