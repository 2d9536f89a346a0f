"""A list that comes as a file: dropped anywhere on the page, or pasted, it is seen before anybody is expected."""

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import Role
from jib_desk.views.context import DeskContext
from jib_desk.views.main_window import MainWindow
from jib_desk.views.visitors.delegation_view import DelegationView
from jib_desk.views.visitors.page import VisitorsPage


@pytest.fixture
def page(window: MainWindow, desk: DeskContext) -> Iterator[VisitorsPage]:
    window.show_page("visitors")
    shown = window.pages.page("visitors")
    assert isinstance(shown, VisitorsPage)
    yield shown
    desk.tasks.wait()
    shown.leave_over()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    book = Workbook()
    rows = book.active
    assert rows is not None
    for row in (("姓名", "单位", "电话"), ("单雄信", "示例大学", 12000000001), ("王伟", "示例大学", None)):
        rows.append(row)
    book.save(tmp_path / "list.xlsx")
    return tmp_path / "list.xlsx"


def data_of(file: Path) -> QMimeData:
    """As a file manager gives it, with the name as a text beside it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    data.setText(str(file))
    return data


def drop(on: QWidget, file: Path, at: QPoint | None = None) -> bool:
    """Over the very spot of the window where a widget is seen; whether anybody took it."""
    window = on.window()
    place = QPointF(on.mapTo(window, at or on.rect().center()))
    data, action = data_of(file), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place.toPoint(), action, data, left, none)
    QApplication.sendEvent(window.windowHandle(), enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(place, action, data, left, none)
    QApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


def names(page: VisitorsPage) -> list[str]:
    return [guest.name_zh for guest in page.over.model.taken] if isinstance(page.over, DelegationView) else []


@pytest.mark.parametrize("place", ["list", "form.fields.name"])
def test_a_sheet_dropped_on_the_page_is_seen_and_not_imported(
    page: VisitorsPage, window: MainWindow, desk: DeskContext, sheet: Path, place: str, qtbot: QtBot
) -> None:
    assert drop(attrgetter(place)(page), sheet)
    assert page.form.fields.name.text() == ""
    qtbot.waitUntil(lambda: names(page) == ["单雄信", "王伟"])
    assert window.pages.current == "visitors"
    assert desk.services.visitors.expected(desk.today()) == ()


def test_another_one_goes_below_what_stands_there(
    page: VisitorsPage, sheet: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert drop(page.list, sheet)
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    mail = tmp_path / "mail.txt"
    mail.write_text("3. 李娜\n", "utf-8")
    view = page.over
    assert isinstance(view, DelegationView)
    assert drop(view.text, mail)
    qtbot.waitUntil(lambda: names(page) == ["单雄信", "王伟", "李娜"])
    assert str(mail) not in view.text.toPlainText()


def test_a_file_can_be_pasted_where_the_list_is_written(page: VisitorsPage, sheet: Path, qtbot: QtBot) -> None:
    from jib_desk.views.visitors.delegation_view import open_delegation

    view = open_delegation(page)
    assert view is not None
    QGuiApplication.clipboard().setMimeData(data_of(sheet))
    view.text.setFocus()
    QTest.keyClick(view.text, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(page) == ["单雄信", "王伟"])


def test_a_file_that_cannot_be_read_says_so_and_takes_nothing_away(
    page: VisitorsPage, sheet: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert drop(page.list, sheet)
    qtbot.waitUntil(lambda: len(names(page)) == 2)
    torn = tmp_path / "torn.xlsx"
    torn.write_bytes(b"PK\x03\x04torn")
    view = page.over
    assert isinstance(view, DelegationView)
    assert drop(page, torn)
    qtbot.waitUntil(view.error.isVisible)
    assert "damaged" in view.error.text()
    assert names(page) == ["单雄信", "王伟"]


def test_what_is_no_list_opens_nothing_and_an_auditor_s_sheet_is_left_to_the_window(
    page: VisitorsPage, window: MainWindow, desk: DeskContext, sheet: Path, tmp_path: Path
) -> None:
    assert not drop(page.list, tmp_path / "photo.png")
    desk._actor = replace(desk.actor(), role=Role.AUDITOR)
    drop(page.list, sheet)
    assert page.over is None
    assert window.pages.current == "imports"
