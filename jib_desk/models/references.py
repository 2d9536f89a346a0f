"""Who refers to a row, read from the mapping itself, so that no later table can be forgotten.

Merging two cards moves all of it; a foreign key is enough to be found, and so is a file's `kind` and `key`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Table, UniqueConstraint

from jib_desk.models.tables import JOURNALLED, TABLES
from jib_desk.rules.words import AttachmentOf


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds ids of a table; `of_kind` only of files, which say in `kind` whose id `key` is."""

    table: str
    column: str
    of_kind: str = ""


@lru_cache(maxsize=16)
def references_to(name: str) -> tuple[Reference, ...]:
    """Every journalled column that may hold the id of a row of a table, in the order of the mapping."""
    found = [
        Reference(table.name, column.name)
        for table in _journalled()
        for column in table.columns
        if any(key.column.table.name == name for key in column.foreign_keys)
    ]
    is_attached_to = name in {kind.value for kind in AttachmentOf}
    return (*found, Reference("attachment", "key", name)) if is_attached_to else tuple(found)


def once_each(name: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """What can be there once only for each row of a table: (table, columns of the unique constraint or index)."""
    found: list[tuple[str, frozenset[str]]] = []
    for table in _journalled():
        own = {key.column for key in references_to(name) if key.table == table.name and not key.of_kind}
        found += [(table.name, columns) for columns in _unique(table) if columns & own]
    return tuple(found)


def _unique(table: Table) -> Iterator[frozenset[str]]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield frozenset(column.name for column in constraint.columns)
    for index in table.indexes:
        if index.unique:
            yield frozenset(column.name for column in index.columns)


def _journalled() -> Iterator[Table]:
    return (table for name, table in TABLES.items() if name in JOURNALLED)
