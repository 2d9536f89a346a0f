"""Who is found, and what is kept about one person and nobody else (the tables of it: privacy_parts)."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.identity import masked_phone, national_phone
from jib_desk.rules.names import Fit, fit
from jib_desk.rules.spellings import without_tones
from jib_desk.services import errors, search_index
from jib_desk.services.rows.privacy import KeptPerson, PersonRow
from jib_desk.services.visit.privacy_parts import parts_of
from jib_desk.services.visit.privacy_rows import Person, elsewhere, linked, merged_into

LOOKED_AT = 400  # people that a search while typing looks at, before those of rare readings are left out
_ALL = 1_000_000_000
_SHORTEST_PHONE = 7
_LISTED = "IN (SELECT value FROM json_each(?))"
_PEOPLE = f"""SELECT p.id, p.uid, p.name_zh, p.name_latin, p.organisation, p.phone,
  (SELECT count(*) FROM visit v WHERE v.visitor_id = p.id),
  (SELECT max(arrived_at) FROM visit v WHERE v.visitor_id = p.id AND v.arrived_at IS NOT NULL)
  FROM visitor p WHERE p.anonymised_at IS NULL AND p.id {_LISTED}"""  # noqa: S608 - constant text
_KNOWN_BY = ("name_zh", "name_latin", "phone")


def find(source: Source, text: str, zone: ZoneInfo, *, is_whole: bool) -> tuple[PersonRow, ...]:
    """People by name in either script, pinyin, initials, organisation or phone, the surest first; nobody is guessed.

    At most LOOKED_AT, unless `is_whole`.

    Whoever is called so only in a rare reading of his characters (方 as wang) is listed when nobody else is.
    """
    digits = national_phone(text)
    plain = digits if len(digits) >= _SHORTEST_PHONE else without_tones(text)
    found = search_index.found_ids(source, "visitor", plain, _ALL if is_whole else LOOKED_AT, guesses=False)
    fits = {row[0]: _fit(plain, row) for row in direct.fetch(source, _PEOPLE, (json.dumps(found),))}
    is_sure = any(own is not Fit.RARELY for own in fits.values())
    listed = [key for key in found if key in fits and not (is_sure and fits[key] is Fit.RARELY)]
    return people(source, sorted(listed, key=lambda key: -fits[key]), zone)


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
        parts=tuple(part for part in parts_of(source, rows, named, due, zone) if part.rows),
    )


def _person(row: Sequence[Any], zone: ZoneInfo) -> PersonRow:
    key, uid, name_zh, name_latin, organisation, phone, visits, last = row
    last_on = None if last is None else datetime.fromtimestamp(last, UTC).astimezone(zone).date()
    return PersonRow(key, uid, name_zh, name_latin, organisation, masked_phone(phone), visits, last_on)
