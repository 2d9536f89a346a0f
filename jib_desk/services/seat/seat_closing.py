"""A unit out of service: refused over whoever has it, unless they end or move in the same step."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.facility import Repair
from jib_desk.models.journal import Work
from jib_desk.rules.words import AssignmentKind, EndedAs
from jib_desk.services import errors
from jib_desk.services.base import found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.seats import AssignmentRow, Wanted
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_conflicts import Wishes
from jib_desk.services.seat.seat_ends import SeatEnds
from jib_desk.services.seat.seat_writes import code_of, continued, last_day, new_assignment, note_of


class SeatClosing(SeatEnds):
    """Closing a unit."""

    def out_of_service(
        self,
        *,
        by: Actor,
        unit_id: int,
        starts_on: date,
        ends_on: date | None,
        reason: str,
        vacate_overstay: bool = False,
        end_stays: bool = False,
        move_to_unit_id: int | None = None,
        for_repair: int | None = None,
        token: str | None = None,
    ) -> Outcome[AssignmentRow]:
        """Close a unit; it leaves the usable ones. Raises NeedsReason, SeatTaken, SeatOverstayed.

        Who has the unit in those days is in the way, unless `end_stays` says that they end the day before (what has
        not begun is taken back), or `move_to_unit_id` where they go on from the first day. `for_repair` is what is to
        be mended there: when it is, the unit is offered back into service.
        """
        why = note_of(reason)
        if not why:
            raise errors.NeedsReason("seat.close")

        def do(work: Work) -> list[int]:
            self._make_room(work, unit_id, starts_on, vacate_overstay=vacate_overstay)
            if move_to_unit_id is not None:
                self._make_room(work, move_to_unit_id, starts_on, vacate_overstay=False)
            if end_stays or move_to_unit_id is not None:
                self._clear(work.session, Wanted(unit_id, starts_on, ends_on), move_to_unit_id)
            item = new_assignment(AssignmentKind.OUT_OF_SERVICE, unit_id, None, starts_on, ends_on, why)
            work.session.add(item)
            work.session.flush()
            if for_repair is not None:
                found(work.session, Repair, for_repair).assignment_id = item.id
            work.subject = code_of(work.session, unit_id, starts_on)
            return [item.id]

        wishes = _closing(Wanted(unit_id, starts_on, ends_on), move_to_unit_id)
        return self._one(by, "seat.close", do, token, wishes, reason=why)

    def _clear(self, session: Session, wanted: Wanted, to_unit_id: int | None) -> None:
        """Ends whoever has the unit, or lets them go on elsewhere."""
        for item in _stays(session, wanted):
            new = None if to_unit_id is None else continued(item, to_unit_id, wanted.start)
            self._cut(item, wanted.start, EndedAs.GIVEN_UP if new is None else EndedAs.TRANSFER)
            session.flush()
            if new is not None:
                session.add(new)
                session.flush()


def _stays(session: Session, wanted: Wanted) -> list[Assignment]:
    """Occupancies and holds of a unit that share a day with what is wanted, in order."""
    query = (
        select(Assignment)
        .where(
            Assignment.unit_id == wanted.unit_id,
            Assignment.live.is_(True),
            Assignment.kind != AssignmentKind.OUT_OF_SERVICE,
            Assignment.until_on >= wanted.start,
        )
        .order_by(Assignment.starts_on)
    )
    if wanted.end is not None:
        query = query.where(Assignment.starts_on <= wanted.end)
    return list(session.execute(query).scalars())


def _closing(wanted: Wanted, to_unit_id: int | None) -> Wishes:
    """The days of the closure, and those that whoever has the unit would take of another."""

    def wishes(session: Session) -> list[Wanted]:
        if to_unit_id is None:
            return [wanted]
        stays = _stays(session, wanted)
        there = [Wanted(to_unit_id, max(wanted.start, item.starts_on), last_day(item)) for item in stays]
        return [*there, Wanted(wanted.unit_id, wanted.start, wanted.end, frozenset(item.id for item in stays))]

    return wishes
