"""People's data over the visitors' page: somebody is found, and what is kept is shown, handed over or erased."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout
from shiboken6 import isValid

from jib_desk.services.errors import NotFound
from jib_desk.services.rows.privacy import PersonRow
from jib_desk.services.rows.visitors import VisitorHit
from jib_desk.views.item_models.agenda import AgendaLine
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.visitors.double_bar import DoubleBar
from jib_desk.views.visitors.kept_panel import KeptPanel
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.line_list import LineList
from jib_desk.views.widgets.tab_order import lead_to

_SHOWN = 100  # people found; whoever has to look through more types more


class PeopleView(ViewOver):
    """Who is typed stands on the left; everything about the one chosen on the right."""

    tables = ("visitor", "visit", "attachment", "setting")

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._chosen: int | None = None
        self._doubles: tuple[int, ...] | None = None  # who is likely there twice, once that was asked
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._find())
        self.head.insertSpacing(1, Space.L)
        self.head.insertWidget(2, self.search, 1)
        self.doubles = button()
        self.doubles.clicked.connect(self.ask_for_doubles)
        self.head.insertWidget(3, self.doubles)
        self.hint = label("dim", wrap=True)
        self.hint.setContentsMargins(Space.M, Space.S, Space.M, 0)  # where the names begin
        self.list = LineList(self._desk.theme)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        self.list.lines.modelReset.connect(self._choose_again)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.hint)
        frame.body.addWidget(self.list, 1)
        self.panel = KeptPanel(self._desk)
        self.panel.erased.connect(self._forget)
        self.bar = DoubleBar(self._desk)
        right = QVBoxLayout()
        right.setSpacing(Space.M)
        right.addWidget(self.bar)
        right.addWidget(self.panel, 1)
        halves = QHBoxLayout()
        halves.setSpacing(Space.L)
        frame.setMinimumWidth(Size.COLUMN_NAME)
        halves.addWidget(frame, 2)
        halves.addLayout(right, 3)
        self.box.addLayout(halves, 1)
        lead_to(self, self.search)
        say = self._say
        say(self.title.setText, lambda: self.tr("People's data"))
        say(self.search.setPlaceholderText, lambda: self.tr("Name, pinyin or phone"))
        say(self.search.setAccessibleName, lambda: self.tr("Find a person"))
        say(self.doubles.setText, lambda: self.tr("Who is there twice?"))
        say(self.list.setAccessibleName, lambda: self.tr("People found"))
        self.begin()

    def show_person(self, visitor_id: int) -> None:
        """One person, without looking for anybody."""
        self._chosen = visitor_id
        self.refresh()

    def ask_for_doubles(self) -> None:
        """Looks through everybody, beside the window; those found stand in the list."""
        self.search.clear()
        self.hint.setText(self.tr("Looking through everybody…"))
        self.hint.show()
        self._desk.tasks.ask(self._desk.services.visitors.with_doubles, self._show_doubles)

    def refresh(self) -> None:
        """Reads who is found and the one chosen, in the language in use."""
        self._find()
        self._show()

    # --- how --------------------------------------------------------------------------------

    def _find(self) -> None:
        text = self.search.text().strip()
        rows = self._desk.read(lambda: self._desk.services.privacy.find(text)) if text else ()
        lines = [self._line(row) for row in rows[:_SHOWN]]
        if text:
            self._doubles = None
            more = len(rows) - len(lines)
            said = self.tr("At least %n more. Type more of the name.", "", more) if more else ""
            said = said or self.tr("Nobody is known by this.")
        elif self._doubles is not None:
            lines = self._double_lines(self._doubles)
            said = self.tr("Nobody is there twice, as far as names and phones tell.")
        else:
            said = self.tr("Type a name in either script, pinyin or the end of a phone number.")
        self.list.show_lines(lines)
        self.hint.setText(said)
        self.hint.setVisible(not lines or len(rows) > len(lines) > 0)

    def _show_doubles(self, found: tuple[int, ...]) -> None:
        if isValid(self):
            self._doubles = found
            self._find()
            self.list.setFocus()

    def _double_lines(self, found: tuple[int, ...]) -> list[AgendaLine]:
        visitors = self._desk.services.visitors
        hits = [self._desk.read(lambda key=key: visitors.visitor(key)) for key in found]
        return [self._hit_line(hit) for hit in hits if hit.name_zh or hit.name_latin]

    def _hit_line(self, hit: VisitorHit) -> AgendaLine:
        visits = self.tr("%n visit(s)", "", hit.visits)
        detail = " · ".join(part for part in (hit.organisation, hit.masked_phone, visits) if part)
        name = hit.name_zh or hit.name_latin
        return _line_of(name, detail, hit.visitor_id)

    def _line(self, row: PersonRow) -> AgendaLine:
        visits = self.tr("%n visit(s)", "", row.visits)
        last = self._last(row.last_on) if row.last_on else ""
        detail = " · ".join(part for part in (row.organisation, row.masked_phone, visits, last) if part)
        return _line_of(row.name, detail, row.visitor_id)

    def _last(self, day: date) -> str:
        """The year of another year only: with it, the day itself is cut off in a narrow window."""
        return self._desk.day_text(day, "brief" if day.year == self._desk.today().year else "day")

    def _choose_again(self) -> None:
        """Who was chosen is marked among those found; who is the only one is chosen."""
        keys = [line.key for line in self.list.lines.rows()]
        if len(keys) == 1 or self._chosen in keys:
            self.list.setCurrentIndex(self.list.lines.index(0 if len(keys) == 1 else keys.index(self._chosen or 0)))
        elif self._chosen is not None and self.search.text().strip():
            self._chosen = None  # nobody is looked at, or erased, who is not among them
            self._show()

    def _choose(self) -> None:
        line = self.list.lines.line(self.list.currentIndex())
        if line is not None and line.key != self._chosen:
            self._chosen = line.key
            self._show()

    def _show(self) -> None:
        chosen = self._chosen
        if chosen is None:
            self.panel.show_nobody()
            self.bar.show_for(None)
            return
        try:
            self.panel.show_person(self._desk.read(lambda: self._desk.services.privacy.kept(chosen)))
            self.bar.show_for(chosen)
        except NotFound:
            self._forget()

    def _forget(self) -> None:
        self._chosen = None
        self.panel.show_nobody()
        self.bar.show_for(None)
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From what is typed ↓ and Enter lead into what was found."""
        keys = {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() in keys and self.search.hasFocus() and self.list.lines.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.list.lines.index(0, 0))
        else:
            super().keyPressEvent(event)


def _line_of(name: str, detail: str, visitor_id: int) -> AgendaLine:
    """A line that can be chosen: it leads to the person."""
    return AgendaLine(None, "", "", name, detail, "plain", "visitors", "visitor", visitor_id)
