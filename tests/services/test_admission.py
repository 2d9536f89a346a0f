"""Scouted, invited, applied, waiting, seated: each step written down once, and a free unit finds who waits for it."""

from datetime import date, timedelta

import pytest

from jib_desk.rules.words import CompanyStage, EndedAs, PipelineStep, ScoutDecision, ScoutSource, Sector, WaitOutcome
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.admission import PipelineRow, WaitingRow
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
DAY = timedelta(days=1)


def company(services: Services, actor: Actor, name: str) -> CompanyRow:
    return services.companies.add(by=actor, name_en=name, applied_on=TODAY - 9 * DAY).row


def wait(services: Services, actor: Actor, name: str, desks: int, since: date = TODAY) -> WaitingRow:
    key = company(services, actor, name).id
    return services.admission.add_waiting(by=actor, company_id=key, desks=desks, since_on=since).row


def unit(services: Services, code: str, on: date = TODAY) -> UnitRow:
    return next(row for row in services.plans.plan(on).units if row.code == code)


def step(services: Services, key: int) -> PipelineRow | None:
    return next((row for row in services.admission.pipeline(TODAY) if row.id == key), None)


def undo(services: Services, actor: Actor) -> None:
    services.journal.undo(by=actor, number=services.journal.last_number())


# --- scouting ----------------------------------------------------------------------------------


def test_a_scouted_company_is_no_applicant_before_it_applies(services: Services, actor: Actor) -> None:
    row = services.admission.add_scouted(
        by=actor, name_zh="云雀·示例", source=ScoutSource.BMW, source_note="Startup Garage", score=82, sector=Sector.IOT
    ).row
    assert (row.stage, row.applied_on, row.sector) == (CompanyStage.SCOUTED, None, Sector.IOT)
    scouting = services.admission.scouting_of(row.id)
    assert scouting is not None
    assert (scouting.score, scouting.scouted_on, scouting.decision) == (82, TODAY, ScoutDecision.OPEN)
    applied = services.admission.applied(by=actor, company_id=row.id, version=row.version).row
    assert (applied.stage, applied.applied_on) == (CompanyStage.APPLICANT, TODAY)
    undo(services, actor)
    assert services.companies.detail(row.id, TODAY).company.stage is CompanyStage.SCOUTED


def test_one_undo_takes_back_the_card_and_its_scouting(services: Services, actor: Actor) -> None:
    made = services.admission.add_scouted(by=actor, name_en="Lark (Sample)", source=ScoutSource.SELF)
    assert made.changes.ids.keys() == {"company", "scouting"}
    undo(services, actor)
    assert services.companies.all(TODAY) == ()


def test_a_company_counts_as_scouted_from_the_day_on_which_it_was(services: Services, actor: Actor) -> None:
    row = services.admission.add_scouted(
        by=actor, name_en="Lark (Sample)", source=ScoutSource.EVENT, scouted_on=date(2023, 10, 2)
    ).row
    stages = {on: services.companies.detail(row.id, on).company.stage for on in (date(2023, 10, 2), TODAY)}
    assert set(stages.values()) == {CompanyStage.SCOUTED}


def test_a_company_that_was_known_before_keeps_its_stage_when_its_source_is_noted(
    sample: Services, actor: Actor
) -> None:
    resident = next(row for row in sample.companies.all(TODAY) if row.code == "ST-001")
    sample.admission.scout(by=actor, company_id=resident.id, source=ScoutSource.BMW, score=60)
    sample.admission.scout(by=actor, company_id=resident.id, source=ScoutSource.EVENT, score=75, note="demo day")
    scouting = sample.admission.scouting_of(resident.id)
    assert scouting is not None
    assert (scouting.source, scouting.score, scouting.note) == (ScoutSource.EVENT, 75, "demo day")
    assert sample.companies.detail(resident.id, TODAY).company.stage is CompanyStage.RESIDENT


def test_a_decision_has_its_day_and_can_be_taken_back(services: Services, actor: Actor) -> None:
    key = services.admission.add_scouted(
        by=actor, name_en="Lark (Sample)", source=ScoutSource.BMW, scouted_on=TODAY - 8 * DAY
    ).row.id
    scouting = services.admission.scouting_of(key)
    assert scouting is not None
    invited = services.admission.decide(
        by=actor, scouting_id=scouting.id, version=scouting.version, decision=ScoutDecision.INVITED, on=TODAY - DAY
    ).row
    assert invited.decided_on == TODAY - DAY
    with pytest.raises(errors.Stale):
        services.admission.decide(
            by=actor, scouting_id=scouting.id, version=scouting.version, decision=ScoutDecision.DECLINED
        )
    again = services.admission.decide(
        by=actor, scouting_id=scouting.id, version=invited.version, decision=ScoutDecision.OPEN
    ).row
    assert again.decided_on is None


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"name_en": " "}, errors.ValueMissing),
        ({"name_en": "Lark", "score": 101}, errors.ValueRefused),
        ({"name_en": "Lark", "scouted_on": TODAY + DAY}, errors.ValueRefused),
        ({"name_en": "Lark", "note": "x" * 5000}, errors.ValueRefused),
    ],
)
def test_what_cannot_be_scouted_is_refused_and_nothing_is_written(
    services: Services, actor: Actor, values: dict[str, object], refusal: type[errors.DeskError]
) -> None:
    before = services.journal.last_number()
    with pytest.raises(refusal):
        services.admission.add_scouted(by=actor, source=ScoutSource.BMW, **values)  # type: ignore[arg-type]
    assert services.journal.last_number() == before


# --- the waiting list --------------------------------------------------------------------------


def test_the_list_is_in_the_order_in_which_waits_began(services: Services, actor: Actor) -> None:
    wait(services, actor, "Lark (Sample)", 4)
    wait(services, actor, "Wren (Sample)", 2, TODAY - 5 * DAY)
    assert [(row.company_en, row.desks) for row in services.admission.waiting()] == [
        ("Wren (Sample)", 2),
        ("Lark (Sample)", 4),
    ]


def test_a_company_waits_once(services: Services, actor: Actor) -> None:
    row = wait(services, actor, "Lark (Sample)", 4)
    with pytest.raises(errors.WaitsAlready) as refused:
        services.admission.add_waiting(by=actor, company_id=row.company_id, desks=6)
    assert refused.value.since == TODAY


@pytest.mark.parametrize("desks", [0, 1000])
def test_waiting_for_no_desks_or_a_thousand_is_refused(services: Services, actor: Actor, desks: int) -> None:
    with pytest.raises(errors.ValueRefused):
        wait(services, actor, "Lark (Sample)", desks)


def test_nobody_waits_for_a_day_before_the_wait_began(services: Services, actor: Actor) -> None:
    key = company(services, actor, "Late").id
    with pytest.raises(errors.ValueRefused) as refused:
        services.admission.add_waiting(by=actor, company_id=key, desks=2, since_on=TODAY, wanted_on=TODAY - DAY)
    assert (refused.value.name, refused.value.why) == ("wanted_on", "before_waiting")
    row = wait(services, actor, "Later", 2)
    with pytest.raises(errors.ValueRefused):
        services.admission.edit_waiting(
            by=actor, entry_id=row.id, version=row.version, desks=2, wanted_on=TODAY - DAY
        )  # fmt: skip


def test_what_is_waited_for_can_change_and_the_place_stays(services: Services, actor: Actor) -> None:
    row = wait(services, actor, "Lark (Sample)", 4, TODAY - 5 * DAY)
    edited = services.admission.edit_waiting(
        by=actor, entry_id=row.id, version=row.version, desks=6, wanted_on=TODAY + 9 * DAY, note="two rooms"
    ).row
    assert (edited.desks, edited.since_on, edited.note) == (6, TODAY - 5 * DAY, "two rooms")


def test_a_wait_that_is_over_is_kept_and_changes_no_more(services: Services, actor: Actor) -> None:
    row = wait(services, actor, "Lark (Sample)", 4)
    closed = services.admission.close_waiting(
        by=actor, entry_id=row.id, version=row.version, outcome=WaitOutcome.WITHDRAWN
    ).row
    assert (closed.closed_on, services.admission.waiting()) == (TODAY, ())
    assert services.admission.waits_of(row.company_id) == (closed,)
    with pytest.raises(errors.WaitingClosed):
        services.admission.edit_waiting(by=actor, entry_id=row.id, version=closed.version, desks=2)
    assert services.admission.add_waiting(by=actor, company_id=row.company_id, desks=3).row.closed_on is None


def test_a_free_unit_is_offered_to_those_whom_it_is_enough_for(services: Services, actor: Actor) -> None:
    free = services.plans.free_units(TODAY, desks=4)[0]
    wait(services, actor, "Lark (Sample)", free.desks + 1, TODAY - 9 * DAY)
    second = wait(services, actor, "Wren (Sample)", free.desks, TODAY - DAY)
    first = wait(services, actor, "Finch (Sample)", 1, TODAY - 2 * DAY)
    offers = services.admission.matching(free.id, TODAY)
    assert [(offer.waiting.id, offer.free_on) for offer in offers] == [(first.id, TODAY), (second.id, TODAY)]


def test_a_taken_unit_is_offered_from_the_day_on_which_it_frees(sample: Services, actor: Actor) -> None:
    row = wait(sample, actor, "Wren (Sample)", 1)
    taken = unit(sample, "A01")
    assert sample.admission.matching(taken.id, TODAY) == ()
    detail = sample.plans.unit_detail(taken.id, TODAY).current
    assert detail is not None
    sample.seats.end(
        by=actor, assignment_id=detail.id, version=detail.version, vacated_on=TODAY + 3 * DAY, ended_as=EndedAs.LEFT
    )
    assert sample.admission.matching(taken.id, TODAY) == ()
    offer = sample.admission.matching(taken.id, TODAY + 4 * DAY)[-1]
    assert (offer.waiting.id, offer.unit_code, offer.free_on) == (row.id, "A01", TODAY + 4 * DAY)


def test_a_unit_that_is_taken_again_by_the_day_wanted_is_not_offered(services: Services, actor: Actor) -> None:
    free = services.plans.free_units(TODAY)[0]
    key = company(services, actor, "Wren (Sample)").id
    services.admission.add_waiting(by=actor, company_id=key, desks=1, wanted_on=TODAY + 9 * DAY)
    assert services.admission.matching(free.id, TODAY)[0].free_on == TODAY + 9 * DAY
    other = company(services, actor, "Lark (Sample)").id
    services.seats.assign(by=actor, unit_id=free.id, company_id=other, starts_on=TODAY + 5 * DAY)
    assert services.admission.matching(free.id, TODAY) == ()


def test_everybody_who_waits_is_offered_another_unit(services: Services, actor: Actor) -> None:
    for name in ("Lark (Sample)", "Wren (Sample)", "Finch (Sample)"):
        wait(services, actor, name, 2)
    offers = services.admission.offers(TODAY)
    assert len({offer.unit_id for offer in offers}) == len(offers) == 3


def test_a_seat_ends_the_wait_in_the_same_entry_and_undo_brings_it_back(services: Services, actor: Actor) -> None:
    row = wait(services, actor, "Lark (Sample)", 2)
    free = services.plans.free_units(TODAY, desks=2)[0]
    given = services.seats.assign(by=actor, unit_id=free.id, company_id=row.company_id, starts_on=TODAY + 9 * DAY)
    assert given.changes.touches("waiting_entry")
    (closed,) = services.admission.waits_of(row.company_id)
    assert (closed.outcome, closed.closed_on) == (WaitOutcome.PLACED, TODAY)
    undo(services, actor)
    assert [item.id for item in services.admission.waiting()] == [row.id]


def test_a_hold_does_not_end_the_wait_but_taking_it_up_does(services: Services, actor: Actor) -> None:
    row = wait(services, actor, "Lark (Sample)", 2)
    free = services.plans.free_units(TODAY, desks=2)[0]
    held = services.seats.hold(
        by=actor, unit_id=free.id, company_id=row.company_id, starts_on=TODAY, expires_on=TODAY + 9 * DAY
    ).row
    assert [item.id for item in services.admission.waiting()] == [row.id]
    services.seats.take_up(by=actor, assignment_id=held.id, version=held.version, starts_on=TODAY, ends_on=None)
    assert services.admission.waits_of(row.company_id)[0].outcome is WaitOutcome.PLACED


# --- the pipeline ------------------------------------------------------------------------------


def test_a_company_goes_through_the_pipeline_step_by_step(services: Services, actor: Actor) -> None:
    key = services.admission.add_scouted(by=actor, name_en="Lark (Sample)", source=ScoutSource.BMW, score=70).row.id
    steps = [step(services, key)]
    scouting = services.admission.scouting_of(key)
    assert scouting is not None
    services.admission.decide(
        by=actor, scouting_id=scouting.id, version=scouting.version, decision=ScoutDecision.INVITED
    )
    steps.append(step(services, key))
    version = services.companies.detail(key, TODAY).company.version
    services.admission.applied(by=actor, company_id=key, version=version)
    steps.append(step(services, key))
    services.admission.add_waiting(by=actor, company_id=key, desks=2)
    steps.append(step(services, key))
    waiting = steps[-1]
    assert waiting is not None
    assert waiting.offer is not None
    services.seats.assign(by=actor, unit_id=waiting.offer.unit_id, company_id=key, starts_on=TODAY)
    steps.append(step(services, key))
    assert [row.step for row in steps if row is not None] == list(PipelineStep)
    assert [row.since for row in steps if row is not None] == [TODAY, TODAY, TODAY, TODAY, None]


def test_the_sample_has_one_that_waits_for_its_hold_and_a_resident_that_waits_for_more(sample: Services) -> None:
    rows = sample.admission.pipeline(TODAY)
    steps = [row.step for row in rows]
    assert steps == sorted(steps, key=list(PipelineStep).index)
    assert steps.count(PipelineStep.RESIDENT) == 22
    waiting = [(row.code, row.held[1] if row.held else "", row.offer is not None) for row in rows if row.waiting]
    assert waiting == [("ST-025", "A11", False), ("ST-019", "", True)]


def test_who_has_a_unit_held_is_not_offered_another_one(services: Services, actor: Actor) -> None:
    row = wait(services, actor, "Lark (Sample)", 2)
    first, second = services.plans.free_units(TODAY, desks=2)[:2]
    held = services.seats.hold(
        by=actor, unit_id=first.id, company_id=row.company_id, starts_on=TODAY, expires_on=TODAY + 9 * DAY
    ).row
    assert services.admission.matching(second.id, TODAY) == services.admission.offers(TODAY) == ()
    assert services.admission.matching(second.id, TODAY + 10 * DAY)  # it has lapsed by then
    services.seats.release_hold(by=actor, assignment_id=held.id, version=held.version)
    assert [offer.waiting.id for offer in services.admission.matching(second.id, TODAY)] == [row.id]
