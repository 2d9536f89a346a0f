"""The floor plan on any day: what each unit is, what changes, how full the centre was and will be."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.company import Contact
from jib_desk.models.journal import Work
from jib_desk.models.plan import Floor, Room, Space, Unit, UnitLayout
from jib_desk.rules import occupancy_period
from jib_desk.rules.intervals import Days
from jib_desk.rules.plan_geometry import Plan, PlanFloor, PlanSpace, PlanUnit, Shape
from jib_desk.rules.words import UnitState
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.seats import ComingChange, CurvePoint, FloorRow, PlanRow, SpaceRow, UnitDetail, UnitRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat_reads import SeatBook, assignment_rows, seat_book


class PlansService(Service):
    """Reads the plan, and installs one into an empty centre."""

    # --- reading ----------------------------------------------------------------------------

    def plan(self, on: date) -> PlanRow:
        """Everything that is drawn for a day; retired units are left out."""
        return self._read(lambda session: _plan(session, self._book(session), on))

    def unit_detail(self, unit_id: int, on: date) -> UnitDetail:
        """One unit on a day, with what held it and what will. Raises NotFound."""

        def reading(session: Session) -> UnitDetail:
            unit = session.get(Unit, unit_id)
            row = self._book(session).unit_row(unit_id, on)
            if unit is None or row is None:
                raise errors.NotFound("unit", str(unit_id))
            items = assignment_rows(session, Assignment.unit_id == unit_id, Assignment.live.is_(True))
            name, phone = _contact(session, row.company_id)
            return UnitDetail(
                unit=row,
                current=next((item for item in items if item.id == row.assignment_id), None),
                coming=tuple(item for item in items if item.starts_on > on),
                history=tuple(
                    item for item in reversed(items) if item.starts_on <= on and item.id != row.assignment_id
                ),
                contact_name=name,
                contact_phone=phone,
                opened_on=unit.opened_on,
            )

        return self._read(reading)

    def coming_changes(self, since: date, days: int = 90) -> tuple[ComingChange, ...]:
        """Who comes, goes or is held from a day on, over so many days (that day included), in order."""

        def reading(session: Session) -> tuple[ComingChange, ...]:
            book = self._book(session)
            period = Days(since, since + timedelta(days=max(days, 1) - 1))
            return tuple(_coming(book, moved) for moved in occupancy_period.movements(book.occupancy, period))

        return self._read(reading)

    def curve(self, start: date, end: date) -> tuple[CurvePoint, ...]:
        """Occupied and usable units over days inclusive: the first day, and each day they change."""

        def reading(session: Session) -> tuple[CurvePoint, ...]:
            points = occupancy_period.curve(self._book(session).occupancy, Days(start, end))
            return tuple(CurvePoint(point.on, point.occupied, point.usable) for point in points)

        return self._read(reading)

    def free_units(self, on: date, desks: int = 0, limit: int = 5) -> tuple[UnitRow, ...]:
        """Units vacant on a day with at least so many desks: first those that stay free, then the best fit."""

        def reading(session: Session) -> tuple[UnitRow, ...]:
            book = self._book(session)
            free = [row for row in book.unit_rows(on) if row.state is UnitState.VACANT and row.desks >= desks]
            taken_later = {
                item.unit_id for items in book.occupancy.by_unit.values() for item in items if item.starts_on > on
            }
            return tuple(sorted(free, key=lambda row: (row.id in taken_later, row.desks, row.code))[:limit])

        return self._read(reading)

    def opened_on(self) -> date:
        """The day on which the first unit opened; today in a centre without a plan."""

        def reading(session: Session) -> date:
            first = session.execute(select(Unit.opened_on).order_by(Unit.opened_on).limit(1)).scalar()
            return first or self._today(session)

        return self._read(reading)

    # --- writing ----------------------------------------------------------------------------

    def install(self, *, by: Actor, plan: Plan, opened_on: date, token: str | None = None) -> Outcome[PlanRow]:
        """Floors, rooms and units of a plan, all open from one day on. Raises PlanRefused (exists)."""

        def do(work: Work) -> str:
            known = work.session.execute(select(UnitLayout.code).limit(1)).scalar()
            if known is not None:
                raise errors.PlanRefused("exists", known)
            for position, floor in enumerate(plan.floors):
                _install_floor(work, floor, position, opened_on)
            work.subject = ", ".join(floor.code for floor in plan.floors)
            return opened_on.isoformat()

        return self._commit(
            by,
            "plan.install",
            do,
            lambda session, _key: _plan(session, self._book(session), opened_on),
            token=token,
            roles=MANAGERS,
        )

    def _book(self, session: Session) -> SeatBook:
        return seat_book(session, self._today(session))


# --- rows -----------------------------------------------------------------------------------


def _plan(session: Session, book: SeatBook, on: date) -> PlanRow:
    floors = session.execute(select(Floor).order_by(Floor.position, Floor.id)).scalars()
    return PlanRow(
        on=on,
        floors=tuple(
            FloorRow(floor.id, floor.code, floor.name_en, floor.name_zh, floor.width_m, floor.height_m)
            for floor in floors
        ),
        spaces=space_rows(session),
        units=book.unit_rows(on),
    )


def space_rows(session: Session) -> tuple[SpaceRow, ...]:
    """Everything on the floors that is no unit."""
    rooms = {room.space_id: room for room in session.execute(select(Room)).scalars()}
    spaces = session.execute(select(Space).order_by(Space.id)).scalars()
    return tuple(_space_row(space, rooms.get(space.id)) for space in spaces)


def _space_row(space: Space, room: Room | None) -> SpaceRow:
    return SpaceRow(
        id=space.id,
        floor_id=space.floor_id,
        code=space.code,
        kind=space.kind,
        shape=Shape(*space.shape),
        doors=tuple((float(x), float(y)) for x, y in space.doors),
        name_en=room.name_en if room else "",
        name_zh=room.name_zh if room else "",
        room_id=room.id if room else None,
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
        what=moved.what,
    )


def _contact(session: Session, company_id: int | None) -> tuple[str, str]:
    """Name and phone of whom to call: hosts first, then whoever has a phone."""
    if company_id is None:
        return "", ""
    query = (
        select(Contact.name_zh, Contact.name_en, Contact.phone)
        .where(Contact.company_id == company_id, Contact.active.is_(True))
        .order_by(Contact.is_host.desc(), Contact.phone == "", Contact.id)
        .limit(1)
    )
    found = session.execute(query).first()
    if found is None:
        return "", ""
    return " ".join(name for name in (found.name_zh, found.name_en) if name), found.phone


# --- installing -----------------------------------------------------------------------------


def _install_floor(work: Work, plan: PlanFloor, position: int, opened_on: date) -> None:
    floor = Floor(
        code=plan.code,
        name_en=plan.name_en,
        name_zh=plan.name_zh,
        width_m=plan.width_m,
        height_m=plan.height_m,
        position=position,
    )
    work.session.add(floor)
    work.session.flush()
    spaces = [_space(item, floor.id) for item in plan.spaces]
    units = [Unit(opened_on=opened_on) for _ in plan.units]
    work.session.add_all([*spaces, *units])
    work.session.flush()
    for place, (item, space) in enumerate(zip(plan.spaces, spaces, strict=True)):
        if item.room is not None:
            work.session.add(
                Room(
                    space_id=space.id,
                    code=item.code,
                    name_en=item.name_en,
                    name_zh=item.name_zh,
                    fire_limit=item.room.fire_limit,
                    capacity=dict(item.room.capacity),
                    position=place,
                )
            )
    work.session.add_all(
        [_layout(item, unit.id, floor.id, opened_on) for item, unit in zip(plan.units, units, strict=True)]
    )


def _space(item: PlanSpace, floor_id: int) -> Space:
    return Space(
        floor_id=floor_id,
        code=item.code,
        kind=item.kind,
        shape=_numbers(item.shape),
        doors=[[*door] for door in item.doors],
    )


def _layout(item: PlanUnit, unit_id: int, floor_id: int, opened_on: date) -> UnitLayout:
    return UnitLayout(
        unit_id=unit_id,
        valid_from=opened_on,
        floor_id=floor_id,
        code=item.code,
        zone=item.zone,
        shape=_numbers(item.shape),
        doors=[[*door] for door in item.doors],
        desks=item.desks,
        area_m2=item.area_m2,
    )


def _numbers(shape: Shape) -> list[float]:
    return [shape.x, shape.y, shape.w, shape.h]
