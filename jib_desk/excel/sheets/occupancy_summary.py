"""The Summary of the month: every figure with its parts and its change, the days behind the average, two charts.

What a reader would check is a formula over the sheet Seats and over the days.
"""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportOptionalMemberAccess=false
# XlsxWriter is typed, but not to the last argument.

from collections.abc import Mapping, Sequence
from typing import Any, Final

from jib_desk.excel.lists import Imprint, head_lines
from jib_desk.excel.sheets.figures import COLUMNS, Figure, FigureTable
from jib_desk.excel.sheets.occupancy_lines import DayLine
from jib_desk.excel.sheets.seat_ledger import state_text
from jib_desk.excel.styles import CHART_LINES, HEADER_HEIGHT, Kind
from jib_desk.excel.writer import OutColumn, SheetWriter
from jib_desk.rules.metric_words import FIGURES, PHRASES
from jib_desk.rules.sheet_words import HEADERS, SHEETS
from jib_desk.rules.words import WORDS, UnitState, Word

_UNITS: Final = ("total", "usable", "occupied", "overstayed", "ending", "held", "vacant", "out_of_service")
SECTIONS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        "rates",
        ("seat_occupancy", "committed", "desk_occupancy", "area_occupancy", "desk_utilisation",
         "average_seat_occupancy", "average_desk_occupancy"),
    ),
    ("units", tuple(f"units_{state}" for state in _UNITS)),
    ("companies", ("residents", "resident_headcount", "crowded", "expiring_30", "expiring_60", "expiring_90")),
    ("sectors", tuple(f"residents_by_sector_{code}" for code in WORDS["sector"])),
    (
        "rooms",
        ("workdays", "open_hours", "events_all", "events_completed", "events_completed_without_drill",
         "events_registered", "events_attended"),
    ),
    (
        "visitors",
        ("visits_visits", "visits_heads", "visits_persons", "visits_peak_heads", "visits_median_dwell_min",
         "visits_system_closed"),
    ),
)  # fmt: skip
# On sheets of their own.
ELSEWHERE: Final = ("rooms_", "visits_by_category_", "pace_", "elapsed_days")

_CHART_COLUMN: Final = len(COLUMNS) + 1
_CHART_SIZE: Final = {"width": 640, "height": 300}
_FIRST_SEAT: Final = 4  # the sheet Seats has three rows of head, its rows counted from 1

_DAY_COLUMNS: Final[tuple[OutColumn[DayLine], ...]] = (
    OutColumn("date", Kind.DAY, lambda line: line.day, width=38),
    OutColumn("", Kind.COUNT, lambda line: line.occupied, title=FIGURES["units_occupied"]),
    OutColumn("", Kind.COUNT, lambda line: line.usable, title=FIGURES["units_usable"]),
    OutColumn("", Kind.COUNT, lambda line: line.desks_occupied, title=Word("Desks occupied", "在驻工位")),
    OutColumn("", Kind.COUNT, lambda line: line.desks_usable, title=Word("Desks usable", "可用工位")),
)


def write(
    sheet: SheetWriter,
    imprint: Imprint,
    figures: Mapping[str, Figure],
    last_month: Mapping[str, Figure] | None,
    days: Sequence[DayLine],
    seats_sheet: str,
    seats: int,
) -> None:
    """Write the sheet; `seats_sheet` holds that many seats by the columns of the seat ledger."""
    head_lines(sheet, f"{imprint.centre_zh} {SHEETS['occupancy'].both()} {imprint.as_of:%Y-%m}", imprint)
    sheet.text(1, 3, imprint.centre_en, sheet.styles.dim())
    rows = _layout(figures)
    first_day = rows["days"] + 2  # below the section's title and the header
    formulas = _seat_formulas(seats_sheet, seats) | (_day_formulas(first_day, len(days)) if days else {})
    table = FigureTable(sheet, figures, last_month, formulas if seats else {})
    table.header(3)
    for title, keys in SECTIONS:
        table.section(rows[title], PHRASES[title], keys)
    table.section(rows["other"], PHRASES["other"], _others(figures))
    last = _days(sheet, rows["days"], days)
    _charts(sheet, rows, figures, first_day, len(days))
    sheet.sheet.freeze_panes(4, 1)
    sheet.print_area(last, _CHART_COLUMN + 9, imprint.footer)


def _others(figures: Mapping[str, Figure]) -> list[str]:
    """Figures that no section knows are shown all the same."""
    placed = {key for _, keys in SECTIONS for key in keys}
    return [key for key in figures if key not in placed and not key.startswith(ELSEWHERE)]


def _layout(figures: Mapping[str, Figure]) -> dict[str, int]:
    """The first row of each section, and of the days below them."""
    rows: dict[str, int] = {}
    row = 4
    for title, keys in (*SECTIONS, ("other", _others(figures))):
        rows[title] = row
        known = sum(key in figures for key in keys)
        row += known + 2 if known else 0
    rows["days"] = row
    return rows


def _seat_formulas(sheet: str, count: int) -> dict[str, str]:
    last = _FIRST_SEAT + count - 1

    def column(letter: str) -> str:
        return f"'{sheet}'!${letter}${_FIRST_SEAT}:${letter}${last}"

    seat, area, desks, state = map(column, "ACDE")

    def number(which: UnitState) -> str:
        return f'COUNTIF({state},"{state_text(which)}")'

    def total(values: str, which: UnitState) -> str:
        return f'SUMIF({state},"{state_text(which)}",{values})'

    def usable(values: str) -> str:
        return f"SUM({values})-{total(values, UnitState.OUT_OF_SERVICE)}-{total(values, UnitState.RETIRED)}"

    return {
        "units_total": f"COUNTA({seat})-{number(UnitState.RETIRED)}",
        "units_usable": "jib_units_total-jib_units_out_of_service",
        "units_occupied": number(UnitState.OCCUPIED),
        "units_held": number(UnitState.HELD),
        "units_vacant": number(UnitState.VACANT),
        "units_out_of_service": number(UnitState.OUT_OF_SERVICE),
        "seat_occupancy_num": "jib_units_occupied",
        "seat_occupancy_den": "jib_units_usable",
        "committed_num": "jib_units_occupied+jib_units_held",
        "committed_den": "jib_units_usable",
        "desk_occupancy_num": total(desks, UnitState.OCCUPIED),
        "desk_occupancy_den": usable(desks),
        "area_occupancy_num": total(area, UnitState.OCCUPIED),
        "area_occupancy_den": usable(area),
        "desk_utilisation_num": "jib_resident_headcount",
        "desk_utilisation_den": "jib_desk_occupancy_num",
    }


def _day_formulas(first: int, count: int) -> dict[str, str]:
    def total(letter: str) -> str:
        return f"SUM(${letter}${first + 1}:${letter}${first + count})"

    return {
        "average_seat_occupancy_num": total("B"),
        "average_seat_occupancy_den": total("C"),
        "average_desk_occupancy_num": total("D"),
        "average_desk_occupancy_den": total("E"),
    }


def _days(sheet: SheetWriter, row: int, days: Sequence[DayLine]) -> int:
    """The days of the month; returns the last row written."""
    if not days:
        return row
    sheet.text(row, 0, PHRASES["days"].both(), sheet.styles.section())
    sheet.sheet.set_row(row + 1, HEADER_HEIGHT)
    for number, column in enumerate(_DAY_COLUMNS):
        sheet.text(row + 1, number, column.header, sheet.styles.header(column.kind))
    return row + 1 + sheet.lines(row + 2, _DAY_COLUMNS, days)


def _charts(
    sheet: SheetWriter, rows: Mapping[str, int], figures: Mapping[str, Figure], first_day: int, days: int
) -> None:
    if days:
        chart: Any = sheet.book.add_chart({"type": "line"})
        for column, key in ((1, "occupied"), (2, "usable")):
            chart.add_series(
                {
                    "name": FIGURES[f"units_{key}"].both(),
                    "categories": [sheet.name, first_day, 0, first_day + days - 1, 0],
                    "values": [sheet.name, first_day, column, first_day + days - 1, column],
                    "line": {"color": CHART_LINES[key], "width": 2.25},
                }
            )
        chart.set_x_axis({"num_format": "m-d", "line": {"color": CHART_LINES["grid"]}})
        chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": CHART_LINES["grid"]}}})
        _place(sheet, chart, PHRASES["days"], 3)
    known = [key for key in SECTIONS[3][1] if key in figures]
    if known:
        first = rows["sectors"] + 1
        chart = sheet.book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "name": HEADERS["company"].both(),
                "categories": [sheet.name, first, 0, first + len(known) - 1, 0],
                "values": [sheet.name, first, 1, first + len(known) - 1, 1],
                "fill": {"color": CHART_LINES["occupied"]},
                "data_labels": {"value": True},
            }
        )
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        chart.set_legend({"none": True})
        _place(sheet, chart, PHRASES["sectors"], 20)


def _place(sheet: SheetWriter, chart: Any, title: Word, row: int) -> None:
    chart.set_title({"name": title.both(), "name_font": {"size": 12, "color": CHART_LINES["text"]}})
    chart.set_size(_CHART_SIZE)
    if chart.legend is not None:
        chart.set_legend({"position": "bottom"} if title is PHRASES["days"] else {"none": True})
    sheet.sheet.insert_chart(row, _CHART_COLUMN, chart, {"description": title.both(), "object_position": 2})
