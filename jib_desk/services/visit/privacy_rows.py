"""Which rows are about a person, read from the mapping, so that no later table can be forgotten.

Linked: what refers to the visitor or to one of his visits. A visit that somebody else made in his stead is that
other person's. Elsewhere: closed rows of the register, watch list entries that are over, names of parties and partners
of services that carry his phone, or his name where nobody else who is kept is called so.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jib_desk.models import direct
from jib_desk.models.base import personal_columns
from jib_desk.models.direct import Source
from jib_desk.models.references import Reference, references_to
from jib_desk.models.tables import TABLES
from jib_desk.rules.identity import national_phone, same_phone
from jib_desk.services.visit.visit_reads import MERGED

Rows = dict[str, list[int]]  # table → ids
_LISTED = "IN (SELECT value FROM json_each(?))"
_STEAD = Reference("visit", "planned_visitor_id")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A table that names people without referring to them: in which columns, and which rows are over on {today}."""

    names: tuple[str, ...]
    phone: str = ""
    is_over: str = "1"


ELSEWHERE: Mapping[str, Elsewhere] = {
    "party_member": Elsewhere(("name_zh", "name_latin")),
    "watch_match": Elsewhere(("name",)),
    "muster_tick": Elsewhere(("name",)),
    "vehicle": Elsewhere(("holder",)),
    "watch_entry": Elsewhere(
        ("name_zh", "name_latin"), "phone", "(ended_on IS NOT NULL OR coalesce(until_on < '{today}', 0))"
    ),
    "access_item": Elsewhere(("holder",), is_over="(returned_on IS NOT NULL OR lost_on IS NOT NULL)"),
    "parcel": Elsewhere(("addressee", "collected_by"), is_over="(collected_at IS NOT NULL OR returned_at IS NOT NULL)"),
    "loan": Elsewhere(("holder",), "phone", "returned_at IS NOT NULL"),
    "lost_item": Elsewhere(("person", "given_to"), "phone", "closed_at IS NOT NULL"),
    "service_record": Elsewhere(("partner",)),
}


@dataclass(frozen=True, slots=True)
class Person:
    """By what a person can be met in rows that do not refer to him; `phones` the one in use first."""

    id: int
    names: tuple[str, ...]
    phones: tuple[str, ...]


def linked(source: Source, visitors: Collection[int]) -> Rows:
    """The rows of every table that belong to these visitors, the visitors' own and what went into them among them."""
    rows: Rows = {"visitor": sorted({*visitors, *merged_into(source, visitors)})}
    for reference in references_to("visitor"):
        if reference != _STEAD:
            _add(rows, source, reference, rows["visitor"])
    for reference in references_to("visit"):
        _add(rows, source, reference, rows.get("visit", []))
    rows["invitation"] = _invitations(source, rows["visitor"])
    rows.setdefault("party_member", []).extend(_gone_members(source, rows.get("visit", [])))
    return {table: sorted(set(keys)) for table, keys in rows.items() if keys}


def merged_into(source: Source, visitors: Collection[int]) -> tuple[int, ...]:
    """The records that went into these visitors': empty, but the journal holds what they were."""
    keys = set(visitors)
    found = direct.fetch(source, "SELECT key, value FROM setting WHERE key LIKE ?", (f"{MERGED}%",))
    return tuple(sorted(int(name.removeprefix(MERGED)) for name, value in found if int(value) in keys))


def elsewhere(source: Source, person: Person, today: date, *, is_whole: bool = False) -> Rows:
    """The rows that are over and name a person without referring to him; `is_whole` also those that are not."""
    phones, own = person.phones, ("visitor", person.id)
    names = [name for name in person.names if name and not any(row != own for row in called(source, name))]
    found = {
        table: _named(source, table, about, names, phones, "1" if is_whole else about.is_over.format(today=today))
        for table, about in ELSEWHERE.items()
    }
    return {table: keys for table, keys in found.items() if keys}


def merged(one: Rows, other: Rows) -> Rows:
    """Both, each row once."""
    return {table: sorted({*one.get(table, ()), *other.get(table, ())}) for table in dict.fromkeys((*one, *other))}


def personal_of(table: str) -> tuple[str, ...]:
    """The personal columns of a table, in their order."""
    marked = personal_columns(TABLES[table].columns)
    return tuple(column.name for column in TABLES[table].columns if column.name in marked)


def _add(rows: Rows, source: Source, reference: Reference, keys: Sequence[int]) -> None:
    of_kind = f" AND kind = '{reference.of_kind}'" if reference.of_kind else ""
    query = f'SELECT id FROM "{reference.table}" WHERE "{reference.column}" {_LISTED}{of_kind}'  # noqa: S608 - our names
    found = direct.fetch(source, query, (json.dumps(list(keys)),))
    rows.setdefault(reference.table, []).extend(key for (key,) in found)


def _gone_members(source: Source, visits: Sequence[int]) -> list[int]:
    """Who was taken out of the groups of these visits: no row says it any more, but the journal."""
    query = f"""SELECT DISTINCT key FROM journal_line WHERE kind = 'party_member' AND personal IS NOT NULL
      AND json_extract(plain, '$.before.visit_id') {_LISTED}
      AND NOT EXISTS (SELECT 1 FROM party_member m WHERE m.id = key)"""  # noqa: S608 - constant text
    return [key for (key,) in direct.fetch(source, query, (json.dumps(list(visits)),))]


def _invitations(source: Source, visitors: Sequence[int]) -> list[int]:
    """Invitations of these visitors that are of nobody else who is kept, or that name one of them in their title."""
    query = f"""SELECT DISTINCT i.id FROM visit v JOIN invitation i ON i.id = v.invitation_id
      JOIN visitor p ON p.id = v.visitor_id WHERE v.visitor_id {_LISTED} AND i.title <> ''
        AND (p.name_zh <> '' AND instr(i.title, p.name_zh) OR p.name_latin <> '' AND instr(i.title, p.name_latin)
          OR NOT EXISTS (SELECT 1 FROM visit o JOIN visitor k ON k.id = o.visitor_id WHERE o.invitation_id = i.id
            AND k.anonymised_at IS NULL AND k.id NOT IN (SELECT value FROM json_each(?))))"""  # noqa: S608 - constants
    asked = json.dumps(list(visitors))
    return [key for (key,) in direct.fetch(source, query, (asked, asked))]


def called(source: Source, name: str) -> Iterator[tuple[str, int]]:
    """Table and id of visitors, people of companies and staff of exactly this name."""
    query = """SELECT 'visitor', id FROM visitor WHERE name_zh = ?1 OR name_latin = ?1
      UNION ALL SELECT 'contact', id FROM contact WHERE name_zh = ?1 OR name_en = ?1
      UNION ALL SELECT 'staff', id FROM staff WHERE name = ?1"""
    yield from ((table, key) for table, key in direct.fetch(source, query, (name,)))


def reached(source: Source, phone: str) -> Iterator[tuple[str, int]]:
    """Table and id of visitors and people of companies who are reached by this phone, however it is written."""
    plain = national_phone(phone)
    query = """SELECT 'visitor', id, phone FROM visitor WHERE phone LIKE ?1
      UNION ALL SELECT 'contact', id, phone FROM contact WHERE phone LIKE ?1"""
    found = direct.fetch(source, query, (f"%{'%'.join(plain)}%",)) if plain else []
    yield from ((table, key) for table, key, written in found if same_phone(written, phone))


def _named(
    source: Source, table: str, about: Elsewhere, names: Sequence[str], phones: Collection[str], is_over: str
) -> list[int]:
    listed = ", ".join("?" * len(names))
    is_called = " OR ".join(f"{column} IN ({listed})" for column in about.names)
    query = f"SELECT id FROM {table} WHERE {is_over} AND ({is_called})"  # noqa: S608 - names of this module
    keys = [key for (key,) in direct.fetch(source, query, tuple(names) * len(about.names))] if names else []
    if about.phone and phones:
        query = f"SELECT id, {about.phone} FROM {table} WHERE {is_over} AND {about.phone} <> ''"  # noqa: S608
        keys += [
            key for key, written in direct.fetch(source, query) if any(same_phone(written, phone) for phone in phones)
        ]
    return sorted(set(keys))
