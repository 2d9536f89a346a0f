"""What belongs to this workstation: language, theme, its name, and where backups go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.form_field import FormField

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.views.context import DeskContext


class Segments(QWidget):
    """A few choices side by side, one of them chosen."""

    def __init__(self, codes: dict[str, Callable[[], str]], choose: Callable[[str], object]) -> None:
        super().__init__()
        say = Texts(self).bind
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for code, text in codes.items():
            choice = button()
            choice.setCheckable(True)
            choice.clicked.connect(lambda _checked=False, code=code: choose(code))
            say(choice.setText, text)
            self._group.addButton(choice)
            self._buttons[code] = choice
            row.addWidget(choice)
        row.addStretch(1)

    def show_choice(self, code: str) -> None:
        """Shows which one is chosen."""
        if code in self._buttons:
            self._buttons[code].setChecked(True)


class WorkstationCard(Card):
    """Each choice is kept at once; none of them touches the centre."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.XL)
        self._desk = desk
        say = Texts(self).bind
        heading = label("heading")
        say(heading.setText, lambda: self.tr("This workstation"))
        self.body.addWidget(heading)
        self.body.setSpacing(Space.M)
        self.lang = Segments(
            {"en": lambda: "English", "zh_CN": lambda: "简体中文"}, lambda code: self._change(lang=code)
        )
        self.theme = Segments(
            {
                "light": lambda: self.tr("Light"),
                "dark": lambda: self.tr("Dark"),
                "system": lambda: self.tr("As the system"),
            },
            lambda code: self._change(theme=code),
        )
        self.name = QLineEdit()
        self.name.editingFinished.connect(lambda: self._change(workstation=self.name.text().strip()))
        self.body.addWidget(FormField(self.lang, lambda: self.tr("Language")))
        self.body.addWidget(FormField(self.theme, lambda: self.tr("Look")))
        named = FormField(self.name, lambda: self.tr("Name of this workstation"))
        named.set_hint(lambda: self.tr("Stands beside every change in the journal, from the next start on."))
        self.body.addWidget(named)
        self._add_backup(say)
        self.body.addStretch(1)

    def _add_backup(self, say: Callable[[Callable[[str], object], Callable[[], str]], None]) -> None:
        heading, self._folder, self._last = label("heading"), label("", wrap=True), label("dim", wrap=True)
        heading.setContentsMargins(0, Space.M, 0, 0)
        say(heading.setText, lambda: self.tr("Backups"))
        choose, now = button(), button()
        say(choose.setText, lambda: self.tr("Choose the folder…"))
        say(now.setText, lambda: self.tr("Back up now"))
        choose.clicked.connect(self._choose_folder)
        now.clicked.connect(lambda: self._desk.command_requested.emit("file.backup"))
        self._where = label("caption", wrap=True)
        row = QHBoxLayout()
        row.addWidget(choose)
        row.addWidget(now)
        row.addStretch(1)
        for widget in (heading, self._folder, self._last):
            self.body.addWidget(widget)
        self.body.addLayout(row)
        self.body.addWidget(self._where)

    def refresh(self) -> None:
        """Shows what is chosen now."""
        kept = self._desk.preferences.settings if self._desk.preferences is not None else None
        self.lang.show_choice(self._desk.lang)
        self.theme.show_choice(self._desk.theme.mode)
        if not self.name.hasFocus():
            self.name.setText(kept.workstation_name if kept is not None else self._desk.actor().workstation)
        folder = kept.backup_folder if kept is not None else None
        backups = self._desk.services.backups
        self._folder.setText(str(folder or backups.folder))
        rows = backups.all(folder)
        if rows:
            local = self._desk.local(rows[0].made_at)
            self._last.setText(
                self.tr("%n backup(s), the newest of {day} {time}", "", len(rows)).format(
                    day=self._desk.day_text(local.date()), time=f"{local:%H:%M}"
                )
            )
        else:
            self._last.setText(self.tr("No backup yet; the first one is made at the start of each day."))
        self._where.setText(self.tr("Database: {file}").format(file=self._desk.services.database.path))

    def _change(self, **values: object) -> None:
        if self._desk.preferences is not None:
            self._desk.preferences.change(**values)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder for backups"), self._folder.text())
        if folder:
            self._change(backup_folder=Path(folder))
            self.refresh()
