"""The form of a booking: five fields, the rest on demand; errors stand under the field they belong to.

Nothing typed is lost: the form stays filled until the service has answered yes.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules import bookings as rules
from jib_desk.services import errors
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.bookings import BookingRow, RoomRow, Suggestion
from jib_desk.views.bookings.form_fields import FormFields
from jib_desk.views.bookings.suggestions import SuggestionList
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.bookings import BookingsModel
from jib_desk.views.item_models.days import weekday_text
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label, row_of

_LOOK_MS = 150  # after the last change, before asking whether the place is free


@dataclass(frozen=True, slots=True)
class Draft:
    """A booking to be: a new one at a place, or an existing one to be changed (its place may differ)."""

    room_id: int
    starts_at: datetime
    ends_at: datetime
    booking: BookingRow | None = None


class BookingForm(QWidget):
    """Books, or changes a booking."""

    saved = Signal(object)  # BookingRow
    given_up = Signal()

    def __init__(self, desk: DeskContext, bookings: BookingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._bookings = desk, bookings
        self._rooms: dict[int, RoomRow] = {}
        self._booking: BookingRow | None = None
        self._companies: dict[str, int] = {}
        self._filled: dict[str, Any] = {}  # what it held when it was shown
        self._general: Callable[[], str] = lambda: ""
        self.fields = FormFields(desk)
        self.places = SuggestionList(desk, bookings)
        self.general = label("error", wrap=True)
        self.save, self.give_up = button("primary"), button("quiet")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        for part in (self.general, self.fields, self.places):
            box.addWidget(part)
        self.foot = QWidget()  # stays in sight, wherever the fields are scrolled
        self.foot.setLayout(row_of(self.save, self.give_up))
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.look)
        self.save.clicked.connect(self.submit)
        self.give_up.clicked.connect(self.given_up)
        self.fields.place_changed.connect(self._place_changed)
        self.fields.people_changed.connect(self._warn_of_crowd)
        self.fields.submitted.connect(self.submit)
        self.places.chosen.connect(self._take)
        say = Texts(self).bind
        say(self._say_verb, lambda: "")
        say(self._say_general, lambda: "")
        say(self.give_up.setText, lambda: self.tr("Discard"))

    def _say_verb(self, _text: str = "") -> None:
        self.save.setText(self.tr("Save") if self._booking else self.tr("Book"))

    def _say_general(self, _text: str = "") -> None:
        self.general.setText(self._general())

    # --- filling -----------------------------------------------------------------------------

    def set_rooms(self, rooms: Mapping[int, RoomRow]) -> None:
        """The rooms to choose from."""
        self._rooms = dict(rooms)
        self.fields.set_rooms([room for room in rooms.values() if room.is_bookable])

    def begin(self, draft: Draft) -> None:
        """Shows a draft with the caret on the subject, and whether its place is free."""
        self._booking = draft.booking
        self.fields.clear_errors()
        self.general.hide()
        self.places.hide()
        self.save.setEnabled(True)
        self._load_companies()
        self.fields.fill(draft.booking)
        self._put_place(draft.room_id, draft.starts_at, draft.ends_at)
        self.fields.choose_layout(draft.booking.layout if draft.booking else None)
        self._say_verb()
        self._filled = self.fields.values()
        self.look()
        self.fields.subject.setFocus()
        self.fields.subject.selectAll()

    @property
    def is_touched(self) -> bool:
        """Whether somebody wrote something that is not saved."""
        return self.fields.values() != self._filled

    def move_to(self, draft: Draft) -> None:
        """The place of a draft with everything that is written."""
        self._put_place(draft.room_id, draft.starts_at, draft.ends_at)
        self.look()
        self.fields.subject.setFocus()

    def stays(self) -> bool:
        """Whether the form must stay for what is written in it; it then says so and takes the keys."""
        if not self.is_touched:
            return False
        self._general = lambda: self.tr("This is not saved yet. Save it first, or give it up with Esc.")
        self._say_general()
        self.general.show()
        self.fields.subject.setFocus()
        return True

    def _put_place(self, room_id: int, starts_at: datetime, ends_at: datetime) -> None:
        self.fields.put_place(room_id, self._desk.local(starts_at), self._desk.local(ends_at))
        self._show_room()

    def _load_companies(self) -> None:
        rows = self._desk.read(lambda: self._desk.services.companies.all(self._desk.today()))
        names = ((row.id, name) for row in rows for name in (row.short_en or row.name_en, row.short_zh or row.name_zh))
        self._companies = {name: company_id for company_id, name in names if name}
        self.fields.set_companies(sorted(self._companies))

    def _show_room(self) -> None:
        room = self._rooms.get(self.fields.room_id())
        if room is not None:
            self.fields.set_layouts(room)
            self.fields.minded.show_for(room_id=room.id, may_write=True)
        self._warn_of_crowd()

    # --- while typing ------------------------------------------------------------------------

    def _place_changed(self) -> None:
        self._show_room()
        self._look.start()

    def _warn_of_crowd(self) -> None:
        """Over the layout's places warns; over the fire limit is refused on saving, and said now."""
        room, people, layout = self._rooms.get(self.fields.room_id()), self.fields.people(), self.fields.layout_code()
        field = self.fields.people_field
        if room is None or people is None:
            field.set_hint(lambda: "")
        elif people > room.fire_limit:
            error = errors.OverFireLimit(self._name(room), people, room.fire_limit)
            field.set_hint(lambda: self._sentence(error))
        elif rules.is_crowded(room.capacity, layout, people):
            seats = rules.places(room.capacity, layout)
            field.set_hint(
                lambda: (
                    self.tr("1 place in this layout")
                    if seats == 1
                    else self.tr("{places} places in this layout").format(places=seats)
                )
            )
        else:
            field.set_hint(lambda: "")

    def look(self) -> None:
        """Says under the time whether the place is free, as far as can be known before saving."""
        self._look.stop()
        start, end = self.fields.start(), self.fields.end()
        field, around = self.fields.when_field, self.fields.around()
        field.set_error(None)
        if end <= start:
            field.set_hint(lambda: "")
            at = (start.replace(tzinfo=self._desk.zone), end.replace(tzinfo=self._desk.zone))
            field.set_error(lambda: self._sentence(errors.EndBeforeStart(*at)))
            self.places.hide()
            return
        service, besides = self._desk.services.bookings, self._booking.id if self._booking else None
        try:
            is_free = self._desk.read(
                lambda: service.is_free(self.fields.room_id(), start, end, *around, besides=besides)
            )
        except DeskError as error:
            field.set_error(lambda error=error: self._sentence(error))
            return
        until = "" if end.date() == start.date() else weekday_text(end.date(), self._desk.lang)
        if not is_free:
            field.set_hint(lambda: self.tr("Not free at this time"))
            self._offer()
        else:
            self.places.hide()
            ends = self.tr("Free · ends {day}")
            field.set_hint(lambda: ends.format(day=until) if until else self.tr("Free"))

    def _offer(self) -> None:
        """Other places, under the fields."""
        before, after = self.fields.around()
        found = self._desk.read(
            lambda: self._desk.services.bookings.suggestions(
                self.fields.room_id(),
                self.fields.start(),
                self.fields.end(),
                self.fields.people(),
                limit=5,
                layout=self.fields.layout_code(),
                setup_min=before,
                teardown_min=after,
                besides=self._booking.id if self._booking else None,
            )
        )
        self.places.show_suggestions(found)
        self.places.show()

    def _take(self, suggestion: Suggestion) -> None:
        self._put_place(suggestion.room_id, suggestion.starts_at, suggestion.ends_at)
        self.look()
        self.save.setFocus()

    # --- saving ------------------------------------------------------------------------------

    def submit(self) -> None:
        """Sends the form; it stays as it is until the answer."""
        if not self.save.isEnabled():
            return
        self.fields.clear_errors()
        self.general.hide()
        values, by, token = self._values(), self._desk.actor(), uuid4().hex
        service, row = self._desk.services.bookings, self._booking

        def work() -> Outcome[BookingRow]:
            if row is None:
                return service.book(by=by, token=token, **values)
            return service.change(by=by, booking_id=row.id, version=row.version, token=token, **values)

        self.save.setEnabled(False)
        self._desk.run(work, self._done, self._failed, self._told)

    def _values(self) -> dict[str, Any]:
        values = self.fields.values()
        values["company_id"] = self._companies.get(values["booked_by"])
        return values

    def _told(self, outcome: Outcome[BookingRow]) -> str:
        row = outcome.row
        text = (
            self.tr("Changed {reference}: {room}, {times}")
            if self._booking
            else self.tr("Booked {reference}: {room}, {times}")
        )
        times = self._bookings.times(row.starts_at, row.ends_at)
        return text.format(
            reference=row.reference, room=self._bookings.room_name(row.room_id, row.room_code), times=times
        )

    def _done(self, outcome: Outcome[BookingRow]) -> None:
        self.save.setEnabled(True)
        self.saved.emit(outcome.row)

    def _failed(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        field = self.fields.field_of(error)
        if field is None:
            self._general = lambda: self._sentence(error)
            self._say_general()
            self.general.show()
        else:
            field.set_error(lambda: self._sentence(error))
            self.fields.unfold_for(field)
            field.setFocus()
        if isinstance(error, errors.RoomTaken | errors.RoomClosed):
            self._offer()
        if isinstance(error, errors.OverFireLimit):
            self.fields.ask_for_override()

    def _sentence(self, error: DeskError) -> str:
        return phrases.sentence(self._with_name(error), self._desk.lang, self._desk.zone)

    def _with_name(self, error: DeskError) -> DeskError:
        """The same with the room's name in the place of its code."""
        if not isinstance(error, errors.RoomTaken | errors.RoomClosed | errors.OverFireLimit):
            return error
        name = next((self._name(room) for room in self._rooms.values() if room.code == error.room), error.room)
        return replace(error, room=name)

    def _name(self, room: RoomRow) -> str:
        return self._desk.name(room.name_en, room.name_zh) or room.code
