"""Who is inside now, each part apart: open visits, guests of events, people of the residents (DOMAIN §2)."""

from collections.abc import Sequence
from datetime import date, datetime

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.services.base import Service
from jib_desk.services.rows.evacuations import CallContact, CompanyCall
from jib_desk.services.rows.visitors import InsideNow, MusterLine, MusterRoll
from jib_desk.services.visit import visit_reads

DEFAULT_FIRE_LIMIT = 400

# Guests are inside from the event's start to its end and teardown. Whoever of them has a visit of his own, linked
# to the booking, is counted there. A fire drill reaches nobody.
_EVENTS = """
SELECT e.title, trim(coalesce(r.name_zh, '') || ' ' || coalesce(r.name_en, '')), coalesce(b.starts_at, e.starts_at),
  e.attended - coalesce((SELECT sum(v.party_size) FROM visit v
    WHERE v.booking_id = e.booking_id AND v.arrived_at IS NOT NULL), 0)
FROM event e LEFT JOIN booking b ON b.id = e.booking_id
  LEFT JOIN room r ON r.id = b.room_id
WHERE e.cancelled_at IS NULL AND e.type <> 'fire_drill' AND e.attended > 0 AND (b.id IS NULL OR b.live = 1)
  AND coalesce(b.starts_at, e.starts_at) <= ?1 AND coalesce(b.blocks_until, e.ends_at) > ?1
ORDER BY 3, e.id"""

# Past its agreed end and not vacated is overstayed: still inside, until another stay or a closure of the unit begins.
_RESIDENTS = """
SELECT c.id, coalesce(nullif(c.short_zh, ''), c.name_zh), coalesce(nullif(c.short_en, ''), c.name_en),
  coalesce((SELECT people FROM headcount h WHERE h.company_id = c.id AND h.valid_from <= ?1
    ORDER BY h.valid_from DESC LIMIT 1), 0),
  (SELECT group_concat(code, ' ') FROM (SELECT (SELECT l.code FROM unit_layout l WHERE l.unit_id = a.unit_id
      AND l.valid_from <= ?1 ORDER BY l.valid_from DESC LIMIT 1) AS code
    FROM assignment a WHERE a.company_id = c.id AND a.live = 1 AND a.kind = 'occupancy' AND a.starts_on <= ?1
      AND (a.until_on >= ?1 OR (a.vacated_on IS NULL AND NOT EXISTS (SELECT 1 FROM assignment b
        WHERE b.unit_id = a.unit_id AND b.live = 1 AND b.kind <> 'hold'
          AND b.starts_on > a.starts_on AND b.starts_on <= ?1))) ORDER BY code)) AS units
FROM company c WHERE units IS NOT NULL ORDER BY units"""

# Whom to call of a company: wardens first, then hosts, then whoever has a phone.
_PEOPLE = """
SELECT company_id, id, name_zh, name_en, role, phone, is_warden FROM contact
WHERE active = 1 AND company_id IS NOT NULL ORDER BY is_warden DESC, is_host DESC, phone = '', id"""
_WARDENS = 2  # beside each company on the printed roll; one other person where there is no warden


class InsideReads(Service):
    """What the strip at the foot shows from the window's first moment."""

    def inside(self) -> InsideNow:
        """How many are inside now, each part apart."""
        return self._quick_read(lambda source: inside(source, self._clock.now()))

    def evacuating_since(self) -> datetime | None:
        """When the alarm was of an evacuation or drill that is running; None when there is none."""
        query = "SELECT started_at FROM evacuation WHERE is_open = 1"
        return self._quick_read(lambda source: visit_reads.instant(direct.scalar(source, query)))


def inside(source: Source, now: datetime) -> InsideNow:
    """The numbers of the strip at the foot: a few indexed sums."""
    residents = _residents(source, visit_reads.local_today(source, now))
    visitors = direct.scalar(source, "SELECT coalesce(sum(party_size), 0) FROM visit WHERE is_open = 1")
    return InsideNow(
        visitors=int(visitors),
        event_guests=sum(heads for *_place, heads in _events(source, now)),
        residents=sum(people for _key, _zh, _en, people, _units in residents),
        fire_limit=_fire_limit(source),
    )


def roll(source: Source, now: datetime) -> MusterRoll:
    """Visitors by name, events and residents by their heads."""
    lines = [
        MusterLine(
            group="visitor",
            name=" ".join(part for part in (row.name_zh, row.name_latin) if part),
            detail=row.organisation,
            place=" · ".join(part for part in (row.host, row.company_zh or row.company_en) if part),
            heads=row.party_size,
            since=row.arrived_at,
            badge=row.badge,
        )
        for row in visit_reads.read_visits(source, visit_reads.OPEN, (), now)
    ]
    lines += [
        MusterLine("event", title, "", room, heads, visit_reads.instant(starts), "")
        for title, room, starts, heads in _events(source, now)
    ]
    today = visit_reads.local_today(source, now)
    people_of = _contacts(source)
    lines += [
        MusterLine("resident", zh or en, en if zh else "", units, people, None, "", _called(people_of.get(key, ())))
        for key, zh, en, people, units in _residents(source, today)
    ]
    return MusterRoll(now, inside(source, now), tuple(lines))


def call_list(source: Source, on: date) -> tuple[CompanyCall, ...]:
    """The companies resident on a day with their people, wardens first; in order of their seats."""
    people_of = _contacts(source)
    return tuple(
        CompanyCall(
            company_id=key,
            name_en=en,
            name_zh=zh,
            units=tuple(units.split()),
            people=people or len(people_of.get(key, ())),
            contacts=tuple(people_of.get(key, ())),
        )
        for key, zh, en, people, units in _residents(source, on)
    )


def _events(source: Source, now: datetime) -> list[tuple[str, str, int, int]]:
    found = direct.fetch(source, _EVENTS, (int(now.timestamp()),))
    return [(title, room, starts, heads) for title, room, starts, heads in found if heads > 0]


def _residents(source: Source, on: date) -> list[tuple[int, str, str, int, str]]:
    found = direct.fetch(source, _RESIDENTS, (on.isoformat(),))
    return [(key, zh or "", en or "", int(people), units) for key, zh, en, people, units in found]


def _contacts(source: Source) -> dict[int, list[CallContact]]:
    found: dict[int, list[CallContact]] = {}
    for company_id, key, zh, en, role, phone, is_warden in direct.fetch(source, _PEOPLE):
        found.setdefault(company_id, []).append(CallContact(key, zh, en, role, phone, bool(is_warden)))
    return found


def _called(people: Sequence[CallContact]) -> tuple[str, ...]:
    """The wardens, or where there are none somebody with a phone, each as one text; a star marks a warden."""
    wardens = [person for person in people if person.is_warden][:_WARDENS]
    return tuple(_spoken(person) for person in wardens or [person for person in people if person.phone][:1])


def _spoken(person: CallContact) -> str:
    parts = ("★" if person.is_warden else "", person.name_zh or person.name_en, person.phone)
    return " ".join(part for part in parts if part)


def _fire_limit(source: Source) -> int:
    stored = direct.scalar(source, "SELECT value FROM setting WHERE key = 'site_fire_limit'")
    return int(stored) if stored is not None else DEFAULT_FIRE_LIMIT
