"""The index of everything that can be found: normalised keys, scanned by prefix.

It is refreshed in the transaction that changed the rows, from the journal lines of its entry, so undo
refreshes it too. This module is the dialect seam: on another database the same questions may be
answered by another kind of index. Keys come from `rules.names`.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Line, Work
from jib_desk.rules.han_forms import simplified
from jib_desk.rules.names import has_han, prefix_range, query_key, romanised, search_keys
from jib_desk.rules.near_keys import is_guessed, nearest
from jib_desk.rules.recognition import Described
from jib_desk.rules.watch import entry_keys

Values = Mapping[str, Any]
Best = tuple[frozenset[int], str]  # ids that come before all others, and an expression over ref_id: the most first
SCANNED = 16  # keys looked at per question: an exact key comes before longer ones that begin with it
_NEAR_SCANNED = 400
_ANOTHER_READING = 1  # letter that a key may be longer than the name typed: 例 is li and lie, only the latter is kept
_BETWEEN = re.compile(r"[\s,，、;；@/|]+")
_RANGE = "SELECT ref_id FROM search_key WHERE kind = ? AND key >= ? AND key < ? ORDER BY key"
_KEYS = "SELECT ref_id, key FROM search_key WHERE kind = ? AND key >= ? AND key < ?"
_OF_THESE = """SELECT DISTINCT ref_id FROM search_key
  WHERE kind = ? AND +key >= ? AND +key < ? AND ref_id IN (SELECT value FROM json_each(?))"""
_EXACT = "SELECT ref_id FROM search_key WHERE kind = ? AND key = ? ORDER BY ref_id DESC LIMIT 32"
_WIDE = 1200  # keys looked at for each of several words


def _person(row: Values) -> Iterable[str]:
    return search_keys(row["name_zh"], row["name_latin"], row["organisation"], row["phone"])


def _contact(row: Values) -> Iterable[str]:
    return search_keys(row["name_zh"], row["name_en"], "", row["phone"])


def _company(row: Values) -> Iterable[str]:
    short = search_keys(row["short_zh"], row["short_en"])
    return (*short, *search_keys(row["name_zh"], row["name_en"]), query_key(row["code"]), query_key(row["uscc"] or ""))


def _unit(row: Values) -> Iterable[str]:
    return (query_key(row["code"]),)


def _room(row: Values) -> Iterable[str]:
    return (*search_keys(row["name_zh"], row["name_en"]), query_key(row["code"]))


def _booking(row: Values) -> Iterable[str]:
    return (query_key(row["reference"]), *search_keys(row["subject"], row["subject"], row["booked_by"]))


def _access_item(row: Values) -> Iterable[str]:
    return (query_key(row["number"]),)


def _parcel(row: Values) -> Iterable[str]:
    return (query_key(row["number"]),)


def _vehicle(row: Values) -> Iterable[str]:
    plate = query_key(row["plate"])
    return (plate, plate[1:])  # the letters and digits alone are typed sooner than the province


def _watch_entry(row: Values) -> Iterable[str]:
    if row["ended_on"] is not None:
        return ()
    return entry_keys(Described(row["name_zh"], row["name_latin"], row["organisation"], row["phone"]))


# Table → kind of the keys, column that they lead to (where it is empty: their own row),
# columns they are made of, and how.
_INDEXED: dict[str, tuple[str, str, tuple[str, ...], Callable[[Values], Iterable[str]]]] = {
    "visitor": ("visitor", "id", ("name_zh", "name_latin", "organisation", "phone"), _person),
    "contact": ("contact", "id", ("name_zh", "name_en", "phone"), _contact),
    "company": (
        "company",
        "merged_into_id",  # whoever searches by an old name is meant to find the card that stays
        ("code", "name_zh", "name_en", "short_zh", "short_en", "uscc"),
        _company,
    ),
    "unit_layout": ("unit", "unit_id", ("code",), _unit),
    "room": ("room", "id", ("code", "name_zh", "name_en"), _room),
    "booking": ("booking", "id", ("reference", "subject", "booked_by"), _booking),
    "access_item": ("access_item", "id", ("number",), _access_item),
    "parcel": ("parcel", "id", ("number",), _parcel),
    "vehicle": ("vehicle", "id", ("plate",), _vehicle),
    "watch_entry": (
        "watch_entry", "id", ("name_zh", "name_latin", "organisation", "phone", "ended_on"), _watch_entry,
    ),
}  # fmt: skip
# Few rows, none of which may be missed, also of a file from before they had keys: each change writes all of them anew.
_WHOLE = frozenset({"watch_entry"})


# --- keeping ------------------------------------------------------------------------------------


def refresh(work: Work, lines: Sequence[Line]) -> None:
    """Bring the keys up to what the lines of an entry leave behind; a hook of the database."""
    dead: list[tuple[str, int]] = []
    fresh: list[tuple[str, str, int]] = []
    for table in _WHOLE.intersection(line.kind for line in lines):
        _anew(work.session, table)
    for line in lines:
        if line.kind not in _INDEXED or line.kind in _WHOLE:
            continue
        kind, leads_to, columns, make = _INDEXED[line.kind]
        if line.before is None and line.after is not None and (leads_to == "id" or line.after.get(leads_to) is None):
            fresh += ((kind, key, line.key) for key in set(make(line.after)) if key)
        elif line.after and line.after.get("anonymised_at"):  # nobody finds whom the centre has forgotten
            dead.append((kind, line.key))
        elif line.after is None or any(name in line.after for name in (*columns, leads_to)):
            for ref in _refs(work.session, line, leads_to):
                dead.append((kind, ref))
                rows = _rows(work.session, line.kind, columns, leads_to, ref)
                fresh += ((kind, key, ref) for key in {key for row in rows for key in make(row)} if key)
    _write(work.session, dead, list(dict.fromkeys(fresh)))


def rebuild(session: Session) -> None:
    """All keys anew, for a file that has them in another form or not at all; inside the caller's transaction."""
    for table in _INDEXED:
        _anew(session, table)


def _anew(session: Session, table: str) -> None:
    """All keys of a table."""
    kind, leads_to, columns, make = _INDEXED[table]
    connection = session.connection()
    connection.exec_driver_sql("DELETE FROM search_key WHERE kind = ?", (kind,))
    listed = ", ".join((f"coalesce({leads_to}, id)", *columns))
    found = connection.exec_driver_sql(f"SELECT {listed} FROM {table}").fetchall()  # noqa: S608 - names of this module
    fresh = {(kind, key, row[0]) for row in found for key in make(dict(zip(columns, row[1:], strict=True))) if key}
    _write(session, [], sorted(fresh))


def _refs(session: Session, line: Line, leads_to: str) -> Iterable[int]:
    """What a line's keys led to, and what they lead to now."""
    if leads_to == "id":
        return (line.key,)
    told = {part[leads_to] or line.key for part in (line.before, line.after) if part and leads_to in part}
    return sorted(told) or _current(session, line.kind, leads_to, line.key)


def _current(session: Session, table: str, column: str, key: int) -> list[int]:
    query = f"SELECT coalesce({column}, id) FROM {table} WHERE id = ?"  # noqa: S608 - names of this module
    return [ref for (ref,) in direct.fetch(session, query, (key,))]


def _rows(session: Session, table: str, columns: Sequence[str], leads_to: str, ref: int) -> list[dict[str, Any]]:
    """The rows whose keys lead to one id: its own, and those that were merged into it."""
    where = f"{leads_to} = :ref OR id = :ref AND {leads_to} IS NULL"
    query = f"SELECT {', '.join(columns)} FROM {table} WHERE {where}"  # noqa: S608 - names of this module
    found = session.connection().exec_driver_sql(query, {"ref": ref})
    return [dict(zip(columns, row, strict=True)) for row in found]


def _write(session: Session, dead: Sequence[tuple[str, int]], fresh: Sequence[tuple[str, str, int]]) -> None:
    if dead:
        direct.run_many(session, "DELETE FROM search_key WHERE kind = ? AND ref_id = ?", list(dict.fromkeys(dead)))
    if fresh:
        direct.run_many(session, "INSERT INTO search_key (kind, key, ref_id) VALUES (?, ?, ?)", fresh)


# --- asking -------------------------------------------------------------------------------------


def found_ids(
    source: Source, kind: str, text: str, limit: int = SCANNED, best: Best | None = None, *, guesses: bool = True
) -> list[int]:
    """Ids of a kind whose keys begin with what was typed: an exact key first, or the `best` of the first few.

    Several words that lead nowhere together are searched one by one and must all fit. Only when nothing
    is found are other 汉字 of the same sound tried, and near misses, over a short list; not without `guesses`.
    """
    key = query_key(text)
    if not key:
        return []
    found = _found(source, kind, key, limit, best)
    plain = simplified(key)
    if plain != key:
        found = list(dict.fromkeys([*found, *_found(source, kind, plain, limit, best)]))[:limit]
    if found:
        return found
    words = [word for word in map(query_key, _BETWEEN.split(text)) if word]
    if len(words) > 1:
        every = [_scan(source, kind, word, _WIDE) for word in words]
        common = set(every[0]).intersection(*every[1:])
        if common:
            return [ref for ref in every[0] if ref in common][:limit]
    if not guesses:
        return []
    alike = _found(source, kind, query_key(romanised(text)), limit, best) if len(key) > 1 and has_han(key) else []
    return alike or (_near(source, kind, key, limit) if is_guessed(key) else [])


def _found(source: Source, kind: str, key: str, limit: int, best: Best | None) -> list[int]:
    return _scan(source, kind, key, limit) if best is None else _scan_best(source, kind, key, limit, best)


def _scan(source: Source, kind: str, key: str, limit: int) -> list[int]:
    rows = direct.fetch(source, f"{_RANGE} LIMIT ?", (kind, *prefix_range(key), max(limit, SCANNED)))
    return list(dict.fromkeys(row[0] for row in rows))[:limit]


def _scan_best(source: Source, kind: str, key: str, limit: int, best: Best) -> list[int]:
    first, most = best
    # Put in order here: the few are sorted in no time, and a list to look in costs SQLite more than the rest.
    query = f"SELECT ref_id, key, {most} FROM ({_KEYS} ORDER BY key LIMIT {SCANNED})"  # noqa: S608 - made of constants
    rows = direct.fetch(source, query, (kind, *prefix_range(key)))
    found: dict[int, Any] = {ref: when for ref, _key, when in rows}
    if len(rows) == SCANNED:  # there may be more: whoever comes first, and all of one name, are looked at too
        found |= {ref: found.get(ref) for ref in _those(source, kind, key, first)}
        name = rows[0][1]
        is_whole = name == key or (key.isascii() and len(name) - len(key) <= _ANOTHER_READING)
        if is_whole and rows[-1][1] == name:
            found |= dict(direct.fetch(source, f"SELECT ref_id, {most} FROM ({_EXACT})", (kind, name)))  # noqa: S608
    return sorted(found, key=lambda ref: (ref in first, found[ref] or 0), reverse=True)[:limit]


def _those(source: Source, kind: str, key: str, refs: frozenset[int]) -> list[int]:
    """Which of a few ids have a key that begins so."""
    if not refs:
        return []
    return [ref for (ref,) in direct.fetch(source, _OF_THESE, (kind, *prefix_range(key), json.dumps(sorted(refs))))]


def _near(source: Source, kind: str, key: str, limit: int) -> list[int]:
    query = "SELECT key, ref_id FROM search_key WHERE kind = ? AND key >= ? AND key < ? LIMIT ?"
    for beginning in (key[:2], key[:1]):  # the likelier list first, then the wider one
        rows = direct.fetch(source, query, (kind, *prefix_range(beginning), _NEAR_SCANNED))
        found = nearest(key, rows, limit)
        if found:
            return found
    return []
