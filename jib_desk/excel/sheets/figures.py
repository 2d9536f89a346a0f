"""The figures of a report as labelled cells: every one named `jib_<key>`, fractions with what they are made of."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter is typed, but not to the last argument.

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final, cast

from jib_desk.excel.styles import HEADER_HEIGHT, Kind
from jib_desk.excel.writer import SheetWriter
from jib_desk.rules.metric_words import FIGURES, PHRASES
from jib_desk.rules.words import Word

# A number, a fraction as (numerator, denominator), a list of codes, or nothing known.
Figure = int | float | tuple[float, float] | tuple[str, ...] | None

COLUMNS: Final = ("metric", "value", "numerator", "denominator", "last_month", "change", "details")
WIDTHS: Final = (46, 12, 12, 12, 12, 12, 44)
_VALUE, _NUMERATOR, _DENOMINATOR, _LAST, _CHANGE, _DETAILS = range(1, 7)


def figures_of(report: object) -> dict[str, Figure]:
    """Every figure of a report (a dataclass of numbers, mappings and further ones), nested names joined by "_".

    `report.units.total` is `units_total`, `report.rooms["R-HALL"].net_h` is `rooms_R-HALL_net_h`. Days are left out.
    """
    return dict(_flat("", report))


def _flat(key: str, value: object) -> Iterator[tuple[str, Figure]]:
    if is_dataclass(value) and not isinstance(value, type):
        for item in fields(value):
            yield from _flat(f"{key}_{item.name}".lstrip("_"), getattr(value, item.name))
    elif isinstance(value, Mapping):
        for name, inner in cast(Mapping[Any, object], value).items():
            yield from _flat(f"{key}_{name}", inner)
    elif value is None or isinstance(value, int | float):
        yield key, value
    elif isinstance(value, tuple):
        yield key, cast(Figure, value)


def is_fraction(figure: Figure) -> bool:
    """Whether a figure is made of two numbers."""
    return isinstance(figure, tuple) and len(figure) == 2 and not any(isinstance(part, str) for part in figure)


def number_of(figure: Figure) -> float | None:
    """A figure as one number: a fraction divided out (None of nothing), a list counted."""
    if not isinstance(figure, tuple):
        return figure
    if not is_fraction(figure):
        return len(figure)
    numerator, denominator = cast(tuple[float, float], figure)
    return numerator / denominator if denominator else None


def cell_name(key: str) -> str:
    """The name that a figure's cell has in the workbook."""
    return "jib_" + re.sub(r"\W", "_", key, flags=re.ASCII)


class FigureTable:
    """A table of figures on one sheet; rows and columns count from 0.

    `formulas` are by key, and for a fraction by `<key>_num` and `<key>_den`; each is written with the figure as its
    cached value, so that a reader that does not calculate shows the same.
    """

    def __init__(
        self,
        sheet: SheetWriter,
        figures: Mapping[str, Figure],
        last_month: Mapping[str, Figure] | None = None,
        formulas: Mapping[str, str] | None = None,
    ) -> None:
        self._sheet = sheet
        self._figures = figures
        self._last_month = last_month or {}
        self._formulas = formulas or {}

    def header(self, row: int) -> None:
        """The header of the table with its widths."""
        self._sheet.sheet.set_row(row, HEADER_HEIGHT)
        for number, (key, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
            kind = Kind.TEXT if number in (0, _DETAILS) else Kind.AREA
            self._sheet.text(row, number, PHRASES[key].both(), self._sheet.styles.header(kind))
            self._sheet.sheet.set_column(number, number, width)

    def section(self, row: int, title: Word, keys: Iterable[str]) -> int:
        """A titled group of figures; returns the first row after it. Keys without a figure are left out."""
        known = [key for key in keys if key in self._figures]
        if not known:
            return row
        styles = self._sheet.styles
        for number in range(len(COLUMNS)):
            self._sheet.text(row, number, "" if number else title.both(), styles.section())
        for at, key in enumerate(known, start=row + 1):
            self.figure(at, key, FIGURES.get(key, Word(key, "")).both().strip())
        return row + len(known) + 2

    def figure(self, row: int, key: str, label: str) -> None:
        """One figure with its parts, last month's value and the change."""
        figure = self._figures[key]
        sheet = self._sheet
        sheet.note(row, 0, label, WIDTHS[0])
        if is_fraction(figure):
            self._fraction(row, key, cast(tuple[float, float], figure))
        elif figure is not None:
            self._put(row, _VALUE, key, number_of(figure), Kind.AREA)
        if isinstance(figure, tuple) and not is_fraction(figure):
            sheet.note(row, _DETAILS, "、".join(cast(tuple[str, ...], figure)), WIDTHS[_DETAILS])
            self._name(row, _DETAILS, f"{key}_codes")
        self._compare(row, key, figure)

    def _fraction(self, row: int, key: str, figure: tuple[float, float]) -> None:
        self._put(row, _NUMERATOR, f"{key}_num", figure[0], Kind.AREA)
        self._put(row, _DENOMINATOR, f"{key}_den", figure[1], Kind.AREA)
        above, below = f"C{row + 1}", f"D{row + 1}"
        percent = self._sheet.styles.kind(Kind.PERCENT)
        value = number_of(figure)
        formula = f'IF({below}=0,"",{above}/{below})'
        self._sheet.formula(row, _VALUE, formula, percent, "" if value is None else value)
        self._name(row, _VALUE, key)

    def _put(self, row: int, column: int, key: str, value: float | None, kind: Kind) -> None:
        style = self._sheet.styles.kind(kind)
        formula = self._formulas.get(key)
        if formula:
            self._sheet.formula(row, column, formula, style, value or 0)
        else:
            self._sheet.sheet.write_number(row, column, value or 0, style)
        self._name(row, column, key)

    def _compare(self, row: int, key: str, figure: Figure) -> None:
        before, now = number_of(self._last_month.get(key)), number_of(figure)
        if before is None:
            return
        styles, sheet = self._sheet.styles, self._sheet.sheet
        is_rate = is_fraction(figure)
        sheet.write_number(row, _LAST, before, styles.kind(Kind.PERCENT if is_rate else Kind.AREA))
        if now is not None:
            style = styles.points() if is_rate else styles.difference()
            self._sheet.formula(row, _CHANGE, f"B{row + 1}-E{row + 1}", style, now - before)

    def _name(self, row: int, column: int, key: str) -> None:
        name_cell(self._sheet, row, column, key)


def name_cell(sheet: SheetWriter, row: int, column: int, key: str) -> None:
    """Give a cell the name of its figure."""
    place = f"'{sheet.name}'!${chr(65 + column)}${row + 1}"
    sheet.book.define_name(cell_name(key), f"={place}")
