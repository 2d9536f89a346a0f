"""The fields of a booking's form: five at first, the others behind *More*."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtCore import QDate, QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QCompleter, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from jib_desk.rules.words import BookingState, Layout, word
from jib_desk.services import errors
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.bookings import BookingRow, RoomRow
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import button, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice, DateBox, NumberBox, TimeBox
from jib_desk.views.widgets.instruction_list import InstructionList

_STEP_MIN = 15
_NIGHT = timedelta(hours=12)  # the longest time over midnight that is not more likely a slip
_MOST_PEOPLE = 9999


class FormFields(QWidget):
    """Inputs and their labels; knows no service."""

    place_changed = Signal()  # room, day, times, setup or teardown
    people_changed = Signal()
    submitted = Signal()

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.subject, self.booked_by, self.contact = QLineEdit(), QLineEdit(), QLineEdit()
        self.equipment, self.catering, self.override = QLineEdit(), QLineEdit(), QLineEdit()
        self.room, self.layout_choice = Choice(), Choice()
        self.day, self.starts, self.ends = DateBox(), TimeBox(), TimeBox()
        self.headcount, self.setup, self.teardown = NumberBox(0, _MOST_PEOPLE), NumberBox(0, 1440), NumberBox(0, 1440)
        self.note, self.tentative = QPlainTextEdit(), QCheckBox()
        self.more_button = button("link")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.M)
        self._add_first_fields()
        self._box.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.more = QWidget()
        self._add_more_fields()
        self._wire()

    # --- building ----------------------------------------------------------------------------

    def _add_first_fields(self) -> None:
        when = QWidget()
        row = row_of(self.day, self.starts, self.ends, spacing=Space.XS, stretch=False)
        row.setStretch(0, 1)
        for clock in (self.starts, self.ends):
            clock.setFixedWidth(Size.COLUMN_NARROW + Space.L)
        when.setLayout(row)
        when.setFocusProxy(self.starts)
        self.headcount.setSpecialValueText("\u2013")
        self.subject_field = FormField(self.subject, lambda: self.tr("Subject"))
        self.room_field = FormField(self.room, lambda: self.tr("Room"))
        self.when_field = FormField(when, lambda: self.tr("Start – end"))
        self.people_field = FormField(self.headcount, lambda: self.tr("People"))
        self.layout_field = FormField(self.layout_choice, lambda: self.tr("Layout"))
        self.minded = InstructionList(self._desk, offers=False)
        for field in (self.subject_field, self.room_field, self.minded, self.when_field):
            self._box.addWidget(field)
        pair = row_of(self.people_field, self.layout_field, spacing=Space.M, stretch=False)
        pair.setStretch(0, 2)
        pair.setStretch(1, 3)
        for field in (self.people_field, self.layout_field):
            pair.setAlignment(field, Qt.AlignmentFlag.AlignTop)
        self._box.addLayout(pair)

    def _add_more_fields(self) -> None:
        box = QVBoxLayout(self.more)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        self.note.setFixedHeight(2 * Size.CONTROL)
        self.note.setTabChangesFocus(True)
        for minutes in (self.setup, self.teardown):
            minutes.setSingleStep(_STEP_MIN)
        self.booked_by_field = FormField(self.booked_by, lambda: self.tr("Booked by"))
        self.contact_field = FormField(self.contact, lambda: self.tr("Contact"))
        self.setup_field = FormField(self.setup, lambda: self.tr("Setup, minutes"))
        self.teardown_field = FormField(self.teardown, lambda: self.tr("Teardown, minutes"))
        self.equipment_field = FormField(self.equipment, lambda: self.tr("Equipment"))
        self.catering_field = FormField(self.catering, lambda: self.tr("Catering"))
        self.note_field = FormField(self.note, lambda: self.tr("Note"))
        self.override_field = FormField(self.override, lambda: self.tr("Why more people than the fire limit"))
        box.addWidget(self.booked_by_field)
        box.addWidget(self.contact_field)
        box.addLayout(row_of(self.setup_field, self.teardown_field, spacing=Space.M, stretch=False))
        for field in (self.equipment_field, self.catering_field, self.note_field):
            box.addWidget(field)
        box.addWidget(self.tentative)
        self.instruct = button("link")
        self.instruct.clicked.connect(lambda: self.minded.edit(None))
        box.addWidget(self.instruct, 0, Qt.AlignmentFlag.AlignLeft)
        self.override_field.hide()
        self._box.addWidget(self.override_field)
        self._box.addWidget(self.more)
        self.more.hide()

    def _wire(self) -> None:
        say = Texts(self).bind
        say(self._say_more, lambda: "")
        say(self.tentative.setText, lambda: self.tr("Tentative: to be confirmed"))
        say(self.instruct.setText, lambda: self.tr("Add an instruction for the room"))
        say(self.day.setAccessibleName, lambda: self.tr("Day"))
        say(self.starts.setAccessibleName, lambda: self.tr("Start"))
        say(self.ends.setAccessibleName, lambda: self.tr("End"))
        self.more_button.clicked.connect(lambda: self.unfold(is_open=self.more.isHidden()))
        self.room.currentIndexChanged.connect(self.place_changed)
        self.starts.timeChanged.connect(self._start_changed)
        self.day.dateChanged.connect(self.place_changed)
        for box in (self.setup, self.teardown):
            box.valueChanged.connect(self.place_changed)
        self.ends.timeChanged.connect(self.place_changed)
        self.headcount.valueChanged.connect(self.people_changed)
        self.layout_choice.currentIndexChanged.connect(self.people_changed)
        for line in (self.subject, self.booked_by, self.contact, self.equipment, self.catering, self.override):
            line.returnPressed.connect(self.submitted)
        for box in (self.day, self.starts, self.ends, self.headcount, self.setup, self.teardown):
            edit = box.lineEdit()
            if edit is not None:
                edit.returnPressed.connect(self.submitted)
        self._length, self._whole_days = timedelta(hours=1), timedelta(0)

    def _say_more(self, _text: str = "") -> None:
        self.more_button.setText(self.tr("More fields") if self.more.isHidden() else self.tr("Fewer fields"))

    # --- filling -----------------------------------------------------------------------------

    def unfold(self, *, is_open: bool) -> None:
        """Shows or hides the fields behind *More*."""
        self.more.setVisible(is_open)
        self._say_more()

    def set_rooms(self, rooms: Sequence[RoomRow]) -> None:
        """The rooms to choose from, the chosen one kept."""
        with QSignalBlocker(self.room):
            kept = self.room.currentData()
            self.room.clear()
            for room in rooms:
                self.room.addItem(self._desk.name(room.name_en, room.name_zh) or room.code, room.id)
            self.room.choose(kept)

    def set_layouts(self, room: RoomRow) -> None:
        """The layouts that a room can have with their places; the chosen one is kept where it can."""
        with QSignalBlocker(self.layout_choice):
            kept = self.layout_choice.currentData()
            self.layout_choice.clear()
            self.layout_choice.addItem("\u2013", None)
            for layout, places in room.capacity.items():
                self.layout_choice.addItem(f"{word('layout', layout).said(self._desk.lang)} · {places}", layout)
            self.layout_choice.choose(kept)

    def set_companies(self, names: Sequence[str]) -> None:
        """Names offered for who books."""
        completer = QCompleter(list(names), self.booked_by)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.booked_by.setCompleter(completer)

    def fill(self, row: BookingRow | None) -> None:
        """Everything but the place; None empties the form."""
        self.subject.setText(row.subject if row else "")
        self.headcount.setValue((row.headcount or 0) if row else 0)
        for box, value in ((self.setup, row.setup_min if row else 0), (self.teardown, row.teardown_min if row else 0)):
            with QSignalBlocker(box):
                box.setValue(value)
        for line, text in (
            (self.booked_by, row.booker(self._desk.lang) if row else ""),
            (self.contact, row.contact if row else ""),
            (self.equipment, row.equipment if row else ""),
            (self.catering, row.catering if row else ""),
            (self.override, ""),
        ):
            line.setText(text)
        self.note.setPlainText(row.note if row else "")
        self.tentative.setChecked(row is not None and row.state is BookingState.TENTATIVE)
        self.override_field.hide()
        self.unfold(is_open=False)

    def put_place(self, room_id: int, starts: datetime, ends: datetime) -> None:
        """A room and local times, without announcing them."""
        with QSignalBlocker(self.room), QSignalBlocker(self.starts), QSignalBlocker(self.ends):
            self.room.choose(room_id)
            self.day.set_day(QDate(starts.year, starts.month, starts.day))
            self.starts.setTime(QTime(starts.hour, starts.minute))
            self.ends.setTime(QTime(ends.hour, ends.minute))
        self._length = ends - starts
        turns = 1 if ends.time() < starts.time() else 0
        self._whole_days = timedelta(days=max((ends.date() - starts.date()).days - turns, 0))

    def choose_layout(self, layout: Layout | None) -> None:
        """The layout of the booking, where the room has it."""
        self.layout_choice.choose(layout)

    def _start_changed(self) -> None:
        """The end goes along with the start, so that the length stays."""
        ends = (self.start() + self._length).time()
        with QSignalBlocker(self.ends):
            self.ends.setTime(QTime(ends.hour, ends.minute))
        self.place_changed.emit()

    # --- reading -----------------------------------------------------------------------------

    def room_id(self) -> int:
        """The room chosen, 0 without one."""
        return int(self.room.currentData() or 0)

    def people(self) -> int | None:
        """The head-count, None when not said."""
        return self.headcount.value() or None

    def layout_code(self) -> Layout | None:
        """The layout chosen."""
        code = self.layout_choice.currentData()
        return Layout(code) if code else None

    def start(self) -> datetime:
        """The start as wall time of the centre."""
        return _wall(self.day.date(), self.starts.time())

    def end(self) -> datetime:
        """The end as wall time: earlier than the start means that night; whole days of a long booking are kept.

        An end that would make more than a night of it is left before the start, and refused as such.
        """
        end = _wall(self.day.date(), self.ends.time()) + self._whole_days
        next_day = end + timedelta(days=1)
        is_night = end < self.start() and next_day - self.start() <= max(_NIGHT, self._length)
        return next_day if is_night else end

    def around(self) -> tuple[int, int]:
        """Minutes of setup and teardown."""
        return self.setup.value(), self.teardown.value()

    def values(self) -> dict[str, Any]:
        """What is sent to the service, by its names; times are wall times of the centre."""
        return {
            "subject": self.subject.text(),
            "room_id": self.room_id(),
            "starts_at": self.start(),
            "ends_at": self.end(),
            "headcount": self.people(),
            "layout": self.layout_code(),
            "booked_by": self.booked_by.text().strip(),
            "contact": self.contact.text(),
            "setup_min": self.setup.value(),
            "teardown_min": self.teardown.value(),
            "equipment": self.equipment.text(),
            "catering": self.catering.text(),
            "note": self.note.toPlainText(),
            "tentative": self.tentative.isChecked(),
            "override_reason": self.override.text(),
        }

    # --- errors ------------------------------------------------------------------------------

    def all_fields(self) -> dict[str, FormField]:
        """Every field by the name that errors give it."""
        return {
            "subject": self.subject_field,
            "room": self.room_field,
            "room_id": self.room_field,
            "start": self.when_field,
            "end": self.when_field,
            "starts_at": self.when_field,
            "ends_at": self.when_field,
            "headcount": self.people_field,
            "layout": self.layout_field,
            "booked_by": self.booked_by_field,
            "contact": self.contact_field,
            "setup_min": self.setup_field,
            "teardown_min": self.teardown_field,
            "equipment": self.equipment_field,
            "catering": self.catering_field,
            "note": self.note_field,
            "reason": self.override_field,
        }

    def field_of(self, error: DeskError) -> FormField | None:
        """The field that an error belongs to, if it is one of ours."""
        if isinstance(error, errors.ValueMissing | errors.ValueRefused):
            return self.all_fields().get(error.name)
        return self.all_fields().get(error.field)

    def clear_errors(self) -> None:
        """No field is wrong any more."""
        for field in self.all_fields().values():
            field.set_error(None)

    def unfold_for(self, field: FormField) -> None:
        """Makes sure that a field is seen."""
        if self.more.isAncestorOf(field):
            self.unfold(is_open=True)

    def ask_for_override(self) -> None:
        """The field for a manager's reason."""
        self.override_field.show()


def _wall(day: QDate, at: QTime) -> datetime:
    return datetime(day.year(), day.month(), day.day(), at.hour(), at.minute())  # noqa: DTZ001 - a wall time is naive
