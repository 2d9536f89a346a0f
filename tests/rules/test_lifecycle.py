"""A company's way through the centre, told by its dates."""

from datetime import date

from jib_desk.rules.lifecycle import Moment, Stay, Step, Term, time_line
from jib_desk.rules.stages import Milestones
from jib_desk.rules.words import AssignmentKind, EndedAs

TODAY = date(2023, 11, 30)
OCCUPANCY, HOLD = AssignmentKind.OCCUPANCY, AssignmentKind.HOLD


def line(*stays: Stay, **more: object) -> tuple[Moment, ...]:
    return time_line(Milestones(), stays, (), (), TODAY, **more)  # type: ignore[arg-type]


def steps(moments: tuple[Moment, ...]) -> list[tuple[Step, str]]:
    return [(moment.step, moment.unit) for moment in moments]


def test_a_company_without_a_seat_has_a_line_of_its_milestones() -> None:
    milestones = Milestones(applied_on=date(2023, 3, 1), approved_on=date(2023, 4, 1))
    moments = time_line(milestones, (), (), (), TODAY, founded_on=date(2020, 1, 2))
    assert [moment.step for moment in moments] == [Step.APPROVED, Step.APPLIED, Step.FOUNDED]


def test_a_transfer_is_one_step_and_no_moving_out() -> None:
    old = Stay("A06", OCCUPANCY, date(2023, 1, 1), date(2024, 1, 1), date(2023, 5, 31), EndedAs.TRANSFER)
    new = Stay("B02", OCCUPANCY, date(2023, 6, 1), date(2024, 1, 1))
    moments = line(old, new)
    assert steps(moments) == [(Step.STAY_ENDS, "B02"), (Step.TRANSFERRED, "B02"), (Step.MOVED_IN, "A06")]
    assert moments[1].before == "A06"


def test_a_swap_of_two_units_of_one_company_loses_neither() -> None:
    day_before, day = date(2023, 5, 31), date(2023, 6, 1)
    old = [Stay(unit, OCCUPANCY, date(2023, 1, 1), None, day_before, EndedAs.TRANSFER) for unit in ("A01", "A02")]
    new = [Stay(unit, OCCUPANCY, day) for unit in ("A01", "A02")]
    moved = {(one.before, one.unit) for one in line(*old, *new) if one.step is Step.TRANSFERRED}
    assert moved == {("A02", "A01"), ("A01", "A02")}


def test_what_was_left_early_says_the_day_it_happened() -> None:
    stay = Stay("A06", OCCUPANCY, date(2023, 1, 1), date(2024, 1, 1), date(2023, 9, 30), EndedAs.LEFT)
    moments = line(stay)
    assert steps(moments) == [(Step.MOVED_OUT, "A06"), (Step.MOVED_IN, "A06")]
    assert moments[0].ended_as is EndedAs.LEFT


def test_a_hold_that_was_taken_up_is_ended_by_the_stay() -> None:
    hold = Stay("A06", HOLD, date(2023, 1, 1), date(2023, 2, 1), date(2023, 1, 9), EndedAs.TAKEN_UP)
    stay = Stay("A06", OCCUPANCY, date(2023, 1, 10))
    assert steps(line(hold, stay)) == [(Step.MOVED_IN, "A06"), (Step.HELD, "A06")]
    lapsed = Stay("A07", HOLD, date(2023, 3, 1), date(2023, 4, 1))
    assert steps(line(lapsed)) == [(Step.HOLD_ENDS, "A07"), (Step.HELD, "A07")]


def test_a_head_count_that_is_said_again_is_no_step() -> None:
    counts = [(date(2023, 6, 1), 8), (date(2023, 1, 1), 5), (date(2023, 3, 1), 5)]
    moments = time_line(Milestones(), (), counts, (), TODAY)
    assert [(moment.people, moment.before) for moment in moments] == [(8, "5"), (5, "")]


def test_what_lies_ahead_is_coming_and_today_is_not() -> None:
    term = Term("JIB-2023-001", TODAY, date(2024, 5, 31))
    moments = time_line(Milestones(), (), (), (term,), TODAY)
    assert [(moment.step, moment.is_coming) for moment in moments] == [
        (Step.AGREEMENT_ENDS, True),
        (Step.AGREEMENT_STARTS, False),
    ]


def test_a_stay_that_ends_with_its_agreement_is_told_once() -> None:
    end = date(2024, 5, 31)
    stay = Stay("A06", OCCUPANCY, date(2023, 6, 1), end)
    moments = time_line(Milestones(), (stay,), (), (Term("JIB-1", date(2023, 6, 1), end),), TODAY)
    assert [moment.step for moment in moments if moment.on == end] == [Step.AGREEMENT_ENDS]


def test_steps_of_one_day_stand_in_the_order_in_which_they_happen() -> None:
    day = date(2023, 9, 30)
    stay = Stay("A06", OCCUPANCY, date(2023, 1, 1), None, day, EndedAs.GRADUATED)
    moments = time_line(Milestones(graduated_on=day), (stay,), (), (), TODAY, reason="Own offices in Jinqiao")
    assert [moment.step for moment in moments[:2]] == [Step.GRADUATED, Step.MOVED_OUT]
    assert moments[0].reason == "Own offices in Jinqiao"
