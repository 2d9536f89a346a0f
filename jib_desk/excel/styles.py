"""How workbooks look: every colour, number format and width of a sheet is said here and nowhere else."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter is typed, but not to the last argument.

from enum import StrEnum
from typing import Any, Final

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from jib_desk.rules.words import UnitState


class Kind(StrEnum):
    """What a cell holds, and with it how it is written and shown."""

    TEXT = "text"  # stays text when a person edits it: phones, codes, names
    NOTE = "note"  # text that wraps
    COUNT = "count"
    AREA = "area"  # m², hours, thousands of yuan: decimals only where there are some
    DAY = "day"
    TIME = "time"
    PERCENT = "percent"


_INK: Final = "#1B2430"
_DIM: Final = "#5B6675"
_LINE: Final = "#E1E5EA"
_HEAD: Final = "#E6F0FC"
_ACCENT: Final = "#0B63CE"
_OCCUPIED_LINE: Final = "#0072B2"
_USABLE_LINE: Final = "#7F8B99"

# Fill, text and edge of a unit on the drawn plan: the light tokens of the window.
_UNITS: Final[dict[UnitState, tuple[str, str, str]]] = {
    UnitState.OCCUPIED: ("#FFFFFF", "#00639B", "#0072B2"),
    UnitState.HELD: ("#FDF1D8", "#8F5A00", "#A86B00"),
    UnitState.VACANT: ("#E4F5EF", "#007A59", "#007A59"),
    UnitState.OUT_OF_SERVICE: ("#ECEEF1", "#56606E", "#6B7684"),
    UnitState.RETIRED: ("#ECEEF1", "#56606E", "#E1E5EA"),
}

_NUMBER_FORMATS: Final[dict[Kind, str]] = {
    Kind.TEXT: "@",
    Kind.NOTE: "@",
    Kind.COUNT: "#,##0",
    Kind.AREA: "#,##0.##",
    Kind.DAY: "yyyy-mm-dd",
    Kind.TIME: "hh:mm",
    Kind.PERCENT: "0.0%",
}

LEFT: Final = frozenset({Kind.TEXT, Kind.NOTE, Kind.DAY, Kind.TIME})

# Points.
LINE_HEIGHT: Final = 15
HEADER_HEIGHT: Final = 32
TALLEST_ROW: Final = 409

# Characters; a 汉字 takes two.
WIDTHS: Final[dict[Kind, float]] = {
    Kind.TEXT: 16,
    Kind.NOTE: 30,
    Kind.COUNT: 11,
    Kind.AREA: 11,
    Kind.DAY: 13,
    Kind.TIME: 10,
    Kind.PERCENT: 11,
}

REFUSED_FILL: Final = "FBE3E1"  # as openpyxl wants it, without #

CHART_LINES: Final = {"occupied": _OCCUPIED_LINE, "usable": _USABLE_LINE, "grid": _LINE, "text": _DIM}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def kind(self, kind: Kind) -> Format:
        """The format of a value."""
        properties: dict[str, Any] = {"num_format": _NUMBER_FORMATS[kind], "valign": "top", "font_color": _INK}
        if kind is Kind.NOTE:
            properties["text_wrap"] = True
        if kind in LEFT:
            properties |= {"align": "left", "indent": 1}
        return self._make(kind, properties)

    def points(self) -> Format:
        """A difference of two percentages, signed."""
        return self._make("points", {"num_format": '+0.0%;-0.0%;"±0"', "valign": "top", "font_color": _DIM})

    def difference(self) -> Format:
        """A difference of two counts, signed."""
        return self._make("difference", {"num_format": '+#,##0.##;-#,##0.##;"±0"', "valign": "top", "font_color": _DIM})

    def title(self) -> Format:
        """The sheet's title."""
        return self._make("title", {"bold": True, "font_size": 14, "font_color": _INK})

    def section(self) -> Format:
        """The title of a group of rows."""
        return self._make("section", {"bold": True, "font_color": _ACCENT, "bottom": 1, "bottom_color": _LINE})

    def dim(self) -> Format:
        """What explains."""
        return self._make("dim", {"font_color": _DIM, "valign": "top"})

    def header(self, kind: Kind = Kind.TEXT) -> Format:
        """A header cell, on the side of the values below it."""
        side: dict[str, Any] = {"align": "left", "indent": 1} if kind in LEFT else {"align": "right"}
        return self._make(
            f"header {kind in LEFT}",
            side | {"bold": True, "bg_color": _HEAD, "font_color": _INK, "bottom": 1, "bottom_color": _ACCENT,
                    "text_wrap": True, "valign": "vcenter"},
        )  # fmt: skip

    def example(self) -> Format:
        """The example row of a template."""
        return self._make("example", {"italic": True, "font_color": _DIM, "num_format": "@"})

    def unit(self, state: UnitState) -> Format:
        """A unit on the plan drawn in cells."""
        fill, text, edge = _UNITS[state]
        pattern = {UnitState.OUT_OF_SERVICE: 14, UnitState.HELD: 18}.get(state, 1)  # differ without colour, too
        colours = {"bg_color": fill, "fg_color": _LINE, "pattern": pattern} if pattern > 1 else {"bg_color": fill}
        return self._make(f"unit {state}", colours | self._box(text, edge))

    def space(self) -> Format:
        """Everything on the drawn plan that is no unit."""
        return self._make("space", {"bg_color": "#F5F6F8"} | self._box(_DIM, _LINE))

    def _box(self, text: str, edge: str) -> dict[str, Any]:
        return {"font_color": text, "font_size": 8, "border": 1, "border_color": edge, "align": "center",
                "valign": "vcenter", "text_wrap": True}  # fmt: skip

    def _make(self, name: str, properties: dict[str, Any]) -> Format:
        if name not in self._made:
            self._made[name] = self._book.add_format(properties)
        return self._made[name]
