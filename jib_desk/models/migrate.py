"""Making and upgrading databases. Imported only when the stored revision differs: Alembic costs 80 ms."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.pool import NullPool

from jib_desk.models.faults import DatabaseFault, translated

SCRIPTS = Path(__file__).parent / "migrations"


def to_head(path: Path, library: Any, connect: Callable[[], Any]) -> None:
    """Bring the database behind `connect` to the current revision, by all migrations that it lacks.

    `library` is the process's one SQLite module; the caller has made a backup of what is worth one.
    """

    def connected() -> Any:
        connection = connect()
        # Batch operations rebuild tables: with foreign keys ON that would delete children by cascade.
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA journal_mode = DELETE")
        return connection

    engine = create_engine("sqlite+pysqlite://", module=library, creator=connected, poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if orphans:
                raise DatabaseFault("damaged", str(path), f"foreign keys after migration: {orphans[:3]}")
    except Exception as error:
        raise translated(error, str(path), library) from error
    finally:
        engine.dispose()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
