"""The journal: who did what when, before → after, and the proof that nothing is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout

from jib_desk import phrases
from jib_desk.services.changes import Changes
from jib_desk.views.item_models.entries import EntryModel, EntryText
from jib_desk.views.journal.drawer import EntryDrawer
from jib_desk.views.journal.line_words import LineWords
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, label, row_of
from jib_desk.views.widgets.empty import EmptyState
from jib_desk.views.widgets.inputs import Choice
from jib_desk.views.widgets.tables import Tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jib_desk.services.rows.journal import ChainState, EntryRow
    from jib_desk.views.context import DeskContext


class JournalPage(Page):
    """Auditors start here."""

    page_id = "journal"

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self._state: ChainState | None = None
        self.set_title(lambda: self.tr("Journal"))
        self.header.addStretch(1)
        self._add_filter()
        self._words = LineWords(desk, self)
        self.model = EntryModel(self._text, self._words.brief, self)
        self.table = Tree(
            self.model,
            "journal",
            EntryModel.SENTENCE,
            {
                EntryModel.TIME: Size.COLUMN,
                EntryModel.PERSON: Size.COLUMN,
                EntryModel.REASON: Size.COLUMN_WIDE,
                EntryModel.NUMBER: Size.COLUMN_NARROW,
            },
        )
        self.table.give_way(EntryModel.REASON, EntryModel.PERSON)  # the drawer has both
        self.say(self.table.setAccessibleName, lambda: self.tr("Journal"))
        self.table.selectionModel().currentChanged.connect(self._on_row)
        self.empty = EmptyState(lambda: self.tr("Nothing of this kind has been done yet."))
        card = Card(padding=Space.XS)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self.empty, 1)
        self.drawer = EntryDrawer(desk)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(card, 1)
        row.addWidget(self.drawer)
        self.body.addLayout(row, 1)
        self._add_foot()
        self.say(self._say_headers, lambda: "")

    def _add_filter(self) -> None:
        self._who, self._what = Choice(), Choice()
        self._did = label("dim")
        self.say(self._did.setText, lambda: self.tr("did"))
        self.say(self._who.setAccessibleName, lambda: self.tr("Who"))
        self.say(self._what.setAccessibleName, lambda: self.tr("What"))
        self._who.setMinimumWidth(Size.COLUMN)
        self._what.setMinimumWidth(Size.COLUMN_WIDE)
        self.say(self._fill_filter, lambda: "")
        for choice in (self._who, self._what):
            choice.currentIndexChanged.connect(lambda _row: self._read())
        self.body.addLayout(row_of(self._who, self._did, self._what))

    def _add_foot(self) -> None:
        self._chain = label("dim")
        self.check = button("link")
        self.say(self.check.setText, lambda: self.tr("Check the chain"))
        self.check.clicked.connect(self.check_chain)
        self.body.addLayout(row_of(self._chain, self.check))

    # --- words ---------------------------------------------------------------------------

    def _fill_filter(self, _text: str = "") -> None:
        kept = (self._who.currentData(), self._what.currentData())
        for choice in (self._who, self._what):
            choice.blockSignals(True)
            choice.clear()
        self._who.addItem(self.tr("Everybody"), None)
        for actor in self.desk.services.staff.all():
            self._who.addItem(self.desk.staff_name(actor.name), actor.id)
        for code, text in (
            ("", self.tr("anything")),
            ("visit.", self.tr("something with visitors")),
            ("seat.", self.tr("something with seats")),
            ("booking.", self.tr("something with bookings")),
            ("company.", self.tr("something with companies")),
            ("import.", self.tr("an import")),
            ("export.", self.tr("an export")),
            ("settings.", self.tr("something with the settings")),
            ("undo", self.tr("an undo")),
        ):
            self._what.addItem(text, code)
        self._who.choose(kept[0])
        self._what.choose(kept[1] or "")
        for choice in (self._who, self._what):
            choice.blockSignals(False)

    def _say_headers(self, _text: str = "") -> None:
        self.model.set_headers(
            {
                EntryModel.TIME: self.tr("When"),
                EntryModel.PERSON: self.tr("Who"),
                EntryModel.SENTENCE: self.tr("What"),
                EntryModel.REASON: self.tr("Reason"),
                EntryModel.NUMBER: self.tr("No."),
            }
        )
        self._say_chain()

    def _text(self, entry: EntryRow) -> EntryText:
        local = self.desk.local(entry.at)
        is_today = local.date() == self.desk.today()
        time = f"{local:%H:%M}" if is_today else f"{self.desk.day_text(local.date())} {local:%H:%M}"
        sentence = phrases.action(entry.action, entry.subject, self.desk.lang)
        if entry.undoes is not None:
            undid = self.tr("Undid no. {number}: {what}") if entry.subject else self.tr("Undid no. {number}")
            sentence = undid.format(number=entry.undoes, what=entry.subject)
        elif entry.undone_by is not None:
            sentence = self.tr("{what} (undone by no. {number})").format(what=sentence, number=entry.undone_by)
        return EntryText(time, self.desk.staff_name(entry.staff), sentence, entry.reason)

    # --- what it shows -------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        self._read()

    def _read(self) -> None:
        action = self._what.currentData() or ""
        staff_id = self._who.currentData()
        shown = self.drawer.number

        def fetch(before: int | None) -> Sequence[EntryRow]:
            return self.desk.services.journal.entries(
                limit=EntryModel.PAGE, before=before, action=action, staff_id=staff_id
            )

        unfolded = self._unfolded()
        self.model.set_fetch(fetch, self.desk.services.journal.lines)
        for number in unfolded:
            self.table.expand(self.model.index(self.model.row_of(number), 0))
        is_empty = self.model.rowCount() == 0
        self.table.setHidden(is_empty)
        self.empty.setVisible(is_empty)
        self.check.setDisabled(is_empty)
        row = self.model.row_of(shown) if shown else -1
        if row >= 0:
            self.table.select_row(row)

    def _unfolded(self) -> list[int]:
        """The numbers of the entries that stand open."""
        rows = ((row, self.model.entry(row)) for row in range(self.model.rowCount()))
        return [entry.number for row, entry in rows if entry and self.table.isExpanded(self.model.index(row, 0))]

    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        entry = self.model.entry_at(current)
        if entry is not None:
            self.drawer.show_entry(entry, self.model.text(entry), self.model.line_at(current))

    def show_record(self, kind: str, key: int) -> None:
        """Shows one entry by its number."""
        if kind == "entry":
            row = self.model.row_of(key)
            while row < 0 and self.model.canFetchMore(QModelIndex()):
                self.model.fetchMore(QModelIndex())
                row = self.model.row_of(key)
            if row >= 0:
                self.table.select_row(row)

    def primary_action(self) -> None:
        """Moves into the list."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- the proof -----------------------------------------------------------------------

    def check_chain(self) -> None:
        """Walks the chain beside the work and says how far it is unbroken."""
        self.check.setEnabled(False)

        def done(state: ChainState) -> None:
            self._state = state
            self.check.setEnabled(True)
            self._say_chain()

        self.desk.run_long(
            self.tr("Checking the journal"), lambda _job: self.desk.services.journal.verify(), done, self._failed
        )

    def _failed(self, error: object) -> None:
        self.check.setEnabled(True)
        self.desk.error_raised.emit(error)

    def _say_chain(self) -> None:
        if self._state is None:
            self._chain.setText(self.tr("Every change is kept here and can be proved."))
            return
        if self._state.findings:
            self._chain.setText(
                self.tr("%n finding(s): {first}", "", len(self._state.findings)).format(first=self._state.findings[0])
            )
            return
        at = f"{self.desk.local(self.desk.clock.now()):%H:%M}"
        number = self.desk.locale.toString(self._state.head)
        self._chain.setText(self.tr("Chain unbroken up to no. {number}, checked {time}").format(number=number, time=at))
