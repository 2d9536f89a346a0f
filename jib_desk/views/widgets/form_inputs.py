"""The inputs of seat forms: each shows a plain value and gives it back."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol

from PySide6.QtCore import QDate, QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QCompleter, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.inputs import Choice, DateBox

_GROUPS = re.compile(r"(?<=\d)[ ,，](?=\d{3}(?!\d))")  # between thousands
_MOST_DIGITS = 18
_BREAKS = re.compile(r"[\r\n\t]+")

Items = Sequence[tuple[str, object]]  # what is read, and its code


class Input(Protocol):
    """What a form asks of each of its inputs."""

    def value(self) -> object:
        """What stands there now."""
        ...

    def widget(self) -> QWidget:
        """The control."""
        ...


class DayInput(DateBox):
    """One day."""

    def __init__(self, day: date, locale: QLocale) -> None:
        super().__init__()
        self.setLocale(locale)
        self.set_day(QDate(day.year, day.month, day.day))

    def value(self) -> date:
        """The day."""
        day = self.date()
        return date(day.year(), day.month(), day.day())

    def widget(self) -> QWidget:
        """Itself."""
        return self


class OpenDayInput(QWidget):
    """One day, or none: an open end, or whatever else `none_says` calls it."""

    def __init__(
        self, day: date | None, otherwise: date, locale: QLocale, none_says: Callable[[], str] | None = None
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        self.day = DayInput(day or otherwise, locale)
        self.is_open = QCheckBox()
        self.is_open.toggled.connect(self._open)
        self.is_open.setChecked(day is None)
        row.addWidget(self.day, 1)
        row.addWidget(self.is_open)
        Texts(self).bind(self.is_open.setText, none_says or (lambda: self.tr("Open end")))
        self.setFocusProxy(self.is_open if day is None else self.day)

    def _open(self, is_open: bool) -> None:
        self.day.setEnabled(not is_open)
        if not is_open and self.is_open.hasFocus():
            self.day.setFocus()

    def setAccessibleName(self, name: str) -> None:
        """Speaks for the day, which has the keys."""
        super().setAccessibleName(name)
        self.day.setAccessibleName(name)

    def value(self) -> date | None:
        """The day; None for an open end."""
        return None if self.is_open.isChecked() else self.day.value()

    def widget(self) -> QWidget:
        """Itself."""
        return self


class ChoiceInput(Choice):
    """One of a list; found by typing any part of its text when the list is long.

    Items that a callable gives are said again in another language, and what is chosen stays chosen.
    """

    def __init__(self, items: Items | Callable[[], Items], chosen: object = None, *, is_typed: bool = False) -> None:
        super().__init__()
        self._saying = items if callable(items) else None
        given = items() if callable(items) else items
        self._codes = {code: code for _, code in given if isinstance(code, str)}
        for text, code in given:
            self.addItem(text, code)
        if is_typed:
            self.setEditable(True)
            self.setInsertPolicy(Choice.InsertPolicy.NoInsert)
            completer = self.completer()
            if completer is not None:
                completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
                completer.setFilterMode(Qt.MatchFlag.MatchContains)
                completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCurrentIndex(self.findData(chosen))
        if is_typed and self.currentIndex() < 0:
            self.clearEditText()

    def changeEvent(self, event: QEvent) -> None:
        """The same choices in the language of the window."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._saying is not None:
            for place, (text, _code) in enumerate(self._saying()):
                self.setItemText(place, text)

    def value(self) -> object:
        """The code of what is chosen or written; None when it is none of the list."""
        place = self.currentIndex()
        if self.isEditable():
            place = self._place_of(self.currentText().strip())
        code = self.itemData(place) if place >= 0 else None
        # Qt gives back the bare text of a code that is a word of a list; the word itself is meant.
        return self._codes.get(code, code) if isinstance(code, str) else code

    def _place_of(self, text: str) -> int:
        """Where a written text stands, whole or as some of the parts (a name, a code) of a single choice; else -1."""
        place = self.findText(text, Qt.MatchFlag.MatchFixedString)
        if place >= 0 or not text:
            return place
        wanted = _parts(text)
        found = [at for at in range(self.count()) if wanted <= _parts(self.itemText(at))]
        return found[0] if len(found) == 1 else -1

    def stray_text(self) -> str:
        """What is written and is none of the list; empty when all is well."""
        return self.currentText().strip() if self.isEditable() and self.value() is None else ""

    def choose_code(self, code: object) -> bool:
        """Chooses by code; False when the list has no such."""
        place = self.findData(code)
        if place >= 0:
            self.setCurrentIndex(place)
        return place >= 0

    def widget(self) -> QWidget:
        """Itself."""
        return self


def _parts(text: str) -> frozenset[str]:
    return frozenset(text.casefold().split(" · "))


class CheckInput(QCheckBox):
    """Yes or no."""

    def __init__(self, text: Callable[[], str], *, is_checked: bool = False) -> None:
        super().__init__()
        self.setChecked(is_checked)
        Texts(self).bind(self.setText, text)

    def value(self) -> bool:
        """Whether it is checked."""
        return self.isChecked()

    def widget(self) -> QWidget:
        """Itself."""
        return self


class LinesInput(QPlainTextEdit):
    """A text of several lines; Tab goes on, Ctrl+Enter is the form's."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)
        self.setFixedHeight(3 * Size.CONTROL)

    def value(self) -> str:
        """What is written."""
        return self.toPlainText()

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone begins a line."""
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class NumberInput(QLineEdit):
    """A whole number from 0, or nothing. Whatever is typed stays: keys that are swallowed make 15 of 1.5."""

    def __init__(self, number: int | None = None, highest: int = 9999) -> None:
        super().__init__("" if number is None else str(number))
        self.highest = highest

    def value(self) -> int | None:
        """The number; None when nothing, or no such number, is written."""
        digits = _GROUPS.sub("", self.text().strip())
        number = int(digits) if digits.isdecimal() and len(digits) <= _MOST_DIGITS else None
        return number if number is not None and number <= self.highest else None

    def stray_text(self) -> str:
        """What is written and is no number that can stand here; empty when all is well."""
        return self.text().strip() if self.value() is None else ""

    def widget(self) -> QWidget:
        """Itself."""
        return self


class TextInput(QLineEdit):
    """One line of text."""

    def __init__(self, text: str = "", placeholder: Callable[[], str] | None = None) -> None:
        super().__init__(text)
        if placeholder is not None:
            Texts(self).bind(self.setPlaceholderText, placeholder)

    def value(self) -> str:
        """What is written; the breaks and tabs that come with pasted lines are blanks, as they look here."""
        return _BREAKS.sub(" ", self.text())

    def widget(self) -> QWidget:
        """Itself."""
        return self
