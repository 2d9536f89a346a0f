"""The floor plan under mouse, keys and drags; what is drawn, and what a screen reader hears."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QGuiApplication,
    QImage,
    QPainter,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import UnitState
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import UnitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.landing import Deed, Dragged, Landing
from jib_desk.views.floor_plan.overlay import Overlay
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.floor_plan.paper.picture import plan_png
from jib_desk.views.floor_plan.seat_form import SeatForm
from jib_desk.views.floor_plan.verbs import Verb
from jib_desk.views.item_models.companies import COMPANY_MIME
from jib_desk.views.item_models.unit_faces import Facet
from jib_desk.views.repairs.drawer import RepairsDrawer
from jib_desk.views.widgets.form_inputs import ChoiceInput

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
TODAY = date(2023, 11, 30)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[FloorPlanPage]:
    made = FloorPlanPage(desk)
    qtbot.addWidget(made)
    made.resize(1376, 872)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.plan.setFocus()
    yield made
    desk.tasks.wait()
    made.hide()


def unit(page: FloorPlanPage, code: str) -> UnitRow:
    return next(row for row in page.units.rows() if row.code == code)


def middle(page: FloorPlanPage, code: str) -> QPoint:
    return page.plan.tile(unit(page, code).id).center().toPoint()


def click(page: FloorPlanPage, code: str) -> None:
    QTest.mouseClick(page.plan, LEFT, Qt.KeyboardModifier.NoModifier, middle(page, code))


def press(*keys: Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def drag(page: FloorPlanPage, start: str, end: str) -> None:
    """Press, move in steps, release: as a hand does."""
    first, last = middle(page, start), middle(page, end)
    QTest.mousePress(page.plan, LEFT, Qt.KeyboardModifier.NoModifier, first)
    for step in range(1, 6):
        QTest.mouseMove(page.plan, first + (last - first) * step / 5)
    QTest.mouseRelease(page.plan, LEFT, Qt.KeyboardModifier.NoModifier, last)


def drop_company(page: FloorPlanPage, company: str, code: str) -> bool:
    """A company from the list over a unit; whether it may be let go there."""
    row = next(row for row in page.desk.services.companies.all(TODAY) if row.code == company)
    data = QMimeData()
    data.setData(COMPANY_MIME, str(row.id).encode())
    data.setText(row.short_en)
    at, action = QPointF(middle(page, code)), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page.plan, QDragEnterEvent(at.toPoint(), action, data, LEFT, none))
    move = QDragMoveEvent(at.toPoint(), action, data, LEFT, none)
    move.ignore()
    QApplication.sendEvent(page.plan, move)
    may_land = move.isAccepted()
    QApplication.sendEvent(page.plan, QDropEvent(at, action, data, LEFT, none))
    return may_land


def offers(page: FloorPlanPage) -> list[str]:
    """What the open form offers instead of what cannot be had."""
    form = page.side.form
    assert form is not None
    assert form.offers.isVisible()
    return [made.text() for made in form.offers.findChildren(QPushButton)]


def save(page: FloorPlanPage, *keys: Key) -> None:
    """Enter in the form, then the answer of the writer thread."""
    press(*(keys or (Key.Key_Return,)))
    assert page.desk.tasks.wait()


# --- looking ---------------------------------------------------------------------------------


def test_the_legend_counts_and_the_rate_is_a_fraction_first(page: FloorPlanPage) -> None:
    texts = [page.legend.chip(facet).text() for facet in Facet if facet is not Facet.RETIRED]
    assert texts == ["Occupied 24", "2 end ≤ 30 d", "Overstayed 0", "Held 2", "Vacant 3", "Out of service 1"]
    assert page.rate.text() == "24 of 29 = 82.8 %"


def test_a_chip_dims_all_other_units(page: FloorPlanPage) -> None:
    occupied = page.plan.tile(unit(page, "A01").id).center().toPoint()
    before = page.plan.grab().toImage()
    page.legend.chip(Facet.VACANT).click()
    after = page.plan.grab().toImage()
    vacant = page.plan.tile(unit(page, "A12").id).toRect()
    near = QRectF(occupied.x() - 20, occupied.y() - 50, 40, 40).toRect()
    assert before.copy(near) != after.copy(near)
    assert before.copy(vacant) == after.copy(vacant)
    page.legend.chip(Facet.VACANT).click()
    assert page.plan.grab().toImage().copy(near) == before.copy(near)


def test_another_day_is_unmistakable_and_leads_back(page: FloorPlanPage) -> None:
    assert page.notice.isHidden()
    page.set_day(date(2023, 11, 19))
    assert page.notice.isVisible()
    assert "19 November 2023" in page.notice.text.text()
    assert unit(page, "C07").company_en == "KiteSignal V2X"
    page.notice.back.click()
    assert page.notice.isHidden()
    assert unit(page, "C07").state is UnitState.VACANT


def test_ctrl_arrows_jump_to_the_changes_and_name_them(page: FloorPlanPage) -> None:
    QTest.keyClick(page.plan, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert page.date_bar.day == date(2023, 12, 1) or page.date_bar.day > TODAY
    first = page.date_bar.day
    assert page.notice.events.text()
    QTest.keyClick(page.plan, Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.plan, Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert page.date_bar.day < first


def test_dragging_the_curve_recolours_the_plan(page: FloorPlanPage) -> None:
    curve = page.curve
    at = QPoint(curve.width() // 3, curve.height() // 2)
    QTest.mousePress(curve, LEFT, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseRelease(curve, LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert page.date_bar.day == curve.day < TODAY
    assert page.units.on == curve.day
    occupied, usable = curve.figures(curve.day)
    assert page.units.counts().occupied == occupied
    assert page.units.counts().usable == usable


def test_a_coming_change_leads_to_its_unit_on_its_day(page: FloorPlanPage) -> None:
    page.coming.lines()[1].click()
    assert page.date_bar.day == date(2023, 12, 8)
    assert page.plan.selected == unit(page, "B09").id


def test_the_wheel_zooms_at_the_pointer(page: FloorPlanPage) -> None:
    at = QPointF(middle(page, "C03"))
    before = page.plan.camera.to_plan((at.x(), at.y()))
    event = QWheelEvent(
        at, page.plan.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    scale = page.plan.camera.scale
    QApplication.sendEvent(page.plan, event)
    assert page.plan.camera.scale > scale
    assert page.plan.unit_at(at) == unit(page, "C03")
    assert page.plan.camera.to_plan((at.x(), at.y())) == pytest.approx(before, abs=0.5)
    page.tools.fit_action.trigger()
    assert page.plan.camera.scale == pytest.approx(scale)


def test_the_floor_is_fitted_to_the_room_that_the_panel_leaves(page: FloorPlanPage) -> None:
    scale = page.plan.camera.scale
    for code in ("C01", "A12"):
        click(page, code)
        QApplication.processEvents()
        view = QRectF(page.plan.rect())
        assert all(view.contains(page.plan.tile(row.id)) for row in page.units.rows())
    assert page.plan.camera.scale < scale
    page.side.close_drawer()
    QApplication.processEvents()
    assert page.plan.camera.scale == pytest.approx(scale)


def test_in_a_small_window_the_panel_takes_a_part_of_the_floor_and_no_names(page: FloorPlanPage) -> None:
    page.resize(960, 700)  # the page of a window of 1024
    QApplication.processEvents()
    scale = page.plan.camera.scale
    cut = {row.code for row in page.units.rows() if page.plan.is_cut(row.id)}
    for code in ("C07", "A01", "B05"):
        page.open_unit(unit(page, code).id)
        QApplication.processEvents()
        view, tile = QRectF(page.plan.rect()), page.plan.tile(unit(page, code).id)
        assert view.contains(tile)
        assert page.plan.camera.scale == pytest.approx(scale, rel=0.05)
        assert {row.code for row in page.units.rows() if page.plan.is_cut(row.id)} <= cut
        assert page.plan.camera.scale * 30 > 0.9 * view.height()  # no blank bands above and below
    page.side.close_drawer()
    QApplication.processEvents()
    assert all(QRectF(page.plan.rect()).contains(page.plan.tile(row.id)) for row in page.units.rows())


def test_beside_the_panel_the_floor_is_pushed_and_still_fitted_afterwards(page: FloorPlanPage) -> None:
    page.resize(960, 700)
    QApplication.processEvents()
    before = page.plan.camera
    page.open_unit(unit(page, "C07").id)
    QApplication.processEvents()
    page.plan.pan(4000, 0)
    assert QRectF(page.plan.rect()).contains(page.plan.tile(unit(page, "A01").id))
    page.plan.setFocus()
    press(Key.Key_0)
    assert all(QRectF(page.plan.rect()).contains(page.plan.tile(row.id)) for row in page.units.rows())
    page.side.close_drawer()
    QApplication.processEvents()
    assert page.plan.camera == before


def test_beside_the_list_of_companies_the_free_seats_are_in_view(page: FloorPlanPage) -> None:
    page.resize(960, 700)
    QApplication.processEvents()
    page.companies_button.click()
    QApplication.processEvents()
    view = QRectF(page.plan.rect())
    free = [row for row in page.units.rows() if row.state is UnitState.VACANT]
    assert {row.code for row in free if view.contains(page.plan.tile(row.id))} == {"A12", "B10", "C07"}


def test_who_has_zoomed_keeps_the_scale_and_sees_the_unit_beside_the_panel(page: FloorPlanPage) -> None:
    page.plan.zoom(1.5)
    scale = page.plan.camera.scale
    page.open_unit(unit(page, "C07").id)
    QApplication.processEvents()
    assert page.plan.camera.scale == scale
    assert QRectF(page.plan.rect()).contains(page.plan.tile(unit(page, "C07").id))
    page.side.close_drawer()
    QApplication.processEvents()
    assert page.plan.camera.scale == scale


def test_dragging_the_floor_pans_and_never_loses_it(page: FloorPlanPage) -> None:
    page.plan.zoom(3)
    lobby = QPoint(20, page.plan.height() // 2)
    QTest.mousePress(page.plan, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(600, 300))
    QTest.mouseMove(page.plan, QPoint(500, 250))
    QTest.mouseMove(page.plan, lobby)
    QTest.mouseRelease(page.plan, LEFT, Qt.KeyboardModifier.NoModifier, lobby)
    for _ in range(20):
        page.plan.pan(-500, -500)
    assert page.plan.tile(unit(page, "B10").id).intersects(QRectF(page.plan.rect()))
    assert page.plan.selected == 0


def test_the_table_shows_the_same_rows(page: FloorPlanPage) -> None:
    page.table_button.click()
    assert page.table.isVisible()
    assert page.table.model() is page.plan.model
    page.table.clicked.emit(page.units.place_of(unit(page, "A12").id))
    assert page.side.title.text() == "A12"


# --- keyboard and screen reader --------------------------------------------------------------


def test_arrow_keys_walk_to_the_neighbour(page: FloorPlanPage) -> None:
    assert page.plan.current == unit(page, "A01").id
    press(Key.Key_Right, Key.Key_Right)
    assert page.plan.current == unit(page, "A03").id
    press(Key.Key_Down)
    below = page.plan.model.unit(page.plan.current)
    assert below is not None
    assert below.shape.y > unit(page, "A03").shape.y
    press(Key.Key_End)
    assert page.plan.current == unit(page, "C08").id


def test_enter_opens_the_unit_at_its_likeliest_verb_and_escape_goes_back(page: FloorPlanPage) -> None:
    press(Key.Key_End, Key.Key_Left, Key.Key_Return)
    assert page.side.title.text() == "C07"
    focused = QApplication.focusWidget()
    assert focused is page.side.card.verb_buttons[Verb.ASSIGN]
    press(Key.Key_Escape)
    assert page.side.isHidden()
    assert page.plan.hasFocus()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no popups
def test_the_menu_key_offers_the_verbs_of_the_current_unit(page: FloorPlanPage) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(page.plan, event)
    menu = next(menu for menu in page.findChildren(QMenu) if menu.isVisible())
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "Move"
    assert {"Swap", "Extend", "Notice", "Move out"} <= set(texts)
    menu.close()


def test_a_screen_reader_hears_every_unit(page: FloorPlanPage) -> None:
    plan = QAccessible.queryAccessibleInterface(page.plan)
    assert plan.role() == QAccessible.Role.List
    assert plan.childCount() == 30
    spoken = {plan.child(place).text(QAccessible.Text.Name) for place in range(30)}
    assert "Seat A01, occupied, MoonPanda Battery, until 30 November 2024" in spoken
    assert any(text.startswith("Seat C08, out of service") for text in spoken)
    current = plan.focusChild()
    assert current is not None
    assert current.text(QAccessible.Text.Name).startswith("Seat A01")


# --- doing -----------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen has no popups
def test_a_seat_is_assigned_by_keyboard_alone(page: FloorPlanPage) -> None:
    page.primary_action()
    form = page.side.form
    assert form is not None
    click(page, "A12")  # the seat may be picked on the plan, too
    assert form.values()["unit_id"] == unit(page, "A12").id
    form.field("company_id").setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "ST-025")
    save(page)
    assert unit(page, "A12").company_en == "HarborFox"
    assert page.side.form is None
    assert page.side.title.text() == "HarborFox"
    assert page.plan.hasFocus()


def test_a_refusal_stands_under_its_field_and_keeps_what_was_typed(page: FloorPlanPage) -> None:
    click(page, "C03")
    page.open_form(Verb.EXTEND)
    services, actor = page.desk.services, page.desk.actor()
    company = next(row.id for row in services.companies.all(TODAY) if row.code == "ST-025")
    services.seats.assign(
        by=actor, unit_id=unit(page, "C03").id, company_id=company, starts_on=date(2024, 1, 1)
    )  # another desk was quicker
    form = page.side.form
    assert form is not None
    wished = form.values()
    form.save()
    assert page.desk.tasks.wait()
    said = " ".join(item.text() for item in form.findChildren(QLabel) if item.property("role") == "error")
    assert "HarborFox" in said
    assert [offer.text() for offer in form.offers.findChildren(QPushButton)] == ["C03 until 31 Dec 2023"]
    assert form.values() == wished
    assert page.side.form is form


def test_a_unit_dragged_onto_a_vacant_one_asks_only_for_the_day(page: FloorPlanPage) -> None:
    drag(page, "A01", "A12")
    form = page.side.form
    assert form is not None
    assert form.verb is Verb.MOVE
    assert form.values() == {"to_unit_id": unit(page, "A12").id, "on": TODAY, "reason": ""}
    assert form.field("reason").isHidden()
    form.save()
    assert page.desk.tasks.wait()
    assert unit(page, "A12").company_en == "MoonPanda Battery"
    assert unit(page, "A01").state is UnitState.VACANT


def test_a_unit_dragged_onto_another_company_swaps(page: FloorPlanPage) -> None:
    drag(page, "A02", "A03")
    form = page.side.form
    assert form is not None
    assert form.verb is Verb.SWAP
    form.save()
    assert page.desk.tasks.wait()
    assert (unit(page, "A02").company_en, unit(page, "A03").company_en) == ("TeaLeaf Telemetry", "PaperCrane Maps")


def test_a_unit_dragged_onto_a_closed_one_hears_why_not_and_what_is_free(page: FloorPlanPage) -> None:
    drag(page, "A01", "C08")
    form = page.side.form
    assert form is not None
    assert (form.verb, form.subject.unit) == (Verb.MOVE, unit(page, "A01"))
    assert "out of service" in form.field("to_unit_id").below()
    free = offers(page)
    assert free[0] == "A12 · 4 desks"
    next(made for made in form.offers.findChildren(QPushButton) if made.text() == free[0]).click()
    form.save()
    assert page.desk.tasks.wait()
    assert unit(page, "A12").company_en == "MoonPanda Battery"


def test_a_unit_dragged_onto_itself_or_beside_all_units_does_nothing(page: FloorPlanPage) -> None:
    drag(page, "A01", "A01")
    assert page.side.form is None
    first = middle(page, "A01")
    QTest.mousePress(page.plan, LEFT, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(page.plan, first + QPoint(0, 40))
    corridor = QPoint(first.x(), round(page.plan.tile(unit(page, "A01").id).bottom()) + 12)
    QTest.mouseMove(page.plan, corridor)
    QTest.mouseRelease(page.plan, LEFT, Qt.KeyboardModifier.NoModifier, corridor)
    assert page.side.form is None


def test_while_one_drags_it_is_said_who_has_a_seat_and_until_when_a_free_one_is_free(page: FloorPlanPage) -> None:
    services, actor = page.desk.services, page.desk.actor()
    company = next(row.id for row in services.companies.all(TODAY) if row.code == "ST-025")
    coming = services.seats.assign(
        by=actor, unit_id=unit(page, "A12").id, company_id=company, starts_on=date(2024, 1, 1)
    )
    page.desk.notifier.publish(coming.changes)
    row = next(row for row in services.companies.all(TODAY) if row.code == "ST-025")
    dragged = Dragged(row.id, row.short_en)
    said = {
        code: page.plan.landings.judge(dragged, unit(page, code), "en").text.split("\n")[0]
        for code in ("A12", "B10", "A01", "B09", "C08")
    }
    assert said == {
        "A12": "Assign A12 to HarborFox: free until 31 Dec 2023, then HarborFox",
        "B10": "Assign B10 to HarborFox",
        "A01": "A01: taken by MoonPanda Battery until 30 Nov 2024",
        "B09": "B09: held for QuietComet until 8 Dec 2023",
        "C08": "C08: Out of service (ceiling repair), open end",
    }


def arranged(page: FloorPlanPage, code: str, company: str, day: date, end: date | None = None) -> None:
    """Somebody has a seat from a day on."""
    services, actor = page.desk.services, page.desk.actor()
    who = next(row.id for row in services.companies.all(TODAY) if row.code == company)
    made = services.seats.assign(by=actor, unit_id=unit(page, code).id, company_id=who, starts_on=day, ends_on=end)
    page.desk.notifier.publish(made.changes)


def over(page: FloorPlanPage, code: str, *, of: str = "", company: str = "") -> Landing:
    """What is said of a unit, or of a company of the list, over another unit."""
    row = next((row for row in page.desk.services.companies.all(TODAY) if row.code == company), None)
    if row is not None:
        return page.plan.landings.judge(Dragged(row.id, row.short_en), unit(page, code), "en")
    own = unit(page, of)
    return page.plan.landings.judge(Dragged(own.company_id, own.company_en, own), unit(page, code), "en")


def test_a_drag_onto_a_seat_that_another_takes_later_says_who_and_asks_until_when(page: FloorPlanPage) -> None:
    arranged(page, "A12", "ST-010", date(2024, 1, 1))
    who = next(row.short_en for row in page.desk.services.companies.all(TODAY) if row.code == "ST-010")
    landing = over(page, "A12", company="ST-025")
    assert landing.text == f"Assign A12 to HarborFox: free until 31 Dec 2023, then {who}"
    assert (landing.is_possible, landing.is_asked) == (True, True)
    company_id = next(row.id for row in page.desk.services.companies.all(TODAY) if row.code == "ST-025")
    page.plan.company_dropped.emit(company_id, unit(page, "A12").id)
    form = page.side.form
    assert isinstance(form, SeatForm)
    assert "A12 is taken by" in form.field("unit_id").below()


def test_a_stay_that_ends_before_the_next_comes_may_move_there_and_a_longer_one_not(page: FloorPlanPage) -> None:
    ends = unit(page, "A05").until
    assert ends is not None
    arranged(page, "A12", "ST-010", ends + timedelta(days=1))
    fits = over(page, "A12", of="A05")
    assert (fits.deed, fits.is_asked) == (Deed.MOVE, False)
    assert "free until" in fits.text
    longer = next(
        row.code for row in page.units.rows() if row.until is not None and row.until > ends and row.company_id
    )
    refused = over(page, "A12", of=longer)
    assert (refused.deed, refused.is_possible) == (Deed.NOTHING, False)
    assert refused.text.startswith("A12: free only until")
    page.plan.unit_dropped.emit(unit(page, longer).id, unit(page, "A12").id, refused.deed.value)
    form = page.side.form
    assert isinstance(form, SeatForm)
    assert "A12 is taken by" in form.field("to_unit_id").below()


def test_two_that_cannot_both_go_on_in_each_others_seat_do_not_swap(page: FloorPlanPage) -> None:
    assert over(page, "A05", of="A06").deed is Deed.SWAP
    first, second = unit(page, "A05"), unit(page, "A06")
    assert first.until is not None
    assert second.until is not None
    earlier, later = sorted((first, second), key=lambda row: row.until or date.max)
    arranged(page, earlier.code, "ST-025", (earlier.until or TODAY) + timedelta(days=1))
    for here, there in ((earlier, later), (later, earlier)):
        assert over(page, there.code, of=here.code).text.startswith(f"{earlier.code}: free only until")


def test_a_landing_that_asks_is_drawn_in_amber_and_not_by_colour_alone(page: FloorPlanPage) -> None:
    tokens = page.desk.theme.tokens
    overlay, tile = Overlay(tokens, QFont()), QRectF(10, 10, 80, 60)

    def drawn(landing: Landing) -> QImage:
        image = QImage(100, 80, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        overlay.landing(painter, tile, landing)
        painter.end()
        return image

    asks, free = drawn(Landing(Deed.ASSIGN, "", is_asked=True)), drawn(Landing(Deed.ASSIGN, ""))
    assert QColor(asks.pixel(50, 9)) == QColor(tokens.held_edge)
    assert QColor(free.pixel(50, 9)) == QColor(tokens.vacant_edge)
    gaps = {asks.pixel(x, 9) for x in range(20, 80)}
    assert len(gaps) > 1


def test_at_the_edge_of_the_view_a_drag_pushes_the_floor_on(page: FloorPlanPage, qtbot: QtBot) -> None:
    page.plan.zoom(2, QPointF(0, 0))
    first, edge = middle(page, "A01"), QPoint(page.plan.width() - 4, middle(page, "A01").y())
    last = unit(page, "A12").id
    assert not QRectF(page.plan.rect()).contains(page.plan.tile(last))
    QTest.mousePress(page.plan, LEFT, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(page.plan, edge - QPoint(200, 0))
    QTest.mouseMove(page.plan, edge)
    qtbot.waitUntil(lambda: QRectF(page.plan.rect()).contains(page.plan.tile(last)))
    QTest.mouseRelease(page.plan, LEFT, Qt.KeyboardModifier.NoModifier, page.plan.tile(last).center().toPoint())
    assert page.side.form is not None
    assert page.side.form.values()["to_unit_id"] == last


def test_keys_carry_a_company_to_another_seat_as_a_hand_does(page: FloorPlanPage) -> None:
    press(Key.Key_End, Key.Key_Left, Key.Key_M)
    assert not page.plan.is_carrying  # nobody sits in C07
    press(Key.Key_Left, Key.Key_M)
    assert page.plan.is_carrying
    press(Key.Key_Right)
    assert page.plan.landing_text == "Move LanternIoT to C07"
    assert not page.hover_card.isVisible()
    press(Key.Key_Right)
    assert page.plan.landing_text.startswith("C08: Out of service")
    press(Key.Key_Left, Key.Key_Return)
    form = page.side.form
    assert form is not None
    assert (form.verb, form.values()["to_unit_id"]) == (Verb.MOVE, unit(page, "C07").id)
    form.save()
    assert page.desk.tasks.wait()
    assert unit(page, "C07").company_en == "LanternIoT"


def test_what_the_keys_picked_up_stays_where_it_was_after_escape(page: FloorPlanPage) -> None:
    press(Key.Key_M, Key.Key_Right, Key.Key_Escape)
    assert not page.plan.is_carrying
    assert page.plan.landing_text == ""
    press(Key.Key_Return)
    assert page.side.form is None
    assert page.side.isVisible()


def test_a_company_lands_on_a_vacant_unit_and_on_its_own_hold_and_hears_of_others_what_is_free(
    page: FloorPlanPage,
) -> None:
    assert drop_company(page, "ST-025", "A01")
    form = page.side.form
    assert form is not None
    assert form.verb is Verb.ASSIGN
    assert "MoonPanda Battery" in form.field("unit_id").below()
    assert "30 Nov 2024" in form.field("unit_id").below()
    assert offers(page)[:1] == ["A12 · 4 desks"]
    assert drop_company(page, "ST-025", "A12")
    assert page.side.form is not None
    assert page.side.form.verb is Verb.ASSIGN
    assert drop_company(page, "ST-025", "A11")
    assert page.side.form.verb is Verb.TAKE_UP
    assert drop_company(page, "ST-001", "A11")
    assert page.side.form.verb is Verb.ASSIGN
    assert "HarborFox" in page.side.form.field("unit_id").below()


def test_a_company_is_carried_as_a_small_name_above_the_pointer(page: FloorPlanPage) -> None:
    page.companies_button.click()
    companies = page.company_list.list
    assert companies.new_drag() is None
    companies.setCurrentIndex(companies.model().index(0, companies.modelColumn()))
    drag = companies.new_drag()
    assert drag is not None
    assert drag.mimeData().hasFormat(COMPANY_MIME)
    size = drag.pixmap().deviceIndependentSize()
    assert drag.hotSpot().y() > size.height() > 0
    assert size.width() < companies.width() / 2
    drag.deleteLater()


def test_an_overstay_is_asked_about_before_the_seat_is_given(page: FloorPlanPage, clock: FixedClock) -> None:
    clock.at += timedelta(days=3)
    page.refresh(None)
    page.set_day(TODAY + timedelta(days=3))
    assert unit(page, "C01").is_overstayed
    assert drop_company(page, "ST-025", "C01")
    form = page.side.form
    assert form is not None
    form.save()
    assert page.desk.tasks.wait()
    assert form.has_left.isVisible()
    assert "MossTextile" in form.has_left.text()
    form.has_left.click()
    form.save()
    assert page.desk.tasks.wait()
    assert unit(page, "C01").company_en == "HarborFox"


def test_there_is_one_filled_button_whatever_is_open(page: FloorPlanPage) -> None:
    def filled() -> list[str]:
        found = page.findChildren(QPushButton)
        return [item.text() for item in found if item.isVisible() and item.property("kind") == "primary"]

    assert filled() == ["Assign"]
    click(page, "C03")
    assert filled() == ["Extend"]
    page.open_form(Verb.NOTICE)
    assert filled() == ["Notice"]
    press(Key.Key_Escape)
    assert filled() == ["Extend"]
    assert page.side.card.verb_buttons[Verb.NOTICE].hasFocus()  # and the next Esc closes the panel
    press(Key.Key_Escape)
    assert page.plan.hasFocus()


def test_the_phone_of_whom_to_call_is_copied(page: FloorPlanPage) -> None:
    click(page, "A01")
    copy = next(item for item in page.side.findChildren(QPushButton) if item.text() == "Copy")
    copy.click()
    detail = page.side.card.detail
    assert detail is not None
    assert QGuiApplication.clipboard().text() == detail.contact_phone != ""


def test_what_is_broken_in_a_unit_is_reported_from_its_panel_but_not_by_an_auditor(page: FloorPlanPage) -> None:
    def links() -> list[QPushButton]:
        QApplication.processEvents()
        found = page.side.findChildren(QPushButton)
        return [item for item in found if item.text() == "Report a repair…" and item.isVisible()]

    for code in ("A01", "C07"):
        page.open_unit(unit(page, code).id)
        (link,) = links()
        link.click()
        drawer = page.show_beside(RepairsDrawer)
        assert drawer.isVisible()
        assert page.side.isHidden()
        assert drawer.form is not None
        assert drawer.form.values()["spot"] == f"unit:{unit(page, code).id}"
    page.side.card.set_may_write(may_write=False)
    page.open_unit(unit(page, "A01").id)
    assert links() == []


def test_another_desk_s_change_is_seen_without_being_asked_for(page: FloorPlanPage) -> None:
    services = page.desk.services
    company = next(row.id for row in services.companies.all(TODAY) if row.code == "ST-025")
    outcome = services.seats.assign(
        by=page.desk.actor(), unit_id=unit(page, "A12").id, company_id=company, starts_on=TODAY
    )
    page.desk.notifier.publish(outcome.changes)
    assert unit(page, "A12").company_en == "HarborFox"
    assert page.legend.chip(Facet.VACANT).text() == "Vacant 2"


# --- what is drawn ---------------------------------------------------------------------------


def test_no_company_is_cut_in_a_window_of_1440(page: FloorPlanPage) -> None:
    cut = [row.code for row in page.units.rows() if page.plan.is_cut(row.id)]
    assert len(cut) <= 1, cut


def test_a_thousand_units_are_only_colours_until_one_looks_closer(page: FloorPlanPage) -> None:
    from dataclasses import replace

    from jib_desk.rules.plan_geometry import Shape

    first = unit(page, "A01")
    rows = [
        replace(first, id=number, code=f"U{number:04d}", shape=Shape(number % 50 * 4.0, number // 50 * 6.0, 4, 6))
        for number in range(1, 1001)
    ]
    plan = page.desk.services.plans.plan(TODAY)
    floor = replace(plan.floors[0], width_m=204, height_m=132)
    page.units.set_rows(rows, TODAY)
    page.plan.set_ground((floor,), ())
    page.plan.fit()
    assert page.plan.is_cut(500)
    page.plan.grab()
    page.plan.zoom(8)
    page.plan.reveal(500)
    assert page.plan.tile(500).width() > 100
    assert not page.plan.is_cut(500)


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_the_picture_for_the_workbook_is_a_png_of_the_asked_width(desk: DeskContext, lang: str) -> None:
    plan = desk.services.plans.plan(TODAY)
    image = QImage.fromData(plan_png(plan, lang, 1200), "PNG")  # type: ignore[arg-type]
    assert image.width() == 1200
    colours = {image.pixelColor(x, y).name() for x in range(0, 1200, 3) for y in range(0, image.height(), 3)}
    assert len(colours) > 20
    assert plan_png(type(plan)(TODAY, (), (), ()), "en") == b""


def test_a_centre_without_a_plan_says_so(tmp_path: Path, clock: FixedClock, qtbot: QtBot) -> None:
    from jib_desk.services.sample import sample as samples

    services = samples.init(tmp_path / "blank.db", clock=clock, plan="blank")
    desk = DeskContext(services, workstation="tests")
    page = FloorPlanPage(desk)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    assert page.stack.currentWidget() is page.empty
    assert not page.assign_button.isEnabled()
    assert page.rate.isHidden()
    page.hide()
    desk.tasks.close()
    services.close()


def test_a_company_that_nobody_knows_is_said_and_not_dropped(page: FloorPlanPage) -> None:
    """A hold may be for nobody, but not for somebody whose name was typed wrongly."""
    page.show_record("office_unit", unit(page, "C07").id)
    page.open_form(Verb.HOLD)
    form = page.side.form
    assert form is not None
    slot = form.slot("company_id")
    assert slot is not None
    assert isinstance(slot.input, ChoiceInput)
    slot.input.setEditText("Quite Comet")
    form.save()
    assert page.desk.tasks.wait()
    assert form.field("company_id").below() == "“Quite Comet” is not in the list."
    assert slot.input.currentText() == "Quite Comet"
    assert unit(page, "C07").state is UnitState.VACANT
