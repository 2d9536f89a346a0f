"""The way to the repairs from the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from jib_desk.views.floor_plan.parts import FloorPlanParts
    from jib_desk.views.repairs.drawer import RepairsDrawer


class RepairsMenu(QObject):
    """Says the entry of the menu; a QObject, because translations belong to a class."""

    def text(self) -> str:
        """What the entry is called."""
        return self.tr("Repairs…")

    def report(self) -> str:
        """What it is called in the menu of a seat."""
        return self.tr("Report a repair…")


def menu_text() -> str:
    """The entry in the window's language."""
    return RepairsMenu().text()


def offer_report(menu: QMenu, page: FloorPlanParts, unit_id: int) -> None:
    """An entry in the menu of a seat."""
    menu.addSeparator()
    menu.addAction(RepairsMenu().report()).triggered.connect(lambda: report_repair(page, unit_id))


def open_repairs(page: FloorPlanParts) -> RepairsDrawer:
    """The repairs beside the plan, as they were left."""
    from jib_desk.views.repairs.drawer import RepairsDrawer

    drawer = page.show_beside(RepairsDrawer)
    drawer.closed.connect(page.plan.setFocus, Qt.ConnectionType.UniqueConnection)
    drawer.show_again()
    return drawer


def report_repair(page: FloorPlanParts, unit_id: int) -> None:
    """The form of a new repair in a unit."""
    open_repairs(page).report(f"unit:{unit_id}")


def open_repair(page: FloorPlanParts, repair_id: int) -> None:
    """One repair, as Today leads to it."""
    open_repairs(page).open_repair(repair_id)
