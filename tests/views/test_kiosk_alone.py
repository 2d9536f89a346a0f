"""A kiosk on the only screen while the database is damaged or gone: staff are not locked out, nor the roll in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.models.database import Database
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.pins import PinsService
from jib_desk.views.context import DeskContext
from jib_desk.views.evacuation.kept_roll import KeptRoll
from jib_desk.views.kiosk import opening
from jib_desk.views.kiosk.window import KioskWindow
from jib_desk.views.main_window import MainWindow
from jib_desk.views.theme import LIGHT, stylesheet
from tests.conftest import copy_centre
from tests.services.test_pins import garble, lose

PIN = "4711"
Key = Qt.Key


@pytest.fixture
def sample(sample_template: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    """The sample centre on a workstation that keeps rolls; the front desk has a PIN, given at another desk."""
    database = Database.open(copy_centre(sample_template, tmp_path / "centre.db"))
    services = open_services(database, clock, muster_folder=tmp_path / "state" / "muster")
    by = services.staff.actor("front_desk")
    services.visitors.check_in(by=by, name_zh="周示例", badge="11")
    services.settings.change(by=by, has_kiosk=True)
    PinsService(database, clock).set_pin(by=by, staff_id=by.id, pin=PIN)
    services.muster_snapshots.write()
    yield services
    database.close()


@pytest.fixture
def host(guarded: MainWindow, desk: DeskContext) -> Iterator[opening.KioskHost]:
    """The kiosk covers the window of the desk."""
    made = opening.KioskHost(guarded, desk)
    made.show(covers_desk=True)
    assert not guarded.isVisible()
    yield made
    desk.tasks.wait()
    made._end()


def kiosk_of(host: opening.KioskHost) -> KioskWindow:
    assert host.kiosk is not None
    return host.kiosk


def press(kiosk: KioskWindow, key: Qt.Key) -> None:
    QTest.keyClick(kiosk.windowHandle(), key)


def try_pin(host: opening.KioskHost, desk: DeskContext, pin: str) -> KioskWindow:
    kiosk = kiosk_of(host)
    press(kiosk, Key.Key_F12)
    for digit in pin:
        QTest.keyClick(kiosk.windowHandle(), digit)  # type: ignore[call-overload]
    press(kiosk, Key.Key_Return)
    assert desk.tasks.wait()
    QApplication.processEvents()
    return kiosk


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def rolls() -> list[KeptRoll]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, KeptRoll) and each.isVisible()]


def shows(roll: KeptRoll, name: str) -> bool:
    return any(line.name_zh == name for line in roll.kept.now.lines)


@pytest.mark.qt_log_ignore("does not support raise")
@pytest.mark.parametrize("fate", [garble, lose])
def test_with_their_pin_staff_get_the_roll_and_the_desk_back(
    host: opening.KioskHost,
    window: MainWindow,
    desk: DeskContext,
    sample: Services,
    fate: Callable[[Services], None],
) -> None:
    try_pin(host, desk, "0000")  # somebody's mistake of an earlier day, which the right one is to take back
    kiosk_of(host).start_over()
    fate(sample)
    kiosk = try_pin(host, desk, "1111")
    assert "nobody's PIN" in kiosk.pin.told.text()
    kiosk = try_pin(host, desk, PIN)
    assert kiosk.screen_shown is kiosk.staff
    click(kiosk.staff.buttons[1])
    (roll,) = rolls()
    assert shows(roll, "周示例")
    roll.close()
    try_pin(host, desk, PIN)
    click(kiosk.staff.buttons[2])
    assert host.kiosk is None
    assert window.isVisible()


def test_guesses_are_locked_without_the_database_too(
    host: opening.KioskHost, desk: DeskContext, sample: Services
) -> None:
    garble(sample)
    for _ in range(5):
        try_pin(host, desk, "0000")
    kiosk = try_pin(host, desk, PIN)
    assert kiosk.screen_shown is kiosk.pin
    assert "Locked until 10:01" in kiosk.pin.told.text()


@pytest.fixture
def unread(host: opening.KioskHost, desk: DeskContext, sample: Services) -> opening.KioskHost:
    """No PIN was ever read by this program, and none can be now."""
    desk.services.pins.__init__(sample.database, sample.clock)  # type: ignore[misc]
    lose(sample)
    return host


def test_where_no_pin_can_be_checked_the_roll_comes_up_and_nothing_else_of_the_desk(
    unread: opening.KioskHost, window: MainWindow, desk: DeskContext
) -> None:
    kiosk = try_pin(unread, desk, PIN)
    assert kiosk.screen_shown is kiosk.alone
    assert "周示例" not in "".join(label.text() for label in kiosk.findChildren(QLabel))
    kiosk.take_scan("JIB:ELSEWHERE:B11")
    assert kiosk.screen_shown is kiosk.alone
    click(kiosk.alone.buttons[1])
    (roll,) = rolls()
    assert shows(roll, "周示例")
    QTest.keyClicks(roll.people.search, "11")
    QTest.keyClick(roll.people.search, Key.Key_Return)
    assert next(line.is_safe for line in roll.kept.now.lines if line.badge == "11")
    QTest.keyClick(roll, Key.Key_Escape)
    QApplication.processEvents()
    assert rolls() == []
    assert not window.isVisible()
    click(kiosk.alone.buttons[0])
    assert kiosk.screen_shown is kiosk.start


def test_what_is_said_then_is_seen_whole(unread: opening.KioskHost, desk: DeskContext) -> None:
    kiosk = try_pin(unread, desk, PIN)
    kiosk.setWindowState(Qt.WindowState.WindowNoState)
    kiosk.setStyleSheet(stylesheet(LIGHT))
    kiosk.resize(800, 480)
    QApplication.processEvents()
    said = [each for each in kiosk.alone.findChildren(QLabel) if each.isVisible()]
    assert len(said) == 2
    assert [each.text() for each in said if each.sizeHint().width() > each.width()] == []


def test_where_no_roll_was_kept_either_it_is_said(
    unread: opening.KioskHost, desk: DeskContext, sample: Services
) -> None:
    assert sample.muster_snapshots.store is not None
    sample.muster_snapshots.store.forget()
    kiosk = try_pin(unread, desk, PIN)
    click(kiosk.alone.buttons[1])
    assert "No muster roll is kept here" in kiosk.told.text.text()


def test_the_way_out_for_whom_nobody_knows_ends_the_program_and_shows_nothing_of_the_desk(
    unread: opening.KioskHost, window: MainWindow, desk: DeskContext, qtbot: QtBot
) -> None:
    kiosk = try_pin(unread, desk, PIN)
    with qtbot.waitSignal(window.closing):
        click(kiosk.alone.buttons[2])
    assert unread.kiosk is None
    assert not window.isVisible()


def test_on_a_screen_of_its_own_it_leads_to_the_window_of_the_desk(
    guarded: MainWindow, desk: DeskContext, sample: Services
) -> None:
    host = opening.KioskHost(guarded, desk)
    host.show(covers_desk=False)
    desk.services.pins.__init__(sample.database, sample.clock)  # type: ignore[misc]
    lose(sample)
    kiosk = kiosk_of(host)
    kiosk.corner.held.emit()
    for digit in PIN:
        click(kiosk.pin.keys[digit])
    click(kiosk.pin.confirm)
    assert desk.tasks.wait()
    QApplication.processEvents()
    assert kiosk.screen_shown is kiosk.pin
    assert "go on at the desk's window" in kiosk.pin.told.text()
    host._end()
