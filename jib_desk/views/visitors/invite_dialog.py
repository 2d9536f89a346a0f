"""Somebody will come, once or on several dates: the form for one visitor, and the way to a list of many."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.dialogs import ExpectDialog
from jib_desk.views.visitors.series_choice import SeriesChoice
from jib_desk.views.widgets.basics import button

if TYPE_CHECKING:
    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.invitations import InvitationRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.visitors.page import VisitorsPage


_SIDE = Size.FORM - 2 * Space.XL  # as wide as the form beside it


class InviteDialog(ExpectDialog):
    """As `ExpectDialog`, and how often; each date becomes a visit of its own."""

    def __init__(self, desk: DeskContext, day: QDate, page: VisitorsPage) -> None:
        super().__init__(desk, day, page)
        self.series = SeriesChoice(desk, _day(day), self._time())
        self.paste = button("link", self.tr("Several people? Paste a list…"))
        self.body.insertWidget(3, self.series.repeats_field)
        self.body.insertWidget(4, self.paste)
        self.body.setSpacing(Space.S)
        self._put_beside(self.series)
        self.day.dateChanged.connect(self._begin_series)
        self.at.timeChanged.connect(self._begin_series)
        self.series.changed.connect(self._take_fields)
        self.paste.clicked.connect(partial(self._go_to_list, page))
        self._take_fields()

    def _put_beside(self, panel: QWidget) -> None:
        """The dates stand beside the form: below it a small screen would not hold them."""
        box = self.layout()
        assert isinstance(box, QVBoxLayout)
        box.removeItem(self.body)
        self.body.setParent(None)
        self.body.addStretch()
        halves = QHBoxLayout()
        halves.setSpacing(Space.XL)
        halves.addLayout(self.body, 1)
        halves.addWidget(panel, 1)
        for side in (self.fields, panel):
            side.setMinimumWidth(_SIDE)
        box.insertLayout(0, halves, 1)

    def _begin_series(self) -> None:
        self.series.begin(_day(self.day.date()), self._time())

    def _take_fields(self) -> None:
        self.fields_by_name |= self.series.fields_by_name
        if self.series.isHidden():
            self.resize(self.minimumWidth(), self.height())

    def _time(self) -> time:
        wall = self.at.time()
        return time(wall.hour(), wall.minute())

    def save(self) -> None:
        """Adds the visit, or one for each date."""
        rule = self.series.rule
        if rule is None:
            super().save()
            return
        draft = self._draft() if self.series.is_said() else None
        if draft is None or not self.verb.isEnabled():
            return
        first, at = _day(self.day.date()), self._time()
        by, invitations = self.desk.actor(), self.desk.services.invitations
        about = draft.arguments() | self.watch.arguments()

        def work(token: str) -> Outcome[InvitationRow]:
            return invitations.recurring(by=by, rule=rule, first=first, at=at, token=token, **about)

        # The words now: by the time they are said the dialog may be gone.
        all_new = self.tr("Expected on several dates: %1")
        some_new = self.tr("Expected on several dates: %1 (%2 new, %3 already before)")

        def said(outcome: Outcome[InvitationRow]) -> str:
            row = outcome.row
            text = (
                some_new.replace("%2", str(len(row.visits))).replace("%3", str(row.already)) if row.already else all_new
            )
            return text.replace("%1", row.visits[0].name_zh or row.visits[0].name_latin)

        self.run(work, said)

    def _go_to_list(self, page: VisitorsPage) -> None:
        from jib_desk.views.visitors.delegation_view import open_delegation

        self.reject()
        QTimer.singleShot(0, page, partial(open_delegation, page))


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())


def open_invitation(page: VisitorsPage, day: date) -> None:
    """Asks who will come, when, and how often."""
    page.open_dialog(InviteDialog(page.desk, QDate(day.year, day.month, day.day), page))
