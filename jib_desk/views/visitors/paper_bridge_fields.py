"""The fields of a line from paper: a digit after a name begins a time, a letter after the times the next name.

So does the mark of a line that is crossed out, behind a whole time of leaving.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.paper_kit import written_time
from jib_desk.rules.walk_in import parse_walk_in
from jib_desk.views.theme import Size
from jib_desk.views.visitors.paper_bridge_names import WithHost
from jib_desk.views.visitors.paper_bridge_reading import VOID_MARKS
from jib_desk.views.widgets.suggest_field import LookUp, SuggestField, Taken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import time

    from PySide6.QtGui import QInputMethodEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from jib_desk.views.context import DeskContext

_WHOLE = 4  # digits of a time
_LONGEST = 8  # characters of one, however it is written


class NameField(SuggestField):
    """A name or, of the centre's own people, a host. A digit after it is the beginning of a time."""

    digit_typed = Signal(str)
    unsure = Signal()  # the name was left while several are called so and none is chosen

    def __init__(
        self, desk: DeskContext, look_up: LookUp, after: Callable[[], QWidget], *, is_host: bool = False
    ) -> None:
        super().__init__(desk.theme, look_up)
        self._after = after
        self._is_host = is_host
        self.answers: Callable[[str], bool] = lambda _digit: False  # whether a digit answers what is asked here

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing or not self._takes_digit(event.text()):
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method may write digits, too: in full width."""
        if self._takes_digit(event.commitString()):
            event.setCommitString("")
        super().inputMethodEvent(event)

    def _takes_digit(self, typed: str) -> bool:
        """Whether it is an answer, or the beginning of a time."""
        if not typed.isdecimal():
            return False
        if self.answers(typed[0]):
            return True
        if not self._is_all_typed():
            return False
        self._leave()
        self.digit_typed.emit(typed)
        return True

    def _leave(self) -> None:
        if not self.take(Taken.TAB) and self.is_offering:
            self.unsure.emit()

    def _is_all_typed(self) -> bool:
        """Whether a digit can only belong to a time: behind a name without an organisation, a host, or no host."""
        text, chosen = self.text(), self.chosen()
        if self._is_host:
            return not text or (chosen is not None and text[-1:].isalpha())
        if chosen is not None and isinstance(chosen.subject, WithHost):
            return text[-1:].isalpha()
        return text[-1:].isalpha() and not parse_walk_in(text).organisation

    def follow(self) -> None:
        """The list stays below the field when the field has moved."""
        if self.is_offering:
            self.look_again()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """On to what is still to be said: a host that is known is not asked for."""
        if not forward or self.is_composing:
            return super().focusNextPrevChild(forward)
        self._leave()
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
        self._is_entered_by_itself = False
        self.setFixedWidth(Size.WHEN_NARROW)
        self.setMaxLength(_LONGEST)
        self.textEdited.connect(self._look)

    def time(self) -> time | None:
        """What is written. Raises RuleFault."""
        return written_time(self.text())

    def enter_by_itself(self) -> None:
        """The time before is whole: the caret comes here, and a Tab that follows belongs to that one."""
        self.setFocus()
        self._is_entered_by_itself = not self.text()

    def _look(self, text: str) -> None:
        self._is_entered_by_itself = False
        if self.cursorPosition() == len(text) and self._is_whole():
            self.whole.emit()

    def _is_whole(self) -> bool:
        digits = [letter for letter in unicodedata.normalize("NFKC", self.text()) if letter.isdecimal()]
        if len(digits) != _WHOLE:
            return False
        try:
            self.time()
        except RuleFault:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain and (typed.isalpha() or (typed in VOID_MARKS and self._is_last and self._is_whole())):
            self.letter_typed.emit(typed)
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """An input method writes the beginning of the next name at once."""
        written = event.commitString()
        if written and not any(map(str.isdecimal, written)):
            event.setCommitString("")
            super().inputMethodEvent(event)
            self.letter_typed.emit(written)
        else:
            super().inputMethodEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward and self._is_entered_by_itself:
            self._is_entered_by_itself = False
            return True
        if forward and self._is_last:
            self.left_forward.emit()
            return True
        return super().focusNextPrevChild(forward)
