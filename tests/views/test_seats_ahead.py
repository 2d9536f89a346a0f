"""The plan page and what is to come: a seat that will be retired, a stay that is over, a seat that is to be mended."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules import plan_edit
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import UnitState
from jib_desk.services.changes import Outcome
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import AssignmentRow, UnitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.landing import Deed, Dragged, Landing
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.floor_plan.seat_commands import ENDS
from jib_desk.views.floor_plan.seat_fields import CLEARING
from jib_desk.views.floor_plan.seat_form import SeatForm
from jib_desk.views.floor_plan.unit_facts import UnitWaiting
from jib_desk.views.floor_plan.verbs import Verb
from jib_desk.views.repairs.opening import open_repairs
from jib_desk.views.widgets.form_inputs import ChoiceInput
from tests.views.shown import shown

TODAY = date(2023, 11, 30)
MARCH = date(2024, 3, 1)
DAY = timedelta(days=1)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[FloorPlanPage]:
    yield from shown(FloorPlanPage(desk), qtbot)


@pytest.fixture
def retiring(page: FloorPlanPage) -> FloorPlanPage:
    """A12 is retired from March on."""
    edits = page.desk.services.plan_edits
    base = edits.draft(MARCH)
    gone = next(item.ref for item in base.items if item.code == "A12")
    told(page, edits.save(by=page.desk.actor(), base=base, draft=plan_edit.removed(base, {gone})))
    return page


def told(page: FloorPlanPage, outcome: Outcome[Any]) -> None:
    page.desk.notifier.publish(outcome.changes)


def unit(page: FloorPlanPage, code: str) -> UnitRow:
    return next(row for row in page.units.rows() if row.code == code)


def current(page: FloorPlanPage, code: str) -> AssignmentRow:
    found = page.desk.services.plans.unit_detail(unit(page, code).id, page.date_bar.day).current
    assert found is not None
    return found


def said(page: FloorPlanPage) -> list[str]:
    QApplication.processEvents()
    return [item.text() for item in page.side.card.findChildren(QLabel) if item.isVisible()]


def judged(page: FloorPlanPage, code: str, onto: str) -> Landing:
    row = unit(page, code)
    return page.plan.landings.judge(Dragged(row.company_id, row.company_en, row), unit(page, onto), "en")


def form_of(page: FloorPlanPage) -> SeatForm:
    assert page.side.form is not None
    return page.side.form


def offers(form: SeatForm) -> list[str]:
    return [item.text() for item in form.offers.findChildren(QPushButton) if not item.isHidden()]


# --- a seat that will be retired ---------------------------------------------------------------


def test_the_panel_says_from_when_a_seat_is_retired(retiring: FloorPlanPage) -> None:
    retiring.open_unit(unit(retiring, "A12").id)
    words = said(retiring)
    assert words[words.index("Free until") + 1].startswith("29 February 2024")
    assert words[words.index("Retired from") + 1].startswith("1 March 2024")
    assert "1 Mar 2024 · Seat retired" in words


def test_who_waits_hears_why_the_seat_is_free_only_until_then(retiring: FloorPlanPage, qtbot: QtBot) -> None:
    desk, services = retiring.desk, retiring.desk.services
    key = services.companies.add(by=desk.actor(), name_en="Rice Grid (Sample)", short_en="RiceGrid").row.id
    services.admission.add_waiting(by=desk.actor(), company_id=key, desks=2)
    made = UnitWaiting(desk, services.plans.unit_detail(unit(retiring, "A12").id, TODAY), TODAY, may_write=True)
    qtbot.addWidget(made)
    words = [child.text() for child in made.findChildren(QLabel)]
    assert "Only until 29 Feb 2024: the seat is retired then." in words
    assert not any("somebody comes" in line for line in words)


def test_a_form_foresees_the_retirement_and_offers_the_days_before(retiring: FloorPlanPage) -> None:
    retiring.open_unit(unit(retiring, "A12").id)
    retiring.open_form(Verb.ASSIGN)
    form = form_of(retiring)
    assert "A12 is retired from 1 Mar 2024" in form.field("unit_id").below()
    assert offers(form)[0] == "A12 until 29 Feb 2024"
    form.offers.findChildren(QPushButton)[0].click()
    assert form.values()["ends_on"] == MARCH - DAY
    assert form.field("unit_id").below() == ""


@pytest.mark.parametrize("verb", [Verb.CLOSE, Verb.HOLD])
def test_whatever_holds_a_seat_may_last_until_it_is_retired(retiring: FloorPlanPage, verb: Verb) -> None:
    retiring.set_day(MARCH - 2 * DAY)
    retiring.open_unit(unit(retiring, "A12").id)
    retiring.open_form(verb)
    assert offers(form_of(retiring))[0] == "A12 until 29 Feb 2024"


def test_a_drag_says_that_the_seat_will_be_gone(retiring: FloorPlanPage) -> None:
    landing = judged(retiring, "A01", "A12")
    assert (landing.deed, landing.is_possible) == (Deed.NOTHING, False)
    assert landing.text.startswith("A12: retired from 1 Mar 2024")
    row = next(row for row in retiring.desk.services.companies.all(TODAY) if row.code == "ST-025")
    text = retiring.plan.landings.judge(Dragged(row.id, row.short_en), unit(retiring, "A12"), "en").text
    assert text == "Assign A12 to HarborFox: free until 29 Feb 2024, then retired"


def test_what_becomes_of_the_seats_is_listed_jumped_to_and_named(retiring: FloorPlanPage) -> None:
    edits = retiring.desk.services.plan_edits
    day = TODAY + timedelta(days=3)
    base = edits.draft(day)
    first = next(item.ref for item in base.items if item.code == "A01")
    draft = plan_edit.numbered(base, {first}, "A99")
    told(retiring, edits.save(by=retiring.desk.actor(), base=base, draft=draft))
    retiring.go_to_change(forth=True)
    while retiring.date_bar.day < day:
        retiring.go_to_change(forth=True)
    assert retiring.date_bar.day == day
    assert "A01 → A99 · New number" in retiring.notice.events.text()
    retiring.set_day(MARCH - DAY)
    retiring.go_to_change(forth=True)
    assert retiring.date_bar.day == MARCH
    assert "A12 · Seat retired" in retiring.notice.events.text()
    assert "A12 · Seat retired" in retiring.curve.told(MARCH)


def test_a_seat_that_opens_has_its_tick(page: FloorPlanPage) -> None:
    edits = page.desk.services.plan_edits
    base = edits.draft(MARCH)
    draft = plan_edit.removed(base, {next(item.ref for item in base.items if item.code == "A12")})
    draft, made = plan_edit.added(draft, plan_edit.new_unit(draft, draft.floors[0].id, Shape(44, 0, 4, 6)))
    without = page.curve.grab().toImage()
    told(page, edits.save(by=page.desk.actor(), base=base, draft=plan_edit.numbered(draft, {made}, "Z01")))
    assert "Z01 · Seat opens" in page.curve.told(MARCH)
    assert page.curve.grab().toImage() != without


def test_a_zone_that_is_numbered_anew_is_one_sentence(page: FloorPlanPage) -> None:
    edits = page.desk.services.plan_edits
    base = draft = edits.draft(MARCH)
    for number in range(1, 9):
        key = next(item.ref for item in base.items if item.code == f"C0{number}")
        draft = plan_edit.numbered(draft, {key}, f"D0{number}")
    told(page, edits.save(by=page.desk.actor(), base=base, draft=draft))
    assert page.curve.told(MARCH).splitlines()[1:] == ["D01, D02, D03 and 5 more · New number"]


# --- a stay that is over -----------------------------------------------------------------------


def test_who_is_past_the_end_extends_or_moves_out_before_moving(page: FloorPlanPage, clock: FixedClock) -> None:
    clock.at += 3 * DAY
    page.refresh(None)
    page.set_day(TODAY + 3 * DAY)
    landing = judged(page, "C01", "A12")
    assert landing.deed is Deed.NOTHING
    assert "extend the stay or note the move-out first" in landing.text
    page.plan.unit_dropped.emit(unit(page, "C01").id, unit(page, "A12").id, landing.deed.value)
    form = form_of(page)
    assert "is past its end in C01" in form.field("on").below() + form.field("to_unit_id").below()
    assert offers(form) == ["Extend", "Move out"]
    form.offers.findChildren(QPushButton)[0].click()
    form = form_of(page)
    assert form.verb is Verb.EXTEND
    assert form.subject.unit == unit(page, "C01")
    form.save()
    assert page.desk.tasks.wait()
    assert judged(page, "C01", "A12").deed is Deed.MOVE


# --- who waits, on another day -----------------------------------------------------------------


def test_on_another_day_the_button_for_who_waits_says_the_day(page: FloorPlanPage, qtbot: QtBot) -> None:
    on = date(2023, 12, 20)
    desk, services = page.desk, page.desk.services
    key = services.companies.add(by=desk.actor(), name_en="Rice Grid (Sample)", short_en="RiceGrid").row.id
    services.admission.add_waiting(by=desk.actor(), company_id=key, desks=2)
    made = UnitWaiting(desk, services.plans.unit_detail(unit(page, "A12").id, on), on, may_write=True)
    qtbot.addWidget(made)
    named = {item.accessibleName(): item.text() for item in made.findChildren(QPushButton)}
    assert named["Assign from 20 Dec: RiceGrid"] == "Assign from 20 Dec"


# --- a seat that is to be mended ---------------------------------------------------------------


def test_a_seat_that_is_to_be_mended_is_closed_over_who_has_it(page: FloorPlanPage, qtbot: QtBot) -> None:
    desk = page.desk
    services = desk.services
    row = services.repairs.report(by=desk.actor(), what="Ceiling drips", unit_id=unit(page, "A01").id).row
    drawer = open_repairs(page)
    drawer.open_repair(row.id)
    drawer.buttons["close_unit"].click()
    assert desk.tasks.wait()
    with qtbot.waitSignal(desk.open_requested) as asked:
        drawer.buttons["clear_unit"].click()
    assert asked.args is not None
    assert asked.args[0] == page.page_id
    page.show_record(asked.args[1], asked.args[2])
    form = form_of(page)
    assert form.verb is Verb.CLOSE
    assert form.values()["reason"] == "Ceiling drips"
    slot = form.slot(CLEARING)
    assert slot is not None
    assert isinstance(slot.input, ChoiceInput)
    assert not form.field(CLEARING).isHidden()
    slot.input.choose_code(ENDS)
    form.save()
    assert desk.tasks.wait()
    assert unit(page, "A01").state is UnitState.OUT_OF_SERVICE
    assert services.mending.one(row.id).is_unit_closed
