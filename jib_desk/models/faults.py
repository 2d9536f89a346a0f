"""What goes wrong below the services: known faults of database and guards, apart from bugs.

Services turn these into typed errors (services/errors.py), which views and the command line explain.
"""

import sys
from typing import Any

from jib_desk.models import guards


class DatabaseFault(Exception):
    """What is wrong with the file or its disk.

    `why`: missing, exists, empty, foreign, newer_schema, older_schema, damaged, altered, network_share, busy,
    locked, full, read_only, replaced, not_writable, not_readable, lost (the transaction was rolled back underneath).
    """

    def __init__(self, why: str, path: str = "", detail: str = "") -> None:
        super().__init__(why, path, detail)
        self.why = why
        self.path = path
        self.detail = detail


class GuardRefused(Exception):
    """The database refused a change; `code` is one of guards.CODES, or integrity for another constraint."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail


class StaleRow(Exception):
    """A row was changed by somebody else since it was read."""


class UnjournalledWrite(Exception):
    """A defect: a journalled table was to be written past the journal's two doors."""


class RepeatedRequest(Exception):
    """The request was carried out before, as entry `number`, with the result `result` (JSON)."""

    def __init__(self, number: int, result: str) -> None:
        super().__init__(number)
        self.number = number
        self.result = result


_MARKS = (
    ("full", "disk is full"),
    ("busy", "is locked"),
    ("busy", "is busy"),
    ("read_only", "readonly"),
    ("damaged", "malformed"),
    ("damaged", "not a database"),
    ("damaged", "corrupt"),
    ("full", "disk i/o error"),
    ("not_writable", "unable to open"),
)


def why_of(message: str) -> str | None:
    """The fault behind a message of SQLite; None when it is no fault of the environment."""
    lowered = message.lower()
    return next((why for why, mark in _MARKS if mark in lowered), None)


def translated(error: Exception, path: str, library: Any) -> Exception:
    """The fault that a database error means; the error itself when it is a bug.

    `library` is the process's SQLite: statements may have gone through SQLAlchemy or past it.
    """
    cause: BaseException | None = error
    if "sqlalchemy.orm" in sys.modules:  # else none of its errors can have been raised, and nobody waits for its import
        from sqlalchemy.exc import DBAPIError
        from sqlalchemy.orm.exc import StaleDataError

        if isinstance(error, StaleDataError):
            return StaleRow(str(error))
        cause = error.orig if isinstance(error, DBAPIError) else error
    message = str(cause)
    if isinstance(cause, library.IntegrityError):
        return GuardRefused(guards.code_in(message) or "integrity", message)
    if isinstance(cause, library.DatabaseError):
        why = why_of(message)
        if why:
            return DatabaseFault(why, path, message)
    return error
