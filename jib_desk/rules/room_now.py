"""What a room is at an instant: in use until, or free until; pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Generic, NamedTuple, Protocol, TypeVar


class Slot(Protocol):
    """Something that keeps a room: `[blocks_from, blocks_until)` with setup and teardown, its own time within."""

    @property
    def blocks_from(self) -> datetime: ...
    @property
    def blocks_until(self) -> datetime: ...
    @property
    def ends_at(self) -> datetime: ...


S = TypeVar("S", bound=Slot)


class Now(NamedTuple, Generic[S]):
    """Who keeps the room (None = free), and until when that stays so (None = nothing more is known)."""

    by: S | None
    until: datetime | None


def room_now(slots: Iterable[S], at: datetime) -> Now[S]:
    """A room with these bookings at an instant.

    It is in use until the booking's own end, and while all is cleared away until that is done; it is free until the
    next one begins to be set up.
    """
    kept = sorted(slots, key=lambda slot: slot.blocks_from)
    for slot in kept:
        if slot.blocks_from <= at < slot.blocks_until:
            return Now(slot, slot.ends_at if at < slot.ends_at else slot.blocks_until)
    return Now(None, next((slot.blocks_from for slot in kept if slot.blocks_from > at), None))
