"""A few choices side by side of which one holds; arrow keys go through them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.widgets.basics import button

Choice = tuple[str, Callable[[], str], Callable[[], str]]  # its key, its text, its tool tip


class Segments(QFrame):
    """Buttons joined to one."""

    chosen = Signal(str)  # by a person or by `choose`

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "segments")
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        say = Texts(self).bind
        for key, text, tip in choices:
            made = button("segment")
            made.setCheckable(True)
            say(made.setText, text)
            say(made.setToolTip, tip)
            self._group.addButton(made)
            self._buttons[key] = made
            row.addWidget(made)
            made.toggled.connect(lambda is_on, key=key: self._tell(key) if is_on else None)
        first = next(iter(self._buttons.values()))
        first.blockSignals(True)
        first.setChecked(True)
        first.blockSignals(False)

    @property
    def current(self) -> str:
        """The key of the choice that holds."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def segment(self, key: str) -> QPushButton:
        """The button of a choice."""
        return self._buttons[key]

    def choose(self, key: str) -> None:
        """Lets another choice hold."""
        self._buttons[key].setChecked(True)

    def _tell(self, key: str) -> None:
        self.chosen.emit(key)
