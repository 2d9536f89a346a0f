"""The one SQLite of the process: opening, refusing, reading, writing, copying.

Nobody else opens, copies or hashes the files of an open database: closing any other handle on them would drop
SQLite's POSIX locks. SQLAlchemy is imported with the first session: the first page is read before.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jib_desk.models import direct
from jib_desk.models.direct import Reading
from jib_desk.models.faults import DatabaseFault, translated, why_of
from jib_desk.models.library import READ_WAIT_MS, WRITE_WAIT_MS, sqlite
from jib_desk.models.shares import refuse_network_share

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from jib_desk.models.journal import Line, Stamp, Work
    from jib_desk.models.sessions import Writing

APPLICATION_ID = 0x4A494244  # "JIBD"
HEAD = 4  # the schema revision that this program writes; stored as user_version
SQLITE_VERSION: tuple[int, ...] = sqlite.sqlite_version_info
WAL_IS_SAFE = SQLITE_VERSION >= (3, 51, 3)
CHECKED_AT_ONCE = 16_000_000  # bytes; a larger file is checked by `findings`, beside the work (230 ms at five years)
_READ_CACHE_KIB = 16_000  # the leaves that a name leads to in ten years of visits; a small file fills little of it

EntryHook = Callable[["Work", "list[Line]"], None]


class Database:
    """An open database file. Constructed by `create` or `open`; thread-safe, one connection per thread."""

    def __init__(self, path: Path, *, read_only: bool, fault: str = "") -> None:
        self.path = path
        self.read_only = read_only
        self.fault = fault  # why it is read-only: altered, read_only
        self.hooks: list[EntryHook] = []  # run with the lines of an entry, in its transaction
        self._identity = _identity(path)
        self._watcher: Any = None
        self._idle: list[Any] = []  # connections of quick reads, at rest
        self._making = Lock()
        self._engines: tuple[Engine, Engine] | None = None  # for reading, for writing

    # --- opening ----------------------------------------------------------------------------

    @classmethod
    def create(cls, path: Path) -> Database:
        """A new, empty database of the current revision. Raises DatabaseFault (exists, not_writable, full)."""
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
        (`fault` = altered). Raises DatabaseFault (missing, empty, foreign, newer_schema, damaged, network_share, …).
        """
        refuse_network_share(path)
        revision, altered = look(path)
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
        if self._engines is not None:
            self._engines[0].dispose()

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
        from sqlalchemy.orm import Session

        from jib_desk.models.sessions import Writing

        try:
            # The session joins the transaction of its connection: one that maps nothing costs hardly anything.
            with self._both()[1].connect() as connection, Session(connection, expire_on_commit=False) as session:
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

    def translated(self, error: Exception) -> Exception:
        """The known fault behind an error of the database; the error itself when it is a bug."""
        return translated(error, str(self.path), sqlite)

    # --- looking after the file -------------------------------------------------------------

    def data_version(self) -> int:
        """Changes when anybody has committed (4 µs). Asked on a connection of its own: it counts per connection."""
        if self._watcher is None:
            self._watcher = connect(self.path, "ro")
        return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])

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
        if _identity(self.path) != self._identity:
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


# --- files ----------------------------------------------------------------------------------


def companions(path: Path) -> tuple[Path, ...]:
    """The files that SQLite keeps beside a database."""
    return tuple(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))


def uri(path: Path, mode: str) -> str:
    """The file as a SQLite URI: ro, rw or rwc."""
    still = "&immutable=1" if mode == "ro" and _is_still(path) else ""
    return f"file:{quote(str(path.absolute()))}?mode={mode}{still}"


def _is_still(path: Path) -> bool:
    """Whether a file is whole by itself where this process may write nothing: SQLite would want a log beside it."""
    if os.access(path, os.W_OK) or os.access(path.parent, os.W_OK):
        return False
    return not any(own.exists() and own.stat().st_size for own in companions(path))


def connect(path: Path, mode: str) -> Any:
    """A bare connection of the process's one SQLite, in autocommit (transactions are begun in so many words)."""
    return sqlite.connect(uri(path, mode), uri=True, isolation_level=None, check_same_thread=False, timeout=10)


def look(path: Path) -> tuple[int, bool]:
    """Revision of a file, and whether its schema was altered; reads only.

    Raises DatabaseFault: missing, not_readable, empty, foreign, newer_schema, damaged.
    """
    try:
        if not path.is_file():
            raise DatabaseFault("missing", str(path))
    except PermissionError as error:  # of the folder
        raise DatabaseFault("not_readable", str(path)) from error
    if not os.access(path, os.R_OK):
        raise DatabaseFault("not_readable", str(path))
    if path.stat().st_size == 0:
        raise DatabaseFault("empty", str(path))
    from jib_desk.models import fingerprint

    try:
        connection = connect(path, "ro")
        try:
            application_id = connection.execute("PRAGMA application_id").fetchone()[0]
            revision: int = connection.execute("PRAGMA user_version").fetchone()[0]
            if application_id != APPLICATION_ID:
                raise DatabaseFault("foreign", str(path))
            if revision > HEAD:
                raise DatabaseFault("newer_schema", str(path), str(revision))
            expected = fingerprint.EXPECTED.get(revision)
            if expected is None:
                raise DatabaseFault("foreign", str(path), str(revision))
            if path.stat().st_size <= CHECKED_AT_ONCE:
                problems = [row[0] for row in connection.execute("PRAGMA quick_check(1)")]
                if problems != ["ok"]:
                    raise DatabaseFault("damaged", str(path), problems[0])
            return revision, fingerprint.of(connection) != expected
        finally:
            connection.close()
    except sqlite.DatabaseError as error:
        raise DatabaseFault(why_of(str(error)) or "damaged", str(path), str(error)) from error


def copy(source: Path, target: Path) -> None:
    """Copy a database file by SQLite's backup API in one step. The target is synced to disk."""
    try:
        origin = connect(source, "ro")
        try:
            destination = connect(target, "rwc")
            try:
                destination.execute("PRAGMA synchronous = EXTRA")
                origin.backup(destination, pages=-1)
                destination.execute("PRAGMA journal_mode = DELETE")
            finally:
                destination.close()
        finally:
            origin.close()
    except sqlite.DatabaseError as error:
        with suppress(OSError):
            target.unlink(missing_ok=True)
        raise DatabaseFault(why_of(str(error)) or "damaged", str(target), str(error)) from error


def restore_into(source: Path, target: Path) -> None:
    """Replace the content of `target` by that of `source`, through the backup API: never by copying files."""
    try:
        origin = connect(source, "ro")
        try:
            destination = connect(target, "rw")
            try:
                origin.backup(destination, pages=-1)
            finally:
                destination.close()
        finally:
            origin.close()
    except sqlite.DatabaseError as error:
        raise DatabaseFault(why_of(str(error)) or "damaged", str(target), str(error)) from error


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def pragmas(*, read_only: bool = False) -> tuple[str, ...]:
    """What every connection sets. WAL+NORMAL would lose acknowledged commits on a power cut: FULL."""
    common = ("foreign_keys = ON", "trusted_schema = OFF", "cell_size_check = ON", "secure_delete = ON")
    if read_only:
        return (*common, "query_only = ON")
    if WAL_IS_SAFE:
        return (*common, "journal_mode = WAL", "synchronous = FULL")
    return (*common, "journal_mode = DELETE", "synchronous = EXTRA", "cache_spill = OFF")
