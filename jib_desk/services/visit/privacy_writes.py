"""Making people anonymous: their rows lose what is personal, and the journal loses it with them.

Counts, times, category, host and badge stay, so that every figure remains what it was.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.redaction import redact
from jib_desk.models.tables import TABLES
from jib_desk.services.visit.privacy_due import NO_PLATE
from jib_desk.services.visit.privacy_mentions import Found, as_json, take_out
from jib_desk.services.visit.privacy_rows import Rows, personal_of

_CHUNK = 20_000  # rows changed in one go, so that a purge of a hundred thousand stays small in memory
_LISTED = "IN (SELECT value FROM json_each(?))"
# What cannot be empty becomes something that says nothing; no pass has such a code.
_INSTEAD: Mapping[tuple[str, str], Callable[[int], str]] = {
    ("visit_pass", "code"): lambda key: f"x{key % 0x100000:05x}",
    ("visit_pass", "token"): lambda key: f"erased-{key}",
    ("vehicle", "plate"): lambda _key: NO_PLATE,
    ("watch_entry", "name_zh"): lambda _key: "–",
}
_FORGOTTEN = {"agreed_on": None, "remembered_until": None, "pass_until": None}


def anonymise(work: Work, rows: Rows, now: datetime, named_in: Found | None = None) -> dict[str, Any]:
    """Take what is personal out of rows and of the journal; what the entry's result has to be.

    Visits that were still to come are called off, and their passes let nobody in. `named_in` is where else the person
    was found to be named.
    """
    besides = named_in or Found()
    named = redact(work, rows, besides.lines, besides.entries)
    texts = take_out(work, besides)
    _call_off(work, rows.get("visit", ()), now)
    for table, keys in rows.items():
        own = {"anonymised_at": now, **_FORGOTTEN} if table == "visitor" else {}
        _blank(work, table, keys, own)
    files = remove_files(work, rows.get("attachment", ()), now)
    work.subject = str(len(rows["visitor"]))
    counts = {"people": len(rows["visitor"]), "visits": len(rows.get("visit", ())), "files": files, "texts": texts}
    return {**named, **counts, "kept": as_json(besides)}


def forget_parts(work: Work, rows: Rows, photos: Sequence[int], now: datetime) -> dict[str, Any]:
    """Take names out of things of the register, ID numbers out of visitors, and photos away; as `anonymise` says it."""
    named = redact(work, rows)
    for table, keys in rows.items():
        if table == "visitor":  # of those who were undone there is no row
            there = work.stored_rows(TABLES[table], keys)
            work.update_many(TABLES[table], [{"id": key, "id_number": ""} for key in there])
        else:
            _blank(work, table, keys, {})
    things = sum(len(keys) for table, keys in rows.items() if table != "visitor")
    return {**named, "files": remove_files(work, photos, now), "register": things}


def joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Two results of one entry: runs one after the other, numbers added up."""
    return {
        name: one.get(name, type(other[name])()) + other[name] if name in other else one[name]
        for name in {**one, **other}
    }


def _blank(work: Work, table: str, keys: Sequence[int], own: Mapping[str, Any]) -> None:
    columns = personal_of(table)
    if not columns:
        return
    filled = "1" if own else " OR ".join(f"\"{column}\" <> ''" for column in columns)
    query = f'SELECT id FROM "{table}" WHERE id {_LISTED} AND ({filled})'  # noqa: S608 - our own names
    for start in range(0, len(keys), _CHUNK):
        part = json.dumps(keys[start : start + _CHUNK])
        found = [key for (key,) in direct.fetch(work.session, query, (part,))]
        work.update_many(
            TABLES[table],
            [{"id": key, **{name: _instead(table, name, key) for name in columns}, **own} for key in found],
        )


def _instead(table: str, column: str, key: int) -> str:
    make = _INSTEAD.get((table, column))
    return make(key) if make else ""


def _call_off(work: Work, visits: Sequence[int], now: datetime) -> None:
    query = f"""SELECT id FROM visit WHERE id {_LISTED} AND arrived_at IS NULL AND refused_at IS NULL
      AND cancelled_at IS NULL AND expected_at >= ?"""  # noqa: S608 - constant text
    keys = [key for (key,) in direct.fetch(work.session, query, (json.dumps(list(visits)), int(now.timestamp())))]
    work.update_many(TABLES["visit"], [{"id": key, "cancelled_at": now} for key in keys])
    query = f"""SELECT id FROM visit_pass WHERE visit_id {_LISTED}
      AND used_at IS NULL AND revoked_at IS NULL"""  # noqa: S608 - constant text
    passes = [key for (key,) in direct.fetch(work.session, query, (json.dumps(list(visits)),))]
    work.update_many(TABLES["visit_pass"], [{"id": key, "revoked_at": now} for key in passes])


def remove_files(work: Work, keys: Sequence[int], now: datetime) -> int:
    """Hide the files' rows, removed ones anew: undoing that removal would show a file whose content is gone."""
    work.update_many(TABLES["attachment"], [{"id": key, "removed_at": now} for key in keys])
    return len(keys)


def dead_contents(source: Source) -> tuple[str, ...]:
    """Contents of visitors' photos, as far back as the journal goes, that no record shows any more.

    From the journal, because a photo that was taken back by Undo has no row. What another record holds stays.
    """
    query = """SELECT DISTINCT json_extract(plain, '$.after.sha256') FROM journal_line
      WHERE kind = 'attachment' AND json_extract(plain, '$.after.kind') = 'visitor'
      AND json_extract(plain, '$.after.sha256') NOT IN
        (SELECT sha256 FROM attachment WHERE kind <> 'visitor' OR removed_at IS NULL)"""
    return tuple(sha for (sha,) in direct.fetch(source, query))
