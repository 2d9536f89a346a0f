"""Returning visitors while somebody types: ids from the index, then one statement for the few that are shown."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.rules.identity import masked_phone, normal_phone
from jib_desk.rules.names import LONGEST_TAIL, matching
from jib_desk.rules.words import VisitorCategory
from jib_desk.services import search_index
from jib_desk.services.base import zone_of
from jib_desk.services.rows.visitors import VisitorHit
from jib_desk.services.visit_reads import day_bounds, instant

_CATEGORIES = {category.value: category for category in VisitorCategory}
# Planned arrivals count as soon as they are planned, so that who is expected is among the few. Two looks at
# ix_visit_of_visitor for each, however often somebody came.
_LATEST = """SELECT j.value FROM json_each(?) j ORDER BY max(
  coalesce((SELECT arrived_at FROM visit WHERE visitor_id = j.value ORDER BY is_open DESC, arrived_at DESC LIMIT 1), 0),
  coalesce((SELECT max(expected_at) FROM visit WHERE visitor_id = j.value AND is_open = 0 AND arrived_at IS NULL), 0)
) DESC LIMIT ?"""

# What is prefilled comes from today's planned visit, else from the last one.
_HITS = """
SELECT p.id, p.name_zh, p.name_latin, p.organisation, p.phone, coalesce(x.category, p.category),
  (SELECT count(*) FROM visit n WHERE n.visitor_id = p.id AND n.arrived_at IS NOT NULL),
  v.arrived_at, h.id, c.id, coalesce(nullif(h.name_zh, ''), h.name_en, ''), coalesce(x.purpose, v.purpose),
  h.phone, coalesce(nullif(c.short_en, ''), c.name_en, ''), coalesce(nullif(c.short_zh, ''), c.name_zh, ''),
  v.is_open, v.id, v.badge, x.id, coalesce(x.party_size, 1)
FROM visitor p
LEFT JOIN visit v ON v.id = (SELECT l.id FROM visit l WHERE l.visitor_id = p.id AND l.arrived_at IS NOT NULL
  ORDER BY l.is_open DESC, l.arrived_at DESC LIMIT 1)
LEFT JOIN visit x ON x.id = (SELECT e.id FROM visit e WHERE e.visitor_id = p.id AND e.arrived_at IS NULL
  AND e.is_open = 0 AND e.refused_at IS NULL AND e.expected_at >= ? AND e.expected_at < ?
  ORDER BY e.expected_at LIMIT 1)
LEFT JOIN contact h ON h.id = CASE WHEN x.id IS NULL THEN v.host_id ELSE x.host_id END
LEFT JOIN company c ON c.id = CASE WHEN x.id IS NULL THEN v.company_id ELSE x.company_id END
WHERE p.id IN (SELECT value FROM json_each(?))"""


def suggest(session: Session, text: str, limit: int, now: datetime) -> tuple[VisitorHit, ...]:
    """The visitors that are meant by what was typed: who is expected today first, then who came last."""
    ids = search_index.found_ids(session, "visitor", text)
    if not ids:
        return ()
    if len(ids) > limit:
        ids = [row[0] for row in direct.fetch(session, _LATEST, (json.dumps(ids), limit))]
    return tuple(sorted(hits(session, ids, now), key=_likeliest))


def hits(session: Session, ids: Sequence[int], now: datetime) -> list[VisitorHit]:
    """These visitors as they are offered; who is not there is left out."""
    zone = zone_of(session)
    today = now.astimezone(zone).date()
    bounds = day_bounds(today, today, zone)
    found = {row[0]: row for row in direct.fetch(session, _HITS, (*bounds, json.dumps(list(ids))))}
    return [_hit(found[key]) for key in ids if key in found]


def _likeliest(hit: VisitorHit) -> tuple[bool, float]:
    return hit.expected_visit_id is None, -hit.last_visit_at.timestamp() if hit.last_visit_at else 0.0


def same_person(session: Session, name_zh: str, name_latin: str, phone: str) -> int | None:
    """A visitor who has this phone and one of these names already."""
    wanted = normal_phone(phone)
    if not wanted:
        return None
    names = {matching(name) for name in (name_zh, name_latin) if name}
    query = "SELECT name_zh, name_latin, phone FROM visitor WHERE id = ?"
    for key in search_index.found_ids(session, "visitor", wanted[-LONGEST_TAIL:]):
        row = direct.first(session, query, (key,))
        if row is not None and normal_phone(row[2]) == wanted and names & {matching(row[0]), matching(row[1])}:
            return key
    return None


def _hit(row: Sequence[Any]) -> VisitorHit:
    (
        key, name_zh, name_latin, organisation, phone, category, visits, last_at, host_id, company_id, host, purpose,
        host_phone, company_en, company_zh, is_open, visit_id, badge, expected_id, party_size,
    ) = row  # fmt: skip
    return VisitorHit(
        visitor_id=key,
        name_zh=name_zh,
        name_latin=name_latin,
        organisation=organisation,
        masked_phone=masked_phone(phone),
        category=_CATEGORIES[category],
        visits=visits,
        last_visit_at=instant(last_at),
        last_host_id=host_id,
        last_company_id=company_id,
        last_host=host,
        last_purpose=purpose or "",
        expected_visit_id=expected_id,
        last_host_phone=host_phone or "",
        last_company_en=company_en,
        last_company_zh=company_zh,
        inside_visit_id=visit_id if is_open else None,
        inside_since=instant(last_at) if is_open else None,
        inside_badge=badge if is_open else "",
        party_size=party_size,
    )
