"""Workbooks in: reading beside bare calamine, and a ledger taken over beside calamine and bare inserts."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook

from bench.ground import bare, copied, new_centre
from bench.harness import MIN_ROUNDS, Clocked, Figure, Pair, clocked, prepared
from jib_desk.excel.reader import read_workbook
from jib_desk.models.database import Database
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock

NOON = FixedClock(datetime(2023, 11, 30, 4, 0, tzinfo=UTC))
_ROWS = 10_000
_CHILD_S = 0.15  # what starting a guarded child may cost
_HEADERS = (
    "企业名称 Company", "英文名 English name", "统一社会信用代码 USCC", "行业领域 Sector", "席位号 Seat",
    "员工人数 Headcount", "入驻日期 Start", "到期日期 End", "合同编号 Agreement", "联系人 Contact", "联系电话 Phone",
    "备注 Remarks",
)  # fmt: skip
_WRITTEN = ("company", "contact", "headcount", "agreement", "assignment", "search_key", "journal_entry", "journal_line")


def read(folder: Path) -> Iterator[Pair | Figure]:
    """A workbook is read: guard, child process and all."""
    for rows in (_ROWS, 10 * _ROWS):
        path = write_ledger(folder / f"{rows}.xlsx", rows)
        yield Pair(
            f"{rows:,} rows of {len(_HEADERS)} columns",
            clocked(lambda path=path: _bare_read(path)),
            clocked(lambda path=path: read_workbook(path)),
            goal=1.4,
            allowance_s=_CHILD_S,
            rounds=MIN_ROUNDS,
            warm_up=1,
            against="bare calamine, in this process (150 ms are allowed for the child)",
        )


def take_over(folder: Path) -> Iterator[Pair | Figure]:
    """A ledger of 10,000 rows is taken over: preview and commit, journal included."""
    ledger = write_ledger(folder / "ledger.xlsx", _ROWS)
    centre = new_centre(folder / "centre.db")
    done = copied(centre, folder / "done.db")
    _import(_opened(done), ledger)
    script = _rows_written(centre, done)
    numbers = count()

    def fresh() -> Path:
        return copied(centre, folder / f"{next(numbers)}.db")

    def insert(path: Path) -> None:
        _bare_read(ledger)
        connection = bare(path)
        connection.execute("BEGIN IMMEDIATE")
        for statement, rows in script:
            connection.executemany(statement, rows)
        connection.execute("COMMIT")
        connection.close()

    yield Pair(
        f"{_ROWS:,} companies, each with a contact",
        prepared(fresh, insert),
        _imported(folder, centre, ledger, numbers),
        goal=4,
        rounds=MIN_ROUNDS,
        warm_up=1,
        against="bare calamine and bare inserts of the very rows that are written, journal and search keys too",
    )


def _imported(folder: Path, centre: Path, ledger: Path, numbers: Iterator[int]) -> Clocked:
    def run() -> float:
        services = _opened(copied(centre, folder / f"{next(numbers)}.db"))
        seconds = clocked(lambda: _import(services, ledger))()
        services.close()
        return seconds

    return run


def _import(services: Services, ledger: Path) -> None:
    preview = services.imports.preview_companies(ledger)
    assert preview.count("refused") == 0
    services.imports.apply(by=services.staff.actor("front_desk", "bench"), preview=preview)


def _opened(path: Path) -> Services:
    return open_services(Database.open(path), NOON, path.with_suffix(".backups"))


def _rows_written(before: Path, after: Path) -> list[tuple[str, list[Any]]]:
    """Statements that write what the import wrote."""
    old, new = bare(before), bare(after)
    script: list[tuple[str, list[Any]]] = []
    for table in _WRITTEN:
        newest = old.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0]
        rows = new.execute(f"SELECT * FROM {table} WHERE rowid > ? ORDER BY rowid", (newest,)).fetchall()
        if rows:
            script.append((f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows))
    old.close()
    new.close()
    return script


def _bare_read(path: Path) -> list[list[Any]]:
    book = CalamineWorkbook.from_path(str(path))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)


def write_ledger(path: Path, rows: int) -> Path:
    """A tenant ledger of companies that wait for a seat."""
    book = Workbook(str(path), {"constant_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("入驻企业台账")
    sheet.write_row(0, 0, _HEADERS)
    first = datetime(2021, 6, 1)  # noqa: DTZ001 - sheets know no zones
    for number in range(1, rows + 1):
        sheet.write_string(number, 0, f"第{number}号样本（示例）有限公司")
        sheet.write_string(number, 1, f"Sample {number} Ltd.")
        sheet.write_string(number, 3, "数字化")
        sheet.write_number(number, 5, number % 9 + 1)
        sheet.write_datetime(number, 6, first + timedelta(days=number % 700), day)
        sheet.write_string(number, 8, f"JIB-{number:05}")
        sheet.write_string(number, 9, f"样{number}")
        sheet.write_number(number, 10, 13_000_000_000 + number)
    book.close()
    return path
