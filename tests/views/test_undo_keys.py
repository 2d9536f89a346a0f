"""Ctrl+Z takes back what was done, also in an empty field; in a field with something typed it takes that back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jib_desk.views.main_window import MainWindow
from jib_desk.views.visitors.page import VisitorsPage


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> VisitorsPage:
    """The visitors' page with the caret in the field of the name."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("visitors")
    shown = window.pages.page("visitors")
    assert isinstance(shown, VisitorsPage)
    shown.form.fields.name.setFocus()
    return shown


def press_undo(page: VisitorsPage, qtbot: QtBot) -> None:
    window, name = page.window(), page.form.fields.name
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    name.setFocus()
    qtbot.waitUntil(name.hasFocus)
    QTest.keyClick(name, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def heads(page: VisitorsPage) -> int:
    return len(page.desk.services.visitors.on_site())


def test_a_check_in_is_taken_back_by_ctrl_z_in_the_emptied_field_of_the_name(page: VisitorsPage, qtbot: QtBot) -> None:
    before = heads(page)
    fields = page.form.fields
    QTest.keyClicks(fields.name, "Vera Zyxwvq")
    QTest.keyClick(fields.name, Qt.Key.Key_Return)
    with qtbot.waitSignal(page.form.checked_in):
        QTest.keyClick(fields.host, Qt.Key.Key_Return)
    assert heads(page) == before + 1
    press_undo(page, qtbot)
    qtbot.waitUntil(lambda: heads(page) == before)
    assert fields.name.text() == "", "nobody's name comes back"


def test_what_is_being_typed_is_taken_back_before_what_was_done(page: VisitorsPage, qtbot: QtBot) -> None:
    before = heads(page)
    QTest.keyClicks(page.form.fields.name, "Ann")
    press_undo(page, qtbot)
    assert page.form.fields.name.text() != "Ann"
    assert heads(page) == before


def test_the_end_of_a_phone_is_no_badge_however_it_ends(page: VisitorsPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    services.visitors.check_in(by=by, name_latin="Badge Three", badge="33")
    services.visitors.expect(by=by, expected_at=page.desk.clock.now(), name_latin="Phone Tail", phone="12000000033")
    offers = page.form.fields.offers.names("0033")
    assert offers.lines[0].title == "Phone Tail"
    assert page.form.fields.offers.names("33").lines[0].title == "Badge Three"
