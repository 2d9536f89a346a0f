"""Today: five numbers that open their rows, the day as one line of time, and what needs attention."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jib_desk.rules.words import SpaceKind, UnitState
from jib_desk.services.changes import Changes
from jib_desk.views.item_models.agenda import AgendaLine
from jib_desk.views.page import Page
from jib_desk.views.theme import Space
from jib_desk.views.today import untold
from jib_desk.views.today.agenda import Agenda
from jib_desk.views.today.forgotten import Forgotten
from jib_desk.views.today.registered import Registered
from jib_desk.views.today.to_do import ToDoCard
from jib_desk.views.today.untold import Untold
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.empty import EmptyState
from jib_desk.views.widgets.line_list import LineList
from jib_desk.views.widgets.tiles import NumberTile

if TYPE_CHECKING:
    from jib_desk.services.rows.bookings import BookingRow, RoomRow
    from jib_desk.services.rows.seats import PlanRow
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext

_EVERY_MS = 60_000
_DAY_LINES = 4  # in view of the day however low the window is
_ROOM_LINES = 3


class TodayPage(Page):
    """What a receptionist sees first."""

    page_id = "today"

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self._agenda = Agenda(desk, self)
        self._wrong: list[AgendaLine] = []
        self.untold = Untold(desk, self)
        self.registered = Registered(desk, self)
        self.forgotten = Forgotten(desk, self)
        self.forgotten.told.connect(self._show_attention)
        self.set_title(self._day_written)
        self._open_until = label("dim")
        self.header.addWidget(self._open_until)
        self.header.addStretch(1)
        self.find_button = button()
        self.find_button.clicked.connect(lambda: desk.command_requested.emit("edit.find"))
        self.say(self.find_button.setText, lambda: self.tr("Find anything  Ctrl+F"))
        self.header.addWidget(self.find_button)
        self.check_in = button("primary")
        self.check_in.clicked.connect(self.primary_action)
        self.say(self.check_in.setText, lambda: self.tr("Check in visitor"))
        self.header.addWidget(self.check_in)
        self._add_tiles()
        self._add_close_day()
        self._add_columns()
        self._clock = QTimer(self)
        self._clock.setInterval(_EVERY_MS)
        self._clock.timeout.connect(lambda: self.refresh(None))

    def _add_tiles(self) -> None:
        self.inside = NumberTile(lambda: self.tr("Inside"))
        self.expected = NumberTile(lambda: self.tr("Expected today"))
        self.rooms = NumberTile(lambda: self.tr("Rooms free now"))
        self.seats = NumberTile(lambda: self.tr("Seats free"))
        self.parcels = NumberTile(lambda: self.tr("Parcels waiting"))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        places = (
            ("visitors", "inside"),
            ("visitors", "expected"),
            ("bookings", ""),
            ("floor_plan", ""),
            ("visitors", "parcel"),
        )
        for tile, place in zip((self.inside, self.expected, self.rooms, self.seats, self.parcels), places, strict=True):
            tile.opened.connect(lambda place=place: self.desk.go_to(*place))
            row.addWidget(tile, 1)
        self.body.addLayout(row)

    def _add_close_day(self) -> None:
        self.close_day = Card(padding=Space.M)
        row = QHBoxLayout()
        self._close_text = label("strong", wrap=True)
        row.addWidget(self._close_text, 1)
        verb = button()
        verb.clicked.connect(self._close_the_day)
        self.say(verb.setText, lambda: self.tr("Close the day"))
        row.addWidget(verb)
        self.close_day.body.addLayout(row)
        self.close_day.hide()
        self.body.addWidget(self.close_day)

    def _add_columns(self) -> None:
        """What happens on the left, what there is to see to and where there is room on the right."""
        self.lines, self.attention, self.coming, self.free = (LineList(self.desk.theme) for _ in range(4))
        self._calm, self._no_moves = label("dim", wrap=True), label("dim", wrap=True)
        self.say(self._calm.setText, lambda: self.tr("Nothing needs attention."))
        self.say(self._no_moves.setText, lambda: self.tr("Nobody moves in the next two weeks."))
        self.nothing = EmptyState(
            lambda: self.tr("Nothing is planned today. Expect someone?"),
            lambda: self.tr("Add an expected visitor"),
        )
        self.nothing.chosen.connect(self.primary_action)
        self.to_do = ToDoCard(self.desk)
        self.lines.keep_in_view(_DAY_LINES)
        self.free.keep_in_view(_ROOM_LINES)
        for shown in (self.attention, self.coming):
            shown.hug()
        for shown in (self.attention, self.free):
            shown.delegate.is_narrow = True
        day = self._card(lambda: self.tr("Now and next"), self.lines, self.nothing)
        moves = self._card(lambda: self.tr("Moves of the next two weeks"), self.coming, self._no_moves)
        attention = self._card(lambda: self.tr("Attention"), self.attention, self._calm)
        rooms = self._card(lambda: self.tr("Rooms now"), self.free)
        columns = QHBoxLayout()
        columns.setSpacing(Space.M)
        for cards, tall, width in (((day, moves), day, 3), ((self.to_do, attention, rooms), rooms, 2)):
            column = QVBoxLayout()
            column.setSpacing(Space.M)
            for card in cards:
                column.addWidget(card, 1 if card is tall else 0)
            columns.addLayout(column, width)
        self.body.addLayout(columns, 1)
        for shown in (self.lines, self.attention, self.coming, self.free):
            shown.line_opened.connect(self._go)

    def _card(self, title: Callable[[], str], shown: LineList, empty: QWidget | None = None) -> Card:
        """Lines under a heading, or what is said when there are none."""
        card = Card(padding=Space.S)
        heading = label("heading")
        self.say(heading.setText, title)
        self.say(shown.setAccessibleName, title)
        card.body.addWidget(heading)
        card.body.addWidget(shown, 1)
        if empty is not None:
            card.body.addWidget(empty, 1)
        for text in (heading, empty):
            if isinstance(text, QLabel):
                text.setContentsMargins(Space.M, Space.XS, Space.S, 0)
        return card

    # --- what it shows -------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        services, today = self.desk.services, self.desk.today()
        expected, on_site = services.visitors.expected(today), services.visitors.on_site()
        bookings, plan = services.bookings.day(today), services.plans.plan(today)
        self.title.setText(self._day_written())
        self._open_until.setText(self._opening())
        # Booths are taken for a call, not booked for a day: the bookings page counts without them too.
        rooms = [room for room in services.bookings.rooms() if room.is_bookable and room.kind is not SpaceKind.BOOTH]
        self._show_tiles(plan, expected, bookings, rooms)
        self.free.show_lines(self._agenda.rooms(rooms, bookings))
        self.to_do.refresh()
        lines = self._agenda.of_day(bookings, expected, on_site)
        self.lines.show_lines(lines)
        self.lines.setVisible(len(lines) > 1)
        self.nothing.setVisible(len(lines) <= 1)
        self.lines.scrollTo(self.lines.lines.index(self.lines.lines.now_row()))
        self._wrong = self._agenda.attention(plan, on_site, services.mending.open_list(), services.plans.unnoted_ends())
        self._show_attention()
        self.forgotten.follow(changes)
        moves = self._agenda.coming(services.plans.coming_changes(today), today)
        self.coming.show_lines(moves)
        self.coming.setVisible(bool(moves))
        self._no_moves.setVisible(not moves)
        self._offer_to_close()

    def _show_attention(self) -> None:
        lines = [*self.forgotten.asked(), *self.untold.lines(), *self._wrong, *self.registered.lines()]
        lines += self.forgotten.coming()
        self.attention.show_lines(lines)
        self.attention.setVisible(bool(lines))
        self._calm.setVisible(not lines)

    def _show_tiles(
        self, plan: PlanRow, expected: tuple[VisitRow, ...], bookings: tuple[BookingRow, ...], rooms: list[RoomRow]
    ) -> None:
        now = self.desk.clock.now()
        inside = self.desk.services.visitors.inside()
        self.inside.show_number(str(inside.total), self.tr("of at most {limit}").format(limit=inside.fire_limit))
        coming = [row.expected_at for row in expected if row.expected_at is not None and row.expected_at >= now]
        next_one = self.tr("next {time}").format(time=f"{self.desk.local(min(coming)):%H:%M}") if coming else ""
        self.expected.show_number(str(len(expected)), next_one)
        taken = {row.room_id for row in bookings if row.live and row.blocks_from <= now < row.blocks_until}
        free = sum(room.id not in taken for room in rooms)
        self.rooms.show_number(str(free), self.tr("of {number}").format(number=len(rooms)))
        usable = [u for u in plan.units if u.state not in {UnitState.OUT_OF_SERVICE, UnitState.RETIRED}]
        occupied = sum(unit.state is UnitState.OCCUPIED for unit in usable)
        vacant = sum(unit.state is UnitState.VACANT for unit in usable)
        rate = self.desk.percent(occupied, len(usable))
        said = self.tr("{occupied} of {usable} = {rate}").format(occupied=occupied, usable=len(usable), rate=rate)
        self.seats.show_number(str(vacant), said)
        self.parcels.show_number(*self.registered.tile())

    def _offer_to_close(self) -> None:
        end = self.desk.services.closing.day_end()
        self.close_day.setVisible(end.is_due)
        self._close_text.setText(self.tr("%n visit(s) still open at the end of the day.", "", len(end.lines)))

    def _day_written(self) -> str:
        return self.desk.day_text(self.desk.today(), "long")

    def _opening(self) -> str:
        centre = self.desk.centre()
        if not self.desk.services.settings.is_workday(self.desk.today()):
            return self.tr("Closed today")
        local = self.desk.local(self.desk.clock.now()).time()
        if local >= centre.closes:
            return self.tr("Closed since {time}").format(time=f"{centre.closes:%H:%M}")
        if local < centre.opens:
            return self.tr("Opens at {time}").format(time=f"{centre.opens:%H:%M}")
        return self.tr("Open until {time}").format(time=f"{centre.closes:%H:%M}")

    # --- what it does --------------------------------------------------------------------

    def primary_action(self) -> None:
        self.desk.command_requested.emit("visit.check_in")

    def _go(self, line: AgendaLine) -> None:
        if line.kind == untold.KIND:
            place = self.attention.visualRect(self.attention.currentIndex()).bottomLeft()
            self.untold.ask(line.key, self.attention.viewport().mapToGlobal(place), self)
            return
        self.desk.go_to(line.page, line.kind, line.key)

    def _close_the_day(self) -> None:
        self.desk.command_requested.emit("visitors.closing")

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # pyright: ignore[reportArgumentType]
        self._clock.start()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # pyright: ignore[reportArgumentType]
        self._clock.stop()
        self.forgotten.stop()
