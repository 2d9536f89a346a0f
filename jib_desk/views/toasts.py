"""Lines that go away by themselves, with Undo. Never the only record of an error: those are bars."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Motion, Size, Space


class Toasts(QFrame):
    """One line at the foot of its host; a newer one takes the place of an older."""

    def __init__(self, host: QWidget, undo: Callable[[int], None] | None = None) -> None:
        super().__init__(host)
        self.setProperty("kind", "toast")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._host = host
        self._undo_entry = undo
        self._entry = 0
        row = QHBoxLayout(self)
        self._row = row
        row.setSpacing(Space.M)
        self._label = QLabel()
        self._label.setMinimumHeight(Size.CONTROL)
        row.addWidget(self._label, 1)
        self.undo_button = QPushButton()
        # A click must not take the keys out of the field where somebody types.
        self.undo_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self.undo_button)
        say = Texts(self).bind
        say(self.undo_button.setText, lambda: self.tr("Undo"))
        self.undo_button.clicked.connect(self._undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(Motion.TOAST)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.undo_button.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is being said."""
        return self._label.text()

    def show_line(self, text: str, entry: int = 0) -> None:
        """Says a line for some seconds; with Undo when an entry is given."""
        self._entry = entry
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

    def _undo(self) -> None:
        self.hide()
        if self._undo_entry is not None and self._entry:
            self._undo_entry(self._entry)

    def _place(self) -> None:
        host = self._host
        self.adjustSize()
        width = min(self.sizeHint().width(), host.width() - 2 * Space.XL)
        self.resize(width, self.sizeHint().height())
        self.move((host.width() - width) // 2, host.height() - self.height() - Size.FOOT - Space.L)

    def _wait(self) -> None:
        """Counts its time from now on, unless somebody is about to use it: then it stays."""
        if self.underMouse() or self.undo_button.hasFocus():
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
        """Stays in its place when the window is resized, and there while Undo has the keys."""
        if not self.isVisible():
            return False
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.undo_button and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            # The button knows of its focus once it has seen the event itself.
            QTimer.singleShot(0, self, self._wait)
        return False
