"""What is typed or scanned over a list is meant for the form beside it: a list has no words."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_PLAIN = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class TypedOver(QObject):
    """Hands letters and digits to `field`, as long as it is seen; Enter, Space and arrows stay the list's."""

    def __init__(self, table: QWidget, field: QWidget) -> None:
        super().__init__(table)
        self._field = field
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or not self._field.isVisible():
            return False
        text = event.text()
        if event.modifiers() & ~_PLAIN or not text.strip() or not text.isprintable():
            return False
        self._field.setFocus()
        QApplication.sendEvent(self._field, event)
        return True
