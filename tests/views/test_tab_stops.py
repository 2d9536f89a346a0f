"""Tab alone leads to everything that is seen, and to nothing that is not."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jib_desk.views.context import DeskContext
from jib_desk.views.main_window import MainWindow
from jib_desk.views.visitors.closing import ClosingView
from jib_desk.views.visitors.dialogs import TimesDialog
from jib_desk.views.visitors.page import VisitorsPage

_MOST = 80


def round_from(start: QWidget, *, forward: bool) -> list[QWidget]:
    """Who has the keys after each Tab, until it is who had them first."""
    start.setFocus()
    reached: list[QWidget] = []
    for _ in range(_MOST):
        now = start.window().focusWidget()
        assert now is not None
        if now is start and reached:
            return reached
        if not reached or reached[-1] is not now:  # a day has three parts
            reached.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab)
    raise AssertionError(reached)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> VisitorsPage:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("visitors")
    page = window.pages.page("visitors")
    assert isinstance(page, VisitorsPage)
    return page


@pytest.mark.parametrize("forward", [True, False])
def test_the_verbs_beside_the_title_of_a_page_are_reached(page: VisitorsPage, forward: bool) -> None:
    reached = round_from(page.form.fields.name, forward=forward)
    assert {page.add_expected, page.close_day, page.print_day, page.more, page.form.button} <= set(reached)


def test_a_view_over_a_page_is_walked_through_and_the_page_below_is_not(
    page: VisitorsPage, window: MainWindow, desk: DeskContext
) -> None:
    desk.services.visitors.check_in(by=desk.actor(), name_zh="麦示例")
    window.actions_.trigger("visitors.closing")
    view = page.over
    assert isinstance(view, ClosingView)
    reached = round_from(view.table, forward=True)
    assert {view.close_visits, view.close_button, view.left_at, view.leave_button} <= set(reached)
    assert [widget for widget in reached if not widget.isVisible()] == []


def test_a_question_is_walked_through_part_by_part(page: VisitorsPage, desk: DeskContext, qtbot: QtBot) -> None:
    visit = desk.services.visitors.check_in(by=desk.actor(), name_zh="麦示例").row
    dialog = TimesDialog(desk, visit, page)
    page.open_dialog(dialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    reached = round_from(dialog.reason, forward=True)
    assert {dialog.arrived.day, dialog.arrived.at, dialog.has_left, dialog.cancel, dialog.verb} <= set(reached)
    dialog.close()
