"""One place from which every screen hears what has changed; no page listens to another page."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from jib_desk.services.changes import Changes


class Notifier(QObject):
    """Passes on each journal entry, whether this window or another process wrote it."""

    changed = Signal(Changes)
    # The same, for this window's own commands only: the undo stack holds nobody else's entries.
    own_changed = Signal(Changes)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cursor = 0
        self._own: set[int] = set()  # announced already, but not yet passed by the cursor

    @property
    def cursor(self) -> int:
        """Up to this entry the journal has been read; ask it for newer ones."""
        return self._cursor

    def start_at(self, entry: int) -> None:
        """Entries up to this one are older than the screens and never announced."""
        self._cursor = max(self._cursor, entry)

    def publish(self, changes: Changes) -> None:
        """Announces this window's own change. An entry of 0 changed nothing."""
        if not changes.entry:
            return
        if changes.entry > self._cursor:
            self._own.add(changes.entry)
        self.own_changed.emit(changes)
        self.changed.emit(changes)

    def announce(self, changes: Changes) -> None:
        """What no entry of the journal tells, such as a message that went out; nothing of it can be undone."""
        self.changed.emit(changes)

    def publish_foreign(self, entries: Iterable[Changes]) -> None:
        """Takes the journal's newer entries in order and announces those that are not our own.

        The cursor moves here only: an own entry may be known before an older one of another
        process is, and that older one must not be lost.
        """
        for changes in entries:
            if changes.entry <= self._cursor:
                continue
            self._cursor = changes.entry
            if changes.entry in self._own:
                self._own.discard(changes.entry)
            else:
                self.changed.emit(changes)
