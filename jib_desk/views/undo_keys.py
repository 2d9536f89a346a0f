"""Ctrl+Z and Ctrl+Y in a field that has nothing of its own to take back mean the last change of the window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid


class UndoKeys(QObject):
    """Watches the field that has the keys. A line edit takes both shortcuts even where it can do nothing with them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def _watch(self, left: QWidget | None, entered: QWidget | None) -> None:
        if isinstance(left, QLineEdit) and isValid(left):
            left.removeEventFilter(self)
        if isinstance(entered, QLineEdit):
            entered.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the field from claiming the shortcut, so that the window gets it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(watched, QLineEdit):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        wants_undo = event.matches(QKeySequence.StandardKey.Undo) and not watched.isUndoAvailable()
        wants_redo = event.matches(QKeySequence.StandardKey.Redo) and not watched.isRedoAvailable()
        if wants_undo or wants_redo:
            event.ignore()
            return True
        return False
