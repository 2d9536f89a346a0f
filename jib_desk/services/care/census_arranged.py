"""What is arranged for a unit besides what holds it on the day of a census: who is to come, and from when."""

from datetime import date

from jib_desk.rules.census import Next
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.occupancy import Assignment
from jib_desk.rules.words import EndedAs
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.seat.seat_book import SeatBook


class Arrangements:
    """Of all units at once: moves are looked up by who goes on where, not searched anew for each unit."""

    def __init__(self, book: SeatBook, on: date) -> None:
        self._book, self._on = book, on
        self._left = {
            (item.company_id, item.vacated_on + ONE_DAY): item.unit_id
            for items in book.occupancy.by_unit.values()
            for item in items
            if item.ended_as is EndedAs.TRANSFER and item.vacated_on is not None
        }

    def of(self, unit: UnitRow) -> tuple[Assignment | None, tuple[Next, ...]]:
        """What holds a unit on the day, and what else has it that day or later, in order of days."""
        holder: Assignment | None = None
        nexts: list[Next] = []
        for item in self._book.occupancy.by_unit.get(unit.id, ()):
            days = self._book.occupancy.held_days.get(item.id)
            if item.id == unit.assignment_id:
                holder = item
            elif days is not None and (days.last is None or days.last >= self._on):
                nexts.append(self._next(item))
        return holder, tuple(nexts)

    def _next(self, item: Assignment) -> Next:
        came_from = self._left.get((item.company_id, item.starts_on))
        return Next(
            assignment_id=item.id,
            kind=item.kind,
            company_id=item.company_id,
            starts_on=item.starts_on,
            has_begun=item.starts_on <= self._on,
            goes_on=came_from is not None and came_from != item.unit_id,
            is_ended=item.vacated_on is not None,
        )
