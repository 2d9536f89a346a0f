"""The database has the last word: what no service, no raw SQL and no REPLACE gets past."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from jib_desk.models import files
from jib_desk.models.booking import Booking, Closure
from jib_desk.models.database import Database
from jib_desk.models.faults import GuardRefused
from jib_desk.models.journal import Stamp
from jib_desk.models.plan import Unit
from jib_desk.models.visit import Visit, Visitor
from jib_desk.rules.words import ClosedBy
from tests.models.conftest import NOON, Write, occupancy

D = date


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        (D(2023, 1, 1), D(2023, 3, 31), True),  # ends the day before
        (D(2023, 1, 1), D(2023, 4, 1), False),  # touches the first day: days are inclusive
        (D(2023, 4, 1), D(2023, 6, 30), False),  # the same days
        (D(2023, 5, 1), D(2023, 5, 2), False),  # inside
        (D(2023, 3, 1), D(2023, 7, 31), False),  # around
        (D(2023, 6, 30), D(2023, 8, 1), False),  # touches the last day
        (D(2023, 7, 1), None, True),  # begins the day after, open end
        (D(2023, 1, 1), None, False),  # open end over it
    ],
)
def test_a_unit_is_never_held_twice_on_one_day(
    write: Write, unit_and_company: tuple[int, int], start: date, end: date | None, fits: bool
) -> None:
    unit, company = unit_and_company
    with write() as writing:
        writing.session.add(occupancy(unit, company, D(2023, 4, 1), D(2023, 6, 30)))

    def second() -> None:
        with write() as writing:
            writing.session.add(occupancy(unit, company, start, end))

    if fits:
        second()
    else:
        with pytest.raises(GuardRefused, match="seat_taken"):
            second()


def test_a_retired_unit_takes_nobody_and_an_occupied_one_is_not_retired(
    write: Write, unit_and_company: tuple[int, int]
) -> None:
    unit, company = unit_and_company
    with write() as writing:
        writing.session.add(occupancy(unit, company, D(2023, 4, 1), D(2023, 6, 30)))
    with pytest.raises(GuardRefused, match="unit_in_use"), write() as writing:
        writing.session.get_one(Unit, unit).retired_on = D(2023, 6, 30)
    with write() as writing:
        writing.session.get_one(Unit, unit).retired_on = D(2023, 7, 1)
    with pytest.raises(GuardRefused, match="unit_retired"), write() as writing:
        writing.session.add(occupancy(unit, company, D(2023, 8, 1)))


def booking(room: int, hour: int, hours: int = 1, setup: int = 0, teardown: int = 0, number: int = 1) -> Booking:
    starts = datetime(2023, 11, 30, hour, tzinfo=UTC)
    ends = starts + timedelta(hours=hours)
    return Booking(
        reference=f"B-231130-{number:02}",
        room_id=room,
        subject="Mentor hours",
        starts_at=starts,
        ends_at=ends,
        setup_min=setup,
        teardown_min=teardown,
        blocks_from=starts - timedelta(minutes=setup),
        blocks_until=ends + timedelta(minutes=teardown),
    )


@pytest.mark.parametrize(
    ("hour", "setup", "teardown", "fits"),
    [(1, 0, 0, True), (1, 0, 1, False), (2, 0, 0, False), (3, 0, 0, True), (3, 30, 0, False), (0, 0, 61, False)],
)
def test_setup_and_teardown_count_when_bookings_meet(
    write: Write, room: int, hour: int, setup: int, teardown: int, fits: bool
) -> None:
    with write() as writing:
        writing.session.add(booking(room, 2))

    def second() -> None:
        with write() as writing:
            writing.session.add(booking(room, hour, 1, setup, teardown, number=2))

    if fits:
        second()
    else:
        with pytest.raises(GuardRefused, match="room_taken"):
            second()


def test_what_a_booking_blocks_cannot_be_forged(write: Write, room: int) -> None:
    forged = booking(room, 2, setup=30)
    forged.blocks_from = forged.starts_at
    with pytest.raises(GuardRefused, match="integrity"), write() as writing:
        writing.session.add(forged)


def test_a_closure_and_a_booking_refuse_each_other(write: Write, room: int) -> None:
    def closure(hour: int, of: int | None) -> Closure:
        starts = datetime(2023, 11, 30, hour, tzinfo=UTC)
        return Closure(room_id=of, starts_at=starts, ends_at=starts + timedelta(hours=2), reason="fire test")

    with write() as writing:
        writing.session.add(booking(room, 2))
        writing.session.add(closure(6, None))
    for of in (room, None):
        with pytest.raises(GuardRefused, match="bookings_in_the_way"), write() as writing:
            writing.session.add(closure(1, of))
    with pytest.raises(GuardRefused, match="room_closed"), write() as writing:
        writing.session.add(booking(room, 7, number=2))


COPY_A_MINUTE_LATER = (
    "SELECT NULL, 1, 'x', 'B-2', room_id, NULL, NULL, subject, '', '', NULL, NULL, '', '', starts_at + 60,"
    " ends_at + 60, 0, 0, blocks_from + 60, blocks_until + 60, 'confirmed', NULL, NULL, NULL, 1, '', ''"
    " FROM booking WHERE id = 1"
)


@pytest.mark.parametrize(
    "sql",
    [
        f"INSERT INTO booking {COPY_A_MINUTE_LATER}",
        f"INSERT OR REPLACE INTO booking {COPY_A_MINUTE_LATER}",
        "UPDATE booking SET starts_at = starts_at - 3600, blocks_from = blocks_from - 3600 WHERE id = 2",
        "UPDATE booking SET state = 'confirmed', live = 1 WHERE id = 3",
        "UPDATE booking SET live = 1 WHERE id = 3",
    ],
)
def test_raw_sql_cannot_make_an_overlap(database: Database, write: Write, room: int, sql: str) -> None:
    cancelled = booking(room, 2, number=3)
    cancelled.state, cancelled.live = "cancelled", False  # type: ignore[assignment]
    with write() as writing:
        writing.session.add_all([booking(room, 2), booking(room, 3, number=2)])
        writing.session.flush()
        writing.session.add(cancelled)
    raw = files.connect(database.path, "rw")
    try:
        with pytest.raises(files.sqlite.IntegrityError):
            raw.execute(sql)
        assert raw.execute("SELECT count(*), sum(live) FROM booking").fetchone() == (3, 2)
    finally:
        raw.close()


def visit(visitor: int, badge: str, **more: Any) -> Visit:
    return Visit(visitor_id=visitor, staff_id=3, badge=badge, arrived_at=NOON, is_open=True, **more)


def test_a_badge_hangs_on_one_open_visit_only(database: Database, write: Write) -> None:
    with write() as writing:
        person = Visitor(name_zh="王伟")
        writing.session.add(person)
        writing.session.flush()
        writing.session.add(visit(person.id, "17"))
    with pytest.raises(GuardRefused, match="badge_in_use"), write() as writing:
        writing.session.add(visit(1, "17"))
    raw = files.connect(database.path, "rw")
    try:
        with pytest.raises(files.sqlite.IntegrityError, match="badge_in_use"):
            raw.execute(
                "INSERT OR REPLACE INTO visit SELECT 99, 1, 'other', " + VISIT_COLUMNS + " FROM visit WHERE id = 1"
            )
    finally:
        raw.close()
    with write() as writing:
        open_visit = writing.session.get_one(Visit, 1)
        open_visit.is_open, open_visit.closed_by, open_visit.closed_at, open_visit.left_at = (
            False,
            ClosedBy.DESK,
            NOON,
            NOON,
        )
        writing.session.flush()
        writing.session.add(visit(1, "17"))


VISIT_COLUMNS = ", ".join(
    column.name for column in Visit.__table__.columns if column.name not in {"id", "version", "uid"}
)


def test_a_system_close_invents_no_departure(write: Write) -> None:
    with write() as writing:
        writing.session.add(Visitor(name_latin="Ana Sample"))
        writing.session.flush()
        writing.session.add(visit(1, "3"))
    with pytest.raises(GuardRefused, match="integrity"), write() as writing:
        closed = writing.session.get_one(Visit, 1)
        closed.is_open, closed.closed_by, closed.closed_at, closed.left_at = False, ClosedBy.SYSTEM, NOON, NOON


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM journal_entry",
        "UPDATE journal_entry SET subject = 'x'",
        "DELETE FROM journal_line",
        "UPDATE journal_line SET plain = '{}'",
        "INSERT OR REPLACE INTO journal_line SELECT * FROM journal_line WHERE id = 1",
    ],
)
def test_the_journal_is_append_only(database: Database, unit_and_company: tuple[int, int], sql: str) -> None:
    raw = files.connect(database.path, "rw")
    try:
        with pytest.raises(files.sqlite.IntegrityError, match="journal_is_kept"):
            raw.execute(sql)
    finally:
        raw.close()


def test_a_stamp_of_nobody_is_refused(database: Database) -> None:
    stamp = Stamp(at=NOON, staff_id=99, workstation="desk 1", program="0", action="test.write", always=True)
    with pytest.raises(GuardRefused, match="integrity"), database.write(stamp):
        pass
