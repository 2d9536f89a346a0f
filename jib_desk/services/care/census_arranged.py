"""What is arranged for a unit besides what holds it on the day of a census: who is to come, and from when."""

from datetime import date

from jib_desk.rules.census import Next
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.rules.occupancy import Assignment
from jib_desk.rules.words import EndedAs
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.seat.seat_book import SeatBook


def arranged(book: SeatBook, unit: UnitRow, on: date) -> tuple[Assignment | None, tuple[Next, ...]]:
    """What holds a unit on a day, and what else has it that day or later, in order of days."""
    holder: Assignment | None = None
    nexts: list[Next] = []
    for item in book.occupancy.by_unit.get(unit.id, ()):
        days = book.occupancy.held_days.get(item.id)
        if item.id == unit.assignment_id:
            holder = item
        elif days is not None and (days.last is None or days.last >= on):
            nexts.append(
                Next(
                    assignment_id=item.id,
                    kind=item.kind,
                    company_id=item.company_id,
                    starts_on=item.starts_on,
                    has_begun=item.starts_on <= on,
                    goes_on=_goes_on(book, item),
                    is_ended=item.vacated_on is not None,
                )
            )
    return holder, tuple(nexts)


def _goes_on(book: SeatBook, new: Assignment) -> bool:
    """Whether its company comes by it from another unit, which it leaves the day before."""
    return any(
        old.company_id == new.company_id
        and old.unit_id != new.unit_id
        and old.ended_as is EndedAs.TRANSFER
        and old.vacated_on == new.starts_on - ONE_DAY
        for items in book.occupancy.by_unit.values()
        for old in items
    )
