"""The kiosk on its own screen: visitors come in and leave by themselves, or are sent to the desk without a word of why.

It shows nobody but the number of the badge that is to be taken. Only who has a PIN of staff closes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from jib_desk.rules.badges import read_badge_code
from jib_desk.rules.passes import CODE_LENGTH, read_scan, shown_code
from jib_desk.services.errors import DeskError, PinLocked, PinWrong
from jib_desk.views.kiosk import words
from jib_desk.views.kiosk.attempts import Attempts
from jib_desk.views.kiosk.keys import KioskKeys
from jib_desk.views.kiosk.screens import ChoiceScreen, PadScreen, Screen, StaffCorner, ToldScreen
from jib_desk.views.kiosk.sent import Sent, Way, is_wrong_number
from jib_desk.views.kiosk.words import spoken
from jib_desk.views.scanner import OWN_SCANS

if TYPE_CHECKING:
    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.staff import Actor
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext

_PHONE = range(4, 12)  # digits of its end
_BADGE = range(1, 5)
_PIN = range(4, 9)


@dataclass(frozen=True)
class KioskTimes:
    """Milliseconds: until it forgets who stood there, says its answer, wakes its corner, and gives a scan up."""

    idle: int = 60_000
    told: int = 8_000
    press: int = 2_000
    scan: int = 500


class KioskWindow(QWidget):
    """A window without a frame. What it wants of the desk's window it says by signals.

    On a screen of its own it leaves the keyboard where it is (`takes_keys` False): a touch there must not take the
    keys away from whoever types at the desk. Scans are handed to it then, see `wants_scan`.
    """

    needs_desk = Signal(object)  # Sent
    came = Signal(object)  # VisitRow's Outcome
    went = Signal(object)  # Outcome of a tuple of them
    muster_wanted = Signal()
    kept_roll_wanted = Signal()  # by whom nobody knows: nothing but the roll
    end_wanted = Signal()  # of the program
    closed = Signal()

    def __init__(
        self, desk: DeskContext, workstation: str = "", times: KioskTimes | None = None, *, takes_keys: bool = True
    ) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, not takes_keys)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not takes_keys)
        self.setObjectName("kiosk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(words.KIOSK.both())
        self._desk, self._workstation, self._times = desk, workstation, times or KioskTimes()
        self._is_busy = self._may_close = False
        self._turn = 0  # of whoever stands there; what is answered later is for nobody
        self._attempts = Attempts(desk.clock.steady)
        self._staff_by = self._by()  # to whom PINs are told: it holds without the database, too
        self.start = ChoiceScreen(words.WELCOME, words.WHAT, (words.HAVE_PASS, words.EXPECTED, words.LEAVING))
        self.by_pass = PadScreen(words.SHOW_PASS, range(CODE_LENGTH, CODE_LENGTH + 1))
        self.by_phone = PadScreen(words.TYPE_PHONE, _PHONE)
        self.by_badge = PadScreen(words.TYPE_BADGE, _BADGE)
        self.told = ToldScreen()
        self.pin = PadScreen(words.STAFF_PIN, _PIN, is_secret=True)
        self.staff = ChoiceScreen(words.STAFF, None, (words.TO_WORK, words.MUSTER, words.CLOSE))
        self.alone = ChoiceScreen(words.ALL_ALONE, words.ALL_ALONE_MAY, (words.TO_WORK, words.MUSTER, words.END))
        self.stack = QStackedWidget()
        for screen in (
            self.start,
            self.by_pass,
            self.by_phone,
            self.by_badge,
            self.told,
            self.pin,
            self.staff,
            self.alone,
        ):
            self.stack.addWidget(screen)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.setMinimumSize(1, 1)  # as large as its screen, however small: the pads make do with less height
        self.corner = StaffCorner(self, self._times.press)
        self.corner.held.connect(self._ask_pin)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.start_over)
        self._wire()
        self._listen()

    def _wire(self) -> None:
        self.start.chosen.connect(lambda place: self._show((self.by_pass, self.by_phone, self.by_badge)[place]))
        self.by_pass.entered.connect(lambda code: self._come_with_pass(code, shown_code(code)))
        self.by_phone.entered.connect(self._come_expected)
        self.by_badge.entered.connect(lambda number: self._leave(number, number))
        self.pin.entered.connect(self._try_pin)
        self.staff.chosen.connect(lambda place: (self.start_over, self._muster, self.close_for_good)[place]())
        alone = (self.start_over, self.kept_roll_wanted.emit, self.end_wanted.emit)
        self.alone.chosen.connect(lambda place: alone[place]())
        for pad in (self.by_pass, self.by_phone, self.by_badge, self.pin):
            pad.left.connect(self.start_over)

    def _listen(self) -> None:
        self.winId()  # now there is a window to listen to
        window = self.windowHandle()
        window.setProperty(OWN_SCANS, True)
        keys = KioskKeys(window, self._times.scan, self)
        keys.digit.connect(self._digit)
        keys.erase.connect(self._erase)
        keys.enter.connect(self._enter)
        keys.staff.connect(self._ask_pin)
        keys.scanned.connect(self.take_scan)
        keys.touched.connect(self._stay)

    # --- what is seen --------------------------------------------------------------------

    @property
    def screen_shown(self) -> Screen:
        """The screen that is seen."""
        shown = self.stack.currentWidget()
        assert isinstance(shown, Screen)
        return shown

    def start_over(self) -> None:
        """The first question, for whoever comes next; an answer that comes too late is for nobody."""
        self._is_busy = False
        self._turn += 1
        self._show(self.start)

    def _show(self, screen: Screen) -> None:
        for pad in (self.by_pass, self.by_phone, self.by_badge, self.pin):
            pad.begin()
        self.stack.setCurrentWidget(screen)
        screen.begin()
        self._stay()

    def _stay(self) -> None:
        """Somebody is there: it is kept a while; an answer no longer than it takes to read it."""
        shown = self.stack.currentWidget()
        if shown is self.start:
            self._rest.stop()
        elif shown is not self.told or self._is_busy:
            self._rest.start(self._times.idle)

    def _tell(self, text: str, typed: str, more: str = "") -> None:
        self._is_busy = False
        said = spoken(words.YOU_TYPED, typed=typed) if typed else ""
        self.told.tell(text, more, said)
        self._show(self.told)
        self._rest.start(self._times.told)

    # --- keys ----------------------------------------------------------------------------

    def _digit(self, digit: str) -> None:
        if isinstance(self.screen_shown, PadScreen):
            self.screen_shown.add(digit)

    def _erase(self) -> None:
        if isinstance(self.screen_shown, PadScreen):
            self.screen_shown.erase()

    def _enter(self) -> None:
        self.screen_shown.enter()

    @property
    def _for_staff(self) -> tuple[Screen, ...]:
        return self.pin, self.staff, self.alone

    @property
    def _hides_desk(self) -> bool:
        """Whether it has the keys of the only screen: there is no window of the desk to go on at."""
        return not self.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus

    @property
    def wants_scan(self) -> bool:
        """Whether somebody stands there who was asked for a pass or a badge."""
        return self.isVisible() and self.screen_shown in (self.by_pass, self.by_phone, self.by_badge)

    def take_scan(self, text: str) -> None:
        """A pass lets in and a badge lets out, whichever question is seen; staff are not disturbed."""
        if self.screen_shown in self._for_staff:
            return
        if read_scan(text) is None and read_badge_code(text) is not None:
            self._leave(text, "")
        else:
            self._come_with_pass(text, "")

    # --- what visitors do ----------------------------------------------------------------

    def _come_with_pass(self, text: str, typed: str) -> None:
        kiosk, token, sent = self._desk.services.kiosk, uuid4().hex, self._sent(Way.PASS, typed, text)
        self._try(lambda: kiosk.come_with_pass(by=self._by(), text=text, token=token), self._let_in, sent)

    def _come_expected(self, tail: str) -> None:
        kiosk, token, sent = self._desk.services.kiosk, uuid4().hex, self._sent(Way.EXPECTED, tail, tail)
        self._try(lambda: kiosk.come_expected(by=self._by(), tail=tail, token=token), self._let_in, sent)

    def _leave(self, text: str, typed: str) -> None:
        kiosk, token, sent = self._desk.services.kiosk, uuid4().hex, self._sent(Way.LEAVING, typed, text)
        self._try(lambda: kiosk.leave(by=self._by(), text=text, token=token), self._let_out, sent)

    def _by(self) -> Actor:
        """Who acts here; asked for within the work, where whatever is wrong is a refusal like others."""
        return self._desk.services.kiosk.actor(self._workstation)

    def _sent(self, way: Way, typed: str, text: str) -> Sent:
        """What the desk is told if this comes to nothing."""
        return Sent(self._desk.clock.now(), way, typed, text)

    def _let_in(self, outcome: Outcome[VisitRow]) -> str:
        self.came.emit(outcome)
        return spoken(words.COME_IN, badge=outcome.row.badge)

    def _let_out(self, outcome: Outcome[tuple[VisitRow, ...]]) -> str:
        self.went.emit(outcome)
        return spoken(words.GOODBYE)

    def _try(self, work: Callable[[], Any], done: Callable[[Any], str], sent: Sent) -> None:
        """One at a time; whatever is refused sends to the desk, and says no more than that."""
        if self._is_busy:
            return
        if self._attempts.is_paused:
            self._send_to_desk(sent)
            return
        self._is_busy = True
        turn = self._turn
        self.told.tell(spoken(words.MOMENT))
        self._show(self.told)

        def finish(outcome: Any) -> None:
            self._attempts.right()
            said = done(outcome)
            if turn == self._turn:
                self._tell(said, sent.typed)

        def refuse(error: DeskError) -> None:
            if is_wrong_number(error):
                self._attempts.wrong()
            self._send_to_desk(replace(sent, error=error), is_seen=turn == self._turn)

        self._desk.tasks.write(work, finish, refuse)

    def _send_to_desk(self, sent: Sent, *, is_seen: bool = True) -> None:
        self.needs_desk.emit(sent)
        if is_seen:
            self._tell(spoken(words.TO_DESK), sent.typed, spoken(words.DESK_KNOWS))

    # --- what staff do -------------------------------------------------------------------

    def _ask_pin(self) -> None:
        if not self._is_busy and self.screen_shown not in (self.staff, self.alone):
            self._show(self.pin)

    def _try_pin(self, pin: str) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        turn = self._turn

        def known(_staff: object) -> None:
            if turn == self._turn:
                self._is_busy = False
                self._show(self.staff)

        def refused(error: DeskError) -> None:
            if turn != self._turn:
                return
            self._is_busy = False
            if isinstance(error, PinLocked):
                self.pin.refuse(words.LOCKED_PIN, time=f"{self._desk.local(error.until):%H:%M}")
            elif isinstance(error, PinWrong):
                self.pin.refuse(words.WRONG_PIN)
            elif self._hides_desk:
                self._show(self.alone)
            else:
                self.pin.refuse(words.UNCHECKED_PIN)

        self._desk.tasks.write(lambda: self._desk.services.pins.whose(by=self._staff_by, pin=pin), known, refused)

    def tell_no_roll(self) -> None:
        """None was kept, or it cannot be read."""
        self._tell(spoken(words.NO_ROLL), "")

    def _muster(self) -> None:
        self.start_over()
        self.muster_wanted.emit()

    def cover(self) -> None:
        """Is seen on the whole of its screen."""
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        if self._hides_desk:
            self.activateWindow()

    def close_for_good(self) -> None:
        """By staff, or with the program."""
        self._may_close = True
        self._rest.stop()
        self.close()

    # --- Qt ------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nobody else closes it, whichever keys the system has for that."""
        if self._may_close:
            self.closed.emit()
            super().closeEvent(event)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """It does not go down to the task bar either."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange and self.isMinimized() and not self._may_close:
            self.cover()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The corner stays in its corner."""
        super().resizeEvent(event)
        self.corner.move(self.width() - self.corner.width(), 0)
        self.corner.raise_()
