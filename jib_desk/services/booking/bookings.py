"""Booking rooms, and every change of a booking.

That two bookings of a room never overlap (setup and teardown included) is the database's word; this service
says who stood in the way. Times may be aware instants or naive wall times of the centre.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Unpack

from sqlalchemy import Table
from sqlalchemy.orm import Session

from jib_desk.models.booking import Booking, Closure
from jib_desk.models.faults import GuardRefused
from jib_desk.models.journal import Work
from jib_desk.models.plan import Room
from jib_desk.models.tables import TABLES
from jib_desk.rules.bookings import state_at
from jib_desk.rules.intervals import Span
from jib_desk.rules.words import BookingState
from jib_desk.services import errors
from jib_desk.services.base import check_version, found
from jib_desk.services.booking import booking_checks as checks
from jib_desk.services.booking import booking_reads as reads
from jib_desk.services.booking.booking_calendar import BookingCalendar
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.bookings import BookingDetails, BookingFields, BookingMove, BookingRow, ClosureRow
from jib_desk.services.rows.staff import Actor

_BOOKING: Table = TABLES["booking"]
_BLANK: BookingDetails = {"headcount": None, "layout": None, "setup_min": 0, "teardown_min": 0, "booked_by": ""}
_SHOWN = ("subject", "starts_at", "ends_at", "booked_by", "state")
_ENDED = frozenset({BookingState.CANCELLED, BookingState.NO_SHOW})


@dataclass
class _Wanted:
    """The place that a transaction asks for, kept to say what was in its way."""

    room_id: int | None = None
    span: Span | None = None
    besides: frozenset[int] = field(default_factory=frozenset[int])

    def explain(self, session: Session, refusal: GuardRefused) -> errors.DeskError | None:
        """The typed error of a guard's refusal."""
        if self.span is None:
            return None
        return checks.in_the_way(session, refusal, self.room_id, self.span, self.besides)


class BookingsService(BookingCalendar):
    """The rooms' calendar, read and written."""

    # --- booking ----------------------------------------------------------------------------

    def book(
        self,
        *,
        by: Actor,
        room_id: int,
        starts_at: datetime,
        ends_at: datetime,
        subject: str,
        tentative: bool = False,
        tentative_until: datetime | None = None,
        override_reason: str = "",
        token: str | None = None,
        **details: Unpack[BookingDetails],
    ) -> Outcome[BookingRow]:
        """Book a room; B-yymmdd-nn of the day it starts is given. A tentative one may lapse at an instant.

        Raises RoomTaken, RoomClosed, OverFireLimit (a manager may override with a reason), WallTimeRefused,
        EndBeforeStart, ValueMissing, ValueRefused.
        """
        place = {"room_id": room_id, "starts_at": starts_at, "ends_at": ends_at, "subject": subject}
        given = {**_BLANK, **_known(details, BookingDetails), **place}
        state = BookingState.TENTATIVE if tentative else BookingState.CONFIRMED
        wanted = _Wanted()

        def do(work: Work) -> int:
            row = Booking(state=state, live=True, tentative_until=tentative_until if tentative else None)
            self._put(work, by, row, given, override_reason, wanted)
            row.reference = checks.next_reference(work.session, row.starts_at, self._zone(work.session))
            work.subject = row.reference
            work.session.add(row)
            work.session.flush()
            return row.id

        reason = override_reason
        return self._commit(by, "booking.book", do, self._row, token=token, reason=reason, explain=wanted.explain)

    def change(
        self, *, by: Actor, booking_id: int, version: int, token: str | None = None, **fields: Unpack[BookingFields]
    ) -> Outcome[BookingRow]:
        """Move, resize, confirm (`tentative=False`) or correct a booking. Errors as of `book`, and Stale."""
        given = _known(fields, BookingFields)
        reason: str = given.pop("override_reason", "")
        tentative: bool | None = given.pop("tentative", None)
        wanted = _Wanted()

        def do(work: Work) -> int:
            row = self._checked(work.session, booking_id, version)
            work.subject = row.reference
            self._put(work, by, row, given, reason, wanted)
            if tentative is not None and row.state in (BookingState.TENTATIVE, BookingState.CONFIRMED):
                row.state = BookingState.TENTATIVE if tentative else BookingState.CONFIRMED
                row.tentative_until = row.tentative_until if tentative else None
            return row.id

        return self._commit(by, "booking.change", do, self._row, token=token, reason=reason, explain=wanted.explain)

    def move_many(
        self, *, by: Actor, moves: Sequence[BookingMove], token: str | None = None
    ) -> Outcome[tuple[BookingRow, ...]]:
        """Move several bookings at once, also into each other's places (two rooms swapped). All or none."""
        asked: list[_Wanted] = []

        def do(work: Work) -> list[int]:
            rows = [self._moved(work, by, move) for move in moves]
            checks.check_apart(work.session, rows)
            besides = frozenset(move.booking_id for move in moves)
            asked.extend(
                _Wanted(row["room_id"], Span(row["blocks_from"], row["blocks_until"]), besides) for row in rows
            )
            for place in asked:
                if place.span is not None:
                    checks.release_lapsed(work.session, place.room_id, place.span, self._clock.now(), besides)
            work.replace_many(_BOOKING, rows)
            keys = [move.booking_id for move in moves]
            work.subject = ", ".join(found(work.session, Booking, key).reference for key in keys)
            return keys

        def explain(session: Session, refusal: GuardRefused) -> errors.DeskError | None:
            return next(filter(None, (place.explain(session, refusal) for place in asked)), None)

        def read(session: Session, keys: list[int]) -> tuple[BookingRow, ...]:
            return reads.bookings_by_id(session, keys, self._clock.now())

        return self._commit(by, "booking.move", do, read, token=token, explain=explain)

    # --- states -----------------------------------------------------------------------------

    def cancel(
        self, *, by: Actor, booking_id: int, version: int, reason: str = "", token: str | None = None
    ) -> Outcome[BookingRow]:
        """Give the room free; the booking stays, as cancelled. What is over cannot be cancelled."""

        def allowed(row: Booking) -> bool:
            return self._state(row) not in {*_ENDED, BookingState.COMPLETED}

        return self._end(by, "booking.cancel", booking_id, version, BookingState.CANCELLED, reason, token, allowed)

    def mark_no_show(
        self, *, by: Actor, booking_id: int, version: int, reason: str = "", token: str | None = None
    ) -> Outcome[BookingRow]:
        """Nobody came: from the start of the booking on. It counts in the no-show rate and frees the room."""

        def allowed(row: Booking) -> bool:
            return self._state(row) not in _ENDED and row.starts_at <= self._clock.now()

        return self._end(by, "booking.no_show", booking_id, version, BookingState.NO_SHOW, reason, token, allowed)

    def reinstate(self, *, by: Actor, booking_id: int, version: int, token: str | None = None) -> Outcome[BookingRow]:
        """Take back a cancellation, a no-show or a lapse, if the room is still free. Raises RoomTaken, RoomClosed."""
        wanted = _Wanted()

        def do(work: Work) -> int:
            row = self._checked(work.session, booking_id, version)
            if self._state(row) not in _ENDED:
                raise errors.ValueRefused("state", "not_ended", row.reference)
            wanted.room_id, wanted.span = row.room_id, Span(row.blocks_from, row.blocks_until)
            checks.release_lapsed(work.session, row.room_id, wanted.span, self._clock.now())
            row.state, row.live, row.reason = BookingState.CONFIRMED, True, ""
            row.released_at = row.tentative_until = None
            work.subject = row.reference
            return row.id

        return self._commit(by, "booking.reinstate", do, self._row, token=token, explain=wanted.explain)

    # --- closures ---------------------------------------------------------------------------

    def close(
        self,
        *,
        by: Actor,
        room_id: int | None,
        starts_at: datetime,
        ends_at: datetime,
        reason: str,
        token: str | None = None,
    ) -> Outcome[ClosureRow]:
        """Close a room, or the whole centre (None), for a time. Raises BookingsInTheWay, NeedsReason."""
        wanted = _Wanted(room_id)

        def do(work: Work) -> int:
            text = checks.cleaned("reason", reason)
            if not text:
                raise errors.NeedsReason("booking.close")
            zone = self._zone(work.session)
            start, end = checks.instant_at(starts_at, zone), checks.instant_at(ends_at, zone)
            if end <= start:
                raise errors.EndBeforeStart(start, end)
            if room_id is not None:
                checks.check_room(work.session.get(Room, room_id), room_id, start, zone)
            wanted.span = Span(start, end)
            checks.release_lapsed(work.session, room_id, wanted.span, self._clock.now())
            row = Closure(room_id=room_id, starts_at=start, ends_at=end, reason=text, live=True)
            work.session.add(row)
            work.session.flush()
            work.subject = text
            return row.id

        return self._commit(by, "closure.close", do, reads.closure_by_id, token=token, explain=wanted.explain)

    def reopen(self, *, by: Actor, closure_id: int, version: int, token: str | None = None) -> Outcome[ClosureRow]:
        """Take a closure back."""

        def do(work: Work) -> int:
            row = found(work.session, Closure, closure_id)
            check_version("closure", row, version, ("reason", "live"))
            row.live = False
            work.subject = row.reason
            return row.id

        return self._commit(by, "closure.reopen", do, reads.closure_by_id, token=token)

    # --- within a transaction ---------------------------------------------------------------

    def _checked(self, session: Session, booking_id: int, version: int) -> Booking:
        row = found(session, Booking, booking_id)
        check_version("booking", row, version, _SHOWN)
        return row

    def _state(self, row: Booking) -> BookingState:
        return state_at(
            row.state,
            row.starts_at,
            row.ends_at,
            self._clock.now(),
            lapses_at=row.tentative_until,
            is_released=row.released_at is not None,
        )

    def _put(
        self, work: Work, by: Actor, row: Booking, given: Mapping[str, Any], override_reason: str, wanted: _Wanted
    ) -> None:
        """Write values into a booking and ask for its place, which the database grants or refuses."""
        zone = self._zone(work.session)
        reason = checks.cleaned("reason", override_reason)
        values = checks.clean_values(given, zone)
        held = (row.room_id, row.headcount)

        def will_be(name: str) -> Any:
            return values[name] if name in values else getattr(row, name)

        starts_at, ends_at = will_be("starts_at"), will_be("ends_at")
        checks.check_order(starts_at, ends_at)
        room = checks.check_room(work.session.get(Room, will_be("room_id")), will_be("room_id"), starts_at, zone)
        if held != (room.id, will_be("headcount")):
            checks.check_fire_limit(by, room, will_be("headcount"), reason)
            row.reason = reason or row.reason
        if "company_id" in values and not will_be("booked_by"):
            values["booked_by"] = checks.name_of_company(work.session, values["company_id"])
        kept = Span(starts_at, ends_at).widened(will_be("setup_min"), will_be("teardown_min"))
        wanted.room_id, wanted.span, wanted.besides = room.id, kept, frozenset({row.id} if row.id else ())
        # Before the booking itself is touched: a flush would ask for the place while the lapsed one still has it.
        checks.release_lapsed(work.session, room.id, kept, self._clock.now(), wanted.besides)
        values |= {"blocks_from": kept.start, "blocks_until": kept.end}
        for name, value in values.items():
            setattr(row, name, value)

    def _moved(self, work: Work, by: Actor, move: BookingMove) -> dict[str, Any]:
        """The columns of one of several moves."""
        zone = self._zone(work.session)
        row = self._checked(work.session, move.booking_id, move.version)
        start, end = checks.instant_at(move.starts_at, zone), checks.instant_at(move.ends_at, zone)
        checks.check_order(start, end)
        room = checks.check_room(work.session.get(Room, move.room_id), move.room_id, start, zone)
        if move.room_id != row.room_id:
            checks.check_fire_limit(by, room, row.headcount, "")
        kept = Span(start, end).widened(row.setup_min, row.teardown_min)
        return {
            "id": row.id,
            "version": row.version,
            "room_id": move.room_id,
            "starts_at": start,
            "ends_at": end,
            "blocks_from": kept.start,
            "blocks_until": kept.end,
        }

    def _end(
        self,
        by: Actor,
        action: str,
        booking_id: int,
        version: int,
        state: BookingState,
        reason: str,
        token: str | None,
        may_end: Callable[[Booking], bool],
    ) -> Outcome[BookingRow]:
        """Free the room: the booking stays, with its new state and why."""

        def do(work: Work) -> int:
            row = self._checked(work.session, booking_id, version)
            if not may_end(row):
                raise errors.ValueRefused("state", "over", row.reference)
            row.state, row.live, row.reason = state, False, checks.cleaned("reason", reason)
            work.subject = row.reference
            return row.id

        return self._commit(by, action, do, self._row, token=token, reason=reason)


def _known(given: Mapping[str, Any], fields: type[BookingDetails]) -> dict[str, Any]:
    """The values by name. Raises TypeError for one that a booking does not have, as a call would."""
    unknown = given.keys() - (fields.__required_keys__ | fields.__optional_keys__)
    if unknown:
        raise TypeError(f"a booking has no {', '.join(sorted(unknown))}")
    return dict(given)
