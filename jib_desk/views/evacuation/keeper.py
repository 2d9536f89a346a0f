"""Keeps the muster roll beside the database: after each change of who is inside and every few minutes, out of the way.

What was ticked on it while there was no database is written in as soon as there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from jib_desk.services.errors import DeskError
from jib_desk.views.printing.documents import muster_roll

if TYPE_CHECKING:
    from jib_desk.services.changes import Changes, Outcome
    from jib_desk.services.rows.muster import MusterSheet, Snapshot
    from jib_desk.views.context import DeskContext

AFTER_MS = 1_500  # a group that comes in is one roll, not eight
EVERY_MS = 240_000  # the roll is at most five minutes old
CONCERNED = (
    *("visit", "visitor", "event", "booking", "assignment", "headcount", "company", "contact", "setting"),
    *("evacuation", "evacuation_count", "muster_tick"),
)


class RollKeeper(QObject):
    """Works as long as the window has a database and a place to keep rolls in."""

    kept = Signal()
    failed = Signal(object)  # DeskError: the roll could not be kept; the one before stays
    waiting = Signal(object)  # DeskError: ticks that were made without the database could not be written in yet
    written_in = Signal()  # ticks that were made without the database are in it now
    ended = Signal(int)  # so is the all-clear that was given without it, of this evacuation

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rolls = desk.services.muster_snapshots
        self._later, self._often = QTimer(self), QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(AFTER_MS)
        self._later.timeout.connect(self.keep)
        self._often.setInterval(EVERY_MS)
        self._often.timeout.connect(self.keep)
        self._often.timeout.connect(self.write_in)
        if self._rolls.store is not None:
            desk.notifier.changed.connect(self._on_changed)
            self._often.start()
            self._later.start()
            self.write_in()

    def keep(self) -> None:
        """Reads, draws and writes the roll on the thread for it."""
        self._later.stop()
        rolls = self._rolls
        self._desk.tasks.keep(lambda: rolls.write(_drawn), lambda _kept: self.kept.emit(), self.failed.emit)

    def write_in(self) -> None:
        """Takes ticks over that were made without the database, where there are any."""
        store = self._rolls.store
        if store is None or self._desk.services.database.read_only or store.waiting().is_empty:
            return
        by, rolls = self._desk.actor(), self._rolls
        self._desk.tasks.write(lambda: rolls.write_in(by=by), self._is_written_in, self._not_written_in)

    def stop(self) -> None:
        """The window closes: what changed a moment ago is still kept."""
        if self._later.isActive():
            self.keep()
        self._often.stop()

    def _is_written_in(self, outcome: Outcome[MusterSheet] | None) -> None:
        if outcome is not None:
            self._desk.notifier.publish(outcome.changes)
            self.written_in.emit()
            row = outcome.row.evacuation
            if row is not None and not row.is_open:
                self.ended.emit(row.id)

    def _not_written_in(self, error: DeskError) -> None:
        self.waiting.emit(error)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*CONCERNED) and not self._later.isActive():
            self._later.start()


def _drawn(kept: Snapshot) -> bytes:
    from jib_desk.views.printing.output import pdf_bytes

    return pdf_bytes(muster_roll(kept.now.roll(), kept))
