"""Repairs beside the plan: reported, looked at, mended, and one click that closes a seat."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import AttachmentOf, Role, UnitState
from jib_desk.services.rows.repairs import RepairRow
from jib_desk.views.census.view import CensusView
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.repairs.drawer import RepairsDrawer
from jib_desk.views.repairs.forms import AgainForm, MendedForm, RepairForm
from jib_desk.views.repairs.opening import open_repairs, report_repair
from jib_desk.views.today.agenda import Agenda
from jib_desk.views.widgets.form_inputs import ChoiceInput, TextInput
from tests.views.shown import shown

TODAY = date(2023, 11, 30)
DAY = timedelta(days=1)


@pytest.fixture
def drawer(desk: DeskContext, qtbot: QtBot) -> Iterator[RepairsDrawer]:
    made = RepairsDrawer(desk)
    qtbot.addWidget(made)
    made.resize(380, 800)
    with qtbot.waitExposed(made):
        made.show_list()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    desk.tasks.wait()
    made.hide()


def unit_id(desk: DeskContext, code: str) -> int:
    return next(unit.id for unit in desk.services.plans.plan(TODAY).units if unit.code == code)


def state_of(desk: DeskContext, code: str) -> UnitState:
    return next(unit.state for unit in desk.services.plans.plan(TODAY).units if unit.code == code)


def reported(desk: DeskContext, what: str, **more: object) -> RepairRow:
    return desk.services.repairs.report(by=desk.actor(), what=what, **{"place": "Roof", **more}).row


def press(drawer: RepairsDrawer, key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)
    assert drawer._desk.tasks.wait()


def said(drawer: RepairsDrawer) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what was there before is gone
    return [child.text() for child in drawer.findChildren(QLabel)]


def write(drawer: RepairsDrawer, name: str, text: str) -> None:
    assert drawer.form is not None
    slot = drawer.form.slot(name)
    assert slot is not None
    assert isinstance(slot.input, TextInput)
    slot.input.setText(text)


def test_a_repair_is_reported_by_the_keyboard_and_shown(drawer: RepairsDrawer, desk: DeskContext) -> None:
    drawer.report(f"unit:{unit_id(desk, 'A12')}")
    QTest.keyClicks(QApplication.focusWidget(), "Air conditioning drips")
    press(drawer, Qt.Key.Key_Return)
    assert drawer.form is None
    assert drawer.title.text() == "Air conditioning drips"
    (row,) = desk.services.repairs.open_for(unit_id=unit_id(desk, "A12"))
    assert row.due_on == TODAY + 7 * DAY


def test_without_a_place_it_is_said_at_the_field_and_nothing_typed_is_lost(drawer: RepairsDrawer) -> None:
    drawer.report()
    write(drawer, "what", "Gutter leaks")
    press(drawer, Qt.Key.Key_Return)
    assert isinstance(drawer.form, RepairForm)
    assert drawer.form.field("place").is_wrong
    assert drawer.form.values()["what"] == "Gutter leaks"


def test_lines_pasted_into_one_line_are_kept_as_one(drawer: RepairsDrawer, desk: DeskContext) -> None:
    drawer.report("unit:1")
    assert drawer.form is not None
    QGuiApplication.clipboard().setText("Tap drips\nsince Monday\tat noon\n")
    focused = QApplication.focusWidget()
    assert isinstance(focused, TextInput)
    QTest.keyClick(focused, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert desk.tasks.wait()
    assert "Tap drips since Monday at noon" in [row.what for row in desk.services.repairs.open_list()]


def test_the_overdue_stand_first_with_a_badge(drawer: RepairsDrawer, desk: DeskContext) -> None:
    soon = reported(desk, "soon", due_on=TODAY + DAY)
    late = reported(desk, "late", reported_on=TODAY - 9 * DAY, due_on=TODAY - 2 * DAY)
    drawer.show_list()
    own = [key for key in drawer.lines if key in {soon.id, late.id}]
    assert own == [late.id, soon.id]
    said = [item.text() for item in drawer.findChildren(type(drawer.title)) if "overdue" in item.text()]
    assert any(text.startswith("▲ 2") for text in said)


def test_a_line_opens_its_repair_and_escape_leads_back_step_by_step(
    drawer: RepairsDrawer, desk: DeskContext, qtbot: QtBot
) -> None:
    row = reported(desk, "Gutter leaks")
    drawer.show_list()
    drawer.lines[row.id].click()
    assert drawer.title.text() == "Gutter leaks"
    drawer.buttons["edit"].click()
    assert isinstance(drawer.form, RepairForm)
    press(drawer, Qt.Key.Key_Escape)
    assert drawer.form is None
    assert drawer.title.text() == "Gutter leaks"
    drawer.close_drawer()
    assert drawer.title.text() == "Repairs"
    with qtbot.waitSignal(drawer.closed):
        drawer.close_drawer()


def test_one_click_takes_the_seat_out_of_service_and_mended_gives_it_back(
    drawer: RepairsDrawer, desk: DeskContext
) -> None:
    row = reported(desk, "Drips", unit_id=unit_id(desk, "A12"))
    drawer.open_repair(row.id)
    drawer.buttons["close_unit"].click()
    assert desk.tasks.wait()
    assert state_of(desk, "A12") is UnitState.OUT_OF_SERVICE
    assert "close_unit" not in drawer.buttons
    drawer.buttons["mended"].click()
    assert isinstance(drawer.form, MendedForm)
    write(drawer, "outcome", "Hose replaced")
    drawer.form.save_button.click()
    assert desk.tasks.wait()
    assert state_of(desk, "A12") is UnitState.VACANT
    assert desk.services.repairs.one(row.id).outcome == "Hose replaced"


def test_a_seat_that_somebody_has_is_not_closed_and_who_is_said_beside_the_button(
    drawer: RepairsDrawer, desk: DeskContext
) -> None:
    row, other = (reported(desk, what, unit_id=unit_id(desk, "A10")) for what in ("Drips", "Smells"))
    drawer.open_repair(row.id)
    drawer.buttons["close_unit"].click()
    assert desk.tasks.wait()
    assert any("A10 is taken by" in text for text in said(drawer))
    assert "close_unit" in drawer.buttons
    drawer.open_repair(other.id)
    assert not any("A10 is taken by" in text for text in said(drawer)), "that was said of another repair"


def test_a_hazard_is_marked_and_unmarked_by_one_click(drawer: RepairsDrawer, desk: DeskContext) -> None:
    row = reported(desk, "Socket loose")
    drawer.open_repair(row.id)
    for is_hazard in (True, False):
        drawer.buttons["hazard"].click()
        assert desk.tasks.wait()
        assert desk.services.repairs.one(row.id).is_hazard is is_hazard


def test_what_was_mended_is_found_again_and_taken_up_with_a_reason(drawer: RepairsDrawer, desk: DeskContext) -> None:
    row = reported(desk, "Gutter leaks")
    desk.services.repairs.close(by=desk.actor(), repair_id=row.id, version=row.version)
    drawer.show_list()
    assert row.id not in drawer.lines
    drawer.buttons["shelf"].click()
    drawer.lines[row.id].click()
    drawer.buttons["again"].click()
    assert isinstance(drawer.form, AgainForm)
    drawer.form.save_button.click()
    assert desk.tasks.wait()
    assert drawer.form.field("reason").is_wrong
    write(drawer, "reason", "Leaks again")
    drawer.form.save_button.click()
    assert desk.tasks.wait()
    assert desk.services.repairs.one(row.id).is_open


def test_photos_belong_to_the_repair(drawer: RepairsDrawer, desk: DeskContext) -> None:
    row = reported(desk, "Gutter leaks")
    drawer.open_repair(row.id)
    by = desk.actor()
    desk.run(
        lambda: desk.services.attachments.attach_bytes(
            by=by, kind=AttachmentOf.REPAIR, key=row.id, name="gutter.png", content=b"x"
        )
    )
    assert desk.tasks.wait()
    assert [file.name for file in drawer.files.files] == ["gutter.png"]


def test_after_saving_and_after_each_verb_the_keyboard_is_still_in_the_drawer_and_pastes_a_photo(
    drawer: RepairsDrawer, desk: DeskContext
) -> None:
    drawer.report(f"unit:{unit_id(desk, 'C07')}")
    write(drawer, "what", "Lamp")
    press(drawer, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is drawer.buttons["back"]
    drawer.buttons["hazard"].setFocus()
    press(drawer, Qt.Key.Key_Space)
    assert drawer.buttons["hazard"].text() == "No hazard"
    assert QApplication.focusWidget() is drawer.buttons["hazard"]
    picture = QImage(8, 6, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkGreen)
    QGuiApplication.clipboard().setImage(picture)
    QTest.keyClick(drawer.buttons["hazard"], Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert desk.tasks.wait()
    assert len(drawer.files.files) == 1


def test_a_report_that_is_undone_leads_back_to_the_list(drawer: RepairsDrawer, desk: DeskContext) -> None:
    row = reported(desk, "Gutter leaks")
    drawer.open_repair(row.id)
    number, by = desk.services.journal.entries(limit=1)[0].number, desk.actor()
    desk.run(lambda: desk.services.journal.undo(by=by, number=number))
    assert desk.tasks.wait()
    assert drawer.title.text() == "Repairs"


def test_an_auditor_reads_only(drawer: RepairsDrawer, desk: DeskContext, monkeypatch: pytest.MonkeyPatch) -> None:
    row = reported(desk, "Gutter leaks")
    monkeypatch.setattr(desk, "_actor", replace(desk.actor(), role=Role.AUDITOR))
    drawer.show_list()
    assert "report" not in drawer.buttons
    drawer.open_repair(row.id)
    assert drawer.buttons.keys() == {"back"}


# --- on the plan -----------------------------------------------------------------------------


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[FloorPlanPage]:
    yield from shown(FloorPlanPage(desk), qtbot)


def test_escape_out_of_the_repairs_leads_back_to_the_plan(page: FloorPlanPage) -> None:
    for _ in range(2):
        drawer = open_repairs(page)
        drawer.show_list()
        QTest.keyClick(drawer.buttons["report"], Qt.Key.Key_Escape)
        assert not drawer.isVisible()
        assert page.plan.hasFocus()


def test_the_drawer_gives_way_to_a_seat_and_keeps_what_was_typed(page: FloorPlanPage, desk: DeskContext) -> None:
    drawer = open_repairs(page)
    assert drawer.isVisible()
    report_repair(page, unit_id(desk, "A12"))
    write(drawer, "what", "Half a sentence")
    page.open_unit(unit_id(desk, "A05"))
    assert not drawer.isVisible()
    assert page.side.isVisible()
    assert open_repairs(page) is drawer
    assert drawer.form is not None
    assert drawer.form.values()["what"] == "Half a sentence"
    spot = drawer.form.slot("spot")
    assert spot is not None
    assert isinstance(spot.input, ChoiceInput)
    assert spot.input.currentText() == "A12"
    assert not page.side.isVisible()


def choose(page: FloorPlanPage, entry: str) -> None:
    """Chooses an entry of the More menu."""
    menu = page.more_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == entry).trigger()


def test_the_menu_opens_the_repairs_and_the_census_over_the_plan(page: FloorPlanPage) -> None:
    choose(page, "plan.repairs")
    drawer = page.findChild(RepairsDrawer)
    assert drawer.isVisible()
    assert page.assign_button.property("kind") == ""
    drawer.close_drawer()
    assert not drawer.isVisible()
    assert page.assign_button.property("kind") == "primary"
    choose(page, "plan.census")
    over = page.over
    assert isinstance(over, CensusView)
    QTest.keyClick(over, Qt.Key.Key_Escape)
    assert page.over is None


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no popups
def test_a_repair_is_reported_from_the_menu_of_a_seat(page: FloorPlanPage, desk: DeskContext) -> None:
    page.plan.menu_wanted.emit(unit_id(desk, "B01"), QPoint(0, 0))
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    next(action for action in menu.actions() if action.text() == "Report a repair…").trigger()
    menu.close()
    drawer = page.findChild(RepairsDrawer)
    assert drawer.form is not None
    assert drawer.form.values()["spot"] == f"unit:{unit_id(desk, 'B01')}"


def test_today_names_hazards_and_late_repairs_and_leads_to_them(desk: DeskContext, page: FloorPlanPage) -> None:
    hazard = reported(desk, "Socket loose", unit_id=unit_id(desk, "B01"), place="", is_hazard=True)
    services = desk.services
    lines = Agenda(desk).attention(services.plans.plan(TODAY), (), services.repairs.open_list())
    ours = [line for line in lines if line.kind == "repair"]
    assert [(line.what, line.title) for line in ours] == [("Hazard", "B01"), ("Repair late", "Pantry · 水槽 sink")]
    assert ours[0].key == hazard.id
    page.show_record(ours[0].kind, ours[0].key)
    assert page.findChild(RepairsDrawer).title.text() == "Socket loose"
