"""The visitors' desk beside bare SQL: the commit of a check-in, the list of who is inside, suggestions while typing."""

import random
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.ground import MEMORY_DISK, Desk, bare, copied, many_visits, new_centre, person
from bench.harness import MANY_ROUNDS, Clocked, Figure, Pair, clocked, prepared
from bench.replay import recorded, replay
from jib_desk.rules.names import prefix_range, query_key
from jib_desk.services.search_index import SCANNED
from jib_desk.services.visit.watch import WatchService

_WARM = 50
_TABLES = ("visitor", "visit", "search_key", "journal_entry", "journal_line")


def check_in(folder: Path) -> Iterator[Pair | Figure]:
    """Check-in: visitor, visit, search keys and journal, to the commit."""
    yield _check_in_pair(folder, "check-in, on this disk", goal=3, goal_p99=3)
    if MEMORY_DISK.is_dir():
        with tempfile.TemporaryDirectory(dir=MEMORY_DISK) as memory:
            yield _check_in_pair(Path(memory), "check-in, where a sync costs nothing", goal=None, goal_p99=None)


def _check_in_pair(folder: Path, name: str, goal: float | None, goal_p99: float | None) -> Pair:
    centre = new_centre(folder / "centre.db")
    own, bare_file, scratch = (copied(centre, folder / f"{word}.db") for word in ("own", "bare", "scratch"))
    rounds = MANY_ROUNDS + _WARM
    desk = Desk.open(scratch)
    scripts = iter(recorded(scratch, _TABLES, rounds, _walk_ins(desk, random.Random(13))))
    desk.close()
    connection = bare(bare_file)
    return Pair(
        name,
        prepared(lambda: next(scripts), lambda script: replay(connection, script)),
        clocked(_walk_ins(Desk.open(own), random.Random(11))),
        goal=goal,
        goal_p99=goal_p99,
        rounds=MANY_ROUNDS,
        warm_up=_WARM,
        against="bare sqlite3, one transaction with the very rows that a check-in writes, same pragmas",
    )


def _walk_ins(desk: Desk, chance: random.Random) -> Callable[[], object]:
    numbers = iter(range(1, 1_000_000))

    def walk_in() -> object:
        name, phone = person(chance)
        badge = str(next(numbers))
        return desk.visitors.check_in(by=desk.by, name_zh=name, phone=phone, purpose="Meeting", badge=badge)

    return walk_in


def watched(folder: Path) -> Iterator[Pair | Figure]:
    """Check-in while people are on the watch list, of whom nobody comes."""
    centre = new_centre(folder / "centre.db")
    for entries in (100, 1_000):
        none, many = (copied(centre, folder / f"{word}-{entries}.db") for word in ("none", "many"))
        alone, watching = Desk.open(none), Desk.open(many)
        _watch(watching, entries)
        yield Pair(
            f"check-in, {entries:,} on the watch list",
            clocked(_walk_ins(alone, random.Random(11))),
            clocked(_walk_ins(watching, random.Random(11))),
            goal=1.25,
            rounds=MANY_ROUNDS,
            warm_up=_WARM,
            against="the same check-in with nobody on the list",
        )
        alone.close()
        watching.close()


def _watch(desk: Desk, count: int) -> None:
    """So many on the list, by name, phone and organisation, none of whom a walk-in is like."""
    chance, watch = random.Random(19), WatchService(desk.database, desk.clock)
    for number in range(count):
        name, phone = person(chance)
        organisation, other = f"示例{number}公司", f"19{phone[2:]}"
        watch.add(by=desk.system, reason="bench", name_zh=f"{name}监", organisation=organisation, phone=other)


# --- who is inside ------------------------------------------------------------------------------


def on_site(folder: Path) -> Iterator[Pair | Figure]:
    """The on-site list: 40 open visits of 1,000,000, as rows."""
    path = many_visits(folder.parent)
    desk = Desk.open(path)
    connection = bare(path)
    keys = tuple(row.id for row in desk.visitors.on_site())
    query = f"SELECT * FROM visit WHERE id IN ({', '.join('?' * len(keys))})"

    def rows() -> object:
        return connection.execute(query, keys).fetchall()

    yield Pair(
        f"{len(keys)} inside of 1,000,000 visits",
        clocked(rows),
        clocked(desk.visitors.on_site),
        goal=6,
        rounds=MANY_ROUNDS,
        warm_up=_WARM,
        against="the same visits by rowid, as tuples of bare sqlite3",
    )
    connection.close()
    desk.close()


# --- suggestions --------------------------------------------------------------------------------


def suggest(folder: Path) -> Iterator[Pair | Figure]:
    """Suggestions at every key, 100,000 visitors who came a million times."""
    path = many_visits(folder.parent)
    desk = Desk.open(path)
    connection = bare(path)
    typed = _typed(connection)
    for what, words in typed.items():
        yield Pair(
            f"suggestions: {what}",
            _in_turn(words, lambda text: _prefix(connection, text)),
            _in_turn(words, desk.visitors.suggest),
            goal=5,
            limit_p99_s=0.002,
            rounds=MANY_ROUNDS,
            warm_up=_WARM,
            against="the same range of keys on its index and six visitors by rowid, bare sqlite3",
        )
    connection.close()
    desk.close()


def suggest_million(folder: Path) -> Iterator[Pair | Figure]:
    """Suggestions at every key, 1,000,000 visitors beside 100,000. Takes minutes to make: only when asked for."""
    few, many = Desk.open(many_visits(folder.parent)), Desk.open(many_visits(folder.parent, visitors=1_000_000))
    connection = bare(few.database.path)
    for what, words in _typed(connection).items():
        yield Pair(
            f"suggestions: {what}",
            _in_turn(words, few.visitors.suggest),
            _in_turn(words, many.visitors.suggest),
            goal=2,
            limit_p99_s=0.004,
            rounds=MANY_ROUNDS,
            warm_up=_WARM,
            against="the same words among 100,000 visitors",
        )
    connection.close()
    few.close()
    many.close()


def _typed(connection: Any) -> dict[str, list[str]]:
    """What people type on the way to a name: 汉字, pinyin, the end of a phone."""
    query = "SELECT name_zh, phone FROM visitor WHERE id % 499 = 0"
    people = connection.execute(query).fetchall()
    spelled = "SELECT key FROM search_key WHERE kind = 'visitor' AND ref_id % 499 = 0 AND key GLOB '[a-z]*'"
    pinyin = [row[0] for row in connection.execute(spelled)]
    return {
        "a surname, 汉字": [name[:1] for name, _phone in people],
        "a name, 汉字": [name for name, _phone in people],
        "pinyin, key by key": [key[:length] for key in pinyin for length in range(1, min(len(key), 8))],
        "end of a phone": [phone[-4:] for _name, phone in people],
    }


def _prefix(connection: Any, text: str) -> object:
    query = "SELECT ref_id FROM search_key WHERE kind = 'visitor' AND key >= ? AND key < ? ORDER BY key LIMIT ?"
    keys = [row[0] for row in connection.execute(query, (*prefix_range(query_key(text)), SCANNED))]
    return connection.execute("SELECT * FROM visitor WHERE id IN (?, ?, ?, ?, ?, ?)", (keys + [0] * 6)[:6]).fetchall()


def _in_turn(words: list[str], work: Callable[[str], object]) -> Clocked:
    """The next word with every round; the reference and the program get the same ones."""
    place = iter(range(10**9))
    return prepared(lambda: words[next(place) * 7919 % len(words)], work)
