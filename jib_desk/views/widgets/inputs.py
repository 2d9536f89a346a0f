"""Inputs that the mouse wheel changes only while they have the focus."""

from PySide6.QtCore import QDate, QEvent, QLocale, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QDateEdit, QLineEdit, QSpinBox, QTimeEdit, QWidget

from jib_desk.views.theme import Size, Space


class Choice(QComboBox):
    """A list to choose from; data of an item is the code, its text the word."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page instead, unless the box has the focus."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()

    def choose(self, code: object) -> None:
        """Selects the item with this code, without telling anybody."""
        place = self.findData(code)
        if place >= 0:
            was = self.blockSignals(True)
            self.setCurrentIndex(place)
            self.blockSignals(was)


def _calm(box: QAbstractSpinBox) -> None:
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setFixedHeight(Size.CONTROL)
    edit = box.lineEdit()
    if isinstance(edit, QLineEdit):
        edit.setTextMargins(Space.S, 0, 0, 0)  # the style sheet's padding does not reach it


class NumberBox(QSpinBox):
    """A whole number."""

    def __init__(self, lowest: int = 0, highest: int = 9999, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(lowest, highest)
        _calm(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page instead, unless the box has the focus."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class TimeBox(QTimeEdit):
    """A wall time, in steps of a quarter of an hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("HH:mm")
        _calm(self)

    def stepBy(self, steps: int) -> None:
        """Moves by quarters, to full quarters, within the day."""
        minutes = self.time().hour() * 60 + self.time().minute()
        quarter = (minutes // 15 + steps + (1 if steps < 0 and minutes % 15 else 0)) * 15
        quarter = max(0, min(quarter, 24 * 60 - 15))
        self.setTime(QTime(quarter // 60, quarter % 60))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page instead, unless the box has the focus."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()


class DateBox(QDateEdit):
    """A day with a calendar, written as the language writes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCalendarPopup(True)
        self._format()
        _calm(self)
        edit = self.lineEdit()
        if isinstance(edit, QLineEdit):
            edit.setTextMargins(0, 0, 0, 0)

    def _format(self) -> None:
        self.setLocale(QLocale())  # the one of the language in use, see languages.py
        chinese = self.locale().language().name == "Chinese"
        self.setDisplayFormat("yyyy年M月d日" if chinese else "d MMM yyyy")

    def set_day(self, day: QDate) -> None:
        """Shows a day without telling anybody."""
        was = self.blockSignals(True)
        self.setDate(day)
        self.blockSignals(was)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._format()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the page instead, unless the box has the focus."""
        super().wheelEvent(event) if self.hasFocus() else event.ignore()
