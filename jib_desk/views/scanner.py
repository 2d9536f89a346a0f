"""A scanner that types (a keyboard wedge), anywhere in the window: what it scans is taken, what people type is not.

Nobody types a code's beginning at 35 ms a character. So keys that could begin a scan are held back until it is clear:
the next key comes late or does not fit, and they are typed as if nothing had been; or the whole prefix came at a
scanner's pace, and everything up to Enter is a scan, of which no field and no shortcut hears.
"""

from collections.abc import Callable
from time import monotonic
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputEvent, QInputMethodEvent, QKeyEvent, QWindow
from shiboken6 import isValid

from jib_desk.rules.passes import LONGEST_SCAN, PREFIX, folded

OWN_SCANS = "takes_scans_itself"  # property of a QWindow (a kiosk) whose scans are not the desk's
GAP_MS = 35.0  # the longest between two characters of a scan (UX 27)
_PATIENCE_MS = 80  # after that nothing more will come: longer than a gap, so that a busy window breaks no scan
_TYPED = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_SILENT = frozenset({Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})

Held = tuple[QObject, QEvent, str]  # to whom, what, and the characters of it


class Moment(NamedTuple):
    """When something was typed, in milliseconds: as the system says it (0 = it does not), and as it came here.

    Only the system knows how fast keys were typed that had to wait for a busy window. Its clock is another one.
    """

    typed: float
    came: float

    def since(self, before: "Moment") -> float:
        """How long after another moment."""
        return self.typed - before.typed if self.typed and before.typed else self.came - before.came


def moment_of(event: QEvent | None) -> Moment:
    """When an event happened; without one, now."""
    typed = event.timestamp() if isinstance(event, QInputEvent) else 0
    return Moment(typed, monotonic() * 1000)


class WedgeScanner(QObject):
    """An event filter of what has the keys: of the whole application it would be asked at every paint.

    `moment` says when an event happened, and of None what time it is.
    """

    scanned = Signal(str)  # in half width and capitals

    def __init__(self, moment: Callable[[QEvent | None], Moment] = moment_of, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._moment = moment
        self._held: list[Held] = []
        self._last = self._taken = Moment(0, 0)  # the last key that is held, the end of the last scan
        self._is_replaying = False
        self._was_patient = False
        self._window: QObject | None = None
        self._field: QObject | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)

    def listen(self) -> None:
        """From now on, in whichever window and field the keys go to."""
        app: Any = QGuiApplication.instance()
        app.focusWindowChanged.connect(self._follow_window)
        app.focusObjectChanged.connect(self._follow_field)
        self._follow_window(QGuiApplication.focusWindow())
        self._follow_field(QGuiApplication.focusObject())

    def _follow_window(self, window: QObject | None) -> None:
        self.give_back()
        self._window = _moved(self, self._window, window)

    def _follow_field(self, field: QObject | None) -> None:
        if self._is_replaying:
            return  # a key that is given back may move the focus
        self.give_back()
        self._field = _moved(self, self._field, field)

    @property
    def is_holding(self) -> bool:
        """Whether keys are held back that may be a scan."""
        return bool(self._held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what belongs to a scan; everything else goes on as it came."""
        if self._is_replaying:
            return False
        if isinstance(event, QKeyEvent) and isinstance(watched, QWindow) and not watched.property(OWN_SCANS):
            return self._key(watched, event, event.type())
        if isinstance(event, QInputMethodEvent):
            return self._composed(watched, event)
        return False

    # --- keys ----------------------------------------------------------------------------------

    def _key(self, window: QObject, event: QKeyEvent, kind: QEvent.Type) -> bool:
        if event.key() in _SILENT:
            return False
        if kind is QEvent.Type.ShortcutOverride:
            # Before it becomes a key it could be a shortcut: what may belong to a scan is none.
            is_ours = self._fits(event) or (_ends(event) and (self._is_scan() or self._is_echo(event)))
            if is_ours:
                event.accept()
            else:
                self.give_back()  # before the shortcut that it may be is done
            return is_ours
        if kind is not QEvent.Type.KeyPress:
            return False
        if _ends(event) and self._is_scan() and self._is_swift(event):
            self._take(event)
            return True
        if _ends(event) and self._is_echo(event):
            return True
        if self._fits(event):
            self._hold(window, event, event.text())
            return True
        self.give_back()
        return False

    def _composed(self, widget: QObject, event: QInputMethodEvent) -> bool:
        """What an input method hands over at once, without composing, is as good as typed."""
        text = event.commitString()
        is_typed = bool(text) and not event.preeditString() and not event.replacementLength()
        if is_typed and self._continues(text, event):
            self._hold(widget, event, text)
            return True
        if text or event.preeditString():
            self.give_back()
        return False

    def _fits(self, event: QKeyEvent) -> bool:
        is_plain = not (event.modifiers() & ~_TYPED) and not event.isAutoRepeat()
        return is_plain and bool(event.text()) and self._continues(event.text(), event)

    def _continues(self, text: str, event: QEvent) -> bool:
        """Whether these characters go on with what is held, or begin a scan."""
        if not text.isprintable():
            return False
        before = self._text() if self._is_swift(event) else ""
        whole = folded(before + text)
        if len(whole) <= len(PREFIX):
            return PREFIX.startswith(whole) and bool(whole)
        return whole.startswith(PREFIX) and len(whole) <= LONGEST_SCAN

    def _is_swift(self, event: QEvent) -> bool:
        return bool(self._held) and self._moment(event).since(self._last) <= GAP_MS

    def _is_echo(self, event: QEvent) -> bool:
        """A second Enter of a scanner that ends what it scans with two: whatever is being filled in is not saved."""
        return not self._held and 0 <= self._moment(event).since(self._taken) <= GAP_MS

    def _is_scan(self) -> bool:
        text = folded(self._text())
        return text.startswith(PREFIX) and len(text) > len(PREFIX)

    def _text(self) -> str:
        return "".join(characters for _to, _event, characters in self._held)

    # --- holding -------------------------------------------------------------------------------

    def _hold(self, to: QObject, event: QEvent, characters: str) -> None:
        if self._held and not self._is_swift(event):
            self.give_back()
        self._held.append((to, event.clone(), characters))
        self._last = self._moment(event)
        self._was_patient = False
        self._patience.start()

    def _take(self, event: QEvent) -> None:
        self._patience.stop()
        text = folded(self._text())
        self._held.clear()
        self._taken = self._moment(event)
        self.scanned.emit(text)

    def _lose_patience(self) -> None:
        """Nothing more came. A window that was busy has not looked yet, and looks once more."""
        was_busy = self._moment(None).came - self._last.came > 2 * _PATIENCE_MS
        if was_busy and not self._was_patient:
            self._was_patient = True
            self._patience.start()
        else:
            self.give_back()

    def give_back(self) -> None:
        """It was no scan: the keys go where they were typed, in their order."""
        self._patience.stop()
        held, self._held = self._held, []
        self._is_replaying = True
        try:
            for to, event, _characters in held:
                if isValid(to):
                    QCoreApplication.sendEvent(to, event)
        finally:
            self._is_replaying = False


def _ends(event: QKeyEvent) -> bool:
    """Whether a scanner may end with this: Enter on either side, Tab, or a line feed however it types one."""
    return event.key() in _ENTER or event.text() in {"\r", "\n", "\t"}


def _moved(watcher: QObject, was: QObject | None, now: QObject | None) -> QObject | None:
    """Watches `now` instead of `was`, which may be gone."""
    if was is not None and isValid(was):
        was.removeEventFilter(watcher)
    if now is not None:
        now.installEventFilter(watcher)
    return now
