"""Several desks at once: one gets the room, one writes, the others are told."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bench.faults import overlaps
from bench.faults.waiting import holder
from bench.ground import Desk
from jib_desk.models import files, sessions
from jib_desk.services import errors
from jib_desk.services.booking import booking_checks
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.bookings import BookingRow

TEN = datetime(2023, 11, 30, 2, 0, tzinfo=UTC)
CLOCK = FixedClock(TEN)


def test_eight_desks_booking_the_same_rooms_never_overlap_and_raw_sql_cannot_either(centre: Path) -> None:
    rush = overlaps.rush(centre, desks=8, seconds=2)
    assert rush.findings == ()
    assert rush.busy == 0
    assert rush.booked > 0
    assert rush.refused > 0, "nobody ever wanted what another had: nothing was tried"


def test_an_overlap_that_slipped_in_is_found(centre: Path) -> None:
    overlaps.rush(centre, desks=1, seconds=0.3)
    connection = files.connect(centre, "rw")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'booking'"):
        connection.execute(f"DROP TRIGGER {name}")
    own = {"id", "uid", "reference"}
    rest = ", ".join(row[1] for row in connection.execute("PRAGMA table_info(booking)") if row[1] not in own)
    twin = f"INSERT INTO booking (uid, reference, {rest}) SELECT 'twin', 'twin', {rest} FROM booking WHERE live LIMIT 1"
    connection.execute(twin)
    connection.close()
    findings = overlaps.findings(centre)
    assert "1 overlaps" in findings
    assert "INSERT: raw SQL took a taken slot" in findings


def test_who_is_refused_for_a_booking_that_is_cancelled_at_that_moment_gets_the_room(
    centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, other = Desk.open(centre, CLOCK), Desk.open(centre, CLOCK)
    theirs = _booked(other, "Theirs")
    look = booking_checks.in_the_way

    def a_moment_too_late(*about: Any) -> errors.DeskError | None:
        monkeypatch.setattr(booking_checks, "in_the_way", look)
        other.bookings.cancel(by=other.by, booking_id=theirs.id, version=theirs.version)
        return look(*about)

    monkeypatch.setattr(booking_checks, "in_the_way", a_moment_too_late)
    assert _booked(desk, "Ours").live
    desk.close()
    other.close()


def test_who_waits_too_long_for_another_desk_is_told_that_it_is_busy_and_nothing_is_written(
    centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "WRITE_WAIT_MS", 150)
    desk = Desk.open(centre, CLOCK)
    with holder(centre) as other:
        with pytest.raises(errors.DatabaseBusy):
            desk.visitors.check_in(by=desk.by, name_zh="候客")
        assert desk.visitors.on_site() == ()
        other.say("let go")
        assert other.hear() == "free"
    assert desk.visitors.check_in(by=desk.by, name_zh="候客").row.name_zh == "候客"
    desk.close()


def test_who_reads_does_not_wait_for_another_desk_that_writes(centre: Path) -> None:
    desk = Desk.open(centre, CLOCK)
    desk.visitors.check_in(by=desk.by, name_zh="先到")
    with holder(centre) as other:
        assert [row.name_zh for row in desk.visitors.on_site()] == ["先到"]
        other.say("let go")
    desk.close()


def _booked(desk: Desk, subject: str) -> BookingRow:
    """The first room for the hour from ten."""
    return desk.bookings.book(
        by=desk.by, room_id=1, starts_at=TEN, ends_at=TEN + timedelta(hours=1), subject=subject
    ).row
