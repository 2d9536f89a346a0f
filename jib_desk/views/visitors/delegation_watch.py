"""Under a pasted delegation: one of it may be on the watch list, and whoever invites decides, as at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shiboken6 import isValid

from jib_desk.services.errors import DeskError, GuestWatched
from jib_desk.views.visitors.watch_check import WatchCheck

if TYPE_CHECKING:
    from jib_desk.views.context import DeskContext
    from jib_desk.views.item_models.guests import GuestsModel
    from jib_desk.views.visitors.delegation_table import GuestsTable


class GuestCheck(WatchCheck):
    """Asks about one row at a time. What was decided stays with the row; who is not invited is left out."""

    def __init__(self, desk: DeskContext, guests: GuestsModel, table: GuestsTable) -> None:
        super().__init__(desk, is_invited=True)
        self._guests = guests
        self._table = table
        self._place = -1
        self.settled.connect(self._keep)  # before whoever saves then
        self.finished.connect(self._leave_out)

    def ask_of_names(self) -> None:
        """Says in the rows whose name says too little; beside the window, as everybody is compared with a list."""
        guests, invitations = self._guests.guests, self.desk.services.invitations

        def search() -> frozenset[int]:
            try:
                return invitations.doubted(guests)
            except DeskError:
                return frozenset()  # the database is busy or gone, which the window says elsewhere

        def show(places: frozenset[int]) -> None:
            if isValid(self) and guests == self._guests.guests:
                self._guests.doubt(places)

        self.desk.tasks.ask(search, show)

    def takes(self, error: DeskError) -> bool:
        if isinstance(error, GuestWatched):
            self.forget()
            for place, noted in zip(self._guests.places, error.noted, strict=True):
                self._guests.tell(place, noted)
            self._place = self._guests.places[error.place]
            self._table.show_place(self._place)
        elif self._place >= 0:
            self._guests.decide(self._place, None)  # what was decided is refused
        return super().takes(error)

    def forget(self) -> None:
        super().forget()
        self._place = -1

    def _keep(self) -> None:
        self._guests.decide(self._place, self.arguments()["watch_decision"])

    def _leave_out(self) -> None:
        self._guests.leave_out(self._place, "not_invited")
        self.forget()
        self._table.setFocus()
