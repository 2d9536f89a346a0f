"""Printing a paper kit by hand: kept beside the database, and shown in the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QObject

from jib_desk.services.errors import of_system

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.paper_kits import KitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.page import Page


class BridgeWords(QObject):
    """The texts of the entries; translations belong to a class."""

    def enter(self) -> str:
        return self.tr("Enter from paper…")

    def make(self) -> str:
        return self.tr("Print a paper kit for an outage…")

    def made(self) -> str:
        return self.tr("Paper kit {code}")


def make_kit(page: Page) -> None:
    """A new kit by hand."""
    print_kit(page.desk, page)


def print_kit(desk: DeskContext, parent: QWidget) -> None:
    """A new kit: kept beside the database, and shown in the preview."""
    from jib_desk.views.printing.paper_kit import keep_kit, preview_kit, sheet_of

    def show(outcome: Outcome[KitRow]) -> None:
        try:
            keep_kit(sheet_of(desk, outcome.row), outcome.row, desk.services.database.path)
        except OSError as error:
            desk.show_error(of_system(error, str(error.filename or "")))
        preview_kit(desk, outcome.row, parent)

    by, token = desk.actor(), uuid4().hex
    desk.run(
        lambda: desk.services.paper_kits.make(by=by, token=token),
        show,
        text=lambda outcome: BridgeWords().made().format(code=outcome.row.code),
    )
