"""The schema as one number, so that a lost trigger or a foreign change is noticed at every start."""

import hashlib
import re
from typing import Any

# Revision → fingerprint; a test builds each revision by its migrations and compares.
EXPECTED: dict[int, str] = {
    1: "df545ca4ef8da80ecabf3d375979cdac60587050c68d5eaa30d10e3e910d5fef",
    2: "58ae20fcca2c29a8007d362a4fe20db507812e146ee040a118228d724f59f92f",
    3: "7bd3435614f6f4edabd69834719d29cf634f8e397d8a1ae11071052d82c66495",
    4: "1899c2ec1223f5a7ca8c58ffdbdc35be869f702b7bbc08cdb3f62dd8f0a68957",
}


def described(connection: Any) -> str:
    """Tables, columns, AUTOINCREMENT, indexes and triggers as text, with white space normalised."""
    lines: list[str] = []
    rows = connection.execute(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master"
        " WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
    ).fetchall()
    for kind, name, table, sql in rows:
        lines.append(f"{kind} {name} {table} {_squeezed(sql)}")
        if kind == "table":
            lines.extend(
                f"  {'|'.join(str(part) for part in column)}"
                for column in connection.execute(f"PRAGMA table_xinfo('{name}')").fetchall()
            )
    return "\n".join(lines)


def of(connection: Any) -> str:
    """The fingerprint of a database's schema, as hexadecimal SHA-256."""
    return hashlib.sha256(described(connection).encode()).hexdigest()


def _squeezed(sql: str) -> str:
    return re.sub(r"\s+", " ", sql).strip()
