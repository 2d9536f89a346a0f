"""Check-lists on the company's card: offered, ticked by keys and mouse, signed, closed."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import ChecklistKind, Role
from jib_desk.services.rows.tasks import ChecklistRow
from jib_desk.views.companies.checklist_forms import CloseForm, NoteForm, SignForm
from jib_desk.views.companies.checklists import ChecklistsPart
from jib_desk.views.companies.page import CompaniesPage
from jib_desk.views.context import DeskContext
from jib_desk.views.languages import Languages
from jib_desk.views.widgets.record_form import RecordForm
from jib_desk.views.widgets.tick_list import TickList
from tests.views.shown import shown
from tests.views.spoken import unnamed_controls

TODAY = date(2023, 11, 30)
LEAVES_TODAY = "ST-018"  # MossTextile, C01


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[CompaniesPage]:
    yield from shown(CompaniesPage(desk), qtbot)


def company(page: CompaniesPage, code: str) -> int:
    return next(row.id for row in page.desk.services.companies.all(TODAY) if row.code == code)


def choose(page: CompaniesPage, code: str) -> None:
    page.select(company(page, code))
    QApplication.processEvents()


def button_of(page: CompaniesPage, text: str) -> QPushButton:
    """A button that is seen, now or as soon as the layout shows what was added to it."""

    def seen() -> list[QPushButton]:
        return [item for item in page.findChildren(QPushButton) if item.text() == text and item.isVisible()]

    for _turn in range(200):
        if seen():
            break
        QTest.qWait(10)
    return seen()[0]


@pytest.fixture
def move_out(page: CompaniesPage) -> TickList:
    """The list to move out, opened by the offer on the card."""
    choose(page, LEAVES_TODAY)
    button_of(page, "Open the move-out list · C01").click()
    assert page.desk.tasks.wait()
    QApplication.processEvents()
    return ticks(page)


def ticks(page: CompaniesPage) -> TickList:
    return next(item for item in page.findChildren(TickList) if item.isVisible())


def row(page: CompaniesPage) -> ChecklistRow:
    return page.desk.services.checklists.of_company(company(page, LEAVES_TODAY))[0]


def test_a_company_that_does_not_move_has_no_list_and_no_line_about_it(page: CompaniesPage) -> None:
    choose(page, "ST-001")
    part = page.findChild(ChecklistsPart)
    assert part is not None
    assert part.isHidden()


def test_who_leaves_today_is_offered_the_list_and_has_it_with_one_click(
    page: CompaniesPage, move_out: TickList
) -> None:
    assert move_out.accessibleName() == "Move-out C01: 0 of 7 done"
    assert move_out.lines.rowCount() == 7
    assert page.desk.services.checklists.due(company(page, LEAVES_TODAY)) == ()


def test_arrows_walk_and_space_ticks_and_takes_the_tick_off(page: CompaniesPage, move_out: TickList) -> None:
    move_out.setFocus()
    QTest.keyClick(move_out, Qt.Key.Key_Down)
    QTest.keyClick(move_out, Qt.Key.Key_Space)
    assert page.desk.tasks.wait()
    assert [item.is_done for item in row(page).items[:3]] == [False, True, False]
    assert ticks(page) is move_out, "the keys stay in the list"
    assert move_out.currentIndex().row() == 1
    assert move_out.accessibleName() == "Move-out C01: 1 of 7 done"
    QTest.keyClick(move_out, Qt.Key.Key_Space)
    assert page.desk.tasks.wait()
    assert row(page).done == 0


def test_the_line_that_space_will_tick_is_seen_from_the_first_moment(page: CompaniesPage, move_out: TickList) -> None:
    move_out.setFocus()
    assert [index.row() for index in move_out.selectedIndexes()] == [0]


def test_a_click_on_the_box_ticks_and_one_on_the_text_does_not(page: CompaniesPage, move_out: TickList) -> None:
    place = move_out.visualRect(move_out.lines.index(2))
    QTest.mouseClick(move_out.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert page.desk.tasks.wait()
    assert row(page).done == 0
    QTest.mouseClick(move_out.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(16, 16))
    assert page.desk.tasks.wait()
    assert row(page).items[2].is_done


def test_a_handover_takes_two_names_and_says_which_is_missing(page: CompaniesPage, move_out: TickList) -> None:
    move_out.setFocus()
    move_out.setCurrentIndex(move_out.lines.index(5))
    QTest.keyClick(move_out, Qt.Key.Key_Space)
    form = page.findChild(SignForm)
    assert form is not None
    form.save()
    assert page.desk.tasks.wait()
    assert form.field("signed_for_company").is_wrong
    assert form.values()["signed_for_centre"] == "Front desk"
    QTest.keyClicks(QApplication.focusWidget(), "Qin Shiyi")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.desk.tasks.wait()
    assert row(page).items[5].signed_for_company == "Qin Shiyi"
    assert "signed: Qin Shiyi / Front desk" in ticks(page).lines.index(5).data(Qt.ItemDataRole.AccessibleTextRole)


def test_after_signing_and_after_giving_up_the_keys_are_at_the_item_again(
    page: CompaniesPage, move_out: TickList, qtbot: QtBot
) -> None:
    for end in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        move_out.setFocus()
        move_out.setCurrentIndex(move_out.lines.index(5))
        QTest.keyClick(move_out, Qt.Key.Key_Space)
        QTest.keyClicks(QApplication.focusWidget(), "Qin Shiyi")
        QTest.keyClick(QApplication.focusWidget(), end)
        assert page.desk.tasks.wait()
        qtbot.waitUntil(move_out.hasFocus)
        assert move_out.currentIndex().row() == 5
    assert row(page).items[5].is_done


def test_whoever_is_led_to_a_list_stands_at_its_items(page: CompaniesPage, move_out: TickList, qtbot: QtBot) -> None:
    page.search.setFocus()
    page.show_record("checklist", row(page).id)
    qtbot.waitUntil(ticks(page).hasFocus)


def test_enter_writes_a_note_below_the_item(page: CompaniesPage, move_out: TickList) -> None:
    move_out.setFocus()
    QTest.keyClick(move_out, Qt.Key.Key_Return)
    assert page.findChild(NoteForm) is not None
    QTest.keyClicks(QApplication.focusWidget(), "by phone")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.desk.tasks.wait()
    assert row(page).items[0].note == "by phone"


def test_a_list_is_closed_with_a_reason_and_can_be_taken_up_again(page: CompaniesPage, move_out: TickList) -> None:
    button_of(page, "Close with a reason").click()
    form = page.findChild(CloseForm)
    assert isinstance(form, RecordForm)
    form.save()
    assert page.desk.tasks.wait()
    assert form.field("reason").is_wrong
    QTest.keyClicks(QApplication.focusWidget(), "stays after all")
    form.save()
    assert page.desk.tasks.wait()
    QApplication.processEvents()
    assert not row(page).is_open
    button_of(page, "Reopen").click()
    assert page.desk.tasks.wait()
    assert row(page).is_open


def test_the_items_of_a_closed_list_stay_readable(page: CompaniesPage, move_out: TickList) -> None:
    desk = page.desk
    first = row(page).items[0]
    desk.services.checklists.tick(by=desk.actor(), item_id=first.id, version=first.version)
    lists = row(page)
    closed = desk.services.checklists.close(
        by=desk.actor(), checklist_id=lists.id, version=lists.version, reason="stays after all"
    )
    desk.notifier.publish(closed.changes)
    QApplication.processEvents()
    button_of(page, "Show").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    QApplication.processEvents()
    assert button_of(page, "Hide").hasFocus()
    shown = ticks(page)
    assert shown.lines.rowCount() == 7
    shown.setFocus()
    QTest.keyClick(shown, Qt.Key.Key_Space)
    assert desk.tasks.wait()
    assert row(page).done == 1, "what was closed with a reason is only looked at"
    assert not [item for item in page.findChildren(QPushButton) if item.text() == "Due day" and item.isVisible()]
    button_of(page, "Hide").click()
    QApplication.processEvents()
    assert not [item for item in page.findChildren(TickList) if item.isVisible()]


def test_an_auditor_sees_the_list_and_no_verb(page: CompaniesPage, desk: DeskContext, move_out: TickList) -> None:
    desk._actor = None
    actor = desk.actor()
    desk._actor = type(actor)(actor.id, actor.code, actor.name, Role.AUDITOR, actor.workstation)
    page.refresh(None)
    QApplication.processEvents()
    assert not [item for item in page.findChildren(QPushButton) if item.text() == "Due day" and item.isVisible()]
    ticks(page).setFocus()
    QTest.keyClick(ticks(page), Qt.Key.Key_Space)
    assert desk.tasks.wait()
    assert row(page).done == 0


def test_the_items_follow_the_language(page: CompaniesPage, move_out: TickList) -> None:
    languages = Languages()
    try:
        page.desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert ticks(page).lines.index(1).data() == "门禁卡已交还"
        assert ticks(page).accessibleName() == "迁出手续 C01：已完成0/7"
    finally:
        languages.use("en")


def test_a_list_closed_by_its_last_tick_says_so(page: CompaniesPage, move_out: TickList) -> None:
    lists, by = page.desk.services.checklists, page.desk.actor()
    outcome = None
    for item in row(page).items:
        names = {"signed_for_company": "a", "signed_for_centre": "b"} if item.is_signed else {}
        outcome = lists.tick(by=by, item_id=item.id, version=item.version, **names)
    assert outcome is not None
    page.desk.notifier.publish(outcome.changes)
    QApplication.processEvents()
    assert not [item for item in page.findChildren(TickList) if item.isVisible()]
    assert outcome.row.kind is ChecklistKind.MOVE_OUT


def test_every_control_of_the_card_can_be_named(page: CompaniesPage, move_out: TickList) -> None:
    assert unnamed_controls(page) == []
