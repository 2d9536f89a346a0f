"""Where a label stands beside a mark, so that it covers no other text: right of it, left, below, above, or nowhere.

Boxes are (left, top, right, bottom) in any one unit, y down; edges that touch do not count as meeting.
"""

from collections import defaultdict

Box = tuple[float, float, float, float]


class Crowd:
    """Boxes by the cells of a grid that they lie in, so that only those near by are compared."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._boxes: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)

    def add(self, box: Box) -> None:
        """One more that is taken."""
        for cell in self._cells(box):
            self._boxes[cell].append(box)

    def meets(self, box: Box) -> bool:
        """Whether a box shares room with one of them."""
        return bool(self._boxes) and any(
            meet(box, other) for cell in self._cells(box) for other in self._boxes.get(cell, ())
        )

    def _cells(self, box: Box) -> list[tuple[int, int]]:
        left, top, right, bottom = (int(edge // self._cell) for edge in box)
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def meet(box: Box, other: Box) -> bool:
    """Whether two boxes share room."""
    return box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]


def places_beside(mark: Box, width: float, height: float, gap: float) -> tuple[Box, Box, Box, Box]:
    """Where a label of that size may stand: right of a mark, left of it, below and above."""
    left, top, right, bottom = mark
    across, down = (left + right - width) / 2, (top + bottom - height) / 2
    return (
        (right + gap, down, right + gap + width, down + height),
        (left - gap - width, down, left - gap, down + height),
        (across, bottom, across + width, bottom + height),
        (across, top - height, across + width, top),
    )


def place_beside(mark: Box, width: float, height: float, gap: float, floor: Box, taken: Crowd) -> Box | None:
    """The first place beside a mark that is free and on the floor; None where every one covers something."""
    for box in places_beside(mark, width, height, gap):
        is_inside = box[0] >= floor[0] and box[1] >= floor[1] and box[2] <= floor[2] and box[3] <= floor[3]
        if is_inside and not taken.meets(box):
            return box
    return None
