"""When something is due: a day and a wall time of the centre, or whenever."""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import row_of
from jib_desk.views.widgets.inputs import DateBox, TimeBox


class DueInput(QWidget):
    """Begins some time from now; the time is told to the minute."""

    def __init__(self, desk: DeskContext, after: timedelta, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._after = desk, after
        self.day, self.at, self.whenever = DateBox(), TimeBox(), QCheckBox()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        row = row_of(self.day, self.at, stretch=False)
        row.setStretch(0, 1)
        box.addLayout(row)
        box.addWidget(self.whenever)
        self.whenever.toggled.connect(self._open)
        say = Texts(self).bind
        say(self.whenever.setText, lambda: self.tr("Whenever"))
        say(self.day.setAccessibleName, lambda: self.tr("Due on"))
        say(self.at.setAccessibleName, lambda: self.tr("Due at"))
        self.setFocusProxy(self.day)
        self.begin()

    def begin(self, at: datetime | None = None) -> None:
        """Shows a moment; None = some time from now."""
        local = self._desk.local(at or self._desk.clock.now() + self._after)
        self.day.setLocale(self._desk.locale)
        self.day.set_day(QDate(local.year, local.month, local.day))
        self.at.setTime(QTime(local.hour, local.minute))
        self.whenever.setChecked(False)

    def value(self) -> datetime | None:
        """The instant; None for whenever."""
        if self.whenever.isChecked():
            return None
        day, at = self.day.date(), self.at.time()
        return datetime(day.year(), day.month(), day.day(), at.hour(), at.minute(), tzinfo=self._desk.zone)

    def _open(self, is_open: bool) -> None:
        self.day.setEnabled(not is_open)
        self.at.setEnabled(not is_open)
