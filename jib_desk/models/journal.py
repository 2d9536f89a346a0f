"""The journal: one entry for every transaction of a service, one line for every changed row.

Two doors make lines with the same function: the session (ORM changes, `active_history`) and `write_many` /
`replace_many` / `delete_many` for bulk and hot paths. Any other INSERT, UPDATE or DELETE on a journalled
table is refused by an engine event. Lines are buffered, merged to one per (table, key), and written with
their entry just before commit.
"""

import re
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Column, Connection, Dialect, Table, bindparam, delete, event, func, select, update
from sqlalchemy.orm import Session, object_mapper
from sqlalchemy.orm.attributes import get_history

from jib_desk.models import chain, direct
from jib_desk.models.faults import RepeatedRequest, StaleRow, UnjournalledWrite
from jib_desk.models.journal_tables import JournalEntry, JournalLine
from jib_desk.models.lines import UNTRACKED, Line, Values, ids_of, merge, record, tracked
from jib_desk.models.tables import JOURNALLED
from jib_desk.models.types import stored, storing

_Storing = Callable[[Any, Dialect], Any]
_WRITE = re.compile(r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.I)
_WORK = "work"  # where a session keeps the transaction that it is part of
_CHUNK = 500  # rows named in one statement
_LAST_ENTRY = "SELECT number, hash FROM journal_entry ORDER BY number DESC LIMIT 1"


@dataclass(frozen=True)
class Stamp:
    """Who does what, when and where: the head of the entry that a transaction will write.

    `always` writes an entry even when no row changed (an export, a backup). `token` makes a request
    repeatable: the second time, the first entry is returned and nothing is done. `after` is a number that the
    entry must lie beyond: the head of a journal that a restore replaced.
    """

    at: datetime
    staff_id: int
    workstation: str
    program: str
    action: str
    subject: str = ""
    reason: str = ""
    token: str | None = None
    undoes: int | None = None
    always: bool = False
    after: int = 0


@dataclass(frozen=True)
class Written:
    """The entry that a transaction wrote; number 0 when nothing changed."""

    number: int = 0
    action: str = ""
    ids: Mapping[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])


@lru_cache(maxsize=2048)
def _written_table(statement: str) -> str | None:
    found = _WRITE.match(statement)
    return found.group(1) if found and found.group(1) in JOURNALLED else None


def refuse_unjournalled(connection: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
    """Engine event before each statement: journalled tables are written through the doors only."""
    table = _written_table(statement)
    if table is not None and not connection.info.get("door"):
        raise UnjournalledWrite(f"{table} is written past the journal: {statement[:80]}")


class Work:
    """One transaction: a session, the bulk doors, and the lines they make."""

    def __init__(self, session: Session, stamp: Stamp, schema: int) -> None:
        self.session = session
        self.stamp = stamp
        self.result = "null"  # JSON that a repeated request gets back
        self.keeps_personal = True  # an erasure's own lines do not (models/redaction.py)
        self.is_written = stamp.always  # though no row changes
        self.subject = stamp.subject
        self._schema = schema
        self._lines: list[Line] = []
        self._dialect = session.get_bind().dialect
        session.info[_WORK] = self

    # --- the session's door -----------------------------------------------------------------

    def open_door(self, session: Session) -> None:
        """Before a flush: the session may write journalled tables."""
        session.connection().info["door"] = True

    def take_lines(self, session: Session) -> None:
        """After a flush: what it wrote becomes lines, and the door is shut."""
        session.connection().info["door"] = False
        for item in session.new:
            self._take(item, inserted=True)
        for item in session.dirty:
            self._take_update(item)
        for item in session.deleted:
            self._take(item, inserted=False)

    def _take(self, item: object, *, inserted: bool) -> None:
        table: Any = object_mapper(item).local_table
        if table.name not in JOURNALLED:
            return
        values = {
            column.name: stored(column, getattr(item, column.key), self._dialect)
            for column in table.columns
            if column.name not in UNTRACKED
        }
        key: int = getattr(item, "id")  # noqa: B009 - every journalled table has it, the type checker cannot know
        self._lines.append(Line(table.name, key, None, values) if inserted else Line(table.name, key, values, None))

    def _take_update(self, item: object) -> None:
        table: Any = object_mapper(item).local_table
        if table.name not in JOURNALLED:
            return
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for column in table.columns:
            if column.name in UNTRACKED:
                continue
            history = get_history(item, column.key)
            if history.deleted:
                was = stored(column, history.deleted[0], self._dialect)
                now = stored(column, history.added[0] if history.added else None, self._dialect)
                if was != now:
                    before[column.name], after[column.name] = was, now
        if after:
            self._lines.append(Line(table.name, getattr(item, "id"), before, after))  # noqa: B009

    # --- the bulk doors ---------------------------------------------------------------------

    def next_ids(self, table: Table, count: int) -> list[int]:
        """Keys for rows to be inserted by `write_many`; never one that was used before."""
        used = direct.scalar(self.session, "SELECT seq FROM sqlite_sequence WHERE name = ?", (table.name,))
        buffered = max((line.key for line in self._lines if line.kind == table.name), default=0)
        first = max(int(used or 0), buffered) + 1
        return list(range(first, first + count))

    def write_many(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert rows of Python values. Each holds `id` (from `next_ids`) and every column without a default."""
        if not rows:
            return
        full = [self._completed(table, row) for row in rows]
        self._raw_insert(table, full)
        self._lines.extend(Line(table.name, row["id"], None, tracked(row)) for row in full)

    def update_many(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Change columns of existing rows: each mapping holds `id` and the columns to set (the same in all).

        With `version` in a row, that is the version that was read, and another one raises StaleRow.
        """
        rows = list(rows)
        if not rows:
            return
        names = [name for name in rows[0] if name not in UNTRACKED]
        before = self.stored_rows(table, [row["id"] for row in rows])
        statement = update(table).where(table.c.id == bindparam("of_id"))
        statement = statement.values({**{n: bindparam(f"to_{n}") for n in names}, "version": table.c.version + 1})
        for row in rows:
            if (
                row["id"] not in before
                or row.get("version", before[row["id"]]["version"]) != before[row["id"]]["version"]
            ):
                raise StaleRow(f"{table.name} {row['id']}")
        with self._door() as connection:
            connection.execute(statement, [{"of_id": row["id"], **{f"to_{n}": row[n] for n in names}} for row in rows])
        for row in rows:
            self._add_update(table, before[row["id"]], self._stored(table, row))

    def replace_many(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Set columns of existing rows by deleting them all and inserting them all.

        For swaps, transfers, moved series and undo: row triggers would refuse the states in between.
        Rows as for `update_many`, but each may set other columns.
        """
        rows = list(rows)
        before = self.stored_rows(table, [row["id"] for row in rows])
        missing = [row["id"] for row in rows if row["id"] not in before]
        if missing:
            raise StaleRow(f"{table.name} {missing}")
        after: list[dict[str, Any]] = []
        for row in rows:
            was = before[row["id"]]
            if row.get("version", was["version"]) != was["version"]:
                raise StaleRow(f"{table.name} {row['id']}")
            after.append({**was, **self._stored(table, row), "version": was["version"] + 1})
        self._raw_delete(table, [row["id"] for row in rows])
        self._raw_insert(table, after)
        self.session.expire_all()
        for row in after:
            self._add_update(table, before[row["id"]], row)

    def delete_many(self, table: Table, keys: Sequence[int]) -> None:
        """Take rows away. Undo does so, and merging two cards with what both say: nothing that happened is deleted."""
        before = self.stored_rows(table, keys)
        self._raw_delete(table, keys)
        for key, was in before.items():
            self._lines.append(Line(table.name, key, tracked(was), None))

    def insert_stored(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        """Insert rows of stored values, as the journal keeps them: undo of a deletion."""
        self._raw_insert(table, rows)
        self.session.expire_all()
        self._lines.extend(Line(table.name, row["id"], None, tracked(row)) for row in rows)

    @contextmanager
    def savepoint(self) -> Generator[None]:
        """A part that may fail by itself: its rows and its lines go together."""
        self.session.flush()
        kept = len(self._lines)
        nested = self.session.begin_nested()
        try:
            yield
            self.session.flush()
        except BaseException:
            nested.rollback()
            self.session.connection().info["door"] = False
            del self._lines[kept:]
            raise
        nested.commit()

    # --- closing ----------------------------------------------------------------------------

    def look_for_token(self) -> None:
        """Raise RepeatedRequest when this request was carried out before."""
        if self.stamp.token is None:
            return
        query = select(JournalEntry.number, JournalEntry.result).where(JournalEntry.request_token == self.stamp.token)
        found = self.session.execute(query).first()
        if found is not None:
            raise RepeatedRequest(found.number, found.result)

    def merged(self) -> list[Line]:
        """The lines so far, one per row, without those that changed nothing in the end."""
        self.session.flush()
        return merge(self._lines)

    def write_entry(self, lines: Sequence[Line]) -> Written:
        """Write entry and lines; the last thing before commit."""
        if not lines and not self.is_written:
            return Written()
        last = direct.first(self.session, _LAST_ENTRY)
        stamp = self.stamp
        newest, before = (last[0], last[1]) if last else (0, chain.START)
        number = max(newest, stamp.after) + 1
        salt, reason_hash = chain.sealed(stamp.reason or None)
        records = [
            record(number, position, line, keeps_personal=self.keeps_personal) for position, line in enumerate(lines)
        ]
        head = {
            "number": number,
            "at": int(stamp.at.timestamp()),
            "staff_id": stamp.staff_id,
            "workstation": stamp.workstation,
            "program": stamp.program,
            "schema": self._schema,
            "action": stamp.action,
            "subject": self.subject,
            "reason_hash": reason_hash,
            "request_token": stamp.token,
            "result": self.result,
            "undoes": stamp.undoes,
        }
        digests = [chain.line_digest(r["kind"], r["key"], r["plain"], r["personal_hash"]) for r in records]
        redactable = {"reason": stamp.reason or None, "reason_salt": salt}
        entry = {**head, **redactable, "hash": chain.entry_hash(before, list(head.values()), digests)}
        _insert(self.session, JournalEntry.__tablename__, [entry])
        _insert(self.session, JournalLine.__tablename__, records)
        return Written(number, stamp.action, ids_of(lines))

    # --- helpers ----------------------------------------------------------------------------

    @contextmanager
    def _door(self) -> Generator[Connection]:
        self.session.flush()
        connection = self.session.connection()
        connection.info["door"] = True
        try:
            yield connection
        finally:
            connection.info["door"] = False

    def _completed(self, table: Table, row: Values) -> dict[str, Any]:
        """A row of Python values as it will be stored, with the defaults of the columns it does not name."""
        full: dict[str, Any] = {}
        for name, store, default, is_nullable in _columns(table):
            if name in row:
                value = row[name]
            elif default is not None:
                value = default()
            elif is_nullable:
                value = None
            else:
                continue
            full[name] = value if store is None or value is None else store(value, self._dialect)
        return full

    def _stored(self, table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
        return {
            name: stored(table.c[name], value, self._dialect) for name, value in row.items() if name not in UNTRACKED
        }

    def stored_rows(self, table: Table, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
        """Rows as the database keeps them, by key; absent ones are left out."""
        names = [column.name for column in table.columns]
        listed = ", ".join(f'"{name}"' for name in names)
        found: dict[int, dict[str, Any]] = {}
        connection = self.session.connection()
        self.session.flush()
        for start in range(0, len(keys), _CHUNK):
            part = tuple(keys[start : start + _CHUNK])
            marks = ", ".join("?" * len(part))
            for row in connection.exec_driver_sql(f'SELECT {listed} FROM "{table.name}" WHERE id IN ({marks})', part):  # noqa: S608
                values = dict(zip(names, row, strict=True))
                found[values["id"]] = values
        return found

    def _raw_delete(self, table: Table, keys: Iterable[int]) -> None:
        with self._door() as connection:
            connection.execute(delete(table).where(table.c.id == bindparam("of_id")), [{"of_id": key} for key in keys])

    def _raw_insert(self, table: Table, rows: Sequence[Values]) -> None:
        self.session.flush()
        _insert(self.session, table.name, rows)

    def _add_update(self, table: Table, was: Values, now: Values) -> None:
        changed = [name for name, value in now.items() if name not in UNTRACKED and was[name] != value]
        if changed:
            self._lines.append(Line(table.name, was["id"], {n: was[n] for n in changed}, {n: now[n] for n in changed}))


def _before_flush(session: Session, *_rest: object) -> None:
    if work := session.info.get(_WORK):
        work.open_door(session)


def _after_flush(session: Session, *_rest: object) -> None:
    if work := session.info.get(_WORK):
        work.take_lines(session)


# Heard for all sessions at once: to listen to each one anew costs as much as several statements.
event.listen(Session, "before_flush", _before_flush)
event.listen(Session, "after_flush", _after_flush)


@lru_cache(maxsize=64)
def _columns(table: Table) -> tuple[tuple[str, _Storing | None, Callable[[], Any] | None, bool], ...]:
    """Of each column of a table its name, how its values are stored, its default, and whether it may be empty."""

    def default_of(column: Column[Any]) -> Callable[[], Any] | None:
        if column.default is None:
            return None
        value: Any = cast("Any", column.default).arg
        return partial(value, None) if callable(value) else lambda: value

    return tuple((column.name, storing(column), default_of(column), bool(column.nullable)) for column in table.columns)


def _insert(session: Session, table: str, rows: Sequence[Values]) -> None:
    """Insert rows of stored values, all with the columns of the first."""
    if rows:
        names = tuple(rows[0])
        values = cast(
            "Callable[[Values], tuple[Any, ...]]", itemgetter(*names)
        )  # every table of ours has more than one column
        direct.run_many(session, _insertion(table, names), [values(row) for row in rows])


@lru_cache(maxsize=256)
def _insertion(table: str, names: tuple[str, ...]) -> str:
    listed, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    return f'INSERT INTO "{table}" ({listed}) VALUES ({marks})'  # noqa: S608 - names from our own tables


def last_number(connection: Connection) -> int:
    """The number of the newest entry, 0 when there is none."""
    return connection.execute(select(func.max(JournalEntry.number))).scalar() or 0
