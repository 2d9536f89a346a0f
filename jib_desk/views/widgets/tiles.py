"""A number that opens the rows behind it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import label


class NumberTile(QFrame):
    """A figure, what it counts, and a line that explains it; Enter, Space or a click opens its rows."""

    opened = Signal()

    def __init__(self, what: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tile")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        box.setSpacing(0)
        self._what = label("field")
        self._number = label("number", "–")
        self._detail = label("caption")
        box.addWidget(self._what)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._number)
        row.addWidget(self._detail, 1, Qt.AlignmentFlag.AlignVCenter)
        box.addLayout(row)
        Texts(self).bind(self._name, what)

    def show_number(self, number: str, detail: str = "") -> None:
        """Shows a figure and what explains it."""
        self._number.setText(number)
        self._detail.setText(detail)
        self._detail.setToolTip(detail)
        self._speak()

    @property
    def number(self) -> str:
        """The figure shown."""
        return self._number.text()

    def _name(self, text: str) -> None:
        self._what.setText(text)
        self._speak()

    def _speak(self) -> None:
        parts = (self._what.text(), self._number.text(), self._detail.text())
        self.setAccessibleName(" · ".join(part for part in parts if part))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the rows."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """So do Enter and Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)
