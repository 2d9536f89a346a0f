"""The few questions of the visitors' page that a form beside the list cannot ask.

All open beside the event loop (`open`, never `exec`), keep what was typed when saving fails, and close by Esc.
"""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.visit_fields import VisitFields
from jib_desk.views.visitors.watch_check import WatchCheck
from jib_desk.views.widgets.basics import button, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import DateBox, TimeBox


class DeskDialog(QDialog):
    """A title, a body, an error line, and two buttons that are verbs."""

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

    def save(self) -> None:
        """Does what the verb says; subclasses call `run`."""

    def run(self, work: Callable[[str], Outcome[Any]], text: str) -> None:
        """Saves with this dialog's request token, and closes when it is done."""
        self.error.hide()
        for field in self.fields_by_name.values():
            field.set_error(None)
        self.verb.setEnabled(False)
        self.desk.run(lambda: work(self._token), lambda _outcome: self.accept(), self._refused, text)

    def say_error(self, text: str) -> None:
        """Shows what is wrong above the buttons."""
        self.error.setText(text)
        self.error.show()

    def _refused(self, error: DeskError) -> None:
        self.verb.setEnabled(True)
        said = phrases.sentence(error, self.desk.lang, self.desk.zone)
        field = self.fields_by_name.get(error.field or str(error.parameters().get("name", "")))
        if field is None:
            self.say_error(said)
        else:
            field.set_error(lambda: said)
            field.setFocus()


class ExpectDialog(DeskDialog):
    """Somebody will come: the same fields as at arrival, and when."""

    def __init__(self, desk: DeskContext, day: QDate, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self.setWindowTitle(self.tr("Add an expected visitor"))
        self.verb.setText(self.tr("Add"))
        self.fields = VisitFields(desk)
        self.day, self.at = DateBox(), TimeBox()
        self.day.setLocale(desk.locale)
        self.day.set_day(day)
        now = desk.local(desk.clock.now())
        self.at.setTime(QTime(min(now.hour + 1, 23), 0))
        self.body.addWidget(self.fields)
        self.body.addLayout(
            row_of(FormField(self.day, lambda: self.tr("Day")), FormField(self.at, lambda: self.tr("Time")))
        )
        self.watch = WatchCheck(desk, is_invited=True)
        self.body.addWidget(self.watch)
        self.watch.settled.connect(self.save)
        self.watch.finished.connect(self.reject)
        self.fields.submitted.connect(self.save)
        self.fields.name.setFocus()

    def _refused(self, error: DeskError) -> None:
        if self.watch.takes(error):
            self.verb.setEnabled(True)
        else:
            super()._refused(error)

    def save(self) -> None:
        """Adds the visit. Raises nothing: what is missing is said at its field."""
        draft = self.fields.draft()
        if draft is None or not self.verb.isEnabled():
            return
        day, at = self.day.date(), self.at.time()
        wall = datetime(day.year(), day.month(), day.day(), at.hour(), at.minute(), tzinfo=self.desk.zone)
        by, visitors = self.desk.actor(), self.desk.services.visitors
        said = draft.arguments() | self.watch.arguments()
        self.run(
            lambda token: visitors.expect(by=by, expected_at=wall, token=token, **said),
            self.tr("Expected: %1").replace("%1", self.fields.name.text().strip()),
        )


class RefuseDialog(DeskDialog):
    """Why somebody is not let in."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visit = visit
        name = visit.name_zh or visit.name_latin
        self.setWindowTitle(self.tr("Turn %1 away").replace("%1", name))
        self.verb.setText(self.tr("Turn away"))
        self.reason = QLineEdit()
        self.reason_field = FormField(self.reason, lambda: self.tr("Reason"))
        self.body.addWidget(self.reason_field)
        self.fields_by_name = {"reason": self.reason_field}
        self.reason.setFocus()

    def save(self) -> None:
        """Keeps the refusal with its reason."""
        visit, reason = self._visit, self.reason.text()
        by, visitors = self.desk.actor(), self.desk.services.visitors
        self.run(
            lambda token: visitors.refuse(by=by, visit_id=visit.id, reason=reason, token=token),
            self.tr("%1 was turned away").replace("%1", visit.name_zh or visit.name_latin),
        )


class TimesDialog(DeskDialog):
    """When somebody came and left, set right with a reason; the journal keeps both."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visit = visit
        name = visit.name_zh or visit.name_latin
        self.setWindowTitle(self.tr("Times of %1").replace("%1", name))
        self.verb.setText(self.tr("Correct"))
        self.arrived = MomentBox(desk, visit.arrived_at or desk.clock.now())
        self.has_left = QCheckBox(self.tr("Has left"))
        self.has_left.setChecked(visit.left_at is not None)
        self.left = MomentBox(desk, visit.left_at or desk.clock.now())
        self.reason = QLineEdit()
        self.in_field = FormField(self.arrived, lambda: self.tr("In"))
        self.body.addWidget(self.in_field)
        self.body.addWidget(self.has_left)
        self.out_field = FormField(self.left, lambda: self.tr("Out"))
        self.out_field.setEnabled(self.has_left.isChecked())
        self.body.addWidget(self.out_field)
        self.reason_field = FormField(self.reason, lambda: self.tr("Reason"))
        self.body.addWidget(self.reason_field)
        self.fields_by_name = {
            "arrived_at": self.in_field,
            "left_at": self.out_field,
            "end": self.out_field,
            "reason": self.reason_field,
        }
        self.has_left.toggled.connect(self.out_field.setEnabled)
        self.arrived.setFocus()

    def save(self) -> None:
        """Writes the corrected times."""
        visit, by, visitors = self._visit, self.desk.actor(), self.desk.services.visitors
        arrived, left = self.arrived.instant(), self.left.instant() if self.has_left.isChecked() else None
        reason = self.reason.text()
        self.run(
            lambda token: visitors.correct_times(
                by=by,
                visit_id=visit.id,
                version=visit.version,
                arrived_at=arrived,
                left_at=left,
                reason=reason,
                token=token,
            ),
            self.tr("Times of %1 corrected").replace("%1", visit.name_zh or visit.name_latin),
        )


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
