"""The days of the week as chips, of which several hold: Tab reaches them, arrows go along, Space ticks."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button

_DAYS = range(7)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class WeekdayChips(QWidget):
    """Monday first, as 0; none may hold for a while, which whoever asks refuses."""

    changed = Signal()  # by a person

    def __init__(self, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.XS)
        self.chips: list[QPushButton] = []
        for day in _DAYS:
            chip = button("chip", locale.standaloneDayName(day + 1, QLocale.FormatType.ShortFormat))
            chip.setCheckable(True)
            chip.setAccessibleName(locale.standaloneDayName(day + 1, QLocale.FormatType.LongFormat))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(self.changed)
            chip.installEventFilter(self)
            row.addWidget(chip, 1)
            self.chips.append(chip)
        self.setFocusProxy(self.chips[0])

    @property
    def days(self) -> tuple[int, ...]:
        """Which days hold."""
        return tuple(day for day in _DAYS if self.chips[day].isChecked())

    def choose(self, days: Iterable[int]) -> None:
        """Lets these days hold, without telling anybody."""
        held = frozenset(days)
        for day, chip in enumerate(self.chips):
            chip.setChecked(day in held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrow keys go from chip to chip."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched in self.chips:
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step:
                place = (self.chips.index(watched) + step) % len(self.chips)  # pyright: ignore[reportArgumentType]
                self.chips[place].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
