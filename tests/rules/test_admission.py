"""On the way to a seat: steps, turns, and which unit answers which wait."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from jib_desk.rules.admission import LOOK_AHEAD, best_fit, held_from, in_turn, matching, step_of
from jib_desk.rules.merging import Side, offered
from jib_desk.rules.words import CompanyStage, PipelineStep, ScoutDecision, Sector

TODAY = date(2023, 11, 30)


@dataclass(frozen=True)
class Wait:
    id: int
    desks: int
    since_on: date = TODAY
    wanted_on: date | None = None


@pytest.mark.parametrize(
    ("stage", "decision", "is_waiting", "step"),
    [
        (CompanyStage.SCOUTED, ScoutDecision.OPEN, False, PipelineStep.SCOUTED),
        (CompanyStage.SCOUTED, ScoutDecision.INVITED, False, PipelineStep.INVITED),
        (CompanyStage.SCOUTED, ScoutDecision.DECLINED, False, None),
        (CompanyStage.SCOUTED, ScoutDecision.LATER, False, None),
        (CompanyStage.APPLICANT, None, False, PipelineStep.APPLIED),
        (CompanyStage.APPLICANT, ScoutDecision.INVITED, True, PipelineStep.WAITING),
        (CompanyStage.RESIDENT, None, False, PipelineStep.RESIDENT),
        (CompanyStage.RESIDENT, None, True, PipelineStep.WAITING),  # for more desks
        (CompanyStage.SUPPORTED, None, False, None),
        (CompanyStage.GRADUATED, None, True, PipelineStep.WAITING),  # comes back
        (CompanyStage.LEFT, None, False, None),
    ],
)
def test_a_step_follows_from_stage_decision_and_wait(
    stage: CompanyStage, decision: ScoutDecision | None, is_waiting: bool, step: PipelineStep | None
) -> None:
    assert step_of(stage, decision, is_waiting=is_waiting) is step


def test_whoever_has_waited_longest_is_first_and_of_one_day_the_first_written_down() -> None:
    waits = [Wait(3, 4), Wait(1, 4, TODAY), Wait(2, 4, TODAY - timedelta(days=1))]
    assert [wait.id for wait in in_turn(waits)] == [2, 1, 3]


def test_a_unit_serves_waits_for_as_many_desks_at_most_that_want_it_soon() -> None:
    soon, late = TODAY + LOOK_AHEAD, TODAY + LOOK_AHEAD + timedelta(days=1)
    waits = [Wait(1, 4), Wait(2, 5), Wait(3, 2, wanted_on=soon), Wait(4, 2, wanted_on=late)]
    assert [wait.id for wait in matching(waits, 4, TODAY)] == [1, 3]
    assert held_from(waits[2], TODAY) == soon
    assert held_from(waits[0], TODAY) == TODAY


def test_the_smallest_unit_that_is_enough_fits_best() -> None:
    assert best_fit(Wait(1, 3), [(10, 6), (11, 4), (12, 2)]) == 11
    assert best_fit(Wait(1, 7), [(10, 6)]) is None


@pytest.mark.parametrize(
    ("name", "kept", "merged", "side"),
    [
        ("name_zh", "", "月熊猫", Side.MERGED),
        ("name_zh", "月熊猫", "", Side.KEPT),
        ("name_en", "Moon", "MoonPanda Battery", Side.MERGED),
        ("short_en", "Moon", "MoonPanda Battery", Side.KEPT),
        ("uscc", None, "91", Side.MERGED),
        ("uscc", "91", "92", None),
        ("sector", Sector.OTHER, Sector.IOT, Side.MERGED),
        ("applied_on", date(2023, 5, 1), date(2023, 4, 1), Side.MERGED),
        ("left_on", date(2023, 5, 1), date(2023, 4, 1), Side.KEPT),
        ("notes", "long remark", "short", Side.KEPT),
    ],
)
def test_of_two_values_the_fuller_one_is_offered(name: str, kept: object, merged: object, side: Side | None) -> None:
    assert offered(name, kept, merged) is side
