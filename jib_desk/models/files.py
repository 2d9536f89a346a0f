"""Database files: what lies at a path, before and beside the one that is open.

Nobody else opens, copies or hashes the files of an open database: closing any other handle on them would drop
SQLite's POSIX locks.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jib_desk.models.faults import DatabaseFault, why_of
from jib_desk.models.library import WRITE_WAIT_MS, sqlite

APPLICATION_ID = 0x4A494244  # "JIBD"
HEAD = 4  # the schema revision that this program writes; stored as user_version
SQLITE_VERSION: tuple[int, ...] = sqlite.sqlite_version_info
WAL_IS_SAFE = SQLITE_VERSION >= (3, 51, 3)
CHECKED_AT_ONCE = 16_000_000  # bytes; a larger file is checked by `findings`, beside the work (230 ms at five years)


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


def connect(path: Path, mode: str, wait_ms: int = WRITE_WAIT_MS) -> Any:
    """A bare connection of the process's one SQLite, in autocommit (transactions are begun in so many words)."""
    about: Any = {"isolation_level": None, "check_same_thread": False, "timeout": wait_ms / 1000}
    return sqlite.connect(uri(path, mode), uri=True, **about)


def look(path: Path, wait_ms: int = WRITE_WAIT_MS) -> tuple[int, bool]:
    """Revision of a file, and whether its schema was altered; reads only.

    Raises DatabaseFault: missing, not_readable, empty, foreign, newer_schema, damaged; locked where another program has
    the file to itself for longer than that.
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
        connection = connect(path, "ro", wait_ms)
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
        why = why_of(str(error)) or "damaged"
        raise DatabaseFault("locked" if why == "busy" else why, str(path), str(error)) from error


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


def identity(path: Path) -> tuple[int, int] | None:
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
