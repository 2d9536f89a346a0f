"""Questions about visits that are to come: when instead, and whether the rest of an invitation is called off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QLineEdit, QWidget

from jib_desk.rules.words import VisitState
from jib_desk.views.moments import wall_instant
from jib_desk.views.visitors.desk_dialog import DeskDialog, beside
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import DateBox, TimeBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext


class MoveDialog(DeskDialog):
    """Another day and time for the visits that are selected; a pass for another day is void then."""

    def __init__(self, desk: DeskContext, visits: Sequence[VisitRow], parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visits = tuple(visits)
        count = len(self._visits)
        first = self._visits[0]
        whom = (first.name_zh or first.name_latin) if count == 1 else self.tr("%1 visits").replace("%1", str(count))
        self.setWindowTitle(self.tr("Move %1").replace("%1", whom))
        self.verb.setText(self.tr("Move"))
        at = desk.local(first.expected_at or desk.clock.now())
        self.day, self.at = DateBox(), TimeBox()
        self.day.setLocale(desk.locale)
        self.day.set_day(QDate(at.year, at.month, at.day))
        self.at.setTime(QTime(at.hour, at.minute))
        self.day_field = FormField(self.day, lambda: self.tr("Day"))
        self.body.addLayout(beside(self.day_field, FormField(self.at, lambda: self.tr("Time"))))
        note = label("dim", wrap=True)
        note.setText(self.tr("On another day a pass that was made is void: please make a new one then."))
        self.body.addWidget(note)
        self.fields_by_name = {"expected_at": self.day_field}
        self.day.setFocus()

    def save(self) -> None:
        """Moves them all, or none."""
        wall = self.moment(lambda: wall_instant(self.desk, self.day.date(), self.at.time()), self.day_field)
        if wall is None:
            return
        versions = {visit.id: visit.version for visit in self._visits}
        by, invitations = self.desk.actor(), self.desk.services.invitations
        self.run(
            lambda token: invitations.move(by=by, versions=versions, expected_at=wall, token=token),
            self.tr("Moved to %1").replace("%1", f"{self.desk.local(wall):%Y-%m-%d %H:%M}"),
        )


class CallOffAllDialog(DeskDialog):
    """What is still to come of an invitation will not be."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self.setWindowTitle(self.tr("Call off the invitation"))
        invitation = desk.read(lambda: desk.services.invitations.invitation(visit.invitation_id or 0))
        self._keys = [row.id for row in invitation.visits if row.state is VisitState.EXPECTED]
        told = label("", wrap=True)
        one, more = self.tr("1 visit is to come."), self.tr("%1 visits are to come.")
        told.setText(one if len(self._keys) == 1 else more.replace("%1", str(len(self._keys))))
        self.reason = QLineEdit()
        self.body.addWidget(told)
        self.reason_field = FormField(self.reason, lambda: self.tr("Reason"))
        self.body.addWidget(self.reason_field)
        self.fields_by_name = {"reason": self.reason_field}
        self.verb.setText(self.tr("Call off"))
        self.cancel.setText(self.tr("Not yet"))
        self.reason.setFocus()

    def save(self) -> None:
        """Calls all of them off."""
        by, keys, reason = self.desk.actor(), self._keys, self.reason.text()
        invitations = self.desk.services.invitations
        self.run(
            lambda token: invitations.call_off(by=by, visit_ids=keys, reason=reason, token=token),
            self.tr("Visits called off: %1").replace("%1", str(len(keys))),
        )
