"""The desk's register by keys: scan, company, Enter, and the next; handed out together."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.register import ParcelRow
from jib_desk.views.context import DeskContext
from jib_desk.views.main_window import MainWindow
from jib_desk.views.page import Page
from jib_desk.views.register.loans import LoansPane
from jib_desk.views.register.lost import LostPane, SettleForm
from jib_desk.views.register.opening import open_register
from jib_desk.views.register.pane import OVER
from jib_desk.views.register.parcels import CollectForm, ParcelsPane
from jib_desk.views.register.vehicles import VehiclesPane
from jib_desk.views.register.view import RegisterView
from jib_desk.views.today.page import TodayPage
from tests.views.shown import shown
from tests.views.spoken import unnamed_controls

Key = Qt.Key


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[Page]:
    yield from shown(Page(desk), qtbot)


@pytest.fixture
def view(page: Page) -> RegisterView:
    open_register(page)
    assert isinstance(page.over, RegisterView)
    QApplication.processEvents()
    return page.over


@pytest.fixture
def parcels(view: RegisterView) -> ParcelsPane:
    pane = view.panes["parcels"]
    assert isinstance(pane, ParcelsPane)
    return pane


def press(*keys: str | Key) -> None:
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, key) if isinstance(key, str) else QTest.keyClick(widget, key)


def settle(page: Page) -> None:
    assert page.desk.tasks.wait()
    QApplication.processEvents()


def waiting(page: Page) -> dict[str, ParcelRow]:
    return {row.number: row for row in page.desk.services.parcels.waiting()}


def test_parcels_are_received_by_scan_company_enter_and_the_next(page: Page, parcels: ParcelsPane) -> None:
    for number in ("SF1234567890123", "773012345678901"):
        press(number, Key.Key_Return, "kite", Key.Key_Return)
        settle(page)
        assert parcels.number.hasFocus()
        assert parcels.number.text() == parcels.whom.text() == ""
    rows = waiting(page)
    assert rows["SF1234567890123"].carrier == "顺丰 SF Express"
    assert rows["773012345678901"].company_en == "KiteSignal V2X"
    assert {"SF1234567890123", "773012345678901"} <= {row.number for row in parcels.model.rows()}


def test_a_parcel_without_a_company_is_asked_for_it_and_keeps_its_number(page: Page, parcels: ParcelsPane) -> None:
    press("1234", Key.Key_Return, Key.Key_Return)
    settle(page)
    assert parcels.fields["company"].is_wrong
    assert parcels.number.text() == "1234"
    assert "1234" not in waiting(page)


def test_a_second_scan_of_one_parcel_is_said_at_its_number(page: Page, parcels: ParcelsPane) -> None:
    for _ in range(2):
        press("1234", Key.Key_Return, "kite", Key.Key_Return)
        settle(page)
    assert "KiteSignal" in parcels.fields["number"].below() or "风筝" in parcels.fields["number"].below()
    assert parcels.whom.text()


def test_a_name_nobody_knows_is_kept_as_it_is_written(page: Page, parcels: ParcelsPane) -> None:
    press("1234", Key.Key_Return, "Zebulon Q", Key.Key_Return)
    settle(page)
    row = waiting(page)["1234"]
    assert (row.addressee, row.company_id) == ("Zebulon Q", None)


def test_all_parcels_of_a_company_go_together(page: Page, parcels: ParcelsPane, qtbot: QtBot) -> None:
    for number in ("1", "2"):
        press(number, Key.Key_Return, "kite", Key.Key_Return)
        settle(page)
    parcels.search.setFocus()
    parcels.select(waiting(page)["1"].id)
    press(Key.Key_Return)
    (form,) = page.findChildren(CollectForm)
    who = form.field("collected_by").control
    qtbot.waitUntil(who.hasFocus)
    press(Key.Key_Return)
    settle(page)
    assert form.field("collected_by").is_wrong
    assert isinstance(who, QLineEdit)
    who.setText("林一")
    press(Key.Key_Return)
    settle(page)
    assert {"1", "2"}.isdisjoint(waiting(page))
    parcels.which.choose(OVER)
    assert {row.collected_by for row in parcels.model.rows() if row.number in {"1", "2"}} == {"林一"}


def test_what_was_written_wrongly_is_changed_in_the_form(page: Page, parcels: ParcelsPane) -> None:
    press("1234", Key.Key_Return, "kite", Key.Key_Return)
    settle(page)
    parcels.change(waiting(page)["1234"])
    parcels.number.setText("4321")
    parcels.save()
    settle(page)
    row = waiting(page)["4321"]
    assert (row.company_en.split()[0], "1234" in waiting(page)) == ("KiteSignal", False)


def test_what_is_not_saved_is_not_left_unasked(page: Page, view: RegisterView, parcels: ParcelsPane) -> None:
    press("1234")
    assert not page.come_forward()
    assert not parcels.error.isHidden()
    press(Key.Key_Escape)
    assert parcels.number.text() == ""
    press(Key.Key_Escape)
    assert page.over is None


def test_everything_has_a_name_for_a_screen_reader(view: RegisterView) -> None:
    assert unnamed_controls(view) == []


def test_a_parcel_is_found_from_anywhere_by_its_number(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    (found,) = [row for row in desk.services.search.find("yt1200000000093") if row.kind == "parcel"]
    window.open_record("visitors", "parcel", found.id)
    view = window.pages.page("visitors").over
    assert isinstance(view, RegisterView)
    assert [row.number for row in view.pane.chosen()] == ["YT1200000000093"]


def test_today_counts_the_parcels_and_names_those_that_wait_for_long(window: MainWindow) -> None:
    window.show_page("today")
    today = window.pages.page("today")
    assert isinstance(today, TodayPage)
    assert today.parcels.number == "3"
    (line,) = [line for line in today.attention.lines.rows() if line.kind == "parcel"]
    assert line.detail.startswith("6 day")
    window.open_record(line.page, line.kind, line.key)
    view = window.pages.page("visitors").over
    assert isinstance(view, RegisterView)
    assert [row.number for row in view.pane.chosen()] == ["SF1200000000017"]


def test_a_thing_is_lent_extended_and_given_back_by_keys(page: Page, view: RegisterView) -> None:
    view.segments.choose("loans")
    loans = view.pane
    assert isinstance(loans, LoansPane)
    press("umbrella")
    loans.whom.setFocus()
    press("kite", Key.Key_Return)
    settle(page)
    row = next(row for row in page.desk.services.loans.out() if row.item == "umbrella")
    assert row.company_en.startswith("KiteSignal")
    loans.change(row)
    loans.due.whenever.setChecked(True)
    loans.save()
    settle(page)
    assert next(row for row in page.desk.services.loans.out() if row.item == "umbrella").due_at is None
    loans.select(row.id)
    press(Key.Key_Return)
    settle(page)
    assert [row.item for row in page.desk.services.loans.back()] == ["umbrella"]


def test_a_car_is_let_in_changed_and_told_to_the_gate(page: Page, view: RegisterView) -> None:
    view.segments.choose("vehicles")
    cars = view.pane
    assert isinstance(cars, VehiclesPane)
    press("my blue car", Key.Key_Return)
    settle(page)
    assert cars.plate.text() == "my blue car"
    assert cars.fields["plate"].is_wrong
    cars.plate.setText("沪b·54321")
    cars.whom.setFocus()
    press("kite", Key.Key_Return)
    settle(page)
    row = next(row for row in page.desk.services.vehicles.current() if row.plate == "沪B54321")
    assert (row.valid_from, row.valid_until) == (page.desk.today(), page.desk.today())
    cars.select(row.id)
    cars.tell_gate(cars.chosen())
    settle(page)
    assert next(r for r in page.desk.services.vehicles.current() if r.id == row.id).told_gate_at is not None
    assert [found.id for found in page.desk.services.search.find("b54321") if found.kind == "vehicle"] == [row.id]


def test_a_missed_thing_names_the_found_one_and_is_settled_by_keys(
    page: Page, view: RegisterView, qtbot: QtBot
) -> None:
    view.segments.choose("lost")
    lost = view.pane
    assert isinstance(lost, LostPane)
    lost.kind.choose_code("missed")
    lost.what.setFocus()
    press("umbrella", Key.Key_Return)
    settle(page)
    missed, found = page.desk.services.lost_items.unsettled()
    assert (missed.likely, found.likely) == (("black umbrella",), ("umbrella",))
    lost.select(found.id)
    press(Key.Key_Return)
    (form,) = page.findChildren(SettleForm)
    qtbot.waitUntil(form.field("given_to").control.hasFocus)
    press(Key.Key_Return)
    settle(page)
    assert form.field("given_to").is_wrong
    press("Lin", Key.Key_Return)
    settle(page)
    assert [row.given_to for row in page.desk.services.lost_items.settled()] == ["Lin"]


def test_today_names_what_is_not_given_back(window: MainWindow, clock: FixedClock) -> None:
    clock.at += timedelta(days=2)
    window.show_page("today")
    today = window.pages.page("today")
    assert isinstance(today, TodayPage)
    today.refresh(None)
    (line,) = [line for line in today.attention.lines.rows() if line.kind == "loan"]
    assert line.title.startswith("projector 2 · ")
    window.open_record(line.page, line.kind, line.key)
    view = window.pages.page("visitors").over
    assert isinstance(view, RegisterView)
    assert [row.item for row in view.pane.chosen()] == ["projector"]
