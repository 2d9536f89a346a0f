"""The way to the end of the day: from the visitors' page, from Today, and after a night or a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jib_desk.views.context import DeskContext
    from jib_desk.views.main_window import MainWindow
    from jib_desk.views.visitors.closing import ClosingView
    from jib_desk.views.visitors.page import VisitorsPage


class ClosingMenu(QObject):
    """Says the entry of the menu; a QObject, because translations belong to a class."""

    def text(self) -> str:
        """What the entry is called."""
        return self.tr("Close the day…")


def menu_text() -> str:
    """The entry in the window's language."""
    return ClosingMenu().text()


def open_closing(page: VisitorsPage, *, asks: bool = False) -> ClosingView | None:
    """The list over the visitors' page; None when a view that stands there must stay."""
    from jib_desk.views.visitors.closing import ClosingView

    view = ClosingView(page, asks=asks)
    return view if page.show_over(view) else None


class StillHere(QObject):
    """The question about visits that were left open, in the window."""

    def __init__(self, window: MainWindow, desk: DeskContext) -> None:
        super().__init__(window)
        from jib_desk.views.visitors.closing_watch import ClosingWatch

        self._window = window
        self.watch = ClosingWatch(desk, lambda: window.bars, self.open_list, self)
        window.closing.connect(self.watch.stop)

    def open_list(self) -> None:
        """All of them at once; whoever is looked at is not asked about again."""
        self._window.show_page("visitors")
        view = open_closing(cast("VisitorsPage", self._window.pages.page("visitors")), asks=True)
        if view is not None:
            view.answered.connect(self.watch.note_answered)
