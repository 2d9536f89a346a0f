"""The tables of the month's workbook behind its Summary; one without lines says so."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter is typed, but not to the last argument.

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter.workbook import Workbook

from jib_desk.excel.lists import HEADER_ROW, Imprint, head_lines
from jib_desk.excel.sheets import events, seat_ledger, visitor_log
from jib_desk.excel.sheets.events import EventLine
from jib_desk.excel.sheets.figures import Figure, FigureTable, is_fraction, name_cell, number_of
from jib_desk.excel.sheets.occupancy_lines import ExpiringLine, MovementLine, RoomLine, UnitLine
from jib_desk.excel.sheets.visitor_log import VisitLine
from jib_desk.excel.styles import Kind, Styles
from jib_desk.excel.writer import Line, Notice, OutColumn, SheetWriter, without_personal
from jib_desk.rules.metric_words import FIGURES, PHRASES
from jib_desk.rules.sheet_words import SHEETS
from jib_desk.rules.words import WORDS, UnitState, word


def _facet(line: UnitLine) -> str:
    """What stands apart among occupied units."""
    if line.is_overstayed:
        return word("unit_state", "overstayed").both()
    return word("unit_state", "ending" if line.is_ending else line.status).both()


_OCCUPIED: Final[tuple[OutColumn[UnitLine], ...]] = (
    OutColumn("seat", Kind.TEXT, lambda line: line.seat, width=10),
    OutColumn("company", Kind.TEXT, lambda line: line.company, width=34),
    OutColumn("english_name", Kind.TEXT, lambda line: line.english_name, width=30),
    OutColumn("sector", Kind.TEXT, lambda line: line.sector and word("sector", line.sector).both(), width=24),
    OutColumn("desks", Kind.COUNT, lambda line: line.desks),
    OutColumn("headcount", Kind.COUNT, lambda line: line.headcount),
    OutColumn("start", Kind.DAY, lambda line: line.start),
    OutColumn("end", Kind.DAY, lambda line: line.end),
    OutColumn("days_left", Kind.COUNT, lambda line: line.days_left),
    OutColumn("agreement", Kind.TEXT, lambda line: line.agreement),
    OutColumn("status", Kind.TEXT, _facet, width=22),
    OutColumn("remarks", Kind.NOTE, lambda line: line.remarks),
)
_VACANT: Final[tuple[OutColumn[UnitLine], ...]] = (
    OutColumn("seat", Kind.TEXT, lambda line: line.seat, width=10),
    OutColumn("zone", Kind.TEXT, lambda line: line.zone, width=9),
    OutColumn("area", Kind.AREA, lambda line: line.area),
    OutColumn("desks", Kind.COUNT, lambda line: line.desks),
    OutColumn("status", Kind.TEXT, lambda line: seat_ledger.state_text(line.status), width=20),
    OutColumn("", Kind.DAY, lambda line: line.vacant_since, title=PHRASES["vacant_since"]),
    OutColumn("company", Kind.TEXT, lambda line: line.company, width=34),
    OutColumn("end", Kind.DAY, lambda line: line.end),
    OutColumn("remarks", Kind.NOTE, lambda line: line.remarks),
)
_MOVEMENTS: Final[tuple[OutColumn[MovementLine], ...]] = (
    OutColumn("date", Kind.DAY, lambda line: line.day),
    OutColumn("", Kind.TEXT, lambda line: word("coming_change", line.what).both(), width=24, title=PHRASES["what"]),
    OutColumn("seat", Kind.TEXT, lambda line: line.seat, width=10),
    OutColumn("company", Kind.TEXT, lambda line: line.company, width=34),
    OutColumn("remarks", Kind.NOTE, lambda line: line.remarks),
)
_EXPIRING: Final[tuple[OutColumn[ExpiringLine], ...]] = (
    OutColumn("", Kind.TEXT, lambda line: line.code, width=10, title=PHRASES["code"]),
    OutColumn("company", Kind.TEXT, lambda line: line.company, width=34),
    OutColumn("seat", Kind.TEXT, lambda line: line.seat, width=10),
    OutColumn("end", Kind.DAY, lambda line: line.end),
    OutColumn("days_left", Kind.COUNT, lambda line: line.days_left),
    OutColumn("remarks", Kind.NOTE, lambda line: line.remarks),
)
_ROOMS: Final[tuple[OutColumn[RoomLine], ...]] = (
    OutColumn("", Kind.TEXT, lambda line: line.code, width=12, title=PHRASES["code"]),
    OutColumn("room", Kind.TEXT, lambda line: line.name, width=24),
    OutColumn("", Kind.AREA, lambda line: line.open_hours, width=16, title=FIGURES["open_hours"]),
    OutColumn("", Kind.AREA, lambda line: line.net_hours, width=16, title=PHRASES["net_hours"]),
    OutColumn("", Kind.AREA, lambda line: line.gross_hours, width=16, title=PHRASES["gross_hours"]),
    OutColumn("", Kind.COUNT, lambda line: line.bookings, title=PHRASES["bookings"]),
    OutColumn("", Kind.COUNT, lambda line: line.no_shows, title=WORDS["booking_state"]["no_show"]),
)
_LABEL_WIDTH: Final = 46  # characters: targets and events share the first column
_TARGET_HEADERS: Final = ("target", "progress", "actual", "target", "pace")


class Tables:
    """Writes the sheets of one workbook."""

    def __init__(self, book: Workbook, styles: Styles, notices: list[Notice], imprint: Imprint) -> None:
        self._book = book
        self._styles = styles
        self._notices = notices
        self._imprint = imprint

    def sheet(self, key: str) -> SheetWriter:
        """A new sheet by its key in SHEETS."""
        return SheetWriter.added(self._book, SHEETS[key].both(), self._styles, self._notices)

    def units(self, key: str, units: Sequence[UnitLine]) -> str:
        """The seat ledger of the day; returns the sheet's name."""
        return self._table(key, seat_ledger.COLUMNS, units).name

    def occupied(self, units: Sequence[UnitLine]) -> None:
        """The occupied units with their companies."""
        self._table("occupied", _OCCUPIED, [unit for unit in units if unit.status is UnitState.OCCUPIED])

    def vacant(self, units: Sequence[UnitLine]) -> None:
        """Every unit that is not occupied: vacant ones first, then held and out of service."""
        order = (UnitState.VACANT, UnitState.HELD, UnitState.OUT_OF_SERVICE)
        self._table("vacant", _VACANT, [unit for state in order for unit in units if unit.status is state])

    def movements(self, lines: Sequence[MovementLine]) -> None:
        """What changed in the month."""
        self._table("movements", _MOVEMENTS, lines)

    def expiring(self, lines: Sequence[ExpiringLine]) -> None:
        """What ends within 90 days."""
        self._table("expiring", _EXPIRING, lines)

    def rooms(self, lines: Sequence[RoomLine]) -> None:
        """Hours and utilisation of the rooms; the hours are named cells."""
        sheet = self._table("rooms", _ROOMS, lines, further=2)
        rates = ((len(_ROOMS), "net_rate", "D"), (len(_ROOMS) + 1, "gross_rate", "E"))
        sheet.sheet.set_column(len(_ROOMS), len(_ROOMS) + 1, 14)
        for column, key, _ in rates:
            sheet.text(HEADER_ROW, column, PHRASES[key].both(), self._styles.header(Kind.PERCENT))
        percent = self._styles.kind(Kind.PERCENT)
        for row, line in enumerate(lines, start=HEADER_ROW + 1):
            for (column, _, hours), value in zip(rates, (line.net_hours, line.gross_hours), strict=True):
                formula = f"IF(C{row + 1}=0,0,{hours}{row + 1}/C{row + 1})"
                sheet.formula(row, column, formula, percent, value / line.open_hours if line.open_hours else 0)
            name_cell(sheet, row, 3, f"rooms_{line.code}_net_h")
            name_cell(sheet, row, 4, f"rooms_{line.code}_gross_h")

    def visitors(self, figures: Mapping[str, Figure], visits: Sequence[VisitLine], *, personal_data: bool) -> None:
        """Visits by category, then the log; without personal data it names nobody."""
        columns = without_personal(visitor_log.FORM.columns, personal_data=personal_data)
        keys = [f"visits_by_category_{code}" for code in WORDS["visitor_category"]]
        known = [key for key in keys if key in figures]
        sheet = self._table("visitors", columns, visits, further=3 if known else 0)
        if not known:
            return
        left = len(columns) + 1
        sheet.text(HEADER_ROW, left, PHRASES["categories"].both(), self._styles.header())
        sheet.text(HEADER_ROW, left + 1, PHRASES["visits"].both(), self._styles.header(Kind.COUNT))
        sheet.sheet.set_column(left, left, 30)
        for row, key in enumerate(known, start=HEADER_ROW + 1):
            sheet.text(row, left, FIGURES[key].both(), self._styles.kind(Kind.TEXT))
            sheet.sheet.write_number(row, left + 1, number_of(figures[key]) or 0, self._styles.kind(Kind.COUNT))
            name_cell(sheet, row, left + 1, key)

    def programme(self, figures: Mapping[str, Figure], lines: Sequence[EventLine]) -> None:
        """Targets with progress and pace, then the month's events."""
        sheet = self.sheet("programme")
        head_lines(sheet, f"{self._imprint.centre_zh} {sheet.name}", self._imprint)
        row = self._targets(sheet, figures)
        sheet.header_row(row, events.COLUMNS)
        sheet.sheet.set_column(0, 0, _LABEL_WIDTH)
        sheet.lines(row + 1, events.COLUMNS, lines)
        if not lines:
            sheet.text(row + 1, 0, PHRASES["no_data"].both(), self._styles.dim())
        sheet.print_area(row + len(lines) + 1, len(events.COLUMNS) - 1, self._imprint.footer)

    def _targets(self, sheet: SheetWriter, figures: Mapping[str, Figure]) -> int:
        keys = [key for key in figures if key.startswith("pace_") and is_fraction(figures[key])]
        if not keys or not is_fraction(figures.get("elapsed_days")):
            return HEADER_ROW
        FigureTable(sheet, figures).figure(2, "elapsed_days", FIGURES["elapsed_days"].both())
        elapsed = number_of(figures["elapsed_days"]) or 0
        percent = self._styles.kind(Kind.PERCENT)
        for number, key in enumerate(_TARGET_HEADERS):
            title = PHRASES["targets" if number == 0 else key].both()
            sheet.text(3, number, title, self._styles.header(Kind.PERCENT if number else Kind.TEXT))
        for row, key in enumerate(keys, start=4):
            FigureTable(sheet, figures).figure(row, key, FIGURES[key].both())
            progress = number_of(figures[key]) or 0
            formula = f"IF(jib_elapsed_days=0,0,B{row + 1}/jib_elapsed_days)"
            sheet.formula(row, 4, formula, percent, progress / elapsed if elapsed else 0)
        return 4 + len(keys) + 1

    def _table(
        self, key: str, columns: Sequence[OutColumn[Line]], lines: Sequence[Line], further: int = 0
    ) -> SheetWriter:
        """A sheet of lines; `further` columns to the right of them are printed too."""
        sheet = self.sheet(key)
        head_lines(sheet, f"{self._imprint.centre_zh} {sheet.name}", self._imprint)
        sheet.header_row(HEADER_ROW, columns)
        sheet.lines(HEADER_ROW + 1, columns, lines)
        if not lines:
            sheet.text(HEADER_ROW + 1, 0, PHRASES["no_data"].both(), self._styles.dim())
        sheet.print_as_list(
            HEADER_ROW, HEADER_ROW + max(len(lines), 1), len(columns) - 1 + further, self._imprint.footer
        )
        return sheet
