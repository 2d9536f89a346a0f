"""The screens of the kiosk: one question each, everything on them in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from jib_desk.views.kiosk import words
from jib_desk.views.kiosk.words import spoken
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Kind, button, label, row_of

if TYPE_CHECKING:
    from jib_desk.rules.words import Word

_DOT = "●"
_EMPTY = "–"


def _said(word: Word, role: str = "hero") -> QLabel:
    """Not wrapped: the lines of a word fit, and a label that wraps is cut where a layout is centred."""
    made = label("dim" if role == "dim" else "hero", spoken(word))
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def _press(word: Word, kind: Kind = "") -> QPushButton:
    made = button(kind, spoken(word))
    made.setAutoDefault(False)
    made.setMinimumHeight(Size.KIOSK)
    return made


class Screen(QWidget):
    """A column in the middle, `box` is its layout."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QWidget()
        column.setMaximumWidth(Size.PALETTE)
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.box = QVBoxLayout(column)
        self.box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self.box.setSpacing(Space.L)
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        centred = row_of(column, stretch=False)
        centred.insertStretch(0, 1)
        centred.addStretch(1)
        centred.setStretch(1, 100)
        outer.addLayout(centred)
        outer.addStretch(1)

    def begin(self) -> None:
        """It is seen anew: nothing of whoever was here before."""
        self.setFocus()

    def enter(self) -> None:
        """Enter presses the button that has the focus."""
        focus = self.focusWidget()
        if isinstance(focus, QPushButton) and focus.hasFocus():
            focus.click()


class ChoiceScreen(Screen):
    """A question and its answers; a choice is told by its place."""

    chosen = Signal(int)

    def __init__(self, title: Word, question: Word | None, answers: tuple[Word, ...]) -> None:
        super().__init__()
        self.box.addWidget(_said(title))
        if question is not None:
            self.box.addWidget(_said(question, "dim"))
        self.buttons = tuple(_press(answer) for answer in answers)
        for place, answer in enumerate(self.buttons):
            answer.clicked.connect(lambda _checked=False, place=place: self.chosen.emit(place))
            self.box.addWidget(answer)


class PadScreen(Screen):
    """Digits, typed or touched; those of a PIN are not shown. `lengths` are those that can be confirmed."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, question: Word, lengths: range, *, is_secret: bool = False) -> None:
        super().__init__()
        self._lengths, self._is_secret = lengths, is_secret
        self.typed = ""
        self.shown: QLabel = label("number")
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told: QLabel = label("error")
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back, self.confirm = _press(words.BACK), _press(words.CONFIRM, "primary")
        self.back.clicked.connect(self.left)
        self.confirm.clicked.connect(self._confirm)
        self._asks, self._pad, self._ends = QWidget(), QWidget(), QWidget()
        asks, ends = QVBoxLayout(self._asks), QHBoxLayout(self._ends)
        asks.setSpacing(Space.S)
        for widget in (_said(question), self.shown, self.told):
            asks.addWidget(widget)
        for verb in (self.back, self.confirm):
            ends.addWidget(verb)
        ends.setSpacing(Space.L)
        for box in (asks, ends, self._lay_out_pad()):
            box.setContentsMargins(0, 0, 0, 0)
        self._places = QGridLayout()
        self._places.setSpacing(Space.L)
        self.box.addLayout(self._places)
        self._is_flat: bool | None = None
        self._place()
        self._show()

    @property
    def is_flat(self) -> bool:
        """Whether the pad stands beside the question, as there is no room below it."""
        return bool(self._is_flat)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low screen has the pad beside the question."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        parts = (self._asks, self._pad, self._ends)
        room = self.height() - 2 * (Space.XL + Space.L)
        is_flat = sum(part.sizeHint().height() for part in parts) > room
        if is_flat == self._is_flat:
            return
        self._is_flat = is_flat
        for part in parts:
            self._places.removeWidget(part)
        self._places.addWidget(self._asks, 0, 0)
        self._places.addWidget(self._pad, 0 if is_flat else 1, 1 if is_flat else 0, 2 if is_flat else 1, 1)
        self._places.addWidget(self._ends, 1 if is_flat else 2, 0)

    def _lay_out_pad(self) -> QGridLayout:
        grid = QGridLayout(self._pad)
        grid.setSpacing(Space.S)
        self.keys: dict[str, QPushButton] = {}
        for place, digit in enumerate("1234567890"):
            key = self.keys[digit] = button("", digit)
            key.clicked.connect(lambda _checked=False, digit=digit: self.add(digit))
            grid.addWidget(key, *((3, 1) if digit == "0" else divmod(place, 3)))
        self.eraser = button("", "⌫")
        self.eraser.setAccessibleName(spoken(words.ERASE))
        self.eraser.clicked.connect(self.erase)
        grid.addWidget(self.eraser, 3, 2)
        for key in (*self.keys.values(), self.eraser):
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            key.setMinimumSize(Size.KIOSK, Size.KIOSK)
        return grid

    def begin(self) -> None:
        """Nothing is typed."""
        self.typed = ""
        self.told.setText("")
        self._show()
        super().begin()

    def add(self, digit: str) -> None:
        """One more digit, as long as there is room."""
        if len(self.typed) < self._lengths[-1]:
            self.typed += digit
            self.told.setText("")
            self._show()

    def erase(self) -> None:
        """One digit less."""
        self.typed = self.typed[:-1]
        self._show()

    def refuse(self, word: Word, **values: str) -> None:
        """Says why not, and begins anew."""
        self.begin()
        self.told.setText(spoken(word, **values))
        self.told.show()
        self._place()

    def enter(self) -> None:
        """Confirms, unless another button has the focus."""
        if isinstance(self.focusWidget(), QPushButton) and not self.hasFocus():
            super().enter()
        else:
            self._confirm()

    def _confirm(self) -> None:
        if len(self.typed) in self._lengths:
            typed = self.typed
            self.begin()
            self.entered.emit(typed)

    def _show(self) -> None:
        self.shown.setText((_DOT * len(self.typed) if self._is_secret else self.typed) or _EMPTY)
        self.confirm.setEnabled(len(self.typed) in self._lengths)


class ToldScreen(Screen):
    """What came of it: no more than what the visitor typed, and the number of a badge."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.more, self.typed = (_said(words.MOMENT, role) for role in ("hero", "dim", "dim"))
        for part in (self.text, self.more, self.typed):
            self.box.addWidget(part)

    def tell(self, text: str, more: str = "", typed: str = "") -> None:
        """Until the next question."""
        for part, said in ((self.text, text), (self.more, more), (self.typed, typed)):
            part.setText(said)
            part.setVisible(bool(said))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join((text, more))))


class StaffCorner(QWidget):
    """A corner in which nothing is seen; held for a while, it asks for a PIN."""

    held = Signal()

    def __init__(self, parent: QWidget, press_ms: int) -> None:
        super().__init__(parent)
        self.setFixedSize(Size.KIOSK, Size.KIOSK)
        self._press = QTimer(self)
        self._press.setSingleShot(True)
        self._press.setInterval(press_ms)
        self._press.timeout.connect(self.held)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger is laid on it."""
        self._press.start()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """And taken away too soon."""
        self._press.stop()
        event.accept()
