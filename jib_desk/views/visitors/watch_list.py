"""Over the visitors' page, for managers: who is to be noticed, and everybody who was, with what was decided."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from jib_desk.rules.words import Role
from jib_desk.services.errors import NotAllowed
from jib_desk.services.rows.watch import WatchEntryRow, WatchMatchRow
from jib_desk.views.item_models.watch import WatchEntriesModel, WatchMatchesModel
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.visitors.watch_forms import EndForm, EntryForm, MatchForm
from jib_desk.views.widgets.basics import Card, button, label, restyle, row_of
from jib_desk.views.widgets.form_drawer import FormDrawer
from jib_desk.views.widgets.record_form import RecordForm
from jib_desk.views.widgets.tab_order import lead_to
from jib_desk.views.widgets.tables import Table

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})
_LIVE, _ENDED, _SEEN = range(3)
_E, _M = WatchEntriesModel, WatchMatchesModel
_ENTRY_WIDTHS = {_E.ACTION: Size.COLUMN_WIDE, _E.UNTIL: Size.COLUMN_WIDE, _E.MATCHES: Size.COLUMN}
_MATCH_WIDTHS = {
    _M.SEEN: Size.COLUMN_NAME,
    _M.ENTRY: Size.COLUMN_NAME,
    _M.STAGE: Size.COLUMN,
    _M.OUTCOME: Size.COLUMN_WIDE,
    _M.STAFF: Size.COLUMN,
}
_YIELDING = {False: (_E.MATCHES, _E.UNTIL), True: (_M.STAFF, _M.STAGE, _M.ENTRY)}  # by whether it is of matches


class WatchListView(ViewOver):
    """Three lists behind chips; Enter opens the form of a row. Whoever may not read it sees nothing of it."""

    tables = ("watch_entry", "watch_match", "visit")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._which = _LIVE
        self.entries = WatchEntriesModel(page.desk.lang, self)
        self.matches = WatchMatchesModel(page.desk.lang, page.desk.zone, self)
        self._all: tuple[WatchEntryRow, ...] = ()
        self.add_button, self.edit_button, self.end_button = button("primary"), button(), button()
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(self.edit)
        self.end_button.clicked.connect(self.end)
        self.add_verbs(self.add_button, self.edit_button, self.end_button)
        self._add_chips()
        self._add_middle()
        lead_to(self, self.entry_table)
        say = self._say
        say(self.title.setText, lambda: self.tr("Watch list"))
        say(self.add_button.setText, lambda: self.tr("Add somebody"))
        say(self.edit_button.setText, lambda: self.tr("Edit"))
        say(self.end_button.setText, lambda: self.tr("End…"))
        say(self.entry_table.setAccessibleName, lambda: self.tr("Who is to be noticed"))
        say(self.match_table.setAccessibleName, lambda: self.tr("Who was noticed"))
        page.desk.staff_changed.connect(self.refresh)
        self.begin()

    def _add_chips(self) -> None:
        self.chips: list[QPushButton] = []
        for which in (_LIVE, _ENDED, _SEEN):
            chip = button("chip")
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(which == _LIVE)
            chip.toggled.connect(lambda is_on, which=which: self.choose(which) if is_on else None)
            self.chips.append(chip)
        self.box.addLayout(row_of(*self.chips, spacing=Space.XS))

    def _add_middle(self) -> None:
        self.entry_table = Table(self.entries, "watch-entries", _E.NAME, _ENTRY_WIDTHS)
        self.match_table = Table(self.matches, "watch-matches", _M.NAME, _MATCH_WIDTHS)
        for table in (self.entry_table, self.match_table):
            table.activated.connect(lambda _index: self.edit())
            table.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.empty = label("dim", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        for widget in (self.entry_table, self.match_table, self.empty):
            self.stack.addWidget(widget)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.stack)
        self.side = FormDrawer(QWidget(), width=Size.FORM)
        self.side.saved.connect(lambda _outcome: self._leave_form())
        self.side.closed.connect(self._leave_form)
        self.side.hide()
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(frame, 1)
        row.addWidget(self.side)
        self.box.addLayout(row, 1)

    # --- reading -------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the list anew, for whoever may read it."""
        by, watch, lang = self._desk.actor(), self._desk.services.watch, self._desk.lang
        matches: tuple[WatchMatchRow, ...] = ()
        self._all = ()
        if by.role in _MANAGERS:
            try:
                self._all, matches = watch.entries(by=by, with_ended=True), watch.matches(by=by)
            except NotAllowed:
                self._all, matches = (), ()
        self.entries.set_language(lang)
        self.matches.set_language(lang)
        self.matches.set_rows(matches)
        live = sum(row.is_live for row in self._all)
        counts = (live, len(self._all) - live, len(matches))
        names = (self.tr("On the list"), self.tr("Ended"), self.tr("Noticed"))
        for chip, name, count in zip(self.chips, names, counts, strict=True):
            chip.setText(f"{name} {count}")
        self._narrow()

    def choose(self, which: int) -> None:
        """Shows who is on the list, who was, or who was noticed."""
        self._which = which
        self._narrow()

    def _narrow(self) -> None:
        self.entries.set_rows([row for row in self._all if row.is_live is (self._which == _LIVE)])
        table = self._table()
        model = table.model()
        self.stack.setCurrentWidget(table if model is not None and model.rowCount() else self.empty)
        self.empty.setText(self._nothing())
        self._allow()

    def _table(self) -> Table:
        return self.match_table if self._which == _SEEN else self.entry_table

    def _nothing(self) -> str:
        if self._desk.actor().role not in _MANAGERS:
            return self.tr("Managers keep this list. The desk is told what to do when somebody of it comes.")
        if self._which == _SEEN:
            return self.tr("Nobody was noticed. Every match is written down here, also of visitors who went away.")
        if self._which == _ENDED:
            return self.tr("No entry has ended.")
        return self.tr("Nobody is on the list. Add somebody who should not come in unnoticed.")

    def _allow(self) -> None:
        is_manager = self._desk.actor().role in _MANAGERS
        row = self._row()
        for verb in (self.add_button, self.edit_button, self.end_button):
            verb.setVisible(is_manager)
        is_open = isinstance(row, WatchEntryRow) and row.ended_on is None
        self.edit_button.setEnabled(is_open or (isinstance(row, WatchMatchRow) and not row.is_hint))
        self.end_button.setEnabled(is_open)
        restyle(self.add_button, "kind", "primary" if self.side.form is None else "")

    def _row(self) -> WatchEntryRow | WatchMatchRow | None:
        index: QModelIndex = self._table().currentIndex()
        row = index.data(WatchEntriesModel.RecordRole)
        return row if isinstance(row, WatchEntryRow | WatchMatchRow) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow list the names come first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns give way to the names, the quietest first."""
        beside = 0 if self.side.isHidden() else Size.FORM + Space.M
        for table, widths in ((self.entry_table, _ENTRY_WIDTHS), (self.match_table, _MATCH_WIDTHS)):
            room = self.width() - 2 * Space.XL - 2 * Space.M - beside - sum(widths.values())
            for column in _YIELDING[table is self.match_table]:
                is_hidden = room < Size.COLUMN_NAME
                table.setColumnHidden(column, is_hidden)
                room += widths[column] if is_hidden else 0

    # --- forms ---------------------------------------------------------------------------------

    def add(self) -> None:
        """The form of a new entry."""
        self._open(EntryForm(self._desk), lambda: self.tr("Somebody to be noticed"))

    def edit(self) -> None:
        """The form of the row at hand."""
        row = self._row()
        if not self.edit_button.isEnabled() or self.edit_button.isHidden():
            return
        if isinstance(row, WatchEntryRow):
            self._open(EntryForm(self._desk, row), lambda: self.tr("Somebody to be noticed"))
        elif isinstance(row, WatchMatchRow):
            self._open(MatchForm(self._desk, row), lambda: self.tr("What was decided"))

    def end(self) -> None:
        """Asks why an entry ends."""
        row = self._row()
        if isinstance(row, WatchEntryRow):
            self._open(EndForm(self._desk, row), lambda: self.tr("End the entry"))

    def may_leave(self) -> bool:
        """Whether no form is half filled; it says so itself and has the keys then."""
        return not self.side.keeps_form()

    def _open(self, form: RecordForm, title: Callable[[], str]) -> None:
        self.side.show_form(form, title)
        self._allow()
        self._fit()

    def _leave_form(self) -> None:
        self.side.drop_form()
        self.side.hide()
        self._allow()
        self._fit()
        self._table().setFocus()
