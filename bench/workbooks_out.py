"""Workbooks out beside bare XlsxWriter: a list of 100,000 visits, and the month's workbook of the sample centre."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from bench.ground import NINE, Desk, many_visits
from bench.harness import MIN_ROUNDS, Figure, Pair, clocked
from jib_desk.excel.sheets.visitor_log import FORM
from jib_desk.excel.styles import Kind, Styles
from jib_desk.models.database import Database
from jib_desk.services.base import zone_of
from jib_desk.services.centre import open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.sample import sample
from jib_desk.services.sheets import export_lines

_VISITS = 100_000
_MOST_MEMORY_MB = 10
_MONTH_END = date(2023, 11, 30)
_LAST_DAY = datetime.fromtimestamp(NINE, UTC).date()


def visits(folder: Path) -> Iterator[Pair | Figure]:
    """A list of 100,000 visits is written."""
    path = many_visits(folder.parent, visitors=20_000, visits=_VISITS)
    services = open_services(Database.open(path), FixedClock(datetime.fromtimestamp(NINE, UTC)))
    by = services.staff.actor("front_desk", "bench")
    first = _LAST_DAY - timedelta(days=_VISITS // 1440 + 2)
    rows = _rows(path, first)

    def export() -> None:
        out = folder / "own.xlsx"
        services.exports.visits(by=by, path=out, start=first, end=_LAST_DAY, personal_data=True)

    yield Pair(
        f"{len(rows):,} lines of {len(FORM.columns)} columns",
        clocked(lambda: _bare_list(folder / "bare.xlsx", rows)),
        clocked(export),
        goal=1.1,
        rounds=MIN_ROUNDS,
        warm_up=1,
        against="XlsxWriter in constant memory, the same cells and styles, values at hand",
    )
    services.close()
    yield Figure("peak memory over idle", _memory_of_export(path, folder, first), "MB", _MOST_MEMORY_MB)


def _rows(path: Path, first: date) -> list[list[Any]]:
    """The cells of the list, reckoned beforehand."""
    desk = Desk.open(path)
    with desk.database.read() as session:
        lines = export_lines.visits(session, first, _LAST_DAY, zone_of(session))
        rows = [[column.value(line) for column in FORM.columns] for line in lines]
    desk.close()
    return rows


def _bare_list(path: Path, rows: list[list[Any]]) -> None:
    with Workbook(str(path), {"constant_memory": True}) as book:
        styles = Styles(book)
        sheet = book.add_worksheet("visits")
        puts: list[Callable[..., object]] = []
        for number, column in enumerate(FORM.columns):
            sheet.write_string(0, number, column.header, styles.header())
            writes = {Kind.DAY: sheet.write_datetime, Kind.TIME: sheet.write_datetime, Kind.COUNT: sheet.write_number}
            puts.append(writes.get(column.kind, sheet.write_string))
        looks = [styles.kind(column.kind) for column in FORM.columns]
        for row, values in enumerate(rows, 1):
            for number, value in enumerate(values):
                if value is not None and value != "":
                    puts[number](row, number, value, looks[number])


_MEASURE = """
import resource, sys
from datetime import date
from pathlib import Path
from bench.workbooks_out import NINE, UTC, Database, FixedClock, datetime, open_services
path, folder, first, last = Path(sys.argv[1]), Path(sys.argv[2]), *map(date.fromisoformat, sys.argv[3:5])
services = open_services(Database.open(path), FixedClock(datetime.fromtimestamp(NINE, UTC)))
by = services.staff.actor("front_desk", "bench")
def export(start, name):
    services.exports.visits(by=by, path=folder / name, start=start, end=last, personal_data=True)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
idle = export(last, "small.xlsx")
print((export(first, "large.xlsx") - idle) / 1024)
"""


def _memory_of_export(path: Path, folder: Path, first: date) -> float:
    """Megabytes that the long list takes over a short one, at the peak of a process of its own."""
    command = [sys.executable, "-c", _MEASURE, str(path), str(folder), first.isoformat(), _LAST_DAY.isoformat()]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


# --- the month ----------------------------------------------------------------------------------

_CELLS = (
    "write_string",
    "write_number",
    "write_datetime",
    "write_formula",
    "write_blank",
    "write_rich_string",
    "merge_range",
)
Call = tuple[str, str, tuple[Any, ...]]


def month(folder: Path) -> Iterator[Pair | Figure]:
    """The month's workbook of the sample centre is written."""
    services = sample.demo(folder / "sample.db", on=_MONTH_END)
    by = services.staff.actor("front_desk", "bench")

    def export() -> None:
        services.exports.occupancy(by=by, path=folder / "own.xlsx", as_of=_MONTH_END)

    calls = _recorded(export)
    yield Pair(
        f"{len(calls):,} cells, charts, plan and definitions",
        clocked(lambda: _replayed(folder / "bare.xlsx", calls)),
        clocked(export),
        goal=1.5,
        limit_s=1.0,
        rounds=MIN_ROUNDS,
        against="XlsxWriter writing the same cells and styles, without charts, values at hand",
    )
    services.close()


def _recorded(export: Callable[[], None]) -> list[Call]:
    """The cells that an export writes: sheet, method, arguments. A merged range is its cells, written by one call."""
    calls: list[Call] = []
    inside: list[str] = []

    def listening(name: str) -> Callable[..., object]:
        write = getattr(Worksheet, name)

        def listened(sheet: Worksheet, *values: Any) -> object:
            if not inside:
                calls.append((str(sheet.get_name()), name, values))
            inside.append(name)
            try:
                return write(sheet, *values)
            finally:
                inside.pop()

        return listened

    with ExitStack() as listened:
        for name in _CELLS:
            listened.enter_context(patch.object(Worksheet, name, listening(name)))
        export()
    return calls


def _replayed(path: Path, calls: list[Call]) -> None:
    with Workbook(str(path)) as book:
        sheets: dict[str, Worksheet] = {}
        looks: dict[int, Format] = {}
        for name, method, values in calls:
            sheet = sheets.get(name) or sheets.setdefault(name, book.add_worksheet(name))
            getattr(sheet, method)(*(_own(book, looks, value) for value in values))


def _own(book: Workbook, looks: dict[int, Format], value: Any) -> Any:
    """A style of another workbook as one of this one; other values as they are."""
    if not isinstance(value, Format):
        return value
    if id(value) not in looks:
        kept = {name: part for name, part in vars(value).items() if "index" not in name and "indices" not in name}
        looks[id(value)] = book.add_format()
        vars(looks[id(value)]).update(kept)
    return looks[id(value)]
