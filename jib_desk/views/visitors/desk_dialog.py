"""A question that stands over the visitors' page: a title, a body, its error, two verbs; and a moment to be set."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QDate, QEvent, Qt, QTime, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from jib_desk import phrases
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.wall_time import instant_of
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError, WallTimeRefused
from jib_desk.views.context import DeskContext
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice, DateBox, TimeBox


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
        self.resize(least.boundedTo(self.screen().availableGeometry().size()).expandedTo(self.size()))

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


def wall_instant(desk: DeskContext, day: QDate, at: QTime) -> datetime:
    """The instant of a wall time of the centre. Raises WallTimeRefused: the clocks are put over it, or back over it."""
    wall = datetime(day.year(), day.month(), day.day(), at.hour(), at.minute())  # noqa: DTZ001 - wall time, zone follows
    try:
        return instant_of(wall, desk.zone)
    except RuleFault as fault:
        raise WallTimeRefused(fault.detail, fault.code) from fault


def beside(*fields: FormField) -> QHBoxLayout:
    """Fields side by side; what is said below one moves no other."""
    row = row_of(*fields)
    for field in fields:
        row.setAlignment(field, Qt.AlignmentFlag.AlignTop)
    return row


class MomentBox(QWidget):
    """A day and a wall time of the centre; where the clocks are put back over it, which of the two is meant."""

    touched = Signal()  # somebody set the day or the time

    def __init__(self, desk: DeskContext, at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        local = desk.local(at)
        self.day, self.at = DateBox(), TimeBox()
        self.day.setLocale(desk.locale)
        self.day.set_day(QDate(local.year, local.month, local.day))
        self.at.setTime(QTime(local.hour, local.minute))
        self.day.setAccessibleName(self.tr("Day"))
        self.at.setAccessibleName(self.tr("Time"))
        self._exact = (local, at)
        self.which = Choice()
        self.which.addItem(self.tr("before the clocks are put back"), 0)
        self.which.addItem(self.tr("after the clocks are put back"), 1)
        self.which.setCurrentIndex(local.fold)
        self.which.setAccessibleName(self.tr("Which of the two"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        box.addLayout(row_of(self.day, self.at))
        box.addWidget(self.which)
        self.setFocusProxy(self.at)
        for changed in (self.day.dateChanged, self.at.timeChanged):
            changed.connect(self._look)
            changed.connect(self.touched)
        self.which.activated.connect(self.touched)
        self._look()

    def instant(self) -> datetime:
        """The instant meant; untouched, it is the one given, to the second. Raises WallTimeRefused."""
        local, exact = self._exact
        fold = self.which.currentData() if self._is_twice() else 0
        if self._wall(fold) == local.replace(second=0, microsecond=0) and fold == local.fold:
            return exact
        if self._is_twice():
            return self._wall(fold).astimezone(UTC)
        return wall_instant(self._desk, self.day.date(), self.at.time())

    def _wall(self, fold: int) -> datetime:
        day, at, zone = self.day.date(), self.at.time(), self._desk.zone
        return datetime(day.year(), day.month(), day.day(), at.hour(), at.minute(), tzinfo=zone, fold=fold)

    def _is_twice(self) -> bool:
        """Whether the clocks are put back over this time; where they are put over it, the later reading comes first."""
        return self._wall(0).astimezone(UTC) < self._wall(1).astimezone(UTC)

    def _look(self) -> None:
        self.which.setVisible(self._is_twice())
