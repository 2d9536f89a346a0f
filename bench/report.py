"""The month's figures beside the bare SQL that states the same."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from bench.ground import NINE, ZONE, bare, many_bookings, many_visits, residents
from bench.harness import Figure, Pair, clocked
from jib_desk.models.database import Database
from jib_desk.rules.intervals import Days
from jib_desk.rules.workdays import workdays
from jib_desk.services.centre import open_services
from jib_desk.services.clock import FixedClock

_VISITS, _BOOKINGS = 200_000, 40_000
_LAST = date(2023, 11, 30)
_MONTH = Days(_LAST.replace(day=1), _LAST)
_MINUTES_APART = 13  # five years in all

_CAME = "FROM visit WHERE arrived_at >= :first AND arrived_at < :until"
_INSIDE = "arrived_at <= :first AND arrived_at > :before AND (closed_at IS NULL OR closed_at > :first)"
_HELD = "FROM assignment WHERE live = 1 AND starts_on <= :day AND until_on >= :day"
_EVENTS = "FROM event e LEFT JOIN booking b ON b.id = e.booking_id WHERE coalesce(b.starts_at, e.starts_at)"
_USABLE_DAYS = (
    """max(0, julianday(min(coalesce(retired_on, '9999-12-31'), :last)) - julianday(max(opened_on, :month)) + 1)"""
)
_HELD_DAYS = "max(0, julianday(min(until_on, :last)) - julianday(max(starts_on, :month)) + 1)"

# What the report states, in the fewest statements; opening hours are rows of a temporary table.
_AGGREGATES: Mapping[str, str] = {
    "visits": f"SELECT count(*), sum(party_size), count(DISTINCT visitor_id), sum(closed_by = 'system') {_CAME}",
    "categories": f"SELECT category, count(*) {_CAME} GROUP BY category",
    "dwell": f"""SELECT avg(length) FROM (SELECT left_at - arrived_at AS length, count(*) OVER () AS many,
      row_number() OVER (ORDER BY left_at - arrived_at) AS place {_CAME} AND left_at IS NOT NULL)
      WHERE place IN ((many + 1) / 2, (many + 2) / 2)""",
    "peak": f"""SELECT max(heads) FROM (SELECT sum(change) OVER (ORDER BY at, change) AS heads FROM (
      SELECT arrived_at AS at, party_size AS change {_CAME}
      UNION ALL SELECT coalesce(left_at, closed_at), -party_size {_CAME} AND closed_at IS NOT NULL
      UNION ALL SELECT arrived_at, party_size FROM visit WHERE {_INSIDE}
      UNION ALL SELECT coalesce(left_at, closed_at), -party_size FROM visit
      WHERE {_INSIDE} AND closed_at IS NOT NULL))""",
    "rooms": """SELECT r.code, sum(max(0, min(b.ends_at, o.closes) - max(b.starts_at, o.opens))),
      sum(max(0, min(b.blocks_until, o.closes) - max(b.blocks_from, o.opens)))
      FROM booking b JOIN room r ON r.id = b.room_id
      JOIN opening o ON o.opens < b.blocks_until AND o.closes > b.blocks_from
      WHERE b.starts_at > :before AND b.starts_at < :until AND b.ends_at > :first AND b.live = 1
      AND b.state <> 'tentative' AND b.starts_at <= :now GROUP BY r.code""",
    "units": f"""SELECT count(*), count(a.id), sum(a.kind = 'occupancy'), sum(a.kind = 'hold'), sum(l.desks),
      sum(CASE WHEN a.kind = 'occupancy' THEN l.desks END), sum(l.area_m2),
      sum(CASE WHEN a.kind = 'occupancy' THEN l.area_m2 END) FROM unit u
      JOIN unit_layout l ON l.unit_id = u.id AND l.valid_from = (SELECT max(valid_from) FROM unit_layout
        WHERE unit_id = u.id AND valid_from <= :day)
      LEFT JOIN (SELECT id, unit_id, kind {_HELD}) a ON a.unit_id = u.id
      WHERE u.opened_on <= :day AND (u.retired_on IS NULL OR u.retired_on > :day)""",
    "usable days": f"""SELECT sum({_USABLE_DAYS}), sum({_USABLE_DAYS} * l.desks)
      FROM unit u JOIN unit_layout l ON l.unit_id = u.id""",
    "occupied days": f"""SELECT sum({_HELD_DAYS}), sum({_HELD_DAYS} * l.desks) FROM assignment a
      JOIN unit_layout l ON l.unit_id = a.unit_id WHERE a.live = 1 AND kind = 'occupancy'""",
    "residents": f"""SELECT sector, count(*), sum((SELECT people FROM headcount WHERE company_id = c.id
      AND valid_from <= :day ORDER BY valid_from DESC LIMIT 1)) FROM company c
      WHERE id IN (SELECT company_id {_HELD} AND kind = 'occupancy') GROUP BY sector""",
    "crowded": f"""SELECT code FROM company c JOIN (SELECT company_id, sum(desks) AS desks FROM unit_layout l
      JOIN (SELECT unit_id, company_id {_HELD} AND kind = 'occupancy') a ON a.unit_id = l.unit_id GROUP BY company_id) h
      ON h.company_id = c.id WHERE h.desks < (SELECT people FROM headcount WHERE company_id = c.id
      AND valid_from <= :day ORDER BY valid_from DESC LIMIT 1)""",
    "expiring": f"""SELECT c.code, julianday(a.ends_on) - julianday(:day) AS days
      FROM (SELECT company_id, ends_on {_HELD} AND kind = 'occupancy') a JOIN company c ON c.id = a.company_id
      WHERE days BETWEEN 0 AND 90 ORDER BY a.ends_on""",
    "events": f"""SELECT count(*), sum(e.type <> 'fire_drill'), sum(e.registered), sum(e.attended)
      {_EVENTS} >= :first AND coalesce(b.starts_at, e.starts_at) < :until""",
    "reached": f"SELECT sum(e.attended) {_EVENTS} < :until AND e.type <> 'fire_drill'",
    "supported": "SELECT count(DISTINCT company_id) FROM assignment WHERE kind = 'occupancy' AND starts_on <= :day",
    "opening balances": "SELECT figure, sum(amount) FROM opening_balance WHERE as_of <= :day GROUP BY figure",
}


def five_years(folder: Path) -> Iterator[Pair | Figure]:
    """The month's report on five years of visits and bookings."""
    path = many_visits(folder.parent, visitors=20_000, visits=_VISITS, apart_min=_MINUTES_APART)
    many_bookings(path, _BOOKINGS)
    residents(path)
    services = open_services(Database.open(path), FixedClock(datetime.fromtimestamp(NINE, UTC)))
    connection = bare(path)
    values = _values(connection)

    def aggregates() -> dict[str, list[Any]]:
        return {name: connection.execute(query, values).fetchall() for name, query in _AGGREGATES.items()}

    report, stated = services.reports.occupancy(_LAST), aggregates()
    visits = report.visits
    assert stated["visits"] == [(visits.visits, visits.heads, visits.persons, visits.system_closed)]
    assert stated["peak"] == [(visits.peak_heads,)]
    used = [(code, use.net_h * 3600, use.gross_h * 3600) for code, use in report.rooms.items() if use.gross_h]
    assert stated["rooms"] == used
    assert (report.units.occupied, report.residents) == (
        stated["units"][0][2],
        sum(row[1] for row in stated["residents"]),
    )
    assert report.events.all == stated["events"][0][0]
    yield Pair(
        f"a month of {_VISITS:,} visits and {_BOOKINGS:,} bookings",
        clocked(aggregates),
        clocked(lambda: services.reports.occupancy(_LAST)),
        goal=3,
        limit_s=0.3,
        rounds=30,
        against="the bare SQL aggregates of all that the report states",
    )
    connection.close()
    services.close()


def _values(connection: Any) -> dict[str, Any]:
    """The bounds of the month, and its opening hours as a table."""

    def seconds(day: date, at: time = time()) -> int:
        return int(datetime.combine(day, at, ZONE).timestamp())

    connection.execute("CREATE TEMP TABLE opening (opens INTEGER PRIMARY KEY, closes INTEGER)")
    days = workdays(_MONTH)
    spans = [(seconds(day, time(9)), seconds(day, time(18))) for day in days]
    connection.executemany("INSERT INTO temp.opening VALUES (?, ?)", spans)
    return {
        "first": seconds(_MONTH.first), "until": seconds(_LAST + timedelta(days=1)), "now": NINE,
        "before": seconds(_MONTH.first - timedelta(days=60)), "day": _LAST.isoformat(), "last": _LAST.isoformat(),
        "month": _MONTH.first.isoformat(),
    }  # fmt: skip
