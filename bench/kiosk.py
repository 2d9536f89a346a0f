"""What the kiosk looks up, beside bare SQL: a pass by its scan and its digits, the end of a phone, a badge."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.ground import NINE, Desk, bare, copied, in_bulk, many_visits
from bench.harness import MANY_ROUNDS, Clocked, Figure, Pair, prepared
from jib_desk.rules.passes import read_scan
from jib_desk.services.clock import FixedClock
from jib_desk.services.visit.kiosk import KioskService
from jib_desk.services.visit.passes import PassesService

EXPECTED, PASSES = 200, 40_000  # people today, each with a pass; passes of the years before
_WARM = 50
_PASS = "SELECT visit_id, code, token, valid_on, used_at, revoked_at FROM visit_pass"
_TOKEN = f"{_PASS} WHERE token = ?"
_CODE = f"{_PASS} WHERE valid_on = '2023-11-30' AND code = ? AND revoked_at IS NULL"
_VISIT = "SELECT v.*, p.* FROM visit v JOIN visitor p ON p.id = v.visitor_id WHERE v.id = ?"
_PHONES = """SELECT v.id, p.phone FROM visit v JOIN visitor p ON p.id = v.visitor_id
  WHERE v.expected_at >= ? AND v.expected_at < ? AND v.arrived_at IS NULL"""
_BADGE = "SELECT * FROM visit WHERE is_open = 1 AND badge <> '' AND badge = ?"


def look_ups(folder: Path) -> Iterator[Pair | Figure]:
    """The kiosk's look-ups, 200 expected today after 100,000 visits and 40,000 passes."""
    path = copied(many_visits(folder.parent, visitors=10_000, visits=100_000), folder / "kiosk.db")
    _old_passes(path)
    now = datetime.fromtimestamp(NINE, UTC)
    desk = Desk.open(path, FixedClock(now))
    passes, kiosk = PassesService(desk.database, desk.clock), KioskService(desk.database, desk.clock)
    tails = [f"{number:04}" for number in range(1, EXPECTED + 1)]
    keys = [_expected(desk, now + timedelta(minutes=number), tail) for number, tail in enumerate(tails)]
    made = passes.issue_all(by=desk.by, visit_ids=keys).row
    scans, codes = [each.qr_text for each in made], [each.code for each in made]
    tokens = [scan.token for scan in map(read_scan, scans) if scan is not None]
    worn = [row.badge for row in desk.visitors.on_site()]
    connection = bare(path)

    def found(query: str, said: str) -> object:
        visit_id = connection.execute(query, (said,)).fetchone()[0]
        return connection.execute(_VISIT, (visit_id,)).fetchone()

    against = "the pass on its index and its visit by rowid, as tuples of bare sqlite3"
    scanned = _each(tokens, lambda token: found(_TOKEN, token))
    yield _pair("a pass, scanned", scanned, _each(scans, passes.look), against)
    typed = _each(codes, lambda code: found(_CODE, code))
    yield _pair("a pass, by its six digits", typed, _each(codes, passes.look), against)
    ended = _each(tails, lambda tail: _by_phone(connection, tail))
    against = "the phones of today's visits, compared in Python, bare sqlite3"
    yield _pair("the end of a phone", ended, _each(tails, kiosk.expected_by), against, goal=3)
    badge = _each(worn, lambda number: connection.execute(_BADGE, (number,)).fetchone())
    against = "the open visit on its index, as a tuple of bare sqlite3"
    yield _pair("who wears a badge", badge, _each(worn, desk.visitors.by_badge), against)
    connection.close()
    desk.close()


def _old_passes(path: Path) -> None:
    """Passes of the years before, used on their days."""
    with in_bulk(path, "visit_pass") as connection:
        connection.execute(
            "INSERT INTO visit_pass (id, version, visit_id, code, token, valid_on, made_at, used_at)"
            " SELECT id, 1, id, printf('%06d', id * 7919 % 1000000), printf('%024d', id),"
            " date(arrived_at, 'unixepoch'), arrived_at, arrived_at FROM visit WHERE id <= ?",
            (PASSES,),
        )


def _pair(name: str, reference: Clocked, own: Clocked, against: str, goal: float = 8) -> Pair:
    return Pair(
        f"kiosk: {name}",
        reference,
        own,
        goal=goal,
        limit_p99_s=0.01,
        rounds=MANY_ROUNDS,
        warm_up=_WARM,
        against=against,
    )


def _expected(desk: Desk, at: datetime, tail: str) -> int:
    return desk.visitors.expect(by=desk.by, expected_at=at, name_zh=f"示例{tail}", phone=f"1200000{tail}").row.id


def _by_phone(connection: Any, tail: str) -> object:
    rows = connection.execute(_PHONES, (NINE - 9 * 3_600, NINE + 15 * 3_600)).fetchall()
    return [key for key, phone in rows if phone.endswith(tail)]


def _each(words: list[str], work: Callable[[str], object]) -> Clocked:
    """The next one with every round."""
    place = iter(range(10**9))
    return prepared(lambda: words[next(place) % len(words)], work)
