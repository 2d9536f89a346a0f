"""A list of dated lines on a card, read in windows: the newest first, more when asked for."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.agenda import AgendaLine
from jib_desk.views.item_models.days import brief_day_text, month_text
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label, row_of
from jib_desk.views.widgets.line_list import LineList

WINDOW = 30


def when_text(desk: DeskContext, day: date) -> str:
    """A day of this year by its day, an older one by its month."""
    is_this_year = day.year == desk.today().year
    return brief_day_text(day, desk.lang) if is_this_year else month_text(day, desk.lang)


class RecordLines(QWidget):
    """Lines as high as they are many; Enter goes where a line leads. Subclasses read them."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self.desk = desk
        self._key = 0
        self._windows = 1
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        self.above = label("strong", wrap=True)
        self.list = LineList(desk.theme)
        self.list.delegate.is_narrow = True
        self.list.hug()
        self.list.line_opened.connect(lambda line: desk.go_to(line.page, line.kind, line.key))
        self.nothing = label("dim", wrap=True)
        self.more = button()
        self.more.clicked.connect(self._show_more)
        for widget in (self.above, self.list, self.nothing):
            box.addWidget(widget)
        box.addLayout(row_of(self.more))

    def show_of(self, key: int) -> None:
        """Shows the lines of a record; of another one, its newest."""
        if key != self._key:
            self._key, self._windows = key, 1
        wanted = self._windows * WINDOW
        lines = self.read(key, wanted + 1)
        self.list.show_lines(lines[:wanted])
        self.list.setFixedHeight(self.list.sizeHint().height())
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.more.setVisible(len(lines) > wanted)
        self.say()

    def read(self, key: int, limit: int) -> Sequence[AgendaLine]:
        """At most so many lines, the newest first."""
        raise NotImplementedError

    def say(self) -> None:
        """The texts around the list, in the present language."""
        raise NotImplementedError

    def _show_more(self) -> None:
        self._windows += 1
        self.show_of(self._key)
        self.list.setFocus()
