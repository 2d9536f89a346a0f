"""A link that gives way to its place: its end is cut off with dots, the whole of it is read aloud and pointed at."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Kind


class ElidedLink(QPushButton):
    """One line of a list of links, as wide as the list."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, kind: Kind = "link") -> None:
        super().__init__(parent)
        self._whole = ""
        self.setProperty("kind", kind)
        self.setAutoDefault(True)  # Enter presses it
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str) -> None:
        """Shows another text."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self._elide()
        self.updateGeometry()  # nothing of a text that finds no room is shown, which changes nothing for Qt

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        whole = QFontMetrics(self.font()).horizontalAdvance(self._whole)
        return QSize(whole + 2 * Space.S + Space.XS, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(0, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as much as there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        width = self.width() - 2 * Space.S
        shown = QFontMetrics(self.font()).elidedText(self._whole, Qt.TextElideMode.ElideRight, width)
        self.setText(plain(shown))


def plain(text: str) -> str:
    """A text for a button or a menu, whole: a name may hold what they would take for an accelerator."""
    return text.replace("&", "&&")
