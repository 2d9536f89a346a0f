"""Reports by question: one sentence with the answer, one chart, its figures, and the month's workbook."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout

from jib_desk.services.changes import Changes
from jib_desk.views.item_models.figures import FigureModel
from jib_desk.views.page import Page
from jib_desk.views.reports.answers import Answer, Answers
from jib_desk.views.reports.changed import WhatChanged
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.charts import BarChart
from jib_desk.views.widgets.inputs import Choice, DateBox
from jib_desk.views.widgets.tables import Table

if TYPE_CHECKING:
    from jib_desk.services.rows.reports import OccupancyReport
    from jib_desk.views.context import DeskContext

_MONTHS = 24
_CHANGED = "changed"  # the one question about two days; the others are about a month


class ReportsPage(Page):
    """What a manager asks at the end of a month."""

    page_id = "reports"

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self._answers = Answers(desk, self)
        self._changed = WhatChanged(desk, self)
        self._report: OccupancyReport | None = None
        self._asked = "full"
        self.set_title(lambda: self.tr("Reports"))
        self.month = Choice()
        self.month.setMinimumWidth(Size.COLUMN_WIDE)
        self.say(self.month.setAccessibleName, lambda: self.tr("Month"))
        self.say(self._fill_months, lambda: "")
        self.month.currentIndexChanged.connect(lambda _row: self._on_month())
        self.header.addWidget(self.month)
        self._add_since()
        self.header.addStretch(1)
        self.personal = QCheckBox()
        self.say(self.personal.setText, lambda: self.tr("with personal data"))
        self.say(
            self.personal.setToolTip,
            lambda: self.tr("Names and phones of visitors; that they were taken out is kept in the journal."),
        )
        self.header.addWidget(self.personal)
        self.workbook = button("primary")
        self.say(self.workbook.setText, lambda: self.tr("Monthly workbook…"))
        self.workbook.clicked.connect(self.primary_action)
        self.header.addWidget(self.workbook)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addLayout(self._add_questions())
        row.addWidget(self._add_answer(), 1)
        self.body.addLayout(row, 1)

    def _add_since(self) -> None:
        """The earlier of the two days that *What changed?* is about."""
        self._compared = label("dim")
        self.since = DateBox()
        self.say(self._compared.setText, lambda: self.tr("compared with"))
        self.say(self.since.setAccessibleName, lambda: self.tr("Compared with"))
        self._compare_with(self.as_of.replace(day=1) - timedelta(days=1))
        self.since.dateChanged.connect(lambda _day: self.ask(self._asked))
        for widget in (self._compared, self.since):
            widget.hide()
            self.header.addWidget(widget)

    def _add_questions(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for code in self._questions():
            ask = button("question")
            ask.setCheckable(True)
            ask.setFixedWidth(Size.COLUMN_WIDE)
            ask.clicked.connect(lambda _checked=False, code=code: self.ask(code))
            self._group.addButton(ask)
            self._buttons[code] = ask
            column.addWidget(ask)
        self.say(self._say_questions, lambda: "")
        self._buttons[self._asked].setChecked(True)
        column.addStretch(1)
        return column

    def _add_answer(self) -> Card:
        card = Card(padding=Space.XL)
        card.body.setSpacing(Space.L)
        self.sentence = label("title", wrap=True)
        self.chart = BarChart(self.desk.theme)
        self.model = FigureModel(self)
        self.table = Table(
            self.model,
            "figures",
            FigureModel.WHY,
            {FigureModel.NAME: Size.COLUMN_NAME, FigureModel.VALUE: Size.COLUMN_WIDE},
        )
        self.say(self.table.setAccessibleName, lambda: self.tr("Figures"))
        for widget in (self.sentence, self.chart):
            card.body.addWidget(widget)
        card.body.addWidget(self.table, 1)
        return card

    # --- words ---------------------------------------------------------------------------

    def _questions(self) -> dict[str, str]:
        asked = {code: question for code, question, _answer in self._answers.questions()}
        return asked | {_CHANGED: self.tr("What changed?")}

    def _say_questions(self, _text: str = "") -> None:
        for code, question in self._questions().items():
            self._buttons[code].setText(question)

    def _fill_months(self, _text: str = "") -> None:
        kept = self.month.currentData()
        self.month.blockSignals(True)
        self.month.clear()
        month = self.desk.today().replace(day=1)
        for _step in range(_MONTHS):
            self.month.addItem(self._month_text(month), month.isoformat())
            month = (month - timedelta(days=1)).replace(day=1)
        self.month.choose(kept)
        self.month.blockSignals(False)

    def _month_text(self, month: date) -> str:
        if self.desk.lang == "zh_CN":
            return f"{month.year}年{month.month}月"
        return f"{self.desk.locale.standaloneMonthName(month.month)} {month.year}"

    @property
    def as_of(self) -> date:
        """The last day of the chosen month, or today while it runs."""
        first = date.fromisoformat(str(self.month.currentData()))
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return min(last, self.desk.today())

    # --- what it shows -------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        self._read()

    def _on_month(self) -> None:
        self._compare_with(self.as_of.replace(day=1) - timedelta(days=1))
        self._read()

    def _compare_with(self, day: date) -> None:
        """Another earlier day; never a later one than the day of the report."""
        self.since.blockSignals(True)
        self.since.setMaximumDate(QDate(self.as_of.year, self.as_of.month, self.as_of.day))
        self.since.setDate(QDate(day.year, day.month, day.day))
        self.since.blockSignals(False)

    def _read(self) -> None:
        self._report = self.desk.services.reports.occupancy(self.as_of)
        self.ask(self._asked)

    def ask(self, code: str) -> None:
        """Answers one of the questions."""
        self._asked = code
        self._buttons[code].setChecked(True)
        for widget in (self._compared, self.since):
            widget.setVisible(code == _CHANGED)
        if self._report is None:
            return
        answer = self._answer(code, self._report)
        self.sentence.setText(answer.sentence)
        self.chart.show_bars(answer.bars)
        heads = (
            (self.tr("Movement"), self.tr("Change"), self.tr("Why"))
            if code == _CHANGED
            else (self.tr("Figure"), self.tr("Value"), self.tr("Why"))
        )
        self.model.set_rows(answer.figures, heads)

    def _answer(self, code: str, report: OccupancyReport) -> Answer:
        if code == _CHANGED:
            day = self.since.date()
            since = date(day.year(), day.month(), day.day())
            return self._changed.answer(self.desk.services.reports.changes(since, report.as_of))
        return next(answer for known, _question, answer in self._answers.questions() if known == code)(report)

    # --- the workbook --------------------------------------------------------------------

    def primary_action(self) -> None:
        """Asks where to, then writes the month's workbook beside the work."""
        name = self.tr("occupancy {month}.xlsx").format(month=f"{self.as_of:%Y-%m}")
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Monthly workbook"), str(Path.home() / name), self.tr("Excel workbooks (*.xlsx)")
        )
        if path:
            self.export(Path(path))

    def export(self, path: Path) -> None:
        """Writes the workbook of the chosen month to a file."""
        as_of, personal, desk = self.as_of, self.personal.isChecked(), self.desk
        draw = self._picture(as_of)

        def done(_result: object) -> None:
            self.workbook.setEnabled(True)
            desk.toast(self.tr("Written: {file}").format(file=path.name))

        def failed(error: object) -> None:
            self.workbook.setEnabled(True)
            desk.error_raised.emit(error)

        self.workbook.setEnabled(False)
        desk.run_long(
            self.tr("Writing the workbook"),
            lambda _job: desk.services.exports.occupancy(
                by=desk.actor(), path=path, as_of=as_of, personal_data=personal, plan_picture=draw()
            ),
            done,
            failed,
        )

    def _picture(self, as_of: date) -> Callable[[], bytes]:
        """How the plan of the day becomes a picture: in whatever thread that is asked for."""
        from jib_desk.views.floor_plan.paper.picture import plan_png

        plan, lang = self.desk.services.plans.plan(as_of), self.desk.lang
        return lambda: plan_png(plan, lang)
