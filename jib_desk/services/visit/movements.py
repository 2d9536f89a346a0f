"""Heads that come and go, for peaks: arrivals, parts of a group that leave first, and steps out and back."""

from collections.abc import Sequence
from datetime import date, datetime

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.visits import most_at_once
from jib_desk.services.base import zone_of
from jib_desk.services.rows.visitors import PeakOfDay
from jib_desk.services.visit.visit_reads import LONGEST_STAY, day_bounds, instant

Heads = list[tuple[int, int]]  # (seconds since 1970, heads)

_CAME = "SELECT arrived_at, coalesce(left_at, closed_at), party_size, heads_left FROM visit"
_IN_PERIOD = f"{_CAME} WHERE arrived_at >= ? AND arrived_at < ?"
_BEFORE = f"""{_CAME} WHERE arrived_at >= ? AND arrived_at < ?
  AND (closed_at IS NULL OR coalesce(left_at, closed_at) > ?)"""
# Both tables are small: most visitors come alone and leave once.
_PARTS = """SELECT d.left_at, d.heads FROM departure d JOIN visit v ON v.id = d.visit_id
  WHERE v.arrived_at >= ? AND v.arrived_at < ? AND (v.closed_at IS NULL OR coalesce(v.left_at, v.closed_at) > ?)"""
_GAPS = """SELECT g.left_at, g.back_at, v.party_size - coalesce((SELECT sum(d.heads) FROM departure d
    WHERE d.visit_id = v.id AND d.left_at <= g.left_at), 0)
  FROM visit_gap g JOIN visit v ON v.id = g.visit_id
  WHERE v.arrived_at >= ? AND v.arrived_at < ? AND (v.closed_at IS NULL OR coalesce(v.left_at, v.closed_at) > ?)"""


def movements(
    source: Source, first: int, until: int, longest: int = int(LONGEST_STAY.total_seconds())
) -> tuple[Heads, Heads]:
    """Who comes and who leaves, in heads, within `[first, until)`; whoever was inside before comes at its beginning.

    `longest` is how many seconds a visit may have lasted that still counts.
    """
    here = direct.fetch(source, _IN_PERIOD, (first, until))
    before = direct.fetch(source, _BEFORE, (first - longest, first, first))
    of_these = (first - longest, until, first)
    parts, gaps = direct.fetch(source, _PARTS, of_these), direct.fetch(source, _GAPS, of_these)
    coming: Heads = [(first, sum(party for _at, _closed, party, _left in before))]
    coming += [(at, party) for at, _closed, party, _left in here]
    coming += [(back, heads) for _out, back, heads in gaps]
    leaving: Heads = [(closed, party - gone) for _at, closed, party, gone in (*before, *here) if closed is not None]
    leaving += [(at, heads) for at, heads in parts]
    leaving += [(out, heads) for out, _back, heads in gaps]
    return coming, leaving


def peak_of(source: Source, day: date, now: datetime) -> PeakOfDay:
    """The most heads of visitors at once on a day, up to now."""
    first, until = day_bounds(day, day, zone_of(source))
    coming, leaving = movements(source, first, min(until, int(now.timestamp()) + 1))
    heads, at = most_at_once(coming, leaving)
    return PeakOfDay(heads, instant(int(at)) if at is not None else None)


def gaps_of(source: Source, visit_ids: Sequence[int]) -> list[tuple[int, int]]:
    """The steps out and back of these visits, as (left, back) in seconds."""
    query = "SELECT left_at, back_at FROM visit_gap WHERE visit_id = ? ORDER BY left_at"
    return [row for key in visit_ids for row in direct.fetch(source, query, (key,))]
