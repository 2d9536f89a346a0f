"""All cards and keys over the companies page, and a card found from anywhere."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import AccessKind, AccessState, ChecklistKind
from jib_desk.services.centre import Services
from jib_desk.services.rows.staff import Actor
from jib_desk.views.companies.access_list import AccessListView
from jib_desk.views.companies.more import CARD_ENTRIES, PAGE_ENTRIES
from jib_desk.views.companies.page import CompaniesPage
from jib_desk.views.companies.tabs import Tab
from jib_desk.views.context import DeskContext
from jib_desk.views.main_window import MainWindow
from tests.views.spoken import unnamed_controls


def companies(window: MainWindow) -> CompaniesPage:
    page = window.pages.show_page("companies")
    assert isinstance(page, CompaniesPage)
    QApplication.processEvents()
    return page


def cards(window: MainWindow) -> AccessListView:
    page = companies(window)
    next(entry for entry in PAGE_ENTRIES if entry.id == "cards").run(page)
    assert isinstance(page.over, AccessListView)
    QApplication.processEvents()
    return page.over


def test_who_has_which_is_found_and_taken_back_without_leaving_the_list(window: MainWindow, desk: DeskContext) -> None:
    view = cards(window)
    assert view.chips[AccessState.LOST].text() == "Lost 1"
    QTest.keyClicks(view.search, "K-A03")
    assert [row.number for row in view.model.rows()] == ["K-A03"]
    view.table.setCurrentIndex(view.model.index(0, 0))
    view.back_button.click()
    assert desk.tasks.wait()
    QApplication.processEvents()
    assert view.model.rows() == ()
    view.chips[AccessState.RETURNED].click()
    assert [row.number for row in view.model.rows()] == ["K-A03"]


def test_a_number_that_is_typed_is_chosen_and_down_leads_into_the_list(window: MainWindow, qtbot: QtBot) -> None:
    view = cards(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.search.setFocus()
    QTest.keyClicks(view.search, "K-A03")
    assert view.back_button.isEnabled(), "the only one that is found is the one that is meant"
    view.search.clear()
    QTest.keyClicks(view.search, "C-0")
    QTest.keyClick(view.search, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    assert view.table.currentIndex().row() == 0
    view.search.setFocus()
    QTest.keyClick(view.search, Qt.Key.Key_Return)
    assert view.table.hasFocus()


def test_enter_leads_to_the_company_and_escape_back_to_the_page(window: MainWindow) -> None:
    view, page = cards(window), companies(window)
    view.search.setText("K-A03")
    view.table.activated.emit(view.model.index(0, 0))
    QApplication.processEvents()
    assert page.over is None
    assert page.card.detail is not None
    assert page.card.detail.company.units == ("A03",)
    assert page.card.tabs.tab is Tab.PEOPLE
    again = cards(window)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert page.over is None


def test_a_card_that_is_out_is_found_from_anywhere_by_its_number(sample: Services, actor: Actor) -> None:
    (found,) = [row for row in sample.search.find("K-A03") if row.kind == "access_item"]
    assert found.detail_en == "TeaLeaf Telemetry"
    item = sample.access.who_has("K-A03")[0]
    sample.access.give_back(by=actor, item_id=item.id, version=item.version)
    assert not [row for row in sample.search.find("K-A03") if row.kind == "access_item"]
    sample.access.issue(by=actor, kind=AccessKind.CARD, number="X9", holder="保洁 Cleaner")
    (found,) = [row for row in sample.search.find("x9") if row.kind == "access_item"]
    assert (found.name_en, found.detail_en, found.company_id) == ("X9", "保洁 Cleaner", None)


def test_a_list_is_opened_from_the_card_on_a_persons_own_wish(window: MainWindow, desk: DeskContext) -> None:
    page = companies(window)
    page.select(next(row.id for row in desk.services.companies.all(desk.today()) if row.code == "ST-001"))
    assert page.card.detail is not None
    next(entry for entry in CARD_ENTRIES if entry.id == "move_out").run(page, page.card.detail)
    assert desk.tasks.wait()
    (row,) = desk.services.checklists.of_company(page.card.detail.company.id)
    assert (row.kind, row.assignment_id, row.due_on) == (ChecklistKind.MOVE_OUT, None, desk.today())


def test_every_control_can_be_named_and_all_fits_a_small_window(window: MainWindow) -> None:
    view = cards(window)
    window.resize(1024, 768)
    QApplication.processEvents()
    assert unnamed_controls(view) == []
    assert view.close_button.mapTo(view, view.close_button.rect().bottomRight()).x() <= view.width()
