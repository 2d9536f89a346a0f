"""Where an evacuation is opened from, and the bar that stands in every window while one is running."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from datetime import datetime

    from jib_desk.services.changes import Changes
    from jib_desk.views.main_window import MainWindow


class Evacuations(QObject):
    """Opens the view over the page at hand, and tells of an evacuation that is running, whoever started it."""

    def __init__(self, window: MainWindow, print_roll: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._print_roll = print_roll
        self._since: datetime | None = None
        if window.desk is not None:
            window.desk.notifier.changed.connect(self._on_changed)
            self.look()

    def open_view(self) -> None:
        """Over whichever page is seen; a second wish leads to the one that is open."""
        from jib_desk.views.evacuation.view import EvacuationView

        desk = self._window.desk
        if desk is None:
            return
        page = self._window.pages.show_page(self._window.pages.current or "visitors")
        if not isinstance(page.over, EvacuationView) and not page.come_forward():
            self._window.show_page("visitors")  # an emergency does not wait until a plan is saved
            page = self._window.pages.page("visitors")
        if not isinstance(page.over, EvacuationView):
            view = EvacuationView(desk, page.leave_over, self._print_roll)
            page.show_over(view)
            view.begin()

    def look(self) -> None:
        """Shows the bar while an evacuation is running, and takes it away afterwards."""
        desk = self._window.desk
        since = desk.services.heads.evacuating_since() if desk is not None else None
        if desk is None or since == self._since:
            return
        self._since = since
        bars = self._window.bars
        if since is None:
            bars.solve("evacuation")
            return
        text = self.tr("An evacuation or drill has been running since {time}.")
        bar = bars.tell("evacuation", "error", lambda: text.format(time=f"{desk.local(since):%H:%M}"), closable=False)
        bar.offer(lambda: self.tr("Count the companies"), self.open_view)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("evacuation"):
            self.look()
