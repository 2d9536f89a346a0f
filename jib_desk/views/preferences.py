"""The workstation's choices while the window is open: read by pages, changed on the settings page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from jib_desk.settings import Settings


class Preferences(QObject):
    """Holds the settings and keeps every change of them at once."""

    changed = Signal()

    def __init__(
        self, settings: Settings, save: Callable[[Settings], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._save = save

    def change(self, **values: Any) -> None:
        """Changes some of the settings, keeps them and tells everybody."""
        changed = replace(self.settings, **values)
        if changed != self.settings:
            self.settings = changed
            if self._save is not None:
                self._save(changed)
            self.changed.emit()
