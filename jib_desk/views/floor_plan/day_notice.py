"""The bar of any day but today: which day is looked at, what happens on it, and the way back.

It is amber; of today it is there, and plain, only to name what somebody went to see.
"""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from jib_desk.rules.words import Lang
from jib_desk.views.item_models.days import short_day_text, weekday_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, label, restyle


class DayNotice(QFrame):
    """Hidden today, unless something is named."""

    back_wanted = Signal()

    def __init__(self, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._day: date | None = None
        self._ahead = 0  # days from today
        self._events: tuple[str, ...] = ()
        self._is_named = False  # what happens today is told, too
        self._no_more: bool | None = None  # nothing changes after (True) or before the day
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
        if is_news:
            self._is_named, self._no_more = False, None
        self._say()
        if is_news and self._ahead:
            self._announce()

    def name_events(self) -> None:
        """Somebody went to what changes on this day: it is named today, too."""
        self._is_named = True
        self._say()
        if not self._ahead:
            self._announce()

    def say_no_more(self, *, forth: bool) -> None:
        """Nothing changes after this day, or before it."""
        self._no_more = forth
        self._say()
        self._announce()

    def _announce(self) -> None:
        told = ". ".join(part for part in (self.text.text(), self.events.text()) if part)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))

    def _say(self, _text: str = "") -> None:
        if self._day is None:
            return
        is_today = not self._ahead
        self.setVisible(not is_today or self._is_named or self._no_more is not None)
        self.back.setVisible(not is_today)
        restyle(self, "tone", "info" if is_today else "warning")
        self.text.setText(self._of_day().format(day=weekday_text(self._day, self._lang), far=self._far()))
        told = [*self._events]
        if self._no_more is not None:
            told.append(self._none_left())
        self.events.setText("; ".join(told))
        self.events.setToolTip("\n".join(told))

    def _of_day(self) -> str:
        if not self._ahead:
            return self.tr("Today, {day}")
        return self.tr("As it was on {day} ({far})") if self._ahead < 0 else self.tr("As it will be on {day} ({far})")

    def _none_left(self) -> str:
        assert self._day is not None  # said of the day that is shown
        text = self.tr("No further change after {day}") if self._no_more else self.tr("No earlier change before {day}")
        return text.format(day=short_day_text(self._day, self._lang))

    def _far(self) -> str:
        known = {1: self.tr("tomorrow"), -1: self.tr("yesterday")}
        text = self.tr("in {days} days") if self._ahead > 0 else self.tr("{days} days ago")
        return known.get(self._ahead, text).format(days=abs(self._ahead))
