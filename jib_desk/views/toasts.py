"""Lines that go away by themselves, with Undo. Never the only record of an error: those are bars."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Motion, Size, Space
from jib_desk.views.widgets.drawer import Drawer


class Toasts(QFrame):
    """One line at the foot of its host; a newer one takes the place of an older."""

    def __init__(self, host: QWidget, undo: Callable[[int], None] | None = None) -> None:
        super().__init__(host)
        self.setProperty("kind", "toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._host = host
        self._undo_entry = undo
        self._entry = 0
        self._rounds = 1  # of the timer, until the line goes
        row = QHBoxLayout(self)
        self._row = row
        row.setSpacing(Space.M)
        self._label = QLabel()
        self._label.setMinimumHeight(Size.CONTROL)
        row.addWidget(self._label, 1)
        self.undo_button = QPushButton()
        # A click must not take the keys out of the field where somebody types.
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.offer_button = QPushButton()
        self.offer_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for verb in (self.undo_button, self.offer_button):
            verb.setAutoDefault(True)  # Enter presses it
        self.offer_button.hide()
        row.addWidget(self.offer_button)
        row.addWidget(self.undo_button)
        say = Texts(self).bind
        say(self.undo_button.setText, lambda: self.tr("Undo"))
        self.undo_button.clicked.connect(self._undo)
        self._offered: Callable[[], None] | None = None
        self.offer_button.clicked.connect(self._take_offer)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(Motion.TOAST)
        self._timer.timeout.connect(self._on_time)
        host.installEventFilter(self)
        for button in (self.undo_button, self.offer_button):
            button.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said."""
        return self._label.text()

    def show_line(self, text: str, entry: int = 0) -> None:
        """Says a line for some seconds; with Undo when an entry is given."""
        self._entry = entry
        self._offered = None
        self.offer_button.hide()
        self._rounds = 1
        self._label.setText(text)
        has_undo = bool(entry) and self._undo_entry is not None
        self.undo_button.setVisible(has_undo)
        self._row.setContentsMargins(Space.L, Space.S, Space.S if has_undo else Space.L, Space.S)
        self.ensurePolished()
        self._place()  # before it is seen: shown elsewhere first it might come up under the mouse there
        self.show()
        self.raise_()
        self._place()
        self._wait()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def offer(self, text: str, run: Callable[[], None]) -> None:
        """Adds to the line that is up what is likely wanted next; it stays twice as long for that."""
        if self.isHidden():
            return
        self._offered = run
        self.offer_button.setText(text)
        self.offer_button.show()
        self._row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        self._rounds = 2
        self._place()
        self._wait()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _take_offer(self) -> None:
        self.hide()
        if self._offered is not None:
            self._offered()

    def _undo(self) -> None:
        self.hide()
        if self._undo_entry is not None and self._entry:
            self._undo_entry(self._entry)

    def _place(self) -> None:
        """In the middle of what no panel takes: the button at a panel's foot stays free."""
        host = self._host
        panels = [panel for panel in host.findChildren(Drawer) if panel.isVisible()]
        free = min([host.width(), *(panel.mapTo(host, QPoint()).x() for panel in panels)])
        self._label.setWordWrap(False)
        self.adjustSize()
        width = min(self.sizeHint().width(), free - 2 * Space.M)
        self._label.setWordWrap(width < self.sizeHint().width())
        height = self._row.heightForWidth(width) if self._label.wordWrap() else self.sizeHint().height()
        self.resize(width, height)
        self.move((free - width) // 2, host.height() - self.height() - Size.FOOT - Space.L)

    def _on_time(self) -> None:
        self._rounds -= 1
        if self._rounds > 0:
            self._timer.start()
        else:
            self.hide()

    def _wait(self) -> None:
        """Counts its time from now on, unless somebody is about to use it: then it stays."""
        if self.underMouse() or self.undo_button.hasFocus() or self.offer_button.hasFocus():
            self._timer.stop()
        else:
            self._timer.start()

    def enterEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A line that is pointed at waits."""
        super().enterEvent(event)  # pyright: ignore[reportArgumentType]
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._wait()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays in its place when the window is resized, and there while one of its verbs has the keys."""
        if not self.isVisible():
            return False
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        if watched in {self.undo_button, self.offer_button} and event.type() in {
            QEvent.Type.FocusIn,
            QEvent.Type.FocusOut,
        }:
            # The button knows of its focus once it has seen the event itself.
            QTimer.singleShot(0, self, self._wait)
        return False
