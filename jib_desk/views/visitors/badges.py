"""Where the badges are, over the visitors' page: inside, not returned, lost; and what is done about them."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton

from jib_desk.rules.badges import BadgeState, badge_number
from jib_desk.rules.words import Role
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.badges import BadgeRow
from jib_desk.views.item_models.badges import BadgesModel
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.tab_order import lead_to
from jib_desk.views.widgets.tables import Table

_CHIPS: tuple[BadgeState | None, ...] = (None, BadgeState.WORN, BadgeState.OUT, BadgeState.LOST)


class BadgesView(ViewOver):
    """Enter goes to the visit; the verbs are of the row that is selected, or of the number that is typed."""

    tables = ("badge", "visit", "visitor", "contact", "company")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._state: BadgeState | None = None
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.search.returnPressed.connect(self._open_only)
        self.head.insertSpacing(1, Space.L)
        self.head.insertWidget(2, self.search, 1)
        self.back_button, self.lost_button, self.print_button = button("primary"), button(), button()
        self.back_button.clicked.connect(self.take_back)
        self.lost_button.clicked.connect(self.report_lost)
        self.print_button.clicked.connect(self.preprint)
        self.add_verbs(self.back_button, self.lost_button, self.print_button)
        self.model = BadgesModel(self._desk.lang, self._desk.zone, self)
        self.box.addLayout(self._make_chips())
        widths = {
            BadgesModel.NUMBER: Size.COLUMN_NARROW,
            BadgesModel.STATE: Size.COLUMN,
            BadgesModel.HOST: Size.COLUMN_NAME,
            BadgesModel.SINCE: Size.COLUMN_NAME,
            BadgesModel.NOTE: Size.COLUMN,
        }
        self.table = Table(self.model, "badges", BadgesModel.NAME, widths)
        self.table.activated.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.model.modelReset.connect(self._allow)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.table)
        self.box.addWidget(frame, 1)
        self.hint = label("caption", wrap=True)
        self.box.addWidget(self.hint)
        lead_to(self, self.search)
        self._say_texts()
        self.begin()

    def _say_texts(self) -> None:
        say = self._say
        say(self.title.setText, lambda: self.tr("Badges"))
        say(self.table.setAccessibleName, lambda: self.tr("Badges"))
        say(self.search.setPlaceholderText, lambda: self.tr("Number, visitor or host"))
        say(self.search.setAccessibleName, lambda: self.tr("Find a badge"))
        say(self.back_button.setText, lambda: self.tr("Back on the shelf"))
        say(self.lost_button.setText, lambda: self.tr("Lost"))
        say(self.print_button.setText, lambda: self.tr("Print beforehand…"))
        say(
            self.hint.setText,
            lambda: self.tr("A number that is not in the list lies on the shelf; type it to note it as lost."),
        )

    def _make_chips(self) -> QHBoxLayout:
        self.chips: dict[BadgeState | None, QPushButton] = {}
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        for state in _CHIPS:
            chip = button("chip")
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(state is self._state)
            chip.clicked.connect(partial(self.choose, state))
            self.chips[state] = chip
            row.addWidget(chip)
        row.addStretch(1)
        return row

    # --- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads every badge that is not on the shelf, in the language in use."""
        self.model.set_language(self._desk.lang)
        self.model.set_rows(self._desk.read(self._desk.services.badges.pool))
        for state, chip in self.chips.items():
            chip.setText(f"{self.model.state_text(state)} {self.model.count(state)}")
        self._allow()

    def choose(self, state: BadgeState | None, _checked: bool = False) -> None:
        """Shows those in a state, None = every one."""
        self._state = state
        self.chips[state].setChecked(True)
        self._narrow()

    def select(self, number: str) -> None:
        """A badge by its number."""
        for place, row in enumerate(self.model.rows()):
            if row.number == badge_number(number):
                self.table.setCurrentIndex(self.model.index(place, 0))

    def _narrow(self) -> None:
        self.model.set_filter(state=self._state, text=self.search.text())
        if self.model.rowCount() == 1:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._allow()

    def _row(self) -> BadgeRow | None:
        return self.model.row_at(self.table.currentIndex())

    def _typed(self) -> str:
        """A number that is typed and lies on the shelf, as far as is known."""
        number = badge_number(self.search.text())
        return number if number.isdigit() and self.model.rowCount() == 0 else ""

    def _allow(self) -> None:
        row = self._row()
        may_write = self._desk.actor().role is not Role.AUDITOR
        for verb in (self.back_button, self.lost_button, self.print_button, self.hint):
            verb.setVisible(may_write)
        self.back_button.setEnabled(row is not None and row.state is not BadgeState.WORN)
        self.lost_button.setEnabled(bool(self._typed()) or (row is not None and row.state is not BadgeState.LOST))

    # --- doing -------------------------------------------------------------------------------

    def take_back(self) -> None:
        """The badge lies at the desk again."""
        row = self._row()
        if row is not None:
            numbers, badges = [row.number], self._desk.services.badges
            text = self.tr("Badge {number} is back").format(number=row.number)
            self._run(partial(badges.came_back, by=self._desk.actor(), numbers=numbers, token=uuid4().hex), text)

    def report_lost(self) -> None:
        """Nobody knows where the badge is."""
        row = self._row()
        number = self._typed() or (row.number if row is not None else "")
        if number:
            badges = self._desk.services.badges
            text = self.tr("Badge {number} is lost").format(number=number)
            self._run(partial(badges.lost, by=self._desk.actor(), number=number, token=uuid4().hex), text)

    def preprint(self) -> None:
        """Badges for who is expected, or with numbers alone."""
        from jib_desk.views.visitors.badges_print import PreprintDialog

        dialog = PreprintDialog(self._desk, self)
        dialog.open()

    def _run(self, work: Callable[[], Outcome[Any]], text: str) -> None:
        self._desk.run(work, lambda _outcome: self.table.setFocus(), text=text)

    def _open_only(self) -> None:
        if self.model.rowCount() == 1:
            self._open(self.model.index(0, 0))

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None and row.visit_id is not None:
            key = row.visit_id
            self.close_view()
            self._over.show_record("visit", key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ leads from the search to the table."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                self.table.setCurrentIndex(self.model.index(0, 0))
        else:
            super().keyPressEvent(event)
