"""What a drag over the grid proposes: a new booking, a move, or another start or end.

A proposal is judged against the bookings that the grid shows, at every step of the mouse or
the keyboard. It only foretells: the last word is the database's when the proposal is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from jib_desk.rules.intervals import Span
from jib_desk.rules.words import BookingState
from jib_desk.services.rows.bookings import BookingRow, ClosureRow
from jib_desk.views.bookings.geometry import SNAP, closed_by, in_the_way

MOVABLE = frozenset({BookingState.TENTATIVE, BookingState.CONFIRMED, BookingState.IN_USE})


class DragKind(Enum):
    """What the hand holds."""

    CREATE = auto()
    MOVE = auto()
    START = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A booking as it would be. `booking` is None for a new one; `obstacle` is what keeps it from being."""

    kind: DragKind
    booking: BookingRow | None
    room_id: int
    span: Span
    obstacle: BookingRow | ClosureRow | None = None

    @property
    def is_free(self) -> bool:
        """Whether nothing shown is in the way."""
        return self.obstacle is None

    @property
    def blocks(self) -> Span:
        """What it would keep of the room, setup and teardown included."""
        if self.booking is None:
            return self.span
        return self.span.widened(self.booking.setup_min, self.booking.teardown_min)

    @property
    def changes_something(self) -> bool:
        """Whether letting go here asks for anything."""
        row = self.booking
        return row is None or (row.room_id, row.starts_at, row.ends_at) != (
            self.room_id,
            self.span.start,
            self.span.end,
        )


def is_movable(booking: BookingRow) -> bool:
    """What is over, cancelled or missed stays where it was; a form can still correct it."""
    return booking.live and booking.state in MOVABLE


def judged(proposal: Proposal, bookings: Sequence[BookingRow], closures: Sequence[ClosureRow]) -> Proposal:
    """The proposal with what is in its way."""
    besides = proposal.booking.id if proposal.booking else None
    obstacle = in_the_way(bookings, proposal.room_id, proposal.blocks, besides) or closed_by(
        closures, proposal.room_id, proposal.blocks
    )
    return Proposal(proposal.kind, proposal.booking, proposal.room_id, proposal.span, obstacle)


def created(room_id: int, pressed: datetime, now_at: datetime) -> Proposal:
    """A new booking from the quarter pressed to the quarter under the hand, both included."""
    first, last = min(pressed, now_at), max(pressed, now_at)
    return Proposal(DragKind.CREATE, None, room_id, Span(first, last + SNAP))


def moved(booking: BookingRow, room_id: int, starts_at: datetime) -> Proposal:
    """The same booking elsewhere, as long as it was."""
    return Proposal(DragKind.MOVE, booking, room_id, Span(starts_at, starts_at + (booking.ends_at - booking.starts_at)))


def resized(booking: BookingRow, kind: DragKind, edge: datetime) -> Proposal:
    """Another start or end, a quarter of an hour long at least."""
    if kind is DragKind.START:
        span = Span(min(edge, booking.ends_at - SNAP), booking.ends_at)
    else:
        span = Span(booking.starts_at, max(edge, booking.starts_at + SNAP))
    return Proposal(kind, booking, booking.room_id, span)
