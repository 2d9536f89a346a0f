"""What a form says before it is saved: who would be in the way, and where there is room instead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from jib_desk.rules.intervals import Days
from jib_desk.rules.occupancy_free import openings
from jib_desk.rules.words import AssignmentKind
from jib_desk.services import errors
from jib_desk.services.base import Service
from jib_desk.services.rows.seats import FreeUnit, Wanted
from jib_desk.services.seat.seat_book import SeatBook, seat_book
from jib_desk.services.seat.seat_conflicts import in_the_way, retires

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jib_desk.rules.occupancy import Assignment


Foreseen = errors.SeatTaken | errors.SeatOverstayed | errors.UnitRetires


class SeatForesight(Service):
    """Reads for forms. The database has the last word; what it would say is told while one types."""

    def foresee(self, wanted: Sequence[Wanted]) -> Foreseen | None:
        """Why these days could not be had as things stand; None when they could."""

        def reading(session: Session) -> Foreseen | None:
            book: SeatBook | None = None
            for wish in wanted:
                if wish.end is not None and wish.end < wish.start:
                    continue  # said of the dates themselves
                if not wish.is_hold:
                    book = book or seat_book(session, self._today(session))
                    late = overstayer(book, wish.unit_id, wish.start)
                    if late is not None and late.id not in wish.besides:
                        return overstayed(book, wish.unit_id, wish.start, late)
                taken = in_the_way(session, wish)
                if taken is not None:
                    return taken
                retiring = retires(session, wish)
                if retiring is not None:
                    return retiring
            return None

        return self._read(reading)

    def next_free(
        self,
        first: date,
        last: date | None,
        *,
        unit_id: int | None = None,
        company_id: int | None = None,
        besides: frozenset[int] = frozenset(),
        limit: int = 3,
    ) -> tuple[FreeUnit, ...]:
        """Where as many desks are free for as long as the wished days (inclusive, None = open), the soonest first.

        Enough desks are those for the people of a company that have none elsewhere; where they are not known, the
        desks of the unit that was wished. `besides` are assignments that go away themselves.
        """
        if last is not None and last < first:
            return ()

        def reading(session: Session) -> tuple[FreeUnit, ...]:
            book = seat_book(session, self._today(session))
            desks = _desks_needed(book, first, unit_id, company_id, besides)
            found = openings(book.occupancy, Days(first, last), desks, besides)
            others = [item for item in found if item.unit_id != unit_id or item.first > first]
            return tuple(
                FreeUnit(item.unit_id, item.code, item.desks, item.area_m2, item.first, item.last)
                for item in others[:limit]
            )

        return self._read(reading)


def overstayer(book: SeatBook, unit_id: int, on: date) -> Assignment | None:
    """Who is past their end in a unit on a day, or today when that comes first; None when nobody is.

    Nor when somebody else comes before that day: then it is theirs.
    """
    day = min(on, book.occupancy.today)
    holder = book.occupancy.holder(unit_id, day)
    if holder is None or holder.ends_on is None or holder.kind is not AssignmentKind.OCCUPANCY:
        return None
    if on not in book.occupancy.held_days[holder.id]:
        return None
    return holder if holder.vacated_on is None and holder.ends_on < day else None


def overstayed(book: SeatBook, unit_id: int, on: date, late: Assignment) -> errors.SeatOverstayed:
    """The question about who is past their end."""
    names = book.companies[late.company_id] if late.company_id is not None else None
    return errors.SeatOverstayed(book.code(unit_id, on), names.both if names else "", late.ends_on or on)


def _desks_needed(
    book: SeatBook, on: date, unit_id: int | None, company_id: int | None, besides: frozenset[int]
) -> int:
    people = None if company_id is None else book.occupancy.people(company_id, on)
    if company_id is not None and people is not None:
        own = book.occupancy.residents(on).get(company_id, ())
        kept = (item for item in own if item.assignment is not None and item.assignment.id not in besides)
        return max(1, people - sum(item.layout.desks for item in kept))
    unit = next((unit for unit in book.occupancy.units if unit.id == unit_id), None)
    return 0 if unit is None else unit.layout(on).desks
