"""A unit's panel names who waits for such a one: at once where it is vacant, and from the day on which it frees."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import EndedAs
from jib_desk.services.rows.seats import UnitDetail
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.unit_facts import UnitWaiting

TODAY = date(2023, 11, 30)


@pytest.fixture
def desk_of_waiting(desk: DeskContext) -> DeskContext:
    """Of the sample's waits only the resident's has nothing held; a newcomer waits behind it."""
    by, services = desk.actor(), desk.services
    key = services.companies.add(by=by, name_en="Rice Grid (Sample)", short_en="RiceGrid").row.id
    services.admission.add_waiting(by=by, company_id=key, desks=2)
    return desk


def detail_of(desk: DeskContext, code: str) -> UnitDetail:
    plans = desk.services.plans
    key = next(row.id for row in plans.plan(TODAY).units if row.code == code)
    return plans.unit_detail(key, TODAY)


def section(desk: DeskContext, qtbot: QtBot, code: str, *, may_write: bool = True) -> UnitWaiting:
    made = UnitWaiting(desk, detail_of(desk, code), TODAY, may_write=may_write)
    qtbot.addWidget(made)
    made.show()
    return made


def lines(made: UnitWaiting) -> list[str]:
    return [child.text() for child in made.findChildren(QLabel)]


def test_a_vacant_unit_is_offered_in_turn_with_one_press(desk_of_waiting: DeskContext, qtbot: QtBot) -> None:
    made = section(desk_of_waiting, qtbot, "A12")
    said = [line for line in lines(made) if "desks" in line]
    assert [line.split(" · ")[0] for line in said] == ["FireflyLidar", "RiceGrid"]
    verbs = [child for child in made.findChildren(QPushButton) if child.text() == "Assign"]
    with qtbot.waitSignal(made.company_chosen) as asked:
        verbs[1].click()
    waiting = desk_of_waiting.services.admission.waiting()
    assert asked.args == [next(row.company_id for row in waiting if row.company_en == "RiceGrid")]


def test_a_unit_whose_end_is_noted_is_offered_from_the_day_after(desk_of_waiting: DeskContext, qtbot: QtBot) -> None:
    desk = desk_of_waiting
    before = section(desk, qtbot, "A01")
    assert before.is_empty
    current = detail_of(desk, "A01").current
    assert current is not None
    desk.services.seats.end(
        by=desk.actor(),
        assignment_id=current.id,
        version=current.version,
        vacated_on=TODAY + timedelta(days=4),
        ended_as=EndedAs.LEFT,
    )
    made = section(desk, qtbot, "A01")
    go = next(child for child in made.findChildren(QPushButton) if child.text() == "Free from 5 Dec 2023")
    assert any(line.startswith("RiceGrid · 2 desks") for line in lines(made))
    with qtbot.waitSignal(made.day_wanted) as asked:
        go.click()
    assert asked.args == [TODAY + timedelta(days=5)]


def test_nobody_is_offered_a_seat_by_who_may_only_read(desk_of_waiting: DeskContext, qtbot: QtBot) -> None:
    made = section(desk_of_waiting, qtbot, "A12", may_write=False)
    assert not any(child.isVisible() for child in made.findChildren(QPushButton))


@pytest.mark.parametrize(("days", "offered"), [(1, []), (30, []), (31, ["FireflyLidar", "RiceGrid"])])
def test_a_unit_that_somebody_takes_within_a_month_is_offered_to_nobody(
    desk_of_waiting: DeskContext, qtbot: QtBot, days: int, offered: list[str]
) -> None:
    desk = desk_of_waiting
    current = detail_of(desk, "A01").current
    assert current is not None
    comes = TODAY + timedelta(days=days)
    desk.services.seats.extend(by=desk.actor(), assignment_id=current.id, version=current.version, ends_on=None)
    current = detail_of(desk, "A01").current
    assert current is not None
    desk.services.seats.move(
        by=desk.actor(),
        assignment_id=current.id,
        version=current.version,
        to_unit_id=detail_of(desk, "A12").unit.id,
        on=comes,
    )
    made = section(desk, qtbot, "A12")
    assert [line.split(" · ")[0] for line in lines(made) if "desks" in line] == offered
    assert any(line.startswith("Only until 30 Dec 2023") for line in lines(made)) == bool(offered)
