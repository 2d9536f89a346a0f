"""The plan of any day: what each unit is, what comes, how full it was; and a plan installed once."""

from datetime import date, timedelta

import pytest

from jib_desk.rules.plan_geometry import Plan
from jib_desk.rules.words import Role, UnitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)


def states(sample: Services, on: date) -> dict[UnitState, int]:
    units = sample.plans.plan(on).units
    return {state: sum(unit.state is state for unit in units) for state in UnitState}


def test_the_states_of_a_day_sum_to_all_units(sample: Services) -> None:
    assert states(sample, TODAY) == {
        UnitState.OCCUPIED: 24,
        UnitState.HELD: 2,
        UnitState.VACANT: 3,
        UnitState.OUT_OF_SERVICE: 1,
        UnitState.RETIRED: 0,
    }


def test_only_what_ends_within_thirty_days_is_ending(sample: Services) -> None:
    ending = {unit.code: unit.days_left for unit in sample.plans.plan(TODAY).units if unit.is_ending}
    assert ending == {"C01": 0, "C03": 15}


def test_a_company_in_two_units_is_crowded_over_both_or_neither(sample: Services) -> None:
    units = {unit.code: unit for unit in sample.plans.plan(TODAY).units}
    assert [code for code, unit in units.items() if unit.is_crowded] == ["A06", "B07"]
    assert units["B01"].headcount == units["B02"].headcount == 9


def test_yesterday_stays_what_it_was(sample: Services) -> None:
    before = {unit.code: unit.company_code for unit in sample.plans.plan(date(2023, 11, 19)).units}
    after = {unit.code: unit.company_code for unit in sample.plans.plan(date(2023, 11, 20)).units}
    assert (before["C07"], before["A10"]) == ("ST-010", "")
    assert (after["C07"], after["A10"]) == ("", "ST-010")


def test_before_the_opening_there_is_no_unit(sample: Services) -> None:
    opened = sample.plans.opened_on()
    assert sample.plans.plan(opened - timedelta(days=1)).units == ()
    assert len(sample.plans.plan(opened).units) == 30


def test_coming_changes_are_in_order_and_named(sample: Services) -> None:
    coming = sample.plans.coming_changes(TODAY, 40)
    assert [(change.on, change.unit_code, change.what) for change in coming][:3] == [
        (date(2023, 11, 30), "C01", "agreement_ends"),
        (date(2023, 12, 8), "B09", "hold_ends"),
        (date(2023, 12, 15), "C03", "agreement_ends"),
    ]


def test_a_transfer_is_one_change_and_no_departure(sample: Services) -> None:
    changes = sample.plans.coming_changes(date(2023, 11, 19), 2)
    transfers = [change for change in changes if change.company_en == "KiteSignal V2X"]
    assert [(change.what, change.unit_code) for change in transfers] == [("transfer", "A10")]


def test_the_curve_ends_at_the_figures_of_the_day(sample: Services) -> None:
    curve = sample.plans.curve(sample.plans.opened_on(), TODAY)
    assert curve[0].occupied == 0
    assert (curve[-1].occupied, curve[-1].usable) == (24, 29)


def test_free_units_have_the_desks_that_are_asked_for(sample: Services) -> None:
    assert [unit.code for unit in sample.plans.free_units(TODAY)] == ["C07", "A12", "B10"]
    assert [unit.code for unit in sample.plans.free_units(TODAY, desks=5)] == ["B10"]


def test_a_unit_tells_who_was_in_it_and_whom_to_call(sample: Services) -> None:
    units = {unit.code: unit.id for unit in sample.plans.plan(TODAY).units}
    vacant = sample.plans.unit_detail(units["A12"], TODAY)
    assert [item.company_en for item in vacant.history] == ["CicadaSound"]
    assert vacant.unit.vacant_since == date(2023, 11, 18)
    taken = sample.plans.unit_detail(units["A01"], TODAY)
    assert taken.current is not None
    assert taken.contact_phone


def test_a_unit_that_does_not_exist_is_said_so(sample: Services) -> None:
    with pytest.raises(errors.NotFound):
        sample.plans.unit_detail(4711, TODAY)


def test_a_plan_is_installed_once_and_by_managers(sample: Services, actor: Actor) -> None:
    with pytest.raises(errors.PlanRefused):
        sample.plans.install(by=actor, plan=Plan(()), opened_on=TODAY)
    receptionist = Actor(actor.id, actor.code, actor.name, Role.RECEPTIONIST, actor.workstation)
    with pytest.raises(errors.NotAllowed):
        sample.plans.install(by=receptionist, plan=Plan(()), opened_on=TODAY)
