"""The scanner that types: taken at any place of the window, and nothing that people type is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.views.scanner import Moment, WedgeScanner, moment_of

SCAN = "JIB:ABCDE234:ABCDEFGHIJKLMNOPQRSTUVWX"


class Desk:
    """A window with a field, a scanner that listens, and a clock that the test moves."""

    def __init__(self, qtbot: QtBot) -> None:
        self.at = 1000.0
        self.scans: list[str] = []
        self.window = QWidget()
        self.field = QLineEdit()
        box = QVBoxLayout(self.window)
        box.addWidget(self.field)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()
        qtbot.waitUntil(self.field.hasFocus)
        self.scanner = WedgeScanner(lambda _event: Moment(0, self.at))
        self.scanner.scanned.connect(self.scans.append)
        self.scanner.listen()

    def type(self, text: str, gap_ms: float = 10) -> None:
        """As a keyboard does it: by the window, upper case with Shift."""
        for character in text:
            self.at += gap_ms
            shift = (
                Qt.KeyboardModifier.ShiftModifier
                if character.isupper() or character == ":"
                else Qt.KeyboardModifier.NoModifier
            )
            if shift:
                QTest.keyPress(self.handle, Qt.Key.Key_Shift)
            QTest.keyClick(self.handle, character, shift)  # type: ignore[call-overload]
        self.at += gap_ms

    def enter(self) -> None:
        QTest.keyClick(self.handle, Qt.Key.Key_Return)

    def commit(self, text: str, gap_ms: float = 10) -> None:
        """As an input method hands it over."""
        for character in text:
            self.at += gap_ms
            event = QInputMethodEvent()
            event.setCommitString(character)
            QCoreApplication.sendEvent(self.field, event)
        self.at += gap_ms

    @property
    def handle(self):  # noqa: ANN201 - a QWindow
        return self.window.windowHandle()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.scanner.give_back()
    made.scanner.deleteLater()


def test_a_scan_is_taken_and_leaves_no_trace_in_the_field(desk: Desk) -> None:
    desk.field.setText("王伟")
    desk.type(SCAN)
    desk.enter()
    assert desk.scans == [SCAN]
    assert desk.field.text() == "王伟"


def test_what_people_type_comes_into_the_field_as_typed(desk: Desk) -> None:
    desk.type("Jib: jim jibe", gap_ms=90)
    desk.scanner.give_back()
    assert desk.field.text() == "Jib: jim jibe"
    assert desk.scans == []


def test_even_fast_typing_loses_nothing(desk: Desk) -> None:
    desk.type("jiji JINGJIB", gap_ms=5)
    desk.scanner.give_back()
    assert desk.field.text() == "jiji JINGJIB"


def test_a_code_typed_by_hand_is_typed(desk: Desk) -> None:
    desk.type(SCAN, gap_ms=36)
    desk.enter()
    desk.scanner.give_back()
    assert desk.scans == []
    assert desk.field.text() == SCAN


def test_a_slow_scanner_is_a_scanner(desk: Desk) -> None:
    desk.type(SCAN, gap_ms=35)
    desk.at -= 35  # Enter as soon after the last character
    desk.enter()
    assert desk.scans == [SCAN]


def test_a_scan_that_stops_in_the_middle_is_given_back(desk: Desk, qtbot: QtBot) -> None:
    desk.type("JIB:ABC")
    assert desk.field.text() == ""
    qtbot.waitUntil(lambda: desk.field.text() == "JIB:ABC")  # nothing more came
    assert desk.scans == []


def test_shift_turned_round_and_full_width_are_understood(desk: Desk) -> None:
    desk.type(SCAN.swapcase())
    desk.enter()
    wide = "".join(chr(ord(character) + 0xFEE0) for character in SCAN)
    desk.commit(wide)
    desk.enter()
    assert desk.scans == [SCAN, SCAN]
    assert desk.field.text() == ""


def test_composing_is_left_alone(desk: Desk) -> None:
    desk.type("J")
    event = QInputMethodEvent("ji", [])
    QCoreApplication.sendEvent(desk.field, event)
    assert desk.field.text() == "J"
    assert not desk.scanner.is_holding
    desk.commit("积")
    assert desk.field.text() == "J积"


def test_shortcuts_hear_nothing_of_a_scan_and_everything_else(desk: Desk) -> None:
    pressed: list[str] = []
    for key in ("I", "B", "Ctrl+J"):
        shortcut = QShortcut(QKeySequence(key), desk.window)
        shortcut.activated.connect(lambda key=key: pressed.append(key))
    desk.window.setFocus()
    desk.type(SCAN)
    desk.enter()
    assert (desk.scans, pressed) == ([SCAN], [])
    desk.type("b")
    QTest.keyClick(desk.handle, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert pressed == ["B", "Ctrl+J"]


def test_a_badge_is_scanned_the_same_way(desk: Desk) -> None:
    desk.type("JIB:ABCDE234:B07")
    desk.enter()
    assert desk.scans == ["JIB:ABCDE234:B07"]


def test_a_scan_that_had_to_wait_for_a_busy_window_is_a_scan(desk: Desk) -> None:
    desk.type(SCAN[:20])
    desk.at += 400  # the window draws a long list; the rest of the keys lies ready
    desk.scanner._lose_patience()
    assert desk.scanner.is_holding
    desk.at -= 400
    desk.type(SCAN[20:])
    desk.enter()
    assert desk.scans == [SCAN]
    desk.type(SCAN[:20])
    desk.at += 400
    desk.scanner._lose_patience()
    desk.scanner._lose_patience()
    assert desk.field.text() == SCAN[:20]


def test_how_fast_keys_were_typed_is_the_system_s_to_say() -> None:
    first, second = (QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier) for _ in range(2))
    first.setTimestamp(5_000)
    second.setTimestamp(5_012)
    assert moment_of(second).since(moment_of(first)) == 12
    assert Moment(0, 900).since(Moment(5_000, 880)) == 20, "an input method does not say it"


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_Enter, "\r"), (Qt.Key.Key_J, "\n"), (Qt.Key.Key_Tab, "\t")])
def test_a_scan_may_end_with_the_other_enter_a_line_feed_or_a_tab(desk: Desk, key: Qt.Key, text: str) -> None:
    control, none = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
    desk.type(SCAN)
    end = QKeyEvent(QEvent.Type.KeyPress, key, control if text == "\n" else none, text)
    QCoreApplication.sendEvent(desk.handle, end)
    assert (desk.scans, desk.field.text()) == ([SCAN], "")


def test_a_second_enter_of_the_scanner_saves_nothing(desk: Desk) -> None:
    entered: list[str] = []
    desk.field.returnPressed.connect(lambda: entered.append(desk.field.text()))
    desk.field.setText("王伟")
    desk.type(SCAN)
    desk.enter()
    desk.enter()
    assert (desk.scans, entered) == ([SCAN], [])
    desk.at += 200
    desk.enter()
    assert entered == ["王伟"]
