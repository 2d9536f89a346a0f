"""What else can be done with visitors: behind the page's button and in Ctrl+K, and with the visits that are selected.

A line here for each, nothing else changes. What a setting turned off is not there, so that nothing of it is seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from jib_desk.rules.words import Role
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.basics import button

if TYPE_CHECKING:
    from jib_desk.views.visitors.page import VisitorsPage

WRITERS = frozenset({Role.RECEPTIONIST, Role.MANAGER})
MANAGERS = frozenset({Role.MANAGER})
EVERYBODY = frozenset({*WRITERS, Role.AUDITOR})


def always(_desk: DeskContext) -> bool:
    """Of entries that no setting turns off."""
    return True


@dataclass(frozen=True)
class PageEntry:
    """One line of the page's menu, and a command. `run` imports what it shows: no start waits for it."""

    id: str
    text: Callable[[], str]
    run: Callable[["VisitorsPage"], object]
    roles: frozenset[Role] = WRITERS
    is_on: Callable[[DeskContext], bool] = always


@dataclass(frozen=True)
class VisitEntry:
    """A verb of the visits that are selected; left out where it `suits` none of them.

    `run` gets all that are selected. A `key` works in the list without a modifier (O, P, T, Space and Enter are taken).
    """

    id: str
    text: Callable[[], str]
    run: Callable[["VisitorsPage", tuple[VisitRow, ...]], object]
    suits: Callable[[tuple[VisitRow, ...]], bool] = bool
    key: Qt.Key | None = None
    roles: frozenset[Role] = WRITERS
    is_on: Callable[[DeskContext], bool] = always


def _watch_text() -> str:
    from jib_desk.views.visitors.watch_opening import menu_text

    return menu_text()


def _watch(page: "VisitorsPage") -> None:
    from jib_desk.views.visitors.watch_opening import open_watch_list

    open_watch_list(page)


# Texts come from the slice's own words: what is collected for translation is `self.tr()`.
ENTRIES: tuple[PageEntry, ...] = (PageEntry("visitors.watch_list", _watch_text, _watch, MANAGERS),)
VISIT_ENTRIES: tuple[VisitEntry, ...] = ()


def offered(desk: DeskContext, visits: Sequence[VisitRow]) -> tuple[VisitEntry, ...]:
    """What can be done with these visits by who is at the desk."""
    chosen, role = tuple(visits), desk.actor().role
    return tuple(
        entry for entry in VISIT_ENTRIES if chosen and role in entry.roles and entry.is_on(desk) and entry.suits(chosen)
    )


def new_more_button(page: "VisitorsPage") -> QPushButton:
    """The page's button with its menu, made anew at each opening; hidden as long as there is nothing to offer."""
    more = button()
    menu = QMenu(more)
    more.setMenu(menu)
    more.setVisible(bool(ENTRIES))

    def fill() -> None:
        menu.clear()
        for entry in ENTRIES:
            if not entry.is_on(page.desk):
                continue
            action = menu.addAction(entry.text())
            action.setObjectName(entry.id)
            action.setEnabled(page.desk.actor().role in entry.roles)
            action.triggered.connect(lambda _checked=False, entry=entry: entry.run(page))

    menu.aboutToShow.connect(fill)
    return more
