"""A small form in a window of its own, over the book that it is about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout

from jib_desk.views.register.pane import Pane
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.record_form import RecordForm


class Asking(QDialog):
    """Closes when the form is saved or given up; the keys are in the list then."""

    def __init__(self, form: RecordForm, title: str, pane: Pane) -> None:
        super().__init__(pane)
        self.form = form
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(Size.FORM)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        box.addWidget(form)
        form.saved.connect(self.accept)
        form.cancelled.connect(self.reject)
        self.finished.connect(lambda _result: pane.table.setFocus())


def ask(form: RecordForm, title: str, pane: Pane) -> Asking:
    """Opens the form beside the event loop."""
    dialog = Asking(form, title, pane)
    dialog.open()
    form.focus_first()
    return dialog
