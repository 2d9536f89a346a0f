"""Where on the floor one looks, and how close: fit, zoom at a point, pan, never lost.

Numbers only. Points are device-independent pixels of the view, lengths of the plan are metres.
"""

from dataclasses import dataclass

from jib_desk.views.theme import PlanSize, Space

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Camera:
    """`scale` pixels a metre; the floor's origin stands at (`x`, `y`) of the view."""

    scale: float = float(PlanSize.FULL_M)
    x: float = 0.0
    y: float = 0.0

    def to_plan(self, point: Point) -> Point:
        """From the view to metres on the floor."""
        return (point[0] - self.x) / self.scale, (point[1] - self.y) / self.scale

    def panned(self, dx: float, dy: float) -> "Camera":
        """Pushed aside."""
        return Camera(self.scale, self.x + dx, self.y + dy)

    def zoomed(self, factor: float, at: Point) -> "Camera":
        """Closer or further; what is under the point stays under it."""
        scale = min(max(self.scale * factor, PlanSize.SMALLEST_M), PlanSize.LARGEST_M)
        grown = scale / self.scale
        return Camera(scale, at[0] - (at[0] - self.x) * grown, at[1] - (at[1] - self.y) * grown)

    def kept(self, view: Point, floor: Point) -> "Camera":
        """Moved back so that the floor fills the view, or stands in its middle where it is smaller."""
        return Camera(
            self.scale,
            _kept(self.x, floor[0] * self.scale, view[0]),
            _kept(self.y, floor[1] * self.scale, view[1]),
        )

    def showing(self, rect: tuple[float, float, float, float], view: Point) -> "Camera":
        """Panned as little as needed for a rectangle (pixels of the plan: x, y, w, h) to be seen whole."""
        left, top, width, height = rect
        return Camera(
            self.scale,
            _shown(self.x, left, left + width, view[0]),
            _shown(self.y, top, top + height, view[1]),
        )


def fitting(view: Point, floor: Point, least: float = 0.0) -> Camera:
    """The whole floor in the middle of the view; where that is smaller than `least`, as much as fills the view."""
    room = (max(1.0, view[0] - 2 * Space.S), max(1.0, view[1] - 2 * Space.S))
    scales = room[0] / max(floor[0], 1.0), room[1] / max(floor[1], 1.0)
    scale = max(min(scales), min(least, max(scales)))
    scale = min(max(scale, PlanSize.SMALLEST_M), PlanSize.LARGEST_M)
    return Camera(scale, Space.S, Space.S).kept(view, floor)


def _kept(origin: float, extent: float, view: float) -> float:
    margin = Space.S
    if extent + 2 * margin <= view:
        return (view - extent) / 2
    return min(max(origin, view - extent - margin), margin)


def _shown(origin: float, low: float, high: float, view: float) -> float:
    if origin + high > view - Space.S:
        origin = view - Space.S - high
    return max(origin, Space.S - low)
