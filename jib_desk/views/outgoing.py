"""Has waiting messages carried out of the house, beside the window, and tells the screens how far they are."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from jib_desk.rules.desk_words import MessageKind
from jib_desk.services.changes import Changes

if TYPE_CHECKING:
    from jib_desk.services.errors import DeskError
    from jib_desk.views.context import DeskContext

EVERY_MS = 5_000
_TABLES = {MessageKind.ARRIVAL: "visit", MessageKind.PARCEL: "parcel"}


class Outgoing(QObject):
    """One pass at a time on the thread for messages: after each write of this desk, and every five seconds."""

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._stopped = threading.Event()
        self._is_out = False
        self._is_wanted = False
        self._seen: dict[int, Any] = desk.read(desk.services.messages.states)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.wrote.connect(self.look)

    def look(self) -> None:
        """A pass now, or after the one that runs."""
        if self._is_out:
            self._is_wanted = True
        elif not self._stopped.is_set():
            self._is_out, self._is_wanted = True, False
            self._desk.tasks.carry(self._pass, self._passed, self._failed)

    def stop(self) -> None:
        """No further message; the one that is on its way is not waited for."""
        self._timer.stop()
        self._stopped.set()

    def _pass(self) -> dict[int, Any]:
        self._desk.services.sender.send_due(self._stopped.is_set)
        return self._desk.services.messages.states()

    def _passed(self, states: dict[int, Any]) -> None:
        seen, self._seen = self._seen, states
        self._is_out = False
        self._tell({key: state for key, state in states.items() if seen.get(key) != state})
        if self._is_wanted:
            self.look()

    def _failed(self, _error: DeskError) -> None:
        """The database is busy or gone: the window says so elsewhere, and the next pass tries again."""
        self._is_out = False

    def _tell(self, changed: dict[int, Any]) -> None:
        if not changed:
            return
        ids: dict[str, set[int]] = {"outbox_message": set(changed)}
        for kind, ref_id, *_state in changed.values():
            ids.setdefault(_TABLES.get(kind, "outbox_message"), set()).add(ref_id)
        told = {table: frozenset(keys) for table, keys in ids.items()}
        self._desk.notifier.announce(Changes(0, "message.carry", told, undoable=False))
