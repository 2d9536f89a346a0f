"""The line that offers Undo waits for whoever reaches for it; the foot says where a sheet would be printed."""

import threading

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from jib_desk.views import foot
from jib_desk.views.main_window import MainWindow
from jib_desk.views.theme import Motion
from jib_desk.views.toasts import Toasts
from jib_desk.views.widgets.drawer import Drawer


@pytest.fixture
def toasts(window: MainWindow, qtbot: QtBot) -> Toasts:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.toasts._timer.setInterval(150)
    return window.toasts


def test_a_line_goes_after_four_seconds(window: MainWindow) -> None:
    assert window.toasts._timer.interval() == Motion.TOAST == 4000


def test_a_line_goes_by_itself(toasts: Toasts, qtbot: QtBot) -> None:
    toasts.show_line("Zhao is in", 1)
    qtbot.waitUntil(toasts.isHidden)


def test_a_line_waits_while_its_undo_has_the_keys(toasts: Toasts, window: MainWindow, qtbot: QtBot) -> None:
    toasts.show_line("Zhao is in", 1)
    toasts.undo_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(400)
    assert toasts.isVisible()
    toasts.show_line("Qian is in", 2)
    qtbot.wait(400)
    assert toasts.isVisible(), "a newer line under the same keys waits too"
    window.foot.who.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(toasts.isHidden)


def test_a_line_waits_while_it_is_pointed_at(toasts: Toasts, qtbot: QtBot) -> None:
    toasts.show_line("Zhao is in", 1)
    toasts.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    QApplication.sendEvent(toasts, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))
    qtbot.wait(400)
    assert toasts.isVisible()
    toasts.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(toasts, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(toasts.isHidden)


@pytest.mark.parametrize("line", ["Zhao is in", "Zhao is in, and so are " + "Qian and Sun and Li and " * 9])
def test_a_line_leaves_the_button_at_the_foot_of_a_panel_free(window: MainWindow, toasts: Toasts, line: str) -> None:
    panel = Drawer(window)
    panel.setGeometry(window.width() - panel.width(), 0, panel.width(), window.height())
    panel.show()
    toasts.show_line(line, 1)
    assert not toasts.geometry().intersects(panel.geometry())
    label = toasts.findChild(QLabel)
    assert label is not None
    assert label.heightForWidth(label.width()) <= label.height() or label.sizeHint().width() <= label.width()


def test_the_foot_names_the_printer_once_the_system_has_said(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def system() -> str:
        asked.append(threading.get_ident())
        return "HP LaserJet front desk"

    monkeypatch.setattr(foot, "_default_printer", system)
    window.foot.show_backup("08:45")
    assert window.foot.state.text() == "Saved · Backup 08:45", "nothing is said of a printer before it is known"
    window.foot.ask_for_printer()
    qtbot.waitUntil(lambda: window.foot.state.text() == "Saved · Backup 08:45 · Printer HP LaserJet front desk")
    assert asked != [threading.get_ident()], "a print server lets one wait; the window does not wait with it"
    assert window.foot.state.toolTip() == "Default printer: HP LaserJet front desk"


def test_a_system_that_does_not_answer_is_not_asked_again_and_holds_nobody_up(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    asked: list[int] = []

    def system() -> str:
        asked.append(1)
        answers.wait(10)
        return ""

    monkeypatch.setattr(foot, "_default_printer", system)
    window.foot.ask_for_printer()
    qtbot.waitUntil(lambda: bool(asked))
    window.foot.ask_for_printer()
    assert window.foot._desk is not None
    assert window.foot._desk.tasks.is_idle, "the window may close meanwhile"
    answers.set()
    qtbot.waitUntil(lambda: window.foot.state.text().endswith("No printer"))
    assert len(asked) == 1


def test_a_long_name_of_a_printer_leaves_room_for_the_rest(window: MainWindow) -> None:
    window.foot.show_printer(r"\\print-server-shanghai-pudong-03\HP Color LaserJet Enterprise M555 (front desk)")
    shown = window.foot.state.text()
    assert len(shown) < 50
    assert "…" in shown
    assert "front desk" in window.foot.state.toolTip()


def test_what_is_wanted_next_is_offered_in_the_line_and_done_by_its_click(toasts: Toasts, qtbot: QtBot) -> None:
    done: list[str] = []
    toasts.show_line("A01 assigned", 1)
    toasts.offer("Open the move-in list", lambda: done.append("opened"))
    assert toasts.offer_button.isVisible()
    toasts.offer_button.click()
    assert done == ["opened"]
    assert toasts.isHidden()
    toasts.show_line("Qian is in", 2)
    assert toasts.offer_button.isHidden(), "an offer belongs to its own line"
    qtbot.waitUntil(toasts.isHidden)


def test_nothing_is_offered_where_nothing_is_said(toasts: Toasts) -> None:
    toasts.offer("Open the move-in list", lambda: None)
    assert toasts.isHidden()
