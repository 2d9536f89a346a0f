"""The fields of a line from paper: a digit after a name begins a time, a letter after the times the next name."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.paper_kit import written_time
from jib_desk.views.theme import Size
from jib_desk.views.widgets.suggest_field import LookUp, SuggestField, Taken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from jib_desk.views.context import DeskContext

_WHOLE = 4  # digits of a time


class NameField(SuggestField):
    """A name or a host. A digit after a chosen name is the beginning of a time."""

    digit_typed = Signal(str)

    def __init__(self, desk: DeskContext, look_up: LookUp, after: Callable[[], QWidget]) -> None:
        super().__init__(desk.theme, look_up)
        self._after = after

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isdecimal() and not self.is_composing and self.chosen() and self.text()[-1:].isalpha():
            self.take(Taken.TAB)
            self.digit_typed.emit(typed)
            return
        super().keyPressEvent(event)

    def follow(self) -> None:
        """The list stays below the field when the field has moved."""
        if self.is_offering:
            self.look_again()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """On to what is still to be said: a host that is known is not asked for."""
        if not forward or self.is_composing:
            return super().focusNextPrevChild(forward)
        self.take(Taken.TAB)
        self._after().setFocus(Qt.FocusReason.TabFocusReason)
        return True


class TimeField(QLineEdit):
    """A wall time as it is written: 1032, 10:32, 10.32."""

    whole = Signal()
    letter_typed = Signal(str)
    left_forward = Signal()

    def __init__(self, *, is_last: bool = False) -> None:
        super().__init__()
        self._is_last = is_last
        self.setFixedWidth(Size.WHEN_NARROW)
        self.textEdited.connect(self._look)

    def time(self) -> time | None:
        """What is written. Raises RuleFault."""
        return written_time(self.text())

    def _look(self, text: str) -> None:
        digits = [letter for letter in unicodedata.normalize("NFKC", text) if letter.isdecimal()]
        if len(digits) == _WHOLE and self.cursorPosition() == len(text):
            try:
                self.time()
            except RuleFault:
                return
            self.whole.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if typed.isalpha() and plain:
            self.letter_typed.emit(typed)
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and self._is_last:
            self.left_forward.emit()
            return True
        return super().focusNextPrevChild(forward)
