"""Where a company stands on a day."""

from datetime import date

import pytest

from jib_desk.rules.stages import Milestones, stage_of, way_of
from jib_desk.rules.words import CompanyStage, EndedAs

DAY = date(2023, 11, 30)


@pytest.mark.parametrize(
    ("milestones", "last", "stage"),
    [
        (Milestones(), None, CompanyStage.APPLICANT),
        (Milestones(applied_on=DAY), None, CompanyStage.APPLICANT),
        (Milestones(scouted_on=DAY), None, CompanyStage.SCOUTED),
        (Milestones(scouted_on=DAY, applied_on=DAY), None, CompanyStage.APPLICANT),
        (Milestones(scouted_on=DAY, applied_on=date(2023, 12, 1)), None, CompanyStage.SCOUTED),
        (Milestones(scouted_on=date(2023, 12, 1)), None, CompanyStage.APPLICANT),
        (Milestones(scouted_on=DAY, approved_on=DAY), None, CompanyStage.SUPPORTED),
        (Milestones(scouted_on=DAY), EndedAs.LEFT, CompanyStage.LEFT),
        (Milestones(approved_on=DAY), None, CompanyStage.SUPPORTED),
        (Milestones(approved_on=date(2023, 12, 1)), None, CompanyStage.APPLICANT),
        (Milestones(served_on=DAY), None, CompanyStage.SUPPORTED),
        (Milestones(served_on=date(2023, 12, 1)), None, CompanyStage.APPLICANT),
        (Milestones(scouted_on=DAY, served_on=DAY), None, CompanyStage.SUPPORTED),
        (Milestones(served_on=DAY, left_on=DAY), None, CompanyStage.LEFT),
        (Milestones(graduated_on=date(2023, 1, 1), served_on=DAY), None, CompanyStage.GRADUATED),
        (Milestones(served_on=DAY), EndedAs.LEFT, CompanyStage.LEFT),
        (Milestones(), EndedAs.EXPIRED, CompanyStage.SUPPORTED),
        (Milestones(), EndedAs.GRADUATED, CompanyStage.GRADUATED),
        (Milestones(graduated_on=DAY), EndedAs.EXPIRED, CompanyStage.GRADUATED),
        (Milestones(graduated_on=date(2023, 1, 1), left_on=DAY), None, CompanyStage.LEFT),
        (Milestones(left_on=date(2023, 12, 1)), None, CompanyStage.APPLICANT),
    ],
)
def test_the_last_milestone_reached_decides(milestones: Milestones, last: EndedAs | None, stage: CompanyStage) -> None:
    assert stage_of(milestones, DAY, is_resident=False, last_ended_as=last) is stage


def test_who_holds_a_seat_is_resident_whatever_was_said() -> None:
    assert stage_of(Milestones(left_on=DAY), DAY, is_resident=True, last_ended_as=None) is CompanyStage.RESIDENT


@pytest.mark.parametrize(
    ("milestones", "last", "way"),
    [
        (Milestones(applied_on=DAY, served_on=DAY), None, CompanyStage.APPLICANT),
        (Milestones(scouted_on=DAY, served_on=DAY), None, CompanyStage.SCOUTED),
        (Milestones(served_on=DAY), None, CompanyStage.SUPPORTED),  # asked for no seat
        (Milestones(applied_on=date(2023, 12, 1), served_on=DAY), None, CompanyStage.SUPPORTED),
        (Milestones(applied_on=DAY, approved_on=DAY, served_on=DAY), None, CompanyStage.SUPPORTED),
        (Milestones(applied_on=DAY, served_on=DAY), EndedAs.EXPIRED, CompanyStage.SUPPORTED),
        (Milestones(applied_on=DAY, served_on=DAY, left_on=DAY), None, CompanyStage.LEFT),
        (Milestones(applied_on=DAY), None, CompanyStage.APPLICANT),
    ],
)
def test_a_service_ends_neither_an_application_nor_a_scouting(
    milestones: Milestones, last: EndedAs | None, way: CompanyStage
) -> None:
    assert way_of(milestones, DAY, is_resident=False, last_ended_as=last) is way
