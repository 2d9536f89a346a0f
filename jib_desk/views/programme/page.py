"""The programme: its window as one line, and each target with what has been reached and what that means."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from jib_desk.rules.words import Target, word
from jib_desk.services.changes import Changes
from jib_desk.views.page import Page
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.charts import Bar, ProgressLine

if TYPE_CHECKING:
    from jib_desk.services.rows.reports import Fraction, OccupancyReport
    from jib_desk.views.context import DeskContext


class TargetCard(Card):
    """One target: the figure first, then the bar with its pace mark, then what it means in words."""

    def __init__(self, desk: DeskContext, target: str) -> None:
        super().__init__()
        self._desk = desk
        self._target = target
        self._name = label("field", wrap=True)
        self._figure = label("number")
        self._line = ProgressLine(desk.theme)
        self._pace = label("", wrap=True)
        self._before = label("caption", wrap=True)
        for widget in (self._name, self._figure, self._line, self._pace, self._before):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def show_figure(self, actual: int, target: int, elapsed: Fraction, before: int) -> None:
        """Shows what has been reached of the target, `before` of it from before the program."""
        desk = self._desk
        number = desk.locale.toString
        self._name.setText(word("target", self._target).said(desk.lang))
        share = desk.percent(actual, target)
        self._figure.setText(
            self.tr("{actual} of {target} = {share}").format(actual=number(actual), target=number(target), share=share)
        )
        passed = elapsed[0] / elapsed[1] if elapsed[1] else 0.0
        self._line.show_bar(Bar(self._name.text(), actual, target, self._figure.text(), passed))
        self._pace.setText(self._in_words(actual, target, passed))
        self._before.setText(
            self.tr("{number} of these are an opening balance, from before this program.").format(number=number(before))
            if before
            else ""
        )
        self._before.setVisible(bool(before))

    def _in_words(self, actual: int, target: int, passed: float) -> str:
        if actual >= target:
            return self.tr("Reached.")
        if passed >= 1:
            return self.tr("The window is over; {missing} are missing.").format(missing=target - actual)
        if passed <= 0:
            return self.tr("The window has not begun.")
        forecast = round(actual / passed)
        said = self._desk.locale.toString(forecast)
        if forecast >= target:
            return self.tr("At this pace {forecast} by the end: on target.").format(forecast=said)
        return self.tr("At this pace {forecast} by the end: behind by {missing}.").format(
            forecast=said, missing=self._desk.locale.toString(target - forecast)
        )


class ProgrammePage(Page):
    """Targets now; matching, experts and credits take their places here as they are recorded."""

    page_id = "programme"

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.set_title(lambda: self.tr("Programme"))
        self._window = label("dim")
        self.header.addWidget(self._window)
        self.header.addStretch(1)
        self.targets = button()
        self.say(self.targets.setText, lambda: self.tr("Change the targets"))
        self.targets.clicked.connect(lambda: desk.go_to("settings"))
        self.header.addWidget(self.targets)
        self._time = ProgressLine(desk.theme)
        self.body.addWidget(self._time)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        self.cards = {target.value: TargetCard(desk, target.value) for target in Target}
        for place, card in enumerate(self.cards.values()):
            card.setMinimumHeight(Size.TARGET)
            grid.addWidget(card, place // 3, place % 3)
        for number in range(3):
            grid.setColumnStretch(number, 1)
        column.addLayout(grid)
        grid.addWidget(self._coming(), len(self.cards) // 3, len(self.cards) % 3)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.body.addWidget(area, 1)

    def _coming(self) -> Card:
        card = Card()
        heading, text = label("strong", wrap=True), label("dim", wrap=True)
        self.say(heading.setText, lambda: self.tr("Recorded here next"))
        self.say(
            text.setText,
            lambda: self.tr(
                "Matching, experts, cloud credits, and the counting list behind each target. Targets count residents, "
                "the services on the cards of companies, events and the opening balances."
            ),
        )
        card.body.addWidget(heading)
        card.body.addWidget(text, 1, Qt.AlignmentFlag.AlignTop)
        return card

    def refresh(self, changes: Changes | None) -> None:
        desk = self.desk
        report: OccupancyReport = desk.services.reports.occupancy(desk.today())
        centre = desk.centre()
        before: dict[str, int] = {}
        for balance in desk.services.settings.opening_balances():
            before[balance.figure] = before.get(balance.figure, 0) + balance.amount
        for target, card in self.cards.items():
            actual, goal = report.pace.get(target, (0, 0))
            card.setVisible(goal > 0)
            if goal:
                card.show_figure(actual, goal, report.elapsed_days, before.get(target, 0))
        done, total = report.elapsed_days
        self._window.setText(self._said_window(centre.window_start, centre.window_end, done, total))
        self._time.show_bar(Bar(self.tr("Time passed"), done, total, self._window.text()))

    def _said_window(self, start: date, end: date, done: int, total: int) -> str:
        return self.tr("{start} – {end} · day {done} of {total} = {share}").format(
            start=self.desk.day_text(start),
            end=self.desk.day_text(end),
            done=done,
            total=total,
            share=self.desk.percent(done, total),
        )

    def primary_action(self) -> None:
        """Targets are set on the settings page."""
        self.desk.go_to("settings")
