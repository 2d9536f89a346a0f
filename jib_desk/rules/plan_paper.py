"""The plan on paper: which scale fits a sheet, which way round the sheet lies, and how long the scale bar is."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# The denominators that people read plans at; beyond the last one whole thousands.
SCALES = (20, 25, 50, 75, 100, 150, 200, 250, 300, 400, 500, 750, 1_000, 1_500, 2_000, 2_500, 5_000)
_ROUND_M = (200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0, 0.5, 0.2, 0.1)
_PARTS = 5
_SLACK = 1e-6  # what divisions lose must not cost a scale

Extent = tuple[float, float]


class PaperSize(StrEnum):
    """The sizes of paper that a plan is made for."""

    A4 = "A4"
    A3 = "A3"

    @property
    def mm(self) -> Extent:
        """Width and height upright."""
        return (210.0, 297.0) if self is PaperSize.A4 else (297.0, 420.0)


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A bar of `parts` equal parts, each so many metres of the floor."""

    part_m: float
    parts: int = _PARTS

    @property
    def length_m(self) -> float:
        """All of it, in metres of the floor."""
        return self.part_m * self.parts


def fitting_scale(floor_m: Extent, room_mm: Extent) -> int:
    """The denominator of the largest usual scale at which a floor fits a room on paper."""
    needed = max(metres * 1_000 / millimetres for metres, millimetres in zip(floor_m, room_mm, strict=True))
    for scale in SCALES:
        if scale >= needed - _SLACK:
            return scale
    return int(-(-(needed - _SLACK) // 1_000)) * 1_000


def is_better_landscape(floors_m: Iterable[Extent], paper: PaperSize, besides_mm: Extent) -> bool:
    """Whether the floors come out larger with the paper across; as large, across is how screens are.

    `besides_mm` is what margins and legend take of the paper's width and height.
    """
    narrow, tall = paper.mm
    aside, above = besides_mm
    across = (tall - aside, narrow - above)
    upright = (narrow - aside, tall - above)
    floors = list(floors_m)
    worst = [max((fitting_scale(floor, room) for floor in floors), default=0) for room in (across, upright)]
    return worst[0] <= worst[1]


def scale_bar(mm_per_metre: float, longest_mm: float) -> ScaleBar:
    """The longest bar of round parts that is not longer than this on paper."""
    for part in _ROUND_M:
        if part * _PARTS * mm_per_metre <= longest_mm + _SLACK:
            return ScaleBar(part)
    return ScaleBar(_ROUND_M[-1])
