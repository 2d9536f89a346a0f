"""What a deed writes, entry by entry, as statements that a bare connection can do again on a copy of the database."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.ground import bare

Script = list[tuple[str, list[Any]]]


def recorded(path: Path, tables: Sequence[str], count: int, deed: Callable[[], object]) -> list[Script]:
    """The rows that so many deeds add to these tables of the database at `path`; the deeds are done on it."""
    connection = bare(path)
    connection.execute("PRAGMA query_only = ON")
    statements = {table: _insert(connection, table) for table in tables}
    seen = {table: _newest(connection, table) for table in tables}
    scripts: list[Script] = []
    for _ in range(count):
        deed()
        script: Script = []
        for table in tables:
            query = f"SELECT * FROM {table} WHERE rowid > ? ORDER BY rowid"
            rows = connection.execute(query, (seen[table],)).fetchall()
            seen[table] = _newest(connection, table)
            if rows:
                script.append((statements[table], rows))
        scripts.append(script)
    connection.close()
    return scripts


def replay(connection: Any, script: Script) -> None:
    """One deed again, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for statement, rows in script:
        connection.executemany(statement, rows)
    connection.execute("COMMIT")


def _insert(connection: Any, table: str) -> str:
    count = len(connection.execute(f"PRAGMA table_info({table})").fetchall())
    return f"INSERT INTO {table} VALUES ({', '.join('?' * count)})"


def _newest(connection: Any, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(rowid), 0) FROM {table}").fetchone()[0])
