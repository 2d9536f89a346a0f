"""The day of a page: ◀ day ▶ Today, by keyboard too."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space


class DateBar(QWidget):
    """Shows one day written out and lets a person step, pick from a calendar, or return to today.

    `day_chosen` is emitted for choices of a person only, never for `set_day`.
    """

    day_chosen = Signal(object)  # datetime.date

    def __init__(self, today: Callable[[], date], locale: Callable[[], QLocale], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._locale = locale
        self._day = today()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        self.back, self.forth = QToolButton(), QToolButton()
        self.back.setArrowType(Qt.ArrowType.LeftArrow)
        self.forth.setArrowType(Qt.ArrowType.RightArrow)
        self.shown = QToolButton()
        self.home = QToolButton()
        for widget in (self.back, self.shown, self.forth, self.home):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(widget)
        self.back.clicked.connect(lambda: self._choose(self._day - timedelta(days=1)))
        self.forth.clicked.connect(lambda: self._choose(self._day + timedelta(days=1)))
        self.home.clicked.connect(lambda: self._choose(self._today()))
        self.shown.clicked.connect(self._open_calendar)
        say = Texts(self).bind
        say(self.home.setText, lambda: self.tr("Today"))
        say(self.back.setAccessibleName, lambda: self.tr("The day before"))
        say(self.forth.setAccessibleName, lambda: self.tr("The day after"))
        say(self.back.setToolTip, lambda: self.tr("The day before"))
        say(self.forth.setToolTip, lambda: self.tr("The day after"))
        say(self.shown.setToolTip, lambda: self.tr("Choose a day"))
        say(self._write, lambda: "")

    @property
    def day(self) -> date:
        """The day shown."""
        return self._day

    def set_day(self, day: date) -> None:
        """Shows a day without telling anybody."""
        self._day = day
        self._write()

    def _choose(self, day: date) -> None:
        if day != self._day:
            self.set_day(day)
            self.day_chosen.emit(day)

    def _write(self, _text: str = "") -> None:
        day = QDate(self._day.year, self._day.month, self._day.day)
        written = self._locale().toString(day, QLocale.FormatType.LongFormat)
        self.shown.setText(written)
        self.shown.setAccessibleName(written)
        self.home.setEnabled(self._day != self._today())

    def _open_calendar(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setProperty("kind", "card")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setLocale(self._locale())
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(QDate(self._day.year, self._day.month, self._day.day))
        box = QVBoxLayout(popup)
        box.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        box.addWidget(calendar)

        def choose(day: QDate) -> None:
            popup.close()
            self._choose(date(day.year(), day.month(), day.day()))

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        popup.move(self.shown.mapToGlobal(self.shown.rect().bottomLeft()))
        popup.show()
        calendar.setFocus()
