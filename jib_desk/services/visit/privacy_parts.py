"""The tables of a person's own copy: for every kind of things kept, which columns are said and how.

Left out on purpose: hosts, staff and others of a party, who are other people; of a company its name is said.
"""

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.kept_words import COLUMNS, KEPT_BECAUSE, PARTS, REGISTER, record
from jib_desk.rules.words import Word, word
from jib_desk.services.rows.privacy import KeptMention, KeptPart, KeptValue, Noted
from jib_desk.services.visit.privacy_rows import Rows

Photo = tuple[str, str]  # SHA-256 of the content, name
_LISTED = "IN (SELECT value FROM json_each(?))"
# The journal about others than the person: who else was of the party.
_OTHERS = frozenset({"party_member"})

Converter = Callable[[Any, ZoneInfo], KeptValue]


def _as_is(value: Any, _zone: ZoneInfo) -> KeptValue:
    return value


def _moment(value: Any, zone: ZoneInfo) -> KeptValue:
    return None if value is None else datetime.fromtimestamp(value, UTC).astimezone(zone).replace(tzinfo=None)


def _day(value: Any, _zone: ZoneInfo) -> KeptValue:
    return date.fromisoformat(value) if value else None


def _flag(value: Any, _zone: ZoneInfo) -> KeptValue:
    return bool(value)


def _code(kind: str) -> Converter:
    return lambda value, _zone: word(kind, value) if value else None


# Column of COLUMNS → its expression and what becomes of the stored value.
_Column = tuple[str, str, Converter]
_ABOUT: tuple[_Column, ...] = (
    ("uid", "uid", _as_is), ("name_zh", "name_zh", _as_is), ("name_latin", "name_latin", _as_is),
    ("organisation", "organisation", _as_is), ("phone", "phone", _as_is), ("id_number", "id_number", _as_is),
    ("category", "category", _code("visitor_category")), ("agreed_on", "agreed_on", _day),
    ("pass_until", "pass_until", _day),
)  # fmt: skip
_COMPANY = "(SELECT coalesce(nullif(name_zh, ''), name_en) FROM company WHERE id = company_id)"
_VISIT: tuple[_Column, ...] = (
    ("expected_at", "expected_at", _moment), ("arrived_at", "arrived_at", _moment), ("left_at", "left_at", _moment),
    ("closed_by", "closed_by", _code("closed_by")), ("category", "category", _code("visitor_category")),
    ("purpose", "purpose", _as_is), ("company", _COMPANY, _as_is), ("party_size", "party_size", _as_is),
    ("badge", "badge", _as_is), ("id_checked", "id_checked", _flag), ("refused_at", "refused_at", _moment),
    ("refused_reason", "refused_reason", _as_is), ("cancelled_at", "cancelled_at", _moment), ("note", "note", _as_is),
)  # fmt: skip
_PASS: tuple[_Column, ...] = (
    ("valid_on", "valid_on", _day), ("code", "code", _as_is), ("used_at", "used_at", _moment),
    ("cancelled_at", "revoked_at", _moment),
)  # fmt: skip
_TERMS = "(SELECT {} FROM terms t WHERE t.id = terms_id)"
_ACCEPTED: tuple[_Column, ...] = (
    ("terms", _TERMS.format("kind"), _code("terms_kind")), ("number", _TERMS.format("number"), _as_is),
    ("accepted_at", "accepted_at", _moment),
)  # fmt: skip
_WATCH: tuple[_Column, ...] = (
    ("seen_at", "seen_at", _moment), ("name", "name", _as_is), ("outcome", "outcome", _code("watch_outcome")),
    ("note", "note", _as_is),
)  # fmt: skip
_VEHICLE: tuple[_Column, ...] = (
    ("plate", "plate", _as_is), ("valid_from", "valid_from", _day), ("valid_until", "valid_until", _day),
    ("note", "note", _as_is),
)  # fmt: skip
_MEMBER: tuple[_Column, ...] = (
    ("name_zh", "name_zh", _as_is), ("name_latin", "name_latin", _as_is),
    ("arrived_at", "(SELECT arrived_at FROM visit WHERE id = visit_id)", _moment), ("left_at", "left_at", _moment),
)  # fmt: skip
_FILE: tuple[_Column, ...] = (
    ("file", "name", _as_is), ("size", "size", _as_is), ("at", "added_at", _moment),
    ("removed_at", "removed_at", _moment),
)  # fmt: skip
_GAP: tuple[_Column, ...] = (("left_at", "left_at", _moment), ("back_at", "back_at", _moment))
_TICK: tuple[_Column, ...] = (
    ("at", "ticked_at", _moment), ("is_safe", "is_safe", _flag), ("party_size", "heads", _as_is),
    ("name", "CASE kind WHEN 'visitor' THEN '' ELSE name END", _as_is), ("note", "note", _as_is),
)  # fmt: skip
_DEPARTURE: tuple[_Column, ...] = (("left_at", "left_at", _moment), ("party_size", "heads", _as_is))
_PAPER: tuple[_Column, ...] = (("line", "line", _as_is), ("at", "entered_at", _moment))
_INVITATION: tuple[_Column, ...] = (("what", "title", _as_is),)
_SERVICE: tuple[_Column, ...] = (
    ("at", "served_on", _day), ("kind", "type", _code("service_type")), ("company", _COMPANY, _as_is),
)  # fmt: skip
_WHAT: Mapping[str, tuple[str, str, Converter]] = {
    "parcel": ("number", "received_at", _moment), "loan": ("item", "lent_at", _moment),
    "lost_item": ("what", "seen_at", _moment), "access_item": ("number", "issued_on", _day),
}  # fmt: skip


def parts_of(source: Source, rows: Rows, named: Rows, due: date | None, zone: ZoneInfo) -> Iterator[KeptPart]:
    """Every part, the empty ones, too. `rows` are linked to the person, `named` are about him without being linked."""

    def of(code: str, table: str, columns: Sequence[_Column], keys: Sequence[int] | None = None) -> KeptPart:
        return _part(source, code, table, columns, rows.get(table, ()) if keys is None else keys, zone)

    def both(table: str) -> list[int]:
        return sorted({*rows.get(table, ()), *named.get(table, ())})

    about = of("person", "visitor", _ABOUT)
    # One person reads better from top to bottom.
    said = [(name, value) for name, value in zip(about.columns, about.rows[0], strict=True) if value not in (None, "")]
    lines = [*said, *([(COLUMNS["due_on"], due)] if due else [])]
    yield KeptPart("person", PARTS["person"], (), tuple(lines))
    yield of("visits", "visit", _VISIT)
    yield of("gaps", "visit_gap", _GAP)
    yield of("departures", "departure", _DEPARTURE)
    yield of("paper", "paper_line", _PAPER)
    yield of("invitations", "invitation", _INVITATION)
    instead = "SELECT id FROM visit WHERE planned_visitor_id = ?"
    keys = [key for (key,) in direct.fetch(source, instead, (rows["visitor"][0],))]
    yield of("instead", "visit", _VISIT[:1], keys)
    yield of("passes", "visit_pass", _PASS)
    yield of("accepted", "acceptance", _ACCEPTED)
    yield of("muster", "muster_tick", _TICK, both("muster_tick"))
    yield of("watch", "watch_match", _WATCH, both("watch_match"))
    yield of("vehicles", "vehicle", _VEHICLE, both("vehicle"))
    yield of("party", "party_member", _MEMBER, named.get("party_member", ()))
    yield _register(source, named, zone)
    yield of("services", "service_record", _SERVICE, named.get("service_record", ()))
    yield of("files", "attachment", _FILE)
    yield _journal(source, {table: keys for table, keys in rows.items() if table not in _OTHERS}, zone)


def stays_named(kept: Collection[KeptMention]) -> KeptPart:
    """Which records would name the person after an erasure, and why: as its result says it, and nothing of them."""
    rows = tuple((record(item.kind), item.ref, KEPT_BECAUSE[item.why]) for item in kept)
    return KeptPart("stays", PARTS["stays"], tuple(COLUMNS[name] for name in ("record", "uid", "why")), rows)


def photos(source: Source, visitor_id: int) -> tuple[Photo, ...]:
    """The pictures of a person that are shown, the first one first."""
    query = """SELECT sha256, name FROM attachment WHERE kind = 'visitor' AND key = ? AND removed_at IS NULL
      ORDER BY id"""
    return tuple((sha256, name) for sha256, name in direct.fetch(source, query, (visitor_id,)))


def _part(
    source: Source, code: str, table: str, columns: Sequence[_Column], keys: Sequence[int], zone: ZoneInfo
) -> KeptPart:
    listed = ", ".join(expression for _name, expression, _convert in columns)
    query = f"SELECT {listed} FROM {table} WHERE id {_LISTED} ORDER BY id"  # noqa: S608 - names of this module
    found = direct.fetch(source, query, (json.dumps(list(keys)),))
    converters = [convert for _name, _expression, convert in columns]
    return KeptPart(
        code,
        PARTS[code],
        tuple(COLUMNS[name] for name, _expression, _convert in columns),
        tuple(tuple(convert(value, zone) for convert, value in zip(converters, row, strict=True)) for row in found),
    )


def _register(source: Source, named: Rows, zone: ZoneInfo) -> KeptPart:
    """What the desk's register holds: which thing and when; who else had to do with it is left out."""
    rows: list[tuple[KeptValue, ...]] = []
    for table, (what, at, convert) in _WHAT.items():
        query = f"SELECT {what}, {at} FROM {table} WHERE id {_LISTED} ORDER BY id"  # noqa: S608 - names of this module
        found = direct.fetch(source, query, (json.dumps(named.get(table, [])),))
        rows += [(REGISTER[table], thing, convert(moment, zone)) for thing, moment in found]
    return KeptPart("register", PARTS["register"], tuple(COLUMNS[name] for name in ("kind", "what", "at")), tuple(rows))


_LINES = f"""SELECT e.number, e.at, l.kind, l.personal FROM journal_line l
  JOIN journal_entry e ON e.number = l.entry
  WHERE l.kind = ? AND l.key {_LISTED} AND l.personal IS NOT NULL"""  # noqa: S608 - constant text
_HIDDEN = frozenset({"escort"})  # names somebody else


def _journal(source: Source, rows: Rows, zone: ZoneInfo) -> KeptPart:
    """What the change log remembers of the person's own words; who changed it is left out."""
    lines = sorted(
        line for kind, keys in rows.items() for line in direct.fetch(source, _LINES, (kind, json.dumps(keys)))
    )
    told: list[tuple[KeptValue, ...]] = []
    for number, at, kind, personal in lines:
        sides = json.loads(personal)
        before, after = _told(sides["before"]), _told(sides["after"])
        if before.said or after.said:
            told.append((number, _moment(at, zone), record(kind), before, after))
    names = ("entry", "at", "record", "before", "after")
    return KeptPart("journal", PARTS["journal"], tuple(COLUMNS[name] for name in names), tuple(told))


def _told(values: dict[str, Any] | None) -> Noted:
    """Column and value, the empty ones left out."""
    said = [(name, value) for name, value in (values or {}).items() if value and name not in _HIDDEN]
    return Noted(tuple((COLUMNS.get(name, Word(name, name)), str(value)) for name, value in said))


def as_cell(value: KeptValue) -> str | int | date | datetime | bool | Word | None:
    """As it stands in a workbook, which says columns in both languages."""
    return "; ".join(f"{name.both()}: {said}" for name, said in value.said) if isinstance(value, Noted) else value
