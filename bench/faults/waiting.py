"""One desk holds the write lock: another waits for so long, then is told that the database is busy."""

from multiprocessing.connection import Connection
from pathlib import Path

from bench.faults.processes import Child
from bench.ground import bare


def holder(path: Path) -> Child:
    """A process that holds the write lock until it is told to let go; it has the lock when this returns."""
    child = Child(_hold, path)
    child.hear()
    return child


def _hold(pipe: Connection, path: Path) -> None:
    connection = bare(path)
    connection.execute("BEGIN IMMEDIATE")
    pipe.send("held")
    pipe.recv()
    connection.execute("ROLLBACK")
    connection.close()
    pipe.send("free")
