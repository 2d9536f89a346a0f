"""In which order to walk round the seats of a floor: from the way in, along the corridors, to the next door.

Nearest neighbour over the doors, measured as one walks and not through walls. What no corridor reaches is
visited last, by the straight way.
"""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from jib_desk.rules.plan_geometry import TOLERANCE_M, Point, Shape
from jib_desk.rules.words import SpaceKind

_WALKED = frozenset({SpaceKind.CORRIDOR, SpaceKind.LOBBY})
# Where a walk begins on a floor: at the entrance, or where the stairs and lifts come up.
_WAYS_IN = (SpaceKind.LOBBY, SpaceKind.CORE, SpaceKind.CORRIDOR)


@dataclass(frozen=True, slots=True)
class Stop:
    """A unit that is visited; `key` names it, `code` decides between equally near ones."""

    key: int
    code: str
    shape: Shape
    doors: tuple[Point, ...] = ()

    @property
    def places(self) -> tuple[Point, ...]:
        """Where one stands in front of it: its doors, or its middle when none is drawn."""
        return self.doors or (self.shape.centre,)


@dataclass(frozen=True, slots=True)
class Ground:
    """A space of the floor that is no unit."""

    kind: SpaceKind
    shape: Shape
    doors: tuple[Point, ...] = ()


def walk(stops: Sequence[Stop], grounds: Sequence[Ground]) -> tuple[int, ...]:
    """The keys of all stops of one floor in walking order, each once."""
    ways = _Ways([ground.shape for ground in grounds if ground.kind in _WALKED])
    here = way_in(grounds)
    left = sorted(stops, key=lambda stop: stop.code)
    order: list[int] = []
    while left:
        place, here = _next(left, here, ways.reach(here))
        order.append(left.pop(place).key)
    return tuple(order)


def way_in(grounds: Sequence[Ground]) -> Point:
    """Where one comes onto the floor: a door of the lobby, else of the stairs; the top left without either."""
    for kind in _WAYS_IN:
        for ground in grounds:
            if ground.kind is kind:
                return ground.doors[0] if ground.doors else ground.shape.centre
    return (0.0, 0.0)


def _next(left: Sequence[Stop], here: Point, reach: "_Reach") -> tuple[int, Point]:
    """The nearest stop by its place in the list, and the door that one then stands at."""
    best: tuple[bool, float] | None = None
    found = (0, here)
    for place, stop in enumerate(left):
        for door in stop.places:
            # Nothing is nearer on foot than straight on: most doors need no way to be found.
            if best is not None and not best[0] and _steps(here, door) >= best[1]:
                continue
            far = _far_from(here, door, reach.to(door))
            if best is None or far < best:
                best, found = far, (place, door)
    return found


def _far_from(here: Point, there: Point, walked: float) -> tuple[bool, float]:
    """What can be walked to comes before what cannot; rounded, so that equal ways are equal."""
    return walked == inf, round(_steps(here, there) if walked == inf else walked, 3)


def _steps(a: Point, b: Point) -> float:
    """Metres along right angles, as corridors run."""
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


class _Ways:
    """The corridors of a floor and the places where one leads into the next."""

    def __init__(self, areas: Sequence[Shape]) -> None:
        self._areas = areas
        self._known: dict[Point, tuple[int, ...]] = {}
        self.gates: list[Point] = []
        self.at_area: list[list[int]] = [[] for _ in areas]  # gates of each area
        self._of_gate: list[tuple[int, int]] = []
        for first, area in enumerate(areas):
            for second in range(first + 1, len(areas)):
                gate = _gate(area, areas[second])
                if gate is not None:
                    for place in (first, second):
                        self.at_area[place].append(len(self.gates))
                    self._of_gate.append((first, second))
                    self.gates.append(gate)

    def areas_of(self, point: Point) -> tuple[int, ...]:
        """The corridors in which a point lies, or on whose edge."""
        if point not in self._known:
            spot = Shape(*point, 0, 0)
            self._known[point] = tuple(place for place, area in enumerate(self._areas) if area.holds(spot))
        return self._known[point]

    def reach(self, start: Point) -> "_Reach":
        """How far everything is from a point (Dijkstra over the gates)."""
        far = [inf] * len(self.gates)
        own = self.areas_of(start)
        waiting = [(_steps(start, self.gates[gate]), gate) for gate in _gates_of(self, own)]
        heapq.heapify(waiting)
        while waiting:
            metres, gate = heapq.heappop(waiting)
            if metres >= far[gate]:
                continue
            far[gate] = metres
            for further in _gates_of(self, self._of_gate[gate]):
                if far[further] == inf:
                    heapq.heappush(waiting, (metres + _steps(self.gates[gate], self.gates[further]), further))
        return _Reach(self, start, frozenset(own), far)


@dataclass(frozen=True, slots=True)
class _Reach:
    """The ways from one point; `far` is the distance to each gate in metres."""

    ways: _Ways
    start: Point
    areas: frozenset[int]
    far: Sequence[float]

    def to(self, point: Point) -> float:
        """Metres on foot; infinite when no corridor leads there."""
        own = self.ways.areas_of(point)
        if not self.areas.isdisjoint(own):
            return _steps(self.start, point)
        gates = _gates_of(self.ways, own)
        return min((self.far[gate] + _steps(self.ways.gates[gate], point) for gate in gates), default=inf)


def _gates_of(ways: _Ways, areas: Iterable[int]) -> list[int]:
    return [gate for area in areas for gate in ways.at_area[area]]


def _gate(a: Shape, b: Shape) -> Point | None:
    """The middle of what two areas share, were it only an edge; a corner is no gate."""
    left, right = max(a.x, b.x), min(a.right, b.right)
    top, bottom = max(a.y, b.y), min(a.bottom, b.bottom)
    if right - left < -TOLERANCE_M or bottom - top < -TOLERANCE_M:
        return None
    if right - left <= TOLERANCE_M and bottom - top <= TOLERANCE_M:
        return None
    return ((left + right) / 2, (top + bottom) / 2)
