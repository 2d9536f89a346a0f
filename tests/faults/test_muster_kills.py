"""A program that is killed while the roll is ticked without the database, or while those ticks are written in."""

import random
from multiprocessing.connection import Connection
from pathlib import Path
from time import sleep

from bench.faults.processes import Child
from bench.faults.waiting import holder
from jib_desk.models import files
from jib_desk.rules.desk_words import MusterKind
from jib_desk.services.centre import open_centre
from jib_desk.services.clock import SystemClock
from jib_desk.services.visit.muster_snapshot import Unplugged
from jib_desk.services.visit.muster_store import MusterStore

VISITS = 12


def _kept(centre: Path, base: Path) -> MusterStore:
    """A roll of a dozen visitors."""
    services = open_centre(centre, SystemClock(), muster_folder=base)
    by = services.staff.actor("front_desk")
    for number in range(VISITS):
        services.visitors.check_in(by=by, name_zh=f"示例{number}", badge=f"{number + 1:02}")
    services.muster_snapshots.write()
    services.close()
    return MusterStore.of(base, centre)


def _tick_until_killed(pipe: Connection, store: MusterStore) -> None:
    """Adds people for ever; each is acknowledged before the next."""
    roll = Unplugged(store, SystemClock())
    number = 0
    while True:
        roll.add(f"名单外{number}")
        pipe.send(number)
        number += 1


def _write_in_until_killed(pipe: Connection, centre: Path, base: Path) -> None:
    services = open_centre(centre, SystemClock(), muster_folder=base)
    by = services.staff.actor("front_desk")
    pipe.send("ready")
    services.muster_snapshots.write_in(by=by)
    pipe.send("done")
    sleep(30)


def test_no_acknowledged_tick_is_lost_and_none_is_written_in_twice(centre: Path, tmp_path: Path) -> None:
    base, chance = tmp_path / "muster", random.Random(7)
    store = _kept(centre, base)
    acknowledged = 0
    for _ in range(4):
        with Child(_tick_until_killed, store) as child:
            child.hear()
            sleep(chance.uniform(0, 0.05))
            child.kill()
            acknowledged += 1
            while child.pipe.poll():
                try:
                    child.pipe.recv()
                except EOFError:
                    break
                acknowledged += 1
    waiting = len(store.waiting().entries)
    assert acknowledged <= waiting <= acknowledged + 4, "one at most is on the disk that nobody was told of"
    for _ in range(4):
        with Child(_write_in_until_killed, centre, base) as child:
            assert child.hear() == "ready"
            sleep(chance.uniform(0, 0.1))
            child.kill()
    services = open_centre(centre, SystemClock(), muster_folder=base)
    try:
        services.muster_snapshots.write_in(by=services.staff.actor("front_desk"))
        assert len(services.muster.sheet().of(MusterKind.UNKNOWN)) == waiting
        assert len(services.evacuations.all()) == 1
        assert store.waiting().entries == ()
        assert services.database.findings() == []
        assert services.journal.verify().findings == ()
    finally:
        services.close()


def test_while_another_desk_writes_the_roll_is_kept_and_read_all_the_same(centre: Path, tmp_path: Path) -> None:
    store = _kept(centre, tmp_path / "muster")
    services = open_centre(centre, SystemClock(), muster_folder=tmp_path / "muster")
    with holder(centre) as other:
        assert services.muster_snapshots.is_reachable()
        services.muster_snapshots.write()
        other.say("let go")
        assert other.hear() == "free"
    services.close()
    assert store.read() is not None


def test_with_the_database_locked_for_readers_too_the_kept_roll_is_there(centre: Path, tmp_path: Path) -> None:
    store = _kept(centre, tmp_path / "muster")
    services = open_centre(centre, SystemClock(), muster_folder=tmp_path / "muster")
    services.database.close()  # its resting connections would not let anybody have the file alone
    other = files.connect(centre, "rw")
    try:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        assert not services.muster_snapshots.is_reachable()
        kept = services.muster_snapshots.kept()
        assert kept is not None
        assert len(kept.now.of(MusterKind.VISITOR)) == VISITS
    finally:
        other.close()
        services.close()
    assert store.read() is not None
