"""The day of a page: ◀ day ▶ Today, by keyboard too."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space


class DayButton(QToolButton):
    """A button that writes its day out where there is room, and shortens the words where there is not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ("",)

    def set_texts(self, *texts: str) -> None:
        """The same said ever shorter."""
        self._texts = texts
        self.setAccessibleName(texts[0])
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._size_of(self._texts[0])

    def minimumSizeHint(self) -> QSize:
        return self._size_of(self._texts[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold another text."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        fitting = (text for text in self._texts if self._size_of(text).width() <= self.width())
        self.setText(next(fitting, self._texts[-1]))

    def _size_of(self, text: str) -> QSize:
        """What the button would take with a text: its own frame around other words."""
        frame = super().sizeHint()
        metrics = self.fontMetrics()
        return QSize(
            frame.width() - metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance(text), frame.height()
        )


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
        self.shown = DayButton()
        self.home = QToolButton()
        for widget in (self.back, self.shown, self.forth, self.home):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(widget)
        for widget in (self.back, self.forth, self.home):
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        # The day takes what the others leave; were it one among them, they would be squeezed as much.
        self.shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
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

    def sizeHint(self) -> QSize:
        widgets = (self.back, self.shown, self.forth, self.home)
        return QSize(sum(widget.sizeHint().width() + Space.XS for widget in widgets), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for all, the way back to today goes first: the calendar leads there, too."""
        super().resizeEvent(event)
        others = sum(widget.sizeHint().width() + Space.XS for widget in (self.back, self.forth, self.home))
        self.home.setVisible(self.width() >= others + self.shown.minimumSizeHint().width())

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
        locale = self._locale()
        is_chinese = locale.language() == QLocale.Language.Chinese
        brief = "yyyy年M月d日" if is_chinese else "d MMM yyyy"
        weekday = "yyyy年M月d日 ddd" if is_chinese else "ddd, d MMM yyyy"
        self.shown.set_texts(
            locale.toString(day, QLocale.FormatType.LongFormat),
            locale.toString(day, weekday),
            locale.toString(day, brief),
        )
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
