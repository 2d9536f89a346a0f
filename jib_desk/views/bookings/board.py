"""A day in its two shapes, grid and agenda, with what may lie over the grid: the empty sentence, suggestions."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from jib_desk.rules.words import BookingState
from jib_desk.views.bookings.agenda import AgendaDelegate
from jib_desk.views.bookings.day_reading import DayReading, frame_of_nothing
from jib_desk.views.bookings.grid import RoomGrid
from jib_desk.views.bookings.suggestions import SuggestionCard
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.bookings import BookingsModel, LanesModel
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card
from jib_desk.views.widgets.tables import Table


class DayBoard(Card):
    """Both read the same models; one is shown at a time."""

    def __init__(self, desk: DeskContext, bookings: BookingsModel, lanes: LanesModel) -> None:
        super().__init__(padding=Space.XS)
        self._desk = desk
        self.grid = RoomGrid(desk.theme, bookings, lanes, frame_of_nothing(desk))
        widths = {
            BookingsModel.TIME: Size.COLUMN,
            BookingsModel.ROOM: Size.COLUMN_WIDE,
            BookingsModel.BOOKED_BY: Size.COLUMN_WIDE,
            BookingsModel.PEOPLE: Size.COLUMN_NARROW,
            BookingsModel.STATE: Size.COLUMN,
        }
        self.agenda = Table(bookings, "agenda", BookingsModel.SUBJECT, widths)
        self.agenda.setItemDelegate(AgendaDelegate(desk.theme, self.agenda))
        self.empty, self.no_lines = QLabel(self.grid.viewport()), QLabel(self.agenda.viewport())
        for sentence in (self.empty, self.no_lines):
            sentence.setProperty("kind", "card")
            sentence.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
            sentence.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.suggestions = SuggestionCard(desk, bookings, self.grid.viewport())
        self._views = QStackedWidget()
        for view in (self.grid, self.agenda):
            self._views.addWidget(view)
        self.body.addWidget(self._views)
        for shown in (self.grid, self.agenda):
            shown.viewport().installEventFilter(self)
        for bar in (self.grid.horizontalScrollBar(), self.grid.verticalScrollBar()):
            bar.valueChanged.connect(self.suggestions.hide)
        self.suggestions.closed.connect(self.grid.setFocus)
        say = Texts(self).bind
        say(self.grid.setAccessibleName, lambda: self.tr("Rooms and times of the day"))
        say(self.agenda.setAccessibleName, lambda: self.tr("Bookings of the day"))
        say(self.empty.setText, lambda: self.tr("No bookings. Drag over a time or press <b>B</b>"))
        say(self.no_lines.setText, lambda: self.tr("No bookings on this day. Press <b>B</b> to book"))

    def show_reading(self, reading: DayReading) -> None:
        """A day as it was read; the models have its bookings already."""
        self.grid.set_now(self._desk.clock.now())
        self.grid.set_frame(reading.frame)
        self.empty.setVisible(all(row.state is BookingState.CANCELLED for row in reading.bookings))
        self.no_lines.setVisible(not reading.bookings)
        self._place_empty()

    @property
    def shown(self) -> QWidget:
        """The grid or the agenda."""
        return self.grid if self._views.currentIndex() == 0 else self.agenda

    def show_view(self, place: int) -> None:
        """0 = the grid, 1 = the agenda; the keys go there."""
        self._views.setCurrentIndex(place)
        self.shown.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sentence of an empty day stays in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._place_empty()
        return super().eventFilter(watched, event)

    def _place_empty(self) -> None:
        seen = self.grid.viewport().rect().adjusted(int(self.grid.head_width), int(self.grid.head_height), 0, 0)
        for sentence, around in ((self.empty, seen), (self.no_lines, self.agenda.viewport().rect())):
            sentence.adjustSize()
            place = QRect(sentence.rect())
            place.moveCenter(around.center())
            sentence.setGeometry(place)
