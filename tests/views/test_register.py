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
from jib_desk.views.item_models.register import BelowRole
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
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.visit_list import Which
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


def test_a_second_scan_of_one_parcel_is_said_before_a_name_is_typed(page: Page, parcels: ParcelsPane) -> None:
    press("1234", Key.Key_Return, "kite", Key.Key_Return)
    settle(page)
    press("1234", Key.Key_Return)
    assert "KiteSignal" in parcels.fields["number"].below()
    assert parcels.number.hasFocus()
    press("5678", Key.Key_Return, "kite", Key.Key_Return)  # the next one takes its place
    settle(page)
    assert {"1234", "5678"} <= waiting(page).keys()


def test_a_parcel_is_handed_out_by_its_scan(page: Page, parcels: ParcelsPane, qtbot: QtBot) -> None:
    press("1234", Key.Key_Return, "kite", Key.Key_Return)
    settle(page)
    press("1234", Key.Key_Return, Key.Key_Down, Key.Key_Return)
    (form,) = page.findChildren(CollectForm)
    qtbot.waitUntil(form.field("collected_by").control.hasFocus)
    press("Lin", Key.Key_Return)
    settle(page)
    assert "1234" not in waiting(page)
    assert parcels.window().focusWidget() is parcels.table
    QTest.keyClicks(parcels.table, "77")  # the next scan, wherever the keys are
    assert parcels.number.text() == "77"


def test_a_parcel_that_another_desk_took_in_meanwhile_is_said_at_its_number(page: Page, parcels: ParcelsPane) -> None:
    press("1234", Key.Key_Return)
    page.desk.services.parcels.receive(by=page.desk.actor(), number="1234", addressee="林一")
    press("kite", Key.Key_Return)
    settle(page)
    assert "林一" in parcels.fields["number"].below()
    assert parcels.whom.text()
    assert parcels.number.selectedText() == "1234"


def test_a_second_scan_where_a_name_belongs_is_nobodys_name(page: Page, parcels: ParcelsPane) -> None:
    press("SF1234567890123", Key.Key_Return, "YT1200000000456", Key.Key_Return)
    settle(page)
    assert "another parcel" in parcels.fields["company"].below()
    assert "SF1234567890123" not in waiting(page)
    press("kite", Key.Key_Return)
    settle(page)
    assert waiting(page)["SF1234567890123"].company_en == "KiteSignal V2X"


def test_a_company_that_left_is_offered_last_and_said_to_have_left(page: Page, parcels: ParcelsPane) -> None:
    desk = page.desk
    (kite,) = [row for row in desk.services.companies.all(desk.today()) if row.short_en.startswith("KiteSignal")]
    desk.services.companies.add(by=desk.actor(), name_en="Kiteboard", sector=kite.sector)
    desk.services.companies.leave(
        by=desk.actor(), company_id=kite.id, version=kite.version, on=desk.today(), reason="moved", end_seats=True
    )
    press("1", Key.Key_Return, "kite")
    offers = parcels.whom.offers()
    assert offers is not None
    lines = [offers.offer(offers.index(place, 0)) for place in range(offers.rowCount())]
    assert [(line.title.split()[0], line.beside) for line in lines if line is not None][:2] == [
        ("Kiteboard", ""),
        ("KiteSignal", "left the centre"),
    ]


@pytest.mark.parametrize("which", ["parcels", "loans", "lost", "vehicles"])
def test_in_a_narrow_window_nothing_of_an_entry_is_left_out(page: Page, view: RegisterView, which: str) -> None:
    page.window().resize(912, 640)
    view.segments.choose(which)
    QApplication.processEvents()
    pane = view.pane
    cells = pane.model.cells(pane.model.rows()[0])
    hidden = [column for column in range(pane.model.columnCount()) if pane.table.isColumnHidden(column)]
    seen = pane.model.index(0, pane.stretch).data(BelowRole)
    assert [
        cells[column] for column in hidden if cells[column] not in (seen, "", "1") and cells[column] not in seen
    ] == []
    page.window().resize(1600, 900)
    QApplication.processEvents()
    assert not any(pane.table.isColumnHidden(column) for column in range(pane.model.columnCount()))
    assert pane.model.index(0, pane.stretch).data(BelowRole) == ""


def test_what_was_noted_wrongly_of_a_lost_thing_is_changed_in_the_form(page: Page, view: RegisterView) -> None:
    view.segments.choose("lost")
    lost = view.pane
    assert isinstance(lost, LostPane)
    press("blue scarf", Key.Key_Return)
    settle(page)
    row = next(row for row in page.desk.services.lost_items.unsettled() if row.what == "blue scarf")
    lost.change(row)
    lost.kept_in.setText("drawer 2")
    lost.kind.choose_code("missed")
    lost.save()
    settle(page)
    row = next(row for row in page.desk.services.lost_items.unsettled() if row.what == "blue scarf")
    assert (row.kept_in, row.kind.value) == ("drawer 2", "missed")
    assert lost.row is None


def test_a_name_nobody_knows_is_kept_as_it_is_written(page: Page, parcels: ParcelsPane) -> None:
    press("1234", Key.Key_Return, "Zebulon Q", Key.Key_Return)
    settle(page)
    row = waiting(page)["1234"]
    assert (row.addressee, row.company_id) == ("Zebulon Q", None)


def test_a_seat_stands_for_the_company_that_sits_there(page: Page, parcels: ParcelsPane) -> None:
    press("1234", Key.Key_Return, "a10", Key.Key_Return)
    settle(page)
    row = waiting(page)["1234"]
    assert (row.addressee, row.company_en) == ("", "KiteSignal V2X")


@pytest.mark.parametrize(("key", "whose"), [(Key.Key_Down, "KiteSignal V2X"), (Key.Key_Up, "kitesginal")])
def test_who_is_only_nearly_called_so_gets_no_parcel_by_enter_alone(
    page: Page, parcels: ParcelsPane, key: Key, whose: str
) -> None:
    press("1234", Key.Key_Return, "kitesginal", Key.Key_Return)
    settle(page)
    assert "1234" not in waiting(page)
    press(key, Key.Key_Return)
    settle(page)
    row = waiting(page)["1234"]
    assert whose in (row.company_en, row.addressee)


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
    loans.due.instead.setChecked(True)
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


def test_cars_are_copied_a_line_each_for_the_gate(page: Page, view: RegisterView) -> None:
    desk = page.desk
    desk.services.vehicles.add(by=desk.actor(), plate="沪b·54321", holder="林一", note="white van")
    view.segments.choose("vehicles")
    cars = view.pane
    assert isinstance(cars, VehiclesPane)
    cars.refresh()
    cars.copy(tuple(cars.model.rows()))
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == len(cars.model.rows())
    assert "沪B54321 · 林一 · 30 Nov – further notice · white van" in lines


def test_a_visitors_car_is_let_in_from_the_visit_and_leads_back_to_it(window: MainWindow) -> None:
    desk = window.desk
    assert desk is not None
    at = desk.clock.now() + timedelta(days=1)
    visit = desk.services.visitors.expect(by=desk.actor(), expected_at=at, name_zh="陈示例").row
    window.open_record("visitors", "visit", visit.id)
    page = window.pages.page("visitors")
    assert isinstance(page, VisitorsPage)
    QTest.keyClick(page.list.table, Key.Key_K)
    view = page.over
    assert isinstance(view, RegisterView)
    cars = view.pane
    assert isinstance(cars, VehiclesPane)
    assert cars.fields["holder"].below() == "Goes with the visit."
    cars.plate.setText("沪A12345")  # composed by an input method
    QTest.keyClick(cars.plate, Key.Key_Return)
    settle(page)
    row = next(row for row in desk.services.vehicles.current() if row.plate == "沪A12345")
    assert (row.visit_id, row.holder) == (visit.id, "陈示例")
    assert row.valid_from == row.valid_until == at.date()
    assert cars.visit is None
    cars.select(row.id)
    next(verb for verb, _suits in cars.verbs if verb.text() == "Show the visit").click()
    assert page.over is None
    assert [row.id for row in page.list.table.chosen()] == [visit.id]


def test_ctrl_z_takes_back_the_parcel_not_the_letters_of_the_form_before(window: MainWindow) -> None:
    window.open_record("visitors", "parcel")
    page = window.pages.page("visitors")
    view = page.over
    assert isinstance(view, RegisterView)
    parcels = view.pane
    assert isinstance(parcels, ParcelsPane)
    QTest.keyClicks(parcels.number, "1234")
    QTest.keyClick(parcels.number, Key.Key_Return)
    QTest.keyClicks(parcels.whom, "kite")
    QTest.keyClick(parcels.whom, Key.Key_Return)
    settle(page)
    assert "1234" in waiting(page)
    assert not parcels.number.isUndoAvailable()
    window.actions_.trigger("edit.undo")
    settle(page)
    assert "1234" not in waiting(page)


def test_what_is_looked_for_is_seen_while_the_register_is_open(window: MainWindow) -> None:
    """A number on Today opens its rows, and a search its visit; not the register that lies over them."""
    window.open_record("visitors", "parcel")
    page = window.pages.page("visitors")
    assert isinstance(page, VisitorsPage)
    assert page.over is not None
    window.open_record("visitors", "expected")
    assert page.over is None
    assert page.list.which is Which.EXPECTED


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
