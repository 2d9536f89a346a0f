"""The panel beside the day: the facts of the selected booking, or the form of one being made or changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jib_desk.services.rows.bookings import BookingRow
from jib_desk.views.bookings.facts import BookingFacts
from jib_desk.views.bookings.form import BookingForm, Draft
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.bookings import BookingsModel
from jib_desk.views.texts import Texts
from jib_desk.views.widgets.drawer import Drawer


class BookingDrawer(Drawer):
    """Shows one of the two; what is being typed is never taken away by a selection."""

    opened = Signal()

    def __init__(self, desk: DeskContext, bookings: BookingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._row: BookingRow | None = None
        self.facts = BookingFacts(desk, bookings)
        self.form = BookingForm(desk, bookings)
        for part in (self.facts, self.form):
            self.body.addWidget(part)
            part.hide()
        self.body.addStretch(1)
        self.foot.addWidget(self.form.foot)
        self.form.given_up.connect(self.close_drawer)
        self.form.saved.connect(self._stop_editing)
        self.closed.connect(self._stop_editing)
        Texts(self).bind(self._say_title, lambda: "")

    @property
    def is_editing(self) -> bool:
        """Whether a form is open."""
        return self._draft is not None

    def show_facts(self, row: BookingRow) -> None:
        """The facts of a booking; nothing while a form is open."""
        if self.is_editing:
            return
        self._row = row
        self.facts.show_booking(row)
        self._open(self.facts, self.form)

    def keeps_form(self) -> bool:
        """Whether an open form must stay for what is written in it; it has said so then and has the keys."""
        return self._draft is not None and self.form.stays()

    def begin(self, draft: Draft) -> None:
        """Opens the form on a draft. What is written of the same booking stays, at the draft's place.

        What is written of another booking stays as it is, and says so.
        """
        if self._draft is not None and _booking_id(draft) == _booking_id(self._draft) and self.form.is_touched:
            self.form.move_to(draft)
            return
        if self.keeps_form():
            return
        self._draft = draft
        self._open(self.form, self.facts)
        self.form.begin(draft)

    def _open(self, shown: QWidget, other: QWidget) -> None:
        other.hide()
        shown.show()
        self.form.foot.setVisible(shown is self.form)
        self._say_title()
        self.show()
        self.opened.emit()

    def _stop_editing(self) -> None:
        self._draft = None

    def _say_title(self, _text: str = "") -> None:
        if self._draft is not None:
            self.title.setText(self.tr("Change booking") if self._draft.booking else self.tr("New booking"))
        elif self._row is not None:
            self.title.setText(self._row.subject)


def _booking_id(draft: Draft) -> int | None:
    return draft.booking.id if draft.booking else None
