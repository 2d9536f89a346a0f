"""People's data over the visitors' page: somebody is found, and what is kept is shown, handed over or erased."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from jib_desk.services.errors import NotFound
from jib_desk.services.rows.privacy import PersonRow
from jib_desk.views.item_models.agenda import AgendaLine
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.visitors.kept_panel import KeptPanel
from jib_desk.views.widgets.basics import Card, label
from jib_desk.views.widgets.line_list import LineList


class PeopleView(ViewOver):
    """Who is typed stands on the left; everything about the one chosen on the right."""

    tables = ("visitor", "visit", "attachment", "setting")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._chosen: int | None = None
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._find())
        self.head.insertSpacing(1, Space.L)
        self.head.insertWidget(2, self.search, 1)
        self.hint = label("dim", wrap=True)
        self.list = LineList(self._desk.theme)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.list.lines.modelReset.connect(self._choose_first)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.hint)
        frame.body.addWidget(self.list, 1)
        self.panel = KeptPanel(self._desk)
        self.panel.erased.connect(self._forget)
        halves = QHBoxLayout()
        halves.setSpacing(Space.L)
        frame.setMinimumWidth(Size.COLUMN_NAME)
        halves.addWidget(frame, 2)
        halves.addWidget(self.panel, 3)
        self.box.addLayout(halves, 1)
        self.setFocusProxy(self.search)
        say = self._say
        say(self.title.setText, lambda: self.tr("People's data"))
        say(self.search.setPlaceholderText, lambda: self.tr("Name, pinyin or phone"))
        say(self.search.setAccessibleName, lambda: self.tr("Find a person"))
        say(self.list.setAccessibleName, lambda: self.tr("People found"))
        self.begin()

    def show_person(self, visitor_id: int) -> None:
        """One person, without looking for anybody."""
        self._chosen = visitor_id
        self.refresh()

    def refresh(self) -> None:
        """Reads who is found and the one chosen, in the language in use."""
        self._find()
        self._show()

    # --- how --------------------------------------------------------------------------------

    def _find(self) -> None:
        text = self.search.text().strip()
        rows = self._desk.read(lambda: self._desk.services.privacy.find(text)) if text else ()
        self.list.show_lines([self._line(row) for row in rows])
        self.hint.setText(
            self.tr("Nobody is known by this.")
            if text and not rows
            else ""
            if rows
            else self.tr("Type a name in either script, pinyin or the end of a phone number.")
        )
        self.hint.setVisible(not rows)

    def _line(self, row: PersonRow) -> AgendaLine:
        visits = self.tr("%n visit(s)", "", row.visits)
        last = self._desk.day_text(row.last_on) if row.last_on else ""
        detail = " · ".join(part for part in (row.organisation, row.masked_phone, visits, last) if part)
        return AgendaLine(None, "", "", row.name, detail, kind="visitor", key=row.visitor_id)

    def _choose_first(self) -> None:
        if self.list.lines.rowCount() == 1:
            self.list.setCurrentIndex(self.list.lines.index(0, 0))

    def _choose(self) -> None:
        line = self.list.lines.line(self.list.currentIndex())
        if line is not None and line.key != self._chosen:
            self._chosen = line.key
            self._show()

    def _show(self) -> None:
        chosen = self._chosen
        if chosen is None:
            self.panel.show_nobody()
            return
        try:
            self.panel.show_person(self._desk.read(lambda: self._desk.services.privacy.kept(chosen)))
        except NotFound:
            self._forget()

    def _forget(self) -> None:
        self._chosen = None
        self.panel.show_nobody()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From what is typed ↓ and Enter lead into what was found."""
        keys = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in keys and self.search.hasFocus() and self.list.lines.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.list.lines.index(0, 0))
        else:
            super().keyPressEvent(event)
