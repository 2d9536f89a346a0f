"""The SQLite library of the process, chosen here alone, and how long it waits for another process.

It is pysqlite3 where a wheel exists (a current SQLite; WAL is safe from 3.51.3 on), else the standard library's.
"""

from typing import Any

try:
    import pysqlite3.dbapi2 as _library  # pyright: ignore[reportMissingTypeStubs]
except ImportError:  # no wheel for this machine
    import sqlite3 as _library

sqlite: Any = _library

READ_WAIT_MS = 50  # the window's thread reads
WRITE_WAIT_MS = 10_000
LOOK_WAIT_MS = 2_000  # whoever only wants to read: a muster roll is printed in five seconds, and there is a kept one
