"""Says which booking somebody who is invited comes to: his visit is linked to it by itself."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.views.context import DeskContext
    from jib_desk.views.visitors.offers import HostChoice
    from jib_desk.views.widgets.inputs import DateBox, TimeBox


class MeetingHint(QLabel):
    """A quiet line below day and time; hidden where nothing is booked."""

    def __init__(self, desk: DeskContext, host: Callable[[], HostChoice | None], day: DateBox, at: TimeBox) -> None:
        super().__init__()
        self._desk = desk
        self._host = host
        self._day, self._at = day, at
        self.setProperty("role", "dim")
        self.setWordWrap(True)
        self.hide()
        day.dateChanged.connect(self.look)
        at.timeChanged.connect(self.look)

    def look(self) -> None:
        """Another host, day or time is filled in."""
        host, day, at = self._host(), self._day.date(), self._at.time()
        wall = datetime(day.year(), day.month(), day.day(), at.hour(), at.minute(), tzinfo=self._desk.zone)
        company_id, host_id = (host.company_id, host.host_id) if host else (None, None)
        find = self._desk.services.invitations.meeting
        found = self._desk.read(lambda: find(company_id=company_id, host_id=host_id, at=wall))
        self.setVisible(found is not None)
        if found is not None:
            begins = f"{self._desk.local(found.starts_at):%H:%M}"
            text = self.tr("For the booking at %1 in %2: %3").replace("%1", begins)
            self.setText(text.replace("%2", found.room).replace("%3", found.subject))
