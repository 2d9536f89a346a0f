"""The database that is open: its transactions, and looking after its file.

SQLAlchemy is imported with the first session: the first page is read before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from jib_desk.models import direct
from jib_desk.models.direct import Reading
from jib_desk.models.faults import DatabaseFault, translated
from jib_desk.models.files import HEAD, companions, connect, copy, identity, look, pragmas
from jib_desk.models.library import LOOK_WAIT_MS, READ_WAIT_MS, WRITE_WAIT_MS, sqlite
from jib_desk.models.places import itself
from jib_desk.models.shares import refuse_network_share

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session

    from jib_desk.models.journal import Line, Stamp, Work
    from jib_desk.models.sessions import Writing

_READ_CACHE_KIB = 32_000  # the leaves that a name leads to in ten years of visits; a small file fills little of it

EntryHook = Callable[["Work", "list[Line]"], None]


class Database:
    """An open database file. Constructed by `create` or `open`; thread-safe, one connection per thread."""

    def __init__(self, path: Path, *, read_only: bool, fault: str = "") -> None:
        self.path = path
        self.read_only = read_only
        self.fault = fault  # why it is read-only: altered, read_only
        self.hooks: list[EntryHook] = []  # run with the lines of an entry, in its transaction
        self._identity = identity(path)
        self._watcher: Any = None
        self._idle: list[Any] = []  # connections of quick reads, at rest
        self._idle_writers: list[tuple[Connection, Session]] = []  # taken up again: new ones cost a check-in a tenth
        self._making = Lock()
        self._engines: tuple[Engine, Engine] | None = None  # for reading, for writing

    # --- opening ----------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path) -> Database:
        """A new, empty database of the current revision. Raises DatabaseFault (exists, not_writable, full)."""
        path = itself(path)
        refuse_network_share(path)
        if path.exists():
            raise DatabaseFault("exists", str(path))
        from jib_desk.models import migrate

        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            migrate.to_head(path, sqlite, lambda: connect(path, "rwc"))
        except OSError as error:
            raise DatabaseFault("full" if error.errno == 28 else "not_writable", str(path), str(error)) from error
        except BaseException:
            for name in (path, *companions(path)):
                with suppress(OSError):
                    name.unlink(missing_ok=True)
            raise
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, backup: Callable[[Path], None] | None = None) -> Database:
        """Open an existing file, looking first and changing nothing until it fits.

        An older revision is migrated, after `backup(path)`. A schema that was tampered with opens read-only
        (`fault` = altered). Raises DatabaseFault (missing, empty, foreign, newer_schema, damaged, locked, …).
        """
        path = itself(path)
        refuse_network_share(path)
        revision, altered = look(path, LOOK_WAIT_MS if read_only else WRITE_WAIT_MS)
        if revision < HEAD:
            if read_only:
                raise DatabaseFault("older_schema", str(path), str(revision))
            if backup is not None:
                backup(path)
            from jib_desk.models import migrate

            migrate.to_head(path, sqlite, lambda: connect(path, "rw"))
        writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        fault = "altered" if altered else "" if writable or read_only else "read_only"
        read_only = read_only or bool(fault)
        return cls(path, read_only=read_only, fault=fault)

    @classmethod
    def to_verify(cls, path: Path) -> Database:
        """Open a file of this or an older revision as it is: to check it and read its journal, never to work on it.

        A backup from before a migration must stay checkable. Raises what `open` raises.
        """
        path = itself(path)
        refuse_network_share(path)
        _revision, altered = look(path)
        return cls(path, read_only=True, fault="altered" if altered else "")

    def close(self) -> None:
        """Let go of the file."""
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None
        while self._idle:
            self._idle.pop().close()
        while self._idle_writers:
            self._idle_writers.pop()[0].close()
        if self._engines is not None:
            self._engines[0].dispose()
            self._engines = None

    @property
    def engine(self) -> Engine:
        """The long-lived engine of the file, made when it is first asked for."""
        return self._both()[0]

    def _both(self) -> tuple[Engine, Engine]:
        with self._making:  # two threads may ask at once
            if self._engines is None:
                from jib_desk.models.sessions import make_engine

                engine = make_engine(str(self.path), self._connected)
                self._engines = engine, engine.execution_options(immediate=True)
            return self._engines

    def _connected(self, wait_ms: int = WRITE_WAIT_MS) -> Any:
        wait_ms = min(wait_ms, LOOK_WAIT_MS) if self.read_only else wait_ms
        connection = connect(self.path, "ro" if self.read_only else "rw")
        connection.execute(f"PRAGMA busy_timeout = {wait_ms}")  # also for the pragmas that follow
        for pragma in pragmas(read_only=self.read_only):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    # --- reading and writing ----------------------------------------------------------------

    @contextmanager
    def read(self) -> Generator[Session]:
        """A consistent view; waits at most 50 ms for a lock, since the window's thread reads."""
        from sqlalchemy.orm import Session

        with Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            try:
                yield session
            except Exception as error:
                raise self.translated(error) from error

    @contextmanager
    def quick_read(self) -> Generator[Reading]:
        """As `read`, for the few small statements of a key press: a session alone costs 40 µs."""
        try:
            try:
                driver = self._idle.pop()
            except IndexError:
                driver = self._connected(READ_WAIT_MS)
                driver.execute(f"PRAGMA cache_size = -{_READ_CACHE_KIB}")
            try:
                driver.execute("BEGIN")
                yield Reading(driver)
                driver.rollback()
            except BaseException:
                driver.close()
                raise
            self._idle.append(driver)
        except Exception as error:
            raise self.translated(error) from error

    @contextmanager
    def write(self, stamp: Stamp) -> Generator[Writing]:
        """One transaction, begun IMMEDIATE; it waits up to 10 s for another writer.

        Committed with its journal entry when the block ends, rolled back when it raises. Raises DatabaseFault,
        GuardRefused, StaleRow, RepeatedRequest.
        """
        if self.read_only:
            raise DatabaseFault(self.fault or "read_only", str(self.path))
        self.check_identity()
        from jib_desk.models.sessions import Writing

        try:
            # The session joins the transaction of its connection: one that maps nothing costs hardly anything.
            with self._writer() as (connection, session):
                transaction = connection.begin()
                connection.info["door"] = False
                direct.join(session, connection)
                writing = Writing(session, stamp, HEAD)
                writing.work.look_for_token()
                yield writing
                lines = writing.work.merged()
                for hook in self.hooks:
                    hook(writing.work, lines)
                writing.written = writing.work.write_entry(lines)
                session.flush()
                transaction.commit()
        except Exception as error:
            fault = self.translated(error)
            if fault is error:
                raise
            raise fault from error

    @contextmanager
    def _writer(self) -> Generator[tuple[Connection, Session]]:
        """A connection and its session for one transaction; they rest until the next, unless something went wrong."""
        from sqlalchemy.orm import Session

        try:
            connection, session = self._idle_writers.pop()
        except IndexError:
            connection = self._both()[1].connect()
            session = Session(connection, expire_on_commit=False)
        try:
            with session:  # which forgets all of its objects at the end
                yield connection, session
        except BaseException:
            connection.close()
            raise
        session.info.clear()
        if self._engines is None:  # closed in the meantime
            connection.close()
        else:
            self._idle_writers.append((connection, session))

    def translated(self, error: Exception) -> Exception:
        """The known fault behind an error of the database; the error itself when it is a bug."""
        return translated(error, str(self.path), sqlite)

    # --- looking after the file -------------------------------------------------------------

    def data_version(self) -> int:
        """Changes when anybody has committed (4 µs). Asked on a connection of its own: it counts per connection.

        Raises DatabaseFault; what is asked after that is asked of the file as it is then.
        """
        try:
            if self._watcher is None:
                self._watcher = connect(self.path, "ro")
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])
        except sqlite.DatabaseError as error:
            watcher, self._watcher = self._watcher, None
            if watcher is not None:
                watcher.close()
            raise self.translated(error) from error

    def settle(self) -> None:
        """Write the log into the file, which is whole by itself then. Raises DatabaseFault: full, busy.

        The last connection that closes does so too, but says nothing when it cannot.
        """
        with self._apart() as connection:
            if not _emptied(connection):
                raise DatabaseFault("busy", str(self.path))

    def rewrite(self) -> bool:
        """Write the file anew and empty its log, so that what was erased is in no byte of either.

        `secure_delete` does not reach the copies of rows that SQLite leaves between those of a page when it divides
        one. False when another process was in the way all the while, or the disk had no room for a second copy.
        """
        try:
            with self._apart() as connection:
                connection.execute(f"PRAGMA busy_timeout = {WRITE_WAIT_MS}")
                connection.execute("VACUUM")
                return _emptied(connection)
        except DatabaseFault as fault:
            if fault.why in {"busy", "full"}:
                return False
            raise

    @contextmanager
    def _apart(self) -> Generator[Any]:
        """A connection apart from all transactions."""
        connection = connect(self.path, "rw")
        try:
            yield connection
        except sqlite.DatabaseError as error:
            raise self.translated(error) from error
        finally:
            connection.close()

    def check_identity(self) -> None:
        """Raise DatabaseFault(replaced) when the path leads to another file than the one opened."""
        if identity(self.path) != self._identity:
            raise DatabaseFault("replaced", str(self.path))

    def findings(self, *, thorough: bool = True) -> list[str]:
        """What SQLite's integrity check and the foreign keys say; empty when sound."""
        pragma = "integrity_check" if thorough else "quick_check"
        with self.engine.connect() as connection:
            try:
                rows = [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {pragma}(20)")]
                orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(20)
            except Exception as error:
                raise self.translated(error) from error
        return [row for row in rows if row != "ok"] + [f"foreign key: {row[0]} {row[1]} -> {row[2]}" for row in orphans]

    def copy_to(self, target: Path) -> None:
        """A consistent copy through SQLite's backup API, whatever is being written meanwhile."""
        if target.exists():
            raise DatabaseFault("exists", str(target))
        copy(self.path, target)


def _emptied(connection: Any) -> bool:
    """Whether the log could be written into the file, and is empty now."""
    return connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
