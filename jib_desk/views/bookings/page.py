"""The bookings page: a day of rooms, and beside it the booking that is selected or being made."""

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from jib_desk import phrases
from jib_desk.rules.intervals import Span
from jib_desk.rules.words import Role, SpaceKind
from jib_desk.services.changes import Changes
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.bookings import BookingRow, Suggestion
from jib_desk.views.bookings.board import DayBoard
from jib_desk.views.bookings.day_reading import DayReading, default_day, read_day
from jib_desk.views.bookings.deeds import Deeds
from jib_desk.views.bookings.drag import DragKind, Proposal
from jib_desk.views.bookings.drawer import BookingDrawer
from jib_desk.views.bookings.facts import Verb
from jib_desk.views.bookings.form import Draft
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.bookings import BookingsModel, LanesModel
from jib_desk.views.page import Page
from jib_desk.views.printing import commands as printing
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label, restyle
from jib_desk.views.widgets.date_bar import DateBar

_TICK_MS = 30_000  # the now-line and the states move by themselves
_SUGGESTIONS = 5


class BookingsPage(Page):
    """Wires grid, agenda, drawer and deeds."""

    page_id = "bookings"
    tables = ("booking", "closure", "event", "room", "setting", "calendar_day", "company")

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self._day: date | None = None
        self._wanted: Proposal | None = None  # what the suggestions are for
        self._may_write = True
        self.bookings = BookingsModel(desk.zone, desk.lang, self)
        self.lanes = LanesModel(desk.lang, self)
        self.deeds = Deeds(desk, self.bookings, self)
        self.set_title(lambda: self.tr("Bookings"))
        self._make_header()
        self._make_summary()
        self._make_middle()
        self._wire()
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(lambda: self.refresh(None))

    # --- parts -------------------------------------------------------------------------------

    def _make_header(self) -> None:
        self.dates = DateBar(self.desk.today, lambda: self.desk.locale)
        self.dates.day_chosen.connect(self.set_day)
        self.as_day, self.as_agenda, self.print_button = button(), button(), button()
        self.book_button = button("primary")
        self.book_button.clicked.connect(self.primary_action)
        self.print_button.clicked.connect(lambda: printing.print_day_sheet(self.desk, self.dates.day, self))
        self.header.addSpacing(Space.L)
        self.header.addWidget(self.dates)
        self.header.addStretch(1)
        views = QButtonGroup(self)
        for place, choice in enumerate((self.as_day, self.as_agenda)):
            choice.setCheckable(True)
            choice.clicked.connect(lambda _checked=False, place=place: self.show_view(place))
            views.addButton(choice)
            self.header.addWidget(choice)
        self.as_day.setChecked(True)
        for widget in (self.print_button, self.book_button):
            self.header.addWidget(widget)
        self.say(self.as_day.setText, lambda: self.tr("Day"))
        self.say(self.as_agenda.setText, lambda: self.tr("Agenda"))
        self.say(self.print_button.setText, lambda: self.tr("Print"))
        self.say(self.print_button.setToolTip, lambda: self.tr("The day sheet, on paper"))
        self.say(self.book_button.setText, lambda: self.tr("Book"))
        self.say(self.book_button.setToolTip, lambda: self.tr("Book a room (B)"))

    def _make_summary(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        self.closed = label()
        self.closed.setProperty("kind", "badge")
        self.closed.hide()
        self.summary = label("dim")
        row.addWidget(self.closed)
        row.addWidget(self.summary)
        row.addStretch(1)
        self.body.addLayout(row)

    def _make_middle(self) -> None:
        self.board = DayBoard(self.desk, self.bookings, self.lanes)
        self.grid, self.agenda, self.card = self.board.grid, self.board.agenda, self.board.suggestions
        self.drawer = BookingDrawer(self.desk, self.bookings)
        halves = QHBoxLayout()
        halves.setSpacing(Space.L)
        halves.addWidget(self.board, 1)
        halves.addWidget(self.drawer)
        self.body.addLayout(halves, 1)

    def _wire(self) -> None:
        grid, drawer = self.grid, self.drawer
        grid.selected.connect(self._selected)
        grid.opened.connect(self.open_booking)
        grid.create_requested.connect(lambda room, span: self._begin(Draft(room, span.start, span.end)))
        grid.change_requested.connect(self._move)
        grid.obstructed.connect(lambda proposal: self._suggest(proposal, grid.verdict(proposal)))
        grid.cancel_requested.connect(self.cancel)
        grid.day_step_requested.connect(lambda days: self.set_day(self.dates.day + timedelta(days=days)))
        self.agenda.selectionModel().currentRowChanged.connect(self._agenda_moved)
        self.agenda.activated.connect(lambda index: self.open_booking(_booking_id(index)))
        self.card.chosen.connect(self._take)
        drawer.opened.connect(lambda: restyle(self.book_button, "kind", ""))  # one filled button a page
        drawer.closed.connect(self._drawer_closed)
        drawer.facts.verb_chosen.connect(lambda verb: self._do(Verb(verb)))
        drawer.form.saved.connect(self._saved)
        self.deeds.refused.connect(self._refused)

    # --- what a page answers -----------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Reads the day anew; what is selected stays selected, what is being typed stays."""
        if self._day is None:
            self._day = default_day(self.desk)
            self.dates.set_day(self._day)
        if changes is None or changes.touches("room"):
            self._read_rooms()
        self._show(read_day(self.desk, self._day))

    def _read_rooms(self) -> None:
        rooms = self.desk.read(self.desk.services.bookings.rooms)
        self._may_write = self.desk.actor().role is not Role.AUDITOR
        self.book_button.setVisible(self._may_write)
        self.drawer.facts.may_write = self._may_write
        self.bookings.set_language(self.desk.lang)
        self.lanes.set_language(self.desk.lang)
        self.grid.set_language(self.desk.lang)
        self.bookings.set_rooms(rooms)
        self.lanes.set_rows(rooms)
        self.drawer.form.set_rooms({room.id: room for room in rooms})

    def _show(self, reading: DayReading) -> None:
        self.bookings.set_rows(reading.bookings)
        self.board.show_reading(reading)
        self.closed.setVisible(bool(reading.closed_why))
        self.closed.setText(self.tr("Closed: {reason}").format(reason=reading.closed_why))
        self.summary.setText(self._summary(reading))
        row = self.bookings.booking(self.grid.chosen or 0)
        if row is not None and self.drawer.isVisible():
            self.drawer.show_facts(row)
        elif row is None and self.drawer.isVisible() and not self.drawer.is_editing:
            self.drawer.close_drawer()

    def _summary(self, reading: DayReading) -> str:
        live = [row for row in reading.bookings if row.live]
        parts = [self.tr("Bookings: {count}").format(count=len(live))]
        now = self.desk.clock.now()
        if now in reading.frame.span:
            taken = {row.room_id for row in live if row.blocks_from <= now < row.blocks_until}
            rooms = [room for lane in self.lanes.lanes() for room in lane.rooms if room.kind is not SpaceKind.BOOTH]
            free = sum(1 for room in rooms if room.id not in taken)
            parts.append(self.tr("Rooms free now: {free} of {count}").format(free=free, count=len(rooms)))
        return " · ".join(parts)

    def show_record(self, kind: str, key: int) -> None:
        """A booking, or an event with one, on its day."""
        if kind == "event":
            key = self.desk.read(lambda: self.desk.services.events.event(key)).booking_id or 0
        if kind in ("booking", "event") and key:
            row = self.desk.read(lambda: self.desk.services.bookings.booking(key))
            self.set_day(self.desk.local(row.starts_at).date())
            self.open_booking(row.id)

    def primary_action(self) -> None:
        """A new booking of an hour at the cursor, or in the first room below it that is free then."""
        if self.drawer.keeps_form():
            return
        grid = self.grid
        span = Span(grid.cursor_at, grid.cursor_at + timedelta(hours=1))
        lanes = range(len(self.lanes.lanes()))
        places = [grid.room_for(lane, span) for lane in (*lanes[grid.cursor_lane :], *lanes[: grid.cursor_lane])]
        rooms = [room for room in places if room is not None]
        free = (room for room in rooms if grid.judge(Proposal(DragKind.CREATE, None, room, span)).is_free)
        if rooms:
            self._begin(Draft(next(free, rooms[0]), span.start, span.end))

    # --- the day -----------------------------------------------------------------------------

    def set_day(self, day: date) -> None:
        """Shows another day. A form that is being filled stays."""
        self._day = day
        self.dates.set_day(day)
        self.card.hide()
        if not self.lanes.lanes():
            self._read_rooms()
        self._show(read_day(self.desk, day))

    def show_view(self, place: int) -> None:
        """0 = the grid of the day, 1 = its agenda."""
        self.board.show_view(place)
        (self.as_day, self.as_agenda)[place].setChecked(True)

    # --- selection ---------------------------------------------------------------------------

    def open_booking(self, booking_id: int) -> None:
        """The drawer on a booking, with the keys on its likeliest verb."""
        self._select(booking_id)
        verbs = list(self.drawer.facts.verb_buttons.values())
        if verbs and not self.drawer.is_editing:
            verbs[0].show()  # made just now: what is not seen yet takes no keys
            verbs[0].setFocus()

    def _select(self, booking_id: int) -> None:
        row = self.bookings.booking(booking_id)
        if row is None:
            return
        self.grid.choose(booking_id)
        lane = self.grid.layout_.lane_of(row.room_id)
        if lane is not None and self.grid.booking_at_cursor() != row:
            self.grid.move_cursor(lane, row.starts_at, select=False)
        self.agenda.setCurrentIndex(self.bookings.place_of(booking_id))
        self.drawer.show_facts(row)

    def _selected(self, booking_id: int) -> None:
        self.card.hide()
        if booking_id:
            self._select(booking_id)
        elif not self.drawer.is_editing:
            self.drawer.close_drawer()

    def _agenda_moved(self, current: QModelIndex, _before: QModelIndex) -> None:
        if self.board.shown is self.agenda and (booking_id := _booking_id(current)):
            self._select(booking_id)

    # --- form and verbs ----------------------------------------------------------------------

    def _begin(self, draft: Draft) -> None:
        if self._may_write:
            self.card.hide()
            self.drawer.begin(draft)

    def _drawer_closed(self) -> None:
        restyle(self.book_button, "kind", "primary")
        self.grid.choose(None)
        self.agenda.selectionModel().clear()
        self.board.shown.setFocus()

    def _saved(self, row: BookingRow) -> None:
        self.set_day(self.desk.local(row.starts_at).date())
        self._select(row.id)
        self.board.shown.setFocus()

    def _do(self, verb: Verb) -> None:
        row = self.bookings.booking(self.grid.chosen or 0)
        if row is not None and verb is Verb.CHANGE:
            self._begin(Draft(row.room_id, row.starts_at, row.ends_at, row))
        elif row is not None:
            self.deeds.do(verb, row)

    def cancel(self, booking_id: int) -> None:
        """Cancels without a question: the line that says so offers Undo."""
        row = self.bookings.booking(booking_id)
        if row is not None and self._may_write:
            self.deeds.do(Verb.CANCEL, row)

    def _move(self, proposal: Proposal) -> None:
        if self._may_write:
            self.deeds.move(proposal)

    # --- when the place is taken -------------------------------------------------------------

    def _refused(self, proposal: Proposal, error: DeskError) -> None:
        self._suggest(proposal, phrases.sentence(error, self.desk.lang, self.desk.zone))

    def _suggest(self, proposal: Proposal, says: str) -> None:
        """Other places, beside the slot."""
        if not self._may_write:
            return
        self._wanted, row = proposal, proposal.booking
        found = self.desk.read(
            lambda: self.desk.services.bookings.suggestions(
                proposal.room_id,
                proposal.span.start,
                proposal.span.end,
                row.headcount if row else None,
                limit=_SUGGESTIONS,
                layout=row.layout if row else None,
                setup_min=row.setup_min if row else 0,
                teardown_min=row.teardown_min if row else 0,
                besides=row.id if row else None,
            )
        )
        here = (row.room_id, row.starts_at) if row else None  # where it is already is no other place
        found = tuple(other for other in found if (other.room_id, other.starts_at) != here)
        slot = self.grid.rect_of(proposal.room_id, proposal.span).toRect()
        self.card.show_beside(slot, says, found)

    def _take(self, suggestion: Suggestion) -> None:
        """What was wanted, at the place suggested."""
        wanted, span = self._wanted, Span(suggestion.starts_at, suggestion.ends_at)
        if wanted is None:
            return
        if wanted.booking is None:
            self._begin(Draft(suggestion.room_id, span.start, span.end))
        else:
            self.deeds.move(Proposal(wanted.kind, wanted.booking, suggestion.room_id, span))
            self.grid.setFocus()

    # --- Qt ----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """B books from wherever no text is typed."""
        if event.key() == Qt.Key.Key_B and not event.modifiers():
            self.primary_action()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        focused = self.window().focusWidget()
        if focused is None or not self.drawer.isAncestorOf(focused):
            self.board.shown.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()


def _booking_id(index: QModelIndex) -> int:
    row = index.data(BookingsModel.BookingRole)
    return row.id if isinstance(row, BookingRow) else 0
