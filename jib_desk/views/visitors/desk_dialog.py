"""A question that stands over the visitors' page: a title, a body, its error, two verbs; and a moment to be set."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QDate, QEvent, Qt, QTime, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from jib_desk import phrases
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError
from jib_desk.views.context import DeskContext
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import DateBox, TimeBox


class DeskDialog(QDialog):
    """Opens beside the event loop (`open`, never `exec`), keeps what was typed when saving fails, and closes by Esc."""

    def __init__(self, desk: DeskContext, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._token = uuid4().hex
        self.fields_by_name: dict[str, FormField] = {}  # where a refusal is shown that is about one of them
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(Size.FORM)
        self.error = label("error", wrap=True)
        self.error.hide()
        self.verb = button("primary", verb)
        self.verb.setDefault(True)
        self.cancel = button("", self.tr("Cancel"))
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.M)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.verb)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        box.setSpacing(Space.L)
        box.addLayout(self.body, 1)
        box.addWidget(self.error)
        box.addLayout(buttons)
        self.cancel.clicked.connect(self.reject)
        self.verb.clicked.connect(self.save)

    def event(self, event: QEvent) -> bool:
        """Grows with what is said in it: left to itself, a dialog would put one line over another."""
        taken = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            layout = self.layout()
            is_wrapped = layout.hasHeightForWidth()
            needed = layout.totalHeightForWidth(self.width()) if is_wrapped else self.sizeHint().height()
            if needed > self.height():
                self.resize(self.width(), min(needed, self.screen().availableGeometry().height()))
        return taken

    def save(self) -> None:
        """Does what the verb says; subclasses call `run`."""

    def run(self, work: Callable[[str], Outcome[Any]], text: str) -> None:
        """Saves with this dialog's request token, and closes when it is done."""
        self.error.hide()
        for field in self.fields_by_name.values():
            field.set_error(None)
        self.verb.setEnabled(False)
        desk, token = self.desk, self._token

        def done(outcome: Outcome[Any]) -> None:
            if isValid(self):
                self._saved(outcome)
                self.accept()

        def failed(error: DeskError) -> None:
            if isValid(self):
                self._refused(error)
            else:
                desk.show_error(error)  # closed before the answer came: a bar says it

        desk.run(lambda: work(token), done, failed, text)

    def say_error(self, text: str) -> None:
        """Shows what is wrong above the buttons."""
        self.error.setText(text)
        self.error.show()

    def _saved(self, outcome: Outcome[Any]) -> None:
        """It is written; the dialog closes next."""

    def _refused(self, error: DeskError) -> None:
        self.verb.setEnabled(True)
        said = phrases.sentence(error, self.desk.lang, self.desk.zone)
        field = self.fields_by_name.get(error.field or str(error.parameters().get("name", "")))
        if field is None:
            self.say_error(said)
        else:
            field.set_error(lambda: said)
            field.setFocus()


def beside(*fields: FormField) -> QHBoxLayout:
    """Fields side by side; what is said below one moves no other."""
    row = row_of(*fields)
    for field in fields:
        row.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return row


class MomentBox(QWidget):
    """A day and a wall time of the centre."""

    touched = Signal()  # somebody set the day or the time

    def __init__(self, desk: DeskContext, at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        local = desk.local(at)
        self.day, self.at = DateBox(), TimeBox()
        self.day.setLocale(desk.locale)
        self.day.set_day(QDate(local.year, local.month, local.day))
        self.at.setTime(QTime(local.hour, local.minute))
        self._exact = (local, at)
        row = row_of(self.day, self.at)
        self.setLayout(row)
        self.setFocusProxy(self.at)
        self.day.dateChanged.connect(self.touched)
        self.at.timeChanged.connect(self.touched)

    def instant(self) -> datetime:
        """The instant meant; untouched, it is the one given, to the second."""
        day, at = self.day.date(), self.at.time()
        wall = datetime.combine(datetime(day.year(), day.month(), day.day()).date(), time(at.hour(), at.minute()))  # noqa: DTZ001 - wall time, zone follows
        local, exact = self._exact
        if wall == local.replace(tzinfo=None, second=0, microsecond=0):
            return exact
        return wall.replace(tzinfo=self._desk.zone)
