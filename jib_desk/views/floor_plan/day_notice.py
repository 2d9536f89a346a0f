"""The amber bar of any day but today: which day is looked at, what happens on it, and the way back."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from jib_desk.rules.words import Lang
from jib_desk.views.item_models.days import weekday_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, label


class DayNotice(QFrame):
    """Hidden today."""

    back_wanted = Signal()

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._day: date | None = None
        self._ahead = 0  # days from today
        self._events: tuple[str, ...] = ()
        self.setProperty("kind", "bar")
        self.setProperty("tone", "warning")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.M, Space.XS, Space.XS, Space.XS)
        row.setSpacing(Space.M)
        self.text = label("strong")
        self.text.setMinimumHeight(Size.CONTROL)
        self.events = label(wrap=True)  # however much happens on a day
        self.back = button()
        self.back.clicked.connect(self.back_wanted)
        row.addWidget(self.text)
        row.addWidget(self.events, 1)
        row.addWidget(self.back)
        say = Texts(self).bind
        say(self.back.setText, lambda: self.tr("Back to today"))
        say(self._say, lambda: "")
        self.hide()

    def show_day(self, day: date, today: date, events: Sequence[str], lang: Lang) -> None:
        """Says which day is shown; `events` are what changes on it, in words."""
        self._lang = lang
        is_news = day != self._day
        self._day, self._ahead, self._events = day, (day - today).days, tuple(events)
        self.setVisible(day != today)
        self._say()
        if is_news and day != today:
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, ". ".join((self.text.text(), *self._events)))
            )

    def _say(self, _text: str = "") -> None:
        if self._day is None:
            return
        text = self.tr("As it was on {day} ({far})") if self._ahead < 0 else self.tr("As it will be on {day} ({far})")
        self.text.setText(text.format(day=weekday_text(self._day, self._lang), far=self._far()))
        self.events.setText("; ".join(self._events))
        self.events.setToolTip("\n".join(self._events))

    def _far(self) -> str:
        known = {1: self.tr("tomorrow"), -1: self.tr("yesterday")}
        text = self.tr("in {days} days") if self._ahead > 0 else self.tr("{days} days ago")
        return known.get(self._ahead, text).format(days=abs(self._ahead))
