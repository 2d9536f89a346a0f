"""Rooms beside bare Python and bare SQL: whether one is free, and what the guard against overlaps costs."""

import random
import tempfile
from bisect import bisect_left
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from bench.ground import BOOKING_INSERT, MEMORY_DISK, NINE, Desk, bare, booking_rows, copied, many_bookings, new_centre
from bench.harness import CLOSE_ROUNDS, MANY_ROUNDS, Clocked, Figure, Pair, clocked, prepared
from jib_desk.services.booking.booking_reads import FREE_AT_A_GLANCE

_BOOKINGS = 200_000
_BATCH = 2_000
_CALLS = 200
_WARM = 50
_QUESTIONS = 50_000
_HOUR = 3_600


def room_free(folder: Path) -> Iterator[Pair | Figure]:
    """Is the room free: one question among 200,000 bookings."""
    path = new_centre(folder / "centre.db")
    times = many_bookings(path, _BOOKINGS)
    desk = Desk.open(path)
    connection = bare(path)
    connection.execute("BEGIN")  # as the program asks: within a read transaction
    asked = _questions(times)
    instants = [(datetime.fromtimestamp(start, UTC), datetime.fromtimestamp(end, UTC)) for start, end in asked]

    def by_bisect(number: int) -> bool:
        start, end = asked[number]
        before = bisect_left(times, (end,)) - 1
        return before < 0 or times[before][1] <= start

    def in_sql(number: int) -> int:
        start, end = asked[number]
        return connection.execute(FREE_AT_A_GLANCE, (1, start, end)).fetchone()[0]

    def by_service(number: int) -> bool:
        return desk.bookings.is_free(1, *instants[number])

    against = "bisect over a list of 200,000 times in memory"
    yield Pair("free, in SQL", _each(by_bisect), _each(in_sql), goal=2, rounds=200, against=against)
    yield Pair("free, through the service", _each(by_bisect), _each(by_service), goal=60, rounds=200, against=against)
    expected = [by_bisect(number) for number in range(_CALLS)]
    assert [by_service(number) for number in range(_CALLS)] == expected
    assert [in_sql(number) for number in range(_CALLS)] == expected
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
    chance = random.Random(3)
    ends = [end for _start, end in times]
    chance.shuffle(ends)
    slots = [(end, end + _HOUR // 2) for end in ends]  # free half hours between the bookings that are there
    places = [("on this disk", folder)]
    with ExitStack() as stack:
        if MEMORY_DISK.is_dir():
            memory = stack.enter_context(tempfile.TemporaryDirectory(dir=MEMORY_DISK))
            places.append(("where a sync costs nothing", Path(memory)))
        for where, place in places:
            yield _one_booking(guarded_file, place, slots, where)
    yield _one_of_many(guarded_file, folder, slots)


def _one_booking(centre: Path, folder: Path, slots: list[tuple[int, int]], where: str) -> Pair:
    """One booking is one transaction: no insert of the program ever comes without its commit."""
    rows = list(booking_rows(slots[: MANY_ROUNDS + _WARM], 1, first_id=_BOOKINGS + 1))

    def insert(connection: Any) -> Clocked:
        def work(row: tuple[Any, ...]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(BOOKING_INSERT, row)
            connection.execute("COMMIT")

        return prepared(iter(rows).__next__, work)

    return Pair(
        f"one booking to its commit, {where}",
        insert(_unguarded(centre, folder / "one-unguarded.db")),
        insert(bare(copied(centre, folder / "one-guarded.db"))),
        goal=1.2,
        rounds=MANY_ROUNDS,
        warm_up=_WARM,
        against="the same transaction on a copy without triggers",
    )


def _one_of_many(centre: Path, folder: Path, slots: list[tuple[int, int]]) -> Pair:
    """The bare statement, as an import meets it. A trigger that does nothing takes 1.25 here: no goal."""
    rows = list(booking_rows(slots[: 8 * _BATCH], 1, first_id=_BOOKINGS + 1))
    batches = [rows[first : first + _BATCH] for first in range(0, len(rows), _BATCH)]

    def insert(connection: Any) -> Clocked:
        turn = count()

        def work(batch: list[tuple[Any, ...]]) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(BOOKING_INSERT, batch)

        def run() -> float:
            seconds = prepared(lambda: batches[next(turn) % len(batches)], work)()
            connection.execute("ROLLBACK")
            return seconds / _BATCH

        return run

    return Pair(
        f"one statement of {_BATCH:,} in a transaction",
        insert(_unguarded(centre, folder / "many-unguarded.db")),
        insert(bare(copied(centre, folder / "many-guarded.db"))),
        rounds=CLOSE_ROUNDS,
        against="the same statements on a copy without triggers (one that does nothing: 1.25)",
    )


def _unguarded(centre: Path, target: Path) -> Any:
    """A connection to a copy on which nothing keeps bookings apart."""
    connection = bare(copied(centre, target))
    named = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'booking'"
    for (name,) in connection.execute(named).fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return connection
