"""Asks once about visits that a crash, an outage or a night left open; closes at night what nobody closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from jib_desk.services.errors import DeskError

if TYPE_CHECKING:
    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.closing import StillOpen
    from jib_desk.views.context import DeskContext
    from jib_desk.views.widgets.bars import Bars

EVERY_MS = 60_000
SOON_MS = 3_000  # no first page waits for the question
NIGHT = time(4)  # as the service has it: who came before and belongs to no running booking was forgotten


class ClosingWatch(QObject):
    """Works as long as the window has a database that can be written, and a place to remember what was asked."""

    def __init__(
        self,
        desk: DeskContext,
        bars: Callable[[], Bars],
        open_list: Callable[[], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._bars, self._open_list = desk, bars, open_list
        self._looked = desk.clock.now()
        self._store = desk.services.muster_snapshots.store
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.ask)
        self._was_unclean = False
        if self._store is not None and not desk.services.database.read_only:
            self._was_unclean = self._store.begin()
            self._timer.start()
            self._soon.start()

    def ask(self) -> None:
        """Once the window stands: what was left open since the last time."""
        self._soon.stop()
        self._ask(was_unclean=self._was_unclean)

    def look(self) -> None:
        """Each minute: whether the night's hour has passed since the last time."""
        now, local = self._desk.clock.now(), self._desk.local(self._desk.clock.now())
        night = datetime.combine(local.date(), NIGHT, local.tzinfo)
        was, self._looked = self._looked, now
        # A clock that was set, or a computer that slept for days, is no night at this desk: then it is asked.
        if was < night <= now and now - was < timedelta(hours=1):
            by, closing = self._desk.services.staff.actor("system"), self._desk.services.closing
            self._desk.tasks.write(lambda: closing.by_the_clock(by=by), self._closed, self._not_closed)
        elif now - was >= timedelta(hours=1):
            self._ask(was_unclean=False)

    def stop(self) -> None:
        """The window closes by itself."""
        self._timer.stop()
        self._soon.stop()
        if self._store is not None and not self._desk.services.database.read_only:
            self._store.end()

    def note_answered(self, uids: frozenset[str]) -> None:
        """A person looked at these and left them open: they are not asked about again."""
        if self._store is not None:
            self._store.note_asked(uids)
        self._bars().solve("still-here")

    def _ask(self, *, was_unclean: bool) -> None:
        if self._store is None:
            return
        asked = self._store.asked()
        end = self._desk.services.closing.day_end()
        lines: tuple[StillOpen, ...] = end.lines if was_unclean else end.forgotten
        count = sum(line.visit.uid not in asked for line in lines)
        if not count:
            return
        bar = self._bars().tell("still-here", "warning", lambda: self._question(count, was_unclean=was_unclean))
        bar.offer(lambda: self.tr("Still here?"), self._open_list)

    def _question(self, count: int, *, was_unclean: bool) -> str:
        if was_unclean:
            return self.tr("The program did not close by itself. %n visit(s) are open since before.", "", count)
        return self.tr("%n visit(s) of an earlier day are still open.", "", count)

    def _closed(self, outcome: Outcome[object] | None) -> None:
        if outcome is not None:
            self._desk.notifier.publish(outcome.changes)

    def _not_closed(self, error: DeskError) -> None:
        if error.exit_code == 4:  # the environment; somebody who left in that very moment is no error
            self._desk.show_error(error)
