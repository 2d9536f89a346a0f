"""Whatever is booked, changed, moved, cancelled, taken back and brought back: nothing overlaps, nothing is lost."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from jib_desk.models.database import Database
from jib_desk.models.files import copy
from jib_desk.services import errors
from jib_desk.services.centre import open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.bookings import BookingMove

MORNING = datetime(2023, 11, 30, 1, tzinfo=UTC)  # nine at the centre
QUARTER = timedelta(minutes=15)
ROOMS = st.sampled_from(["R-M1", "R-M2"])
STARTS = st.integers(0, 16)
LENGTHS = st.integers(1, 8)
AROUND = st.sampled_from([0, 15, 60])
WHICH = st.integers(0, 1_000)


class RoomsCalendar(RuleBasedStateMachine):
    """The desk of a busy morning; a guess of what must hold is kept beside it."""

    template: Path
    folder: Path
    numbers: Iterator[int] = count()

    def __init__(self) -> None:
        super().__init__()
        path = self.folder / f"centre-{next(self.numbers)}.db"
        copy(self.template, path)
        self.database = Database.open(path)
        self.clock = FixedClock(MORNING)
        self.services = open_services(self.database, self.clock)
        self.by = self.services.staff.actor("front_desk", "tests")
        self.rooms = {row.code: row.id for row in self.services.bookings.rooms()}
        self.entries: list[int] = []
        self.references: dict[int, str] = {}

    def teardown(self) -> None:
        self.database.close()

    @property
    def all(self) -> list[Any]:
        return list(self.services.bookings.day(MORNING.astimezone(ZoneInfo("Asia/Shanghai")).date()))

    def did(self, outcome: Any) -> None:
        if outcome.changes.entry:
            self.entries.append(outcome.changes.entry)

    @initialize()
    def open_the_desk(self) -> None:
        assert self.all == []

    @rule(room=ROOMS, start=STARTS, length=LENGTHS, setup=AROUND, teardown=AROUND, tentative=st.booleans())
    def book(self, room: str, start: int, length: int, setup: int, teardown: int, *, tentative: bool) -> None:
        begin, end = MORNING + start * QUARTER, MORNING + (start + length) * QUARTER
        was_free = self.services.bookings.is_free(self.rooms[room], begin, end, setup, teardown)
        made = None
        try:
            made = self.services.bookings.book(
                by=self.by, room_id=self.rooms[room], starts_at=begin, ends_at=end, subject="A", setup_min=setup,
                teardown_min=teardown, tentative=tentative,
                tentative_until=self.clock.now() + 2 * QUARTER if tentative else None,
            )  # fmt: skip
        except errors.RoomTaken as refused:
            in_the_way = refused
        else:
            in_the_way = None
        assert was_free == (in_the_way is None)
        if made is None:
            kept_from, kept_until = begin - timedelta(minutes=setup), end + timedelta(minutes=teardown)
            assert in_the_way is not None
            assert in_the_way.blocked_from < kept_until
            assert kept_from < in_the_way.blocked_until
            return
        assert made.row.reference not in self.references.values()
        self.references[made.row.id] = made.row.reference
        self.did(made)

    @precondition(lambda self: self.all)
    @rule(which=WHICH, room=ROOMS, start=STARTS, length=LENGTHS)
    def move(self, which: int, room: str, start: int, length: int) -> None:
        row = self.all[which % len(self.all)]
        with suppress(errors.RoomTaken):
            self.did(
                self.services.bookings.change(
                    by=self.by, booking_id=row.id, version=row.version, room_id=self.rooms[room],
                    starts_at=MORNING + start * QUARTER, ends_at=MORNING + (start + length) * QUARTER,
                )
            )  # fmt: skip

    @precondition(lambda self: len(self.all) > 1)
    @rule(which=WHICH, other=WHICH)
    def swap(self, which: int, other: int) -> None:
        one, two = self.all[which % len(self.all)], self.all[other % len(self.all)]
        if one.id == two.id:
            return
        moves = [
            BookingMove(a.id, a.version, b.room_id, b.starts_at, b.starts_at + (a.ends_at - a.starts_at))
            for a, b in ((one, two), (two, one))
        ]
        with suppress(errors.RoomTaken):
            self.did(self.services.bookings.move_many(by=self.by, moves=moves))

    @precondition(lambda self: self.all)
    @rule(which=WHICH)
    def cancel_or_bring_back(self, which: int) -> None:
        row = self.all[which % len(self.all)]
        end = self.services.bookings.cancel if row.live else self.services.bookings.reinstate
        with suppress(errors.RoomTaken, errors.ValueRefused):
            self.did(end(by=self.by, booking_id=row.id, version=row.version))

    @precondition(lambda self: self.entries)
    @rule(which=WHICH)
    def undo(self, which: int) -> None:
        with suppress(errors.UndoRefused):
            self.did(self.services.journal.undo(by=self.by, number=self.entries[-1 - which % len(self.entries)]))

    @rule()
    def time_passes(self) -> None:
        self.clock.at += QUARTER

    @invariant()
    def no_two_live_bookings_of_a_room_overlap(self) -> None:
        rows = self.all
        for room_id in self.rooms.values():
            kept = sorted((row.blocks_from, row.blocks_until) for row in rows if row.live and row.room_id == room_id)
            assert all(before[1] <= after[0] for before, after in pairwise(kept)), kept

    @invariant()
    def every_reference_is_its_own(self) -> None:
        shown = [row.reference for row in self.all]
        assert len(set(shown)) == len(shown)
        assert all(self.references.get(row.id) == row.reference for row in self.all)


@pytest.fixture
def desk(init_template: Path, tmp_path: Path) -> type[RoomsCalendar]:
    return type("Desk", (RoomsCalendar,), {"template": init_template, "folder": tmp_path, "numbers": count()})


def test_no_sequence_of_commands_leaves_an_overlap(desk: type[RoomsCalendar]) -> None:
    profile = settings.get_profile("quick")
    current = settings()
    examples = 12 if current.max_examples <= profile.max_examples else 300
    run_state_machine_as_test(desk, settings=settings(current, max_examples=examples, stateful_step_count=25))
