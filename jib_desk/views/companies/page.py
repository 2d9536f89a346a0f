"""The companies page: a list narrowed by chips and typing, and the card of the one selected."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from jib_desk.rules.words import Role
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.companies.card import CompanyCard
from jib_desk.views.companies.company_table import CompanyTable
from jib_desk.views.companies.filters import CompanyFilters
from jib_desk.views.companies.forms import CompanyForm, ContactForm
from jib_desk.views.companies.more import new_page_menu
from jib_desk.views.companies.stage_forms import ApproveForm, Leave, LeaveForm
from jib_desk.views.companies.tabs import PART_TABLES, Tab
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.companies import CompaniesModel
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, restyle
from jib_desk.views.widgets.form_drawer import FormDrawer
from jib_desk.views.widgets.record_form import RecordForm
from jib_desk.views.widgets.tab_order import lead_to

_TABLES = ("company", "contact", "headcount", "assignment", "agreement", "attachment", "unit_layout")


class CompaniesPage(Page):
    """Who is, was, or wants to be in the centre."""

    page_id = "companies"
    tables = (*_TABLES, *PART_TABLES)

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.model = CompaniesModel(desk.lang, self)
        self._selected = 0
        self.set_title(lambda: self.tr("Companies"))
        self._make_header()
        self.filters = CompanyFilters(desk, self.model)
        self.body.addWidget(self.filters)
        self._make_middle()
        lead_to(self, self.search)

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
        self.say(self.search.setPlaceholderText, lambda: self.tr("Name, code, seat or tag"))
        self.say(self.search.setAccessibleName, lambda: self.tr("Find a company"))
        self.say(self.import_button.setText, lambda: self.tr("Import a ledger…"))
        self.say(self.more_button.setText, lambda: self.tr("More"))
        self.say(self.add_button.setText, lambda: self.tr("Add company"))

    def _make_middle(self) -> None:
        self.list = CompanyTable(self.model, self.desk.theme)
        self.list.company_chosen.connect(self._chosen)
        self.list.import_wanted.connect(self.import_button.click)
        self.table = self.list.table
        self.card = CompanyCard(self)
        self.card.edit_wanted.connect(self._edit)
        self.card.tag_wanted.connect(self.filters.choose_tag)
        self.side = FormDrawer(self.card, width=Size.CARD)
        self.side.saved.connect(self._saved)
        self.side.closed.connect(self._side_closed)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.list, 1)
        row.addWidget(self.side)
        self.body.addLayout(row, 1)

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
        self.filters.refresh()
        self.list.show_right_part()
        may_write = self.may_write()
        for widget in (self.add_button, self.import_button):
            widget.setVisible(may_write)
        if self._selected and self.model.company(self._selected) is not None:
            if not self.table.currentIndex().isValid():  # one more or one less: the list was made anew
                self.list.mark(self._selected)
            self._show_card()
        elif self._selected and self.side.form is None:  # its entry was undone
            self.side.close_drawer()

    def show_record(self, kind: str, key: int) -> None:
        """A company, or the company of a contact, a check-list, a card or key, in the tab that shows it."""
        if not self.come_forward():
            return
        self.filters.show_all()
        self.search.clear()
        services, record = self.desk.services, key
        if kind == "contact":
            key = services.companies.company_of(key) or 0
        elif kind == "checklist":
            key = services.checklists.one(key).company_id or 0
            self.card.tabs.open_tab(Tab.OVERVIEW)
        elif kind == "access_item":
            key = services.access.one(key).company_id or 0
            self.card.tabs.open_tab(Tab.PEOPLE)
        if kind in {"company", "contact", "checklist", "access_item"} and key:
            self.select(key)
            self.card.tabs.stand_at(kind, record)

    def select(self, company_id: int) -> None:
        """Shows the card of a company and marks its row."""
        if self.side.keeps_form():
            return
        self.side.drop_form()
        self._selected = company_id
        self.list.mark(company_id)
        self._show_card()

    def primary_action(self) -> None:
        """Add a company."""
        self.open_form(CompanyForm(self.desk), lambda: self.tr("New company"))

    # --- verbs of the card -------------------------------------------------------------------

    def approve(self) -> None:
        """The form that approves the company shown."""
        if self.card.detail is not None:
            self.open_form(ApproveForm(self.desk, self.card.detail.company), self.card.title)

    def take_leave(self, kind: Leave) -> None:
        """The form by which the company shown graduates or leaves."""
        if self.card.detail is not None:
            self.open_form(LeaveForm(self.desk, self.card.detail, kind), self.card.title)

    def add_agreement(self) -> None:
        """The form of a new agreement of the company shown."""
        from jib_desk.views.companies.agreements import AgreementForm

        if self.card.detail is not None:
            self.open_form(AgreementForm(self.desk, self.card.detail), self.card.title)

    def add_contact(self) -> None:
        """The form of a new contact of the company shown."""
        if self.card.detail is not None:
            self.open_form(ContactForm(self.desk, self.card.detail.company.id), self.card.title)

    # --- helpers -----------------------------------------------------------------------------

    def _chosen(self, company_id: int) -> None:
        if company_id != self._selected:
            if self.side.keeps_form():
                QTimer.singleShot(0, self, lambda: self.list.mark(self._selected))  # not within the table's own change
                return
            self.side.drop_form()
            self._selected = company_id
            self._show_card()

    def _show_card(self) -> None:
        if self.side.form is not None or not self._selected:
            return
        key, today, services = self._selected, self.desk.today(), self.desk.services
        detail = self.desk.read(lambda: services.companies.detail(key, today))
        if detail.company.id != key:  # that card was merged into this one
            self._selected = detail.company.id
            self.list.mark(self._selected)
        self.card.show_detail(detail, today)
        self.side.show_content(self.card.title)
        self._show_primary()

    def _show_primary(self) -> None:
        """One filled button: the form's or the card's next step, else *Add company*."""
        has_own = self.side.form is not None or self.card.has_next_step
        restyle(self.add_button, "kind", "" if has_own and not self.side.isHidden() else "primary")

    def open_form(self, form: RecordForm, title: Callable[[], str]) -> None:
        """Shows a form in the card's place; saved or given up, the card comes back as it was."""
        if isinstance(form, CompanyForm):
            form.open_wanted.connect(self._open_instead)
        self.side.show_form(form, title)
        self._show_primary()

    def _open_instead(self, company_id: int) -> None:
        """The company being written down is there already: what was typed of it is not needed."""
        self.side.drop_form()
        self.select(company_id)

    def _edit(self) -> None:
        if self.card.detail is not None:
            self.open_form(CompanyForm(self.desk, self.card.detail.company), self.card.title)

    def _saved(self, outcome: Outcome[object]) -> None:
        self.side.drop_form()
        self.select(outcome.row.id if isinstance(outcome.row, CompanyRow) else self._selected)
        self.table.setFocus()
        self.side.give_back_keys()

    def _side_closed(self) -> None:
        """Closing a form leads back to the card behind it."""
        if self.side.drop_form() and self._selected:
            self._show_card()
            self.side.give_back_keys()
            return
        self._selected = 0
        self.table.clearSelection()
        self._show_primary()
        self.table.setFocus()

    def may_write(self) -> bool:
        """Whether the person at the desk may change anything."""
        return self.desk.actor().role is not Role.AUDITOR
