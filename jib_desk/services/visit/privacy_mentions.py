"""Where else a person is named: in free texts of other records and in what the journal remembers of them.

What is named in passing is replaced by a mark. Some records keep the name for a reason, and are told with it:
a watch list entry that is in force, a thing that is still out, a record that is called so itself, somebody else of the
same name, and what is sealed in the journal (docs/decisions/forgetting.md).
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Text

from jib_desk.models import direct
from jib_desk.models.base import erasable_columns
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.tables import JOURNALLED, TABLES
from jib_desk.models.types import Json
from jib_desk.rules.mentions import Mention, mention
from jib_desk.services.rows.privacy import KeptMention
from jib_desk.services.visit.privacy_rows import ELSEWHERE, Person, Rows, called, reached

WATCHED, OUT, CALLED_SO, NAMESAKE, SEALED = "watched", "out", "called_so", "namesake", "sealed"
_Row = tuple[str, int]  # table, id
_ENTRY = "journal_entry"
# By what a record is somebody itself: never replaced.
_IDENTITY: Mapping[str, frozenset[str]] = {
    "visitor": frozenset({"name_zh", "name_latin", "phone", "id_number"}),
    "contact": frozenset({"name_zh", "name_en", "phone", "email"}),
    "watch_entry": frozenset({"name_zh", "name_latin", "phone"}),
    "visit_pass": frozenset({"code", "token"}),
}
_WHY = {"watch_entry": WATCHED}
# Earlier versions wrote why somebody came where it cannot be taken out.
_SEALED_PURPOSES = """SELECT DISTINCT entry FROM journal_line
  WHERE kind = 'visit' AND key IN (SELECT value FROM json_each(?)) AND (
    coalesce(json_extract(plain, '$.after.purpose'), '') <> ''
    OR coalesce(json_extract(plain, '$.before.purpose'), '') <> '')"""


@dataclass
class Found:
    """Texts without the name by row, lines and entries of the journal to be emptied, and what keeps the name."""

    texts: dict[_Row, dict[str, str]] = field(default_factory=dict[_Row, dict[str, str]])
    lines: set[int] = field(default_factory=set[int])
    entries: set[int] = field(default_factory=set[int])
    kept: dict[_Row, KeptMention] = field(default_factory=dict[_Row, KeptMention])


def look(source: Source, people: Sequence[Person], own: Rows) -> Found:
    """Where these people are named besides their own rows. Reads every free text.

    A text with a name or phone that somebody else bears, too, may mean either: it is told, not touched.
    """
    found = Found()
    asked: dict[bool, tuple[list[str], list[str]]] = {True: ([], []), False: ([], [])}  # shared with others → words
    gone = {("visitor", person.id) for person in people}
    for person in people:
        for name in filter(None, person.names):
            asked[not gone.issuperset(called(source, name))][0].append(name)
        for phone in filter(None, person.phones):
            asked[not gone.issuperset(reached(source, phone))][1].append(phone)
    for is_shared, (names, phones) in asked.items():
        others = [longer for name in names for longer in _longer(source, name)]
        wanted = mention(names, phones, others)
        if wanted is not None:
            _look_in_rows(source, wanted, own, found, is_shared=is_shared)
            _look_in_journal(source, wanted, own, found, is_shared=is_shared)
    for (entry,) in direct.fetch(source, _SEALED_PURPOSES, (json.dumps(own.get("visit", [])),)):
        found.kept[_ENTRY, entry] = KeptMention(_ENTRY, str(entry), SEALED)
    return found


def take_out(work: Work, found: Found) -> int:
    """Put the texts without the name in their places; how many texts. The journal is the caller's (`redact`)."""
    alike: dict[tuple[str, frozenset[str]], list[dict[str, Any]]] = {}
    for (table, key), texts in found.texts.items():
        alike.setdefault((table, frozenset(texts)), []).append({"id": key, **texts})
    for (table, _columns), rows in alike.items():
        work.update_many(TABLES[table], rows)
    return sum(map(len, found.texts.values()))


# --- rows -----------------------------------------------------------------------------------------


def _look_in_rows(source: Source, wanted: Mention, own: Rows, found: Found, *, is_shared: bool) -> None:
    for table, (columns, replaced) in _texts().items():
        is_own = set(own.get(table, ()))
        is_out = _still_out(source, table)
        for key, *values in _fitting(source, table, columns, wanted.likes):
            texts = {name: value for name, value in zip(columns, values, strict=True) if value and wanted.is_in(value)}
            if key in is_own or not texts:
                continue
            row = (table, key)
            if is_shared:
                if not _IDENTITY.get(table, frozenset()).issuperset(texts):
                    found.kept[row] = KeptMention(table, _ref(source, row), NAMESAKE)
                    found.texts.pop(row, None)
            elif key in is_out:
                found.kept[row] = KeptMention(table, _ref(source, row), OUT)
            elif not replaced.issuperset(texts):
                found.kept[row] = KeptMention(table, _ref(source, row), _WHY.get(table, CALLED_SO))
            else:
                found.texts[row] = {name: wanted.without(value) for name, value in texts.items()}


@lru_cache(maxsize=1)
def _texts() -> Mapping[str, tuple[tuple[str, ...], frozenset[str]]]:
    """Table → its columns in which a name can stand, and those of them in which it is replaced."""
    found: dict[str, tuple[tuple[str, ...], frozenset[str]]] = {}
    for name in sorted(JOURNALLED):
        texts = [item for item in TABLES[name].columns if isinstance(item.type, Text | Json) and item.name != "uid"]
        if texts:
            found[name] = tuple(item.name for item in texts), erasable_columns(texts) - _IDENTITY.get(name, frozenset())
    return found


def _still_out(source: Source, table: str) -> Collection[int]:
    """Rows of the register in which somebody still has something, or something waits for somebody."""
    about = ELSEWHERE.get(table)
    if about is None or about.is_over == "1" or table == "watch_entry":
        return ()
    query = f"SELECT id FROM {table} WHERE NOT ({about.is_over})"  # noqa: S608 - our own names
    return {key for (key,) in direct.fetch(source, query)}


def _fitting(source: Source, table: str, columns: Sequence[str], likes: Sequence[str]) -> list[tuple[Any, ...]]:
    listed = ", ".join(f'"{name}"' for name in columns)
    query = f'SELECT id, {listed} FROM "{table}" WHERE {_any_like(columns, likes)}'  # noqa: S608 - our own names
    return direct.fetch(source, query, tuple(likes) * len(columns))


def _any_like(columns: Sequence[str], likes: Sequence[str]) -> str:
    return " OR ".join(f"\"{name}\" LIKE ? ESCAPE '\\'" for name in columns for _like in likes)


def _ref(source: Source, row: _Row) -> str:
    """What a row is known by outside: its uid, else its key."""
    table, key = row
    if "uid" not in TABLES[table].columns:
        return str(key)
    return str(direct.scalar(source, f'SELECT uid FROM "{table}" WHERE id = ?', (key,)))  # noqa: S608 - our own names


# --- the journal ------------------------------------------------------------------------------------


def _look_in_journal(source: Source, wanted: Mention, own: Rows, found: Found, *, is_shared: bool) -> None:
    """Lines of rows that keep the name stay with it; what is sealed into the chain cannot be taken out.

    Lines that say a name of several are nearly all about the others, and are left to them.
    """
    if is_shared:
        return
    mine = {(table, key) for table, keys in own.items() for key in keys}
    columns = ("personal", "plain")
    query = f"""SELECT id, entry, kind, key, personal, plain FROM journal_line
      WHERE {_any_like(columns, wanted.likes)}"""  # noqa: S608 - constant text
    for line, entry, kind, key, personal, plain in direct.fetch(source, query, wanted.likes * len(columns)):
        if (kind, key) in found.kept:
            continue
        if personal and wanted.is_in(personal) and (kind, key) not in mine:
            found.lines.add(line)
        if wanted.is_in(plain):
            found.kept[_ENTRY, entry] = KeptMention(_ENTRY, str(entry), SEALED)
    columns = ("reason", "subject")
    query = f"""SELECT number, coalesce(reason, ''), subject FROM journal_entry
      WHERE {_any_like(columns, wanted.likes)}"""  # noqa: S608 - constant text
    for number, reason, subject in direct.fetch(source, query, wanted.likes * len(columns)):
        if wanted.is_in(reason):
            found.entries.add(number)
        if wanted.is_in(subject):
            found.kept[_ENTRY, number] = KeptMention(_ENTRY, str(number), SEALED)


# --- other people -----------------------------------------------------------------------------------


def _longer(source: Source, name: str) -> list[str]:
    """Names of others that hold this one as a part: 王伟 is not meant where 王伟明 stands."""
    query = """SELECT name FROM (SELECT name_zh AS name FROM visitor UNION SELECT name_latin FROM visitor
      UNION SELECT name_zh FROM contact UNION SELECT name_en FROM contact UNION SELECT name FROM staff)
      WHERE name <> ?1 AND instr(name, ?1)"""
    return [longer for (longer,) in direct.fetch(source, query, (name,))]


def as_json(found: Found) -> list[list[str]]:
    """What keeps the name, as an entry's result holds it: kinds, records and reasons, and no name."""
    return json.loads(json.dumps([[kept.kind, kept.ref, kept.why] for kept in found.kept.values()]))
