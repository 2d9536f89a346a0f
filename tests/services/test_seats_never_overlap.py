"""Whatever is done with seats, in whatever order: nobody sits on anybody's lap, and taking all back gives the start."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path
from typing import Any

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
from sqlalchemy import or_, select

from jib_desk.models.assignment import Assignment
from jib_desk.models.company import Agreement, Company
from jib_desk.models.database import Database
from jib_desk.models.files import copy
from jib_desk.rules.occupancy import Occupancy
from jib_desk.rules.words import AssignmentKind, EndedAs, UnitState
from jib_desk.services import errors
from jib_desk.services.centre import open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import AssignmentRow, Wanted
from jib_desk.services.seat.seat_book import SeatBook, seat_book
from jib_desk.services.visit import muster

MORNING = datetime(2023, 11, 30, 1, tzinfo=UTC)
TODAY = date(2023, 11, 30)
# Two vacant ones, a held one, one that ends today, one with years to go, one of two of a company, one out of service.
UNITS = ("A12", "C07", "A11", "C01", "A01", "B01", "C08")
UNIT = st.sampled_from(UNITS)
COMPANY = st.sampled_from(("ST-025", "ST-001", "ST-011"))
OFFSET = st.integers(-12, 40)
LENGTH = st.one_of(st.none(), st.integers(0, 45))
WHICH = st.integers(0, 1_000)
REFUSALS = (
    errors.SeatTaken,
    errors.SeatOverstayed,
    errors.EndBeforeStart,
    errors.StayOver,
    errors.ValueRefused,
    errors.ValueMissing,
)
OCCUPANCY, HOLD, CLOSED = AssignmentKind.OCCUPANCY, AssignmentKind.HOLD, AssignmentKind.OUT_OF_SERVICE


class SeatsOfACentre(RuleBasedStateMachine):
    """A desk that does everything with a few seats, past days and days to come."""

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
        self.seats = self.services.seats
        self.by = self.services.staff.actor("front_desk", "tests")
        self.units = {row.code: row.id for row in self.services.plans.plan(TODAY).units}
        with self.database.read() as session:
            self.companies = {row.code: row.id for row in session.execute(select(Company.code, Company.id))}
        self.total = len(self.units)
        self.entries: list[int] = []
        self.start = self.stored()

    def teardown(self) -> None:
        """Everything is taken back, the last thing first."""
        try:
            for number in reversed(self.entries):
                self.services.journal.undo(by=self.by, number=number)
            assert self.stored() == self.start
        finally:
            self.database.close()

    # --- what is there -----------------------------------------------------------------------

    def stored(self) -> object:
        """Every row that seats touch; a version only rises."""
        with self.database.read() as session:
            return {
                table.__tablename__: [
                    {name: value for name, value in row._mapping.items() if name != "version"}
                    for row in session.execute(select(table.__table__).order_by(table.__table__.c.id))
                ]
                for table in (Assignment, Agreement, Company)
            }

    def rows(self) -> list[AssignmentRow]:
        """All assignments of the units that the desk works with."""
        found: list[AssignmentRow] = []
        for code in UNITS:
            detail = self.services.plans.unit_detail(self.units[code], self.today)
            found += [item for item in (detail.current,) if item is not None]
            found += [*detail.coming, *detail.history]
        return found

    def pick(self, which: int, *kinds: AssignmentKind) -> AssignmentRow | None:
        found = [row for row in self.rows() if row.kind in kinds]
        return found[which % len(found)] if found else None

    @property
    def today(self) -> date:
        return self.clock.now().date()

    def day(self, offset: int) -> date:
        return self.today + timedelta(days=offset)

    def do(self, verb: Any, **given: Any) -> errors.DeskError | None:
        """Does it, and gives the reason when it is asked for; gives the refusal when it was refused.

        What needed no reason has made nothing else of any day that is past.
        """
        before = self.past()
        try:
            try:
                outcome = verb(by=self.by, reason="", **given)
                assert self.past() == before
            except errors.NeedsReason:
                outcome = verb(by=self.by, reason="as found", **given)
        except REFUSALS as refusal:
            return refusal
        if outcome.changes.entry:
            self.entries.append(outcome.changes.entry)
        return None

    def book(self) -> SeatBook:
        with self.database.quick_read() as source:
            return seat_book(source, self.today)

    def past(self) -> object:
        """What every unit was and whose, on the days up to yesterday that the desk changes."""
        occupancy = self.book().occupancy
        return [
            (day, status.unit.id, status.state, status.assignment and status.assignment.company_id)
            for day in (self.day(-offset) for offset in (1, 2, 3, 5, 8, 12, 20))
            for status in occupancy.statuses(day)
        ]

    # --- taking ------------------------------------------------------------------------------

    @initialize()
    def open_the_desk(self) -> None:
        assert self.total == 30

    @rule(code=UNIT, company=COMPANY, offset=OFFSET, length=LENGTH, has_left=st.booleans())
    def assign(self, code: str, company: str, offset: int, length: int | None, *, has_left: bool) -> None:
        """Also a further seat, and what the form foresees is what the database says."""
        start = self.day(offset)
        end = None if length is None else start + timedelta(days=length)
        foreseen = self.seats.foresee([Wanted(self.units[code], start, end)])
        refused = self.do(
            self.seats.assign, unit_id=self.units[code], company_id=self.companies[company], starts_on=start,
            ends_on=end, agreement="JIB-T", vacate_overstay=has_left,
        )  # fmt: skip
        if not has_left:
            assert (type(foreseen), foreseen and foreseen.parameters()) == (
                type(refused),
                refused and refused.parameters(),
            )

    @rule(code=UNIT, company=st.none() | COMPANY, offset=OFFSET, length=st.integers(0, 45))
    def hold(self, code: str, company: str | None, offset: int, length: int) -> None:
        start = self.day(offset)
        end = start + timedelta(days=length)
        foreseen = self.seats.foresee([Wanted(self.units[code], start, end, is_hold=True)])
        refused = self.do(
            self.seats.hold, unit_id=self.units[code], company_id=self.companies[company] if company else None,
            starts_on=start, expires_on=end,
        )  # fmt: skip
        assert (foreseen is None) == (refused is None)

    @rule(which=WHICH, company=COMPANY, offset=OFFSET, length=LENGTH, has_left=st.booleans())
    def take_up(self, which: int, company: str, offset: int, length: int | None, *, has_left: bool) -> None:
        item = self.pick(which, HOLD)
        if item is not None:
            start = self.day(offset)
            self.do(
                self.seats.take_up, assignment_id=item.id, version=item.version, starts_on=start,
                ends_on=None if length is None else start + timedelta(days=length),
                company_id=self.companies[company], vacate_overstay=has_left,
            )  # fmt: skip

    # --- changing ----------------------------------------------------------------------------

    @rule(which=WHICH, code=UNIT, offset=OFFSET)
    def move(self, which: int, code: str, offset: int) -> None:
        item = self.pick(which, OCCUPANCY, HOLD)
        if item is not None:
            self.do(
                self.seats.move, assignment_id=item.id, version=item.version, to_unit_id=self.units[code],
                on=self.day(offset),
            )  # fmt: skip

    @rule(which=WHICH, other=WHICH, offset=OFFSET, has_left=st.booleans())
    def swap(self, which: int, other: int, offset: int, *, has_left: bool) -> None:
        one, two = self.pick(which, OCCUPANCY), self.pick(other, OCCUPANCY)
        if one is not None and two is not None and one.unit_id != two.unit_id:
            self.do(
                self.seats.swap, assignment_id=one.id, version=one.version, with_assignment_id=two.id,
                with_version=two.version, on=self.day(offset), vacate_overstay=has_left,
            )  # fmt: skip

    @rule(which=WHICH, offset=OFFSET, has_left=st.booleans())
    def begin_on_another_day(self, which: int, offset: int, *, has_left: bool) -> None:
        item = self.pick(which, *AssignmentKind)
        if item is not None:
            self.do(
                self.seats.begin, assignment_id=item.id, version=item.version, starts_on=self.day(offset),
                vacate_overstay=has_left,
            )  # fmt: skip

    @rule(which=WHICH)
    def call_off(self, which: int) -> None:
        item = self.pick(which, *AssignmentKind)
        if item is not None:
            self.do(self.seats.call_off, assignment_id=item.id, version=item.version)

    # --- ending ------------------------------------------------------------------------------

    @rule(which=WHICH, offset=OFFSET, ended_as=st.sampled_from((EndedAs.LEFT, EndedAs.GRADUATED, EndedAs.GIVEN_UP)))
    def end(self, which: int, offset: int, ended_as: EndedAs) -> None:
        item = self.pick(which, OCCUPANCY)
        if item is not None:
            self.do(
                self.seats.end, assignment_id=item.id, version=item.version, vacated_on=self.day(offset),
                ended_as=ended_as,
            )  # fmt: skip

    @rule(which=WHICH, offset=st.none() | OFFSET, along=st.booleans())
    def extend(self, which: int, offset: int | None, *, along: bool) -> None:
        item = self.pick(which, *AssignmentKind)
        if item is not None:
            end = None if offset is None else self.day(offset)
            self.do(self.seats.extend, assignment_id=item.id, version=item.version, ends_on=end, extend_agreement=along)

    @rule(which=WHICH, offset=OFFSET)
    def give_notice(self, which: int, offset: int) -> None:
        item = self.pick(which, OCCUPANCY)
        if item is not None:
            self.do(
                self.seats.give_notice, assignment_id=item.id, version=item.version, notice_on=self.today,
                ends_on=self.day(offset),
            )  # fmt: skip

    @rule(which=WHICH, offset=st.none() | OFFSET)
    def release(self, which: int, offset: int | None) -> None:
        item = self.pick(which, HOLD)
        if item is not None:
            on = None if offset is None else self.day(offset)
            self.do(self.seats.release_hold, assignment_id=item.id, version=item.version, on=on)

    # --- closing -----------------------------------------------------------------------------

    @rule(code=UNIT, offset=OFFSET, length=LENGTH, ends=st.booleans(), to=st.none() | UNIT)
    def close(self, code: str, offset: int, length: int | None, *, ends: bool, to: str | None) -> None:
        start = self.day(offset)
        self.do(
            self.seats.out_of_service, unit_id=self.units[code], starts_on=start,
            ends_on=None if length is None else start + timedelta(days=length), end_stays=ends,
            move_to_unit_id=self.units[to] if to and to != code else None,
        )  # fmt: skip

    @rule(which=WHICH, offset=OFFSET)
    def reopen(self, which: int, offset: int) -> None:
        item = self.pick(which, CLOSED)
        if item is not None:
            self.do(self.seats.back_in_service, assignment_id=item.id, version=item.version, on=self.day(offset))

    # --- time and second thoughts ------------------------------------------------------------

    @precondition(lambda self: self.entries)
    @rule(which=st.integers(0, 3))
    def undo(self, which: int) -> None:
        with suppress(errors.UndoRefused):
            outcome = self.services.journal.undo(by=self.by, number=self.entries[-1 - which % len(self.entries)])
            self.entries.append(outcome.changes.entry)

    @rule(days=st.integers(1, 9))
    def time_passes(self, days: int) -> None:
        self.clock.at += timedelta(days=days)

    # --- what always holds -------------------------------------------------------------------

    @invariant()
    def the_muster_roll_calls_exactly_who_is_resident(self) -> None:
        """Also who is past the agreed end, on every day up to today."""
        occupancy = self.book().occupancy
        for offset in (-20, -9, -4, -1, 0):
            day = self.day(offset)
            with self.database.quick_read() as source:
                called = {call.company_id: call.units for call in muster.call_list(source, day)}
            assert called == {
                company: tuple(sorted(status.layout.code for status in units))
                for company, units in occupancy.residents(day).items()
            }

    @invariant()
    def who_is_past_the_end_is_occupying_and_is_told_of(self) -> None:
        """Stated apart while they stay, and told of once somebody else has the seat without their leaving noted."""
        with self.database.read() as session:
            lasting = session.execute(
                select(Assignment.id, Assignment.unit_id, Assignment.company_id, Assignment.ends_on).where(
                    Assignment.live,
                    Assignment.kind == OCCUPANCY,
                    or_(Assignment.vacated_on.is_(None), Assignment.vacated_on >= self.today),
                    Assignment.ends_on < self.today,
                )
            ).all()
        plan = self.services.plans.plan(self.today)
        apart = {unit.assignment_id for unit in plan.units if unit.is_overstayed}
        assert all(unit.state is UnitState.OCCUPIED for unit in plan.units if unit.is_overstayed)
        told = {end.id for end in self.services.plans.unnoted_ends()}
        assert apart | told <= {row.id for row in lasting}
        assert not apart & told
        tomorrow = {row.id: row.ends_on + timedelta(days=1) for row in lasting}
        book = self.book().occupancy
        for row in lasting:
            after = book.holder(row.unit_id, tomorrow[row.id])
            is_followed = after is not None and after.id != row.id
            assert is_followed or row.id in apart | told or self.is_followed_by_own(row, book)

    def is_followed_by_own(self, row: Any, book: Occupancy) -> bool:
        """Whether the same company has the unit by another assignment after its overstay."""
        held = book.held_days[row.id]
        after = book.holder(row.unit_id, held.last + timedelta(days=1)) if held.last else None
        return after is not None and after.company_id == row.company_id

    @invariant()
    def no_unit_is_given_twice(self) -> None:
        with self.database.read() as session:
            query = select(Assignment.unit_id, Assignment.starts_on, Assignment.until_on).where(Assignment.live)
            stays = sorted((row.unit_id, row.starts_on, row.until_on) for row in session.execute(query))
        for one, two in pairwise(stays):
            assert one[0] != two[0] or one[2] < two[1], (one, two)

    @invariant()
    def the_states_of_every_day_sum_to_all_units(self) -> None:
        start, end = TODAY - timedelta(days=15), self.day(60)
        points = self.services.plans.curve(start, end)
        for offset in (-15, -1, 0, 1, 20, 60):
            day = self.day(offset)
            units = self.services.plans.plan(day).units
            counts = {state: sum(unit.state is state for unit in units) for state in UnitState}
            assert sum(counts.values()) == self.total
            if day >= start:
                point = [point for point in points if point.on <= day][-1]
                assert point.occupied == counts[UnitState.OCCUPIED]
                assert point.usable == self.total - counts[UnitState.OUT_OF_SERVICE]


@pytest.fixture
def centre(sample_template: Path, tmp_path: Path) -> type[SeatsOfACentre]:
    return type("Centre", (SeatsOfACentre,), {"template": sample_template, "folder": tmp_path, "numbers": count()})


def test_no_sequence_of_verbs_gives_a_seat_twice_and_undoing_all_gives_the_start(
    centre: type[SeatsOfACentre],
) -> None:
    profile = settings.get_profile("quick")
    current = settings()
    examples = 12 if current.max_examples <= profile.max_examples else 150
    run_state_machine_as_test(centre, settings=settings(current, max_examples=examples, stateful_step_count=20))
