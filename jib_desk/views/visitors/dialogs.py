"""The few questions of the visitors' page that a form beside the list cannot ask.

All open beside the event loop (`open`, never `exec`), keep what was typed when saving fails, and close by Esc.
"""

from datetime import datetime

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from jib_desk.services.errors import AlreadyInside, DeskError
from jib_desk.services.rows.visitors import PlannedMatch, VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.moments import MomentBox, wall_instant
from jib_desk.views.page import Page
from jib_desk.views.visitors.desk_dialog import DeskDialog, beside
from jib_desk.views.visitors.meeting_hint import MeetingHint
from jib_desk.views.visitors.pass_offer import asks_about_pass
from jib_desk.views.visitors.planned_notice import PlannedNotice
from jib_desk.views.visitors.visit_draft import Draft
from jib_desk.views.visitors.visit_fields import VisitFields, fields_by_name
from jib_desk.views.visitors.watch_check import WatchCheck
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import DateBox, TimeBox


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
        self.day_field = FormField(self.day, lambda: self.tr("Day"))
        self.body.addLayout(beside(self.day_field, FormField(self.at, lambda: self.tr("Time"))))
        self.fields_by_name = {**fields_by_name(self.fields), "expected_at": self.day_field, "first": self.day_field}
        self.meeting = MeetingHint(desk, lambda: self.fields.held().host, self.day, self.at)
        self.body.addWidget(self.meeting)
        self.fields.settled.connect(self.meeting.look)
        self.watch = WatchCheck(desk, is_invited=True)
        self.body.addWidget(self.watch)
        self.fields.settled.connect(lambda: self.watch.look(self.fields.held()))
        self.planned = PlannedNotice(desk, is_invited=True)
        self.planned.chosen.connect(self._choose_planned)
        self._asked: frozenset[int] = frozenset()
        self._told: frozenset[int] = frozenset()  # visits of that day beside which another one is wanted
        self.body.addWidget(self.planned)
        self.watch.settled.connect(self.save)
        self.watch.finished.connect(self.reject)
        self.fields.submitted.connect(self.save)
        self.fields.name.setFocus()

    def _draft(self) -> Draft | None:
        draft = None if asks_about_pass(self.desk, self.fields) else self.fields.draft()
        return draft if draft is not None and self.watch.may_save(draft) else None

    def _refused(self, error: DeskError) -> None:
        if self.watch.takes(error):
            self.verb.setEnabled(True)
        else:
            super()._refused(error)
            for field in (field for field in self.fields_by_name.values() if field.is_wrong):
                self.fields.unfold(field)

    def save(self) -> None:
        """Adds the visit. Raises nothing: what is missing is said at its field."""
        draft = self._draft()
        if draft is None or not self.verb.isEnabled():
            return
        wall = self.moment(lambda: wall_instant(self.desk, self.day.date(), self.at.time()), self.day_field)
        if wall is None:
            return
        if self._asks_about(draft, wall):
            return
        by, invitations = self.desk.actor(), self.desk.services.invitations
        said = draft.arguments() | self.watch.arguments()
        self.run(
            lambda token: invitations.expect(by=by, expected_at=wall, token=token, **said),
            self.tr("Expected: %1").replace("%1", self.fields.name.text().strip()),
        )

    def _asks_about(self, draft: Draft, wall: datetime) -> bool:
        """Whether somebody is planned for that day already, and whether it is this visit has not been said."""
        names = ("visitor_id", "name_zh", "name_latin", "organisation", "phone")
        who = {name: value for name, value in draft.arguments().items() if name in names}
        invitations = self.desk.services.invitations
        found = self.desk.read(lambda: invitations.already(expected_at=wall, **who))
        if self._told.issuperset(match.visit.id for match in found):
            return False
        self._asked = frozenset(match.visit.id for match in found)
        self.planned.ask(found)
        return True

    def _choose_planned(self, match: PlannedMatch | None) -> None:
        """Another visit is added beside those of the day; or the one that is there is enough, and is shown."""
        if match is None:
            self._told |= self._asked
            self.save()
            return
        page = self.parentWidget()
        self.reject()
        if isinstance(page, Page):
            page.show_record("visit", match.visit.id)


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

    def _refused(self, error: DeskError) -> None:
        super()._refused(error)
        if isinstance(error, AlreadyInside):  # it is open no more than once: what was unticked says so
            self.error.hide()
            said = self.error.text()
            self.out_field.set_error(lambda: said)
            self.has_left.setFocus()

    def save(self) -> None:
        """Writes the corrected times."""
        visit, by, visitors = self._visit, self.desk.actor(), self.desk.services.visitors
        has_left = self.has_left.isChecked()
        arrived = self.moment(self.arrived.instant, self.in_field)
        left = self.moment(self.left.instant, self.out_field) if has_left else None
        if arrived is None or (has_left and left is None):
            return
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
