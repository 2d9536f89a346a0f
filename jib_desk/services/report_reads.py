"""The rows of a period that figures are made of, read past the mapping: a busy month has thousands of them."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules import utilisation, visits
from jib_desk.rules.bookings import state_at
from jib_desk.rules.intervals import Span
from jib_desk.rules.words import BookingState, ClosedBy
from jib_desk.services.booking.booking_reads import instant, seconds
from jib_desk.services.rows.reports import RoomUse, VisitFigures
from jib_desk.services.visit.movements import movements

_LONGEST = timedelta(days=60)  # no booking or visit is looked for further back than this

_ROOMS = "SELECT id, code FROM room ORDER BY position, id"
# What is not live was cancelled, released, or nobody came: never used.
_BOOKED = """SELECT room_id, starts_at, ends_at, setup_min, teardown_min, state, tentative_until FROM booking
  WHERE starts_at > ? AND starts_at < ? AND ends_at > ? AND live = 1"""

_CAME = """SELECT id, arrived_at, left_at, closed_by, party_size, visitor_id, category
  FROM visit WHERE arrived_at >= ? AND arrived_at < ? ORDER BY arrived_at"""
# Seconds outside between coming and going; few visits have any.
_AWAY = """SELECT g.visit_id, sum(g.back_at - g.left_at) FROM visit_gap g JOIN visit v ON v.id = g.visit_id
  WHERE v.arrived_at >= ? AND v.arrived_at < ? GROUP BY g.visit_id"""

_STATES = {state.value: state for state in BookingState}


def room_use(source: Source, period: Span, hours: list[Span], now: datetime) -> Mapping[str, RoomUse]:
    """Room code → what bookings used of the opening hours of a period, as they stand at `now`."""
    booked: defaultdict[int, list[utilisation.BookedTime]] = defaultdict(list)
    asked = (seconds(period.start - _LONGEST), seconds(period.end), seconds(period.start))
    for room_id, start, end, setup, teardown, stored, lapses in direct.fetch(source, _BOOKED, asked):
        starts_at, ends_at = instant(start), instant(end)
        lapses_at = None if lapses is None else instant(lapses)
        if state_at(_STATES[stored], starts_at, ends_at, now, lapses_at=lapses_at) in utilisation.USED:
            booked[room_id].append(utilisation.BookedTime(starts_at, ends_at, setup, teardown))
    used = {code: utilisation.room_time(booked[key], hours) for key, code in direct.fetch(source, _ROOMS)}
    return {code: RoomUse(use.net_h, use.gross_h) for code, use in used.items()}


def visit_figures(source: Source, period: Span) -> VisitFigures:
    """Arrivals of a period. The peak counts also who was inside when it began."""
    first, until = seconds(period.start), seconds(period.end)
    rows = direct.fetch(source, _CAME, (first, until))
    away: dict[int, int] = dict(direct.fetch(source, _AWAY, (first, until)))  # type: ignore[arg-type]
    keys, arrived, left, closed_by, heads, persons, categories = zip(*rows, strict=True) if rows else ((),) * 7
    stays = [
        end - start - away.get(key, 0) for key, start, end in zip(keys, arrived, left, strict=True) if end is not None
    ]
    return VisitFigures(
        visits=len(rows),
        heads=sum(heads),
        persons=len(set(persons)),
        by_category=dict(Counter(categories).most_common()),
        peak_heads=visits.most_at_once(*movements(source, first, until, int(_LONGEST.total_seconds())))[0],
        median_dwell_min=visits.median_minutes(stays),
        system_closed=closed_by.count(ClosedBy.SYSTEM.value),
    )
