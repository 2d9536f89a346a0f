"""Other places for a booking whose place is taken: buttons in a card beside the slot, or in the form."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from jib_desk.services.rows.bookings import Suggestion
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.bookings import BookingsModel
from jib_desk.views.item_models.days import brief_day_text
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, clear, label


class SuggestionList(QWidget):
    """One button a suggestion: when and where, or that nothing is free."""

    chosen = Signal(object)  # Suggestion

    def __init__(self, desk: DeskContext, bookings: BookingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bookings = desk, bookings
        self.buttons: list[QPushButton] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.XS)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Shows these; an empty list says so."""
        clear(self._box)
        self.buttons = []
        self._box.addWidget(
            label("caption", self.tr("Free instead") if suggestions else self.tr("Nothing else is free."))
        )
        for suggestion in suggestions:
            made = button()
            made.setText(self.text(suggestion))
            made.clicked.connect(lambda _checked=False, suggestion=suggestion: self.chosen.emit(suggestion))
            self._box.addWidget(made)
            self.buttons.append(made)

    def text(self, suggestion: Suggestion) -> str:
        """14:30–15:30 · Meeting room M1, with the day in front when it is another."""
        times = self._bookings.times(suggestion.starts_at, suggestion.ends_at)
        room = self._bookings.room_name(suggestion.room_id, suggestion.room_code)
        parts = [times, room]
        if suggestion.why == "next_day":
            parts.insert(0, brief_day_text(self._desk.local(suggestion.starts_at).date(), self._desk.lang))
        return " · ".join(parts)


class SuggestionCard(QFrame):
    """The list beside a slot on the grid. Never modal: Esc, or anything done elsewhere, closes it."""

    chosen = Signal(object)  # Suggestion
    closed = Signal()

    def __init__(self, desk: DeskContext, bookings: BookingsModel, host: QWidget) -> None:
        super().__init__(host)
        self.setProperty("kind", "drawer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._says = label("error", wrap=True)
        self.list = SuggestionList(desk, bookings)
        self._host = host
        self._stack = box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        box.setSpacing(Space.S)
        box.addWidget(self._says)
        box.addWidget(self.list)
        self.list.chosen.connect(self._choose)
        self.hide()

    def show_beside(self, slot: QRect, says: str, suggestions: Sequence[Suggestion]) -> None:
        """Opens below the slot, or above it where there is no room, inside the host."""
        self._says.setText(says)
        self.setAccessibleName(says)
        self.list.show_suggestions(suggestions)
        room = self._host.rect().adjusted(Space.S, Space.S, -Space.S, -Space.S)
        self.setFixedWidth(min(Size.DRAWER, room.width()))
        self._stack.activate()
        self.resize(self.width(), self._stack.totalHeightForWidth(self.width()))
        below = slot.bottom() + Space.XS
        above = slot.top() - self.height() - Space.XS
        top = below if below + self.height() <= room.bottom() else max(above, room.top())
        self.move(min(max(slot.left(), room.left()), room.right() - self.width()), top)
        self.show()
        self.raise_()
        (self.list.buttons[0] if self.list.buttons else self).setFocus()

    def close_card(self) -> None:
        """Closes without choosing."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _choose(self, suggestion: Suggestion) -> None:
        self.hide()
        self.chosen.emit(suggestion)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, arrows go from one to the next."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
