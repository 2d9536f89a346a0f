"""A moment that somebody sets: a day and a wall time of the centre, which may never be, or be twice."""

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.wall_time import instant_of
from jib_desk.services.errors import WallTimeRefused
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import row_of
from jib_desk.views.widgets.inputs import Choice, DateBox, TimeBox
from jib_desk.views.widgets.tab_order import lead_to


def wall_instant(desk: DeskContext, day: QDate, at: QTime) -> datetime:
    """The instant of a wall time of the centre. Raises WallTimeRefused: the clocks are put over it, or back over it."""
    wall = datetime(day.year(), day.month(), day.day(), at.hour(), at.minute())  # noqa: DTZ001 - wall time, zone follows
    try:
        return instant_of(wall, desk.zone)
    except RuleFault as fault:
        raise WallTimeRefused(fault.detail, fault.code) from fault


class MomentBox(QWidget):
    """A day and a wall time of the centre; where the clocks are put back over it, which of the two is meant."""

    touched = Signal()  # somebody set the day or the time

    def __init__(self, desk: DeskContext, at: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.day, self.at, self.which = DateBox(), TimeBox(), Choice()
        for fold in (0, 1):
            self.which.addItem("", fold)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.XS)
        box.addLayout(row_of(self.day, self.at))
        box.addWidget(self.which)
        lead_to(self, self.at)
        for changed in (self.day.dateChanged, self.at.timeChanged):
            changed.connect(self._look)
            changed.connect(self.touched)
        self.which.activated.connect(self.touched)
        say = Texts(self).bind
        say(self.day.setAccessibleName, lambda: self.tr("Day"))
        say(self.at.setAccessibleName, lambda: self.tr("Time"))
        say(self.which.setAccessibleName, lambda: self.tr("Which of the two"))
        say(partial(self.which.setItemText, 0), lambda: self.tr("before the clocks are put back"))
        say(partial(self.which.setItemText, 1), lambda: self.tr("after the clocks are put back"))
        self.begin(at)

    def begin(self, at: datetime) -> None:
        """Shows this moment, to the second as long as nobody sets another."""
        local = self._desk.local(at)
        self._exact = (local, at)
        self.day.setLocale(self._desk.locale)
        self.day.set_day(QDate(local.year, local.month, local.day))
        self.at.setTime(QTime(local.hour, local.minute))
        self.which.setCurrentIndex(local.fold)
        self._look()

    def instant(self) -> datetime:
        """The instant meant; untouched, it is the one given, to the second. Raises WallTimeRefused."""
        local, exact = self._exact
        fold = self.which.currentData() if self._is_twice() else 0
        if self._wall(fold) == local.replace(second=0, microsecond=0) and fold == local.fold:
            return exact
        if self._is_twice():
            return self._wall(fold).astimezone(UTC)
        return wall_instant(self._desk, self.day.date(), self.at.time())

    def _wall(self, fold: int) -> datetime:
        day, at, zone = self.day.date(), self.at.time(), self._desk.zone
        return datetime(day.year(), day.month(), day.day(), at.hour(), at.minute(), tzinfo=zone, fold=fold)

    def _is_twice(self) -> bool:
        """Whether the clocks are put back over this time; where they are put over it, the later reading comes first."""
        return self._wall(0).astimezone(UTC) < self._wall(1).astimezone(UTC)

    def _look(self) -> None:
        self.which.setVisible(self._is_twice())
