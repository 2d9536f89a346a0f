"""Visits as rows: one statement, read by position, because the list is read with every change.

Hot reads name their columns once and build rows without the ORM (PERFORMANCE, "on-site list").
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.badges import badge_number, lowest_free
from jib_desk.rules.desk_words import HostAnswer
from jib_desk.rules.identity import masked_phone
from jib_desk.rules.visit_states import NIGHT_HOUR, awaited_since, visit_state
from jib_desk.rules.words import ClosedBy, VisitorCategory
from jib_desk.services import errors
from jib_desk.services.base import zone_of
from jib_desk.services.rows.visitors import HostCard, VisitRow

MERGED = "merged_visitor:"  # settings of that key: a record that went into another, whose id is the value
# How far back a visit may have begun that is still shown among those who left on a day.
LONGEST_STAY = timedelta(days=31)

_COLUMNS = """v.id, v.uid, v.version, v.visitor_id, p.name_zh, p.name_latin, p.organisation, p.phone, v.party_size,
  v.category, v.purpose, v.company_id, c.short_en, c.name_en, c.short_zh, c.name_zh, v.host_id, h.name_zh, h.name_en,
  v.expected_at, v.arrived_at, v.left_at, v.closed_by, v.badge, v.refused_at, s.name, v.note, h.phone,
  v.refused_reason, v.cancelled_at, v.party_planned, v.heads_left, v.badge_is_out, v.host_answer, v.escort,
  v.invitation_id, i.name_zh, i.name_latin,
  (SELECT sum(g.back_at - g.left_at) FROM visit_gap g WHERE g.visit_id = v.id)"""
_FROM = """FROM visit v JOIN visitor p ON p.id = v.visitor_id JOIN staff s ON s.id = v.staff_id
  LEFT JOIN company c ON c.id = v.company_id LEFT JOIN contact h ON h.id = v.host_id
  LEFT JOIN visitor i ON i.id = v.planned_visitor_id"""

_ARRIVED, _REFUSED = 20, 24  # places of columns

OPEN = "v.is_open = 1 ORDER BY v.arrived_at DESC, v.id DESC"
BY_ID = "v.id = ?"
# Small letters were kept once; the partial indexes hold the few rows that are read.
BY_BADGE = "v.is_open = 1 AND v.badge <> '' AND v.badge = ? COLLATE NOCASE"
OUT_WITH = "v.badge_is_out = 1 AND v.badge = ? COLLATE NOCASE ORDER BY v.closed_at DESC LIMIT 1"
EXPECTED = """v.expected_at >= ? AND v.expected_at < ? AND v.arrived_at IS NULL AND v.refused_at IS NULL
  AND v.cancelled_at IS NULL ORDER BY v.expected_at, v.id"""
LEFT = """v.arrived_at >= ? AND v.arrived_at < ? AND v.closed_at >= ? AND v.closed_at < ?
  ORDER BY v.closed_at DESC, v.id DESC"""
BETWEEN = """v.id IN (SELECT id FROM visit WHERE arrived_at >= ?1 AND arrived_at < ?2
  UNION ALL SELECT id FROM visit WHERE arrived_at IS NULL AND expected_at >= ?1 AND expected_at < ?2
  UNION ALL SELECT id FROM visit WHERE arrived_at IS NULL AND expected_at IS NULL
    AND refused_at >= ?1 AND refused_at < ?2)
  ORDER BY coalesce(v.arrived_at, v.expected_at, v.refused_at), v.id"""
OF_COMPANY = """v.company_id = ? ORDER BY coalesce(v.arrived_at, v.expected_at, v.refused_at) DESC, v.id DESC
  LIMIT ? OFFSET ?"""

_HOST = """SELECT coalesce(nullif(h.name_zh, ''), h.name_en), h.phone,
  coalesce(nullif(d.name_zh, ''), d.name_en, ''), coalesce(d.phone, ''), h.away_until, h.active
  FROM contact h LEFT JOIN contact d ON d.id = h.deputy_id AND d.active = 1 WHERE h.id = ?"""
_KEPT = """SELECT badge, left_at FROM visit
  WHERE visitor_id = ? AND badge_is_out = 1 ORDER BY closed_at DESC LIMIT 1"""
_SET_ASIDE = """SELECT badge FROM visit WHERE expected_at >= ? AND arrived_at IS NULL
  AND badge <> '' AND refused_at IS NULL AND cancelled_at IS NULL"""

_MISSING = (
    "SELECT badge FROM visit WHERE is_open = 1 AND badge <> ''",
    "SELECT badge FROM visit WHERE badge_is_out = 1",
    "SELECT number FROM badge WHERE lost_on IS NOT NULL",
)

# What began in the evening and runs over midnight: a booking, or an event of the whole site.
_OVERNIGHT = """SELECT min(starts_at) FROM (
  SELECT starts_at FROM booking WHERE live = 1 AND starts_at >= ?1 AND starts_at < ?2 AND ends_at > ?3
  UNION ALL SELECT starts_at FROM event WHERE booking_id IS NULL AND cancelled_at IS NULL
    AND starts_at >= ?1 AND starts_at < ?2 AND ends_at > ?3)"""
_DAY, _NIGHT = 86_400, NIGHT_HOUR * 3_600

_CATEGORIES = {category.value: category for category in VisitorCategory}
_CLOSED = {closed.value: closed for closed in ClosedBy}
_ANSWERS = {answer.value: answer for answer in HostAnswer}


def read_visits(source: Source, where: str, parameters: Sequence[Any], now: datetime) -> tuple[VisitRow, ...]:
    """The visits that one of the conditions above finds, as they stand at `now`."""
    rows = direct.fetch(source, f"SELECT {_COLUMNS} {_FROM} WHERE {where}", parameters)
    # Only a planned visit that nobody came to depends on the centre's day: the zone is not read for the others.
    waits = any(row[_ARRIVED] is None and row[_REFUSED] is None for row in rows)
    awaited = awaited_bounds(source, now)[0] if waits else 0
    return tuple(_row(values, awaited) for values in rows)


def visits_by_id(source: Source, keys: Iterable[int], now: datetime) -> tuple[VisitRow, ...]:
    """These visits, in the order of the keys; keys without a visit are left out."""
    rows = (read_visits(source, BY_ID, (key,), now) for key in keys)
    return tuple(row[0] for row in rows if row)


def local_today(source: Source, now: datetime) -> date:
    """Today where the centre is."""
    return now.astimezone(zone_of(source)).date()


def day_start(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day begins where the centre is."""
    return datetime.combine(day, time(), zone)


@lru_cache(maxsize=64)
def day_bounds(start: date, end: date, zone: ZoneInfo) -> tuple[int, int]:
    """Days inclusive → seconds half-open."""
    return int(day_start(start, zone).timestamp()), int(day_start(end + timedelta(days=1), zone).timestamp())


def awaited_bounds(source: Source, now: datetime) -> tuple[int, int]:
    """When those were expected who may come today, in seconds, half-open: also late in the evening before."""
    zone = zone_of(source)
    today = now.astimezone(zone).date()
    begins, ends = day_bounds(today, today, zone)
    second = int(now.timestamp())
    is_night = second < begins + _NIGHT  # by day nothing is asked
    event = direct.scalar(source, _OVERNIGHT, (begins - _DAY, begins, second)) if is_night else None
    return awaited_since(begins, second, event), ends


def instant(seconds: int | None) -> datetime | None:
    """Stored seconds → aware instant."""
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _row(values: Sequence[Any], awaited: int) -> VisitRow:
    (
        key, uid, version, visitor_id, name_zh, name_latin, organisation, phone, party_size, category, purpose,
        company_id, short_en, name_en, short_zh, company_zh, host_id, host_zh, host_en, expected, arrived, left,
        closed, badge, refused, staff, note, host_phone, refused_reason, cancelled, planned, heads_left, is_out,
        answer, escort, invitation_id, planned_zh, planned_latin, away,
    ) = values  # fmt: skip
    state = visit_state(
        expected, arrived, refused, is_closed=closed is not None, awaited=awaited, cancelled_at=cancelled
    )
    return VisitRow(
        key, uid, version, visitor_id, name_zh, name_latin, organisation, masked_phone(phone),
        party_size, _CATEGORIES[category], purpose, company_id, short_en or name_en or "", short_zh or company_zh or "",
        host_id, host_zh or host_en or "", instant(expected), instant(arrived), instant(left),
        _CLOSED[closed] if closed else None, badge, state, staff, note, host_phone or "", refused_reason,
        planned, heads_left, (away or 0) // 60, bool(is_out), planned_zh or planned_latin or "",
        _ANSWERS[answer] if answer else None, escort, invitation_id,
    )  # fmt: skip


# --- small questions --------------------------------------------------------------------------


def taken_badges(source: Source, now: datetime) -> frozenset[str]:
    """Numbers that cannot be given out: not on the shelf, or set aside for somebody who is expected today or later.

    A badge that was printed for another day is there already: a second one of its number would be taken for it.
    """
    found = direct.fetch(source, _SET_ASIDE, (awaited_bounds(source, now)[0],))
    return _missing_badges(source) | _numbers(found)


def _missing_badges(source: Source) -> frozenset[str]:
    """Numbers that are not on the shelf: worn, not returned, or lost."""
    return frozenset[str]().union(*(_numbers(direct.fetch(source, query)) for query in _MISSING))


def _numbers(rows: Iterable[Sequence[Any]]) -> frozenset[str]:
    return frozenset(badge_number(str(number)) for (number,) in rows)


def set_aside(source: Source, visit_id: int) -> str:
    """The number of the badge that was printed for an expected visit; "" when none was, or it is not on the shelf."""
    query = "SELECT badge FROM visit WHERE id = ? AND arrived_at IS NULL"
    number = badge_number(str(direct.scalar(source, query, (visit_id,)) or ""))
    return "" if number and number in _missing_badges(source) else number


def kept_badge(source: Source, visitor_id: int) -> tuple[str, int | None]:
    """The badge that a visitor left with the last time, and when; "" when it came back."""
    badge, left = direct.first(source, _KEPT, (visitor_id,)) or ("", None)
    return badge_number(badge), left


def free_badge(source: Source, now: datetime) -> str:
    """The lowest number from 1 that can be given out."""
    return lowest_free(taken_badges(source, now))


def open_visit_of(source: Source, visitor_id: int) -> int | None:
    """The id of a person's open visit."""
    query = "SELECT id FROM visit WHERE visitor_id = ? AND is_open = 1"
    return direct.scalar(source, query, (visitor_id,))


def place_of(source: Source, company_id: int | None, host_id: int | None) -> dict[str, int | None]:
    """Host and company of a visit; a host's company is the visit's unless one is said. Raises NotFound, HostGone."""
    if host_id is not None:
        query = "SELECT company_id, active, coalesce(nullif(name_zh, ''), name_en) FROM contact WHERE id = ?"
        found = direct.first(source, query, (host_id,))
        if found is None:
            raise errors.NotFound("contact", str(host_id))
        if not found[1]:
            raise errors.HostGone(found[2])
        company_id = company_id if company_id is not None else found[0]
    elif company_id is not None:
        refuse_unknown(source, "company", company_id)
    return {"company_id": company_id, "host_id": host_id}


def host_card(source: Source, contact_id: int, now: datetime) -> HostCard | None:
    """A host as the desk needs him; an absence that is over is none."""
    row = direct.first(source, _HOST, (contact_id,))
    if row is None:
        return None
    name, phone, deputy, deputy_phone, away, is_active = row
    until = date.fromisoformat(away) if away else None
    is_away = until is not None and until >= local_today(source, now)
    return HostCard(contact_id, name, phone, deputy, deputy_phone, until if is_away else None, bool(is_active))


def standing_record(source: Source, visitor_id: int) -> int:
    """The record of a visitor, or the one that it was made one with. Raises NotFound, VisitorForgotten."""
    found = direct.first(source, "SELECT anonymised_at FROM visitor WHERE id = ?", (visitor_id,))
    if found is None:
        raise errors.NotFound("visitor", str(visitor_id))
    if found[0] is None:
        return visitor_id
    into = direct.scalar(source, "SELECT value FROM setting WHERE key = ?", (f"{MERGED}{visitor_id}",))
    if into is None:
        raise errors.VisitorForgotten
    return standing_record(source, int(into))


def refuse_unknown(source: Source, table: str, key: int) -> None:
    """Raises NotFound when there is no such row; `table` is one of ours."""
    found = direct.scalar(source, f"SELECT 1 FROM {table} WHERE id = ?", (key,))  # noqa: S608 - our own names
    if found is None:
        raise errors.NotFound(table, str(key))
