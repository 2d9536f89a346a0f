"""Forgets who is due with the first look of each day, and asks where nobody has decided who sees to it.

A window that is left open over night sees the new day, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from jib_desk.rules.words import Role
from jib_desk.views.settings.retention_bar import KEY, tell_nobody_decided, tell_who_is_due

if TYPE_CHECKING:
    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.privacy import ErasedRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.tasks import Job
    from jib_desk.views.widgets.bars import Bars

EVERY_MS = 60_000
_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class Forgetting(QObject):
    """Works as long as the window has a database that can be written."""

    def __init__(self, desk: DeskContext, bars: Bars, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bars = desk, bars
        self._day = desk.today()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.centre_changed.connect(self._ask_no_more)

    def begin(self, *, is_first: bool) -> None:
        """At the start of the window; `is_first` says whether it is the first of the day: then people are told."""
        privacy, by = self._desk.services.privacy, self._desk.services.staff.actor("system")

        def work(job: Job) -> tuple[Outcome[ErasedRow] | None, int]:
            done = privacy.forget_by_itself(by=by, report=job.report)
            is_asked = self._desk.services.facts.centre().reception.purges_daily is False and is_first
            return done, privacy.purge_preview().count if is_asked else 0

        self._desk.run_long(self.tr("Forgetting who is due"), work, self._done)

    def look(self) -> None:
        """Each minute: whether another day began."""
        if self._desk.today() != self._day:
            self._day = self._desk.today()
            self.begin(is_first=True)

    def stop(self) -> None:
        """The window closes."""
        self._timer.stop()

    def _done(self, told: tuple[Outcome[ErasedRow] | None, int]) -> None:
        done, due = told
        if done is not None and done.changes.entry:
            self._desk.notifier.publish(done.changes)
        if done is not None and done.row.people:
            self._desk.toast(self.tr("%n visitor(s) forgotten: their time was over", "", done.row.people))
        centre = self._desk.centre()
        if centre.is_sample or self._desk.actor().role not in _MANAGERS:
            return  # nobody of the sample is real, and nobody else could do anything about it
        if centre.reception.purges_daily is None:
            tell_nobody_decided(self._desk, self._bars)
        elif due:
            tell_who_is_due(self._desk, self._bars, due)

    def _ask_no_more(self) -> None:
        """Somebody decided, here or at another desk."""
        if self._desk.centre().reception.purges_daily is not None:
            self._bars.solve(KEY)
