"""All cards and keys of the centre over the companies page: who has which, narrowed by state and by typing."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from jib_desk.rules.words import AccessState, Role, word
from jib_desk.views.companies.access import AccessWords
from jib_desk.views.item_models.access import AccessModel
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.widgets.basics import Card, button
from jib_desk.views.widgets.tab_order import lead_to
from jib_desk.views.widgets.tables import Table

_CHIPS: tuple[AccessState | None, ...] = (AccessState.ISSUED, AccessState.LOST, AccessState.RETURNED, None)


class AccessListView(ViewOver):
    """Enter goes to the company; the verbs are of the row that is selected."""

    tables = ("access_item", "contact", "company")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._words = AccessWords(self)
        self._state: AccessState | None = AccessState.ISSUED
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.head.insertSpacing(1, Space.L)
        self.head.insertWidget(2, self.search, 1)
        self.back_button, self.lost_button, self.print_button = button("primary"), button(), button()
        self.back_button.clicked.connect(lambda: self._do(self._words.give_back))
        self.lost_button.clicked.connect(lambda: self._do(self._words.report_lost))
        self.print_button.clicked.connect(self.print_list)
        self.add_verbs(self.back_button, self.lost_button, self.print_button)
        self.box.addLayout(self._make_chips())
        self.model = AccessModel(self._desk.lang, self)
        widths = {
            AccessModel.NUMBER: Size.COLUMN,
            AccessModel.KIND: Size.COLUMN_WIDE,
            AccessModel.COMPANY: Size.COLUMN_NAME,
            AccessModel.SINCE: Size.COLUMN_WIDE,
            AccessModel.STATE: Size.COLUMN,
        }
        self.table = Table(self.model, "access-items", AccessModel.HOLDER, widths)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.model.modelReset.connect(self._allow)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.table)
        self.box.addWidget(frame, 1)
        lead_to(self, self.search)
        say = self._say
        say(self.title.setText, lambda: self.tr("Cards and keys"))
        say(self.table.setAccessibleName, lambda: self.tr("Cards and keys"))
        say(self.search.setPlaceholderText, lambda: self.tr("Number, holder or company"))
        say(self.search.setAccessibleName, lambda: self.tr("Find a card or key"))
        say(self.back_button.setText, lambda: self.tr("Returned"))
        say(self.lost_button.setText, lambda: self.tr("Lost"))
        say(self.print_button.setText, lambda: self.tr("Print…"))
        self.begin()

    def _make_chips(self) -> QHBoxLayout:
        self.chips: dict[AccessState | None, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        for state in _CHIPS:
            chip = button("chip")
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(state is self._state)
            chip.clicked.connect(lambda _checked=False, state=state: self.choose(state))
            self.chips[state] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return row

    def refresh(self) -> None:
        """Reads all cards and keys, in the language in use."""
        self.model.set_language(self._desk.lang)
        self.model.set_rows(self._desk.services.access.items())
        for state, chip in self.chips.items():
            name = self.tr("All") if state is None else word("access_state", state).said(self._desk.lang)
            chip.setText(f"{name} {self.model.count(state)}")
        self._allow()

    def choose(self, state: AccessState | None) -> None:
        """Shows those in a state, None = every one."""
        self._state = state
        self._narrow()

    def print_list(self) -> None:
        """What is shown, through the preview."""
        from jib_desk.views.printing.commands import print_access_items

        print_access_items(self._desk, self.model.rows(), self)

    def _narrow(self) -> None:
        self.model.set_filter(state=self._state, text=self.search.text())
        if self.model.rowCount() == 1:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _allow(self) -> None:
        row = self.model.row_at(self.table.currentIndex())
        may_write = self._desk.actor().role is not Role.AUDITOR
        for verb in (self.back_button, self.lost_button):
            verb.setVisible(may_write)
        self.back_button.setEnabled(row is not None and row.state is not AccessState.RETURNED)
        self.lost_button.setEnabled(row is not None and row.state is AccessState.ISSUED)

    def _do(self, verb: Callable[..., None]) -> None:
        row = self.model.row_at(self.table.currentIndex())
        if row is not None:
            verb(self._desk, row)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and row.company_id is not None:
            self._desk.go_to("companies", "access_item", row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From what is typed ↓ and Enter lead into what was found."""
        keys = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in keys and self.search.hasFocus() and self.model.rowCount():
            self.table.setFocus()
            self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            super().keyPressEvent(event)
