"""A desk is killed in the middle of check-ins, again and again: what it acknowledged is there, nothing is half done."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from time import sleep

from sqlalchemy import Connection as Session

from bench.faults.processes import Child
from bench.ground import Desk, person
from jib_desk.models import proof

_LONGEST_LIFE_S = 0.12
_CHECKED_OUT = 0.4  # share of the visitors who leave again, so that kills also hit check-outs


@dataclass(frozen=True)
class Acknowledged:
    """What the desk was told before the next line: this entry holds this change of this visit."""

    entry: int
    action: str
    visit_id: int
    name: str


@dataclass(frozen=True)
class Killed:
    """What so many kills left. `findings` is empty when nothing was lost and nothing is half done."""

    cycles: int
    acknowledged: int
    unacknowledged: int  # commits that were durable though their acknowledgement was cut off
    repeated: int  # of the retries by request token, those that found their work done
    findings: tuple[str, ...]


def kill_again_and_again(path: Path, *, cycles: int, seed: int = 1) -> Killed:
    """Kill the desk of this centre so many times and look at the file after each."""
    chance = random.Random(seed)
    acknowledged = unacknowledged = repeated = 0
    findings: list[str] = []
    for cycle in range(cycles):
        heard = _one_life(path, cycle, chance)
        acknowledged += len(heard)
        desk = Desk.open(path)
        try:
            findings += (f"cycle {cycle}: {found}" for found in missing(desk, heard))
            unacknowledged += _newest(desk) - heard[-1].entry
            repeated += _retry(desk, f"{cycle}-{sum(one.action == 'visit.check_in' for one in heard)}")
        finally:
            desk.close()
    return Killed(cycles, acknowledged, unacknowledged, repeated, tuple(findings))


def _one_life(path: Path, cycle: int, chance: random.Random) -> list[Acknowledged]:
    """Start a desk, kill it at some moment, and give what it had acknowledged."""
    with Child(_work_until_killed, path, cycle) as child:
        heard: list[Acknowledged] = [child.hear()]  # now it is warm
        sleep(chance.uniform(0, _LONGEST_LIFE_S))
        child.kill()
        while child.pipe.poll():
            try:
                heard.append(child.pipe.recv())
            except EOFError:
                break
    return heard


def _work_until_killed(pipe: Connection, path: Path, cycle: int) -> None:
    """Check visitors in and out for ever; each commit is acknowledged before the next one begins."""
    desk = Desk.open(path)
    chance = random.Random(cycle)
    inside: list[tuple[int, str]] = []
    number = 0
    while True:
        name, phone = person(chance)
        outcome = desk.visitors.check_in(by=desk.by, name_zh=name, phone=phone, token=f"{cycle}-{number}")
        pipe.send(Acknowledged(outcome.changes.entry, "visit.check_in", outcome.row.id, name))
        inside.append((outcome.row.id, name))
        number += 1
        if chance.random() < _CHECKED_OUT:
            visit_id, name = inside.pop(chance.randrange(len(inside)))
            left = desk.visitors.check_out(by=desk.by, visit_ids=[visit_id])
            pipe.send(Acknowledged(left.changes.entry, "visit.check_out", visit_id, name))


def _retry(desk: Desk, token: str) -> bool:
    """The desk's first unanswered check-in again, by its token: done once, whether or not it had been."""
    name, phone = person(random.Random(token))
    return desk.visitors.check_in(by=desk.by, name_zh=name, phone=phone, token=token).repeated


# --- what must be there -----------------------------------------------------------------------

# Each finds what only half a transaction could leave.
_HALVES = {
    "a visitor without a visit": "SELECT count(*) FROM visitor p WHERE NOT EXISTS"
    " (SELECT 1 FROM visit v WHERE v.visitor_id = p.id)",
    "a visitor who cannot be found": "SELECT count(*) FROM visitor p WHERE NOT EXISTS"
    " (SELECT 1 FROM search_key k WHERE k.kind = 'visitor' AND k.ref_id = p.id)",
    "search keys of nobody": "SELECT count(*) FROM search_key k WHERE k.kind = 'visitor' AND NOT EXISTS"
    " (SELECT 1 FROM visitor p WHERE p.id = k.ref_id)",
    "a visit without a line of the journal": "SELECT count(*) FROM visit v WHERE NOT EXISTS"
    " (SELECT 1 FROM journal_line l WHERE l.kind = 'visit' AND l.key = v.id)",
    "a visitor without a line of the journal": "SELECT count(*) FROM visitor p WHERE NOT EXISTS"
    " (SELECT 1 FROM journal_line l WHERE l.kind = 'visitor' AND l.key = p.id)",
    "a line of a row that is not there": "SELECT count(*) FROM journal_line l WHERE l.kind = 'visit' AND NOT EXISTS"
    " (SELECT 1 FROM visit v WHERE v.id = l.key)",
    "an entry without lines": "SELECT count(*) FROM journal_entry e WHERE NOT EXISTS"
    " (SELECT 1 FROM journal_line l WHERE l.entry = e.number)",
    "a line without an entry": "SELECT count(*) FROM journal_line l WHERE NOT EXISTS"
    " (SELECT 1 FROM journal_entry e WHERE e.number = l.entry)",
}


def missing(desk: Desk, heard: Sequence[Acknowledged]) -> Iterator[str]:
    """What was lost or is half done, after a kill."""
    yield from desk.database.findings()
    with desk.database.engine.connect() as connection:
        yield from proof.verify(connection)[2]
        for half, query in _HALVES.items():
            count = connection.exec_driver_sql(query).scalar() or 0
            if count:
                yield f"{count} × {half}"
        for one in heard:
            yield from _lost(connection, one)


def _lost(connection: Session, one: Acknowledged) -> Iterator[str]:
    """An acknowledged change that is not in the file, or without its journal entry."""
    row = connection.exec_driver_sql(
        "SELECT p.name_zh, v.is_open FROM visit v JOIN visitor p ON p.id = v.visitor_id WHERE v.id = ?", (one.visit_id,)
    ).first()
    if row is None or row[0] != one.name:
        yield f"visit {one.visit_id} of {one.action} was acknowledged and is lost"
    elif one.action == "visit.check_out" and row[1]:
        yield f"the end of visit {one.visit_id} was acknowledged and is lost"
    query = """SELECT count(*) FROM journal_entry e JOIN journal_line l ON l.entry = e.number
      WHERE e.number = ? AND e.action = ? AND l.kind = 'visit' AND l.key = ?"""
    if connection.exec_driver_sql(query, (one.entry, one.action, one.visit_id)).scalar() != 1:
        yield f"entry {one.entry} of visit {one.visit_id} was acknowledged and is lost"


def _newest(desk: Desk) -> int:
    with desk.database.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM journal_entry").scalar() or 0)
