"""The desk's register beside bare SQL: 40,000 parcels of ten years, of which some sixty wait at the desk."""

import random
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.ground import MEMORY_DISK, NINE, Desk, bare, copied, in_bulk, new_centre, person
from bench.harness import MANY_ROUNDS, Clocked, Figure, Pair, clocked, prepared
from bench.replay import recorded, replay
from jib_desk.rules.names import prefix_range, query_key
from jib_desk.services.company.companies import CompaniesService
from jib_desk.services.desk_register.parcels import ParcelsService
from jib_desk.services.search_index import SCANNED

PARCELS, WAITING, COMPANIES, PEOPLE = 40_000, 60, 60, 4
_DONE = 200  # as the list of what was collected shows
_SOME = 300
_WARM = 50
_SIX = 6
_TABLES = ("parcel", "search_key", "journal_entry", "journal_line")
_LATEST = """SELECT id FROM parcel WHERE collected_at IS NOT NULL OR returned_at IS NOT NULL
  ORDER BY coalesce(collected_at, returned_at) DESC LIMIT ?"""
_FIRST = ("云", "图", "星", "海", "山", "川", "启", "明", "思", "远")
_SECOND = ("科技", "智能", "视觉", "电池", "网络", "数据")


def parcels(folder: Path) -> Iterator[Pair | Figure]:
    """Parcels: 60 waiting of 40,000, those done, a scan, whom one is for at every key, one received."""
    path = _many_parcels(folder)
    yield from _reads(path)
    yield _receive(path, folder, "a parcel received, on this disk", goal=3)
    if MEMORY_DISK.is_dir():
        with tempfile.TemporaryDirectory(dir=MEMORY_DISK) as memory:
            yield _receive(path, Path(memory), "a parcel received, where a sync costs nothing", goal=None)


def _reads(path: Path) -> Iterator[Pair]:
    desk = Desk.open(path)
    service = ParcelsService(desk.database, desk.clock)
    connection = bare(path)
    yield Pair(
        f"{WAITING} parcels waiting of {PARCELS:,}",
        clocked(_by_rowid(connection, [row.id for row in service.waiting()])),
        clocked(service.waiting),
        goal=6,
        rounds=MANY_ROUNDS,
        warm_up=_WARM,
        against="the same parcels by rowid, as tuples of bare sqlite3",
    )
    yield Pair(
        f"the last {_DONE} parcels handed out",
        clocked(lambda: _by_rowid(connection, [key for (key,) in connection.execute(_LATEST, (_DONE,))])()),
        clocked(service.done),
        goal=2,
        limit_p99_s=0.1,
        rounds=_SOME,
        warm_up=_WARM,
        against="the latest looked for among all, and their rows by rowid, bare sqlite3",
    )
    numbers = [row.number for row in service.waiting()]
    query = "SELECT p.*, c.short_zh FROM parcel p LEFT JOIN company c ON c.id = p.company_id WHERE p.number = ?"
    yield Pair(
        "whether a scanned parcel lies here",
        _in_turn(numbers, lambda number: connection.execute(query, (number,)).fetchone()),
        _in_turn(numbers, service.here),
        goal=10,
        limit_p99_s=0.01,
        rounds=MANY_ROUNDS,
        warm_up=_WARM,
        against="the same number on its index and its company by rowid, as a tuple of bare sqlite3",
    )
    for what, words in _typed(connection).items():
        yield Pair(
            f"whom a parcel is for: {what}",
            _in_turn(words, lambda text: _prefix(connection, text)),
            _in_turn(words, service.addressees),
            goal=8,
            limit_p99_s=0.01,
            rounds=MANY_ROUNDS,
            warm_up=_WARM,
            against="the same range of keys on its index, of companies and of people, and six of each by rowid",
        )
    connection.close()
    desk.close()


def _receive(path: Path, folder: Path, name: str, goal: float | None) -> Pair:
    own, bare_file, scratch = (copied(path, folder / f"{word}.db") for word in ("own", "bare", "scratch"))
    desk = Desk.open(scratch)
    scripts = iter(recorded(scratch, _TABLES, MANY_ROUNDS + _WARM, _receiving(desk, random.Random(13))))
    desk.close()
    connection = bare(bare_file)
    return Pair(
        name,
        prepared(lambda: next(scripts), lambda script: replay(connection, script)),
        clocked(_receiving(Desk.open(own), random.Random(11))),
        goal=goal,
        rounds=MANY_ROUNDS,
        warm_up=_WARM,
        against="bare sqlite3, one transaction with the very rows that receiving writes, same pragmas",
    )


def _receiving(desk: Desk, chance: random.Random) -> Callable[[], object]:
    service = ParcelsService(desk.database, desk.clock)

    def receive() -> object:
        number = f"SF{chance.randint(0, 10**13):013}"
        return service.receive(by=desk.by, number=number, company_id=chance.randint(1, COMPANIES), place="B3")

    return receive


# --- references -------------------------------------------------------------------------------


def _by_rowid(connection: Any, keys: list[int]) -> Callable[[], object]:
    query = f"SELECT * FROM parcel WHERE id IN ({', '.join('?' * len(keys))})"
    return lambda: connection.execute(query, keys).fetchall()


def _prefix(connection: Any, text: str) -> object:
    query = "SELECT ref_id FROM search_key WHERE kind = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?"
    return [
        connection.execute(
            f"SELECT * FROM {kind} WHERE id IN (?, ?, ?, ?, ?, ?)", (keys + [0] * _SIX)[:_SIX]
        ).fetchall()
        for kind in ("company", "contact")
        for keys in [[row[0] for row in connection.execute(query, (kind, *prefix_range(query_key(text)), SCANNED))]]
    ]


def _typed(connection: Any) -> dict[str, list[str]]:
    """What people type on the way to a company or a person."""
    companies = [name for (name,) in connection.execute("SELECT name_zh FROM company")]
    spelled = "SELECT key FROM search_key WHERE kind = 'contact' AND ref_id % 7 = 0 AND key GLOB '[a-z]*'"
    pinyin = [key for (key,) in connection.execute(spelled)]
    return {
        "a company, 汉字": [name[:length] for name in companies for length in (1, 2, 4)],
        "a person, pinyin, key by key": [key[:length] for key in pinyin for length in range(2, min(len(key), 8))],
    }


def _in_turn(words: list[str], work: Callable[[str], object]) -> Clocked:
    """The next word with every round; the reference and the program get the same ones."""
    place = iter(range(10**9))
    return prepared(lambda: words[next(place) * 7919 % len(words)], work)


# --- ground -----------------------------------------------------------------------------------


def _many_parcels(folder: Path) -> Path:
    """A desk of ten years: companies with people, and what came for them; the last parcels lie here still."""
    path = new_centre(folder / "parcels.db")
    desk = Desk.open(path)
    companies, chance = CompaniesService(desk.database, desk.clock), random.Random(23)
    for number in range(COMPANIES):
        name = f"{_FIRST[number % 10]}{_FIRST[number // 10]}{_SECOND[number % 6]}"
        company = companies.add(by=desk.system, name_zh=f"上海{name}有限公司", short_zh=name).row
        for _ in range(PEOPLE):
            zh, phone = person(chance)
            companies.add_contact(by=desk.system, company_id=company.id, name_zh=zh, phone=phone)
    desk.close()
    with in_bulk(path, "parcel", "outbox_message") as connection:
        connection.executemany(
            "INSERT INTO parcel (id, version, uid, company_id, addressee, carrier, number, pieces, place, received_at,"
            " told_at, collected_at, collected_by, note) VALUES (?, 1, ?, ?, '', 'SF', ?, 1, 'A1', ?, NULL, ?, ?, '')",
            _comings(chance),
        )
        connection.execute(
            "INSERT INTO outbox_message (uid, kind, ref_id, channel_id, state, created_at, next_at, sent_at, attempts,"
            " fault) SELECT uid, 'parcel', id, 1, 'sent', received_at, received_at, received_at, 1, '' FROM parcel"
        )
    return path


def _comings(chance: random.Random) -> Iterator[tuple[Any, ...]]:
    apart = 10 * 365 * 86_400 // PARCELS
    for key in range(1, PARCELS + 1):
        received = NINE - apart * (PARCELS - key)
        collected = None if key > PARCELS - WAITING else received + chance.randint(600, 200_000)
        number, company = f"SF{chance.randint(0, 10**13):013}", chance.randint(1, COMPANIES)
        yield key, uuid.uuid4().hex, company, number, received, collected, "" if collected is None else "Lin"
