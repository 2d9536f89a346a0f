"""One search over everything with a name: companies, contacts, units, rooms, bookings, visitors, badges, cards."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.journal import Line, Work
from jib_desk.rules.badges import badge_number
from jib_desk.rules.identity import masked_phone
from jib_desk.services import search_index
from jib_desk.services.base import Service
from jib_desk.services.rows.search import Found
from jib_desk.services.visit import visit_reads

PER_KIND = 5


class SearchService(Service):
    """Finds records of every kind by 汉字, pinyin, initials, Latin, end of a phone, or code."""

    def find(self, text: str, limit: int = 20) -> tuple[Found, ...]:
        """Records whose name or code begins with what was typed; who wears a badge of that number comes first.

        A few of each kind, in the order of `Found.kind`'s list, at most `limit` in all.
        """

        def reading(session: Session) -> tuple[Found, ...]:
            hits = self._badge(session, text)
            for kind, read in self._kinds().items():
                hits += [
                    row for key in search_index.found_ids(session, kind, text)[:PER_KIND] for row in read(session, key)
                ]
            return tuple(hits[:limit])

        return self._read(reading) if text.strip() else ()

    def refresh(self, work: Work, lines: Sequence[Line]) -> None:
        """Keeps the index in the transaction of each entry; registered as a hook of the database."""
        search_index.refresh(work, lines)

    def _kinds(self) -> dict[str, Callable[[Session, int], list[Found]]]:
        return {
            "company": _company,
            "contact": _contact,
            "unit": self._unit,
            "room": _room,
            "booking": self._booking,
            "visitor": _visitor,
            "access_item": _access_item,
            "parcel": _parcel,
            "vehicle": _vehicle,
        }

    def _badge(self, session: Session, text: str) -> list[Found]:
        worn = visit_reads.read_visits(session, visit_reads.BY_BADGE, (badge_number(text),), self._clock.now())
        return [
            Found("visit", row.id, row.name_zh, row.name_latin, row.badge, row.badge, row.company_id, row.id)
            for row in worn
        ]

    def _unit(self, session: Session, key: int) -> list[Found]:
        today: date = self._today(session)
        query = """SELECT code, desks, area_m2 FROM unit_layout WHERE unit_id = ? AND valid_from <= ?
          ORDER BY valid_from DESC LIMIT 1"""
        rows = session.connection().exec_driver_sql(query, (key, today.isoformat()))
        return [Found("unit", key, code, code, f"{area:g} m²", f"{area:g} m²") for code, _desks, area in rows]

    def _booking(self, session: Session, key: int) -> list[Found]:
        query = """SELECT b.reference, b.subject, r.name_zh, r.name_en, b.starts_at, b.company_id
          FROM booking b JOIN room r ON r.id = b.room_id WHERE b.id = ?"""
        found: list[Found] = []
        for reference, subject, room_zh, room_en, starts, company in session.connection().exec_driver_sql(
            query, (key,)
        ):
            at = visit_reads.instant(starts)
            when = f"{at.astimezone(self._zone(session)):%Y-%m-%d %H:%M}" if at else ""
            detail_zh, detail_en = _joined(when, room_zh, reference), _joined(when, room_en, reference)
            found.append(
                Found("booking", key, subject or reference, subject or reference, detail_zh, detail_en, company)
            )
        return found


def _company(session: Session, key: int) -> list[Found]:
    """A company; the codes of cards that were merged into it stand beside its own."""
    query = "SELECT code, name_zh, name_en FROM company WHERE ? IN (id, merged_into_id) ORDER BY merged_into_id, id"
    (code, zh, en), *former = direct.fetch(session, query, (key,)) or [("", "", "")]
    detail = _joined(code, *(old for old, _, _ in former))
    return [Found("company", key, zh, en, detail, detail, key)] if code else []


def _contact(session: Session, key: int) -> list[Found]:
    query = """SELECT h.name_zh, h.name_en, h.company_id, coalesce(nullif(c.short_zh, ''), c.name_zh, ''),
      coalesce(nullif(c.short_en, ''), c.name_en, ''), h.phone
      FROM contact h LEFT JOIN company c ON c.id = h.company_id WHERE h.id = ? AND h.active = 1"""
    return [
        Found("contact", key, zh, en, _joined(company_zh, phone), _joined(company_en, phone), company_id)
        for zh, en, company_id, company_zh, company_en, phone in session.connection().exec_driver_sql(query, (key,))
    ]


def _room(session: Session, key: int) -> list[Found]:
    rows = session.connection().exec_driver_sql("SELECT code, name_zh, name_en FROM room WHERE id = ?", (key,))
    return [Found("room", key, zh, en, code, code) for code, zh, en in rows]


def _visitor(session: Session, key: int) -> list[Found]:
    query = """SELECT name_zh, name_latin, organisation, phone,
      (SELECT id FROM visit WHERE visitor_id = p.id ORDER BY coalesce(arrived_at, expected_at) DESC LIMIT 1)
      FROM visitor p WHERE id = ?"""
    return [
        Found("visitor", key, zh, latin, detail, detail, visit_id=visit_id)
        for zh, latin, organisation, phone, visit_id in session.connection().exec_driver_sql(query, (key,))
        for detail in (_joined(organisation, masked_phone(phone)),)
    ]


def _access_item(session: Session, key: int) -> list[Found]:
    """Who has a card or key; what is back or lost has nobody to lead to."""
    query = """SELECT a.number, coalesce(h.name_zh, a.holder), coalesce(h.name_en, a.holder), a.company_id,
      coalesce(nullif(c.short_zh, ''), c.name_zh, ''), coalesce(nullif(c.short_en, ''), c.name_en, '')
      FROM access_item a LEFT JOIN company c ON c.id = a.company_id LEFT JOIN contact h ON h.id = a.contact_id
      WHERE a.id = ? AND a.returned_on IS NULL AND a.lost_on IS NULL"""
    return [
        Found("access_item", key, number, number, _joined(zh, company_zh), _joined(en, company_en), company_id)
        for number, zh, en, company_id, company_zh, company_en in session.connection().exec_driver_sql(query, (key,))
    ]


def _parcel(session: Session, key: int) -> list[Found]:
    query = """SELECT p.number, p.carrier, p.place, coalesce(nullif(c.short_zh, ''), c.name_zh, p.addressee),
      coalesce(nullif(c.short_en, ''), c.name_en, p.addressee)
      FROM parcel p LEFT JOIN company c ON c.id = p.company_id WHERE p.id = ?"""
    return [
        Found("parcel", key, number, number, _joined(zh, carrier, place), _joined(en, carrier, place))
        for number, carrier, place, zh, en in direct.fetch(session, query, (key,))
    ]


def _vehicle(session: Session, key: int) -> list[Found]:
    query = """SELECT v.plate, v.holder, coalesce(nullif(c.short_zh, ''), c.name_zh, ''),
      coalesce(nullif(c.short_en, ''), c.name_en, ''), v.valid_from, coalesce(v.valid_until, '')
      FROM vehicle v LEFT JOIN company c ON c.id = v.company_id WHERE v.id = ?"""
    return [
        Found("vehicle", key, plate, plate, _joined(holder, zh, days), _joined(holder, en, days))
        for plate, holder, zh, en, first, last in direct.fetch(session, query, (key,))
        for days in (f"{first} – {last}".rstrip(),)
    ]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
