"""Seats as the desk works with them: taken, changed, ended, closed, each with who was in the way."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from jib_desk.models.faults import GuardRefused
from jib_desk.rules.words import AssignmentKind, CompanyStage, EndedAs, Role, UnitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import AssignmentRow, UnitRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
DAY = timedelta(days=1)

UnitOf = Callable[..., UnitRow]
HolderOf = Callable[..., AssignmentRow]


@pytest.fixture
def unit(sample: Services) -> UnitOf:
    def find(code: str, on: date = TODAY) -> UnitRow:
        return next(row for row in sample.plans.plan(on).units if row.code == code)

    return find


@pytest.fixture
def holder(sample: Services, unit: UnitOf) -> HolderOf:
    def find(code: str, on: date = TODAY) -> AssignmentRow:
        current = sample.plans.unit_detail(unit(code, on).id, on).current
        assert current is not None
        return current

    return find


def company(sample: Services, code: str) -> int:
    return next(row.id for row in sample.companies.all(TODAY) if row.code == code)


# --- taking ----------------------------------------------------------------------------------


def test_a_company_gets_a_vacant_seat(sample: Services, actor: Actor, unit: UnitOf) -> None:
    outcome = sample.seats.assign(
        by=actor,
        unit_id=unit("A12").id,
        company_id=company(sample, "ST-025"),
        starts_on=TODAY,
        ends_on=date(2025, 11, 29),
        agreement="JIB-2023-025",
    )
    assert outcome.row.agreement == "JIB-2023-025"
    assert outcome.changes.touches("assignment")
    assert unit("A12").state is UnitState.OCCUPIED
    assert unit("A12", TODAY - DAY).state is UnitState.VACANT


def test_a_taken_seat_is_refused_with_who_and_until_when(sample: Services, actor: Actor, unit: UnitOf) -> None:
    with pytest.raises(errors.SeatTaken) as refused:
        sample.seats.assign(by=actor, unit_id=unit("A10").id, company_id=company(sample, "ST-025"), starts_on=TODAY)
    assert refused.value.unit == "A10"
    assert "KiteSignal V2X" in refused.value.holder
    assert refused.value.until == date(2025, 11, 19)
    assert refused.value.kind == AssignmentKind.OCCUPANCY


def test_a_seat_is_free_on_the_day_after_its_last(sample: Services, actor: Actor, unit: UnitOf) -> None:
    ends = unit("C03").until
    assert ends is not None
    given = {"by": actor, "unit_id": unit("C03").id, "company_id": company(sample, "ST-025")}
    with pytest.raises(errors.SeatTaken):
        sample.seats.assign(**given, starts_on=ends)
    assert sample.seats.assign(**given, starts_on=ends + DAY).row.starts_on == ends + DAY


def test_an_open_end_blocks_every_later_day(sample: Services, actor: Actor, unit: UnitOf) -> None:
    with pytest.raises(errors.SeatTaken) as refused:
        sample.seats.assign(
            by=actor, unit_id=unit("C08").id, company_id=company(sample, "ST-025"), starts_on=date(2030, 1, 1)
        )
    assert refused.value.until is None
    assert refused.value.kind == AssignmentKind.OUT_OF_SERVICE
    assert refused.value.holder


def test_a_lapsed_hold_frees_the_seat_by_itself(
    sample: Services, actor: Actor, unit: UnitOf, clock: FixedClock
) -> None:
    after = date(2023, 12, 9)
    clock.at += timedelta(days=9)
    assert unit("B09", after).state is UnitState.VACANT
    given = {"by": actor, "unit_id": unit("B09").id, "company_id": company(sample, "ST-025")}
    assert sample.seats.assign(**given, starts_on=after).row.unit_code == "B09"


def test_an_end_before_the_start_is_refused(sample: Services, actor: Actor, unit: UnitOf) -> None:
    with pytest.raises(errors.EndBeforeStart):
        sample.seats.assign(
            by=actor,
            unit_id=unit("A12").id,
            company_id=company(sample, "ST-025"),
            starts_on=TODAY,
            ends_on=TODAY - DAY,
        )


def test_the_same_request_twice_assigns_once(sample: Services, actor: Actor, unit: UnitOf) -> None:
    given = {
        "by": actor,
        "unit_id": unit("A12").id,
        "company_id": company(sample, "ST-025"),
        "starts_on": TODAY,
        "token": "desk-1/17",
    }
    first, second = sample.seats.assign(**given), sample.seats.assign(**given)
    assert second.repeated
    assert second.row.id == first.row.id


def test_an_auditor_assigns_nothing(sample: Services, actor: Actor, unit: UnitOf) -> None:
    auditor = Actor(actor.id, actor.code, actor.name, Role.AUDITOR, actor.workstation)
    with pytest.raises(errors.NotAllowed):
        sample.seats.assign(by=auditor, unit_id=unit("A12").id, company_id=company(sample, "ST-025"), starts_on=TODAY)


# --- holds -----------------------------------------------------------------------------------


def test_a_hold_is_taken_up_by_its_company(sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf) -> None:
    held = holder("A11")
    start = date(2023, 12, 4)
    taken = sample.seats.take_up(
        by=actor, assignment_id=held.id, version=held.version, starts_on=start, ends_on=date(2025, 12, 3)
    ).row
    assert (taken.kind, taken.company_id) == (AssignmentKind.OCCUPANCY, held.company_id)
    assert unit("A11", start - DAY).state is UnitState.HELD
    assert unit("A11", start).state is UnitState.OCCUPIED


def test_a_hold_for_nobody_cannot_be_taken_up(sample: Services, actor: Actor, unit: UnitOf) -> None:
    held = sample.seats.hold(
        by=actor, unit_id=unit("A12").id, company_id=None, starts_on=TODAY, expires_on=TODAY + 30 * DAY
    ).row
    with pytest.raises(errors.ValueMissing):
        sample.seats.take_up(by=actor, assignment_id=held.id, version=held.version, starts_on=TODAY + DAY, ends_on=None)


def test_a_released_hold_leaves_the_seat_vacant_today(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    held = holder("A11")
    sample.seats.release_hold(by=actor, assignment_id=held.id, version=held.version, reason="other plans")
    assert unit("A11").state is UnitState.VACANT
    assert unit("A11", TODAY - DAY).state is UnitState.HELD


def test_a_hold_released_on_its_first_day_never_was(sample: Services, actor: Actor, unit: UnitOf) -> None:
    held = sample.seats.hold(
        by=actor, unit_id=unit("A12").id, company_id=None, starts_on=TODAY, expires_on=TODAY + 9 * DAY
    ).row
    released = sample.seats.release_hold(by=actor, assignment_id=held.id, version=held.version).row
    assert not released.live
    assert unit("A12").state is UnitState.VACANT


# --- moving ----------------------------------------------------------------------------------


def test_transfer_frees_the_old_unit_the_day_before(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    old = holder("A01")
    on = date(2023, 12, 11)
    before, after = sample.seats.move(
        by=actor, assignment_id=old.id, version=old.version, to_unit_id=unit("A12").id, on=on
    ).row
    assert (before.vacated_on, before.ended_as) == (on - DAY, EndedAs.TRANSFER)
    assert (after.starts_on, after.ends_on, after.agreement) == (on, old.ends_on, old.agreement)
    assert unit("A01", on).state is UnitState.VACANT
    assert unit("A12", on).company_code == "ST-001"


def test_a_move_onto_a_taken_seat_changes_nothing(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    old = holder("A01")
    with pytest.raises(errors.SeatTaken) as refused:
        sample.seats.move(by=actor, assignment_id=old.id, version=old.version, to_unit_id=unit("A02").id, on=TODAY)
    assert "PaperCrane Maps" in refused.value.holder
    assert holder("A01") == old


def test_a_seat_that_is_not_begun_moves_as_a_whole(sample: Services, actor: Actor, unit: UnitOf) -> None:
    start = date(2024, 1, 15)
    planned = sample.seats.assign(
        by=actor, unit_id=unit("A12").id, company_id=company(sample, "ST-025"), starts_on=start
    ).row
    old, new = sample.seats.move(
        by=actor, assignment_id=planned.id, version=planned.version, to_unit_id=unit("B10").id, on=TODAY
    ).row
    assert not old.live
    assert new.starts_on == start
    assert unit("A12", start).state is UnitState.VACANT


def test_two_companies_change_places_at_once(sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf) -> None:
    first, second = holder("A02"), holder("A03")
    on = date(2023, 12, 1)
    outcome = sample.seats.swap(
        by=actor,
        assignment_id=first.id,
        version=first.version,
        with_assignment_id=second.id,
        with_version=second.version,
        on=on,
    )
    assert unit("A02", on).company_code == "ST-003"
    assert unit("A03", on).company_code == "ST-002"
    assert unit("A02", on - DAY).company_code == "ST-002"
    sample.journal.undo(by=actor, number=outcome.changes.entry)
    assert unit("A02", on).company_code == "ST-002"


def test_a_swap_that_meets_a_third_company_changes_neither(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    first, second = holder("C01"), holder("A02")  # C01 ends today, A02 in 2025
    sample.seats.assign(
        by=actor,
        unit_id=unit("C01").id,
        company_id=company(sample, "ST-025"),
        starts_on=date(2024, 1, 1),
        ends_on=date(2024, 12, 31),
    )
    with pytest.raises(errors.SeatTaken) as refused:
        sample.seats.swap(
            by=actor,
            assignment_id=first.id,
            version=first.version,
            with_assignment_id=second.id,
            with_version=second.version,
            on=TODAY,
        )
    assert (refused.value.unit, refused.value.start) == ("C01", date(2024, 1, 1))
    assert (holder("C01"), holder("A02")) == (first, second)


# --- ends ------------------------------------------------------------------------------------


def test_a_company_that_graduates_with_its_last_seat_is_graduated(
    sample: Services, actor: Actor, holder: HolderOf
) -> None:
    item = holder("A01")
    sample.seats.end(
        by=actor, assignment_id=item.id, version=item.version, vacated_on=TODAY - DAY, ended_as=EndedAs.GRADUATED,
        reason="own office",
    )  # fmt: skip
    detail = sample.companies.detail(company(sample, "ST-001"), TODAY)
    assert detail.company.stage is CompanyStage.GRADUATED
    assert (detail.graduated_on, detail.end_reason) == (TODAY - DAY, "own office")


def test_giving_up_one_of_two_seats_leaves_the_company_resident(
    sample: Services, actor: Actor, holder: HolderOf
) -> None:
    item = holder("B01")
    sample.seats.end(
        by=actor, assignment_id=item.id, version=item.version, vacated_on=TODAY - DAY, ended_as=EndedAs.LEFT
    )
    detail = sample.companies.detail(company(sample, "ST-011"), TODAY)
    assert detail.company.stage is CompanyStage.RESIDENT
    assert detail.company.units == ("B02",)
    assert detail.left_on is None


def test_extending_over_a_coming_assignment_is_refused(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    item = holder("C03")
    assert item.ends_on is not None
    sample.seats.assign(
        by=actor, unit_id=unit("C03").id, company_id=company(sample, "ST-025"), starts_on=date(2024, 1, 1)
    )
    with pytest.raises(errors.SeatTaken) as refused:
        sample.seats.extend(by=actor, assignment_id=item.id, version=item.version, ends_on=date(2024, 6, 30))
    assert "HarborFox" in refused.value.holder
    longer = sample.seats.extend(by=actor, assignment_id=item.id, version=item.version, ends_on=date(2023, 12, 31)).row
    assert longer.ends_on == date(2023, 12, 31)


def test_an_extension_withdraws_the_notice(sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf) -> None:
    item = holder("A05")
    noticed = sample.seats.give_notice(
        by=actor, assignment_id=item.id, version=item.version, notice_on=TODAY, ends_on=date(2024, 1, 31)
    ).row
    assert unit("A05").notice_given
    sample.seats.extend(by=actor, assignment_id=item.id, version=noticed.version, ends_on=date(2025, 1, 31))
    assert not unit("A05").notice_given


def test_who_is_past_the_end_is_asked_about_and_then_vacated(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf, clock: FixedClock
) -> None:
    clock.at += timedelta(days=3)  # C01 ended on 30 November and nobody said that they left
    today = TODAY + 3 * DAY
    assert unit("C01", today).is_overstayed
    gone = holder("C01", today)
    given = {
        "by": actor,
        "unit_id": unit("C01", today).id,
        "company_id": company(sample, "ST-025"),
        "starts_on": today,
    }
    with pytest.raises(errors.SeatOverstayed) as asked:
        sample.seats.assign(**given)
    assert asked.value.ended == TODAY
    sample.seats.assign(**given, vacate_overstay=True)
    history = sample.plans.unit_detail(unit("C01", today).id, today).history
    assert (history[0].id, history[0].vacated_on) == (gone.id, today - DAY)


def test_a_form_filled_from_an_older_state_is_refused(sample: Services, actor: Actor, holder: HolderOf) -> None:
    item = holder("A01")
    sample.seats.extend(by=actor, assignment_id=item.id, version=item.version, ends_on=date(2025, 1, 1))
    with pytest.raises(errors.Stale):
        sample.seats.extend(by=actor, assignment_id=item.id, version=item.version, ends_on=date(2026, 1, 1))


# --- out of service --------------------------------------------------------------------------


def test_a_closed_unit_leaves_the_usable_ones_and_comes_back(sample: Services, actor: Actor, unit: UnitOf) -> None:
    closed = sample.seats.out_of_service(
        by=actor, unit_id=unit("A12").id, starts_on=TODAY, ends_on=None, reason="new floor"
    ).row
    assert unit("A12").state is UnitState.OUT_OF_SERVICE
    assert unit("A12").reason == "new floor"
    on = TODAY + 7 * DAY
    sample.seats.back_in_service(by=actor, assignment_id=closed.id, version=closed.version, on=on)
    assert unit("A12", on).state is UnitState.VACANT
    assert unit("A12", on - DAY).state is UnitState.OUT_OF_SERVICE


def test_closing_a_unit_needs_a_reason_and_nobody_in_it(sample: Services, actor: Actor, unit: UnitOf) -> None:
    with pytest.raises(errors.NeedsReason):
        sample.seats.out_of_service(by=actor, unit_id=unit("A12").id, starts_on=TODAY, ends_on=None, reason="  ")
    with pytest.raises(errors.SeatTaken):
        sample.seats.out_of_service(by=actor, unit_id=unit("A01").id, starts_on=TODAY, ends_on=None, reason="leak")


def test_the_database_refuses_an_overlap_whoever_writes(sample: Services, actor: Actor, unit: UnitOf) -> None:
    """Past every check of the service: the guard alone."""
    from jib_desk.models.assignment import Assignment
    from jib_desk.models.journal import Stamp

    stamp = Stamp(sample.clock.now(), actor.id, "tests", "0", "seat.assign")
    with pytest.raises(GuardRefused), sample.database.write(stamp) as writing:
        writing.session.add(
            Assignment(
                unit_id=unit("A01").id,
                company_id=company(sample, "ST-025"),
                kind=AssignmentKind.OCCUPANCY,
                starts_on=TODAY,
                until_on=date(9999, 12, 31),
            )
        )
        writing.session.flush()


def test_the_journal_names_seat_and_company(sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf) -> None:
    old = holder("A10")
    sample.seats.move(by=actor, assignment_id=old.id, version=old.version, to_unit_id=unit("A12").id, on=TODAY + DAY)
    assert sample.journal.entries(1)[0].subject == "A10 → A12 · 风筝车联 KiteSignal V2X"
