"""What the drawer says of a booking, and the verbs that fit its state."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from jib_desk.rules.words import BookingState, word
from jib_desk.services.rows.bookings import BookingRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.bookings import BookingsModel
from jib_desk.views.item_models.days import weekday_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.badges import StateBadge, Tone
from jib_desk.views.widgets.basics import button, clear, label, rule

_TONES: dict[BookingState, Tone] = {
    BookingState.TENTATIVE: "held",
    BookingState.CONFIRMED: "plain",
    BookingState.IN_USE: "occupied",
    BookingState.COMPLETED: "plain",
    BookingState.CANCELLED: "out_of_service",
    BookingState.NO_SHOW: "overstayed",
}


class Verb(StrEnum):
    """What may be done with a booking."""

    CONFIRM = "confirm"
    CHANGE = "change"
    CANCEL = "cancel"
    NO_SHOW = "no_show"
    REINSTATE = "reinstate"


_VERBS: dict[BookingState, tuple[Verb, ...]] = {
    BookingState.TENTATIVE: (Verb.CONFIRM, Verb.CHANGE, Verb.CANCEL),
    BookingState.CONFIRMED: (Verb.CHANGE, Verb.CANCEL),
    BookingState.IN_USE: (Verb.CHANGE, Verb.NO_SHOW, Verb.CANCEL),
    BookingState.COMPLETED: (Verb.NO_SHOW, Verb.CHANGE),
    BookingState.CANCELLED: (Verb.REINSTATE,),
    BookingState.NO_SHOW: (Verb.REINSTATE,),
}


_COLUMNS = 2  # of verbs


class BookingFacts(QWidget):
    """One booking as plain widgets; filled anew by `show_booking`."""

    verb_chosen = Signal(str)  # Verb

    def __init__(self, desk: DeskContext, bookings: BookingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bookings = desk, bookings
        self._row: BookingRow | None = None
        self.verb_buttons: dict[Verb, QPushButton] = {}
        self.may_write = True
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.S)
        Texts(self).bind(self._say, lambda: "")

    def show_booking(self, row: BookingRow) -> None:
        """Shows a booking as it is now."""
        self._row = row
        self._say()

    def _say(self, _text: str = "") -> None:
        clear(self._box)
        self.verb_buttons = {}
        if self._row is None:
            return
        self._add_when(self._row)
        self._add_verbs(self._row)
        self._add_facts(self._row)
        self._box.addStretch(1)

    def _add_when(self, row: BookingRow) -> None:
        badges = QHBoxLayout()
        badges.setSpacing(Space.XS)
        state = StateBadge()
        sign = "\u2713 " if row.state is BookingState.COMPLETED else ""
        state.show_state(_TONES[row.state], sign + self._bookings.state_word(row.state))
        badges.addWidget(state)
        if row.event_type is not None:
            event = StateBadge()
            event.show_state("plain", word("event_type", row.event_type).said(self._desk.lang))
            badges.addWidget(event)
        badges.addStretch(1)
        self._box.addLayout(badges)
        times = self._bookings.times(row.starts_at, row.ends_at)
        self._box.addWidget(label("strong", f"{times} · {self._bookings.room_name(row.room_id, row.room_code)}"))
        day = self._desk.local(row.starts_at).date()
        self._box.addWidget(label("dim", weekday_text(day, self._desk.lang)))

    def _add_verbs(self, row: BookingRow) -> None:
        if not self.may_write:
            return
        verbs = QGridLayout()
        verbs.setContentsMargins(0, Space.XS, 0, Space.XS)
        verbs.setSpacing(Space.S)
        for place, verb in enumerate(_VERBS[row.state]):
            made = button("primary" if place == 0 else "danger" if verb is Verb.CANCEL else "")
            made.setText(self.verb_text(verb))
            made.clicked.connect(lambda _checked=False, verb=verb: self.verb_chosen.emit(verb))
            verbs.addWidget(made, place // _COLUMNS, place % _COLUMNS)
            self.verb_buttons[verb] = made
        self._box.addLayout(verbs)

    def verb_text(self, verb: Verb) -> str:
        """What a verb is called."""
        return {
            Verb.CONFIRM: self.tr("Confirm"),
            Verb.CHANGE: self.tr("Change"),
            Verb.CANCEL: self.tr("Cancel booking"),
            Verb.NO_SHOW: self.tr("Mark no-show"),
            Verb.REINSTATE: self.tr("Reinstate"),
        }[verb]

    def _add_facts(self, row: BookingRow) -> None:
        self._box.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        for line, (name, value) in enumerate(self._facts(row)):
            grid.addWidget(label("dim", name), line, 0)
            grid.addWidget(label("", value, wrap=True), line, 1)
        self._box.addLayout(grid)

    def _facts(self, row: BookingRow) -> list[tuple[str, str]]:
        minutes = self.tr("{count} min")
        layout = word("layout", row.layout).said(self._desk.lang) if row.layout else ""
        facts = [
            (self.tr("Booked by"), row.booker(self._desk.lang)),
            (self.tr("Contact"), row.contact),
            (self.tr("People"), "" if row.headcount is None else str(row.headcount)),
            (self.tr("Layout"), layout),
            (self.tr("Setup"), minutes.format(count=row.setup_min) if row.setup_min else ""),
            (self.tr("Teardown"), minutes.format(count=row.teardown_min) if row.teardown_min else ""),
            (self.tr("Equipment"), row.equipment),
            (self.tr("Catering"), row.catering),
            (self.tr("Note"), row.note),
            (self.tr("Reference"), row.reference),
        ]
        return [(name, value) for name, value in facts if value]
