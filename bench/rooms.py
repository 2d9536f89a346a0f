"""Rooms beside bare Python and bare SQL: whether one is free, and what the guard against overlaps costs."""

import random
from bisect import bisect_left
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from bench.ground import BOOKING_INSERT, NINE, Desk, bare, booking_rows, copied, many_bookings, new_centre
from bench.harness import CLOSE_ROUNDS, Clocked, Figure, Pair, clocked, prepared
from jib_desk.services.booking_reads import ROOM_FREE

_BOOKINGS = 200_000
_BATCH = 2_000
_CALLS = 200
_QUESTIONS = 50_000
_HOUR = 3_600


def room_free(folder: Path) -> Iterator[Pair | Figure]:
    """Is the room free: one question among 200,000 bookings."""
    path = new_centre(folder / "centre.db")
    times = many_bookings(path, _BOOKINGS)
    desk = Desk.open(path)
    connection = bare(path)
    asked = _questions(times)
    instants = [(datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC)) for start, end in asked]

    def by_bisect(number: int) -> bool:
        start, end = asked[number]
        before = bisect_left(times, (end,)) - 1
        return before < 0 or times[before][1] <= start

    def in_sql(number: int) -> int:
        start, end = asked[number]
        return connection.execute(ROOM_FREE, (1, start, end, None, NINE)).fetchone()[0]

    def by_service(number: int) -> bool:
        return desk.bookings.is_free(1, *instants[number])

    against = "bisect over a list of 200,000 times in memory"
    yield Pair("free, in SQL", _each(by_bisect), _each(in_sql), goal=2, rounds=200, against=against)
    yield Pair("free, through the service", _each(by_bisect), _each(by_service), goal=60, rounds=200, against=against)
    assert [by_service(number) for number in range(_CALLS)] == [by_bisect(number) for number in range(_CALLS)]
    connection.close()
    desk.close()


def _questions(times: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Half hours all over the years, about half of them free."""
    chance = random.Random(5)
    first = times[0][0]
    quarters = (NINE - first) // 900
    starts = [first + 900 * chance.randrange(quarters) for _ in range(_QUESTIONS)]
    return [(start, start + chance.choice((900, 1_800))) for start in starts]


def _each(ask: Callable[[int], object]) -> Clocked:
    """The next questions, never the same ones again; the time of one."""
    numbers = count()
    return clocked(lambda: ask(next(numbers) % _QUESTIONS), calls=_CALLS)


def booking_guard(folder: Path) -> Iterator[Pair | Figure]:
    """Booking insert: the guard against overlaps, among 200,000 bookings."""
    guarded_file = new_centre(folder / "guarded.db")
    times = many_bookings(guarded_file, _BOOKINGS)
    bare_file = copied(guarded_file, folder / "bare.db")
    guarded, unguarded = bare(guarded_file), bare(bare_file)
    for (name,) in unguarded.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'booking'"
    ).fetchall():
        unguarded.execute(f"DROP TRIGGER {name}")
    chance = random.Random(3)

    def free_slots() -> list[tuple[Any, ...]]:
        """Free half hours between the bookings that are there."""
        some = chance.sample(times, _BATCH)
        return list(booking_rows([(end, end + _HOUR // 2) for _start, end in some], 1, first_id=_BOOKINGS + 1))

    batches = [free_slots() for _ in range(8)]

    def insert(connection: Any) -> Clocked:
        turn = iter(range(10**9))

        def work(rows: list[tuple[Any, ...]]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(BOOKING_INSERT, rows)

        def run() -> float:
            seconds = prepared(lambda: batches[next(turn) % len(batches)], work)()
            connection.execute("ROLLBACK")
            return seconds / _BATCH

        return run

    yield Pair(
        "one insert, in a transaction",
        insert(unguarded),
        insert(guarded),
        goal=1.2,
        rounds=CLOSE_ROUNDS,
        against="the same insert into a copy without triggers",
    )
    guarded.close()
    unguarded.close()
