"""The ways to the badges: where they are, and printing them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject

from jib_desk.rules.words import VisitState

if TYPE_CHECKING:
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.page import Page
    from jib_desk.views.visitors.page import VisitorsPage


class BadgeWords(QObject):
    """The texts of the entries; translations belong to a class."""

    def list(self) -> str:
        return self.tr("Badges…")

    def beforehand(self) -> str:
        return self.tr("Print badges beforehand…")

    def print(self) -> str:
        return self.tr("Print the badge… (D)")

    def another(self) -> str:
        return self.tr("Another badge… (X)")

    def not_returned(self) -> str:
        return self.tr("The badge was not given back")

    def noted(self, number: str) -> str:
        return self.tr("Badge {number} is not returned").format(number=number)


def open_badges(page: Page) -> None:
    """Lets the list of badges take the page's place, until it is left."""
    from jib_desk.views.visitors.badges import BadgesView

    page.show_over(BadgesView(page))


def open_preprint(page: Page) -> None:
    """Asks what is to be printed beforehand."""
    from jib_desk.views.visitors.badges_print import PreprintDialog

    dialog = PreprintDialog(page.desk, page)
    dialog.open()


def print_of(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """The badges of the visits that are selected."""
    from jib_desk.views.visitors.badges_print import print_badges

    print_badges(page.desk, visits, page)


def exchange(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """Asks which badge somebody inside gets instead of his own."""
    from jib_desk.views.visitors.badges_exchange import ExchangeDialog

    page.open_dialog(ExchangeDialog(page.desk, visits[0], page))


def note_not_returned(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """Their visits are closed, and the badges are not at the desk."""
    desk, by, token = page.desk, page.desk.actor(), uuid4().hex
    keys = [visit.id for visit in visits]
    desk.run(
        lambda: desk.services.badges.not_returned(by=by, visit_ids=keys, token=token),
        text=BadgeWords().noted(", ".join(visit.badge for visit in visits)),
    )


def may_be_exchanged(visits: tuple[VisitRow, ...]) -> bool:
    """One who is inside, with a badge or without."""
    return len(visits) == 1 and visits[0].state is VisitState.INSIDE


def is_printable(visits: tuple[VisitRow, ...]) -> bool:
    """Who is inside or expected has a badge to be printed."""
    return bool(visits) and all(visit.state in (VisitState.INSIDE, VisitState.EXPECTED) for visit in visits)


def may_be_missing(visits: tuple[VisitRow, ...]) -> bool:
    """Who left with a number may have taken the badge along."""
    return bool(visits) and all(visit.state is VisitState.LEFT and visit.badge for visit in visits)
