"""The floor plan as plain values in metres, without any toolkit.

Shapes, walls with their doors, and which unit lies next to which. Plan files are read in
`plan_files`, labels broken in `labels`.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from jib_desk.rules.words import Layout, SafetyKind, SpaceKind

# Shapes may touch, and drawings are rounded: two shapes overlap only when they share more than this.
TOLERANCE_M = 0.005
DOOR_WIDTH_M = 0.9

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """An axis-parallel rectangle in metres; origin of the floor top left, y down."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> Point:
        """The middle of the rectangle."""
        return (self.x + self.w / 2, self.y + self.h / 2)

    def has(self, x: float, y: float) -> bool:
        """Whether a point lies in it; of two that touch, one has it."""
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h

    def overlaps(self, other: "Shape") -> bool:
        """Whether the two share floor; touching edges do not count."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > TOLERANCE_M
            and min(self.bottom, other.bottom) - max(self.y, other.y) > TOLERANCE_M
        )

    def holds(self, other: "Shape") -> bool:
        """Whether the other lies inside, edges included."""
        return (
            other.x >= self.x - TOLERANCE_M
            and other.y >= self.y - TOLERANCE_M
            and other.right <= self.right + TOLERANCE_M
            and other.bottom <= self.bottom + TOLERANCE_M
        )

    def has_on_edge(self, point: Point) -> bool:
        """Whether the point lies on the outline."""
        x, y = point
        inside = (
            self.x - TOLERANCE_M <= x <= self.right + TOLERANCE_M
            and self.y - TOLERANCE_M <= y <= self.bottom + TOLERANCE_M
        )
        nearest = min(abs(x - self.x), abs(x - self.right), abs(y - self.y), abs(y - self.bottom))
        return inside and nearest <= TOLERANCE_M


@dataclass(frozen=True, slots=True)
class PlanUnit:
    """A numbered office unit."""

    code: str
    zone: str
    shape: Shape
    doors: tuple[Point, ...]
    desks: int
    area_m2: float


@dataclass(frozen=True, slots=True)
class PlanRoom:
    """What makes a space bookable: comfort capacities per layout, and the fire limit in heads."""

    capacity: Mapping[Layout, int]
    fire_limit: int


@dataclass(frozen=True, slots=True)
class PlanSpace:
    """Everything drawn that is no office unit; with `room` it can be booked."""

    code: str
    kind: SpaceKind
    shape: Shape
    doors: tuple[Point, ...]
    name_en: str
    name_zh: str
    room: PlanRoom | None = None


@dataclass(frozen=True, slots=True)
class PlanMark:
    """An extinguisher, an exit, the assembly point: a place on the floor and what is written beside it."""

    kind: SafetyKind
    at: Point
    label: str = ""


@dataclass(frozen=True, slots=True)
class PlanFloor:
    """One floor; every shape and mark lies inside `width_m` × `height_m`."""

    code: str
    name_en: str
    name_zh: str
    width_m: float
    height_m: float
    units: tuple[PlanUnit, ...]
    spaces: tuple[PlanSpace, ...]
    marks: tuple[PlanMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan; codes of units and spaces are unique over all its floors."""

    floors: tuple[PlanFloor, ...]


class Direction(StrEnum):
    """Where an arrow key leads."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"


def nearest(origin: Shape, others: Sequence[Shape], direction: Direction) -> int | None:
    """The index of the shape that an arrow key reaches from `origin`; None when nothing lies there.

    What lies straight ahead comes before what must be reached sideways, however near the latter is;
    `origin` itself may be among the others.
    """
    best: tuple[bool, float, float] | None = None
    found: int | None = None
    for index, other in enumerate(others):
        ahead, edge, aside = _distances(origin, other, direction)
        if ahead <= edge:
            continue
        gap = _sideways_gap(origin, other, direction)
        # Sideways counts double: an arrow key is a wish for a direction, not for a distance.
        score = (gap > 0, ahead + 2 * gap, aside)
        if best is None or score < best:
            best, found = score, index
    return found


def _distances(origin: Shape, other: Shape, direction: Direction) -> tuple[float, float, float]:
    """How far the other's centre lies ahead (negative: behind), where the origin ends, and how far aside."""
    dx = other.centre[0] - origin.centre[0]
    dy = other.centre[1] - origin.centre[1]
    match direction:
        case Direction.LEFT:
            return -dx, origin.w / 2, abs(dy)
        case Direction.RIGHT:
            return dx, origin.w / 2, abs(dy)
        case Direction.UP:
            return -dy, origin.h / 2, abs(dx)
        case Direction.DOWN:
            return dy, origin.h / 2, abs(dx)


def _sideways_gap(origin: Shape, other: Shape, direction: Direction) -> float:
    """The gap between the edges across the direction; 0 when the other lies straight ahead."""
    if direction in (Direction.LEFT, Direction.RIGHT):
        gap = max(origin.y - other.bottom, other.y - origin.bottom)
    else:
        gap = max(origin.x - other.right, other.x - origin.right)
    # Shapes that only touch at a corner are not straight ahead.
    return 0.0 if gap < -TOLERANCE_M else max(gap, TOLERANCE_M)


class Wall(NamedTuple):
    """A straight piece of wall in metres, from (x1, y1) to (x2, y2), level or upright."""

    x1: float
    y1: float
    x2: float
    y2: float


Span = tuple[float, float]


def walls(floor: PlanFloor, door_width: float = DOOR_WIDTH_M) -> tuple[Wall, ...]:
    """The walls of a floor, each drawn once, with gaps of `door_width` metres at the doors.

    Corridors have no walls of their own: what borders them has.
    """
    walled = [unit.shape for unit in floor.units]
    walled += [space.shape for space in floor.spaces if space.kind is not SpaceKind.CORRIDOR]
    walled.append(Shape(0, 0, floor.width_m, floor.height_m))
    level: defaultdict[float, list[Span]] = defaultdict(list)
    upright: defaultdict[float, list[Span]] = defaultdict(list)
    for shape in walled:
        for y in (shape.y, shape.bottom):
            level[_key(y)].append((shape.x, shape.right))
        for x in (shape.x, shape.right):
            upright[_key(x)].append((shape.y, shape.bottom))
    level_gaps, upright_gaps = _door_gaps(floor, door_width)
    pieces = [Wall(a, y, b, y) for y in sorted(level) for a, b in _minus(_union(level[y]), level_gaps[y])]
    pieces += [Wall(x, a, x, b) for x in sorted(upright) for a, b in _minus(_union(upright[x]), upright_gaps[x])]
    return tuple(pieces)


def _key(coordinate: float) -> float:
    """Millimetres: edges that differ only by rounding are one wall."""
    return round(coordinate, 3)


Gaps = defaultdict[float, list[Span]]


def _door_gaps(floor: PlanFloor, door_width: float) -> tuple[Gaps, Gaps]:
    level: Gaps = defaultdict(list)
    upright: Gaps = defaultdict(list)
    outlines = [(unit.shape, unit.doors) for unit in floor.units]
    outlines += [(space.shape, space.doors) for space in floor.spaces]
    for shape, doors in outlines:
        for x, y in doors:
            on_level = min(abs(y - shape.y), abs(y - shape.bottom)) <= TOLERANCE_M
            along, start, end = (x, shape.x, shape.right) if on_level else (y, shape.y, shape.bottom)
            gap = (max(along - door_width / 2, start), min(along + door_width / 2, end))
            (level if on_level else upright)[_key(y if on_level else x)].append(gap)
    return level, upright


def _union(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + TOLERANCE_M:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _minus(spans: list[Span], gaps: list[Span]) -> list[Span]:
    left: list[Span] = []
    holes = _union(gaps)
    for start, end in spans:
        for gap_start, gap_end in holes:
            if gap_end <= start or gap_start >= end:
                continue
            if gap_start - start > TOLERANCE_M:
                left.append((start, gap_start))
            start = gap_end
        if end - start > TOLERANCE_M:
            left.append((start, end))
    return left
