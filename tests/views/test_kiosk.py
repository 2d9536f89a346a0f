"""The kiosk under the hands of visitors: pads, scans, what it never shows, and who may close it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.desk_words import TermsKind
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.invitations import PassRow
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.help import HelpDialog
from jib_desk.views.kiosk import opening
from jib_desk.views.kiosk.sent import Sent
from jib_desk.views.kiosk.waiting import Lines, WaitingAtDesk
from jib_desk.views.kiosk.window import KioskTimes, KioskWindow
from jib_desk.views.main_window import MainWindow
from jib_desk.views.scanner import WedgeScanner
from jib_desk.views.theme import LIGHT, stylesheet
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.visit_list import Which
from tests.views.spoken import unnamed_controls

PIN = "4711"
NEVER_MS = 10_000_000
CHINESE, LATIN = re.compile(r"[一-鿿]"), re.compile(r"[A-Za-z]")
TO_DESK = "Please go to the desk"


@pytest.fixture
def kiosk(desk: DeskContext, qtbot: QtBot) -> Iterator[KioskWindow]:
    """A kiosk of its own, at the first question; it waits for nobody and for ever."""
    by = desk.actor()
    desk.services.pins.set_pin(by=by, staff_id=by.id, pin=PIN)
    made = KioskWindow(desk, "tests", KioskTimes(NEVER_MS, NEVER_MS, 1, NEVER_MS))
    qtbot.addWidget(made)
    made.resize(1080, 1920)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    desk.tasks.wait()
    made.close_for_good()


@pytest.fixture
def planned(desk: DeskContext) -> VisitRow:
    at = desk.clock.now() + timedelta(hours=1)
    return desk.services.visitors.expect(
        by=desk.actor(), expected_at=at, name_zh="买买提·艾力", name_latin="Memet", phone="12000009876", company_id=1
    ).row


@pytest.fixture
def valid(desk: DeskContext, planned: VisitRow) -> PassRow:
    return desk.services.passes.issue(by=desk.actor(), visit_id=planned.id).row


def keys(kiosk: KioskWindow, text: str) -> None:
    for character in text:
        shift = character.isupper() or character == ":"
        modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(kiosk.windowHandle(), character, modifier)  # type: ignore[call-overload]


def enter(kiosk: KioskWindow) -> None:
    QTest.keyClick(kiosk.windowHandle(), Qt.Key.Key_Return)
    kiosk._desk.tasks.wait()


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def ask(kiosk: KioskWindow, place: int, typed: str) -> str:
    """One visitor: chooses a question, types, confirms; gives what is told."""
    kiosk.start_over()
    click(kiosk.start.buttons[place])
    keys(kiosk, typed)
    enter(kiosk)
    return kiosk.told.text.text()


def told_but_for(kiosk: KioskWindow, code: str) -> list[str]:
    """What is told, without the digits that were typed."""
    told = kiosk.told
    return [part.text().replace(f"{code[:3]} {code[3:]}", "…") for part in (told.text, told.more, told.typed)]


def texts(kiosk: KioskWindow) -> list[str]:
    """Every text of every screen, seen or not."""
    labels = [label.text() for label in kiosk.findChildren(QLabel)]
    buttons = [
        text for button in kiosk.findChildren(QAbstractButton) for text in (button.text(), button.accessibleName())
    ]
    return [*labels, *buttons, *(widget.toolTip() for widget in kiosk.findChildren(QWidget))]


def wrong(valid: PassRow, by: int = 1) -> str:
    """A code that is no pass."""
    return f"{(int(valid.code) + by) % 1_000_000:06d}"


def is_inside(desk: DeskContext, visit: VisitRow) -> bool:
    return desk.services.visitors.visit(visit.id).arrived_at is not None


# --- coming in -----------------------------------------------------------------------------------


def test_a_pass_that_is_scanned_lets_in(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow, valid: PassRow
) -> None:
    badge = desk.services.visitors.free_badge(planned.id)
    keys(kiosk, valid.qr_text)
    enter(kiosk)
    assert kiosk.screen_shown is kiosk.told
    assert f"Welcome. Please take badge {badge}" in kiosk.told.text.text()
    assert is_inside(desk, planned)


def test_six_digits_typed_or_touched_let_in(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow, valid: PassRow
) -> None:
    click(kiosk.start.buttons[0])
    for digit in valid.code:
        click(kiosk.by_pass.keys[digit])
    assert kiosk.by_pass.shown.text() == valid.code
    click(kiosk.by_pass.confirm)
    desk.tasks.wait()
    assert is_inside(desk, planned)
    assert f"{valid.code[:3]} {valid.code[3:]}" in kiosk.told.typed.text()


def test_fewer_digits_cannot_be_confirmed(kiosk: KioskWindow, valid: PassRow) -> None:
    click(kiosk.start.buttons[0])
    keys(kiosk, valid.code[:5])
    enter(kiosk)
    assert kiosk.screen_shown is kiosk.by_pass
    assert not kiosk.by_pass.confirm.isEnabled()
    QTest.keyClick(kiosk.windowHandle(), Qt.Key.Key_Backspace)
    assert kiosk.by_pass.typed == valid.code[:4]


def test_the_end_of_a_phone_lets_in_who_is_expected(kiosk: KioskWindow, desk: DeskContext, planned: VisitRow) -> None:
    assert "Welcome" in ask(kiosk, 1, "9876")
    assert is_inside(desk, planned)


def test_a_used_pass_sends_to_the_desk(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow, valid: PassRow
) -> None:
    ask(kiosk, 0, valid.code)
    desk.services.visitors.check_out(by=desk.actor(), visit_ids=(planned.id,))
    assert TO_DESK in ask(kiosk, 0, valid.code)


def test_a_pass_of_yesterday_sends_to_the_desk(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow, valid: PassRow, clock: FixedClock
) -> None:
    clock.at += timedelta(days=1)
    assert TO_DESK in ask(kiosk, 0, valid.code)
    assert not is_inside(desk, planned)


@pytest.mark.parametrize("scan", ["JIB:ELSEWHERE:ABCDEFGHIJKLMNOPQRSTUVWX", "JIB:::", "JIB:X", "JIB:" + "A" * 300])
def test_a_scan_that_is_no_pass_of_ours_sends_to_the_desk(kiosk: KioskWindow, scan: str) -> None:
    keys(kiosk, scan)
    enter(kiosk)
    assert TO_DESK in kiosk.told.text.text()


def test_who_is_to_be_noticed_is_sent_to_the_desk_as_a_wrong_code_is(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow, valid: PassRow
) -> None:
    ask(kiosk, 0, wrong(valid))
    said = told_but_for(kiosk, wrong(valid))
    desk.services.watch.add(by=desk.actor(), name_zh="买买提·艾力", reason="Test")
    told: list[Sent] = []
    kiosk.needs_desk.connect(told.append)
    ask(kiosk, 0, valid.code)
    assert told_but_for(kiosk, valid.code) == said
    assert [type(sent.error).__name__ for sent in told] == ["Watched"]
    assert not is_inside(desk, planned)


def test_whoever_tries_codes_is_sent_to_the_desk_for_a_minute(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow, valid: PassRow, clock: FixedClock
) -> None:
    for number in range(5):
        ask(kiosk, 0, wrong(valid, 1 + number))
    assert TO_DESK in ask(kiosk, 0, valid.code)
    assert not is_inside(desk, planned)
    clock.at += timedelta(minutes=1)
    assert "Welcome" in ask(kiosk, 0, valid.code)


def test_right_passes_that_only_the_desk_can_take_are_no_guesses(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow, valid: PassRow
) -> None:
    """A candidate's notice is the desk's: six of them in a row do not close the kiosk to the next guest."""
    at = desk.clock.now() + timedelta(hours=1)
    for number in range(6):
        desk.services.visitors.expect(
            by=desk.actor(),
            expected_at=at,
            name_zh="候选人",
            phone=f"1390000777{number}",
            category=VisitorCategory.CANDIDATE,
        )
        assert TO_DESK in ask(kiosk, 1, f"777{number}")
    assert "Welcome" in ask(kiosk, 0, valid.code)
    assert is_inside(desk, planned)


def test_an_answer_that_comes_too_late_is_not_told_to_whoever_stands_there_next(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow
) -> None:
    came: list[object] = []
    kiosk.came.connect(came.append)
    kiosk.by_phone.entered.emit("9876")
    kiosk.start_over()
    kiosk.by_badge.entered.emit("4321")
    desk.tasks.wait()
    assert len(came) == 1
    assert is_inside(desk, planned)
    assert TO_DESK in kiosk.told.text.text()
    assert not kiosk.told.isHidden()
    assert "4321" in kiosk.told.typed.text()


def test_a_keyboard_alone_is_enough(kiosk: KioskWindow, desk: DeskContext, planned: VisitRow) -> None:
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Return):
        QTest.keyClick(kiosk.windowHandle(), key)
    assert kiosk.screen_shown is kiosk.by_phone
    keys(kiosk, "9876")
    enter(kiosk)
    assert is_inside(desk, planned)


def test_terms_that_are_not_accepted_send_to_the_desk(kiosk: KioskWindow, desk: DeskContext, planned: VisitRow) -> None:
    by = desk.actor()
    desk.services.settings.change(by=by, asks_terms=True)
    desk.services.terms.write(by=by, kind=TermsKind.NDA, body_en="Text", body_zh="正文")
    assert TO_DESK in ask(kiosk, 1, "9876")
    assert not is_inside(desk, planned)


def test_nobody_is_let_in_by_a_shortcut_of_the_desk(kiosk: KioskWindow, planned: VisitRow) -> None:
    click(kiosk.start.buttons[1])
    for character in "98":
        QTest.keyClick(kiosk.windowHandle(), character, Qt.KeyboardModifier.ControlModifier)  # type: ignore[call-overload]
    assert planned.arrived_at is None
    assert kiosk.by_phone.typed == ""


# --- leaving -------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["typed", "scanned"])
def test_a_badge_lets_its_wearer_out(kiosk: KioskWindow, desk: DeskContext, how: str) -> None:
    row = desk.services.visitors.check_in(by=desk.actor(), name_zh="陈示例", badge="77").row
    if how == "typed":
        ask(kiosk, 2, "77")
    else:
        keys(kiosk, "JIB::B77")
        enter(kiosk)
    assert "Goodbye" in kiosk.told.text.text()
    assert desk.services.visitors.visit(row.id).left_at is not None


def test_a_badge_that_nobody_wears_sends_to_the_desk(kiosk: KioskWindow) -> None:
    assert TO_DESK in ask(kiosk, 2, "4321")


# --- what is seen --------------------------------------------------------------------------------


def test_every_label_is_in_both_languages(kiosk: KioskWindow, valid: PassRow) -> None:
    seen = texts(kiosk)
    ask(kiosk, 0, "000000")
    seen += texts(kiosk)
    ask(kiosk, 0, valid.code)
    seen += texts(kiosk)
    worded = [text for text in seen if CHINESE.search(text) or LATIN.search(text)]
    assert worded
    assert [text for text in worded if not (CHINESE.search(text) and LATIN.search(text))] == []


def test_nobody_is_named_whatever_is_done(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow, valid: PassRow
) -> None:
    people = [*desk.services.visitors.on_site(), *desk.services.visitors.expected(desk.today()), planned]
    secrets = {
        word
        for row in people
        for word in (row.name_zh, row.name_latin, row.organisation, row.host, row.masked_phone)
        if len(word) > 1
    }
    assert "买买提·艾力" in secrets
    ask(kiosk, 0, valid.code)
    said = texts(kiosk)
    ask(kiosk, 0, valid.code)
    said += texts(kiosk)
    ask(kiosk, 1, "9876")
    ask(kiosk, 2, "1")
    said += texts(kiosk)
    assert [secret for secret in secrets for text in said if secret in text] == []


def test_big_enough_for_a_finger(kiosk: KioskWindow) -> None:
    for screen in (kiosk.start, kiosk.by_pass, kiosk.pin, kiosk.staff):
        kiosk._show(screen)
        QApplication.processEvents()
        for button in screen.findChildren(QAbstractButton):
            assert button.height() >= 56


@pytest.mark.parametrize(
    "size", [(960, 540), (910, 512), (683, 384)]
)  # 1920 × 1080 at 200 %, 1366 × 768 at 150 and 200 %
def test_every_key_is_seen_on_a_low_screen(kiosk: KioskWindow, size: tuple[int, int]) -> None:
    kiosk.setStyleSheet(stylesheet(LIGHT))  # letters as large as they are seen
    kiosk.resize(*size)
    for screen in (kiosk.start, kiosk.by_pass, kiosk.by_phone, kiosk.by_badge, kiosk.pin, kiosk.staff, kiosk.alone):
        kiosk._show(screen)
        QApplication.processEvents()
        for button in screen.findChildren(QAbstractButton):
            place = button.rect().translated(button.mapTo(kiosk, button.rect().topLeft()))
            assert kiosk.rect().contains(place)
            assert button.height() >= 56
    kiosk._show(kiosk.by_phone)
    QApplication.processEvents()
    assert kiosk.by_phone.is_flat
    kiosk.resize(1080, 1920)
    QApplication.processEvents()
    assert not kiosk.by_phone.is_flat


def test_everything_has_a_name_for_a_screen_reader(kiosk: KioskWindow) -> None:
    assert unnamed_controls(kiosk) == []


def test_it_forgets_who_stood_there(kiosk: KioskWindow, qtbot: QtBot) -> None:
    click(kiosk.start.buttons[1])
    kiosk._times = replace(kiosk._times, idle=1)
    keys(kiosk, "98")
    qtbot.waitUntil(lambda: kiosk.screen_shown is kiosk.start)
    click(kiosk.start.buttons[1])
    assert kiosk.by_phone.typed == ""


def test_an_answer_goes_away_by_itself(kiosk: KioskWindow, qtbot: QtBot) -> None:
    kiosk._times = replace(kiosk._times, told=1)
    ask(kiosk, 2, "4321")
    qtbot.waitUntil(lambda: kiosk.screen_shown is kiosk.start)


# --- staff ---------------------------------------------------------------------------------------


def ask_for_staff(kiosk: KioskWindow, qtbot: QtBot) -> None:
    QTest.mousePress(kiosk.corner, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: kiosk.screen_shown is kiosk.pin)
    QTest.mouseRelease(kiosk.corner, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_no_key_closes_it(kiosk: KioskWindow, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(kiosk.windowHandle(), key, modifier)  # type: ignore[call-overload]
    kiosk.close()
    assert kiosk.isVisible()
    assert kiosk.screen_shown is kiosk.start


def test_staff_close_it_with_their_pin(kiosk: KioskWindow, qtbot: QtBot) -> None:
    ask_for_staff(kiosk, qtbot)
    keys(kiosk, PIN)
    assert PIN not in " ".join(texts(kiosk))
    enter(kiosk)
    assert kiosk.screen_shown is kiosk.staff
    click(kiosk.staff.buttons[2])
    assert not kiosk.isVisible()


def test_a_short_touch_of_the_corner_is_nothing(kiosk: KioskWindow) -> None:
    kiosk.corner._press.setInterval(NEVER_MS)
    click(kiosk.corner)
    assert not kiosk.corner._press.isActive()
    assert kiosk.screen_shown is kiosk.start


def test_wrong_pins_are_locked_and_the_right_one_too(kiosk: KioskWindow, clock: FixedClock) -> None:
    QTest.keyClick(kiosk.windowHandle(), Qt.Key.Key_F12)
    for _ in range(5):
        keys(kiosk, "0000")
        enter(kiosk)
        assert kiosk.screen_shown is kiosk.pin
    keys(kiosk, PIN)
    enter(kiosk)
    assert "Locked until 10:01" in kiosk.pin.told.text()
    clock.at += timedelta(minutes=2)
    keys(kiosk, PIN)
    enter(kiosk)
    assert kiosk.screen_shown is kiosk.staff


def test_whoever_sets_the_clock_neither_ends_nor_prolongs_what_wrong_ones_bring(
    kiosk: KioskWindow, desk: DeskContext, planned: VisitRow, valid: PassRow, clock: FixedClock
) -> None:
    for number in range(5):
        ask(kiosk, 0, wrong(valid, 1 + number))
    clock.set_by(timedelta(minutes=2))
    assert TO_DESK in ask(kiosk, 0, valid.code)
    clock.set_by(timedelta(hours=-1))
    clock.at += timedelta(minutes=1)
    assert "Welcome" in ask(kiosk, 0, valid.code)
    assert is_inside(desk, planned)


def test_the_muster_roll_is_asked_for_from_the_staff_corner(kiosk: KioskWindow, qtbot: QtBot) -> None:
    ask_for_staff(kiosk, qtbot)
    keys(kiosk, PIN)
    enter(kiosk)
    with qtbot.waitSignal(kiosk.muster_wanted):
        click(kiosk.staff.buttons[1])
    assert kiosk.screen_shown is kiosk.start


# --- the desk's window ---------------------------------------------------------------------------


def visitors_page(window: MainWindow) -> VisitorsPage:
    window.show_page("visitors")
    page = window.pages.page("visitors")
    assert isinstance(page, VisitorsPage)
    return page


@pytest.fixture
def opened(window: MainWindow, desk: DeskContext) -> KioskWindow:
    """The kiosk as the desk's window opens it on another screen."""
    by = desk.actor()
    desk.services.pins.set_pin(by=by, staff_id=by.id, pin=PIN)
    desk.notifier.publish(desk.services.settings.change(by=by, has_kiosk=True).changes)
    visitors_page(window)
    shown = opening.KioskHost(window, desk).show(covers_desk=False)
    assert shown is not None
    QApplication.processEvents()
    return shown


def waiting_lines(desk: DeskContext) -> list[str]:
    """What is said of those who were sent to the desk."""
    waiting = desk.findChild(WaitingAtDesk)
    assert waiting is not None
    return [bar.label.text() for bar in waiting.bars]


def helped(window: MainWindow) -> set[str]:
    """What the help lists."""
    dialog = HelpDialog(window.actions_, window)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    dialog.deleteLater()
    return said


def settled(desk: DeskContext) -> None:
    desk.tasks.wait()
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def test_while_it_is_off_nothing_of_it_is_offered(window: MainWindow, desk: DeskContext) -> None:
    assert "visitors.kiosk" not in {command.id for command in window.actions_.offered()}
    assert "Open the kiosk" not in helped(window)
    changed = desk.services.settings.change(by=desk.actor(), has_kiosk=True)
    desk.notifier.publish(changed.changes)
    assert "visitors.kiosk" in {command.id for command in window.actions_.offered()}
    assert "Open the kiosk" in helped(window)


def test_without_a_pin_it_says_where_to_set_one(window: MainWindow) -> None:
    assert opening.open_kiosk(visitors_page(window)) is None
    assert window.bars.bar("kiosk_pin") is not None


def test_the_desk_is_told_and_the_kiosk_closes_with_the_setting(
    window: MainWindow, desk: DeskContext, planned: VisitRow, valid: PassRow
) -> None:
    by = desk.actor()
    desk.services.pins.set_pin(by=by, staff_id=by.id, pin=PIN)
    desk.notifier.publish(desk.services.settings.change(by=by, has_kiosk=True).changes)
    shown = opening.open_kiosk(visitors_page(window))
    assert shown is not None
    assert opening.open_kiosk(visitors_page(window)) is shown
    QApplication.processEvents()
    window.show_page("today")
    ask(shown, 0, wrong(valid))
    ask(shown, 2, "4321")
    bar = window.bars.bar("kiosk")
    assert bar is not None
    assert "2" in bar.label.text()
    assert window.history is not None
    before = window.history.stack.count()
    assert QGuiApplication.focusWindow() is shown.windowHandle()
    keys(shown, valid.qr_text)  # by a scanner that the desk's window would hear, too
    enter(shown)
    assert is_inside(desk, planned)
    assert desk.services.journal.entries(limit=1)[0].workstation == "tests kiosk"
    assert window.history.stack.count() == before
    assert not visitors_page(window).form.arrival.isHidden(), "the host is told by hand while no channel is in use"
    desk.notifier.publish(desk.services.settings.change(by=by, has_kiosk=False).changes)
    settled(desk)
    host = window.findChild(opening.KioskHost)
    assert host is not None
    assert host.kiosk is None


def test_whoever_is_sent_to_the_desk_waits_there_until_somebody_takes_it(
    window: MainWindow, desk: DeskContext, opened: KioskWindow, valid: PassRow
) -> None:
    page = visitors_page(window)
    name = page.form.fields.name
    desk.services.visitors.expect(
        by=desk.actor(), expected_at=desk.clock.now(), name_zh="李示例", phone="13000009876"
    )  # two phones that end alike
    ask(opened, 1, "9876")
    ask(opened, 0, wrong(valid))
    ask(opened, 1, "9876")  # tries again
    first, second = waiting_lines(desk)
    assert first.startswith("From the kiosk, 10:00: “I am expected”, 9876. Several people")
    assert wrong(valid) in second.replace(" ", "")
    assert not re.search("买买提|李示例|Memet", first + second)
    assert window.bars.bar("kiosk") is None  # the lines are seen
    window.show_page("today")
    told = window.bars.bar("kiosk")
    assert told is not None
    assert told.label.text().startswith("2 visitors came from the kiosk")
    name.setText("Wang")  # somebody stands at the desk already
    window.actions_.trigger("visitors.kiosk_next")
    assert len(waiting_lines(desk)) == 2
    assert "holds somebody else" in waiting_lines(desk)[0]
    assert name.text() == "Wang"
    page.form.start_again()
    window.actions_.trigger("visitors.kiosk_next")
    assert name.text() == "9876"
    assert name.is_offering
    assert len(waiting_lines(desk)) == 1
    waiting = desk.findChild(WaitingAtDesk)
    assert waiting is not None
    click(waiting.bars[0].close_button)
    assert waiting_lines(desk) == []
    window.show_page("today")
    assert window.bars.bar("kiosk") is None


def test_whoever_has_no_line_yet_is_counted_below_them(desk: DeskContext, opened: KioskWindow, qtbot: QtBot) -> None:
    for badge in ("4321", "4322", "4323", "4324", "4325"):
        ask(opened, 2, badge)
    waiting = desk.findChild(WaitingAtDesk)
    assert waiting is not None
    assert len(waiting.bars) == 3
    lines = waiting.bars[0].parentWidget()
    assert isinstance(lines, Lines)
    assert lines.further.text() == "2 more from the kiosk"
    waiting.drop(waiting.sent[0])
    waiting.drop(waiting.sent[0])
    assert lines.further.isHidden()


def test_who_leaves_with_a_badge_that_nobody_wears_is_looked_for_in_the_list(
    window: MainWindow, desk: DeskContext, opened: KioskWindow
) -> None:
    page = visitors_page(window)
    page.form.fields.name.setText("Wang")  # it is nobody else's
    ask(opened, 2, "4321")
    waiting = desk.findChild(WaitingAtDesk)
    assert waiting is not None
    assert waiting.take(waiting.sent[0])
    assert waiting.sent == ()
    assert page.list.which is Which.INSIDE
    assert window.focusWidget() is page.list.table
    assert page.form.fields.name.text() == "Wang"


def test_who_is_to_be_noticed_is_not_told_of_on_the_screen_of_the_desk(
    desk: DeskContext, opened: KioskWindow, planned: VisitRow
) -> None:
    desk.services.watch.add(by=desk.actor(), name_zh="买买提·艾力", reason="Test")
    ask(opened, 1, "9876")
    assert waiting_lines(desk) == ["From the kiosk, 10:00: “I am expected”, 9876."]
    assert planned.arrived_at is None


def test_on_a_screen_of_its_own_it_takes_no_keys_from_the_desk_but_the_scan_that_it_asked_for(
    window: MainWindow, desk: DeskContext, opened: KioskWindow, planned: VisitRow, valid: PassRow
) -> None:
    assert opened.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert window.isVisible()
    scanner = desk.findChild(WedgeScanner)
    assert scanner is not None
    click(opened.start.buttons[0])
    scanner.scanned.emit(valid.qr_text)
    desk.tasks.wait()
    assert "Welcome" in opened.told.text.text()
    assert is_inside(desk, planned)


def test_on_the_only_screen_no_window_of_the_desk_is_there_to_be_switched_to(
    window: MainWindow, desk: DeskContext
) -> None:
    by = desk.actor()
    desk.services.pins.set_pin(by=by, staff_id=by.id, pin=PIN)
    kiosk = opening.open_kiosk(visitors_page(window))
    assert kiosk is not None
    assert not window.isVisible()
    kiosk.close()  # as the system's keys do
    assert not window.isVisible()
    QTest.keyClick(kiosk.windowHandle(), Qt.Key.Key_F12)
    keys(kiosk, PIN)
    enter(kiosk)
    click(kiosk.staff.buttons[2])
    settled(desk)
    assert window.isVisible()


def test_a_screen_that_is_taken_away_takes_the_kiosk_with_it(
    window: MainWindow, desk: DeskContext, opened: KioskWindow
) -> None:
    host = window.findChild(opening.KioskHost)
    assert host is not None
    host._miss_screen("another")
    assert host.kiosk is opened
    host._screen_name = "HDMI-2"
    host._miss_screen("HDMI-2")
    settled(desk)
    assert host.kiosk is None
    bar = window.bars.bar("kiosk_screen")
    assert bar is not None
    click(next(verb for verb in bar.findChildren(QPushButton) if verb.text() == "Open the kiosk"))
    assert host.kiosk is not None
    assert window.bars.bar("kiosk_screen") is None
