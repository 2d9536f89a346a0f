"""What else can be done with the plan, behind one button: a line here for each, nothing else changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from jib_desk.rules.words import Role
from jib_desk.views.widgets.basics import button

if TYPE_CHECKING:
    from jib_desk.views.floor_plan.parts import FloorPlanParts

WRITERS = frozenset({Role.RECEPTIONIST, Role.MANAGER})
MANAGERS = frozenset({Role.MANAGER})
EVERYBODY = frozenset({*WRITERS, Role.AUDITOR})


@dataclass(frozen=True)
class MoreEntry:
    """One line of the menu. `show` imports what it shows: no start waits for it."""

    id: str
    text: Callable[[], str]
    show: Callable[["FloorPlanParts"], object]
    roles: frozenset[Role] = EVERYBODY


def _edit_text() -> str:
    from jib_desk.views.floor_plan.editor.opening import menu_text

    return menu_text()


def _edit(page: "FloorPlanParts") -> None:
    from jib_desk.views.floor_plan.editor.opening import open_editor

    open_editor(page)


# Texts come from the slice's own words: what is collected for translation is `self.tr()`.
ENTRIES: tuple[MoreEntry, ...] = (MoreEntry("plan.edit", _edit_text, _edit, MANAGERS),)


def new_more_button(page: "FloorPlanParts") -> QPushButton:
    """The button with its menu, made anew at each opening; hidden as long as there is nothing to offer."""
    more = button()
    menu = QMenu(more)
    more.setMenu(menu)
    more.setVisible(bool(ENTRIES))

    def fill() -> None:
        menu.clear()
        for entry in ENTRIES:
            action = menu.addAction(entry.text())
            action.setObjectName(entry.id)
            action.setEnabled(page.desk.actor().role in entry.roles)
            action.triggered.connect(lambda _checked=False, entry=entry: entry.show(page))

    menu.aboutToShow.connect(fill)
    return more
