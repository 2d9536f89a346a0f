"""Bars about people whose time is over: how many there are, or that nobody has decided who forgets them."""

from PySide6.QtCore import QObject

from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.bars import Bars

KEY = "retention"


class RetentionBarWords(QObject):
    """The words of the bars."""

    def says(self, count: int) -> str:
        """How many."""
        return self.tr("%n visitor(s) are due to be forgotten.", "", count)

    def leads(self) -> str:
        """The verb."""
        return self.tr("Look who…")

    def asks(self, days: int) -> str:
        """Nobody has decided."""
        return self.tr(
            "Visitors are to be forgotten %n day(s) after their last visit. Nobody has decided yet whether the "
            "program does that by itself.",
            "",
            days,
        )

    def decides(self) -> str:
        """The verb of that."""
        return self.tr("Decide…")


def tell_who_is_due(desk: DeskContext, bars: Bars, count: int) -> None:
    """Where people do it: once a day, how many there are."""
    words = RetentionBarWords(desk)

    def go() -> None:
        bars.solve(KEY)
        desk.go_to("settings", KEY)

    bars.tell(KEY, "info", lambda: words.says(count)).offer(words.leads, go)


def tell_nobody_decided(desk: DeskContext, bars: Bars) -> None:
    """Of a centre from before: it stays until a person has decided."""
    words = RetentionBarWords(desk)
    bar = bars.tell(KEY, "info", lambda: words.asks(desk.centre().retention_days))
    bar.offer(words.decides, lambda: desk.go_to("settings", KEY))
