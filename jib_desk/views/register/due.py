"""A moment of an entry, or a tick instead of one: whenever, just now."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from jib_desk.views.context import DeskContext
from jib_desk.views.moments import MomentBox
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.tab_order import lead_to


class MomentOr(QWidget):
    """Begins some time from now with the moment; without `after` it begins ticked, and the tick is asked for alone."""

    def __init__(
        self,
        desk: DeskContext,
        instead: Callable[[], str],
        after: timedelta | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._after = desk, after
        self.moment, self.instead = MomentBox(desk, desk.clock.now()), QCheckBox()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        for part in (self.moment, self.instead) if after is not None else (self.instead, self.moment):
            box.addWidget(part)
        self.instead.toggled.connect(self._open)
        Texts(self).bind(self.instead.setText, instead)
        lead_to(self, self.moment.day if after is not None else self.instead)
        self.begin()

    def begin(self, at: datetime | None = None) -> None:
        """Shows a moment; None = as an entry begins."""
        self.moment.begin(at or self._desk.clock.now() + (self._after or timedelta()))
        self.instead.setChecked(at is None and self._after is None)
        self._open(self.instead.isChecked())

    def value(self) -> datetime | None:
        """The instant; None where the tick stands instead. Raises WallTimeRefused."""
        return None if self.instead.isChecked() else self.moment.instant()

    def _open(self, is_instead: bool) -> None:
        self.moment.setEnabled(not is_instead)
        if self._after is None:
            self.moment.setVisible(not is_instead)
