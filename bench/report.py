"""The month's figures beside the bare SQL that they rest on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench.ground import NINE, bare, many_bookings, many_visits
from bench.harness import Figure, Pair, clocked
from jib_desk.models.database import Database
from jib_desk.services.centre import open_services
from jib_desk.services.clock import FixedClock

_VISITS, _BOOKINGS = 200_000, 40_000
_MONTH = (date(2023, 11, 1), date(2023, 11, 30))
_MINUTES_APART = 13  # five years in all
_OF_ROOMS = """SELECT room_id, count(*), sum(ends_at - starts_at), sum(blocks_until - blocks_from) FROM booking
  WHERE starts_at >= ? AND starts_at < ? AND live = 1 GROUP BY room_id"""
_AGGREGATES = (
    _OF_ROOMS,
    "SELECT count(*), sum(party_size), count(DISTINCT visitor_id) FROM visit WHERE arrived_at >= ? AND arrived_at < ?",
    "SELECT arrived_at, coalesce(left_at, closed_at) FROM visit WHERE arrived_at >= ? AND arrived_at < ?",
)


def five_years(folder: Path) -> Iterator[Pair | Figure]:
    """The month's report on five years of visits and bookings."""
    path = many_visits(folder.parent, visitors=20_000, visits=_VISITS, apart_min=_MINUTES_APART)
    many_bookings(path, _BOOKINGS)
    services = open_services(Database.open(path), FixedClock(datetime.fromtimestamp(NINE, UTC)))
    connection = bare(path)
    first, last = (int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) for day in _MONTH)

    def aggregates() -> list[Any]:
        return [connection.execute(query, (first, last + 86_400)).fetchall() for query in _AGGREGATES]

    yield Pair(
        f"a month of {_VISITS:,} visits and {_BOOKINGS:,} bookings",
        clocked(aggregates),
        clocked(lambda: services.reports.occupancy(_MONTH[1])),
        goal=3,
        limit_s=0.3,
        against="the bare SQL aggregates of visits and bookings",
    )
    connection.close()
    services.close()
