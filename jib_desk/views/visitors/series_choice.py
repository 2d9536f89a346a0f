"""How often somebody comes: on which days of the week, until when, and every date of it before it is saved."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules import workdays
from jib_desk.rules.recurrence import Frequency, Rule
from jib_desk.services.errors import DeskError
from jib_desk.views.item_models.agenda import AgendaLine
from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.desk_dialog import beside
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice, DateBox, NumberBox
from jib_desk.views.widgets.line_list import LineList
from jib_desk.views.widgets.weekday_chips import WeekdayChips

if TYPE_CHECKING:
    from jib_desk.services.rows.series import DateRow, SeriesRow
    from jib_desk.views.context import DeskContext

_FIRST_MONTHS = 1  # how far a series is proposed to go
_FIRST_TIMES = 10
_MOST_TIMES = 366
_WORKDAYS = "workdays"  # as the centre's calendar has them: a Saturday that makes up for a holiday is one
_FORTNIGHT = "fortnight"
_WEEKLY = {Frequency.WEEKLY.value: 1, _FORTNIGHT: 2}
_UNTIL, _TIMES = "until", "times"
_LINES = 6  # dates in view at least, where there are as many; the others are scrolled to


class SeriesChoice(QWidget):
    """Once, and nothing to be seen, unless `repeats_field` says otherwise, which the form around it has in its place.

    The days of the week are the first date's until somebody ticks others.
    """

    changed = Signal()

    def __init__(self, desk: DeskContext, first: date, at: time) -> None:
        super().__init__()
        self._desk = desk
        self._first, self._at = first, at
        self._is_picked = False  # a person has said on which days
        self.repeats, self.ends = Choice(), Choice()
        for code, text in self._ways():
            self.repeats.addItem(text, code)
        self.ends.addItem(self.tr("on a day"), _UNTIL)
        self.ends.addItem(self.tr("after a number of times"), _TIMES)
        self.chips = WeekdayChips(desk.locale)
        self.until = DateBox()
        self.until.setLocale(desk.locale)
        self.until.set_day(QDate(first.year, first.month, first.day).addMonths(_FIRST_MONTHS))
        self.times = NumberBox(1, _MOST_TIMES)
        self.times.setValue(_FIRST_TIMES)
        self.skips = QCheckBox(self.tr("Leave out days off and closures"))
        self.skips.setChecked(True)
        self.told = label("dim", wrap=True)
        self.list = LineList(desk.theme)
        self.list.setAccessibleName(self.tr("The dates"))
        self._lay_out()
        self._wire()
        self._show()

    def _lay_out(self) -> None:
        self.repeats_field = FormField(self.repeats, lambda: self.tr("How often"))
        self.ends_field = FormField(self.ends, lambda: self.tr("Ends"))
        self.days_field = FormField(self.chips, lambda: self.tr("Days of the week"))
        self.until_field = FormField(self.until, lambda: self.tr("Last day"))
        self.times_field = FormField(self.times, lambda: self.tr("How many times"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        box.addWidget(self.days_field)
        box.addLayout(beside(self.ends_field, self.until_field, self.times_field))
        box.addWidget(self.skips)
        box.addWidget(self.told)
        box.addWidget(self.list, 1)
        box.addStretch()
        self.list.keep_in_view(_LINES)

    def _wire(self) -> None:
        self.repeats.currentIndexChanged.connect(self._show)
        self.ends.currentIndexChanged.connect(self._show)
        self.until.dateChanged.connect(self._show)
        self.times.valueChanged.connect(self._show)
        self.skips.toggled.connect(self._show)
        self.chips.changed.connect(self._pick)

    def _ways(self) -> tuple[tuple[str, str], ...]:
        return (
            ("", self.tr("Once")),
            (Frequency.DAILY.value, self.tr("Every day")),
            (_WORKDAYS, self.tr("Every workday")),
            (Frequency.WEEKLY.value, self.tr("Every week")),
            (_FORTNIGHT, self.tr("Every two weeks")),
            (Frequency.MONTHLY_BY_DATE.value, self.tr("Every month on this date")),
            (Frequency.MONTHLY_BY_WEEKDAY.value, self.tr("Every month on this weekday")),
        )

    # --- what is chosen ------------------------------------------------------------------------

    @property
    def rule(self) -> Rule | None:
        """How often; None for once."""
        chosen = str(self.repeats.currentData() or "")
        if not chosen:
            return None
        is_counted = self.ends.currentData() == _TIMES
        count, until = (self.times.value(), None) if is_counted else (None, _day(self.until.date()))
        skips = chosen == _WORKDAYS or self.skips.isChecked()
        if chosen in _WEEKLY:
            days = self.chips.days
            return Rule(Frequency.WEEKLY, _WEEKLY[chosen], days, count=count, until=until, skips_days_off=skips)
        way = Frequency.DAILY if chosen == _WORKDAYS else Frequency(chosen)
        return Rule(way, count=count, until=until, skips_days_off=skips)

    @property
    def fields_by_name(self) -> dict[str, FormField]:
        """Where a refusal is shown that is about the series."""
        end = self.times_field if self.ends.currentData() == _TIMES else self.until_field
        return {"end": end, "rule": end}

    def begin(self, first: date, at: time) -> None:
        """The first date and the time of day, as the form around it has them."""
        self._first, self._at = first, at
        self._show()

    def is_said(self) -> bool:
        """Whether the days of a weekly series are said; else it is said at their field."""
        is_lacking = self.repeats.currentData() in _WEEKLY and not self.chips.days
        self.days_field.set_error((lambda: self.tr("Choose at least one day of the week.")) if is_lacking else None)
        if is_lacking:
            self.chips.setFocus()
        return not is_lacking

    # --- what is shown -----------------------------------------------------------------------

    def _pick(self) -> None:
        self._is_picked = True
        self.is_said()
        self._show()

    def _show(self) -> None:
        """The fields that this way of coming again asks for, and its dates."""
        if not self._is_picked:
            self.chips.choose([self._first.weekday()])
        rule, chosen = self.rule, self.repeats.currentData()
        is_counted = self.ends.currentData() == _TIMES
        self.setVisible(rule is not None)
        self.days_field.setVisible(chosen in _WEEKLY)
        self.until_field.setVisible(not is_counted)
        self.times_field.setVisible(is_counted)
        self.skips.setVisible(chosen != _WORKDAYS)
        if rule is not None:
            self._show_dates(rule)
        self.changed.emit()

    def _show_dates(self, rule: Rule) -> None:
        invitations, first, at = self._desk.services.invitations, self._first, self._at
        try:
            series = self._desk.read(lambda: invitations.series(rule, first, at)) if self._has_days() else None
        except DeskError as error:
            self.told.setText(phrases.sentence(error, self._desk.lang, self._desk.zone))
            self._show_lines(())
            return
        if series is None:
            self.told.setText(self.tr("No dates yet."))
            self._show_lines(())
            return
        self.told.setText(self._summary(series))
        self._show_lines(series.dates)

    def _has_days(self) -> bool:
        return self.repeats.currentData() not in _WEEKLY or bool(self.chips.days)

    def _summary(self, series: SeriesRow) -> str:
        days, left_out = series.days, len(series.dates) - len(series.days)
        text = self.tr("%n date(s), the last on %1", "", len(days)).replace("%1", self._desk.day_text(days[-1]))
        besides = self.tr("%1 left out").replace("%1", str(left_out))
        return f"{text} · {besides}" if left_out else text

    def _show_lines(self, rows: tuple[DateRow, ...]) -> None:
        self.list.show_lines([self._line(row) for row in rows])
        self.list.setMaximumHeight(Size.ROW * len(rows))

    def _line(self, row: DateRow) -> AgendaLine:
        locale = self._desk.locale
        weekday = locale.standaloneDayName(row.day.isoweekday(), locale.FormatType.ShortFormat)
        form = "brief" if row.day.year == self._first.year else "day"
        when = f"{weekday} {self._desk.day_text(row.day, form)}"
        if row.is_open:
            return AgendaLine(None, "", "", when)
        is_closed = row.closed is not None
        state = self.tr("Closed") if is_closed else self.tr("Day off")
        if row.is_left_out:
            state = self.tr("Left out")
        why = (row.closed if is_closed else workdays.holiday(row.day, self._desk.lang)) or ""
        why = why or (self.tr("Closed") if is_closed else self.tr("Day off"))
        detail = state if why == state else f"{state} · {why}"
        return AgendaLine(None, "", "", when, detail, "past" if row.is_left_out else "plain")


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())
