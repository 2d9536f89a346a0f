"""The plan of a file as an edit of the plan that is there: what the file says, done to the draft, to be compared first.

A unit or space of the file is the one of that number here; what has no such number is new, and what the file's floors
do not have any more goes. Floors that the file does not name stay as they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from jib_desk.rules.plan_draft import Draft, DraftFloor, Item, Kind, Ref, capacity_of, own_area
from jib_desk.rules.plan_geometry import Plan, PlanFloor, PlanMark, PlanSpace, PlanUnit, Shape

_Place = tuple[int, str, float, float]


def taken(draft: Draft, plan: Plan) -> Draft:
    """The draft as the file has it. Numbers are compared without case."""
    floors = {floor.code.casefold(): floor for floor in draft.floors}
    next_id = draft.next_id()
    named: list[int] = []
    for drawn in plan.floors:
        known = floors.get(drawn.code.casefold())
        floor = _floor(drawn, known or DraftFloor(next_id, drawn.code, "", "", 0, 0))
        next_id -= known is None
        floors[drawn.code.casefold()] = floor
        named.append(floor.id)
    wanted = [item for floor_id, drawn in zip(named, plan.floors, strict=True) for item in _items(drawn, floor_id)]
    kept = _matched(draft, wanted, next_id)
    there = {item.ref for item in kept}
    others = [item for item in draft.items if item.floor_id not in named and item.ref not in there]
    return Draft(draft.on, tuple(floors.values()), (*others, *_in_order(draft, kept)))


def _floor(drawn: PlanFloor, known: DraftFloor) -> DraftFloor:
    return replace(
        known,
        name_en=drawn.name_en or known.name_en,
        name_zh=drawn.name_zh or known.name_zh,
        width_m=drawn.width_m,
        height_m=drawn.height_m,
    )


def _items(drawn: PlanFloor, floor_id: int) -> Iterator[Item]:
    yield from (_space(space, floor_id) for space in drawn.spaces)
    yield from (_unit(unit, floor_id) for unit in drawn.units)
    yield from (_mark(mark, floor_id) for mark in drawn.marks)


def _matched(draft: Draft, wanted: Iterable[Item], next_id: int) -> list[Item]:
    """Each piece of the file with the id of the one that it is here, else with a new one."""
    by_code = {(item.ref.kind, item.code.casefold()): item for item in draft.items if not item.is_mark}
    marks: dict[_Place, list[Item]] = {}
    for item in draft.items:
        if item.is_mark:
            marks.setdefault(_place(item), []).append(item)
    found: list[Item] = []
    for item in wanted:
        standing = marks.get(_place(item), [])
        known = (standing.pop() if standing else None) if item.is_mark else by_code.get((item.ref.kind, _code(item)))
        if known is None:
            found.append(replace(item, ref=Ref(item.ref.kind, next_id)))
            next_id -= 1
        else:
            found.append(replace(item, ref=known.ref, code=known.code))
    return found


def _in_order(draft: Draft, items: Iterable[Item]) -> Iterator[Item]:
    """Those that were there first, in the order in which they were: what is equal stays equal."""
    by_ref = {item.ref: item for item in items}
    for item in draft.items:
        if item.ref in by_ref:
            yield by_ref.pop(item.ref)
    yield from by_ref.values()


def _code(item: Item) -> str:
    return item.code.casefold()


def _place(mark: Item) -> _Place:
    return mark.floor_id, mark.safety_kind, mark.shape.x, mark.shape.y


def _unit(unit: PlanUnit, floor_id: int) -> Item:
    return Item(
        Ref(Kind.UNIT, 0),
        floor_id,
        unit.shape,
        unit.code,
        unit.doors,
        zone=unit.zone,
        desks=unit.desks,
        own_area_m2=own_area(unit.area_m2, unit.shape),
    )


def _space(space: PlanSpace, floor_id: int) -> Item:
    room = space.room
    return Item(
        Ref(Kind.SPACE, 0),
        floor_id,
        space.shape,
        space.code,
        space.doors,
        space_kind=space.kind,
        name_en=space.name_en,
        name_zh=space.name_zh,
        fire_limit=room.fire_limit if room is not None else 0,
        capacity=capacity_of(room.capacity) if room is not None else (),
    )


def _mark(mark: PlanMark, floor_id: int) -> Item:
    return Item(Ref(Kind.MARK, 0), floor_id, Shape(*mark.at, 0.0, 0.0), mark.label, safety_kind=mark.kind)
