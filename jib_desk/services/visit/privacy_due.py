"""Who is due to be forgotten on a day, and why (DOMAIN §6)."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.retention import Retention, due_on, is_due, remember_until
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.rows.centre import CentreRow
from jib_desk.services.visit.privacy_rows import Rows, personal_of

PERIOD_OVER, MEMORY_OVER = "period_over", "memory_over"

# A visit counts from its end, or its beginning when nobody knows the end; one that was called off no longer than
# since then. Who was represented by somebody else was awaited all the same. Somebody without any visit counts from
# the day on which the record was made.
_LAST = """
SELECT * FROM (SELECT p.id, coalesce(t.category, p.category), p.agreed_on, p.remembered_until, p.pass_until,
  coalesce(t.last, (SELECT max(e.at) FROM journal_line l JOIN journal_entry e ON e.number = l.entry
    WHERE l.kind = 'visitor' AND l.key = p.id)) AS last_at, coalesce(t.inside, 0),
  coalesce(t.came, 0), coalesce(t.visits, 0), coalesce(t.first, t.last)
FROM visitor p LEFT JOIN (
  SELECT visitor_id, category, max(last) AS last, total(is_open) AS inside, total(came) AS came, count(own) AS visits,
    (SELECT arrived_at FROM visit f WHERE f.visitor_id = u.visitor_id AND f.arrived_at IS NOT NULL
      ORDER BY f.arrived_at LIMIT 1) AS first
  FROM (
    SELECT visitor_id, category, is_open, arrived_at IS NOT NULL AS came, 1 AS own,
      coalesce(left_at, arrived_at, refused_at, min(expected_at, coalesce(cancelled_at, expected_at))) AS last
    FROM visit {own}
    UNION ALL SELECT planned_visitor_id, category, 0, 0, NULL, coalesce(left_at, arrived_at, expected_at)
    FROM visit WHERE planned_visitor_id IS NOT NULL {stead}
  ) u GROUP BY visitor_id
) t ON t.visitor_id = p.id
WHERE p.anonymised_at IS NULL {person}) WHERE coalesce(last_at, 0) < ?2"""
_ALL = _LAST.format(own="", stead="", person="")
_LISTED = "IN (SELECT value FROM json_each(?1))"
_SOME = _LAST.format(
    own=f"WHERE visitor_id {_LISTED}", stead=f"AND planned_visitor_id {_LISTED}", person=f"AND p.id {_LISTED}"
)

# Things of the register and watch list entries that are over: since when. The last three are days, not instants.
_ENDED: Mapping[str, str] = {
    "parcel": "coalesce(collected_at, returned_at)",
    "loan": "returned_at",
    "lost_item": "closed_at",
    "vehicle": "valid_until",
    "access_item": "coalesce(returned_on, lost_on)",
    "watch_entry": "coalesce(ended_on, until_on)",
}
_PARTY = "party_member"
# Who came along agreed to nothing: the days of the visit's category go by, however long the leader is remembered. Who
# was taken out of a group stands in the journal alone.
_MEMBERS = """SELECT m.id, v.visitor_id, v.category,
    coalesce(v.left_at, v.arrived_at, v.refused_at, min(v.expected_at, coalesce(v.cancelled_at, v.expected_at)))
  FROM (
    SELECT id, visit_id FROM party_member WHERE name_zh <> '' OR name_latin <> ''
    UNION SELECT key, json_extract(plain, '$.before.visit_id') FROM journal_line
    WHERE kind = 'party_member' AND personal IS NOT NULL AND key NOT IN (SELECT id FROM party_member)
  ) m JOIN visit v ON v.id = m.visit_id WHERE v.is_open = 0 ORDER BY m.id"""
# A visit that was undone has no row, and whoever came by it alone has none: the journal alone names them. What names
# somebody is written when a row comes and when it goes.
_UNDONE = """SELECT DISTINCT l.key FROM journal_entry e JOIN journal_line l ON l.entry = e.number
  WHERE e.undoes IS NOT NULL AND e.at < ? AND l.kind = ? AND l.personal IS NOT NULL
  AND json_extract(l.plain, '$.after') IS NULL AND NOT EXISTS (SELECT 1 FROM {} r WHERE r.id = l.key) ORDER BY l.key"""
_OF_DAYS = frozenset({"vehicle", "access_item", "watch_entry"})
_NEVER = 2**62  # seconds
NO_PLATE = "–"  # of a car that was forgotten


@dataclass(frozen=True, slots=True)
class Due:
    """A visitor whose data goes from `due_on` on. `came` and `visits` count arrivals and all visits."""

    visitor_id: int
    category: VisitorCategory
    first_on: date
    last_on: date
    due_on: date
    why: str
    came: int
    visits: int


Ruled: TypeAlias = Mapping[VisitorCategory, int | None]  # days of a category, None = as everybody's


def retention_of(source: Source, centre: CentreRow, days: int | None = None, rules: Ruled | None = None) -> Retention:
    """How long data is kept: the centre's setting (or `days` instead) and where a category (or `rules`) differs."""
    query = "SELECT category, retention_days FROM category_rule WHERE retention_days IS NOT NULL"
    ruled = {VisitorCategory(category): kept for category, kept in direct.fetch(source, query)}
    wanted = {**ruled, **(rules or {})}
    own = {category: kept for category, kept in wanted.items() if kept is not None}
    return Retention(centre.retention_days if days is None else days, own)


def all_dues(
    source: Source,
    retention: Retention,
    months: int,
    zone: ZoneInfo,
    visitors: Sequence[int] | None = None,
    until: date = date.max,
) -> Iterator[Due]:
    """Everybody who is known by name and not inside, with the day from which he is forgotten; or these of them.

    Whoever cannot be due `until` then may be left out: of the people of a month that is nearly everybody.
    """
    asked = json.dumps(list(visitors or ()))
    found = direct.fetch(source, _ALL if visitors is None else _SOME, (asked, _latest(retention, zone, until)))
    for row in found:
        due = _due(row, retention, months, zone)
        if due is not None:
            yield due


def due_people(
    source: Source,
    retention: Retention,
    months: int,
    zone: ZoneInfo,
    today: date,
    visitors: Sequence[int] | None = None,
) -> list[Due]:
    """Who is due on a day, the longest ago first; of these people alone where they are given."""
    found = [due for due in all_dues(source, retention, months, zone, visitors, today) if due.due_on <= today]
    return sorted(found, key=lambda due: (due.due_on, due.visitor_id))


def due_things(source: Source, days: int, zone: ZoneInfo, today: date) -> Rows:
    """Things of the register that have been over for so many days and name somebody still."""
    last, instant = today - timedelta(days=days), _end_of(today - timedelta(days=days), zone)
    found: Rows = {}
    for table, ended in _ENDED.items():
        named = " OR ".join(f"{name} NOT IN ('', '{NO_PLATE}')" for name in personal_of(table))
        over = f"{ended} <= ?" if table in _OF_DAYS else f"{ended} < ?"
        query = f"SELECT id FROM {table} WHERE {over} AND ({named}) ORDER BY id"  # noqa: S608 - our own names
        keys = [key for (key,) in direct.fetch(source, query, (last.isoformat() if table in _OF_DAYS else instant,))]
        if keys:
            found[table] = keys
    return found


def due_undone(source: Source, days: int, zone: ZoneInfo, today: date) -> Rows:
    """Of what was undone so many days ago: whom the journal alone still names."""
    before = _end_of(today - timedelta(days=days), zone)
    found = {
        table: [key for (key,) in direct.fetch(source, _UNDONE.format(table), (before, table))]
        for table in ("visitor", "visit", *_ENDED)
    }
    return {table: keys for table, keys in found.items() if keys}


def _end_of(day: date, zone: ZoneInfo) -> int:
    return int(datetime.combine(day + timedelta(days=1), time(), zone).timestamp())


def due_members(source: Source, retention: Retention, zone: ZoneInfo, today: date, going: Collection[int] = ()) -> Rows:
    """Who came along to visits that have been over for so many days, but with leaders who are `going` themselves."""
    found = [
        key
        for key, leader, category, last in direct.fetch(source, _MEMBERS)
        if leader not in going and is_due(today, _day(last, zone), VisitorCategory(category), retention)
    ]
    return {_PARTY: found} if found else {}


def _latest(retention: Retention, zone: ZoneInfo, until: date) -> int:
    """The instant before which somebody was here last who can be due on a day; agreeing only makes it later."""
    if until == date.max:
        return _NEVER
    shortest = min((retention.days, *retention.by_category.values()))
    return int(datetime.combine(until - timedelta(days=shortest - 1), time(), zone).timestamp())


def _due(row: Sequence[Any], retention: Retention, months: int, zone: ZoneInfo) -> Due | None:
    key, category, agreed_on, remembered_until, pass_until, last, inside, came, visits, first = row
    if inside:
        return None
    last_on = _day(last, zone)
    kept_until = [date.fromisoformat(day) for day in (remembered_until, pass_until) if day]
    if agreed_on:
        kept_until.append(remember_until(last_on, months))
    of_category = VisitorCategory(category)
    period = due_on(last_on, of_category, retention)
    due = due_on(last_on, of_category, retention, max(kept_until, default=None))
    why = MEMORY_OVER if agreed_on and due > period else PERIOD_OVER
    return Due(key, of_category, _day(first, zone) if first else last_on, last_on, due, why, int(came), int(visits))


def _day(seconds: int | None, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(seconds or 0, UTC).astimezone(zone).date()
