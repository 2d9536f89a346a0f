"""Taking an entry back: the inverse of its lines, when nothing since stands in the way.

Allowed when every field that the entry wrote still holds what it wrote (`version` only rises and does not
count), nothing made since refers to rows that it inserted, no line is redacted, and no migration of a
touched table lies between.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Line, Work
from jib_desk.models.journal_tables import JournalEntry, JournalLine
from jib_desk.models.tables import TABLES
from jib_desk.models.types import loaded

# Revision → tables whose columns it changed: entries from before it cannot be undone over it.
MIGRATED: dict[int, frozenset[str]] = {
    2: frozenset({"company", "contact", "agreement", "floor", "space"}),
    3: frozenset({"visitor", "visit", "contact"}),
}


class UndoImpossible(Exception):
    """`why`: changed_since, referred_to, redacted, schema_changed, already_undone; `detail` says where."""

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why = why
        self.detail = detail


def undo(work: Work, number: int, revision: int) -> None:
    """Write the inverse of an entry in this transaction. Raises UndoImpossible before anything is written."""
    session = work.session
    entry = session.get_one(JournalEntry, number)
    if undone(session, [number]):
        raise UndoImpossible("already_undone")
    lines = [_line(record) for record in _records(session, number)]
    changed = {table for step in range(entry.schema + 1, revision + 1) for table in MIGRATED.get(step, frozenset())}
    if any(line.kind in changed for line in lines):
        raise UndoImpossible("schema_changed")
    current = _current(work, lines)
    for line in lines:
        _check_unchanged(line, current.get((line.kind, line.key)))
    _check_unreferenced(session, lines)
    _apply(work, lines)


def undone(source: Source, numbers: Sequence[int]) -> dict[int, int]:
    """Entry → the entry that undid it, for those whose last word is an undo that itself stands."""
    if not numbers:
        return {}
    rows = direct.fetch(source, "SELECT number, undoes FROM journal_entry WHERE undoes IS NOT NULL")
    by_target = {target: number for number, target in sorted(rows)}

    def stands(number: int) -> bool:
        return number not in by_target or not stands(by_target[number])

    return {n: by_target[n] for n in numbers if n in by_target and stands(by_target[n])}


def _records(session: Session, number: int) -> Iterable[JournalLine]:
    return session.execute(
        select(JournalLine).where(JournalLine.entry == number).order_by(JournalLine.position)
    ).scalars()


def _line(record: JournalLine) -> Line:
    if record.personal is None and record.personal_hash:
        raise UndoImpossible("redacted", record.kind)
    plain: dict[str, Any] = json.loads(record.plain)
    personal: dict[str, Any] = json.loads(record.personal) if record.personal else {}

    def side(name: str) -> dict[str, Any] | None:
        return None if plain[name] is None else {**plain[name], **(personal.get(name) or {})}

    return Line(record.kind, record.key, side("before"), side("after"))


def _current(work: Work, lines: Iterable[Line]) -> dict[tuple[str, int], dict[str, Any]]:
    keys: dict[str, list[int]] = {}
    for line in lines:
        keys.setdefault(line.kind, []).append(line.key)
    return {
        (kind, key): row for kind, found in keys.items() for key, row in work.stored_rows(TABLES[kind], found).items()
    }


def _check_unchanged(line: Line, now: dict[str, Any] | None) -> None:
    if line.after is None:
        if now is not None:
            raise UndoImpossible("changed_since", f"{line.kind} {line.key}")
        return
    if now is None:
        raise UndoImpossible("changed_since", f"{line.kind} {line.key}")
    differing = [name for name, value in line.after.items() if now.get(name) != value]
    if differing:
        raise UndoImpossible("changed_since", f"{line.kind} {line.key}: {', '.join(differing)}")


def _check_unreferenced(session: Session, lines: Sequence[Line]) -> None:
    """Nothing may refer to what undo would take away, but what goes with it or was pointed there by this entry."""
    inserted = [line for line in lines if line.before is None]
    own = {(line.kind, line.key) for line in inserted}
    pointed = {(line.kind, line.key, name) for line in lines if line.before is not None for name in line.after or ()}
    for kind, keys in _by_kind(inserted).items():
        for table in TABLES.values():
            for column in table.columns:
                if any(key.column.table.name == kind for key in column.foreign_keys):
                    primary = next(iter(table.primary_key.columns))
                    for start in range(0, len(keys), 500):
                        query = select(primary).where(column.in_(keys[start : start + 500]))
                        for (key,) in session.execute(query):
                            if (table.name, key) not in own and (table.name, key, column.name) not in pointed:
                                raise UndoImpossible("referred_to", table.name)


def _apply(work: Work, lines: Sequence[Line]) -> None:
    # All that goes or changes is taken out first and put back last, so that row guards see no state in between.
    work.session.execute(text("PRAGMA defer_foreign_keys = ON"))
    inserted = _by_kind(line for line in lines if line.before is None)
    deleted = [line for line in lines if line.after is None]
    updated = [line for line in lines if line.before is not None and line.after is not None]
    for kind, keys in inserted.items():
        work.delete_many(TABLES[kind], keys)
    for kind in dict.fromkeys(line.kind for line in updated):
        table = TABLES[kind]
        dialect = work.session.get_bind().dialect
        work.replace_many(
            table,
            [
                {
                    "id": line.key,
                    **{name: loaded(table.c[name], value, dialect) for name, value in (line.before or {}).items()},
                }
                for line in updated
                if line.kind == kind
            ],
        )
    for kind in dict.fromkeys(line.kind for line in deleted):
        work.insert_stored(
            TABLES[kind],
            [{"id": line.key, "version": 1, **(line.before or {})} for line in deleted if line.kind == kind],
        )


def _by_kind(lines: Iterable[Line]) -> dict[str, list[int]]:
    keys: dict[str, list[int]] = {}
    for line in lines:
        keys.setdefault(line.kind, []).append(line.key)
    return keys
