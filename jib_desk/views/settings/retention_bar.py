"""A bar that says, once a day, that people are due to be forgotten, and leads to who they are."""

from PySide6.QtCore import QObject

from jib_desk.rules.words import Role
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.bars import Bars

KEY = "retention"
_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class RetentionBarWords(QObject):
    """The words of the bar."""

    def says(self, count: int) -> str:
        """How many."""
        return self.tr("%n visitor(s) are due to be forgotten.", "", count)

    def leads(self) -> str:
        """The verb."""
        return self.tr("Look who…")


def tell_who_is_due(desk: DeskContext, bars: Bars, count: int) -> None:
    """Shows the bar to a manager; nobody else could do anything about it."""
    if desk.actor().role not in _MANAGERS:
        return
    words = RetentionBarWords(desk)

    def go() -> None:
        bars.solve(KEY)
        desk.go_to("settings", KEY)

    bars.tell(KEY, "info", lambda: words.says(count)).offer(words.leads, go)
