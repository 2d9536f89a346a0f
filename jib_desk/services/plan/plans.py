"""The floor plan on any day: what each unit is, what changes, how full the centre was and will be."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from jib_desk.models import direct
from jib_desk.rules import occupancy_period
from jib_desk.rules.intervals import ONE_DAY, Days
from jib_desk.rules.occupancy_free import free_until
from jib_desk.rules.occupancy_past import unnoted_ends
from jib_desk.rules.words import AssignmentKind, EndedAs, SpaceKind, UnitState
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service
from jib_desk.services.plan.safety_reads import safety_rows
from jib_desk.services.rows.seats import (
    AssignmentRow,
    ComingChange,
    CurvePoint,
    FloorRow,
    PlanRow,
    SpaceRow,
    UnitDetail,
    UnitRow,
    UnnotedEnd,
)
from jib_desk.services.seat.seat_book import SeatBook, day_of, doors_of, seat_book, shape_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jib_desk.models.direct import Source
    from jib_desk.models.journal import Work
    from jib_desk.rules.plan_geometry import Plan
    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.staff import Actor


class PlansService(Service):
    """Reads the plan, and installs one into an empty centre."""

    # --- reading ----------------------------------------------------------------------------

    def plan(self, on: date) -> PlanRow:
        """Everything that is drawn for a day; retired units are left out."""
        return self._quick_read(lambda source: _plan(source, self._book(source), on))

    def unit_detail(self, unit_id: int, on: date) -> UnitDetail:
        """One unit on a day, with what held it and what will. Raises NotFound."""
        from jib_desk.models.assignment import (
            Assignment,  # mapped tables: nobody points at a unit before they are there
        )
        from jib_desk.models.plan import Unit
        from jib_desk.services.seat.seat_reads import assignment_rows

        def reading(session: Session) -> UnitDetail:
            unit = session.get(Unit, unit_id)
            book = self._book(session)
            row = book.unit_row(unit_id, on)
            if unit is None or row is None:
                raise errors.NotFound("unit", str(unit_id))
            items = assignment_rows(session, Assignment.unit_id == unit_id, Assignment.live.is_(True))
            coming = tuple(item for item in items if item.starts_on > on or _is_waiting(item, row, on))
            name, phone = _contact(session, row.company_id)
            own = book.occupancy.residents(on).get(row.company_id or 0, ())
            return UnitDetail(
                unit=row,
                current=next((item for item in items if item.id == row.assignment_id), None),
                coming=coming,
                history=tuple(item for item in reversed(items) if item.id != row.assignment_id and item not in coming),
                contact_name=name,
                contact_phone=phone,
                opened_on=unit.opened_on,
                also_in=tuple(sorted(status.layout.code for status in own if status.unit.id != unit_id)),
                moves_to=_moves_to(book, row),
                unnoted=tuple(end for end in _unnoted(book, on) if end.unit_id == unit_id),
            )

        return self._read(reading)

    def coming_changes(self, since: date, days: int = 90) -> tuple[ComingChange, ...]:
        """What changes from a day on, over so many days (that day included), in order.

        Who comes, goes or is held; which seats open, are retired or have another number.
        """

        def reading(source: Source) -> tuple[ComingChange, ...]:
            book = self._book(source)
            period = Days(since, since + timedelta(days=max(days, 1) - 1))
            moves = [_coming(book, moved) for moved in occupancy_period.movements(book.occupancy, period)]
            seats = [_rebuilt(change) for change in occupancy_period.rebuilt(book.occupancy, period)]
            return tuple(sorted((*seats, *moves), key=lambda change: change.on))

        return self._quick_read(reading)

    def unnoted_ends(self) -> tuple[UnnotedEnd, ...]:
        """Who was past their end until somebody else came, so that nobody said when they left; the first such first."""

        def reading(source: Source) -> tuple[UnnotedEnd, ...]:
            book = self._book(source)
            return _unnoted(book, book.occupancy.today)

        return self._quick_read(reading)

    def curve(self, start: date, end: date) -> tuple[CurvePoint, ...]:
        """Occupied and usable units over days inclusive: the first day, and each day they change."""

        def reading(source: Source) -> tuple[CurvePoint, ...]:
            points = occupancy_period.curve(self._book(source).occupancy, Days(start, end))
            return tuple(CurvePoint(point.on, point.occupied, point.usable) for point in points)

        return self._quick_read(reading)

    def free_units(self, on: date, desks: int = 0, limit: int = 5, *, until: date | None = None) -> tuple[UnitRow, ...]:
        """Units vacant on a day, and up to `until` where that is given, with at least so many desks.

        First those that stay free for good, neither given to anybody later nor to be retired; then the best fit.
        """

        def reading(source: Source) -> tuple[UnitRow, ...]:
            book = self._book(source)
            free = [row for row in book.unit_rows(on) if row.state is UnitState.VACANT and row.desks >= desks]
            lasts = {row.id: free_until(book.occupancy, row.id, on) for row in free}
            if until is not None:
                free = [row for row in free if (lasts[row.id] or date.max) >= until]
            return tuple(sorted(free, key=lambda row: (lasts[row.id] is not None, row.desks, row.code))[:limit])

        return self._quick_read(reading)

    def opened_on(self) -> date:
        """The day on which the first unit opened; today in a centre without a plan."""

        def reading(source: Source) -> date:
            first = day_of(direct.scalar(source, "SELECT min(opened_on) FROM unit"))
            return first or self._today(source)

        return self._quick_read(reading)

    # --- writing ----------------------------------------------------------------------------

    def install(self, *, by: Actor, plan: Plan, opened_on: date, token: str | None = None) -> Outcome[PlanRow]:
        """Floors, rooms and units of a plan, all open from one day on. Raises PlanRefused (exists)."""
        from jib_desk.services.plan import plan_install  # with the mapped tables, which no reading of a plan needs

        def do(work: Work) -> str:
            plan_install.install(work, plan, opened_on)
            return opened_on.isoformat()

        return self._commit(
            by,
            "plan.install",
            do,
            lambda session, _key: _plan(session, self._book(session), opened_on),
            token=token,
            roles=MANAGERS,
        )

    def _book(self, source: Source) -> SeatBook:
        return seat_book(source, self._today(source))


# --- rows -----------------------------------------------------------------------------------

_FLOORS = "SELECT id, code, name_en, name_zh, width_m, height_m FROM floor ORDER BY position, id"
_SPACES = """SELECT s.id, s.floor_id, s.code, s.kind, s.shape, s.doors, s.name_en, s.name_zh, r.id
FROM space s LEFT JOIN room r ON r.space_id = s.id ORDER BY s.id"""
# Whom to call: hosts first, then whoever has a phone.
_CONTACT = """SELECT name_zh, name_en, phone FROM contact WHERE company_id = ? AND active = 1
ORDER BY is_host DESC, phone = '', id LIMIT 1"""


def _plan(source: Source, book: SeatBook, on: date) -> PlanRow:
    return PlanRow(
        on=on,
        floors=tuple(FloorRow(*row) for row in direct.fetch(source, _FLOORS)),
        spaces=space_rows(source),
        units=book.unit_rows(on),
        marks=safety_rows(source, on),
    )


def space_rows(source: Source) -> tuple[SpaceRow, ...]:
    """Everything on the floors that is no unit."""
    return tuple(_space_row(row) for row in direct.fetch(source, _SPACES))


def _space_row(row: tuple[Any, ...]) -> SpaceRow:
    key, floor_id, code, kind, shape, doors, name_en, name_zh, room_id = row
    return SpaceRow(
        id=key,
        floor_id=floor_id,
        code=code,
        kind=SpaceKind(kind),
        shape=shape_of(shape),
        doors=doors_of(doors),
        name_en=name_en,
        name_zh=name_zh,
        room_id=room_id,
    )


def _coming(book: SeatBook, moved: occupancy_period.Moved) -> ComingChange:
    company_id = moved.assignment.company_id
    names = book.companies.get(company_id) if company_id is not None else None
    return ComingChange(
        on=moved.on,
        unit_id=moved.unit_id,
        unit_code=book.code(moved.unit_id, moved.on),
        company_en=names.en if names else "",
        company_zh=names.zh if names else "",
        what=_what(book, moved),
        from_code=book.code(moved.from_unit_id, moved.on) if moved.from_unit_id is not None else "",
        reason=book.notes.get(moved.assignment.id, ""),
    )


def _rebuilt(change: occupancy_period.UnitChange) -> ComingChange:
    return ComingChange(change.on, change.unit_id, change.code, "", "", change.what, from_code=change.was)


def _what(book: SeatBook, moved: occupancy_period.Moved) -> str:
    """A departure is one that was noted or announced; else an agreement ends, or an overstay because of who comes."""
    item = moved.assignment
    if moved.what is not occupancy_period.Movement.MOVE_OUT or item.vacated_on is not None:
        return moved.what
    if item.ends_on != moved.on:
        return "overstay_ends"
    return moved.what if item.id in book.notices else "agreement_ends"


def _is_waiting(item: AssignmentRow, unit: UnitRow, on: date) -> bool:
    """A hold over a seat in which somebody is past their end: it has begun, and waits."""
    last = item.vacated_on or item.ends_on
    is_running = item.starts_on <= on and (last is None or on <= last)
    return item.kind is AssignmentKind.HOLD and item.id != unit.assignment_id and is_running


def _unnoted(book: SeatBook, on: date) -> tuple[UnnotedEnd, ...]:
    ends: list[UnnotedEnd] = []
    for item, last in unnoted_ends(book.occupancy, on):
        names = book.companies.get(item.company_id) if item.company_id is not None else None
        ends.append(
            UnnotedEnd(
                id=item.id,
                unit_id=item.unit_id,
                unit_code=book.code(item.unit_id, last),
                company_en=names.en if names else "",
                company_zh=names.zh if names else "",
                ends_on=item.ends_on or last,
                last=last,
            )
        )
    return tuple(ends)


def _moves_to(book: SeatBook, unit: UnitRow) -> str:
    """The number of the unit in which the company goes on the day after its last here; empty when it does not."""
    by_unit = book.occupancy.by_unit
    here = next((item for item in by_unit.get(unit.id, ()) if item.id == unit.assignment_id), None)
    if here is None or here.vacated_on is None or here.ended_as is not EndedAs.TRANSFER:
        return ""
    on = here.vacated_on + ONE_DAY
    for unit_id, items in by_unit.items():
        goes_on = any(
            (item.starts_on, item.company_id, item.kind) == (on, here.company_id, here.kind) for item in items
        )
        if goes_on and unit_id != unit.id:
            return book.code(unit_id, on)
    return ""


def _contact(source: Source, company_id: int | None) -> tuple[str, str]:
    """Name and phone of whom to call."""
    found = None if company_id is None else direct.first(source, _CONTACT, (company_id,))
    if found is None:
        return "", ""
    name_zh, name_en, phone = found
    return " ".join(name for name in (name_zh, name_en) if name), phone
