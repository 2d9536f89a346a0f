"""The program's one endless list, the journal, beside Qt's own model over the same rows."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
from PySide6.QtWidgets import QApplication

from bench.ground import NINE, Desk, copied, in_bulk, new_centre
from bench.harness import CLOSE_ROUNDS, Figure, Pair, clocked
from jib_desk.models.database import Database
from jib_desk.services.centre import open_services
from jib_desk.services.clock import SystemClock
from jib_desk.views.context import DeskContext
from jib_desk.views.journal.page import JournalPage

_ENTRIES = 100_000
_ON_SCREEN = 30
_SCROLLED = 2_000
_QUERY = """SELECT datetime(e.at, 'unixepoch'), s.name, e.action || ' ' || e.subject, e.reason, e.number,
  (SELECT count(*) FROM journal_line WHERE entry = e.number), (SELECT max(number) FROM journal_entry u
  WHERE u.undoes = e.number) FROM journal_entry e JOIN staff s ON s.id = e.staff_id
  WHERE e.action >= '{0}' AND e.action < '{0}~' ORDER BY e.number DESC"""


def journal(folder: Path) -> Iterator[Pair | Figure]:
    """A list of 100,000: opened, narrowed to what is rare, scrolled."""
    application = QApplication.instance() or QApplication([])
    path = _many_entries(folder / "centre.db")
    database = QSqlDatabase.addDatabase("QSQLITE", "bench")  # Qt has a SQLite of its own: never on the same file
    database.setDatabaseName(str(copied(path, folder / "copy.db")))
    assert database.open()
    desk = DeskContext(open_services(Database.open(path), SystemClock()))
    page = JournalPage(desk)
    bare = QSqlQueryModel()
    service = desk.services.journal

    def opened_bare() -> None:
        bare.setQuery(_QUERY.format(""), database)
        _look(bare, 0, _ON_SCREEN)

    def opened() -> None:
        page.refresh(None)
        _look(page.model, 0, _ON_SCREEN)

    def narrowed_bare() -> None:
        bare.setQuery(_QUERY.format("seat."), database)

    yield Pair("open", clocked(opened_bare), clocked(opened), goal=1, rounds=100, against="QSqlQueryModel")
    yield Pair(
        "narrow to what 1 of 1,000 is",
        clocked(narrowed_bare),
        clocked(lambda: service.entries(limit=page.model.PAGE, action="seat.")),
        limit_s=0.02,
        rounds=CLOSE_ROUNDS,
        against="QSqlQueryModel, which stops at 256 rows",
    )
    yield Pair(
        f"scroll through {_SCROLLED:,} rows",
        clocked(lambda: (opened_bare(), _look(bare, 0, _SCROLLED))),
        clocked(lambda: (opened(), _look(page.model, 0, _SCROLLED))),
        goal=1.2,
        rounds=CLOSE_ROUNDS,
        against="QSqlQueryModel",
    )
    page.deleteLater()
    desk.services.close()
    bare.clear()
    database.close()
    del application


def _look(model: QAbstractItemModel, first: int, last: int) -> None:
    """What a view asks for when these rows come by."""
    root = QModelIndex()
    for row in range(first, last):
        while row >= model.rowCount(root) and model.canFetchMore(root):
            model.fetchMore(root)
        for column in range(5):
            model.data(model.index(row, column, root))


def _many_entries(path: Path) -> Path:
    """A journal of check-ins, each with a line; one in a thousand is about a seat. Its chain is not that of a desk."""
    new_centre(path)
    desk = Desk.open(path)
    desk.visitors.check_in(by=desk.by, name_zh="王伟", purpose="Meeting")
    with desk.database.quick_read() as reading:
        newest, line = reading.driver.execute(
            "SELECT (SELECT max(number) FROM journal_entry), (SELECT max(id) FROM journal_line)"
        ).fetchone()
    desk.close()
    with in_bulk(path, "journal_entry", "journal_line") as connection:
        connection.executemany(
            f"INSERT INTO journal_entry SELECT ?, ?, staff_id, workstation, program, schema, ?, 'V-1', reason,"
            f" reason_salt, reason_hash, NULL, result, NULL, hash FROM journal_entry WHERE number = {newest}",
            (
                (newest + n, NINE - 60 * (_ENTRIES - n), "seat.assign" if n % 1_000 == 0 else "visit.check_in")
                for n in range(1, _ENTRIES + 1)
            ),
        )
        connection.executemany(
            f"INSERT INTO journal_line SELECT ?, ?, 0, kind, key, plain, personal, salt, personal_hash"
            f" FROM journal_line WHERE id = {line}",
            ((line + n, newest + n) for n in range(1, _ENTRIES + 1)),
        )
    return path
