"""The keys of the kiosk: digits, Enter, what moves the focus, F12 for staff, a scanner that types; no other works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from jib_desk.rules.passes import LONGEST_SCAN, PREFIX, folded

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVING = frozenset(
    {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}
)
_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_HANDS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


class KioskKeys(QObject):
    """Watches the window itself, before any button: a scan presses none."""

    digit = Signal(str)
    erase = Signal()
    enter = Signal()
    staff = Signal()
    scanned = Signal(str)  # in half width and capitals
    touched = Signal()  # somebody is there

    def __init__(self, window: QWindow, scan_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._scan = ""
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(scan_ms)
        self._patience.timeout.connect(self._forget)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes every key but those that move the focus and press."""
        if event.type() in _HANDS:
            self.touched.emit()
        if isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress:
                return self._key(event)
            return not _is_passed_on(event)  # a shortcut, or a key let go
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if event.modifiers() & ~_PLAIN:
            return True
        if key in _ENTER:
            self._end()
        elif text and text.isprintable() and self._is_scanned(text):
            self._scan = (self._scan + text)[:LONGEST_SCAN]
            self._patience.start()
        elif text.isascii() and text.isdigit():
            self.digit.emit(text)
        elif key == Qt.Key.Key_Backspace:
            self.erase.emit()
        elif key == Qt.Key.Key_F12:
            self.staff.emit()
        else:
            return not _is_passed_on(event)
        return True

    def _is_scanned(self, text: str) -> bool:
        """Whether it goes on with a scan, or begins one."""
        whole = folded(self._scan + text)
        return whole.startswith(PREFIX) or (bool(whole) and PREFIX.startswith(whole))

    def _end(self) -> None:
        scan = folded(self._scan)
        self._forget()
        if scan.startswith(PREFIX):
            self.scanned.emit(scan)
        else:
            self.enter.emit()

    def _forget(self) -> None:
        self._patience.stop()
        self._scan = ""


def _is_passed_on(event: QKeyEvent) -> bool:
    return not (event.modifiers() & ~_PLAIN) and (event.key() in _MOVING or event.key() == Qt.Key.Key_Space)
