"""Evacuations: whom to call, what companies report, and when it is over."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.evacuations import CompanyCall, EvacuationReport
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)


@pytest.fixture
def running(sample: Services, actor: Actor) -> EvacuationReport:
    return sample.evacuations.start(by=actor).row


def of(calls: tuple[CompanyCall, ...], unit: str) -> CompanyCall:
    return next(call for call in calls if unit in call.units)


def test_the_call_list_has_every_resident_once_with_its_people(sample: Services) -> None:
    calls = sample.evacuations.call_list()
    residents = [row for row in sample.companies.all(TODAY) if row.units]
    assert {call.company_id for call in calls} == {row.id for row in residents}
    assert sum(call.people for call in calls) == sample.visitors.inside().residents
    assert all(contact.phone for call in calls for contact in call.contacts)


def test_a_company_without_a_head_count_counts_its_known_people(services: Services, actor: Actor) -> None:
    company = services.companies.add(by=actor, name_en="Two (Sample)").row
    unit = services.plans.free_units(TODAY)[0]
    services.seats.assign(by=actor, unit_id=unit.id, company_id=company.id, starts_on=TODAY)
    assert services.evacuations.call_list()[0].people == 0
    services.companies.add_contact(by=actor, company_id=company.id, name_en="Ann")
    services.companies.add_contact(by=actor, company_id=company.id, name_en="Ben")
    (call,) = services.evacuations.call_list()
    assert (call.people, len(call.contacts)) == (2, 2)
    services.companies.set_headcount(by=actor, company_id=company.id, valid_from=TODAY, people=5)
    assert services.evacuations.call_list()[0].people == 5


def test_one_evacuation_at_a_time(sample: Services, actor: Actor, running: EvacuationReport) -> None:
    with pytest.raises(errors.EvacuationRunning) as refused:
        sample.evacuations.start(by=actor, is_drill=True)
    assert refused.value.since == running.evacuation.started_at
    assert sample.evacuations.current() == running


def test_a_company_reports_three_of_five_and_then_all(
    sample: Services, actor: Actor, running: EvacuationReport
) -> None:
    key, who = running.evacuation.id, running.companies[0]
    report = sample.evacuations.count(
        by=actor, evacuation_id=key, company_id=who.company_id, people_out=3, people=5, told_by="赵示一"
    ).row
    assert (report.people_out, report.people_in, report.people_missing) == (3, 5, 2)
    assert [(call.company_id, call.missing, call.told_by) for call in report.missing] == [(who.company_id, 2, "赵示一")]
    assert len(report.silent) == len(running.companies) - 1
    assert report.people_unheard == sum(call.people for call in running.companies[1:])
    later = sample.evacuations.count(by=actor, evacuation_id=key, company_id=who.company_id, people_out=5, people=5).row
    assert (later.missing, len(later.reported)) == ((), 1)


def test_a_company_that_is_not_resident_can_report(sample: Services, actor: Actor, running: EvacuationReport) -> None:
    guest = next(row for row in sample.companies.all(TODAY) if not row.units)
    report = sample.evacuations.count(
        by=actor, evacuation_id=running.evacuation.id, company_id=guest.id, people_out=1, people=2
    ).row
    assert report.missing[0].company_id == guest.id


@pytest.mark.parametrize(("out", "people", "why"), [(6, 5, "more_out_than_in"), (-1, 5, "out_of_range")])
def test_counts_that_cannot_be_are_refused(
    sample: Services, actor: Actor, running: EvacuationReport, out: int, people: int, why: str
) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        sample.evacuations.count(
            by=actor,
            evacuation_id=running.evacuation.id,
            company_id=running.companies[0].company_id,
            people_out=out,
            people=people,
        )
    assert refused.value.why == why


def test_the_all_clear_asks_for_a_word_while_people_are_missing(
    sample: Services, actor: Actor, running: EvacuationReport, clock: FixedClock
) -> None:
    row, who = running.evacuation, running.companies[0]
    sample.evacuations.count(by=actor, evacuation_id=row.id, company_id=who.company_id, people_out=3, people=5)
    with pytest.raises(errors.PeopleMissing) as refused:
        sample.evacuations.all_clear(by=actor, evacuation_id=row.id, version=row.version)
    assert (refused.value.people, refused.value.companies) == (2, (f"{who.name_zh} {who.name_en}",))
    clock.at = datetime(2023, 11, 30, 10, 25, tzinfo=ZoneInfo("Asia/Shanghai"))
    report = sample.evacuations.all_clear(
        by=actor, evacuation_id=row.id, version=row.version, note="both were on a business trip"
    ).row
    assert report.evacuation.cleared_at == clock.now()
    assert report.evacuation.note == "both were on a business trip"
    assert sample.evacuations.current() is None
    assert sample.evacuations.all() == (report.evacuation,)


def test_after_the_all_clear_nothing_is_counted_and_the_next_can_start(
    sample: Services, actor: Actor, running: EvacuationReport
) -> None:
    row = running.evacuation
    sample.evacuations.all_clear(by=actor, evacuation_id=row.id, version=row.version, note="all were seen")
    with pytest.raises(errors.EvacuationOver):
        sample.evacuations.count(
            by=actor,
            evacuation_id=row.id,
            company_id=running.companies[0].company_id,
            people_out=1,
            people=1,
        )
    drill = sample.evacuations.start(by=actor, is_drill=True).row
    assert drill.evacuation.is_drill
    assert sample.evacuations.all() == (drill.evacuation, sample.evacuations.report(row.id).evacuation)


def test_a_report_keeps_what_was_told_when_a_company_has_left_since(
    sample: Services, actor: Actor, running: EvacuationReport
) -> None:
    key, who = running.evacuation.id, running.companies[0]
    sample.evacuations.count(by=actor, evacuation_id=key, company_id=who.company_id, people_out=2, people=2)
    again = sample.evacuations.report(key)
    assert of(again.companies, who.units[0]).people_out == 2


def test_starting_and_counting_are_undone(sample: Services, actor: Actor, running: EvacuationReport) -> None:
    counted = sample.evacuations.count(
        by=actor,
        evacuation_id=running.evacuation.id,
        company_id=running.companies[0].company_id,
        people_out=1,
        people=1,
    )
    sample.journal.undo(by=actor, number=counted.changes.entry)
    assert sample.evacuations.current() == running
    sample.journal.undo(by=actor, number=counted.changes.entry - 1)
    assert sample.evacuations.current() is None


def test_an_auditor_starts_nothing(sample: Services, actor: Actor) -> None:
    with pytest.raises(errors.NotAllowed):
        sample.evacuations.start(by=replace(actor, role=Role.AUDITOR))


def test_the_printed_roll_names_whom_to_call(sample: Services) -> None:
    lines = [line for line in sample.visitors.muster().lines if line.group == "resident"]
    assert all(line.calls for line in lines)
    assert all("1200000" in call for line in lines for call in line.calls)


def test_an_all_clear_is_not_undone_while_the_next_is_running(
    sample: Services, actor: Actor, running: EvacuationReport
) -> None:
    row = running.evacuation
    cleared = sample.evacuations.all_clear(by=actor, evacuation_id=row.id, version=row.version, note="all were seen")
    sample.evacuations.start(by=actor)
    with pytest.raises(errors.UndoRefused) as refused:
        sample.journal.undo(by=actor, number=cleared.changes.entry)
    assert refused.value.why == "place_taken"
