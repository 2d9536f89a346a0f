"""Somebody will come, once or on several dates: the form for one visitor, and the way to a list of many."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QTimer
from PySide6.QtWidgets import QCheckBox

from jib_desk import phrases
from jib_desk.rules.recurrence import Frequency, Rule
from jib_desk.services.errors import DeskError
from jib_desk.views.theme import Space
from jib_desk.views.visitors.desk_dialog import beside
from jib_desk.views.visitors.dialogs import ExpectDialog
from jib_desk.views.widgets.basics import button, label
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice, DateBox

if TYPE_CHECKING:
    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.invitations import InvitationRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.visitors.page import VisitorsPage

_FIRST_MONTHS = 1  # how far a series is proposed to go
_WORKDAYS = "workdays"  # as the centre's calendar has them: a Saturday that makes up for a holiday is one


class InviteDialog(ExpectDialog):
    """As `ExpectDialog`, and how often; each date becomes a visit of its own."""

    def __init__(self, desk: DeskContext, day: QDate, page: VisitorsPage) -> None:
        super().__init__(desk, day, page)
        self.repeats = Choice()
        for frequency, text in self._ways():
            self.repeats.addItem(text, frequency)
        self.until = DateBox()
        self.until.setLocale(desk.locale)
        self.until.set_day(day.addMonths(_FIRST_MONTHS))
        self.until_field = FormField(self.until, lambda: self.tr("Last day"))
        self.skips = QCheckBox(self.tr("Leave out days off"))
        self.skips.setChecked(True)
        self.told = label("dim", wrap=True)
        self.paste = button("link", self.tr("Several people? Paste a list…"))
        self.body.insertLayout(3, beside(FormField(self.repeats, lambda: self.tr("How often")), self.until_field))
        self.body.insertWidget(4, self.skips)
        self.body.insertWidget(5, self.told)
        self.body.insertWidget(6, self.paste)
        self.body.setSpacing(Space.S)
        self.fields_by_name |= {"end": self.until_field, "rule": self.until_field}
        self.repeats.currentIndexChanged.connect(self._changed)
        for box in (self.day, self.until):
            box.dateChanged.connect(self._changed)
        self.skips.toggled.connect(self._changed)
        self.paste.clicked.connect(partial(self._go_to_list, page))
        self._changed()

    def _ways(self) -> tuple[tuple[str, str], ...]:
        return (
            ("", self.tr("Once")),
            (Frequency.DAILY.value, self.tr("Every day")),
            (_WORKDAYS, self.tr("Every workday")),
            (Frequency.WEEKLY.value, self.tr("Every week")),
            (Frequency.MONTHLY_BY_DATE.value, self.tr("Every month on this date")),
            (Frequency.MONTHLY_BY_WEEKDAY.value, self.tr("Every month on this weekday")),
        )

    @property
    def rule(self) -> Rule | None:
        """How often; None for once."""
        chosen = str(self.repeats.currentData() or "")
        if not chosen:
            return None
        until = _day(self.until.date())
        if chosen == _WORKDAYS:
            return Rule(Frequency.DAILY, until=until, skips_days_off=True)
        return Rule(Frequency(chosen), until=until, skips_days_off=self.skips.isChecked())

    def _changed(self) -> None:
        """Says how many dates it will be, before anything is saved."""
        rule = self.rule
        for widget in (self.until_field, self.told):
            widget.setVisible(rule is not None)
        self.skips.setVisible(rule is not None and self.repeats.currentData() != _WORKDAYS)
        if rule is None:
            return
        try:
            days = self.desk.read(lambda: self.desk.services.invitations.dates(rule, _day(self.day.date())))
        except DeskError as error:
            self.told.setText(phrases.sentence(error, self.desk.lang, self.desk.zone))
            return
        text = self.tr("%n date(s), the last on %1", "", len(days))
        self.told.setText(text.replace("%1", self.desk.day_text(days[-1])))

    def save(self) -> None:
        """Adds the visit, or one for each date."""
        rule = self.rule
        if rule is None:
            super().save()
            return
        draft = self._draft()
        if draft is None or not self.verb.isEnabled():
            return
        wall = self.at.time()
        first, at = _day(self.day.date()), time(wall.hour(), wall.minute())
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
