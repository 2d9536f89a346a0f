"""Parcels as rows, and whom one may be for: small statements past the mapping, as every scan asks for them."""

import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.services.rows.register import AddresseeHit, ParcelRow, Telling
from jib_desk.services.visit.visit_reads import instant

OPEN = "p.collected_at IS NULL AND p.returned_at IS NULL"
LATEST_ENDED = """SELECT id FROM parcel WHERE collected_at IS NOT NULL OR returned_at IS NOT NULL
  ORDER BY coalesce(collected_at, returned_at) DESC, id DESC LIMIT ?"""
COUNT = f"""SELECT count(*), sum(p.pieces), sum(p.received_at < ?) FROM parcel p WHERE {OPEN}"""  # noqa: S608 - of this module
# What was put in since the oldest of some parcels came (numbers grow), and what waits for any: one message stands for
# all of a company. Asked once for a list: beside each parcel it cost a minute for ten years of them. What waits is
# found by its own index: by their kind, which the plus takes out, all messages of all years would be looked at.
_MESSAGES = """SELECT m.id, m.state, m.created_at, m.ref_id, q.company_id FROM outbox_message m
  JOIN parcel q ON q.id = m.ref_id WHERE m.kind = 'parcel' AND m.ref_id >= ?
  UNION SELECT m.id, m.state, m.created_at, m.ref_id, q.company_id FROM outbox_message m
  JOIN parcel q ON q.id = m.ref_id WHERE +m.kind = 'parcel'
    AND m.id IN (SELECT id FROM outbox_message WHERE state = 'waiting' ORDER BY next_at) ORDER BY 1"""
_ROWS = """SELECT p.id, p.version, p.number, p.carrier, p.pieces, p.company_id,
  coalesce(nullif(c.short_zh, ''), c.name_zh, ''), coalesce(nullif(c.short_en, ''), c.name_en, ''),
  p.contact_id, coalesce(nullif(h.name_zh, ''), nullif(h.name_en, ''), p.addressee), p.place,
  p.received_at, p.told_at, p.collected_at, p.collected_by, p.returned_at, p.note
  FROM parcel p LEFT JOIN company c ON c.id = p.company_id LEFT JOIN contact h ON h.id = p.contact_id"""
_COMPANY = """SELECT id, coalesce(nullif(short_zh, ''), name_zh), coalesce(nullif(short_en, ''), name_en), left_on
  FROM company WHERE id = ? AND merged_into_id IS NULL"""
# Past its agreed end and not vacated, a company is still there until another stay or a closure of the unit begins.
_SEATED = """SELECT DISTINCT a.company_id FROM assignment a
  WHERE a.live = 1 AND a.kind = 'occupancy' AND a.starts_on <= ?2 AND ?1 = (SELECT upper(l.code) FROM unit_layout l
    WHERE l.unit_id = a.unit_id AND l.valid_from <= ?2 ORDER BY l.valid_from DESC LIMIT 1)
  AND (a.until_on >= ?2 OR (a.vacated_on IS NULL AND NOT EXISTS (SELECT 1 FROM assignment b
    WHERE b.unit_id = a.unit_id AND b.live = 1 AND b.kind <> 'hold' AND b.starts_on > a.starts_on
      AND b.starts_on <= ?2))) ORDER BY a.company_id"""
_CONTACT = """SELECT h.id, h.company_id, coalesce(nullif(c.short_zh, ''), c.name_zh, ''),
  coalesce(nullif(c.short_en, ''), c.name_en, ''), h.name_zh, h.name_en, c.left_on
  FROM contact h LEFT JOIN company c ON c.id = h.company_id WHERE h.id = ? AND h.active = 1"""
_TELLING = {
    "waiting": Telling.UNDERWAY,
    "sent": Telling.TOLD,
    "failed": Telling.FAILED,
    "expired": Telling.FAILED,
}


def read_parcels(
    source: Source, condition: str, values: Sequence[Any], today: date, zone: ZoneInfo
) -> tuple[ParcelRow, ...]:
    """The parcels `p` that a condition of this package names; the days are counted where the centre is."""
    found = direct.fetch(source, f"{_ROWS} WHERE {condition}", tuple(values))
    telling = _tellings(
        source, [_Untold(row[0], row[5], row[11]) for row in found if _is_open(row) and row[12] is None]
    )
    rows: list[ParcelRow] = []
    for (
        key, version, number, carrier, pieces, company, zh, en, contact, addressee, place,
        received, told, collected, by, returned, note,
    ) in found:  # fmt: skip
        received_at = instant(received)
        assert received_at is not None  # the column is never empty
        days = (today - received_at.astimezone(zone).date()).days
        rows.append(
            ParcelRow(
                key, version, number, carrier, pieces, company, zh, en, contact, addressee, place, received_at,
                max(days, 0), Telling.TOLD if told is not None else telling.get(key, Telling.NOBODY), instant(told),
                instant(collected), by, instant(returned), note,
            )
        )  # fmt: skip
    return tuple(rows)


class _Untold(NamedTuple):
    """A parcel that waits and that nobody is known to have heard of."""

    id: int
    company: int | None
    received: int


def _is_open(row: Sequence[Any]) -> bool:
    return row[13] is None and row[15] is None


def _tellings(source: Source, parcels: Sequence[_Untold]) -> dict[int, Telling]:
    """What the last message that told, or will tell, of each is worth; those without one are left out."""
    if not parcels:
        return {}
    about: dict[tuple[str, int], list[tuple[str, int]]] = {}  # the latest last
    for _id, state, created, ref, company in direct.fetch(source, _MESSAGES, (min(parcel.id for parcel in parcels),)):
        about.setdefault(("parcel", ref) if company is None else ("company", company), []).append((state, created))
    found: dict[int, Telling] = {}
    for parcel in parcels:
        whose = ("parcel", parcel.id) if parcel.company is None else ("company", parcel.company)
        for state, created in reversed(about.get(whose, ())):
            if state == "waiting" or created >= parcel.received:
                found[parcel.id] = _TELLING.get(state, Telling.NOBODY)
                break
    return found


def seated(source: Source, code: str, today: date) -> tuple[int, ...]:
    """The companies that sit in the unit of this code, however it is typed."""
    written = unicodedata.normalize("NFKC", code).strip().upper()
    return tuple(key for (key,) in direct.fetch(source, _SEATED, (written, today.isoformat())))


def read_addressees(
    source: Source, companies: Sequence[int], people: Sequence[int], today: date
) -> tuple[AddresseeHit, ...]:
    """Companies, then people who are still there; last those whose company has left the centre."""

    def is_gone(left_on: str | None) -> bool:
        return left_on is not None and left_on <= today.isoformat()

    hits = [
        AddresseeHit(key, zh, en, is_gone=is_gone(left))
        for one in companies
        for key, zh, en, left in direct.fetch(source, _COMPANY, (one,))
    ]
    hits += [
        AddresseeHit(company, zh, en, key, name_zh, name_en, is_gone(left))
        for one in people
        for key, company, zh, en, name_zh, name_en, left in direct.fetch(source, _CONTACT, (one,))
    ]
    return tuple(sorted(hits, key=lambda hit: hit.is_gone))
