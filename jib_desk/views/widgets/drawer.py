"""A panel at the side of a page that is there only while something is selected."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import label


class Drawer(QFrame):
    """Title, close button, and a `body` that scrolls. Esc closes."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None, *, width: int = Size.DRAWER) -> None:
        super().__init__(parent)
        self.setProperty("kind", "drawer")
        self.setFixedWidth(width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(Space.L, Space.M, Space.S, Space.S)
        self.title: QLabel = label("heading", wrap=True)
        top.addWidget(self.title, 1)
        self.close_button = QToolButton()
        self.close_button.setProperty("kind", "quiet")
        self.close_button.setText("×")
        self.close_button.clicked.connect(self.close_drawer)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(top)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(Space.L, 0, Space.L, Space.L)
        self.body.setSpacing(Space.S)
        area.setWidget(inner)
        outer.addWidget(area, 1)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        outer.addLayout(self.foot)
        self._titled: Callable[[], str] = lambda: ""
        say = Texts(self).bind
        say(self._say_heading, lambda: "")
        say(self.close_button.setAccessibleName, lambda: self.tr("Close"))
        say(self.close_button.setToolTip, lambda: self.tr("Close"))
        self.hide()

    def set_title(self, producer: Callable[[], str]) -> None:
        """What the panel is about, in whichever language is in use."""
        self._titled = producer
        self._say_heading()

    def _say_heading(self, _text: str = "") -> None:
        if said := self._titled():
            self.title.setText(said)

    def close_drawer(self) -> None:
        """Closes the panel."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_drawer()
        else:
            super().keyPressEvent(event)
