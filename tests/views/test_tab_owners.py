"""Whoever leaves a view takes nothing of the page below along, though the next stop of Tab is looked for."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from jib_desk.views.main_window import MainWindow
from jib_desk.views.register.opening import open_register
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.widgets.flow import FlowLayout


def test_a_view_that_is_left_takes_nothing_of_its_page_along(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("visitors")
    page = window.pages.page("visitors")
    assert isinstance(page, VisitorsPage)
    kept = page.findChildren(QWidget)
    items = [layout.itemAt(place) for layout in page.findChildren(FlowLayout) for place in range(layout.count())]
    open_register(page)
    assert page.over is not None
    page.leave_over()  # what is hidden gives the keys to the next stop
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert isValid(window)
    assert all(isValid(widget) for widget in kept)
    assert items
    assert all(isValid(item) for item in items)
