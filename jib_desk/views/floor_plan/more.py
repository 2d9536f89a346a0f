"""What else can be done with the plan, behind one button: a line here for each, nothing else changes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from jib_desk.rules.plan_paper import PaperSize
from jib_desk.rules.words import Role
from jib_desk.views.floor_plan.paper import menu as paper
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


def _census_text() -> str:
    from jib_desk.views.census.opening import menu_text

    return menu_text()


def _census(page: "FloorPlanParts") -> None:
    from jib_desk.views.census.opening import open_census

    open_census(page)


def _repairs_text() -> str:
    from jib_desk.views.repairs.opening import menu_text

    return menu_text()


def _repairs(page: "FloorPlanParts") -> None:
    from jib_desk.views.repairs.opening import open_repairs

    if page.come_forward():
        open_repairs(page)


def _take_over(page: "FloorPlanParts") -> None:
    if page.come_forward():
        paper.take_over(page)


# Texts come from the slice's own words: what is collected for translation is `self.tr()`.
ENTRIES: tuple[MoreEntry, ...] = (
    MoreEntry("plan.edit", _edit_text, _edit, MANAGERS),
    MoreEntry("plan.census", _census_text, _census),
    MoreEntry("plan.repairs", _repairs_text, _repairs),
    MoreEntry("plan.export", lambda: paper.PaperMenu().export(), paper.export),
    MoreEntry(
        "plan.print_a4",
        lambda: paper.PaperMenu().print(PaperSize.A4),
        lambda page: paper.print_plan(page, PaperSize.A4),
    ),
    MoreEntry(
        "plan.print_a3",
        lambda: paper.PaperMenu().print(PaperSize.A3),
        lambda page: paper.print_plan(page, PaperSize.A3),
    ),
    MoreEntry("plan.import", lambda: paper.PaperMenu().take_over(), _take_over, MANAGERS),
)


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
