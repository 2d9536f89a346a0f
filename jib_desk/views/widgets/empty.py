"""What an empty page says: what belongs here, and one thing to do about it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label


class EmptyState(QWidget):
    """One sentence and at most one verb in the middle of the empty space."""

    chosen = Signal()

    def __init__(
        self, says: Callable[[], str], offers: Callable[[], str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        box.setSpacing(Space.M)
        box.addStretch(1)
        self._says = label("dim", wrap=True)
        self._says.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(self._says)
        say = Texts(self).bind
        say(self._says.setText, says)
        self.verb = button()
        self.verb.clicked.connect(self.chosen)
        box.addWidget(self.verb, 0, Qt.AlignmentFlag.AlignHCenter)
        self.verb.setVisible(offers is not None)  # within the page: before, it would be a window of its own
        if offers is not None:
            say(self.verb.setText, offers)
        box.addStretch(1)
