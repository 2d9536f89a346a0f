"""What is done with bookings from the grid and the drawer: each one write, one line with Undo."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypedDict

from PySide6.QtCore import QObject, Signal

from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.bookings import BookingRow
from jib_desk.views.bookings.drag import Proposal
from jib_desk.views.bookings.facts import Verb
from jib_desk.views.item_models.bookings import BookingsModel

if TYPE_CHECKING:
    from jib_desk.services.rows.staff import Actor
    from jib_desk.views.context import DeskContext


class _Key(TypedDict):
    by: "Actor"
    booking_id: int
    version: int


class Deeds(QObject):
    """Verbs without a form."""

    refused = Signal(object, object)  # Proposal, DeskError: the place was taken meanwhile

    def __init__(self, desk: "DeskContext", bookings: BookingsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bookings = desk, bookings

    def do(self, verb: Verb, row: BookingRow) -> None:
        """Confirm, cancel, mark, reinstate; changing needs a form."""
        service, key = self._desk.services.bookings, self._key(row)
        match verb:
            case Verb.CONFIRM:
                self._write(lambda: service.change(**key, tentative=False), self.tr("Confirmed {reference}"))
            case Verb.CANCEL:
                self._write(lambda: service.cancel(**key), self.tr("Cancelled {reference}: {subject}"))
            case Verb.NO_SHOW:
                self._write(lambda: service.mark_no_show(**key), self.tr("Marked as no-show: {subject}"))
            case Verb.REINSTATE:
                self._write(lambda: service.reinstate(**key), self.tr("Reinstated {reference}: {subject}"))
            case Verb.CHANGE:
                pass

    def move(self, proposal: Proposal) -> None:
        """Moves or resizes as a drag proposed."""
        row = proposal.booking
        if row is None:
            return
        service, key = self._desk.services.bookings, self._key(row)
        start, end = proposal.span.start, proposal.span.end
        self._write(
            lambda: service.change(**key, room_id=proposal.room_id, starts_at=start, ends_at=end),
            self.tr("Moved {subject}: {room}, {times}"),
            lambda error: self.refused.emit(proposal, error),
        )

    def _key(self, row: BookingRow) -> _Key:
        return {"by": self._desk.actor(), "booking_id": row.id, "version": row.version}

    def _write(
        self,
        work: Callable[[], Outcome[BookingRow]],
        text: str,
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        def told(outcome: Outcome[BookingRow]) -> str:
            row = outcome.row
            return text.format(
                reference=row.reference,
                subject=row.subject,
                room=self._bookings.room_name(row.room_id, row.room_code),
                times=self._bookings.times(row.starts_at, row.ends_at),
            )

        self._desk.run(work, failed=failed, text=told)
