"""The index of everything that can be found: normalised keys, scanned by prefix.

It is refreshed in the transaction that changed the rows, from the journal lines of its entry, so undo
refreshes it too. This module is the dialect seam: on another database the same questions may be
answered by another kind of index. Keys come from `rules.names`.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Line, Work
from jib_desk.rules.han_forms import simplified
from jib_desk.rules.names import has_han, prefix_range, query_key, romanised, search_keys
from jib_desk.rules.near_keys import is_guessed, nearest, slips
from jib_desk.rules.recognition import Described
from jib_desk.rules.spellings import without_second_vowel
from jib_desk.rules.watch import entry_keys

Values = Mapping[str, Any]
SCANNED = 16  # keys looked at per question: an exact key comes before longer ones that begin with it
_NEAR_SCANNED = 400
_NEAR_BEGINNINGS = 8  # slips that lead somewhere: people of so many other names at most
_ANOTHER_READING = 1  # letter that a key may be longer than the name typed: 例 is li and lie, only the latter is kept
_BETWEEN = re.compile(r"[\s,，、;；@/|]+")
_WITHIN = "FROM search_key WHERE kind = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?"
_OF_THESE = """SELECT DISTINCT ref_id FROM search_key
  WHERE kind = ? AND +key >= ? AND +key < ? AND ref_id IN (SELECT value FROM json_each(?))"""
_EXACT = "SELECT ref_id FROM search_key WHERE kind = ? AND key = ? ORDER BY ref_id DESC LIMIT 32"
_WIDE = 1200  # keys looked at of the rarest of several words
_FEW = 250  # of these each is looked at for the other words, 25 µs; of more, only what both ranges hold
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM search_key WHERE kind = ? AND key >= ? AND key < ? LIMIT ?)"
_LEADING = """SELECT value FROM json_each(?) WHERE EXISTS
  (SELECT 1 FROM search_key WHERE kind = ? AND key >= value AND key < value || ?) LIMIT ?"""


END = "\n"  # no key has one


@dataclass(frozen=True, slots=True)
class Best:
    """Who is shown of many whose keys begin so: the most by what `most` says, but some before all others."""

    first: frozenset[int]
    most: str  # an expression over ref_id, an integer
    # The most among all who have keys that begin so, one for each word, however many they are; at most so many, best
    # first: id, what `most` says, whether the first word is all of a key. A word that ends with END is.
    latest: Callable[[Sequence[str], int], Sequence[tuple[int, int, bool]]]


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
    shorter = without_second_vowel(key)
    found = _found(source, kind, shorter, limit, best) if shorter != key else []
    if found:
        return found
    words = [word for word in map(query_key, _BETWEEN.split(text)) if word]
    together = _together(source, kind, words, limit, best) if len(words) > 1 else []
    if together or not guesses:
        return together
    alike = _found(source, kind, query_key(romanised(text)), limit, best) if len(key) > 1 and has_han(key) else []
    return alike or (_near(source, kind, key, limit, best) if is_guessed(key) else [])


def _found(source: Source, kind: str, key: str, limit: int, best: Best | None) -> list[int]:
    return _scan(source, kind, key, limit) if best is None else _scan_best(source, kind, key, limit, best)


def _scan(source: Source, kind: str, key: str, limit: int) -> list[int]:
    rows = direct.fetch(source, f"SELECT ref_id {_WITHIN}", (kind, *prefix_range(key), max(limit, SCANNED)))
    return list(dict.fromkeys(row[0] for row in rows))[:limit]


def _scan_best(source: Source, kind: str, key: str, limit: int, best: Best) -> list[int]:
    latest = best.latest((key,), limit)
    is_full = len(latest) >= limit  # whoever came before them is then not shown, unless he comes first
    most = "0" if is_full else best.most
    # Put in order here: the few are sorted in no time, and a list to look in costs SQLite more than the rest.
    query = f"SELECT ref_id, key, {most} {_WITHIN}"
    rows = direct.fetch(source, query, (kind, *prefix_range(key), SCANNED))
    found: dict[int, int] = {ref: when for ref, _key, when in rows} if len(rows) < SCANNED or not is_full else {}
    found |= {ref: when for ref, when, _is_whole in latest}
    if len(rows) < SCANNED:
        return _ordered(found, best)[:limit]
    # There may be more: whoever comes first or came last, and all of one name, are looked at too.
    found |= {ref: found.get(ref, 0) for ref in _those(source, kind, key, best.first)}
    name = rows[0][1]
    named: dict[int, int] = {}
    # One letter alone is no reading: the keys that are longer by one are the initials of somebody.
    if name == key or (key.isascii() and 1 < len(key) >= len(name) - _ANOTHER_READING):
        same = latest if len(latest) < limit else best.latest((name + END,), limit)
        named = {ref: when for ref, when, is_whole in same if is_whole}
        named |= {ref: found[ref] for ref, other, _when in rows if other == name and ref in found}
        if rows[-1][1] == name or (len(latest) == limit and len(named) < limit // 2):
            named.update(direct.fetch(source, f"SELECT ref_id, {best.most} FROM ({_EXACT})", (kind, name)))  # noqa: S608
        found |= named
    ordered = _ordered(found, best)
    if name != key:
        return ordered[:limit]
    kept = [ref for ref in ordered if ref in named][: limit // 2]  # longer names do not hide the one that was typed
    shown = {*kept, *[ref for ref in ordered if ref not in kept][: limit - len(kept)]}
    return [ref for ref in ordered if ref in shown]


def _ordered(found: Mapping[int, int], best: Best) -> list[int]:
    ordered = sorted(found, key=found.__getitem__, reverse=True)
    return sorted(ordered, key=best.first.__contains__, reverse=True) if best.first else ordered


def _together(source: Source, kind: str, words: Sequence[str], limit: int, best: Best | None) -> list[int]:
    """Whoever has a key for every word: those of the rarest word are looked at, and who came last."""
    counts = {word: direct.scalar(source, _COUNT, (kind, *prefix_range(word), _WIDE)) for word in words}
    rarest, *others = sorted(counts, key=counts.__getitem__)
    refs = _scan(source, kind, rarest, _WIDE)
    for word in others:
        is_few = len(refs) <= _FEW
        fitting = set(_those(source, kind, word, frozenset(refs)) if is_few else _scan(source, kind, word, _WIDE))
        refs = [ref for ref in refs if ref in fitting]
    if best is None:
        return refs[:limit]
    query = f"SELECT ref_id, {best.most} FROM (SELECT value AS ref_id FROM json_each(?))"  # noqa: S608 - made of constants
    found: dict[int, int] = dict(direct.fetch(source, query, (json.dumps(refs),))) if refs else {}
    if counts[rarest] > _FEW:
        found |= {ref: when for ref, when, _is_whole in best.latest((rarest, *others), limit)}
    return _ordered(found, best)[:limit]


def _those(source: Source, kind: str, key: str, refs: frozenset[int]) -> list[int]:
    """Which of a few ids have a key that begins so."""
    if not refs:
        return []
    return [ref for (ref,) in direct.fetch(source, _OF_THESE, (kind, *prefix_range(key), json.dumps(sorted(refs))))]


def _near(source: Source, kind: str, key: str, limit: int, best: Best | None) -> list[int]:
    """Who is meant when one letter is wrong, however many there are; else whose name is like it, of a short list."""
    _low, end = prefix_range("")
    leading = direct.fetch(source, _LEADING, (json.dumps(slips(key)), kind, end, _NEAR_BEGINNINGS))
    meant = dict.fromkeys(ref for (slip,) in leading for ref in _found(source, kind, slip, limit, best))
    if meant:
        return list(meant)[:limit]
    query = "SELECT key, ref_id FROM search_key WHERE kind = ? AND key >= ? AND key < ? LIMIT ?"
    for length in range(len(key) - 1, 0, -1):  # the likelier list first, then the wider one
        rows = direct.fetch(source, query, (kind, *prefix_range(key[:length]), _NEAR_SCANNED))
        found = nearest(key, rows, limit) if rows else []
        if found:
            return found
    return []
