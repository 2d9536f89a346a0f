"""The desk's register over a page: a book at a time, behind segments."""

from PySide6.QtWidgets import QStackedWidget

from jib_desk.services.changes import Changes
from jib_desk.views.page import Page
from jib_desk.views.register.loans import LoansPane
from jib_desk.views.register.lost import LostPane
from jib_desk.views.register.pane import Pane
from jib_desk.views.register.parcels import ParcelsPane
from jib_desk.views.register.vehicles import VehiclesPane
from jib_desk.views.theme import Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.widgets.segments import Segments
from jib_desk.views.widgets.tab_order import lead_to

PARCELS, LOANS, LOST, VEHICLES = "parcels", "loans", "lost", "vehicles"


class RegisterView(ViewOver):
    """The keys are where an entry begins."""

    def __init__(self, page: Page, which: str = PARCELS) -> None:
        super().__init__(page)
        self.panes: dict[str, Pane] = {
            PARCELS: ParcelsPane(page.desk),
            LOANS: LoansPane(page.desk),
            LOST: LostPane(page.desk),
            VEHICLES: VehiclesPane(page.desk),
        }
        self.segments = Segments(
            (
                (PARCELS, lambda: self.tr("Parcels"), lambda: ""),
                (LOANS, lambda: self.tr("Loans"), lambda: ""),
                (LOST, lambda: self.tr("Lost and found"), lambda: ""),
                (VEHICLES, lambda: self.tr("Cars"), lambda: ""),
            )
        )
        self.head.insertSpacing(1, Space.L)
        self.head.insertWidget(2, self.segments)
        self.stack = QStackedWidget()
        for pane in self.panes.values():
            self.stack.addWidget(pane)
        self.box.addWidget(self.stack, 1)
        self.segments.chosen.connect(self._show)
        self._say(self.title.setText, lambda: self.tr("Desk register"))
        page.desk.staff_changed.connect(self.refresh)
        self.segments.choose(which)
        self._show(which)
        self.begin()

    @property
    def pane(self) -> Pane:
        """The book that is open."""
        return self.panes[self.segments.current]

    def refresh(self) -> None:
        """Reads every book anew."""
        for pane in self.panes.values():
            pane.refresh()

    def show_entry(self, which: str, key: int) -> None:
        """Opens a book at one of its entries."""
        self.segments.choose(which)
        self.pane.select(key)

    def may_leave(self) -> bool:
        """Whether no form is half filled; it says so itself and has the keys then."""
        for which, pane in self.panes.items():
            if pane.is_written():
                self.segments.choose(which)
                pane.stays()
                return False
        return True

    def _show(self, which: str) -> None:
        self.stack.setCurrentWidget(self.panes[which])
        lead_to(self, self.panes[which])
        self.panes[which].setFocus()

    def _on_changed(self, changes: Changes) -> None:
        for pane in self.panes.values():
            if changes.touches(*pane.tables):
                pane.refresh()
