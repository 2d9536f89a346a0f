"""Programme: the window as one line, and a card for each target with its pace and what came before the program."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from jib_desk.rules.words import Target, word
from jib_desk.services.changes import Changes
from jib_desk.services.rows.reports import Fraction
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.page import Page
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, label, row_of
from jib_desk.views.widgets.meter import Meter

COLUMNS = 3


class TargetCard(Card):
    """One target: actual of target, a bar with the pace mark, and the same in words."""

    def __init__(self, desk: DeskContext, target: Target) -> None:
        super().__init__()
        self._desk = desk
        self._target = target
        self.name = label("field", wrap=True)
        self.figure = label("number")
        self.of = label("dim")
        self.meter = Meter(desk.theme)
        self.words = label("", wrap=True)
        self.balance = label("caption", wrap=True)
        self.body.addWidget(self.name)
        self.body.addLayout(row_of(self.figure, self.of))
        for widget in (self.meter, self.words, self.balance):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        Texts(self).bind(self.name.setText, lambda: word("target", target).said(desk.lang))

    def show_target(self, fraction: Fraction, elapsed: float, before: int) -> None:
        """Show how far it is; `elapsed` is the share of the window gone, `before` the opening balance."""
        actual, goal = fraction
        share = actual / goal if goal else 1.0
        self.figure.setText(f"{actual:,}")
        self.of.setText(self.tr("of {goal} = {share}").format(goal=f"{goal:,}", share=f"{share:.1%}"))
        words = self._in_words(actual, goal, share, elapsed)
        self.words.setText(words)
        self.balance.setText(
            self.tr("{before} of these from before the program").format(before=f"{before:,}") if before else ""
        )
        self.meter.show_share(share, elapsed, f"{self.name.text()}: {self.figure.text()} {self.of.text()}, {words}")

    def _in_words(self, actual: int, goal: int, share: float, elapsed: float) -> str:
        if share >= 1:
            return self.tr("Reached.")
        forecast = int(actual / elapsed) if elapsed else actual
        if share >= elapsed:
            return self.tr("On pace: at this rate {forecast} by the end.").format(forecast=f"{forecast:,}")
        lacking = round(goal * elapsed) - actual
        return self.tr("{lacking} behind the pace: at this rate {forecast} by the end.").format(
            lacking=f"{lacking:,}", forecast=f"{forecast:,}"
        )


class ProgrammePage(Page):
    """Targets of the programme's window, computed from the centre's rows and the opening balances."""

    page_id = "programme"

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.set_title(lambda: self.tr("Programme"))
        self.header.addStretch(1)
        self.to_reports = button()
        self.say(self.to_reports.setText, lambda: self.tr("Open reports"))
        self.to_reports.clicked.connect(self.primary_action)
        self.header.addWidget(self.to_reports)
        self._build_window_line()
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        self.cards: dict[Target, TargetCard] = {}
        for place, target in enumerate(Target):
            card = TargetCard(desk, target)
            self.cards[target] = card
            grid.addWidget(card, place // COLUMNS, place % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.coming = self._coming()
        self.body.addWidget(self.coming)
        self.body.addStretch(1)

    def _build_window_line(self) -> None:
        card = Card(padding=Space.M)
        self.window_text = label("strong", wrap=True)
        self.window_meter = Meter(self.desk.theme)
        card.body.addWidget(self.window_text)
        card.body.addWidget(self.window_meter)
        self.body.addWidget(card)

    def _coming(self) -> QWidget:
        """What this page will hold, said plainly."""
        card = Card()
        title, text = label("heading"), QLabel()
        text.setWordWrap(True)
        self.say(title.setText, lambda: self.tr("Not here yet"))
        self.say(
            text.setText,
            lambda: self.tr(
                "Service records, the matching board of business units, experts and cloud credits will be kept here. "
                "Until then companies supported count residents, and financial docking counts its opening balance."
            ),
        )
        card.body.addWidget(title)
        card.body.addWidget(text)
        return card

    def refresh(self, changes: Changes | None) -> None:
        """Count anew."""
        desk = self.desk
        report = desk.read(lambda: desk.services.reports.occupancy(desk.today()))
        before = self._before()
        passed, days = report.elapsed_days
        elapsed = passed / days if days else 1.0
        centre = desk.centre()
        said = self.tr("{first} – {last} · day {passed} of {days} = {share}")
        text = said.format(
            first=short_day_text(centre.window_start, desk.lang),
            last=short_day_text(centre.window_end, desk.lang),
            passed=f"{passed:,}",
            days=f"{days:,}",
            share=f"{elapsed:.1%}",
        )
        self.window_text.setText(text)
        self.window_meter.show_share(elapsed, None, text)
        for target, card in self.cards.items():
            if target in report.pace:
                card.show_target(report.pace[target], elapsed, before.get(target, 0))

    def _before(self) -> Mapping[str, int]:
        sums: dict[str, int] = {}
        for balance in self.desk.read(self.desk.services.settings.opening_balances):
            sums[balance.figure] = sums.get(balance.figure, 0) + balance.amount
        return sums

    def primary_action(self) -> None:
        """The figures behind the cards are on the Reports page."""
        self.desk.open("reports")
