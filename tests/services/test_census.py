"""A seat census from the first seat to the last signature: only what differs is entered, all can be undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from jib_desk.rules import plan_edit
from jib_desk.rules.census import Step
from jib_desk.rules.plan_draft import Draft, Ref
from jib_desk.rules.words import AttachmentOf, CensusResolution, CensusResult, CompanyStage, EndedAs, Role, UnitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.census import CensusRow, FindingRow
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
YESTERDAY = TODAY - timedelta(days=1)

UnitOf = Callable[..., UnitRow]
Find = Callable[..., FindingRow]


@pytest.fixture
def unit(sample: Services) -> UnitOf:
    def find(code: str, on: date = TODAY) -> UnitRow:
        return next(row for row in sample.plans.plan(on).units if row.code == code)

    return find


@pytest.fixture
def census(sample: Services, actor: Actor) -> CensusRow:
    """A census of today that has just begun."""
    closed_before = sample.census.running()
    assert closed_before is None
    return sample.census.start(by=actor, counted_on=TODAY, counted_by="赵示一 · 审计 Audit").row


@pytest.fixture
def find(sample: Services, actor: Actor, census: CensusRow, unit: UnitOf) -> Find:
    def note(code: str, result: CensusResult, **more: object) -> FindingRow:
        given = {"by": actor, "census_id": census.id, "unit_id": unit(code).id, "result": result, **more}
        return sample.census.find(**given).row

    return note


def company(sample: Services, code: str) -> int:
    return next(row.id for row in sample.companies.all(TODAY) if row.code == code)


def now(sample: Services, finding: FindingRow) -> FindingRow:
    line = sample.census.sheet(finding.census_id).line(finding.unit_id)
    assert line is not None
    assert line.finding is not None
    return line.finding


def correct(sample: Services, actor: Actor, finding: FindingRow, **more: object) -> int:
    """Corrects a finding as it now stands; gives the number of the entry."""
    given = {"by": actor, "finding_id": finding.id, "version": now(sample, finding).version, **more}
    return sample.census.correct(**given).changes.entry


# --- the plan changes during the walk --------------------------------------------------------


def draw(sample: Services, actor: Actor, code: str, change: Callable[[Draft, set[Ref]], Draft]) -> None:
    """Somebody edits the plan of today."""
    base = sample.plan_edits.draft(TODAY)
    drawn = {item.ref for item in base.items if item.code == code}
    sample.plan_edits.save(by=actor, base=base, draft=change(base, drawn))


def test_what_was_found_in_a_unit_that_the_plan_lost_since_is_still_settled_by_somebody(
    sample: Services, actor: Actor, find: Find, census: CensusRow
) -> None:
    found = find("C07", CensusResult.OTHER_COMPANY, company_id=company(sample, "ST-010"))
    draw(sample, actor, "C07", plan_edit.removed)
    sheet = sample.census.sheet(census.id)
    assert [line.unit.code for line in sheet.differences] == ["C07"]
    assert now(sample, found).correction is None
    sample.census.explain(by=actor, finding_id=found.id, version=found.version, text="pulled down")
    assert sample.census.sheet(census.id).census.unsettled == 0


def test_a_difference_that_the_plan_took_over_says_so_and_can_be_taken_back(
    sample: Services, actor: Actor, find: Find, census: CensusRow
) -> None:
    found = find("B02", CensusResult.EXTRA_DESKS, desks=6)
    assert not now(sample, found).is_met
    draw(sample, actor, "B02", lambda draft, refs: plan_edit.changed(draft, refs, desks=6))
    assert now(sample, found).is_met
    assert now(sample, found).correction is None
    sample.census.remove(by=actor, finding_id=found.id, version=found.version)
    assert sample.census.sheet(census.id).differences == ()


# --- the walk --------------------------------------------------------------------------------


def test_the_sheet_has_every_seat_once_in_walking_order_with_what_is_recorded(
    sample: Services, census: CensusRow, unit: UnitOf
) -> None:
    sheet = sample.census.sheet(census.id)
    assert [line.place for line in sheet.lines] == list(range(1, 31))
    assert (sheet.lines[0].unit.code, sheet.lines[-1].unit.code) == ("B01", "A01")
    assert {line.unit.code: line.unit for line in sheet.lines} == {
        row.code: row for row in sample.plans.plan(TODAY).units
    }
    assert sheet.lines[0].floor_zh == "一层"
    assert sheet.differences == ()


def test_a_census_of_an_earlier_day_shows_what_was_recorded_then(sample: Services, actor: Actor, unit: UnitOf) -> None:
    day = date(2023, 11, 10)
    census = sample.census.start(by=actor, counted_on=day, counted_by="A").row
    line = sample.census.sheet(census.id).line(unit("A12").id)
    assert line is not None
    assert line.unit == unit("A12", day)
    assert line.unit.state is UnitState.OCCUPIED
    assert unit("A12").state is UnitState.VACANT


def test_censuses_are_numbered_by_day_and_only_one_is_open(sample: Services, actor: Actor, census: CensusRow) -> None:
    assert census.code == "C-231130-01"
    with pytest.raises(errors.CensusRunning) as refused:
        sample.census.start(by=actor, counted_on=TODAY, counted_by="B")
    assert refused.value.census == "C-231130-01"
    sample.census.close(by=actor, census_id=census.id, version=census.version)
    assert sample.census.start(by=actor, counted_on=TODAY, counted_by="B").row.code == "C-231130-02"
    assert [row.code for row in sample.census.all()][:2] == ["C-231130-02", "C-231130-01"]


def test_nobody_counts_tomorrow_and_somebody_counts(sample: Services, actor: Actor) -> None:
    with pytest.raises(errors.ValueRefused, match="in_the_future"):
        sample.census.start(by=actor, counted_on=TODAY + timedelta(days=1), counted_by="A")
    with pytest.raises(errors.ValueMissing):
        sample.census.start(by=actor, counted_on=TODAY, counted_by=" ")


def test_an_auditor_reads_and_writes_nothing(sample: Services, actor: Actor, census: CensusRow) -> None:
    auditor = replace(actor, role=Role.AUDITOR)
    assert sample.census.sheet(census.id).census == census
    with pytest.raises(errors.NotAllowed):
        sample.census.close(by=auditor, census_id=census.id, version=census.version)


# --- exceptions ------------------------------------------------------------------------------


def test_only_exceptions_are_entered_and_counted(sample: Services, find: Find, census: CensusRow) -> None:
    find("A05", CensusResult.EMPTY, note="Door open, no furniture")
    find("B02", CensusResult.EXTRA_DESKS, desks=6)
    sheet = sample.census.sheet(census.id)
    assert [line.unit.code for line in sheet.differences] == ["B02", "A05"]
    assert (sheet.census.findings, sheet.census.unsettled) == (2, 2)


def test_a_finding_is_said_otherwise_and_taken_back(sample: Services, actor: Actor, find: Find) -> None:
    first = find("A05", CensusResult.EMPTY)
    second = find("A05", CensusResult.FEWER_DESKS, desks=3, version=first.version)
    assert (second.id, second.result, second.desks) == (first.id, CensusResult.FEWER_DESKS, 3)
    with pytest.raises(errors.Stale):
        find("A05", CensusResult.OTHER, version=first.version)
    row = sample.census.remove(by=actor, finding_id=second.id, version=second.version).row
    assert row.findings == 0


@pytest.mark.parametrize(("code", "result"), [("A12", CensusResult.EMPTY), ("C08", CensusResult.EMPTY)])
def test_what_fits_is_no_finding(find: Find, code: str, result: CensusResult) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        find(code, result)
    assert (refused.value.why, refused.value.value) == ("fits", code)


def test_the_recorded_company_and_the_recorded_desks_are_no_finding(find: Find, unit: UnitOf) -> None:
    with pytest.raises(errors.ValueRefused, match="fits"):
        find("A05", CensusResult.OTHER_COMPANY, company_id=unit("A05").company_id)
    with pytest.raises(errors.ValueRefused, match="fits"):
        find("A05", CensusResult.EXTRA_DESKS, desks=unit("A05").desks)
    with pytest.raises(errors.ValueRefused, match="out_of_range"):
        find("A05", CensusResult.EXTRA_DESKS, desks=-1)


def test_photos_and_the_signed_sheet_are_counted_until_they_are_taken_away(
    sample: Services, actor: Actor, find: Find, census: CensusRow
) -> None:
    finding = find("A05", CensusResult.EMPTY)
    attach = sample.attachments.attach_bytes
    photo = attach(by=actor, kind=AttachmentOf.CENSUS_FINDING, key=finding.id, name="a05.png", content=b"x").row
    attach(by=actor, kind=AttachmentOf.CENSUS, key=census.id, name="signed.pdf", content=b"y")
    assert now(sample, finding).photos == 1
    assert sample.census.sheet(census.id).census.scans == 1
    sample.attachments.remove(by=actor, attachment_id=photo.id, version=photo.version)
    assert now(sample, finding).photos == 0


# --- corrections -----------------------------------------------------------------------------


def test_a_seat_found_empty_is_ended_the_day_before_and_one_undo_takes_it_all_back(
    sample: Services, actor: Actor, find: Find, unit: UnitOf
) -> None:
    before = sample.plans.plan(TODAY).units
    holder = unit("A05").company_id
    finding = find("A05", CensusResult.EMPTY)
    entry = correct(sample, actor, finding, reason="Nobody there for weeks")
    assert unit("A05").state is UnitState.VACANT
    assert unit("A05", YESTERDAY).state is UnitState.OCCUPIED
    settled = now(sample, finding)
    assert settled.resolution is CensusResolution.CORRECTED
    assert settled.explanation.endswith(" → –")
    stages = {row.id: row.stage for row in sample.companies.all(TODAY)}
    assert stages[holder or 0] is CompanyStage.LEFT
    (line,) = sample.journal.entries(limit=1)
    assert (line.action, line.subject, line.reason) == ("census.correct", "C-231130-01 · A05", "Nobody there for weeks")
    sample.journal.undo(by=actor, number=entry)
    assert sample.plans.plan(TODAY).units == tuple(replace(row, version=unit(row.code).version) for row in before)
    assert not now(sample, finding).is_settled


def test_a_company_that_graduated_is_said_to_have(sample: Services, actor: Actor, find: Find, unit: UnitOf) -> None:
    holder = unit("A05").company_id
    correct(sample, actor, find("A05", CensusResult.EMPTY), ended_as=EndedAs.GRADUATED)
    stages = {row.id: row.stage for row in sample.companies.all(TODAY)}
    assert stages[holder or 0] is CompanyStage.GRADUATED


def test_a_company_found_in_a_vacant_seat_is_given_it(sample: Services, actor: Actor, find: Find, unit: UnitOf) -> None:
    newcomer = company(sample, "ST-025")
    finding = find("A12", CensusResult.OTHER_COMPANY, company_id=newcomer)
    assert finding.result is CensusResult.OCCUPIED
    assert finding.correction is not None
    assert finding.correction.steps == (Step.ASSIGN,)
    correct(sample, actor, finding, ends_on=date(2024, 11, 29), agreement="JIB-2023-025")
    assert (unit("A12").company_id, unit("A12").until) == (newcomer, date(2024, 11, 29))


def test_a_company_that_moved_by_itself_settles_both_findings_at_once(
    sample: Services, actor: Actor, find: Find, unit: UnitOf
) -> None:
    company_id = unit("A05").company_id
    left = find("A05", CensusResult.EMPTY)
    taken = find("A12", CensusResult.OCCUPIED, company_id=company_id)
    assert (taken.from_unit_code, taken.to_unit_code) == ("A05", "A12")
    entry = correct(sample, actor, left)
    assert unit("A12").company_id == company_id
    assert unit("A05").state is UnitState.VACANT
    assert now(sample, left).is_settled
    assert now(sample, taken).is_settled
    sample.journal.undo(by=actor, number=entry)
    assert unit("A05").company_id == company_id
    assert not now(sample, left).is_settled
    assert not now(sample, taken).is_settled


def test_two_companies_in_each_others_seat_change_places(
    sample: Services, actor: Actor, find: Find, unit: UnitOf
) -> None:
    red, blue = unit("A05").company_id, unit("A06").company_id
    first = find("A05", CensusResult.OTHER_COMPANY, company_id=blue)
    second = find("A06", CensusResult.OTHER_COMPANY, company_id=red)
    correct(sample, actor, first)
    assert (unit("A05").company_id, unit("A06").company_id) == (blue, red)
    assert now(sample, second).is_settled


def test_somebody_new_in_a_taken_seat_ends_the_stay_of_the_recorded_one(
    sample: Services, actor: Actor, find: Find, unit: UnitOf
) -> None:
    newcomer = company(sample, "ST-025")
    finding = find("A05", CensusResult.OTHER_COMPANY, company_id=newcomer)
    assert finding.correction is not None
    assert finding.correction.steps == (Step.END, Step.ASSIGN)
    correct(sample, actor, finding)
    assert unit("A05").company_id == newcomer
    assert unit("A05", YESTERDAY).company_id not in {newcomer, None}


def test_whoever_moved_into_the_seat_held_for_them_takes_it_up(
    sample: Services, actor: Actor, find: Find, unit: UnitOf
) -> None:
    held = next(row for row in sample.plans.plan(TODAY).units if row.state is UnitState.HELD and row.company_id)
    finding = find(held.code, CensusResult.OCCUPIED, company_id=held.company_id)
    correct(sample, actor, finding)
    assert (unit(held.code).state, unit(held.code).company_id) == (UnitState.OCCUPIED, held.company_id)


def test_somebody_in_a_seat_held_for_others_ends_the_hold_on_the_day_they_were_found(
    sample: Services, actor: Actor, unit: UnitOf
) -> None:
    held = next(row for row in sample.plans.plan(YESTERDAY).units if row.state is UnitState.HELD)
    newcomer = company(sample, "ST-001")
    census = sample.census.start(by=actor, counted_on=YESTERDAY, counted_by="A").row
    finding = sample.census.find(
        by=actor, census_id=census.id, unit_id=held.id, result=CensusResult.OCCUPIED, company_id=newcomer
    ).row
    correct(sample, actor, finding, reason="found there")
    assert unit(held.code, YESTERDAY).company_id == newcomer


def test_somebody_in_a_seat_out_of_service_puts_it_back_into_service(
    sample: Services, actor: Actor, find: Find, unit: UnitOf
) -> None:
    newcomer = company(sample, "ST-025")
    correct(sample, actor, find("C08", CensusResult.OCCUPIED, company_id=newcomer))
    assert (unit("C08").state, unit("C08").company_id) == (UnitState.OCCUPIED, newcomer)
    assert unit("C08", YESTERDAY).state is UnitState.OUT_OF_SERVICE


def test_other_desks_hold_from_the_day_of_the_census_on(
    sample: Services, actor: Actor, find: Find, unit: UnitOf
) -> None:
    finding = find("B02", CensusResult.EXTRA_DESKS, desks=6)
    entry = correct(sample, actor, finding)
    assert (unit("B02", YESTERDAY).desks, unit("B02").desks) == (5, 6)
    assert now(sample, finding).explanation == "5 → 6"
    sample.journal.undo(by=actor, number=entry)
    assert unit("B02").desks == 5


def test_desks_corrected_twice_on_one_day_are_one_layout(
    sample: Services, actor: Actor, find: Find, census: CensusRow, unit: UnitOf
) -> None:
    correct(sample, actor, find("B02", CensusResult.EXTRA_DESKS, desks=6))
    sample.census.close(by=actor, census_id=census.id, version=census.version)
    second = sample.census.start(by=actor, counted_on=TODAY, counted_by="B").row
    finding = sample.census.find(
        by=actor, census_id=second.id, unit_id=unit("B02").id, result=CensusResult.FEWER_DESKS, desks=4
    ).row
    correct(sample, actor, finding)
    assert unit("B02").desks == 4


def test_correcting_a_past_day_asks_for_a_reason(sample: Services, actor: Actor, unit: UnitOf) -> None:
    census = sample.census.start(by=actor, counted_on=YESTERDAY, counted_by="A").row
    finding = sample.census.find(by=actor, census_id=census.id, unit_id=unit("A05").id, result=CensusResult.EMPTY).row
    with pytest.raises(errors.NeedsReason):
        correct(sample, actor, finding)
    assert unit("A05").state is UnitState.OCCUPIED
    correct(sample, actor, finding, reason="Census C-231129-01")
    assert unit("A05", YESTERDAY).state is UnitState.VACANT


def test_what_nobody_knows_enough_of_is_explained_not_corrected(sample: Services, actor: Actor, find: Find) -> None:
    finding = find("A05", CensusResult.OTHER_COMPANY, note="No sign on the door")
    assert finding.correction is None
    with pytest.raises(errors.ValueRefused, match="no_correction"):
        correct(sample, actor, finding)
    with pytest.raises(errors.ValueMissing):
        sample.census.explain(by=actor, finding_id=finding.id, version=finding.version, text=" ")
    told = sample.census.explain(
        by=actor, finding_id=finding.id, version=finding.version, text="Guests for one afternoon"
    ).row
    assert (told.resolution, told.explanation) == (CensusResolution.EXPLAINED, "Guests for one afternoon")


def test_what_is_settled_stays_until_it_is_undone(sample: Services, actor: Actor, find: Find) -> None:
    finding = find("A05", CensusResult.OTHER)
    done = sample.census.explain(by=actor, finding_id=finding.id, version=finding.version, text="All well")
    settled = done.row
    for again in (
        lambda: find("A05", CensusResult.EMPTY, version=settled.version),
        lambda: sample.census.remove(by=actor, finding_id=settled.id, version=settled.version),
        lambda: correct(sample, actor, settled),
    ):
        with pytest.raises(errors.ValueRefused, match="settled"):
            again()
    sample.journal.undo(by=actor, number=done.changes.entry)
    assert not now(sample, finding).is_settled


def test_a_request_sent_twice_corrects_once(sample: Services, actor: Actor, find: Find, unit: UnitOf) -> None:
    finding = find("A05", CensusResult.EMPTY)
    given = {"by": actor, "finding_id": finding.id, "version": finding.version, "token": "same"}
    assert not sample.census.correct(**given).repeated
    again = sample.census.correct(**given)
    assert again.repeated
    assert again.row.is_settled


# --- the end ---------------------------------------------------------------------------------


def test_closing_over_differences_is_asked_first_and_leaves_them_listed(
    sample: Services, actor: Actor, find: Find, census: CensusRow
) -> None:
    finding = find("A05", CensusResult.EMPTY)
    with pytest.raises(errors.CensusUnsettled) as asked:
        sample.census.close(by=actor, census_id=census.id, version=census.version)
    assert (asked.value.census, asked.value.count) == ("C-231130-01", 1)
    closed = sample.census.close(by=actor, census_id=census.id, version=census.version, leave_open=True).row
    assert (closed.is_open, closed.unsettled) == (False, 1)
    with pytest.raises(errors.ValueRefused, match="over"):
        find("A06", CensusResult.OTHER)
    correct(sample, actor, finding)
    assert sample.census.all()[0].unsettled == 0


def test_a_closed_census_goes_on_with_a_reason_only(
    sample: Services, actor: Actor, census: CensusRow, clock: FixedClock
) -> None:
    closed = sample.census.close(by=actor, census_id=census.id, version=census.version).row
    assert closed.closed_at == clock.now()
    with pytest.raises(errors.NeedsReason):
        sample.census.reopen(by=actor, census_id=closed.id, version=closed.version, reason="")
    row = sample.census.reopen(by=actor, census_id=closed.id, version=closed.version, reason="A sheet was missing").row
    assert row.is_open
    assert row.closed_at is None


def test_a_census_begun_by_mistake_is_undone_and_another_day_is_set(
    sample: Services, actor: Actor, census: CensusRow
) -> None:
    moved = sample.census.edit(
        by=actor, census_id=census.id, version=census.version, counted_on=YESTERDAY, counted_by="B", note="Two floors"
    ).row
    assert (moved.code, moved.counted_on, moved.counted_by) == (census.code, YESTERDAY, "B")
    begun = next(entry for entry in sample.journal.entries() if entry.action == "census.start")
    with pytest.raises(errors.UndoRefused):
        sample.journal.undo(by=actor, number=begun.number)
    edited = next(entry for entry in sample.journal.entries() if entry.action == "census.edit")
    sample.journal.undo(by=actor, number=edited.number)
    sample.journal.undo(by=actor, number=begun.number)
    assert sample.census.running() is None


def test_the_sample_has_a_closed_census_whose_two_findings_are_settled(sample: Services) -> None:
    (row,) = sample.census.all()
    assert (row.code, row.is_open, row.findings, row.unsettled) == ("C-231120-01", False, 2, 0)
    settled = {line.unit.code: line.finding for line in sample.census.sheet(row.id).differences}
    assert {code: finding.resolution for code, finding in settled.items() if finding} == {
        "A10": CensusResolution.CORRECTED,
        "B05": CensusResolution.EXPLAINED,
    }
