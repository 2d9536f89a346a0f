"""Which rows are about a person, read from the mapping, so that no later table can be forgotten.

Linked: what refers to the visitor or to one of his visits. A visit that somebody else made in his stead is that
other person's. Elsewhere: closed rows of the register, names of parties and partners of services that carry his phone, or his name
where nobody else who is kept is called so.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from jib_desk.models import direct
from jib_desk.models.base import personal_columns
from jib_desk.models.direct import Source
from jib_desk.models.references import Reference, references_to
from jib_desk.models.tables import TABLES
from jib_desk.rules.identity import normal_phone

Rows = dict[str, list[int]]  # table → ids
_LISTED = "IN (SELECT value FROM json_each(?))"
_STEAD = Reference("visit", "planned_visitor_id")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A table that names people without referring to them: which columns, and which rows are over."""

    names: tuple[str, ...]
    phone: str = ""
    is_over: str = "1"


ELSEWHERE: Mapping[str, Elsewhere] = {
    "party_member": Elsewhere(("name_zh", "name_latin")),
    "watch_match": Elsewhere(("name",)),
    "muster_tick": Elsewhere(("name",)),
    "vehicle": Elsewhere(("holder",)),
    "parcel": Elsewhere(("addressee", "collected_by"), is_over="(collected_at IS NOT NULL OR returned_at IS NOT NULL)"),
    "loan": Elsewhere(("holder",), "phone", "returned_at IS NOT NULL"),
    "lost_item": Elsewhere(("person", "given_to"), "phone", "closed_at IS NOT NULL"),
    "service_record": Elsewhere(("partner",)),
}


@dataclass(frozen=True, slots=True)
class Person:
    """By what a person can be met in rows that do not refer to him."""

    id: int
    names: tuple[str, ...]
    phone: str
    uid: str = field(default="")


def linked(source: Source, visitors: Collection[int]) -> Rows:
    """The rows of every table that belong to these visitors, the visitors' own among them."""
    rows: Rows = {"visitor": sorted(visitors)}
    for reference in references_to("visitor"):
        if reference != _STEAD:
            _add(rows, source, reference, rows["visitor"])
    for reference in references_to("visit"):
        _add(rows, source, reference, rows.get("visit", []))
    rows["invitation"] = _invitations(source, rows["visitor"])
    return {table: sorted(set(keys)) for table, keys in rows.items() if keys}


def elsewhere(source: Source, person: Person) -> Rows:
    """The rows that name a person without referring to him."""
    phone = normal_phone(person.phone)
    names = [name for name in person.names if name and not _is_shared(source, name, person.id)]
    found = {table: _named(source, table, about, names, phone) for table, about in ELSEWHERE.items()}
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


def _invitations(source: Source, visitors: Sequence[int]) -> list[int]:
    """Invitations of these visitors that are of nobody else who is kept, or that name one of them in their title."""
    query = f"""SELECT DISTINCT i.id FROM visit v JOIN invitation i ON i.id = v.invitation_id
      JOIN visitor p ON p.id = v.visitor_id WHERE v.visitor_id {_LISTED} AND i.title <> ''
        AND (p.name_zh <> '' AND instr(i.title, p.name_zh) OR p.name_latin <> '' AND instr(i.title, p.name_latin)
          OR NOT EXISTS (SELECT 1 FROM visit o JOIN visitor k ON k.id = o.visitor_id WHERE o.invitation_id = i.id
            AND k.anonymised_at IS NULL AND k.id NOT IN (SELECT value FROM json_each(?))))"""  # noqa: S608 - constants
    asked = json.dumps(list(visitors))
    return [key for (key,) in direct.fetch(source, query, (asked, asked))]


def _is_shared(source: Source, name: str, visitor_id: int) -> bool:
    """Whether another visitor or somebody of a company is called the same."""
    query = """SELECT 1 FROM visitor WHERE id <> ?1 AND (name_zh = ?2 OR name_latin = ?2)
      UNION ALL SELECT 1 FROM contact WHERE name_zh = ?2 OR name_en = ?2 LIMIT 1"""
    return direct.scalar(source, query, (visitor_id, name)) is not None


def _named(source: Source, table: str, about: Elsewhere, names: Sequence[str], phone: str) -> list[int]:
    listed = ", ".join("?" * len(names))
    called = " OR ".join(f"{column} IN ({listed})" for column in about.names)
    query = f"SELECT id FROM {table} WHERE {about.is_over} AND ({called})"  # noqa: S608 - names of this module
    keys = [key for (key,) in direct.fetch(source, query, tuple(names) * len(about.names))] if names else []
    if about.phone and phone:
        query = f"SELECT id, {about.phone} FROM {table} WHERE {about.is_over} AND {about.phone} <> ''"  # noqa: S608
        keys += [key for key, written in direct.fetch(source, query) if normal_phone(written) == phone]
    return sorted(set(keys))
