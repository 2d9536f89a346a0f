"""A question that stands over the visitors' page: a title, a body, its error, two verbs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from jib_desk import phrases
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError, WallTimeRefused
from jib_desk.views.context import DeskContext
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, label, row_of
from jib_desk.views.widgets.form_field import FormField


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
        """As large as what stands in it: left to itself, a dialog would put one line over another, or cut it."""
        taken = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:  # after its last event it is gone
            self._make_room()
        return taken

    def _make_room(self) -> None:
        layout = self.layout()
        if layout is None or not self.isVisible():
            return
        least = layout.totalMinimumSize().expandedTo(self.size())
        if layout.hasHeightForWidth():
            least.setHeight(max(self.height(), layout.totalHeightForWidth(least.width())))
        before, free = self.size(), self.screen().availableGeometry()
        self.resize(least.boundedTo(free.size()).expandedTo(before))
        if self.size() != before:
            self._stay_on(free)

    def _stay_on(self, free: QRect) -> None:
        """What grew past the edge of the screen moves back; its verbs would be the first to go."""
        stands = self.frameGeometry()
        left = min(self.x(), self.x() + free.right() - stands.right())
        top = min(self.y(), self.y() + free.bottom() - stands.bottom())
        self.move(max(free.left(), left), max(free.top(), top))

    def save(self) -> None:
        """Does what the verb says; subclasses call `run`."""

    def run(self, work: Callable[[str], Outcome[Any]], text: str | Callable[[Outcome[Any]], str]) -> None:
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

    def moment(self, read: Callable[[], datetime], field: FormField) -> datetime | None:
        """The instant that is set; None where the clocks are put over it, and its field says so."""
        try:
            return read()
        except WallTimeRefused as error:
            said = phrases.sentence(error, self.desk.lang, self.desk.zone)
            field.set_error(lambda: said)
            field.setFocus()
            return None

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
