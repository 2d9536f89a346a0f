"""What is typed while somebody is being written down: the next name, which must not be lost, nor join the last one."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class TypedAhead(QObject):
    """Keeps letters that come to any field of a form while it `holds`, and types them into one field afterwards."""

    def __init__(self, form: QWidget, into: QLineEdit) -> None:
        super().__init__(form)
        self._into = into
        self._letters = ""
        self.holds = False
        for field in form.findChildren(QLineEdit):
            field.installEventFilter(self)

    @property
    def has_letters(self) -> bool:
        """Whether the next name was begun meanwhile."""
        return bool(self._letters)

    def release(self) -> None:
        """The form is empty again: what was kept is typed."""
        self.holds = False
        letters, self._letters = self._letters, ""
        if letters:
            self._into.setText(letters)
            self._into.textEdited.emit(letters)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what would be written, and leaves Tab, Esc and the arrows to the field."""
        if not self.holds:
            return False
        if isinstance(event, QInputMethodEvent):
            self._letters += event.commitString()
            return bool(event.commitString())
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.text().isprintable():
            self._letters += event.text()
            return bool(event.text())
        return False
