"""The way to the kiosk, and what the desk's window hears of it. Nothing of it is there while the setting is off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen
    from PySide6.QtWidgets import QWidget

    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.kiosk.sent import Sent
    from jib_desk.views.kiosk.waiting import WaitingAtDesk
    from jib_desk.views.kiosk.window import KioskWindow
    from jib_desk.views.main_window import MainWindow
    from jib_desk.views.visitors.page import VisitorsPage

_NO_PIN = "kiosk_pin"
_NO_SCREEN = "kiosk_screen"


class KioskMenu(QObject):
    """Says the entry of the menu; a QObject, because translations belong to a class."""

    def text(self) -> str:
        """What the entry is called."""
        return self.tr("Open the kiosk")

    def next(self) -> str:
        """What the entry is called that takes whoever waits longest."""
        return self.tr("See to who was sent from the kiosk")


def menu_text() -> str:
    """The entry in the window's language."""
    return KioskMenu().text()


def next_text() -> str:
    """The entry in the window's language."""
    return KioskMenu().next()


def is_on(desk: DeskContext) -> bool:
    """Whether the centre has a kiosk."""
    return desk.centre().reception.has_kiosk


def open_kiosk(page: VisitorsPage) -> KioskWindow | None:
    """On the screen that was chosen for it; None where no member of staff could close it again."""
    window = cast("MainWindow", page.window())
    host = window.findChild(KioskHost) or KioskHost(window, page.desk)
    return host.show()


def somebody_waits(desk: DeskContext) -> bool:
    """Whether the kiosk sent anybody to the desk whom nobody has seen to."""
    waiting = _waiting(desk)
    return waiting is not None and bool(waiting.sent)


def take_next(page: VisitorsPage) -> None:
    """Whoever waits longest."""
    waiting = _waiting(page.desk)
    if waiting is not None and waiting.sent:
        waiting.take(waiting.sent[0])


def _waiting(desk: DeskContext) -> WaitingAtDesk | None:
    from jib_desk.views.kiosk.waiting import WaitingAtDesk

    return desk.findChild(WaitingAtDesk)


def takes_scan(window: QWidget, text: str) -> bool:
    """Whether a scan is for the kiosk, where somebody was asked for one: its screen never has the keys."""
    host = window.findChild(KioskHost)
    if host is None or host.kiosk is None or not host.kiosk.wants_scan:
        return False
    host.kiosk.take_scan(text)
    return True


class KioskHost(QObject):
    """Keeps the kiosk of a window, and tells the desk what happens there."""

    def __init__(self, window: MainWindow, desk: DeskContext) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.kiosk: KioskWindow | None = None
        self._waiting: WaitingAtDesk | None = None
        self._screen_name = ""
        self._covers_desk = False
        window.closing.connect(self._end)
        desk.centre_changed.connect(self._follow)
        qt: Any = QGuiApplication.instance()
        qt.screenRemoved.connect(lambda screen: self._miss_screen(screen.name()))

    def show(self, *, covers_desk: bool | None = None) -> KioskWindow | None:
        """One kiosk a window; needs a PIN of staff.

        On the desk's own screen it takes the keys, and the desk's window is hidden, so that no key of the system leads
        there: it comes back with the muster roll, or when the kiosk is closed.
        """
        from jib_desk.views.kiosk.window import KioskWindow

        desk = self._desk
        if not desk.read(desk.services.pins.has_any):
            bar = self._window.bars.tell(
                _NO_PIN,
                "warning",
                lambda: self.tr("The kiosk is closed with a PIN: set one for a member of staff first."),
            )
            bar.offer(lambda: self.tr("Settings"), lambda: desk.go_to("settings"))
            return None
        for solved in (_NO_PIN, _NO_SCREEN):
            self._window.bars.solve(solved)
        if self.kiosk is None:
            screen = self._screen()
            self._covers_desk = screen is self._window.screen() if covers_desk is None else covers_desk
            self._screen_name = screen.name()
            self.kiosk = kiosk = KioskWindow(desk, desk.actor().workstation, takes_keys=self._covers_desk)
            kiosk.needs_desk.connect(self._call)
            kiosk.came.connect(self._tell_came)
            kiosk.went.connect(self._tell_went)
            kiosk.muster_wanted.connect(self._muster)
            kiosk.kept_roll_wanted.connect(self._kept_roll)
            kiosk.end_wanted.connect(self._end_program)
            kiosk.closed.connect(self._forget)
            kiosk.setScreen(screen)
            kiosk.setGeometry(screen.geometry())
        self.kiosk.cover()
        if self._covers_desk:
            self._window.hide()
        return self.kiosk

    def _end(self) -> None:
        self._covers_desk = False  # what was hidden stays so
        self.close()

    def close(self) -> None:
        """With the program, or when the centre has no kiosk any more."""
        if self.kiosk is not None:
            self.kiosk.close_for_good()

    def _screen(self) -> QScreen:
        """The one chosen at this workstation; else one that the desk does not use; else the only one."""
        kept = self._desk.preferences.settings.kiosk_screen if self._desk.preferences is not None else ""
        own, screens = self._window.screen(), QGuiApplication.screens()
        named = [screen for screen in screens if screen.name() == kept]
        others = [screen for screen in screens if screen is not own]
        return (named or others or [own])[0]

    def _miss_screen(self, name: str) -> None:
        """Its screen was taken away: it closes, and does not come to lie over the desk."""
        if self.kiosk is None or self._covers_desk or name != self._screen_name:
            return
        self.close()
        bar = self._window.bars.tell(
            _NO_SCREEN, "warning", lambda: self.tr("The kiosk is closed: its screen is not there any more.")
        )
        bar.offer(lambda: self.tr("Open the kiosk"), self.show)

    def _follow(self) -> None:
        if not is_on(self._desk):
            self.close()

    def _forget(self) -> None:
        if self.kiosk is not None:
            self.kiosk.deleteLater()
        self.kiosk = None
        if self._covers_desk:
            self._window.show()
            self._window.activateWindow()

    # --- what the desk hears -------------------------------------------------------------

    def _call(self, sent: Sent) -> None:
        """Somebody is on the way; why, the desk alone is told."""
        from jib_desk.views.kiosk.waiting import WaitingAtDesk

        if self._waiting is None:
            self._waiting = WaitingAtDesk(self._window, self._desk)
        self._waiting.add(sent)
        QApplication.alert(self._window)

    def _tell_came(self, outcome: Outcome[VisitRow]) -> None:
        row = outcome.row
        text = self.tr("At the kiosk: %1 is in, badge %2").replace("%2", row.badge)
        self._tell(text.replace("%1", row.name_zh or row.name_latin), outcome)
        self._desk.arrived.emit(row)

    def _tell_went(self, outcome: Outcome[tuple[VisitRow, ...]]) -> None:
        for row in outcome.row:
            self._tell(self.tr("At the kiosk: %1 has left").replace("%1", row.name_zh or row.name_latin), outcome)

    def _tell(self, text: str, outcome: Outcome[VisitRow] | Outcome[tuple[VisitRow, ...]]) -> None:
        """Not a deed of this window's: Ctrl+Z leaves it alone, the line can take it back."""
        self._desk.notifier.announce(outcome.changes)
        self._desk.toast(text, outcome.changes.entry)

    def _muster(self) -> None:
        self._window.come_forward()
        self._window.actions_.trigger("muster")

    def _kept_roll(self) -> None:
        """The roll before the kiosk, and nothing of the desk: nobody knows who asks."""
        from jib_desk.views.evacuation.opening import Evacuations

        kiosk, rolls = self.kiosk, self._window.findChild(Evacuations)
        if kiosk is not None and (rolls is None or not rolls.open_kept(kiosk)):
            kiosk.tell_no_roll()

    def _end_program(self) -> None:
        """The way out for whom nobody knows: the desk's window does not come back."""
        self._end()
        self._window.close()
