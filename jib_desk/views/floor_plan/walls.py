"""Doors and the entrance of a drawn floor, in metres; the walls themselves are a rule of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from jib_desk.rules.plan_geometry import (
    DOOR_WIDTH_M,
    PlanFloor,
    PlanSpace,
    PlanUnit,
    Point,
    Shape,
    Wall,
    walls,
)
from jib_desk.rules.words import SpaceKind
from jib_desk.services.rows.seats import FloorRow, SpaceRow, UnitRow


@dataclass(frozen=True, slots=True)
class Door:
    """A leaf that stands open: hinge, free end, and the place it shuts at."""

    hinge: Point
    opened: Point
    shut: Point


def walls_of(floor: FloorRow, spaces: Sequence[SpaceRow], units: Sequence[UnitRow]) -> tuple[Wall, ...]:
    """Every wall of the floor once, open at its doors and at the entrance."""
    drawn = PlanFloor(
        code=floor.code,
        name_en="",
        name_zh="",
        width_m=floor.width_m,
        height_m=floor.height_m,
        units=tuple(PlanUnit(unit.code, "", unit.shape, unit.doors, unit.desks, unit.area_m2) for unit in units),
        spaces=tuple(
            PlanSpace(space.code, space.kind, space.shape, (*space.doors, *_entrance_doors(floor, space)), "", "")
            for space in spaces
        ),
    )
    return walls(drawn)


def doors_of(shape: Shape, doors: Sequence[Point], *, swings_out: bool) -> tuple[Door, ...]:
    """The open leaf of each door. Leaves swing out where the inside is needed for something else."""
    leaves: list[Door] = []
    for door in doors:
        (along_x, at), middle = _place(shape, door)
        start, end = middle - DOOR_WIDTH_M / 2, middle + DOOR_WIDTH_M / 2
        is_far = at > (shape.y if along_x else shape.x)
        leaf = DOOR_WIDTH_M if is_far == swings_out else -DOOR_WIDTH_M
        if along_x:
            leaves.append(Door((start, at), (start, at + leaf), (end, at)))
        else:
            leaves.append(Door((at, start), (at + leaf, start), (at, end)))
    return tuple(leaves)


def _entrance_doors(floor: FloorRow, space: SpaceRow) -> tuple[Point, ...]:
    if space.kind is not SpaceKind.LOBBY:
        return ()
    found = entrance(floor.width_m, floor.height_m, space.shape)
    return (found[0],) if found else ()


def entrance(floor_w: float, floor_h: float, lobby: Shape) -> tuple[Point, Point] | None:
    """Where people come in: the middle of the lobby's longest outer wall, and the direction inwards.

    None when the lobby touches no outer wall.
    """
    x, y, w, h = lobby.x, lobby.y, lobby.w, lobby.h
    outer: list[tuple[float, Point, Point]] = []
    if y + h >= floor_h:
        outer.append((w, (x + w / 2, y + h), (0, -1)))
    if x <= 0:
        outer.append((h, (x, y + h / 2), (1, 0)))
    if y <= 0:
        outer.append((w, (x + w / 2, y), (0, 1)))
    if x + w >= floor_w:
        outer.append((h, (x + w, y + h / 2), (-1, 0)))
    if not outer:
        return None
    _, place, inwards = max(outer, key=lambda side: side[0])
    return place, inwards


def _place(shape: Shape, door: Point) -> tuple[tuple[bool, float], float]:
    """The edge nearest to a door, and the door's middle along it."""
    x, y = door
    sides = [
        (abs(y - shape.y), (True, shape.y), x),
        (abs(y - shape.y - shape.h), (True, shape.y + shape.h), x),
        (abs(x - shape.x), (False, shape.x), y),
        (abs(x - shape.x - shape.w), (False, shape.x + shape.w), y),
    ]
    _, edge, middle = min(sides, key=lambda side: side[0])
    return edge, middle
