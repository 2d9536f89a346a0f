"""The window does not close over what somebody has half written, unless it is asked again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from jib_desk.views.main_window import MainWindow


def half_written(window: MainWindow, qtbot: QtBot, page_id: str) -> None:
    """The form that a page's filled button opens, with something typed into it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page(page_id)
    page = window.pages.page(page_id)
    page.primary_action()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(QApplication.focusWidget(), "Half a name")


def test_a_half_written_form_is_shown_instead_of_closing(window: MainWindow, qtbot: QtBot) -> None:
    half_written(window, qtbot, "companies")
    window.show_page("today")
    assert not window.close()
    assert window.pages.current == "companies"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.pages.page("companies").isAncestorOf(focused)


def test_asked_again_the_window_closes(window: MainWindow, qtbot: QtBot) -> None:
    half_written(window, qtbot, "companies")
    assert not window.close()
    assert window.close()


def test_a_form_that_is_given_up_hinders_nothing(window: MainWindow, qtbot: QtBot) -> None:
    half_written(window, qtbot, "companies")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert window.close()


def test_a_half_written_booking_is_asked_for_too(window: MainWindow, qtbot: QtBot) -> None:
    half_written(window, qtbot, "bookings")
    assert not window.close()
    assert window.close()
