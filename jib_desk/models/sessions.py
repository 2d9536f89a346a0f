"""The engine behind sessions: what SQLAlchemy adds to the one SQLite of the process (models/database.py).

Apart from it because SQLAlchemy and the mapped tables take longer to import than the first page to be read.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool

from jib_desk.models import journal
from jib_desk.models.faults import DatabaseFault, translated
from jib_desk.models.journal import Stamp, Work, Written
from jib_desk.models.library import READ_WAIT_MS, WRITE_WAIT_MS, sqlite


class Writing:
    """An open transaction: `work` while it runs, `written` after its commit."""

    def __init__(self, session: Session, stamp: Stamp, schema: int) -> None:
        self.session = session
        self.work = Work(session, stamp, schema)
        self.written = Written()


def make_engine(path: str, connect: Callable[[], Any]) -> Engine:
    """The long-lived engine of a file, on the connections that `connect` makes."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlite,
        creator=connect,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        hide_parameters=True,  # parameters are personal data, messages end in logs
    )

    def begun(connection: Connection) -> None:
        _begin(connection, path)

    event.listen(engine, "begin", begun)
    event.listen(engine, "before_cursor_execute", _guard_statement)
    return engine


def _begin(connection: Connection, path: str) -> None:
    # On the driver's own connection: past the events and results of SQLAlchemy, which cost more than both statements.
    immediate = connection.get_execution_options().get("immediate", False)
    raw: Any = connection.connection.dbapi_connection
    try:
        raw.execute(f"PRAGMA busy_timeout = {WRITE_WAIT_MS if immediate else READ_WAIT_MS}")
        raw.execute("BEGIN IMMEDIATE" if immediate else "BEGIN")
    except sqlite.DatabaseError as error:
        raise translated(error, path, sqlite) from error


def _guard_statement(connection: Connection, cursor: Any, statement: str, *rest: Any) -> None:
    # On a full disk SQLite rolls back by itself and SQLAlchemy does not notice: what would follow would be
    # committed statement by statement.
    raw: Any = connection.connection.dbapi_connection
    if not raw.in_transaction and not statement.startswith(("BEGIN", "PRAGMA")):
        raise DatabaseFault("lost", detail=statement[:60])
    journal.refuse_unjournalled(connection, cursor, statement, *rest)
