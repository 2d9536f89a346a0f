"""The way to the census from the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jib_desk.views.floor_plan.parts import FloorPlanParts


class CensusMenu(QObject):
    """Says the entry of the menu; a QObject, because translations belong to a class."""

    def text(self) -> str:
        """What the entry is called."""
        return self.tr("Seat census…")


def menu_text() -> str:
    """The entry in the window's language."""
    return CensusMenu().text()


def open_census(page: FloorPlanParts) -> None:
    """Lets the census take the plan's place, until it is left."""
    from jib_desk.views.census.view import CensusView

    if not page.come_forward():
        return
    view = CensusView(page.desk)
    view.left.connect(page.leave_over)
    page.show_over(view)
    view.focus_first()
