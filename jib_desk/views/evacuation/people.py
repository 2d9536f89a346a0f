"""The people of the roll: how many are missing, large; a line to find and tick by; the table; somebody not on it."""

import re
from collections.abc import Callable
from datetime import tzinfo

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.desk_words import MusterKind
from jib_desk.rules.words import Lang
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.muster import MusterSheet
from jib_desk.views.evacuation.roll_table import RollTable
from jib_desk.views.item_models.roll import RollModel
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space, Theme
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.tab_order import lead_to

_COUNTED = re.compile(r"(.*\S)\s+(\d{1,4})\s*/\s*\d{0,4}")  # 吴示例 3/5
_NAME_LIMIT = 200


class PeoplePane(QWidget):
    """Shows a sheet and asks for ticks; it writes nothing itself, so it serves with the database and without it."""

    ticked = Signal(object, int)  # RollLine, how many of it are safe
    added = Signal(str, int)  # the name of somebody who is on no list, and how many they are

    def __init__(self, theme: Theme, lang: Lang, zone: tzinfo) -> None:
        super().__init__()
        self._sheet: MusterSheet | None = None
        self.model = RollModel(lang, zone, self)
        self.table = RollTable(theme, self.model)
        self.missing, self.parts = label("hero"), label("dim", wrap=True)
        self.search = QLineEdit()
        self.search.setMaxLength(_NAME_LIMIT)
        self.field = FormField(self.search, lambda: self.tr("Find, Enter ticks"))
        self.hide_safe = QCheckBox()
        self.add_button = button()
        self._lay_out()
        self.search.textChanged.connect(self._look)
        self.search.installEventFilter(self)
        self.hide_safe.toggled.connect(lambda _on: self._look())
        self.add_button.clicked.connect(self.add)
        self.table.tick_wanted.connect(self.ticked)
        self.table.typed.connect(self._type)
        lead_to(self, self.search)
        say = Texts(self).bind
        say(
            self.search.setPlaceholderText,
            lambda: self.tr("Name, badge, host or seat; of a party: name 3/5"),
        )
        say(self.hide_safe.setText, lambda: self.tr("Hide the safe"))
        say(self.table.setAccessibleName, lambda: self.tr("People on the muster roll"))
        say(self._say, lambda: "")

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        numbers = QHBoxLayout()
        numbers.setSpacing(Space.L)
        numbers.addWidget(self.missing)
        numbers.addWidget(self.parts, 1)
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(self.field, 1)
        beside = QVBoxLayout()  # beside the field, below where its label is
        beside.setSpacing(Space.XS)
        beside.addWidget(label("field", " "))
        low = QHBoxLayout()
        low.setSpacing(Space.M)
        low.addWidget(self.add_button)
        low.addWidget(self.hide_safe)
        beside.addLayout(low)
        beside.addStretch(1)
        line.addLayout(beside)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.table)
        box.addLayout(numbers)
        box.addLayout(line)
        box.addWidget(frame, 1)

    # --- what it shows -----------------------------------------------------------------------

    def show_sheet(self, sheet: MusterSheet, *, may_tick: bool) -> None:
        """The roll as it stands; the keys stay on their line, or on the one that came into its place."""
        self._sheet = sheet
        self.table.may_tick = may_tick
        for widget in (self.field, self.hide_safe, self.add_button):
            widget.setVisible(may_tick)
        self._keeping_place(lambda: self.model.set_rows(sheet.lines))
        self._say()

    def set_language(self, lang: Lang) -> None:
        """Names and words in another language from now on."""
        self.model.set_language(lang)

    def show_error(self, error: DeskError, lang: Lang) -> None:
        """What was refused, at the line; what is written there stays."""
        self.field.set_error(lambda: phrases.sentence(error, lang))
        self.search.setFocus()

    def clear(self) -> None:
        """Ready for the next one."""
        self.search.setText("")  # not clear(): Ctrl+Z would bring the one before back

    def _say(self, _text: str = "") -> None:
        text = self.search.text().strip()
        self.add_button.setText(self.tr("Add somebody  Ctrl+Enter"))
        self.add_button.setEnabled(bool(text))
        sheet = self._sheet
        if sheet is None:
            return
        self.missing.setText(self.tr("Still missing {number}").format(number=sheet.missing))
        of = {kind: sum(line.missing for line in sheet.of(kind)) for kind in MusterKind}
        parts = [
            self.tr("%n visitor(s)", "", of[MusterKind.VISITOR]),
            self.tr("%n event guest(s)", "", of[MusterKind.EVENT]),
            self.tr("%n resident(s)", "", of[MusterKind.RESIDENT]),
            self.tr("{safe} of {heads} are safe").format(safe=sheet.safe, heads=sheet.heads),
        ]
        self.parts.setText(" · ".join(parts))

    def _look(self, _text: str = "") -> None:
        self.field.set_error(None)
        name, _heads = self._written()
        self._keeping_place(lambda: self.model.look_for(name, hides_safe=self.hide_safe.isChecked()))
        if name and self.model.rowCount():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._say()

    def _keeping_place(self, change: Callable[[], None]) -> None:
        at = self.table.currentIndex().row()
        line = self.model.line(self.table.currentIndex())
        change()
        place = self.model.place_of(line.id) if line is not None else QModelIndex()
        if not place.isValid() and self.model.rowCount():
            place = self.model.index(min(max(at, 0), self.model.rowCount() - 1), 0)
        self.table.setCurrentIndex(place)

    # --- verbs -------------------------------------------------------------------------------

    def tick(self) -> None:
        """The line that is marked; with a number behind the name so many of it."""
        name, heads = self._written()
        if not name:
            self.table.setFocus()
            return
        if not self.model.rowCount():
            self.field.set_error(lambda: self.tr("Nobody of this name is on the roll. Ctrl+Enter adds them."))
            return
        self.table.toggle(self.table.currentIndex(), heads)
        self.clear()

    def add(self) -> None:
        """Whoever is written in the line stands outside and is on no list."""
        name, heads = self._written()
        if name:
            self.added.emit(name, heads or 1)
        else:
            self.search.setFocus()

    def _written(self) -> tuple[str, int | None]:
        text = self.search.text().strip()
        counted = _COUNTED.fullmatch(text)
        return (counted[1], int(counted[2])) if counted else (text, None)

    def _type(self, text: str) -> None:
        if self.search.isVisible():
            self.search.setFocus()
            self.search.insert(text)

    # --- keys in the line --------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter ticks, Ctrl+Enter adds, arrows go into the table, Esc empties the line before it leads back."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            is_adding = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.add() if is_adding else self.tick()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.model.rowCount():
            self.table.setFocus()
        elif key == Qt.Key.Key_Escape and self.search.text():
            self.clear()
        else:
            return False
        return True
