"""Returning visitors while somebody types: ids from the index, then one statement for the few that are shown."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import Any

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.identity import masked_phone, national_phone
from jib_desk.rules.names import Fit, fit
from jib_desk.rules.recognition import SURE, Described, score
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.rules.titles import family_addressed, without_titles
from jib_desk.rules.walk_in import parse_walk_in
from jib_desk.rules.words import VisitorCategory
from jib_desk.services import search_index
from jib_desk.services.rows.visitors import VisitorHit
from jib_desk.services.visit.latest_visitors import LatestVisitors
from jib_desk.services.visit.visit_reads import awaited_bounds, instant

_SEVERAL = re.compile(r"\w[\s,，、;；@/|]+\w")  # more than a name was typed
_PHONE = re.compile(r"(?:\+[\d\s()-]{6,}|0[\d\s()-]{7,})$")  # with the number of its country, or with the 0 before it
_CATEGORIES = {category.value: category for category in VisitorCategory}
# The plus keeps it to the index of expected times: all that never came are many more.
_EXPECTED = """SELECT visitor_id FROM visit
  WHERE expected_at >= ? AND expected_at < ? AND +arrived_at IS NULL AND refused_at IS NULL
  AND cancelled_at IS NULL"""
# When somebody came last, or is inside since: one look at ix_visit_of_visitor, however often somebody came.
_LAST = """coalesce((SELECT arrived_at FROM visit WHERE visitor_id = ref_id
  ORDER BY is_open DESC, arrived_at DESC LIMIT 1), 0)"""

# What is prefilled comes from the visit planned for today that is nearest, else from the last one.
_HITS = """
SELECT p.id, p.name_zh, p.name_latin, p.organisation, p.phone, coalesce(x.category, p.category),
  (SELECT count(*) FROM visit n WHERE n.visitor_id = p.id AND n.arrived_at IS NOT NULL),
  v.arrived_at, h.id, c.id, coalesce(nullif(h.name_zh, ''), h.name_en, ''), coalesce(x.purpose, v.purpose, ''),
  h.phone, coalesce(nullif(c.short_en, ''), c.name_en, ''), coalesce(nullif(c.short_zh, ''), c.name_zh, ''),
  v.is_open, v.id, v.badge, x.id, coalesce(x.party_size, 1), h.active
FROM visitor p
LEFT JOIN visit v ON v.id = (SELECT l.id FROM visit l WHERE l.visitor_id = p.id AND l.arrived_at IS NOT NULL
  ORDER BY l.is_open DESC, l.arrived_at DESC LIMIT 1)
LEFT JOIN visit x ON x.id = (SELECT e.id FROM visit e WHERE e.visitor_id = p.id AND e.arrived_at IS NULL
  AND e.is_open = 0 AND e.refused_at IS NULL AND e.cancelled_at IS NULL AND e.expected_at >= ? AND e.expected_at < ?
  ORDER BY abs(e.expected_at - ?) LIMIT 1)
LEFT JOIN contact h ON h.id = CASE WHEN x.id IS NULL THEN v.host_id ELSE x.host_id END
LEFT JOIN company c ON c.id = CASE WHEN x.id IS NULL THEN v.company_id ELSE x.company_id END
WHERE p.id IN ({})"""


def suggest(source: Source, text: str, limit: int, now: datetime, latest: LatestVisitors) -> tuple[VisitorHit, ...]:
    """The visitors that are meant by what was typed: who is expected today first, then who came last."""
    today, text = awaited_bounds(source, now), text[:LINE_LIMIT]  # more is a paste that is refused at its field
    if _PHONE.match(text.strip()):
        text = national_phone(text)  # whichever way it is kept
    text = family_addressed(text) or without_titles(text)
    # Small statements: in one, the planner looks at every row of the many instead of the few.
    expected = frozenset(row[0] for row in direct.fetch(source, _EXPECTED, today))
    best = search_index.Best(expected, _LAST, partial(latest.those, source))
    ids = search_index.found_ids(source, "visitor", text, limit, best)
    return _hits(source, ids, today, now, text) if ids else ()


def hit(source: Source, visitor_id: int, now: datetime) -> VisitorHit | None:
    """One visitor as he is offered."""
    return next(iter(_hits(source, (visitor_id,), awaited_bounds(source, now), now)), None)


def _hits(
    source: Source, ids: Sequence[int], today: tuple[int, int], now: datetime, typed: str = ""
) -> tuple[VisitorHit, ...]:
    asked = (*today, int(now.timestamp()), *ids)
    rows = sorted(direct.fetch(source, _query_for(len(ids)), asked), key=_likeliest)
    said = _described(typed) if _SEVERAL.search(typed) else None
    if said is not None:
        rows.sort(key=partial(_unlikeness, said))
    hits = [_hit(row, typed, said) for row in rows]
    hits.sort(key=lambda hit: hit.fit is Fit.RARELY and hit.expected_visit_id is None)
    return tuple(hits)


@lru_cache(maxsize=32)
def _query_for(count: int) -> str:
    return _HITS.format(", ".join("?" * count))


def _described(typed: str) -> Described:
    walk_in = parse_walk_in(typed)
    return Described(walk_in.name_zh, walk_in.name_latin, walk_in.organisation, walk_in.phone)


def _unlikeness(said: Described, row: Sequence[Any]) -> int:
    """The less, the better somebody is what was typed of name, organisation and phone together."""
    return -score(said, Described(*row[1:5])).score


def _fit(row: Sequence[Any], typed: str, said: Described | None) -> Fit:
    """How what was typed fits: as the beginning of one thing, or name, organisation and phone together."""
    if not typed:
        return Fit.WHOLE
    if said is not None and -_unlikeness(said, row) >= SURE:
        return Fit.WHOLE
    return fit(typed, row[1], row[2], row[4] or "")


def _likeliest(row: Sequence[Any]) -> tuple[bool, int]:
    last_at, expected_visit_id = row[7], row[18]
    return expected_visit_id is None, -(last_at or 0)


def _hit(row: Sequence[Any], typed: str, said: Described | None = None) -> VisitorHit:
    (
        key, name_zh, name_latin, organisation, phone, category, visits, last_at, host_id, company_id, host, purpose,
        host_phone, company_en, company_zh, is_open, visit_id, badge, expected_id, party_size, is_host_here,
    ) = row  # fmt: skip
    gone_host = host if host_id is not None and not is_host_here else ""
    if gone_host:
        host_id, host, host_phone = None, "", ""
    last_visit_at = instant(last_at)
    return VisitorHit(
        key, name_zh, name_latin, organisation, masked_phone(phone), _CATEGORIES[category], visits, last_visit_at,
        host_id, company_id, host, purpose, expected_id, host_phone or "", company_en, company_zh,
        visit_id if is_open else None, last_visit_at if is_open else None, badge if is_open else "", party_size,
        _fit(row, typed, said), gone_host,
    )  # fmt: skip
