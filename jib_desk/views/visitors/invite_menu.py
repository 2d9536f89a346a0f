"""The words of inviting in menus, and what they open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.visitors.page import VisitorsPage


class InviteWords(QObject):
    """Says the entries; a QObject, because translations belong to a class."""

    def paste(self) -> str:
        return self.tr("Paste a list of visitors…")

    def show_pass(self) -> str:
        return self.tr("Pass… (V)")

    def move(self) -> str:
        return self.tr("Move to another time…")

    def all_of_it(self) -> str:
        return self.tr("Call off every visit of this invitation…")


def paste(page: VisitorsPage) -> None:
    """A delegation."""
    from jib_desk.views.visitors.delegation_view import open_delegation

    open_delegation(page)


def show_pass(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """The passes of these visits."""
    from jib_desk.views.visitors.pass_dialog import open_pass

    open_pass(page, visits)


def move(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """Another time for these visits."""
    from jib_desk.views.visitors.invite_deeds import MoveDialog

    page.open_dialog(MoveDialog(page.desk, visits, page))


def call_off_all(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """Everything that is still to come of the invitation."""
    from jib_desk.views.visitors.invite_deeds import CallOffAllDialog

    page.open_dialog(CallOffAllDialog(page.desk, visits[0], page))
