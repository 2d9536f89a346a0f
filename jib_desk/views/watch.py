"""Hears what other processes commit to the same database: four microseconds, four times a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from jib_desk.services.errors import DeskError

if TYPE_CHECKING:
    from jib_desk.views.context import DeskContext

EVERY_MS = 250


class Watch(QObject):
    """Asks the database for its change number; only when that moved, the journal for newer entries."""

    failed = Signal(object)  # DeskError: the file was replaced, or cannot be read
    recovered = Signal()

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._version = desk.services.news.data_version()
        self._is_well = True
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """One look; announces what is new."""
        news = self._desk.services.news
        try:
            version = news.data_version()
            if version != self._version or not self._is_well:
                self._desk.notifier.publish_foreign(news.newer_than(self._desk.notifier.cursor))
                self._version = version
        except DeskError as error:
            if self._is_well:
                self._is_well = False
                self.failed.emit(error)
        else:
            if not self._is_well:
                self._is_well = True
                self.recovered.emit()

    def stop(self) -> None:
        """No further look."""
        self._timer.stop()
