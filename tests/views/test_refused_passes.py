"""A pass that lets nobody in says so where it was typed, and is never kept as somebody's phone."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk import phrases
from jib_desk.rules.passes import read_scan, shown_code
from jib_desk.services.errors import BadgeNotWorn, DeskError
from jib_desk.services.rows.invitations import PassRow
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.main_window import MainWindow
from jib_desk.views.visitors.invite_dialog import InviteDialog
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.pass_scans import ScanTaker


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    made = VisitorsPage(desk)
    qtbot.addWidget(made)
    made.resize(1376, 840)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.form.fields.name.setFocus()
    qtbot.waitUntil(made.form.fields.name.hasFocus)
    yield made
    made.hide()


def invited(desk: DeskContext, days: int = 0) -> tuple[VisitRow, PassRow]:
    at = desk.clock.now() + timedelta(days=days, hours=1)
    visit = desk.services.visitors.expect(by=desk.actor(), expected_at=at, name_zh="陈示例").row
    return visit, desk.services.passes.issue(by=desk.actor(), visit_id=visit.id).row


def of_tomorrow(desk: DeskContext) -> PassRow:
    return invited(desk, days=1)[1]


def used(desk: DeskContext) -> PassRow:
    visit, made = invited(desk)
    desk.services.passes.arrive(by=desk.actor(), text=made.code)
    desk.services.visitors.check_out(by=desk.actor(), visit_ids=[visit.id])
    return made


def called_off(desk: DeskContext) -> PassRow:
    visit, made = invited(desk)
    desk.services.invitations.call_off(by=desk.actor(), visit_ids=[visit.id])
    return made


def replaced(desk: DeskContext) -> PassRow:
    visit, made = invited(desk)
    desk.services.passes.reissue(by=desk.actor(), visit_id=visit.id)
    return made


def of_who_is_inside(desk: DeskContext) -> PassRow:
    _visit, made = invited(desk)
    desk.services.passes.arrive(by=desk.actor(), text=made.code)
    return made


def press_enter() -> None:
    """Enter goes wherever the keys are."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)


def refusal(desk: DeskContext, text: str) -> str:
    with pytest.raises(DeskError) as refused:
        desk.services.passes.look(text)
    return phrases.sentence(refused.value, desk.lang, desk.zone)


REFUSED = pytest.mark.parametrize("make", [of_tomorrow, used, called_off, replaced, of_who_is_inside])


@REFUSED
def test_enter_on_a_refused_pass_says_why_at_the_field_and_moves_nothing(
    page: VisitorsPage, desk: DeskContext, make: Callable[[DeskContext], PassRow]
) -> None:
    code, fields = make(desk).code, page.form.fields
    QTest.keyClicks(fields.name, code)
    for _press in range(3):
        press_enter()
        assert fields.name.hasFocus()
        assert fields.name_field.is_wrong
        assert fields.name_field.below() == refusal(desk, code)
        assert (fields.name.text(), fields.phone.text(), fields.host.text()) == (code, "", "")
        assert not fields.more.isChecked()


def test_the_refused_line_itself_says_why_too(page: VisitorsPage, desk: DeskContext) -> None:
    code, fields = of_tomorrow(desk).code, page.form.fields
    QTest.keyClicks(fields.name, shown_code(code))
    QTest.keyClick(fields.name, Qt.Key.Key_Down)
    QTest.keyClick(fields.name, Qt.Key.Key_Return)
    assert fields.name_field.below() == refusal(desk, code)
    assert fields.name.text() == shown_code(code)


def test_a_refused_pass_is_no_phone_from_the_host_s_field_either(page: VisitorsPage, desk: DeskContext) -> None:
    code, fields = used(desk).code, page.form.fields
    QTest.keyClicks(fields.name, code)
    QTest.keyClick(fields.name, Qt.Key.Key_Tab)
    QTest.keyClick(fields.host, Qt.Key.Key_Return)
    assert fields.name.hasFocus()
    assert fields.name_field.below() == refusal(desk, code)
    assert (fields.name.text(), fields.phone.text()) == (code, "")


def test_another_text_takes_the_refusal_back(page: VisitorsPage, desk: DeskContext) -> None:
    fields = page.form.fields
    QTest.keyClicks(fields.name, of_tomorrow(desk).code)
    QTest.keyClick(fields.name, Qt.Key.Key_Return)
    assert fields.name_field.is_wrong
    QTest.keyClick(fields.name, Qt.Key.Key_Backspace)
    assert not fields.name_field.is_wrong


def test_a_good_pass_whose_offer_was_closed_is_offered_again(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot
) -> None:
    (visit, made), fields = invited(desk), page.form.fields
    QTest.keyClicks(fields.name, made.code)
    QTest.keyClick(fields.name, Qt.Key.Key_Escape)
    QTest.keyClick(fields.name, Qt.Key.Key_Return)
    assert fields.name.hasFocus()
    assert fields.name.is_offering
    with qtbot.waitSignal(desk.wrote):
        QTest.keyClick(fields.name, Qt.Key.Key_Return)
    assert desk.services.visitors.visit(visit.id).arrived_at is not None


def test_an_old_pass_is_no_phone_of_who_is_invited(page: VisitorsPage, desk: DeskContext) -> None:
    code = used(desk).code
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    QTest.keyClicks(dialog.fields.name, code)
    QTest.keyClick(dialog.fields.name, Qt.Key.Key_Return)
    assert dialog.fields.name_field.below() == refusal(desk, code)
    assert (dialog.fields.name.text(), dialog.fields.phone.text()) == (code, "")
    dialog.reject()


def test_a_scan_cut_off_is_no_visitor(page: VisitorsPage, desk: DeskContext) -> None:
    text, fields = invited(desk)[1].qr_text[:-3], page.form.fields
    QTest.keyClicks(fields.name, text)
    QTest.keyClick(fields.name, Qt.Key.Key_Return)
    assert "incomplete" in fields.name_field.below()
    assert fields.name.hasFocus()
    assert fields.name.text() == text


def test_what_a_scan_lacks_and_whose_badge_it_is_are_said(page: VisitorsPage, desk: DeskContext, qtbot: QtBot) -> None:
    scanned = read_scan(invited(desk)[1].qr_text)
    assert scanned is not None
    for text, english, chinese in (
        (f"JIB:{scanned.tag}:", "incomplete", "不完整"),
        ("JIB:SAM", "incomplete", "不完整"),
        (f"JIB:{scanned.tag}:BQXE", "incomplete", "不完整"),  # a token that begins as a badge's number does
        ("JIB:OTHER:B07", "badge", "访客证"),
        ("JIB:OTHER:" + "A" * 24, "pass", "通行证"),
    ):
        with qtbot.waitSignal(desk.error_raised) as told:
            ScanTaker(desk, page).take(text)
        assert told.args is not None
        assert english in phrases.sentence(told.args[0], "en")
        assert chinese in phrases.sentence(told.args[0], "zh_CN")
        assert "six digits" not in phrases.sentence(told.args[0], "en")


OTHERS = "JIB:OTHER:" + "A" * 24


@pytest.fixture
def others_pass(window: MainWindow, desk: DeskContext) -> ScanTaker:
    """A pass of another centre was scanned, and the bar says so."""
    taker = ScanTaker(desk, window)
    taker.take(OTHERS)
    assert window.bars.bar("error") is not None
    return taker


def comes_in(desk: DeskContext) -> None:
    by, visitors = desk.actor(), desk.services.visitors
    desk.run(lambda: visitors.check_in(by=by, name_zh="清示客"), text="")
    desk.tasks.wait()
    QApplication.processEvents()


def test_the_bar_of_a_refused_scan_goes_with_the_next_check_in(
    window: MainWindow, desk: DeskContext, others_pass: ScanTaker
) -> None:
    comes_in(desk)
    assert window.bars.bar("error") is None


def test_the_bar_of_a_refused_scan_goes_with_the_next_good_scan(
    window: MainWindow, desk: DeskContext, others_pass: ScanTaker
) -> None:
    others_pass.take(invited(desk)[1].qr_text)
    desk.tasks.wait()
    QApplication.processEvents()
    assert window.bars.bar("error") is None


def test_a_check_in_takes_no_other_refusal_away(window: MainWindow, desk: DeskContext, others_pass: ScanTaker) -> None:
    desk.show_error(BadgeNotWorn("31"))
    comes_in(desk)
    assert window.bars.bar("error") is not None
