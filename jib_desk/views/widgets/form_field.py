"""One field of a form: its label above, the control, and below it a hint or what is wrong with it."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space


class FormField(QWidget):
    """A labelled control. An error stands in the place of the hint and marks the control."""

    def __init__(self, control: QWidget, label: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self._hint: Callable[[], str] = lambda: ""
        self._error: Callable[[], str] | None = None
        self._label = QLabel()
        self._label.setProperty("role", "field")
        self._label.setBuddy(control)
        self._below = QLabel()
        self._below.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        box.addWidget(self._label)
        box.addWidget(control)
        box.addWidget(self._below)
        say = Texts(self).bind
        say(self._label.setText, label)
        say(control.setAccessibleName, label)
        say(self._show_below, lambda: "")
        self.setFocusProxy(control)

    @property
    def is_wrong(self) -> bool:
        """Whether an error stands below the control."""
        return self._error is not None

    def below(self) -> str:
        """What stands below the control: the error, else the hint."""
        return self._below.text()

    def set_hint(self, producer: Callable[[], str]) -> None:
        """A quiet line below the control."""
        self._hint = producer
        self._show_below()

    def set_error(self, producer: Callable[[], str] | None) -> None:
        """What is wrong, until it is taken back with None."""
        was = self.is_wrong
        self._error = producer
        self._show_below()
        if was != self.is_wrong:
            self.control.setProperty("wrong", "true" if self.is_wrong else "false")
            self.control.style().unpolish(self.control)
            self.control.style().polish(self.control)

    def _show_below(self, _text: str = "") -> None:
        text = self._error() if self._error else self._hint()
        role = "error" if self._error else "caption"
        if self._below.property("role") != role:
            self._below.setProperty("role", role)
            self._below.style().unpolish(self._below)
            self._below.style().polish(self._below)
        self._below.setText(text)
        self._below.setVisible(bool(text))
        self.control.setAccessibleDescription(text)
