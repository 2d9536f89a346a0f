"""Parcels as rows, and whom one may be for: small statements past the mapping, as every scan asks for them."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.services.rows.register import AddresseeHit, ParcelRow, Telling
from jib_desk.services.visit.visit_reads import instant

OPEN = "p.collected_at IS NULL AND p.returned_at IS NULL"
COUNT = f"""SELECT count(*), sum(p.pieces), sum(p.received_at < ?) FROM parcel p WHERE {OPEN}"""  # noqa: S608 - of this module
# The last message that told, or will tell, of this parcel: one message stands for all of a company.
_MESSAGE = """(SELECT m.state FROM outbox_message m JOIN parcel q ON q.id = m.ref_id
  WHERE m.kind = 'parcel' AND (q.id = p.id OR q.company_id = p.company_id)
    AND (m.state = 'waiting' OR m.created_at >= p.received_at) ORDER BY m.id DESC LIMIT 1)"""
_ROWS = f"""SELECT p.id, p.version, p.number, p.carrier, p.pieces, p.company_id,
  coalesce(nullif(c.short_zh, ''), c.name_zh, ''), coalesce(nullif(c.short_en, ''), c.name_en, ''),
  p.contact_id, coalesce(nullif(h.name_zh, ''), nullif(h.name_en, ''), p.addressee), p.place,
  p.received_at, p.told_at, p.collected_at, p.collected_by, p.returned_at, p.note, {_MESSAGE}
  FROM parcel p LEFT JOIN company c ON c.id = p.company_id LEFT JOIN contact h ON h.id = p.contact_id"""  # noqa: S608 - of this module
_COMPANY = """SELECT id, coalesce(nullif(short_zh, ''), name_zh), coalesce(nullif(short_en, ''), name_en), left_on
  FROM company WHERE id = ? AND merged_into_id IS NULL"""
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
    rows: list[ParcelRow] = []
    for (
        key, version, number, carrier, pieces, company, zh, en, contact, addressee, place,
        received, told, collected, by, returned, note, message,
    ) in direct.fetch(source, f"{_ROWS} WHERE {condition}", tuple(values)):  # fmt: skip
        received_at = instant(received)
        assert received_at is not None  # the column is never empty
        telling = Telling.TOLD if told is not None else _TELLING.get(message, Telling.NOBODY)
        days = (today - received_at.astimezone(zone).date()).days
        rows.append(
            ParcelRow(
                key, version, number, carrier, pieces, company, zh, en, contact, addressee, place, received_at,
                max(days, 0), telling, instant(told), instant(collected), by, instant(returned), note,
            )
        )  # fmt: skip
    return tuple(rows)


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
