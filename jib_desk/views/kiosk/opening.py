"""The way to the kiosk, and what the desk's window hears of it. Nothing of it is there while the setting is off."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QScreen

    from jib_desk.services.changes import Outcome
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.kiosk.window import KioskWindow
    from jib_desk.views.main_window import MainWindow
    from jib_desk.views.visitors.page import VisitorsPage

_BAR = "kiosk"
_NO_PIN = "kiosk_pin"


class KioskMenu(QObject):
    """Says the entry of the menu; a QObject, because translations belong to a class."""

    def text(self) -> str:
        """What the entry is called."""
        return self.tr("Open the kiosk")


def menu_text() -> str:
    """The entry in the window's language."""
    return KioskMenu().text()


def is_on(desk: DeskContext) -> bool:
    """Whether the centre has a kiosk."""
    return desk.centre().reception.has_kiosk


def open_kiosk(page: VisitorsPage) -> KioskWindow | None:
    """On the screen that was chosen for it; None where no member of staff could close it again."""
    window = cast("MainWindow", page.window())
    host = window.findChild(KioskHost) or KioskHost(window, page.desk)
    return host.show()


class KioskHost(QObject):
    """Keeps the kiosk of a window, and tells the desk what happens there."""

    def __init__(self, window: MainWindow, desk: DeskContext) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.kiosk: KioskWindow | None = None
        self._waiting = 0
        window.closing.connect(self.close)
        desk.centre_changed.connect(self._follow)

    def show(self) -> KioskWindow | None:
        """One kiosk a window; needs a PIN of staff."""
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
        self._window.bars.solve(_NO_PIN)
        if self.kiosk is None:
            self.kiosk = kiosk = KioskWindow(desk, desk.actor().workstation)
            kiosk.needs_desk.connect(self._call)
            kiosk.came.connect(self._tell_came)
            kiosk.went.connect(self._tell_went)
            kiosk.muster_wanted.connect(self._muster)
            kiosk.closed.connect(self._forget)
            kiosk.setGeometry(self._screen().geometry())
        self.kiosk.showFullScreen()
        self.kiosk.activateWindow()
        return self.kiosk

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

    def _follow(self) -> None:
        if not is_on(self._desk):
            self.close()

    def _forget(self) -> None:
        if self.kiosk is not None:
            self.kiosk.deleteLater()
        self.kiosk = None

    # --- what the desk hears -------------------------------------------------------------

    def _call(self, error: DeskError | None) -> None:
        """Somebody is on the way; why, the desk alone is told. Further ones are counted until the bar is closed."""
        from jib_desk import phrases

        bars, languages = self._window.bars, self._window.languages
        self._waiting = self._waiting + 1 if bars.bar(_BAR) is not None else 1
        count = self._waiting

        def said() -> str:
            sent = self.tr("%n visitor(s) came from the kiosk to the desk.", "", count)
            return f"{sent} {phrases.sentence(error, languages.lang)}" if error is not None else sent

        bar = bars.tell(_BAR, "warning", said)
        bar.offer(lambda: self.tr("Visitors"), self._look)
        QApplication.alert(self._window)

    def _look(self) -> None:
        self._window.bars.solve(_BAR)
        self._desk.go_to("visitors")

    def _tell_came(self, outcome: Outcome[VisitRow]) -> None:
        row = outcome.row
        text = self.tr("At the kiosk: %1 is in, badge %2").replace("%2", row.badge)
        self._tell(text.replace("%1", row.name_zh or row.name_latin), outcome)

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
