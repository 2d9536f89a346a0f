"""Several desks book the same few slots at once: nobody gets what somebody has, and raw SQL cannot take it either."""

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any

from bench.faults.processes import Child
from bench.ground import Desk, bare
from jib_desk.models.guards import ROOM_TAKEN
from jib_desk.models.library import sqlite
from jib_desk.services import errors
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.bookings import BookingRow

MORNING = datetime(2023, 12, 1, 0, 0, tzinfo=UTC)  # eight at the centre
NOW = datetime(2023, 11, 30, 2, 0, tzinfo=UTC)
_QUARTERS = 48
_ROOMS = 3
_COUNTED = ("booked", "refused", "moved", "cancelled", "busy")
_MOST_KEPT = 6  # bookings that a desk holds before it gives one up: slots never run out


@dataclass(frozen=True)
class Rush:
    """What several desks did together, times in seconds. `findings` is empty when everything held."""

    booked: int
    refused: int
    moved: int
    cancelled: int
    busy: int
    p50: float
    p99: float
    live: int
    findings: tuple[str, ...]


def rush(path: Path, *, desks: int = 8, seconds: float = 10.0, pause_s: float = 0.0) -> Rush:
    """So many processes book, move and cancel in three rooms of one day, with so long a pause between (on average)."""
    children = [Child(_book_for_a_while, path, seed, seconds, pause_s) for seed in range(desks)]
    try:
        for child in children:
            child.hear()  # it stands at the desk
        for child in children:
            child.say("begin")
        told = [child.hear(seconds + 60) for child in children]
    except BaseException:
        for child in children:
            child.kill()
        raise
    finally:
        for child in children:
            child.close()
    counts = {word: sum(one[word] for one in told) for word in _COUNTED}
    times = sorted(time for one in told for time in one["times"])
    p99 = times[int(0.99 * (len(times) - 1))]
    return Rush(**counts, p50=median(times), p99=p99, live=_live(path), findings=findings(path))


def _book_for_a_while(pipe: Connection, path: Path, seed: int, seconds: float, pause_s: float) -> None:
    """The work of one desk; ends by telling its counts."""
    desk = Desk.open(path, FixedClock(NOW))
    chance = random.Random(seed)
    counts: dict[str, int] = dict.fromkeys(_COUNTED, 0)
    times: list[float] = []
    kept: list[BookingRow] = []
    _warm_up(desk, seed)
    pipe.send("ready")
    pipe.recv()
    end = perf_counter() + seconds
    while perf_counter() < end:
        if pause_s:  # before the wish: desks do not begin at a shot
            sleep(chance.uniform(0, 2 * pause_s))
        start = perf_counter()
        try:
            counts[_one_wish(desk, chance, kept)] += 1
        except errors.RoomTaken:
            counts["refused"] += 1
        except errors.DatabaseBusy:
            counts["busy"] += 1
        times.append(perf_counter() - start)
    desk.close()
    pipe.send({**counts, "times": times})
    pipe.close()


def _warm_up(desk: Desk, seed: int) -> None:
    """Every kind of wish once on a day of its own, so that nothing is imported or compiled while the others wait."""
    starts_at = MORNING + timedelta(days=30 + seed)
    later = starts_at + timedelta(hours=1)
    row = desk.bookings.book(by=desk.by, room_id=1, starts_at=starts_at, ends_at=later, subject="Warm").row
    row = desk.bookings.change(by=desk.by, booking_id=row.id, version=row.version, room_id=2).row
    with suppress(errors.RoomTaken):
        desk.bookings.book(by=desk.by, room_id=2, starts_at=starts_at, ends_at=later, subject="Warm")
    desk.bookings.cancel(by=desk.by, booking_id=row.id, version=row.version)


def _one_wish(desk: Desk, chance: random.Random, kept: list[BookingRow]) -> str:
    """Book, move or cancel one booking; the word for what was done."""
    starts_at = MORNING + timedelta(minutes=15 * chance.randrange(_QUARTERS))
    ends_at = starts_at + timedelta(minutes=15 * chance.randint(1, 8))
    room_id = chance.randint(1, _ROOMS)
    if len(kept) > _MOST_KEPT or (kept and chance.random() < 0.2):
        row = kept.pop(chance.randrange(len(kept)))
        desk.bookings.cancel(by=desk.by, booking_id=row.id, version=row.version)
        return "cancelled"
    if kept and chance.random() < 0.3:
        place = chance.randrange(len(kept))
        row = kept[place]
        kept[place] = desk.bookings.change(
            by=desk.by, booking_id=row.id, version=row.version, room_id=room_id, starts_at=starts_at, ends_at=ends_at
        ).row
        return "moved"
    outcome = desk.bookings.book(
        by=desk.by,
        room_id=room_id,
        starts_at=starts_at,
        ends_at=ends_at,
        subject="Rush",
        setup_min=chance.choice((0, 0, 15, 30)),
        teardown_min=chance.choice((0, 0, 10)),
    )
    kept.append(outcome.row)
    return "booked"


# --- what is left -------------------------------------------------------------------------------


def findings(path: Path) -> tuple[str, ...]:
    """Overlaps, ways for raw SQL to make one, and damage. Empty when everything held."""
    return (*_overlaps(path), *_refusals_missing(path), *_unsound(path))


_OVERLAPPING = """SELECT count(*) FROM booking a JOIN booking b ON a.room_id = b.room_id AND a.id < b.id
  AND a.live = 1 AND b.live = 1 AND a.blocks_from < b.blocks_until AND b.blocks_from < a.blocks_until"""


def _overlaps(path: Path) -> Iterator[str]:
    """Two live bookings of a room that share time, found the slow and certain way."""
    connection = bare(path)
    found = connection.execute(_OVERLAPPING).fetchone()[0]
    connection.close()
    if found:
        yield f"{found} overlaps"


def _live(path: Path) -> int:
    connection = bare(path)
    found = int(connection.execute("SELECT count(*) FROM booking WHERE live = 1").fetchone()[0])
    connection.close()
    return found


def _unsound(path: Path) -> Iterator[str]:
    """What SQLite and the journal's chain say afterwards."""
    from jib_desk.models import proof

    desk = Desk.open(path)
    yield from desk.database.findings()
    with desk.database.engine.connect() as connection:
        yield from proof.verify(connection)[2]
    desk.close()


def _refusals_missing(path: Path) -> Iterator[str]:
    """Every way past the services into a taken slot that the database lets through."""
    connection = bare(path)
    taken = connection.execute("SELECT * FROM booking WHERE live = 1 ORDER BY id LIMIT 1").fetchone()
    if taken is None:
        yield "nothing was booked"
        return
    for way, statements in _ways_in(connection, taken):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement, values in statements:
                connection.execute(statement, values)
        except sqlite.IntegrityError as error:
            if ROOM_TAKEN not in str(error):
                yield f"{way}: refused for another reason: {error}"
        else:
            yield f"{way}: raw SQL took a taken slot"
        finally:
            connection.execute("ROLLBACK")
    connection.close()


def _ways_in(connection: Any, taken: Any) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """Statements that would put a second booking over a taken one."""
    names = [column[1] for column in connection.execute("PRAGMA table_info(booking)")]
    values = dict(zip(names, taken, strict=True))
    other = {**values, "id": None, "uid": "raw", "reference": "raw"}
    into = f"INTO booking ({', '.join(names)}) VALUES ({', '.join(':' + name for name in names)})"
    yield "INSERT", [(f"INSERT {into}", other)]
    yield "INSERT OR REPLACE", [(f"INSERT OR REPLACE {into}", other)]
    yield "INSERT OR IGNORE", [(f"INSERT OR IGNORE {into}", other)]
    yield "UPSERT", [(f"INSERT {into} ON CONFLICT (reference) DO UPDATE SET note = 'raw'", other)]
    place = {"room": values["room_id"], "id": values["id"], "at": values["blocks_from"]}
    moved = """booking SET room_id = :room, starts_at = :at, ends_at = :at + 60, setup_min = 0, teardown_min = 0,
      blocks_from = :at, blocks_until = :at + 60
      WHERE id = (SELECT id FROM booking WHERE live = 1 AND id <> :id LIMIT 1)"""
    yield "UPDATE", [(f"UPDATE {moved}", place)]
    yield "UPDATE OR REPLACE", [(f"UPDATE OR REPLACE {moved}", place)]
    dead = {**other, "state": "cancelled", "live": 0}
    revived = "UPDATE booking SET state = 'confirmed', live = 1 WHERE reference = 'raw'"
    yield "reactivating a cancelled booking", [(f"INSERT {into}", dead), (revived, {})]
