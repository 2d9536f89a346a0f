"""What is kept about one person and nobody else, as tables that the window shows and a workbook holds.

Left out on purpose: hosts, staff and others of a party, who are other people; of a company its name is said.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.identity import masked_phone, normal_phone
from jib_desk.rules.kept_words import COLUMNS, PARTS, RECORDS, REGISTER
from jib_desk.rules.names import Fit, fit
from jib_desk.rules.words import word
from jib_desk.services import errors, search_index
from jib_desk.services.rows.privacy import KeptPart, KeptPerson, KeptValue, PersonRow
from jib_desk.services.visit.privacy_rows import Person, Rows, elsewhere, linked, merged_into

FOUND = 100  # people that a search shows at most
_LOOKED_AT = 4 * FOUND  # before those of rare readings are left out
_SHORTEST_PHONE = 7
_LISTED = "IN (SELECT value FROM json_each(?))"
_PEOPLE = f"""SELECT p.id, p.uid, p.name_zh, p.name_latin, p.organisation, p.phone,
  (SELECT count(*) FROM visit v WHERE v.visitor_id = p.id),
  (SELECT max(arrived_at) FROM visit v WHERE v.visitor_id = p.id AND v.arrived_at IS NOT NULL)
  FROM visitor p WHERE p.anonymised_at IS NULL AND p.id {_LISTED}"""  # noqa: S608 - constant text
_KNOWN_BY = ("name_zh", "name_latin", "phone")
# The journal about others than the person: who else was of the party.
_OTHERS = frozenset({"party_member"})

Converter = Callable[[Any, ZoneInfo], KeptValue]


def find(source: Source, text: str, zone: ZoneInfo) -> tuple[PersonRow, ...]:
    """People by name in either script, pinyin, initials, organisation or phone, the surest first; nobody is guessed.

    Whoever is called so only in a rare reading of his characters (方 as wang) is listed when nobody else is.
    """
    digits = normal_phone(text)
    plain = digits.lstrip("+") if len(digits) >= _SHORTEST_PHONE else text
    found = search_index.found_ids(source, "visitor", plain, _LOOKED_AT, guesses=False)
    fits = {row[0]: _fit(plain, row) for row in direct.fetch(source, _PEOPLE, (json.dumps(found),))}
    is_sure = any(own is not Fit.RARELY for own in fits.values())
    listed = [key for key in found if key in fits and not (is_sure and fits[key] is Fit.RARELY)]
    return people(source, sorted(listed, key=lambda key: -fits[key])[:FOUND], zone)


def _fit(typed: str, row: Sequence[Any]) -> Fit:
    """How what was typed fits a row of people; whose organisation begins so is no rare reading."""
    _key, _uid, name_zh, name_latin, organisation, phone, *_visits = row
    own = fit(typed, name_zh, name_latin, phone)
    return Fit.NOT_HIS_NAME if own is Fit.RARELY and fit(typed, organisation, "") >= Fit.BEGUN else own


def people(source: Source, keys: Sequence[int], zone: ZoneInfo) -> tuple[PersonRow, ...]:
    """These visitors in the order of the keys; those who are anonymous are left out."""
    rows = {row[0]: row for row in direct.fetch(source, _PEOPLE, (json.dumps(list(keys)),))}
    return tuple(_person(rows[key], zone) for key in keys if key in rows)


def id_of(source: Source, uid: str) -> int:
    """The visitor of a uid. Raises NotFound, also for one about whom nothing is kept any more."""
    query = "SELECT id FROM visitor WHERE uid = ? AND anonymised_at IS NULL"
    found = direct.scalar(source, query, (uid.strip().lower(),))
    if found is None:
        raise errors.NotFound("visitor", uid)
    return found


def identity(source: Source, visitor_id: int) -> Person:
    """By what a person can be met elsewhere: names and phones of today, of before, and of what went into the record."""
    keys = (visitor_id, *merged_into(source, (visitor_id,)))
    query = "SELECT name_zh, name_latin, phone FROM visitor WHERE id = ?"
    rows = [dict(zip(_KNOWN_BY, direct.fetch(source, query, (visitor_id,))[0], strict=True))]
    query = f"""SELECT personal FROM journal_line WHERE kind = 'visitor' AND key {_LISTED}
      AND personal IS NOT NULL"""  # noqa: S608 - constant text
    for (personal,) in direct.fetch(source, query, (json.dumps(keys),)):
        rows += [side for side in json.loads(personal).values() if side]
    names = [row.get(name, "") for name in _KNOWN_BY[:2] for row in rows]
    phones = [row.get(_KNOWN_BY[2], "") for row in rows]
    return Person(visitor_id, tuple(dict.fromkeys(filter(None, names))), tuple(dict.fromkeys(filter(None, phones))))


def instant(seconds: int) -> datetime:
    """Stored seconds → aware instant."""
    return datetime.fromtimestamp(seconds, UTC)


def kept(source: Source, visitor_id: int, due: date | None, today: date, zone: ZoneInfo) -> KeptPerson:
    """All about one person. Raises NotFound."""
    found = people(source, (visitor_id,), zone)
    if not found:
        raise errors.NotFound("visitor", str(visitor_id))
    query = "SELECT version, phone, id_number, agreed_on FROM visitor WHERE id = ?"
    version, phone, id_number, agreed = direct.fetch(source, query, (visitor_id,))[0]
    rows = linked(source, (visitor_id,))
    query = "SELECT 1 FROM visit WHERE visitor_id = ? AND is_open = 1"
    photo = "SELECT id FROM attachment WHERE kind = 'visitor' AND key = ? AND removed_at IS NULL ORDER BY id DESC"
    named = elsewhere(source, identity(source, visitor_id), today, is_whole=True)
    return KeptPerson(
        person=found[0],
        version=version,
        phone=phone,
        id_number=id_number,
        agreed_on=date.fromisoformat(agreed) if agreed else None,
        due_on=due,
        is_inside=direct.scalar(source, query, (visitor_id,)) is not None,
        photo_id=direct.scalar(source, photo, (visitor_id,)),
        parts=tuple(part for part in _parts(source, rows, named, due, zone) if part.rows),
    )


def _person(row: Sequence[Any], zone: ZoneInfo) -> PersonRow:
    key, uid, name_zh, name_latin, organisation, phone, visits, last = row
    last_on = None if last is None else datetime.fromtimestamp(last, UTC).astimezone(zone).date()
    return PersonRow(key, uid, name_zh, name_latin, organisation, masked_phone(phone), visits, last_on)


# --- parts --------------------------------------------------------------------------------------


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
_FILE: tuple[_Column, ...] = (("file", "name", _as_is), ("size", "size", _as_is), ("at", "added_at", _moment))
_SERVICE: tuple[_Column, ...] = (
    ("at", "served_on", _day), ("kind", "type", _code("service_type")), ("company", _COMPANY, _as_is),
)  # fmt: skip
_WHAT: Mapping[str, tuple[str, str, Converter]] = {
    "parcel": ("number", "received_at", _moment), "loan": ("item", "lent_at", _moment),
    "lost_item": ("what", "seen_at", _moment), "access_item": ("number", "issued_on", _day),
}  # fmt: skip


def _parts(source: Source, rows: Rows, named: Rows, due: date | None, zone: ZoneInfo) -> Iterator[KeptPart]:
    def of(code: str, table: str, columns: Sequence[_Column], keys: Sequence[int] | None = None) -> KeptPart:
        return _part(source, code, table, columns, rows.get(table, ()) if keys is None else keys, zone)

    about = of("person", "visitor", _ABOUT)
    # One person reads better from top to bottom.
    said = [(name, value) for name, value in zip(about.columns, about.rows[0], strict=True) if value not in (None, "")]
    lines = [*said, *([(COLUMNS["due_on"], due)] if due else [])]
    yield KeptPart("person", PARTS["person"], (), tuple(lines))
    yield of("visits", "visit", _VISIT)
    instead = "SELECT id FROM visit WHERE planned_visitor_id = ?"
    keys = [key for (key,) in direct.fetch(source, instead, (rows["visitor"][0],))]
    yield of("instead", "visit", _VISIT[:1], keys)
    yield of("passes", "visit_pass", _PASS)
    yield of("accepted", "acceptance", _ACCEPTED)
    yield of("watch", "watch_match", _WATCH, sorted({*rows.get("watch_match", ()), *named.get("watch_match", ())}))
    yield of("vehicles", "vehicle", _VEHICLE, sorted({*rows.get("vehicle", ()), *named.get("vehicle", ())}))
    yield of("party", "party_member", _MEMBER, named.get("party_member", ()))
    yield _register(source, named, zone)
    yield of("services", "service_record", _SERVICE, named.get("service_record", ()))
    yield of("files", "attachment", _FILE)
    yield _journal(source, {table: keys for table, keys in rows.items() if table not in _OTHERS}, zone)


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
        if before or after:
            told.append((number, _moment(at, zone), RECORDS.get(kind, kind), before, after))
    names = ("entry", "at", "record", "before", "after")
    return KeptPart("journal", PARTS["journal"], tuple(COLUMNS[name] for name in names), tuple(told))


def _told(values: dict[str, Any] | None) -> str:
    """Column and value, the empty ones left out."""
    said = [(name, value) for name, value in (values or {}).items() if value and name not in _HIDDEN]
    return "; ".join(f"{COLUMNS[name].both() if name in COLUMNS else name}: {value}" for name, value in said)
