"""The ways to the desk's register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.page import Page

KINDS = {
    "parcel": "parcels",
    "loan": "loans",
    "lost_item": "lost",
    "vehicle": "vehicles",
}  # tables, and the book that shows their rows


class RegisterWords(QObject):
    """Says the entry of the menu; a QObject, because translations belong to a class."""

    def text(self) -> str:
        """What the entry is called."""
        return self.tr("Desk register: parcels, loans, lost things, cars…")

    def car(self) -> str:
        """What the verb of a visit is called."""
        return self.tr("Let the visitor's car in… (K)")


def menu_text() -> str:
    """The entry in the window's language."""
    return RegisterWords().text()


def car_text() -> str:
    """The verb of a visit in the window's language."""
    return RegisterWords().car()


def open_car(page: Page, visits: tuple[VisitRow, ...]) -> None:
    """The car of the visit that is chosen: only its plate is to be typed."""
    from jib_desk.views.register.vehicles import VehiclesPane
    from jib_desk.views.register.view import RegisterView

    open_register(page, "vehicle")
    if isinstance(page.over, RegisterView) and isinstance(page.over.pane, VehiclesPane):
        page.over.pane.begin_for(visits[0])


def open_register(page: Page, kind: str = "parcel", key: int = 0) -> None:
    """The register over a page, at a book and one of its entries; where it stands already, there."""
    from jib_desk.views.register.view import RegisterView

    view = page.over
    if not isinstance(view, RegisterView):
        view = RegisterView(page, KINDS[kind])
        if not page.show_over(view):
            return
    if key:
        view.show_entry(KINDS[kind], key)
    else:
        view.segments.choose(KINDS[kind])
