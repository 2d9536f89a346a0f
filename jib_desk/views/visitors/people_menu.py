"""What the visitors' menu says and opens about people's data; light, because the menu waits for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.visitors.page import VisitorsPage


class PeopleMenu(QObject):
    """The words of the menu's lines."""

    def people(self) -> str:
        """Of the page's menu."""
        return self.tr("Privacy: what is kept about people…")

    def kept(self) -> str:
        """Of visits that are selected."""
        return self.tr("What is kept about this person…")


def open_people(page: VisitorsPage) -> None:
    """The view in which somebody is looked for."""
    from jib_desk.views.visitors.people import PeopleView

    page.show_over(PeopleView(page))


def open_person(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """The same, with the visitor of the first visit in view."""
    from jib_desk.views.visitors.people import PeopleView

    view = PeopleView(page)
    if page.show_over(view):
        view.show_person(visits[0].visitor_id)


def is_named(visits: tuple[VisitRow, ...]) -> bool:
    """Whether it is one visit of somebody who is not forgotten."""
    return len(visits) == 1 and bool(visits[0].name_zh or visits[0].name_latin)
