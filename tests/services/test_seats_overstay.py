"""Whoever stays past the agreed end is never lost: asked about before a seat is taken, told about afterwards."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from jib_desk.rules.words import EndedAs, UnitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import AssignmentRow, UnitRow, Wanted
from jib_desk.services.rows.staff import Actor

ENDED = date(2023, 11, 30)  # C01 ends, and nobody says that they left
DAY = timedelta(days=1)
TODAY = ENDED + 3 * DAY
LATER = ENDED + 12 * DAY

UnitOn = Callable[[str, date], UnitRow]


@pytest.fixture
def unit(sample: Services) -> UnitOn:
    return lambda code, on: next(row for row in sample.plans.plan(on).units if row.code == code)


@pytest.fixture
def newcomer(sample: Services) -> int:
    return next(row.id for row in sample.companies.all(ENDED) if row.code == "ST-025")


def past_end(sample: Services, unit: UnitOn, clock: FixedClock) -> AssignmentRow:
    clock.at += TODAY - ENDED
    assert unit("C01", TODAY).is_overstayed
    current = sample.plans.unit_detail(unit("C01", TODAY).id, TODAY).current
    assert current is not None
    return current


def held_over(sample: Services, actor: Actor, unit: UnitOn, company_id: int) -> AssignmentRow:
    return sample.seats.hold(
        by=actor, unit_id=unit("C01", TODAY).id, company_id=company_id, starts_on=TODAY, expires_on=LATER
    ).row


# --- asked about -----------------------------------------------------------------------------


def test_taking_up_a_hold_asks_first_whether_who_overstays_has_left(
    sample: Services, actor: Actor, unit: UnitOn, newcomer: int, clock: FixedClock
) -> None:
    late = past_end(sample, unit, clock)
    hold = held_over(sample, actor, unit, newcomer)
    given = {
        "by": actor,
        "assignment_id": hold.id,
        "version": hold.version,
        "starts_on": TODAY + DAY,
        "ends_on": None,
    }
    with pytest.raises(errors.SeatOverstayed) as asked:
        sample.seats.take_up(**given)
    assert asked.value.ended == ENDED
    sample.seats.take_up(**given, vacate_overstay=True)
    gone = sample.plans.unit_detail(unit("C01", TODAY).id, TODAY).current
    assert gone is not None
    assert (gone.id, gone.vacated_on, gone.ended_as) == (late.id, TODAY, EndedAs.EXPIRED)


def test_another_first_day_asks_first_whether_who_overstays_has_left(
    sample: Services, actor: Actor, unit: UnitOn, newcomer: int, clock: FixedClock
) -> None:
    coming = sample.seats.assign(
        by=actor, unit_id=unit("C01", ENDED).id, company_id=newcomer, starts_on=LATER, ends_on=LATER + 90 * DAY
    ).row
    late = past_end(sample, unit, clock)
    given = {"by": actor, "assignment_id": coming.id, "version": coming.version, "starts_on": TODAY + DAY}
    with pytest.raises(errors.SeatOverstayed):
        sample.seats.begin(**given)
    sample.seats.begin(**given, vacate_overstay=True)
    gone = sample.plans.unit_detail(unit("C01", TODAY).id, TODAY).current
    assert gone is not None
    assert (gone.id, gone.vacated_on) == (late.id, TODAY)


def test_a_hold_that_begins_on_another_day_puts_nobody_out(
    sample: Services, actor: Actor, unit: UnitOn, newcomer: int, clock: FixedClock
) -> None:
    past_end(sample, unit, clock)
    hold = held_over(sample, actor, unit, newcomer)
    sample.seats.begin(by=actor, assignment_id=hold.id, version=hold.version, starts_on=TODAY + DAY)
    assert unit("C01", TODAY + DAY).is_overstayed


def test_an_earlier_swap_with_an_arrival_asks_first_whether_who_overstays_has_left(
    sample: Services, actor: Actor, unit: UnitOn, newcomer: int, clock: FixedClock
) -> None:
    coming = sample.seats.assign(by=actor, unit_id=unit("C01", ENDED).id, company_id=newcomer, starts_on=LATER).row
    late = past_end(sample, unit, clock)
    other = sample.plans.unit_detail(unit("A02", TODAY).id, TODAY).current
    assert other is not None
    given = {
        "by": actor,
        "assignment_id": coming.id,
        "version": coming.version,
        "with_assignment_id": other.id,
        "with_version": other.version,
        "on": TODAY + DAY,
    }
    with pytest.raises(errors.SeatOverstayed):
        sample.seats.swap(**given)
    sample.seats.swap(**given, vacate_overstay=True)
    gone = sample.plans.unit_detail(unit("C01", TODAY).id, TODAY).current
    assert gone is not None
    assert (gone.id, gone.vacated_on) == (late.id, TODAY)


def test_an_overstay_that_an_arrival_ends_before_is_not_in_the_way_of_later_days(
    sample: Services, actor: Actor, unit: UnitOn, newcomer: int, clock: FixedClock
) -> None:
    seat = unit("C01", ENDED).id
    sample.seats.assign(by=actor, unit_id=seat, company_id=newcomer, starts_on=LATER, ends_on=LATER + 9 * DAY)
    past_end(sample, unit, clock)
    after = LATER + 30 * DAY
    assert sample.seats.foresee([Wanted(seat, after, None)]) is None
    sample.seats.assign(by=actor, unit_id=seat, company_id=newcomer, starts_on=after)
    assert unit("C01", after).state is UnitState.OCCUPIED


# --- told about ------------------------------------------------------------------------------


def test_an_overstay_that_an_arrival_ended_is_told_until_somebody_notes_the_last_day(
    sample: Services, actor: Actor, unit: UnitOn, newcomer: int, clock: FixedClock
) -> None:
    seat = unit("C01", ENDED).id
    sample.seats.assign(by=actor, unit_id=seat, company_id=newcomer, starts_on=LATER)
    late = past_end(sample, unit, clock)
    assert sample.plans.unnoted_ends() == ()
    coming = [row.what for row in sample.plans.coming_changes(TODAY, 10) if row.unit_code == "C01"]
    assert coming == ["overstay_ends", "move_in"], "nobody said that they move out"
    clock.at += LATER - TODAY
    (told,) = sample.plans.unnoted_ends()
    assert (told.id, told.ends_on, told.last, told.unit_code) == (late.id, ENDED, LATER - DAY, "C01")
    assert sample.plans.unit_detail(seat, LATER).unnoted == (told,)
    sample.seats.end(by=actor, assignment_id=late.id, version=late.version, vacated_on=told.last, ended_as=EndedAs.LEFT)
    assert sample.plans.unnoted_ends() == ()
    assert sample.plans.unit_detail(seat, LATER).unnoted == ()


def test_noting_later_what_was_true_corrects_no_past_day(
    sample: Services, actor: Actor, unit: UnitOn, newcomer: int, clock: FixedClock
) -> None:
    seat = unit("C01", ENDED).id
    sample.seats.assign(by=actor, unit_id=seat, company_id=newcomer, starts_on=LATER)
    late = past_end(sample, unit, clock)
    clock.at += LATER + 20 * DAY - TODAY
    given = {"by": actor, "assignment_id": late.id, "version": late.version, "ended_as": EndedAs.LEFT}
    with pytest.raises(errors.NeedsReason):
        sample.seats.end(**given, vacated_on=TODAY)
    sample.seats.end(**given, vacated_on=LATER - DAY)


def test_a_hold_over_an_overstayed_seat_is_among_what_is_coming(
    sample: Services, actor: Actor, unit: UnitOn, newcomer: int, clock: FixedClock
) -> None:
    past_end(sample, unit, clock)
    hold = held_over(sample, actor, unit, newcomer)
    for on in (TODAY, TODAY + DAY):
        detail = sample.plans.unit_detail(unit("C01", TODAY).id, on)
        assert [item.id for item in detail.coming] == [hold.id]
        assert hold.id not in [item.id for item in detail.history]


def test_a_mere_agreed_end_is_no_departure(sample: Services, actor: Actor, unit: UnitOn) -> None:
    def told(code: str) -> list[str]:
        return [row.what for row in sample.plans.coming_changes(ENDED, 3_000) if row.unit_code == code]

    detail = sample.plans.unit_detail(unit("A05", ENDED).id, ENDED).current
    assert detail is not None
    assert "agreement_ends" in told("A05")
    assert "move_out" not in told("A05")
    sample.seats.give_notice(
        by=actor, assignment_id=detail.id, version=detail.version, notice_on=ENDED, ends_on=date(2024, 1, 31)
    )
    assert told("A05") == ["move_out"]


# --- released --------------------------------------------------------------------------------


def test_a_hold_is_released_from_the_day_that_is_said(sample: Services, actor: Actor, unit: UnitOn) -> None:
    held = sample.plans.unit_detail(unit("A11", ENDED).id, ENDED).current
    assert held is not None
    given = {"by": actor, "assignment_id": held.id, "version": held.version}
    with pytest.raises(errors.NeedsReason):
        sample.seats.release_hold(**given, on=ENDED - 2 * DAY)
    sample.seats.release_hold(**given, on=ENDED + 2 * DAY)
    assert unit("A11", ENDED + DAY).state is UnitState.HELD
    assert unit("A11", ENDED + 2 * DAY).state is UnitState.VACANT


# --- seat and agreement ----------------------------------------------------------------------


def test_a_seat_kept_past_its_agreement_takes_the_agreement_along_and_both_come_back(
    sample: Services, actor: Actor, unit: UnitOn
) -> None:
    seat = sample.plans.unit_detail(unit("A05", ENDED).id, ENDED).current
    assert seat is not None
    assert seat.company_id is not None
    agreement = next(row for row in sample.agreements.of(seat.company_id) if row.number == seat.agreement)
    assert seat.agreement_ends_on == agreement.ends_on
    end = date(2027, 1, 31)
    given = {"by": actor, "assignment_id": seat.id, "version": seat.version, "ends_on": end}
    outcome = sample.seats.extend(**given, extend_agreement=True)
    ends = {row.number: row.ends_on for row in sample.agreements.of(seat.company_id)}
    assert ends[seat.agreement] == end == outcome.row.agreement_ends_on
    sample.journal.undo(by=actor, number=outcome.changes.entry)
    ends = {row.number: row.ends_on for row in sample.agreements.of(seat.company_id)}
    assert ends[seat.agreement] == agreement.ends_on


def test_a_seat_is_kept_longer_without_its_agreement_unless_that_is_said(
    sample: Services, actor: Actor, unit: UnitOn
) -> None:
    seat = sample.plans.unit_detail(unit("A05", ENDED).id, ENDED).current
    assert seat is not None
    row = sample.seats.extend(by=actor, assignment_id=seat.id, version=seat.version, ends_on=date(2027, 1, 31)).row
    assert row.agreement_ends_on == seat.agreement_ends_on
    shorter = sample.seats.extend(
        by=actor, assignment_id=seat.id, version=row.version, ends_on=date(2024, 1, 5), extend_agreement=True
    ).row
    assert shorter.agreement_ends_on == seat.agreement_ends_on, "a shorter stay leaves the agreement as it is"
