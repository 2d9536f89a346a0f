"""What benchmarks and fault runs stand on: a centre in a file, and large tables in it.

Large tables are written past the services and without waiting for the disk; the schema and its guards are the
program's own, and nothing that is measured is written this way.
"""

import random
import shutil
import uuid
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk.models import files
from jib_desk.models.database import Database
from jib_desk.models.journal import Stamp
from jib_desk.rules.names import search_keys
from jib_desk.rules.plan_files import read_plan
from jib_desk.services import search_index
from jib_desk.services.booking.bookings import BookingsService
from jib_desk.services.clock import Clock, SystemClock
from jib_desk.services.plan.plans import PlansService
from jib_desk.services.rows.staff import Actor
from jib_desk.services.search import SearchService
from jib_desk.services.staff import FRONT_DESK, SYSTEM, StaffService
from jib_desk.services.visit.visitors import VisitorsService
from jib_desk.shipped import resources

MEMORY_DISK = Path("/dev/shm")
OPENED_ON = date(2021, 5, 20)
ZONE = ZoneInfo("Asia/Shanghai")
NINE = int(datetime(2023, 11, 30, 1, 0, tzinfo=UTC).timestamp())  # nine in the morning at the centre
_HALF_HOUR = 1_800
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力玲红春兰志凤洁梅琳云帆宇浩然子轩雨涵思雅欣怡"


@dataclass(frozen=True)
class Desk:
    """The services that the hot paths go through, on one database."""

    database: Database
    clock: Clock

    @classmethod
    def open(cls, path: Path, clock: Clock | None = None) -> "Desk":
        """Open a centre that is there, with its search index kept."""
        desk = cls(Database.open(path), clock or SystemClock())
        desk.database.hooks.append(SearchService(desk.database, desk.clock).refresh)
        return desk

    @cached_property
    def visitors(self) -> VisitorsService:
        return VisitorsService(self.database, self.clock)

    @cached_property
    def bookings(self) -> BookingsService:
        return BookingsService(self.database, self.clock)

    @cached_property
    def by(self) -> Actor:
        """The front desk."""
        return StaffService(self.database, self.clock).actor(FRONT_DESK, "bench")

    @cached_property
    def system(self) -> Actor:
        """Who may do everything."""
        return StaffService(self.database, self.clock).actor(SYSTEM, "bench")

    def close(self) -> None:
        self.database.close()


def new_centre(path: Path) -> Path:
    """A centre with plan and rooms and nobody in it, closed."""
    made = Desk(Database.create(path), SystemClock())
    plan = read_plan((resources() / "plans" / "jinqiao.json").read_bytes())
    PlansService(made.database, made.clock).install(by=made.system, plan=plan, opened_on=OPENED_ON)
    made.close()
    return path


def copied(path: Path, target: Path) -> Path:
    """A copy of a closed database."""
    shutil.copyfile(path, target)
    return target


def bare(path: Path) -> Any:
    """A bare connection with the pragmas of the program: what references run on."""
    connection = files.connect(path, "rw")
    for pragma in files.pragmas():
        connection.execute(f"PRAGMA {pragma}")
    return connection


def stamp(action: str) -> Stamp:
    """The head of an entry, for ground that needs one."""
    return Stamp(at=datetime.now(UTC), staff_id=1, workstation="bench", program="0", action=action)


# --- large tables -----------------------------------------------------------------------------


@lru_cache(maxsize=4)
def many_visits(
    folder: Path, visitors: int = 100_000, visits: int = 1_000_000, inside: int = 40, apart_min: int = 1
) -> Path:
    """A desk of many years: so many persons, ten visits each, forty of them not yet over. Made once per run.

    They come so many minutes apart, day and night, up to nine in the morning of 30 November 2023.
    """
    path = new_centre(folder / f"{visits}-visits-{visitors}-{apart_min}.db")
    database = Database.open(path)
    with database.write(stamp("bench.index")) as writing:
        search_index.rebuild(writing.session)
    database.close()
    chance = random.Random(7)
    with in_bulk(path, "visitor", "visit", "search_key") as connection:
        connection.executemany(
            "INSERT INTO visitor (id, version, uid, name_zh, name_latin, organisation, phone, category)"
            " VALUES (?, 1, ?, ?, ?, ?, ?, 'guest')",
            _persons(visitors, chance),
        )
        connection.executemany(
            "INSERT INTO visit (id, version, uid, visitor_id, staff_id, category, purpose, party_size, badge,"
            " arrived_at, left_at, refused_reason, closed_by, closed_at, is_open, id_checked, source, note)"
            " VALUES (?, 1, ?, ?, 3, 'guest', 'Meeting', 1, ?, ?, ?, '', ?, ?, ?, 0, 'desk', '')",
            _comings(visits, visitors, inside, apart_min, chance),
        )
        persons = connection.execute("SELECT id, name_zh, name_latin, organisation, phone FROM visitor")
        connection.executemany(
            "INSERT INTO search_key (kind, key, ref_id) VALUES ('visitor', ?, ?)",
            ((key, ref_id) for ref_id, *texts in persons for key in search_keys(*texts)),
        )
    return path


@contextmanager
def in_bulk(path: Path, *tables: str) -> Generator[Any]:
    """A connection for filling tables: one transaction, nothing waits for the disk, indexes are made at its end."""
    connection = files.connect(path, "rw")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    connection.execute("BEGIN")
    marks = ", ".join("?" * len(tables))
    named = f"SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE INDEX%' AND tbl_name IN ({marks})"
    indexes = connection.execute(named, tables).fetchall()
    for name, _sql in indexes:
        connection.execute(f"DROP INDEX {name}")
    yield connection
    for _name, sql in indexes:
        connection.execute(sql)
    connection.execute("COMMIT")
    connection.close()


def many_bookings(path: Path, count: int) -> list[tuple[int, int]]:
    """So many half-hour bookings of the first room, one in every hour up to now; gives their times."""
    room_id = 1
    connection = files.connect(path, "rw")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    times = [(NINE - 2 * _HALF_HOUR * number, NINE - 2 * _HALF_HOUR * number + _HALF_HOUR) for number in range(count)]
    times.reverse()
    connection.executemany(BOOKING_INSERT, booking_rows(times, room_id))
    connection.execute("COMMIT")
    connection.close()
    return times


BOOKING_INSERT = (
    "INSERT INTO booking (id, version, uid, reference, room_id, subject, booked_by, contact, equipment, catering,"
    " starts_at, ends_at, setup_min, teardown_min, blocks_from, blocks_until, state, live, reason, note)"
    " VALUES (?, 1, ?, ?, ?, 'Meeting', 'Bench', '', '', '', ?, ?, 0, 0, ?, ?, 'confirmed', 1, '', '')"
)


def booking_rows(times: Iterable[tuple[int, int]], room_id: int, first_id: int = 1) -> Iterator[tuple[Any, ...]]:
    """Rows for BOOKING_INSERT."""
    for number, (start, end) in enumerate(times, first_id):
        yield number, uuid.uuid4().hex, f"B-bench-{number}", room_id, start, end, start, end


def residents(path: Path, companies: int = 25, events: int = 300) -> None:
    """So many companies with people, one in each of the first units, and as many events on bookings that are there."""
    connection = files.connect(path, "rw")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    for key in range(1, companies + 1):
        uid = uuid.uuid4().hex
        ends_on = f"2023-12-{key:02}" if key % 5 == 0 else None
        connection.execute(
            "INSERT INTO company (id, version, uid, code, name_zh, name_en, short_zh, short_en, sector, end_reason,"
            " notes) VALUES (?, 1, ?, ?, '', ?, '', '', 'iot', '', '')",
            (key, uid, f"ST-{key:03}", f"Company {key}"),
        )
        connection.execute("INSERT INTO headcount VALUES (?, 1, ?, ?, ?)", (key, key, OPENED_ON.isoformat(), 3 + key))
        connection.execute(
            "INSERT INTO assignment (id, version, uid, unit_id, company_id, kind, starts_on, ends_on, until_on, live,"
            " note) VALUES (?, 1, ?, ?, ?, 'occupancy', ?, ?, coalesce(?, '9999-12-31'), 1, '')",
            (key, uid, key, key, f"2023-11-{key:02}" if key % 4 == 0 else "2023-01-01", ends_on, ends_on),
        )
    connection.executemany(
        "INSERT INTO event (id, version, uid, code, booking_id, title, type, organiser, speaker, registered, attended,"
        " evidence) VALUES (?, 1, ?, ?, ?, 'Evening', 'training', '', '', 30, 25, '')",
        ((key, uuid.uuid4().hex, f"E-{key}", key * 130) for key in range(1, events + 1)),
    )
    connection.execute("COMMIT")
    connection.close()


def person(chance: random.Random) -> tuple[str, str]:
    """A name and a phone such as people have."""
    name = chance.choice(_SURNAMES) + "".join(chance.choice(_GIVEN) for _ in range(chance.randint(1, 2)))
    return name, f"1{chance.randint(30, 99)}{chance.randint(0, 99_999_999):08}"


def _persons(count: int, chance: random.Random) -> Iterator[tuple[Any, ...]]:
    for key in range(1, count + 1):
        name, phone = person(chance)
        yield key, uuid.uuid4().hex, name, "", f"{name[0]}氏设计事务所" if key % 3 == 0 else "", phone


def _comings(
    count: int, visitors: int, inside: int, apart_min: int, chance: random.Random
) -> Iterator[tuple[Any, ...]]:
    """Visits up to now; the last ones are still inside."""
    apart = 60 * apart_min
    first = NINE - apart * count
    for key in range(1, count + 1):
        arrived = first + apart * key
        is_open = key > count - inside
        who = visitors - (count - key) if is_open else chance.randint(1, visitors - inside)
        left = None if is_open else arrived + chance.randint(10, 240) * 60
        badge = str(count - key + 1) if is_open else ""
        closed_by = None if is_open else "desk"
        yield key, uuid.uuid4().hex, who, badge, arrived, left, closed_by, left, int(is_open)
