"""A company is approved, graduates, leaves: with its seats, or not at all; and back again by undo."""

from datetime import date

import pytest

from jib_desk.rules.lifecycle import Step
from jib_desk.rules.words import CompanyStage, EndedAs
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.companies import CompanyDetail, CompanyRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)


def by_code(services: Services, code: str) -> CompanyRow:
    return next(row for row in services.companies.all(TODAY) if row.code == code)


def card(services: Services, row: CompanyRow) -> CompanyDetail:
    return services.companies.detail(row.id, TODAY)


def undo(services: Services, actor: Actor) -> None:
    services.journal.undo(by=actor, number=services.journal.last_number())


def test_an_applicant_is_approved_and_supported_without_a_seat(sample: Services, actor: Actor) -> None:
    added = sample.companies.add(by=actor, name_en="Lark Robotics (Sample)", applied_on=date(2023, 11, 1)).row
    assert added.stage is CompanyStage.APPLICANT
    approved = sample.companies.approve(by=actor, company_id=added.id, version=added.version, on=TODAY).row
    assert (approved.stage, approved.units) == (CompanyStage.SUPPORTED, ())
    undo(sample, actor)
    assert by_code(sample, added.code).stage is CompanyStage.APPLICANT


@pytest.mark.parametrize(
    ("on", "refusal"), [(date(2023, 12, 1), errors.ValueRefused), (date(2023, 10, 1), errors.EndBeforeStart)]
)
def test_approval_lies_between_the_application_and_today(
    sample: Services, actor: Actor, on: date, refusal: type[errors.DeskError]
) -> None:
    added = sample.companies.add(by=actor, name_en="Lark Robotics (Sample)", applied_on=date(2023, 11, 1)).row
    with pytest.raises(refusal):
        sample.companies.approve(by=actor, company_id=added.id, version=added.version, on=on)


def test_whoever_holds_seats_cannot_graduate_without_ending_them(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    with pytest.raises(errors.StillSeated) as refused:
        sample.companies.graduate(by=actor, company_id=row.id, version=row.version, on=TODAY, reason="Own offices")
    assert refused.value.units == "A01"
    assert by_code(sample, "ST-001").stage is CompanyStage.RESIDENT


def test_graduating_ends_the_seats_in_the_same_step_and_undo_gives_them_back(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    gone = sample.companies.graduate(
        by=actor, company_id=row.id, version=row.version, on=TODAY, reason="Own offices", end_seats=True
    ).row
    detail = card(sample, row)
    assert [(item.vacated_on, item.ended_as) for item in detail.assignments] == [(TODAY, EndedAs.GRADUATED)]
    assert (detail.graduated_on, detail.end_reason) == (TODAY, "Own offices")
    assert [moment.step for moment in detail.moments if moment.on == TODAY] == [Step.GRADUATED, Step.MOVED_OUT]
    assert gone.stage is CompanyStage.RESIDENT  # its last day is today
    tomorrow = next(item for item in sample.companies.all(date(2023, 12, 1)) if item.id == row.id)
    assert (tomorrow.stage, tomorrow.units) == (CompanyStage.GRADUATED, ())
    undo(sample, actor)
    assert card(sample, row).assignments[0].vacated_on is None
    assert card(sample, row).graduated_on is None


def test_a_stay_that_would_begin_later_never_does(sample: Services, actor: Actor) -> None:
    added = sample.companies.add(by=actor, name_en="Lark Robotics (Sample)").row
    unit = sample.plans.free_units(TODAY)[0]
    sample.seats.assign(by=actor, unit_id=unit.id, company_id=added.id, starts_on=date(2024, 1, 1))
    added = by_code(sample, added.code)
    sample.companies.leave(
        by=actor, company_id=added.id, version=added.version, on=TODAY, reason="Withdrew", end_seats=True
    )
    assert card(sample, added).assignments == ()
    assert unit.id in {free.id for free in sample.plans.free_units(date(2024, 1, 1), limit=30)}


def test_nobody_leaves_before_a_stay_that_has_begun(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-009")
    with pytest.raises(errors.EndBeforeStart):
        sample.companies.leave(
            by=actor, company_id=row.id, version=row.version, on=date(2023, 6, 30), reason="Mistyped", end_seats=True
        )
    assert card(sample, row).assignments[0].live


def test_leaving_needs_a_reason_and_a_day_that_has_come(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    with pytest.raises(errors.NeedsReason):
        sample.companies.leave(by=actor, company_id=row.id, version=row.version, on=TODAY, reason="  ")
    with pytest.raises(errors.ValueRefused) as refused:
        sample.companies.leave(
            by=actor, company_id=row.id, version=row.version, on=date(2023, 12, 24), reason="Moves on"
        )
    assert (refused.value.name, refused.value.why) == ("on", "in_the_future")


def test_whoever_overstayed_left_at_the_latest_when_the_next_one_came(sample: Services, actor: Actor) -> None:
    first = sample.companies.add(by=actor, name_en="First (Sample)").row
    second = sample.companies.add(by=actor, name_en="Second (Sample)").row
    unit = sample.plans.free_units(TODAY)[0]
    start, end, later = date(2023, 11, 21), date(2023, 11, 22), date(2023, 11, 25)
    sample.seats.assign(by=actor, unit_id=unit.id, company_id=first.id, starts_on=start, ends_on=end, reason="late")
    sample.seats.hold(
        by=actor, unit_id=unit.id, company_id=second.id, starts_on=later, expires_on=date(2023, 12, 31), reason="late"
    )
    first = by_code(sample, first.code)
    sample.companies.leave(
        by=actor, company_id=first.id, version=first.version, on=TODAY, reason="Gone", end_seats=True
    )
    assert card(sample, first).assignments[0].vacated_on == date(2023, 11, 24)
