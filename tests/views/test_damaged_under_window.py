"""A database that is damaged while the window is open: it is said in the bar, never as a defect, until it is whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from jib_desk.services import errors
from jib_desk.views.context import DeskContext
from jib_desk.views.main_window import MainWindow
from jib_desk.views.visitors.page import VisitorsPage
from tests.services.test_pins import garble

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def first_page(guarded: MainWindow, qtbot: QtBot) -> None:
    guarded.show_page("today")
    guarded.activateWindow()
    qtbot.waitUntil(guarded.isActiveWindow)


def boxes() -> list[str]:
    shown = QApplication.topLevelWidgets()
    return [each.text() for each in shown if isinstance(each, QMessageBox) and each.isVisible()]


def said(window: MainWindow) -> str:
    QApplication.processEvents()
    bar = window.bars.bar("database")
    return "" if bar is None else bar.label.text()


def test_every_page_says_it_in_the_bar_and_none_calls_it_a_defect(guarded: MainWindow, desk: DeskContext) -> None:
    garble(desk.services)
    for key in (Key.Key_3, Key.Key_4, Key.Key_1, Key.Key_2):
        QTest.keyClick(guarded, key, Control)
        assert "damaged" in said(guarded)
    assert boxes() == []


def test_what_is_typed_at_the_desk_meanwhile_is_kept_and_answered(guarded: MainWindow, desk: DeskContext) -> None:
    QTest.keyClick(guarded, Key.Key_3, Control)
    page = guarded.pages.page("visitors")
    assert isinstance(page, VisitorsPage)
    page.form.fields.name.setFocus()
    garble(desk.services)
    QTest.keyClicks(page.form.fields.name, "Wang")
    QTest.keyClick(page.form.fields.name, Key.Key_Return)
    assert desk.tasks.wait()
    assert "damaged" in said(guarded)
    assert page.form.fields.name.text() == "Wang"
    assert boxes() == []


def test_pages_that_could_not_be_read_are_read_when_the_database_is_whole_again(
    guarded: MainWindow, desk: DeskContext, qtbot: QtBot, tmp_path: Path
) -> None:
    QTest.keyClick(guarded, Key.Key_3, Control)
    page = guarded.pages.page("visitors")
    assert isinstance(page, VisitorsPage)
    QTest.keyClick(guarded, Key.Key_1, Control)
    path = desk.services.database.path
    desk.services.visitors.check_in(by=desk.actor(), name_zh="周示例", badge="11")
    desk.services.database.settle()
    whole = path.read_bytes()
    assert guarded.watch is not None
    with qtbot.waitSignal(guarded.watch.failed):  # it lasts until the next look at least
        garble(desk.services)
        QTest.keyClick(guarded, Key.Key_3, Control)
    assert "damaged" in said(guarded)
    with path.open("r+b") as file:
        file.write(whole)
    qtbot.waitUntil(lambda: said(guarded) == "")
    rows = [page.list.model.index(row, 0).data() for row in range(page.list.model.rowCount())]
    assert any("11" in str(row) or "周示例" in str(row) for row in rows)


def test_another_program_that_holds_the_file_for_a_moment_is_not_called_a_lost_database(guarded: MainWindow) -> None:
    guarded.tell_refused(errors.DatabaseBusy(10))
    assert said(guarded) == ""
    assert guarded.bars.bar("error") is not None
