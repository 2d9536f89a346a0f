"""Who is inside now, each part apart: open visits, guests of events, people of the residents (DOMAIN §2)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.desk_words import MusterKind
from jib_desk.services.base import Service
from jib_desk.services.rows.evacuations import CallContact, CompanyCall
from jib_desk.services.rows.muster import MusterSheet, RollLine
from jib_desk.services.rows.visitors import InsideNow, MusterRoll
from jib_desk.services.visit import visit_reads

DEFAULT_FIRE_LIMIT = 400

# Guests are inside from the event's start to its end and teardown. Whoever of them has a visit of his own, linked
# to the booking, is counted there. A fire drill reaches nobody.
_EVENTS = """
SELECT e.id, e.uid, e.title, trim(coalesce(r.name_zh, '') || ' ' || coalesce(r.name_en, '')),
  coalesce(b.starts_at, e.starts_at), e.attended - coalesce((SELECT sum(v.party_size) FROM visit v
    WHERE v.booking_id = e.booking_id AND v.arrived_at IS NOT NULL), 0)
FROM event e LEFT JOIN booking b ON b.id = e.booking_id
  LEFT JOIN room r ON r.id = b.room_id
WHERE e.cancelled_at IS NULL AND e.type <> 'fire_drill' AND e.attended > 0 AND (b.id IS NULL OR b.live = 1)
  AND coalesce(b.starts_at, e.starts_at) <= ?1 AND coalesce(b.blocks_until, e.ends_at) > ?1
ORDER BY 5, e.id"""

# Whoever is inside now is on the roll while it is running (?4). A closed visit is, when it was open at some time from
# the alarm (?1) to the all-clear (?2); none lasts so long that it began before ?3.
_VISITS = """
SELECT v.id, v.uid, p.name_zh, p.name_latin, p.organisation, v.party_size - v.heads_left, v.arrived_at, v.badge,
  coalesce(nullif(h.name_zh, ''), h.name_en, ''),
  coalesce(nullif(c.short_zh, ''), nullif(c.name_zh, ''), nullif(c.short_en, ''), c.name_en, ''), v.left_at
FROM visit v JOIN visitor p ON p.id = v.visitor_id
  LEFT JOIN company c ON c.id = v.company_id LEFT JOIN contact h ON h.id = v.host_id
WHERE v.id IN (SELECT id FROM visit WHERE is_open = 1 AND (?4 OR arrived_at <= ?2)
  UNION ALL SELECT id FROM visit WHERE arrived_at >= ?3 AND arrived_at <= ?2 AND closed_at > ?1)
ORDER BY v.arrived_at DESC, v.id DESC"""

# Who of a party is known by name and had not left at the alarm.
_MEMBERS = """
SELECT m.visit_id, m.id, m.name_zh, m.name_latin FROM party_member m
WHERE m.visit_id IN (SELECT value FROM json_each(?)) AND (m.left_at IS NULL OR m.left_at > ?)
  AND (m.name_zh <> '' OR m.name_latin <> '') ORDER BY m.visit_id, m.position"""

# Past its agreed end and not vacated is overstayed: still inside, until another stay or a closure of the unit begins.
_RESIDENTS = """
SELECT c.id, c.uid, coalesce(nullif(c.short_zh, ''), c.name_zh), coalesce(nullif(c.short_en, ''), c.name_en),
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
SELECT company_id, id, uid, name_zh, name_en, role, phone, is_warden FROM contact
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
    visitors = direct.scalar(source, "SELECT coalesce(sum(party_size - heads_left), 0) FROM visit WHERE is_open = 1")
    return InsideNow(
        visitors=int(visitors),
        event_guests=sum(heads for *_place, heads in _events(source, now)),
        residents=sum(people for *_names, people, _units in residents),
        fire_limit=fire_limit(source),
    )


def roll(source: Source, now: datetime) -> MusterRoll:
    """Visitors by name, events and residents by their heads."""
    return sheet(source, now).roll()


def sheet(source: Source, now: datetime) -> MusterSheet:
    """The same with what each line is known by: as if the alarm were now."""
    return MusterSheet(None, now, lines(source, Span(now, now)), fire_limit(source))


@dataclass(frozen=True, slots=True)
class Span:
    """From the alarm to the all-clear, or to now while it is still running; both inclusive."""

    start: datetime
    end: datetime
    is_running: bool = True


def lines(source: Source, span: Span) -> tuple[RollLine, ...]:
    """Everybody who was inside at the alarm or came before the all-clear; whoever checked out since is safe."""
    start, end = int(span.start.timestamp()), int(span.end.timestamp())
    earliest = start - int(visit_reads.LONGEST_STAY.total_seconds())
    found = direct.fetch(source, _VISITS, (start, end, earliest, span.is_running))
    visitors = _with_members(source, [_visitor(values) for values in found], start)
    guests = [
        RollLine(MusterKind.EVENT, key, uid, title, "", heads, place=room, since=visit_reads.instant(starts))
        for key, uid, title, room, starts, heads in _events(source, span.start)
    ]
    people_of = _contacts(source)
    residents: list[RollLine] = []
    for call in _calls(source, visit_reads.local_today(source, span.start), people_of):
        residents.append(_company(call))
        residents += [_person(call, person) for person in call.contacts]
    return (*visitors, *guests, *residents)


def call_list(source: Source, on: date) -> tuple[CompanyCall, ...]:
    """The companies resident on a day with their people, wardens first; in order of their seats."""
    return _calls(source, on, _contacts(source))


def _calls(source: Source, on: date, people_of: Mapping[int, Sequence[CallContact]]) -> tuple[CompanyCall, ...]:
    return tuple(
        CompanyCall(
            company_id=key,
            name_en=en,
            name_zh=zh,
            units=tuple(units.split()),
            people=people or len(people_of.get(key, ())),
            contacts=tuple(people_of.get(key, ())),
            uid=uid,
        )
        for key, uid, zh, en, people, units in _residents(source, on)
    )


# --- lines of the roll ------------------------------------------------------------------------


def _visitor(values: Sequence[Any]) -> RollLine:
    key, uid, zh, latin, organisation, heads, arrived, badge, host, company, left = values
    return RollLine(
        MusterKind.VISITOR,
        key,
        uid,
        zh,
        latin,
        heads,
        detail=organisation,
        place=" · ".join(part for part in (host, company) if part),
        since=visit_reads.instant(arrived),
        badge=badge,
        safe=heads if left is not None else 0,
        at=visit_reads.instant(left),
    )


def _with_members(source: Source, visitors: Sequence[RollLine], since: int) -> Iterator[RollLine]:
    """Below each party those who are known by name, who leads it first."""
    asked = json.dumps([line.ref_id for line in visitors if line.heads > 1])
    of_visit: dict[int, list[tuple[int, str, str]]] = {}
    for visit_id, key, name_zh, name_latin in direct.fetch(source, _MEMBERS, (asked, since)):
        of_visit.setdefault(visit_id, []).append((key, name_zh, name_latin))
    for line in visitors:
        yield line
        named = of_visit.get(line.ref_id, [])[: line.heads - 1]
        leader = [(0, line.name_zh, line.name_en)] if named else []
        for key, name_zh, name_latin in leader + named:
            yield RollLine(
                line.kind,
                key or -line.ref_id,
                f"{line.uid}#{key}",
                name_zh,
                name_latin,
                1,
                place=line.place,
                badge=line.badge,
                is_contact=True,
                safe=int(line.is_safe),
                party=line.uid,
                member=key,
            )


def _company(call: CompanyCall) -> RollLine:
    return RollLine(
        MusterKind.RESIDENT,
        call.company_id,
        call.uid,
        call.name_zh,
        call.name_en,
        call.people,
        place=" ".join(call.units),
        calls=_called(call.contacts),
    )


def _person(call: CompanyCall, person: CallContact) -> RollLine:
    return RollLine(
        MusterKind.RESIDENT,
        person.contact_id,
        person.uid,
        person.name_zh,
        person.name_en,
        1,
        detail=" ".join(dict.fromkeys(part for part in (call.name_zh, call.name_en) if part)),
        place=" ".join(call.units),
        calls=(person.phone,) if person.phone else (),
        is_contact=True,
    )


# --- what the database says -------------------------------------------------------------------


def _events(source: Source, now: datetime) -> list[tuple[int, str, str, str, int, int]]:
    found = direct.fetch(source, _EVENTS, (int(now.timestamp()),))
    return [(key, uid, title, room, starts, heads) for key, uid, title, room, starts, heads in found if heads > 0]


def _residents(source: Source, on: date) -> list[tuple[int, str, str, str, int, str]]:
    found = direct.fetch(source, _RESIDENTS, (on.isoformat(),))
    return [(key, uid, zh or "", en or "", int(people), units) for key, uid, zh, en, people, units in found]


def _contacts(source: Source) -> dict[int, list[CallContact]]:
    found: dict[int, list[CallContact]] = {}
    for company_id, key, uid, zh, en, role, phone, is_warden in direct.fetch(source, _PEOPLE):
        found.setdefault(company_id, []).append(CallContact(key, zh, en, role, phone, bool(is_warden), uid))
    return found


def _called(people: Sequence[CallContact]) -> tuple[str, ...]:
    """The wardens, or where there are none somebody with a phone, each as one text; a star marks a warden."""
    wardens = [person for person in people if person.is_warden][:_WARDENS]
    return tuple(_spoken(person) for person in wardens or [person for person in people if person.phone][:1])


def _spoken(person: CallContact) -> str:
    parts = ("★" if person.is_warden else "", person.name_zh or person.name_en, person.phone)
    return " ".join(part for part in parts if part)


def fire_limit(source: Source) -> int:
    """How many may be inside at once; a setting."""
    stored = direct.scalar(source, "SELECT value FROM setting WHERE key = 'site_fire_limit'")
    return int(stored) if stored is not None else DEFAULT_FIRE_LIMIT
