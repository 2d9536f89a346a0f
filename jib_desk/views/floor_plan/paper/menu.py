"""What the page's menu says and does about the plan as a file or on paper; light, because the menu waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk.rules.plan_paper import PaperSize

if TYPE_CHECKING:
    from jib_desk.views.floor_plan.parts import FloorPlanParts


class PaperMenu(QObject):
    """The words of the menu's lines."""

    def export(self) -> str:
        """Out of the house."""
        return self.tr("Export plan…")

    def print(self, size: PaperSize) -> str:
        """On paper."""
        return self.tr("Print plan on {paper}…").format(paper=size.value)

    def take_over(self) -> str:
        """Into the house."""
        return self.tr("Import plan…")


def export(page: FloorPlanParts) -> None:
    """Asks where to and in which form."""
    from jib_desk.views.floor_plan.paper.desk import desk_of

    desk_of(page).export()


def print_plan(page: FloorPlanParts, size: PaperSize) -> None:
    """Opens the preview."""
    from jib_desk.views.floor_plan.paper.desk import desk_of

    desk_of(page).print(size)


def take_over(page: FloorPlanParts) -> None:
    """Asks for a plan file."""
    from jib_desk.views.floor_plan.paper.desk import desk_of

    desk_of(page).take_over()
