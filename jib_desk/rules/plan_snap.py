"""Rectangles under the hand: drawn from two corners, moved, pulled by eight handles, snapped, put in line.

Everything is in metres and stays inside the floor; nothing here knows what the rectangles are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum

from jib_desk.rules.plan_draft import LEAST_SIDE_M, metres
from jib_desk.rules.plan_geometry import Point, Shape, Wall

GRIDS_M = (0.25, 0.5, 1.0)


class Handle(Enum):
    """The eight places by which a rectangle is pulled: which edges follow, -1 left/top, 1 right/bottom."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)

    @property
    def across(self) -> int:
        """-1 the left edge follows, 1 the right one, 0 neither."""
        return self.value[0]

    @property
    def down(self) -> int:
        """-1 the upper edge follows, 1 the lower one, 0 neither."""
        return self.value[1]

    def place(self, shape: Shape) -> Point:
        """Where the handle stands."""
        return (shape.x + shape.w * (self.across + 1) / 2, shape.y + shape.h * (self.down + 1) / 2)


class Edge(StrEnum):
    """What several rectangles are aligned by."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    CENTRE = "centre"
    MIDDLE = "middle"


class Axis(StrEnum):
    """Along which several rectangles are spread with equal gaps."""

    ACROSS = "across"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Snap:
    """How far something goes beyond the hand to lie right, and the lines that it then lies on."""

    dx: float
    dy: float
    guides: tuple[Wall, ...] = ()


def bounds(shapes: Iterable[Shape]) -> Shape:
    """The smallest rectangle around some. Raises ValueError for none."""
    known = list(shapes)
    left, top = min(shape.x for shape in known), min(shape.y for shape in known)
    right, bottom = max(shape.right for shape in known), max(shape.bottom for shape in known)
    return Shape(left, top, right - left, bottom - top)


def on_grid(value: float, grid: float) -> float:
    """The nearest line of the grid; the value itself without one (grid 0)."""
    return metres(round(value / grid) * grid) if grid > 0 else metres(value)


def kept_inside(floor: Shape, box: Shape, dx: float, dy: float) -> Point:
    """A push, shortened so that the box stays on the floor; one that is larger than the floor starts at its edge."""
    return (
        metres(max(floor.x - box.x, min(dx, floor.right - box.right))),
        metres(max(floor.y - box.y, min(dy, floor.bottom - box.bottom))),
    )


def within(floor: Shape, point: Point) -> Point:
    """The nearest point of the floor."""
    return (
        metres(min(max(point[0], floor.x), floor.right)),
        metres(min(max(point[1], floor.y), floor.bottom)),
    )


def drawn(floor: Shape, start: Point, end: Point) -> Shape | None:
    """The rectangle between two corners, on the floor; None when it is too small to be one."""
    (x1, y1), (x2, y2) = within(floor, start), within(floor, end)
    shape = Shape(min(x1, x2), min(y1, y2), metres(abs(x2 - x1)), metres(abs(y2 - y1)))
    return shape if min(shape.w, shape.h) >= LEAST_SIDE_M else None


def pulled(floor: Shape, shape: Shape, handle: Handle, to: Point) -> Shape:
    """A rectangle whose handle was pulled to a point: never smaller than half a metre, never off the floor."""
    left, right = _pulled(shape.x, shape.right, handle.across, to[0], floor.x, floor.right)
    top, bottom = _pulled(shape.y, shape.bottom, handle.down, to[1], floor.y, floor.bottom)
    return Shape(left, top, metres(right - left), metres(bottom - top))


def _pulled(start: float, end: float, which: int, to: float, lowest: float, highest: float) -> tuple[float, float]:
    least = min(LEAST_SIDE_M, end - start)
    if which < 0:
        return metres(max(lowest, min(to, end - least))), end
    if which > 0:
        return start, metres(min(highest, max(to, start + least)))
    return start, end


# --- snapping --------------------------------------------------------------------------------


def snapped_box(box: Shape, others: Sequence[Shape], grid: float, reach: float) -> Snap:
    """Where a box that is being moved snaps to: edges of others within `reach` metres, else the grid."""
    dx, x = _nearest((box.x, box.right), _lines(others, is_across=True), reach)
    dy, y = _nearest((box.y, box.bottom), _lines(others, is_across=False), reach)
    if x is None:
        dx = on_grid(box.x, grid) - box.x
    if y is None:
        dy = on_grid(box.y, grid) - box.y
    landed = Shape(box.x + dx, box.y + dy, box.w, box.h)
    return Snap(dx, dy, _guides(x, y, landed))


def snapped_point(point: Point, others: Sequence[Shape], grid: float, reach: float) -> Snap:
    """Where a corner that is being drawn or pulled snaps to."""
    return snapped_box(Shape(point[0], point[1], 0.0, 0.0), others, grid, reach)


def _lines(others: Sequence[Shape], *, is_across: bool) -> set[float]:
    if is_across:
        return {line for shape in others for line in (shape.x, shape.right)}
    return {line for shape in others for line in (shape.y, shape.bottom)}


def _nearest(edges: Sequence[float], lines: Iterable[float], reach: float) -> tuple[float, float | None]:
    """The shortest way from one of the edges to one of the lines, and that line; (0, None) beyond reach."""
    best, found = reach, None
    for line in lines:
        for edge in edges:
            if abs(line - edge) <= best:
                best, found = abs(line - edge), (line - edge, line)
    return found if found is not None else (0.0, None)


def _guides(x: float | None, y: float | None, box: Shape) -> tuple[Wall, ...]:
    guides: list[Wall] = []
    if x is not None:
        guides.append(Wall(x, box.y, x, box.bottom))
    if y is not None:
        guides.append(Wall(box.x, y, box.right, y))
    return tuple(guides)


# --- several at once -------------------------------------------------------------------------


def aligned(shapes: Sequence[Shape], edge: Edge) -> tuple[Shape, ...]:
    """All on one line of their common outline; sizes stay."""
    box = bounds(shapes)

    def place(shape: Shape) -> Shape:
        x, y = shape.x, shape.y
        match edge:
            case Edge.LEFT:
                x = box.x
            case Edge.RIGHT:
                x = box.right - shape.w
            case Edge.TOP:
                y = box.y
            case Edge.BOTTOM:
                y = box.bottom - shape.h
            case Edge.CENTRE:
                x = box.centre[0] - shape.w / 2
            case Edge.MIDDLE:
                y = box.centre[1] - shape.h / 2
        return Shape(metres(x), metres(y), shape.w, shape.h)

    return tuple(place(shape) for shape in shapes)


def spread(shapes: Sequence[Shape], axis: Axis) -> tuple[Shape, ...]:
    """The same gap between each two neighbours; the outermost stay where they are."""
    if len(shapes) < 3:
        return tuple(shapes)
    is_across = axis is Axis.ACROSS
    order = sorted(range(len(shapes)), key=lambda at: shapes[at].centre[0 if is_across else 1])
    box = bounds(shapes)
    total = box.w if is_across else box.h
    used = sum(shape.w if is_across else shape.h for shape in shapes)
    gap = (total - used) / (len(shapes) - 1)
    placed = list(shapes)
    at = box.x if is_across else box.y
    for index in order:
        shape = shapes[index]
        # What is larger than the room between the others must not be pushed out of the outline.
        x = metres(min(max(at, box.x), box.right - shape.w)) if is_across else shape.x
        y = shape.y if is_across else metres(min(max(at, box.y), box.bottom - shape.h))
        placed[index] = Shape(x, y, shape.w, shape.h)
        at += (shape.w if is_across else shape.h) + gap
    return tuple(placed)
