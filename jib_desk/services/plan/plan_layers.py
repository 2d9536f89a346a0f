"""What the plan shows beside its seats: rooms and visitors at this moment, whom to call, and whom a search means.

Nothing of this is read before somebody looks: the first page does without.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.room_now import room_now
from jib_desk.rules.sector_keys import sectors_meant
from jib_desk.services import search_index
from jib_desk.services.base import Service, zone_of
from jib_desk.services.booking import booking_reads
from jib_desk.services.clock import local_day
from jib_desk.services.rows.bookings import BookingRow
from jib_desk.services.rows.plan_layers import CallRow, Meant, PlanNow, RoomNow

_MANY = 400  # companies or contacts that a short text may mean
_VISITORS = """SELECT company_id, sum(party_size - heads_left) FROM visit
  WHERE is_open = 1 AND company_id IS NOT NULL GROUP BY 1"""
# A drill is an event, but none that anybody would look for.
_EVENTS = """SELECT e.title FROM event e LEFT JOIN booking b ON b.id = e.booking_id
WHERE e.cancelled_at IS NULL AND e.type <> 'fire_drill' AND (b.id IS NULL OR b.live = 1)
  AND coalesce(b.starts_at, e.starts_at) <= ?1 AND coalesce(b.ends_at, e.ends_at) > ?1 ORDER BY e.id"""
# As for a unit's panel: hosts first, then whoever has a phone.
_CALLS = """SELECT company_id, name_zh, name_en, phone FROM contact WHERE active = 1 AND company_id IS NOT NULL
ORDER BY is_host, phone <> '', id DESC"""
_COMPANY_OF = "SELECT id, company_id FROM contact WHERE active = 1 AND company_id IS NOT NULL"


class PlanLayersService(Service):
    """Reads for the plan's layers, its hover card and its search."""

    def now(self) -> PlanNow:
        """Every bookable room as it is now, until the day ends; and the visitors inside, by company."""

        def reading(session: Session) -> PlanNow:
            at = self._clock.now()
            zone = zone_of(session)
            _, night = booking_reads.day_bounds(local_day(self._clock, zone), zone)
            by_room: defaultdict[int, list[BookingRow]] = defaultdict(list)
            for row in booking_reads.bookings_blocking(session, at, night, at):
                if row.live:
                    by_room[row.room_id].append(row)
            rooms = {room.id: _room(room.id, by_room[room.id], at) for room in self._rooms(session)}
            for closure in booking_reads.read_closures(session, at, night):
                if closure.starts_at <= at:
                    ids = rooms if closure.room_id is None else {closure.room_id}
                    for key in tuple(ids):
                        until = min(closure.ends_at, night)
                        rooms[key] = RoomNow(key, True, until if until < night else None, closed_for=closure.reason)
            visitors: dict[int, int] = dict(direct.fetch(session, _VISITORS))
            events = tuple(title for (title,) in direct.fetch(session, _EVENTS, (booking_reads.seconds(at),)))
            return PlanNow(at, rooms, visitors, events)

        return self._read(reading)

    def calls(self) -> Mapping[int, CallRow]:
        """Whom to call, by company."""

        def reading(source: Source) -> Mapping[int, CallRow]:
            return {  # the last one of each company stays: the order is from the least to the best
                company_id: CallRow(" ".join(name for name in (zh, en) if name), phone)
                for company_id, zh, en, phone in direct.fetch(source, _CALLS)
            }

        return self._quick_read(reading)

    def meant(self, text: str) -> Meant:
        """Companies (by their own names or by their people), units and sectors that begin with what was typed.

        汉字, pinyin, initials, Latin, codes and the ends of phones; near misses only where nothing begins so.
        """

        def reading(source: Source) -> Meant:
            sure = _meant(source, text, guesses=False)
            return sure if sure != Meant() else _meant(source, text, guesses=True)

        return self._quick_read(reading) if text.strip() else Meant()

    def _rooms(self, session: Session) -> tuple[booking_reads.RoomRow, ...]:
        rooms = booking_reads.read_rooms(session, self._today(session))
        return tuple(room for room in rooms if room.is_bookable)


def _meant(source: Source, text: str, *, guesses: bool) -> Meant:
    companies = set(search_index.found_ids(source, "company", text, _MANY, guesses=guesses))
    people = search_index.found_ids(source, "contact", text, _MANY, guesses=guesses)
    if people:
        company_of = dict(direct.fetch(source, _COMPANY_OF))
        companies |= {company_of[key] for key in people if key in company_of}
    units = search_index.found_ids(source, "unit", text, _MANY, guesses=guesses)
    return Meant(frozenset(companies), frozenset(units), frozenset(sectors_meant(text)))


def _room(room_id: int, bookings: list[BookingRow], at: datetime) -> RoomNow:
    is_kept_by, until = room_now(bookings, at)
    return RoomNow(room_id, is_kept_by is not None, until, is_kept_by)
