"""A plan made into floors, spaces, rooms and units of an empty centre, inside a transaction."""

from datetime import date

from sqlalchemy import select

from jib_desk.models.facility import SafetyItem
from jib_desk.models.journal import Work
from jib_desk.models.plan import Floor, Room, Space, Unit, UnitLayout
from jib_desk.rules.plan_geometry import Plan, PlanFloor, PlanSpace, PlanUnit, Shape
from jib_desk.services.plan.plan_files import refuse_begun


def install(work: Work, plan: Plan, opened_on: date) -> None:
    """All of a plan, open from one day on, in place of floors with nothing on them. Raises PlanRefused (exists)."""
    refuse_begun(work.session)
    for blank in work.session.scalars(select(Floor)):
        work.session.delete(blank)
    work.session.flush()
    for position, floor in enumerate(plan.floors):
        _install_floor(work, floor, position, opened_on)
    work.subject = ", ".join(floor.code for floor in plan.floors)


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
        SafetyItem(floor_id=floor.id, kind=mark.kind, x_m=mark.at[0], y_m=mark.at[1], label=mark.label)
        for mark in plan.marks
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
        name_en=item.name_en,
        name_zh=item.name_zh,
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
