"""Who is in the way: what the database refused, said with name, kind and days."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.faults import GuardRefused
from jib_desk.models.guards import SEAT_TAKEN, UNIT_RETIRED
from jib_desk.models.plan import Unit
from jib_desk.services import errors
from jib_desk.services.base import Explain, found
from jib_desk.services.rows.seats import Wanted
from jib_desk.services.seat.seat_book import company_names
from jib_desk.services.seat.seat_writes import code_of

Wishes = Callable[[Session], list[Wanted]]


def changed(assignment_id: int, start: date | None, end: date | None) -> Wishes:
    """The days of an existing assignment, with another first or last one."""

    def wishes(session: Session) -> list[Wanted]:
        item = found(session, Assignment, assignment_id)
        return [Wanted(item.unit_id, start or item.starts_on, end, frozenset({item.id}))]

    return wishes


def moved(assignment_id: int, to_unit_id: int, on: date) -> Wishes:
    """The rest of an assignment, in another unit."""

    def wishes(session: Session) -> list[Wanted]:
        item = found(session, Assignment, assignment_id)
        return [Wanted(to_unit_id, max(on, item.starts_on), item.ends_on, frozenset({item.id}))]

    return wishes


def swapped(assignment_id: int, with_assignment_id: int, on: date) -> Wishes:
    """The rest of two assignments, each in the other's unit."""

    def wishes(session: Session) -> list[Wanted]:
        first, second = (found(session, Assignment, key) for key in (assignment_id, with_assignment_id))
        own = frozenset({first.id, second.id})
        return [
            Wanted(second.unit_id, max(on, first.starts_on), first.ends_on, own),
            Wanted(first.unit_id, max(on, second.starts_on), second.ends_on, own),
        ]

    return wishes


def explain(wishes: Wishes) -> Explain:
    """Turns a guard's refusal into SeatTaken with who, what and until when, or into UnitRetires with the day."""

    def explained(session: Session, refusal: GuardRefused) -> errors.DeskError | None:
        if refusal.code == SEAT_TAKEN:
            found_ones = (in_the_way(session, wanted) for wanted in wishes(session))
            return next((error for error in found_ones if error is not None), None)
        if refusal.code == UNIT_RETIRED:
            reasons = (retires(session, wanted) for wanted in wishes(session))
            return next((error for error in reasons if error is not None), None)
        return None

    return explained


def retires(session: Session, wanted: Wanted) -> errors.UnitRetires | None:
    """That a unit is off the plan before the end of what was wanted; None when it is there all the time."""
    retired_on = found(session, Unit, wanted.unit_id).retired_on
    if retired_on is None or (wanted.end is not None and wanted.end < retired_on):
        return None
    return errors.UnitRetires(code_of(session, wanted.unit_id, min(wanted.start, retired_on)), retired_on)


def in_the_way(session: Session, wanted: Wanted) -> errors.SeatTaken | None:
    """The first assignment that shares a day with what was wanted; None when none does."""
    query = (
        select(Assignment)
        .where(
            Assignment.unit_id == wanted.unit_id,
            Assignment.live.is_(True),
            Assignment.until_on >= wanted.start,
            Assignment.id.not_in(wanted.besides),
        )
        .order_by(Assignment.starts_on)
        .limit(1)
    )
    if wanted.end is not None:
        query = query.where(Assignment.starts_on <= wanted.end)
    item = session.execute(query).scalar()
    if item is None:
        return None
    names = company_names(session).get(item.company_id) if item.company_id is not None else None
    return errors.SeatTaken(
        unit=code_of(session, item.unit_id, item.starts_on),
        holder=names.both if names else item.note,
        kind=item.kind,
        start=item.starts_on,
        until=item.vacated_on or item.ends_on,
    )
