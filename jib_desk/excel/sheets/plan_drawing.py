"""The plan in the workbook: the picture that the program drew, else coloured cells on the grid of 1 m."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter is typed, but not to the last argument.

import io
from collections import Counter
from collections.abc import Sequence
from math import ceil
from typing import Final

from xlsxwriter.format import Format

from jib_desk.excel.lists import Imprint, head_lines
from jib_desk.excel.sheets.occupancy_lines import PlanSpaceLine, UnitLine
from jib_desk.excel.writer import SheetWriter
from jib_desk.rules.metric_words import PHRASES
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import UnitState, word

_FIRST_ROW: Final = 4  # below the title and the legend
_CELL_WIDTH: Final = 2.3  # characters: with the row's height a square
_CELL_HEIGHT: Final = 16
_LEGEND_CELLS: Final = 10
_PICTURE_WIDTH: Final = 1100  # pixels at most on the sheet
_ROW_PX: Final = 20  # of a row that nobody made higher


def write(
    sheet: SheetWriter,
    imprint: Imprint,
    units: Sequence[UnitLine],
    spaces: Sequence[PlanSpaceLine],
    picture: bytes | None,
) -> None:
    """Write the sheet; without picture and shapes it says that there is nothing to draw."""
    head_lines(sheet, f"{imprint.centre_zh} {PHRASES['plan'].both()}", imprint)
    if picture is not None:
        sheet.print_area(_picture(sheet, picture), 18, imprint.footer)
        return
    shapes = [unit.shape for unit in units if unit.shape] + [space.shape for space in spaces]
    if not shapes:
        sheet.text(3, 0, PHRASES["no_data"].both(), sheet.styles.dim())
        return
    grid = _Grid(sheet)
    _legend(sheet, units)
    for unit in units:
        if unit.shape:
            grid.draw(unit.shape, f"{unit.seat}\n{unit.company}".strip(), sheet.styles.unit(unit.status))
    for space in spaces:
        grid.draw(space.shape, space.name, sheet.styles.space())
    bottom, right = max(shape.bottom for shape in shapes), max(shape.right for shape in shapes)
    sheet.sheet.set_column(0, round(right), _CELL_WIDTH)
    for row in range(_FIRST_ROW, _FIRST_ROW + round(bottom)):
        sheet.sheet.set_row(row, _CELL_HEIGHT)
    sheet.print_area(_FIRST_ROW + round(bottom), round(right), imprint.footer)


def _picture(sheet: SheetWriter, picture: bytes) -> int:
    """Puts the picture on the sheet; gives the row that it ends in."""
    width, height = (int.from_bytes(picture[at : at + 4], "big") for at in (16, 20))  # of the PNG's first chunk
    scale = min(1.0, _PICTURE_WIDTH / width) if width else 1.0
    options = {
        "image_data": io.BytesIO(picture),
        "x_scale": scale,
        "y_scale": scale,
        "description": PHRASES["plan"].both(),
        "object_position": 2,
    }
    sheet.sheet.insert_image(3, 0, "plan.png", options)
    return 4 + ceil(height * scale / _ROW_PX)


def _legend(sheet: SheetWriter, units: Sequence[UnitLine]) -> None:
    """Each state with its colour, its pattern and its number."""
    counts = Counter(unit.status for unit in units)
    for number, state in enumerate(state for state in UnitState if state in counts):
        first = number * _LEGEND_CELLS
        text = f"{word('unit_state', state).both()} {counts[state]}"
        sheet.sheet.merge_range(2, first, 2, first + _LEGEND_CELLS - 2, text, sheet.styles.unit(state))


class _Grid:
    """The floor as cells of 1 m; where two shapes round to the same cell, the first one has it."""

    def __init__(self, sheet: SheetWriter) -> None:
        self._sheet = sheet
        self._taken: set[tuple[int, int]] = set()

    def draw(self, shape: Shape, text: str, style: Format) -> None:
        """A rectangle with its text, merged when it has its cells to itself."""
        left, right = round(shape.x), max(round(shape.right), round(shape.x) + 1) - 1
        top, bottom = round(shape.y), max(round(shape.bottom), round(shape.y) + 1) - 1
        cells = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        free = cells - self._taken
        self._taken |= cells
        if free == cells and len(cells) > 1:
            self._sheet.sheet.merge_range(_FIRST_ROW + top, left, _FIRST_ROW + bottom, right, "", style)
            self._sheet.text(_FIRST_ROW + top, left, text, style)
            return
        for number, (row, column) in enumerate(sorted(free)):
            self._sheet.text(_FIRST_ROW + row, column, "" if number else text, style)
