"""The kept muster roll while the database does not answer: ticked, added to and printed as ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.services.errors import DeskError, PeopleMissing
from jib_desk.views.evacuation.people import PeoplePane
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space, Theme
from jib_desk.views.widgets.basics import button, label
from jib_desk.views.widgets.form_field import FormField

if TYPE_CHECKING:
    from jib_desk.rules.words import Lang
    from jib_desk.services.rows.muster import RollLine, Snapshot
    from jib_desk.services.visit.muster_snapshot import Unplugged
    from jib_desk.views.widgets.bars import Bars


class KeptRoll(QDialog):
    """Knows no database. What is ticked is on the disk before it is shown, and written in once there is one again."""

    def __init__(self, roll: Unplugged, kept: Snapshot, theme: Theme, lang: Lang, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._roll = roll
        self._lang: Lang = lang
        self.kept = kept
        self.title = label("title")
        self.about = label("dim", wrap=True)
        self.print_button, self.close_button, self.drill = button(), button(), QCheckBox()
        self.clear_button, self.note = button(), QLineEdit()
        self.clear_button.clicked.connect(self.all_clear)
        self.note.returnPressed.connect(self.all_clear)
        self.note_field = FormField(self.note, lambda: self.tr("What is known of the missing"))
        self.note_field.hide()
        self.drill.toggled.connect(self._set_drill)
        self.print_button.clicked.connect(self.print_paper)
        self.close_button.clicked.connect(self.reject)
        self.people = PeoplePane(theme, lang, kept.zone)
        self.people.ticked.connect(self._tick)
        self.people.added.connect(self._add)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.drill)
        for verb in (self.print_button, self.clear_button, self.close_button):
            head.addWidget(verb)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        box.setSpacing(Space.M)
        box.addLayout(head)
        box.addWidget(self.about)
        box.addWidget(self.note_field)
        box.addWidget(self.people, 1)
        QShortcut(QKeySequence(Qt.Key.Key_F12), self, self.print_paper)
        say = Texts(self).bind
        say(self.title.setText, self._titled)
        say(self.setWindowTitle, self._titled)
        say(self.print_button.setText, lambda: self.tr("Print the roll  F12"))
        say(self.close_button.setText, lambda: self.tr("Close  Esc"))
        say(self.clear_button.setText, lambda: self.tr("All clear"))
        say(self.drill.setText, lambda: self.tr("This is a drill"))
        say(self.about.setText, self._about)
        self.resize(parent.window().size())
        self.drill.setVisible(not kept.is_evacuating)  # else it is known
        self._show()
        self.people.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a line is that line's: a dialog presses one of its buttons, too."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)

    def print_paper(self) -> None:
        """The roll as it was kept, with what was ticked since."""
        from jib_desk.views.printing.commands import print_kept

        print_kept(self.kept, self)

    def all_clear(self) -> None:
        """Nobody is missed any more; while somebody is, a word about them is asked for first."""
        try:
            self._roll.all_clear(self.note.text())
        except PeopleMissing as error:
            self.note_field.show()
            self._refuse_note(error)
        except DeskError as error:
            self.people.show_error(error, self._lang)
        else:
            self.note_field.hide()
            self.note.setText("")
            self._read()

    def _refuse_note(self, error: DeskError) -> None:
        self.note_field.set_error(lambda: phrases.sentence(error, self._lang, self.kept.zone))
        self.note.setFocus()

    def _about(self) -> str:
        cleared = self.kept.cleared
        if cleared is None:
            return self.tr(
                "The database does not answer. Ticks are kept on this workstation and written in when it is back."
            )
        at = f"{cleared.at.astimezone(self.kept.zone):%H:%M}"
        text = self.tr("All clear at {time}. It is written in when the database is back; a tick takes it back.")
        return text.format(time=at)

    def _set_drill(self, is_drill: bool) -> None:
        self._roll.is_drill = is_drill

    def _titled(self) -> str:
        at = self.kept.sheet.at.astimezone(self.kept.zone)
        return self.tr("Muster roll of {when}").format(when=f"{at:%Y-%m-%d %H:%M}")

    def _tick(self, line: RollLine, heads: int) -> None:
        self._do(lambda: self._roll.tick(line, heads))

    def _add(self, name: str, heads: int) -> None:
        if self._do(lambda: self._roll.add(name, heads)):
            self.people.clear()

    def _do(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except DeskError as error:
            self.people.show_error(error, self._lang)
            return False
        self._read()
        return True

    def _read(self) -> None:
        kept = self._roll.snapshot()
        if kept is not None:
            self.kept = kept
            self._show()

    def _show(self) -> None:
        self.people.show_sheet(self.kept.now, may_tick=True)
        self.about.setText(self._about())
        self.clear_button.setEnabled(self.kept.is_evacuating and self.kept.cleared is None)


class RollAtHand(QShortcut):
    """F12 of a window that has no database: it could not be opened, or is not there (any more)."""

    def __init__(self, roll: Unplugged, theme: Theme, lang: Callable[[], Lang], window: QWidget, bars: Bars) -> None:
        super().__init__(QKeySequence(Qt.Key.Key_F12), window)
        self._window, self._roll, self._theme, self._spoken, self._bars = window, roll, theme, lang, bars
        self.activated.connect(self.open)
        kept = roll.snapshot()
        self.setEnabled(kept is not None)
        if kept is not None:
            at = f"{kept.sheet.at.astimezone(kept.zone):%Y-%m-%d %H:%M}"
            text = self.tr("A muster roll of {when} is kept on this workstation.")
            bar = bars.tell("muster", "info", lambda: text.format(when=at), closable=False)
            bar.offer(lambda: self.tr("Muster F12"), self.open)

    def open(self) -> None:
        """Opens the roll as it was kept, and its paper before it."""
        kept = self._roll.snapshot()
        if kept is not None:
            dialog = KeptRoll(self._roll, kept, self._theme, self._spoken(), self._window)
            dialog.open()
            dialog.print_paper()

    def give_way(self) -> None:
        """There is a database now, and a command with this key."""
        self.setEnabled(False)
        self._bars.solve("muster")
        self.deleteLater()
