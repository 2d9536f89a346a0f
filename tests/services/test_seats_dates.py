"""Seats with dates: what is to come and is called off, what is past and is corrected, who is in the way."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from jib_desk.rules.words import AssignmentKind, CompanyStage, EndedAs, UnitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import AssignmentRow, UnitRow, Wanted
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
DAY = timedelta(days=1)
PAST = TODAY - 3 * DAY
LATER = date(2023, 12, 11)

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


def occupied(sample: Services, on: date) -> dict[str, str]:
    return {row.code: row.company_code for row in sample.plans.plan(on).units if row.state is UnitState.OCCUPIED}


# --- to come ---------------------------------------------------------------------------------


def test_a_move_that_is_called_off_leaves_all_as_it_was(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    old = holder("A01")
    before = occupied(sample, LATER)
    _, new = sample.seats.move(
        by=actor, assignment_id=old.id, version=old.version, to_unit_id=unit("A12").id, on=LATER
    ).row
    sample.seats.call_off(by=actor, assignment_id=new.id, version=new.version)
    assert occupied(sample, LATER) == before
    assert holder("A01").ends_on == old.ends_on


def test_a_move_is_called_off_from_the_unit_that_was_to_be_left_too(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    old = holder("A01")
    sample.seats.move(by=actor, assignment_id=old.id, version=old.version, to_unit_id=unit("A12").id, on=LATER)
    leaving = holder("A01")
    sample.seats.call_off(by=actor, assignment_id=leaving.id, version=leaving.version)
    assert unit("A12", LATER).state is UnitState.VACANT
    assert unit("A01", LATER).company_code == "ST-001"


def test_a_swap_is_called_off_for_both_or_neither(sample: Services, actor: Actor, holder: HolderOf) -> None:
    first, second = holder("A02"), holder("A03")
    before = occupied(sample, LATER)
    rows = sample.seats.swap(
        by=actor, assignment_id=first.id, version=first.version, with_assignment_id=second.id,
        with_version=second.version, on=LATER,
    ).row  # fmt: skip
    sample.seats.call_off(by=actor, assignment_id=rows[2].id, version=rows[2].version)
    assert occupied(sample, LATER) == before


def test_of_two_moves_on_one_day_the_one_that_is_meant_is_called_off(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    for old, new in (("B01", "A12"), ("B02", "B10")):
        item = holder(old)
        sample.seats.move(by=actor, assignment_id=item.id, version=item.version, to_unit_id=unit(new).id, on=LATER)
    coming = sample.plans.unit_detail(unit("B10").id, TODAY).coming[0]
    sample.seats.call_off(by=actor, assignment_id=coming.id, version=coming.version)
    seats = [code for code, who in occupied(sample, LATER).items() if who == "ST-011"]
    assert seats == ["A12", "B02"]


def test_who_moves_in_where_somebody_moves_out_is_named_beforehand(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    for old, new in (("A01", "A12"), ("A02", "A01")):
        item = holder(old)
        sample.seats.move(by=actor, assignment_id=item.id, version=item.version, to_unit_id=unit(new).id, on=LATER)
    leaving = holder("A01")
    assert [(row.unit_code, row.company_code) for row in sample.seats.arranged_with(leaving.id)] == [("A01", "ST-002")]
    sample.seats.call_off(by=actor, assignment_id=leaving.id, version=leaving.version)
    assert (unit("A01", LATER).company_code, unit("A02", LATER).company_code) == ("ST-001", "ST-002")


def test_a_move_is_not_called_off_once_the_old_seat_is_given_away(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    old = holder("A01")
    _, new = sample.seats.move(
        by=actor, assignment_id=old.id, version=old.version, to_unit_id=unit("A12").id, on=LATER
    ).row
    sample.seats.assign(by=actor, unit_id=unit("A01").id, company_id=company(sample, "ST-025"), starts_on=LATER + DAY)
    with pytest.raises(errors.SeatTaken) as refused:
        sample.seats.call_off(by=actor, assignment_id=new.id, version=new.version)
    assert (refused.value.unit, refused.value.start) == ("A01", LATER + DAY)
    assert "HarborFox" in refused.value.holder


def test_a_company_that_was_to_leave_stays_after_all(sample: Services, actor: Actor, holder: HolderOf) -> None:
    item = holder("A01")
    left = sample.seats.end(
        by=actor, assignment_id=item.id, version=item.version, vacated_on=LATER, ended_as=EndedAs.LEFT, reason="sold"
    ).row
    assert sample.companies.detail(company(sample, "ST-001"), TODAY).left_on == LATER
    sample.seats.call_off(by=actor, assignment_id=item.id, version=left.version)
    detail = sample.companies.detail(company(sample, "ST-001"), LATER + DAY)
    assert (detail.left_on, detail.end_reason) == (None, "")
    assert detail.company.stage is CompanyStage.RESIDENT


def test_a_hold_goes_on_when_its_taking_up_is_called_off(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    held = holder("A11")
    start = date(2023, 12, 4)
    taken = sample.seats.take_up(
        by=actor, assignment_id=held.id, version=held.version, starts_on=start, ends_on=None
    ).row
    sample.seats.call_off(by=actor, assignment_id=taken.id, version=taken.version)
    assert unit("A11", start).state is UnitState.HELD
    assert holder("A11", start).ends_on == held.ends_on


def test_what_has_begun_is_not_called_off(sample: Services, actor: Actor, holder: HolderOf) -> None:
    item = holder("A01")
    with pytest.raises(errors.ValueRefused) as refused:
        sample.seats.call_off(by=actor, assignment_id=item.id, version=item.version)
    assert refused.value.why == "begun"


def test_a_move_that_is_put_off_keeps_the_old_seat_until_then(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    old = holder("A01")
    _, new = sample.seats.move(
        by=actor, assignment_id=old.id, version=old.version, to_unit_id=unit("A12").id, on=LATER
    ).row
    moved = sample.seats.begin(by=actor, assignment_id=new.id, version=new.version, starts_on=LATER + 7 * DAY).row
    assert unit("A01", LATER + 6 * DAY).company_code == "ST-001"
    assert unit("A12", LATER + 6 * DAY).state is UnitState.VACANT
    sample.seats.begin(by=actor, assignment_id=new.id, version=moved.version, starts_on=LATER - 3 * DAY)
    assert unit("A01", LATER - 3 * DAY).state is UnitState.VACANT


def test_a_swap_is_put_off_and_brought_forward_as_a_whole(sample: Services, actor: Actor, holder: HolderOf) -> None:
    first, second = holder("A02"), holder("A03")
    row = sample.seats.swap(
        by=actor, assignment_id=first.id, version=first.version, with_assignment_id=second.id,
        with_version=second.version, on=LATER,
    ).row[2]  # fmt: skip
    for on in (LATER + 7 * DAY, LATER - 3 * DAY):
        row = sample.seats.begin(by=actor, assignment_id=row.id, version=row.version, starts_on=on).row
        before, after = occupied(sample, on - DAY), occupied(sample, on)
        assert (before["A02"], before["A03"]) == (after["A03"], after["A02"]) == ("ST-002", "ST-003")


def test_a_hold_for_nobody_is_taken_up_by_whom_it_is_given_to(sample: Services, actor: Actor, unit: UnitOf) -> None:
    held = sample.seats.hold(
        by=actor, unit_id=unit("A12").id, company_id=None, starts_on=TODAY, expires_on=TODAY + 30 * DAY
    ).row
    who = company(sample, "ST-025")
    sample.seats.take_up(
        by=actor, assignment_id=held.id, version=held.version, starts_on=TODAY, ends_on=None, company_id=who
    )
    assert unit("A12").company_id == who


# --- past ------------------------------------------------------------------------------------


def test_a_past_day_is_corrected_with_a_reason_that_the_journal_keeps(
    sample: Services, actor: Actor, unit: UnitOf
) -> None:
    given = {
        "by": actor,
        "unit_id": unit("A12").id,
        "company_id": company(sample, "ST-025"),
        "starts_on": TODAY - 3 * DAY,
    }
    with pytest.raises(errors.NeedsReason):
        sample.seats.assign(**given)
    outcome = sample.seats.assign(**given, reason="moved in on Monday, noted today")
    assert unit("A12", TODAY - 3 * DAY).company_code == "ST-025"
    entry = sample.journal.entries(1)[0]
    assert (entry.number, entry.reason) == (outcome.changes.entry, "moved in on Monday, noted today")


@pytest.mark.parametrize(
    ("code", "verb", "given"),
    [
        ("A01", "move", {"to": "A12", "on": PAST}),
        ("A01", "swap", {"with": "A02", "on": PAST}),
        ("A01", "end", {"vacated_on": PAST, "ended_as": EndedAs.LEFT}),
        ("A01", "extend", {"ends_on": PAST}),
        ("A01", "give_notice", {"notice_on": PAST, "ends_on": PAST}),
        ("A01", "begin", {"starts_on": PAST}),
        ("A11", "take_up", {"starts_on": PAST, "ends_on": None}),
        ("C08", "back_in_service", {"on": PAST}),
    ],
)
def test_every_verb_that_changes_a_past_day_asks_why(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf, code: str, verb: str, given: dict[str, Any]
) -> None:
    item = holder(code)
    given = {**given, "by": actor, "assignment_id": item.id, "version": item.version}
    if "to" in given:
        given["to_unit_id"] = unit(given.pop("to")).id
    if "with" in given:
        other = holder(given.pop("with"))
        given |= {"with_assignment_id": other.id, "with_version": other.version}
    with pytest.raises(errors.NeedsReason):
        getattr(sample.seats, verb)(**given)
    getattr(sample.seats, verb)(**given, reason="found in the paper file")
    assert sample.journal.entries(1)[0].reason == "found in the paper file"


def test_who_left_yesterday_is_noted_today_without_a_reason(sample: Services, actor: Actor, holder: HolderOf) -> None:
    item = holder("A01")
    sample.seats.end(
        by=actor, assignment_id=item.id, version=item.version, vacated_on=TODAY - DAY, ended_as=EndedAs.LEFT
    )


def test_extending_who_is_past_the_end_changes_no_past_day(
    sample: Services, actor: Actor, holder: HolderOf, clock: FixedClock
) -> None:
    clock.at += timedelta(days=5)
    item = holder("C01", TODAY + 5 * DAY)
    sample.seats.extend(by=actor, assignment_id=item.id, version=item.version, ends_on=date(2024, 11, 30))


def test_a_later_head_count_changes_no_report_that_was_made(sample: Services, actor: Actor) -> None:
    before = sample.reports.occupancy(TODAY)
    who = company(sample, "ST-001")
    people = next(row.headcount for row in sample.companies.all(TODAY) if row.code == "ST-001")
    assert people is not None
    sample.companies.set_headcount(by=actor, company_id=who, valid_from=LATER, people=people + 7)
    assert sample.reports.occupancy(TODAY) == before
    later = next(row.headcount for row in sample.companies.all(LATER) if row.code == "ST-001")
    assert later == people + 7
    with pytest.raises(errors.NeedsReason):
        sample.companies.set_headcount(by=actor, company_id=who, valid_from=TODAY - DAY, people=1)


# --- out of service --------------------------------------------------------------------------


def test_a_closure_ends_whoever_is_in_the_way_in_one_step(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    given = {"by": actor, "unit_id": unit("A01").id, "starts_on": LATER, "ends_on": None, "reason": "burst pipe"}
    with pytest.raises(errors.SeatTaken):
        sample.seats.out_of_service(**given)
    before = holder("A01")
    outcome = sample.seats.out_of_service(**given, end_stays=True)
    assert unit("A01", LATER - DAY).company_code == "ST-001"
    assert unit("A01", LATER).state is UnitState.OUT_OF_SERVICE
    sample.journal.undo(by=actor, number=outcome.changes.entry)
    assert holder("A01").ends_on == before.ends_on
    assert unit("A01", LATER).company_code == "ST-001"


def test_a_closure_moves_the_company_and_whoever_was_to_follow(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    ends = holder("C03").ends_on
    assert ends is not None
    sample.seats.assign(
        by=actor, unit_id=unit("C03").id, company_id=company(sample, "ST-025"), starts_on=ends + 5 * DAY
    )
    sample.seats.out_of_service(
        by=actor, unit_id=unit("C03").id, starts_on=LATER, ends_on=date(2024, 1, 31), reason="new floor",
        move_to_unit_id=unit("B10").id,
    )  # fmt: skip
    assert unit("B10", LATER).company_id == holder("C03").company_id
    assert unit("B10", ends + 5 * DAY).company_code == "ST-025"
    assert unit("C03", date(2024, 2, 1)).state is UnitState.VACANT


def test_a_closure_moves_a_hold_and_the_stay_that_takes_it_up_each_for_its_own_days(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    hold = holder("A11")
    assert hold.ends_on is not None
    sample.seats.take_up(
        by=actor, assignment_id=hold.id, version=hold.version, starts_on=hold.ends_on, ends_on=None
    )  # fmt: skip
    sample.seats.out_of_service(
        by=actor, unit_id=unit("A11").id, starts_on=LATER, ends_on=None, reason="leak", move_to_unit_id=unit("A12").id
    )
    assert unit("A12", hold.ends_on - DAY).state is UnitState.HELD
    assert unit("A12", hold.ends_on).state is UnitState.OCCUPIED


def test_a_closure_that_cannot_move_somebody_changes_nothing(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    before = occupied(sample, LATER)
    with pytest.raises(errors.SeatTaken) as refused:
        sample.seats.out_of_service(
            by=actor, unit_id=unit("A01").id, starts_on=LATER, ends_on=None, reason="leak",
            move_to_unit_id=unit("A02").id,
        )  # fmt: skip
    assert refused.value.unit == "A02"
    assert occupied(sample, LATER) == before


# --- said beforehand -------------------------------------------------------------------------


def test_a_conflict_with_a_coming_assignment_is_foreseen(
    sample: Services, actor: Actor, unit: UnitOf, holder: HolderOf
) -> None:
    item = holder("C03")
    sample.seats.assign(
        by=actor, unit_id=unit("C03").id, company_id=company(sample, "ST-025"), starts_on=date(2024, 1, 1)
    )
    wanted = Wanted(unit("C03").id, item.starts_on, date(2024, 6, 30), frozenset({item.id}))
    foreseen = sample.seats.foresee([wanted])
    assert isinstance(foreseen, errors.SeatTaken)
    assert (foreseen.start, foreseen.kind) == (date(2024, 1, 1), AssignmentKind.OCCUPANCY)
    assert sample.seats.foresee([Wanted(unit("C03").id, item.starts_on, date(2023, 12, 31), wanted.besides)]) is None


def test_whoever_is_past_the_end_is_foreseen_but_a_hold_lets_them_stay(
    sample: Services, unit: UnitOf, clock: FixedClock
) -> None:
    clock.at += timedelta(days=3)
    today = TODAY + 3 * DAY
    wanted = Wanted(unit("C01", today).id, today, None)
    assert isinstance(sample.seats.foresee([wanted]), errors.SeatOverstayed)
    assert sample.seats.foresee([Wanted(wanted.unit_id, today, today + DAY, is_hold=True)]) is None


def test_the_next_free_seats_have_room_for_all_and_for_as_long(sample: Services, actor: Actor, unit: UnitOf) -> None:
    end = date(2025, 11, 29)
    free = sample.seats.next_free(TODAY, end, unit_id=unit("A01").id, limit=30)
    assert [row.code for row in free[:3]] == ["A12", "B10", "B09"]
    assert all(row.desks >= unit("A01").desks for row in free)
    assert all(row.first >= TODAY for row in free)
    later = next(row for row in free if row.code == "B09")
    assert later.first == date(2023, 12, 9)  # its hold lapses on the 8th
    own = next(row for row in free if row.code == "A01")
    assert own.first == date(2024, 12, 1)
    sample.seats.hold(by=actor, unit_id=unit("B10").id, company_id=None, starts_on=LATER, expires_on=LATER + 30 * DAY)
    short = sample.seats.next_free(TODAY, LATER - DAY, unit_id=unit("A01").id)
    assert ("B10", TODAY, LATER - DAY) in [(row.code, row.first, row.last) for row in short]
    longer = {row.code: row.first for row in sample.seats.next_free(TODAY, end, unit_id=unit("A01").id, limit=30)}
    assert longer["B10"] == LATER + 31 * DAY


def test_a_further_seat_has_room_for_those_that_have_no_desk_yet(sample: Services, actor: Actor, unit: UnitOf) -> None:
    who = company(sample, "ST-001")
    desks = unit("A01").desks
    sample.companies.set_headcount(by=actor, company_id=who, valid_from=TODAY, people=desks + 5)
    free = sample.seats.next_free(TODAY, None, company_id=who)
    assert free[0].code == "B10"
    assert all(row.desks >= 5 for row in free)
