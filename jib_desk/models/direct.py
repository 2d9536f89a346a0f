"""Statements on the driver's own connection, inside the session's transaction: for what runs at every key press.

A small statement costs about 1 µs this way and 13 µs through SQLAlchemy. Values are stored ones both ways, and the
driver's errors are translated by `Database`. Journalled tables are written by models/journal.py alone.
Nothing here imports SQLAlchemy: the first page reads before it is loaded.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from jib_desk.models.faults import DatabaseFault

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Values = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A read transaction on the driver's own connection, without a session around it (`Database.quick_read`)."""

    driver: Any


Source: TypeAlias = "Session | Reading"


def fetch(source: Source, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return _driver(source).execute(statement, values).fetchall()


def first(source: Source, statement: str, values: Values = ()) -> tuple[Any, ...] | None:
    """The first row of a query, or None."""
    return _driver(source).execute(statement, values).fetchone()


def scalar(source: Source, statement: str, values: Values = ()) -> Any:
    """The first column of the first row, or None."""
    row = first(source, statement, values)
    return None if row is None else row[0]


def run_many(source: Source, statement: str, rows: Sequence[Values]) -> None:
    """Run a statement once for each row of values."""
    _driver(source).executemany(statement, rows)


def _driver(source: Source) -> Any:
    driver: Any = source.driver if isinstance(source, Reading) else source.info.get("driver")
    if driver is None:
        driver = _asked(source)
    # On a full disk SQLite rolls back by itself and SQLAlchemy does not notice: what would follow would be
    # committed statement by statement.
    if not driver.in_transaction:
        raise DatabaseFault("lost")
    return driver


def _asked(session: Any) -> Any:
    """The driver's connection of a session, kept with it: asking costs ten times a small statement.

    A session of ours is one transaction; used after its end it is refused as lost.
    """
    driver = session.connection().connection.dbapi_connection
    session.info["driver"] = driver
    return driver


def join(session: Any, connection: Any) -> None:
    """Statements of a session run on this connection; it has begun, the session itself may not have."""
    session.info["driver"] = connection.connection.dbapi_connection
