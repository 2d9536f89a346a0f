"""Who is due to be forgotten on a day, and why (DOMAIN §6)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.retention import Retention, due_on, remember_until
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.rows.centre import CentreRow

PERIOD_OVER, MEMORY_OVER = "period_over", "memory_over"

# A visit counts from its end, or its beginning when nobody knows the end; one that was called off no longer than
# since then. Who was represented by somebody else was awaited all the same. Somebody without any visit counts from
# the day on which the record was made.
_LAST = """
SELECT p.id, coalesce(t.category, p.category), p.agreed_on, p.remembered_until, p.pass_until,
  coalesce(t.last, (SELECT max(e.at) FROM journal_line l JOIN journal_entry e ON e.number = l.entry
    WHERE l.kind = 'visitor' AND l.key = p.id)), coalesce(t.inside, 0), coalesce(t.came, 0), coalesce(t.visits, 0),
  coalesce(t.first, t.last)
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
WHERE p.anonymised_at IS NULL {person}"""
_ALL = _LAST.format(own="", stead="", person="")
_ONE = _LAST.format(own="WHERE visitor_id = ?1", stead="AND planned_visitor_id = ?1", person="AND p.id = ?1")


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


def retention_of(source: Source, centre: CentreRow, days: int | None = None) -> Retention:
    """How long data is kept: the centre's setting (or `days` instead) and where a category says otherwise."""
    query = "SELECT category, retention_days FROM category_rule WHERE retention_days IS NOT NULL"
    ruled = {VisitorCategory(category): kept for category, kept in direct.fetch(source, query)}
    return Retention(centre.retention_days if days is None else days, ruled)


def all_dues(
    source: Source, retention: Retention, months: int, zone: ZoneInfo, visitor_id: int | None = None
) -> Iterator[Due]:
    """Everybody who is known by name and not inside, with the day from which he is forgotten; or one person."""
    found = direct.fetch(source, _ALL) if visitor_id is None else direct.fetch(source, _ONE, (visitor_id,))
    for row in found:
        due = _due(row, retention, months, zone)
        if due is not None:
            yield due


def due_people(source: Source, retention: Retention, months: int, zone: ZoneInfo, today: date) -> list[Due]:
    """Who is due on a day, the longest ago first."""
    found = [due for due in all_dues(source, retention, months, zone) if due.due_on <= today]
    return sorted(found, key=lambda due: (due.due_on, due.visitor_id))


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
