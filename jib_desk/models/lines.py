"""Lines of the journal: what they hold, how several become one, and how they are written down."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jib_desk.models import chain
from jib_desk.models.base import erasable_columns
from jib_desk.models.tables import JOURNALLED, TABLES

Values = Mapping[str, Any]  # column → stored value
_PERSONAL: dict[str, frozenset[str]] = {name: erasable_columns(TABLES[name].columns) for name in JOURNALLED}
UNTRACKED = frozenset({"id", "version"})


@dataclass
class Line:
    """A changed row: stored values before and after; None = did not exist."""

    kind: str
    key: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def tracked(row: Values) -> dict[str, Any]:
    """A row without what the journal does not follow (key and version)."""
    return {name: value for name, value in row.items() if name not in UNTRACKED}


def merge(lines: Iterable[Line]) -> list[Line]:
    """One line per (table, key): the first before, the last after; none where nothing changed in the end."""
    merged: dict[tuple[str, int], Line] = {}
    for line in lines:
        earlier = merged.get((line.kind, line.key))
        merged[line.kind, line.key] = line if earlier is None else _joined(earlier, line)
    return [
        line
        for line in merged.values()
        if not (line.before is None and line.after is None) and line.before != line.after
    ]


def _joined(first: Line, then: Line) -> Line:
    if first.before is None:  # made in this transaction
        after = None if then.after is None else {**(first.after or {}), **then.after}
        return Line(first.kind, first.key, None, after)
    if first.after is None:  # deleted, then made again: an update of what differs
        if then.after is None:
            return first
        differing = [name for name in then.after if first.before.get(name) != then.after[name]]
        return Line(
            first.kind, first.key, {n: first.before.get(n) for n in differing}, {n: then.after[n] for n in differing}
        )
    if then.after is None:  # changed, then deleted: the whole row as it was at first
        return Line(first.kind, first.key, {**(then.before or {}), **first.before}, None)
    before = {**(then.before or {}), **first.before}
    after = {**first.after, **then.after}
    same = [name for name in after if before.get(name) == after[name]]
    return Line(
        first.kind,
        first.key,
        {n: v for n, v in before.items() if n not in same},
        {n: v for n, v in after.items() if n not in same},
    )


def ids_of(lines: Iterable[Line]) -> dict[str, frozenset[int]]:
    """Table → keys that the lines touch."""
    ids: dict[str, set[int]] = {}
    for line in lines:
        ids.setdefault(line.kind, set()).add(line.key)
    return {kind: frozenset(keys) for kind, keys in ids.items()}


def record(number: int, position: int, line: Line, *, keeps_personal: bool = True) -> dict[str, Any]:
    """A line as it is stored: the personal part apart, salted and hashed, or left out from the first."""
    names = _PERSONAL[line.kind]
    plain_before, own_before = _parted(line.before, names)
    plain_after, own_after = _parted(line.after, names)
    has_personal = keeps_personal and bool(own_before or own_after)
    text = chain.canonical({"before": own_before, "after": own_after}) if has_personal else None
    salt, personal_hash = chain.sealed(text)
    return {
        "entry": number,
        "position": position,
        "kind": line.kind,
        "key": line.key,
        "plain": chain.canonical({"before": plain_before, "after": plain_after}),
        "personal": text,
        "salt": salt,
        "personal_hash": personal_hash,
    }


def _parted(values: Values | None, names: frozenset[str]) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """What anybody may read for ever, and what can be erased."""
    if values is None:
        return None, None
    plain: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for name, value in values.items():
        (own if name in names else plain)[name] = value
    return plain, own
