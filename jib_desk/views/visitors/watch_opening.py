"""The way to the watch list from the visitors' page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jib_desk.views.visitors.page import VisitorsPage
    from jib_desk.views.visitors.watch_list import WatchListView


class WatchMenu(QObject):
    """Says the entry of the menu; a QObject, because translations belong to a class."""

    def text(self) -> str:
        """What the entry is called."""
        return self.tr("Watch list…")


def menu_text() -> str:
    """The entry in the window's language."""
    return WatchMenu().text()


def open_watch_list(page: VisitorsPage) -> WatchListView | None:
    """The list over the visitors' page; None when a view that stands there must stay."""
    from jib_desk.views.visitors.watch_list import WatchListView

    view = WatchListView(page)
    return view if page.show_over(view) else None
