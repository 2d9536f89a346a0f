"""The bookings of a day and the lanes of rooms they lie in, for the grid and the agenda.

Both models get plain rows by `set_rows`; neither knows a database. Times are shown in
the centre's zone, which may not be the workstation's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractListModel, QObject, Qt

from jib_desk.rules.words import BookingState, Lang, SpaceKind, word
from jib_desk.services.rows.bookings import BookingRow, RoomRow
from jib_desk.views.item_models.records import ROOT, Index, RecordsModel

_BLANK = "\u2013"


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the grid: a room, or the booths folded into one (`rooms` has them all).

    A group that is unfolded stays as a thin lane without rooms of its own above its booths.
    """

    title: str
    rooms: tuple[RoomRow, ...]
    is_group: bool = False
    is_open: bool = False
    size: int = 1  # how many rooms the lane stands for


class BookingsModel(RecordsModel[BookingRow]):
    """One row a booking, in order of start; columns as the agenda shows them."""

    TIME, ROOM, SUBJECT, BOOKED_BY, PEOPLE, STATE = range(6)
    COLUMNS = 6
    BookingRole = RecordsModel.RecordRole

    def __init__(self, zone: ZoneInfo, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._zone = zone
        self._rooms: dict[int, RoomRow] = {}

    # --- what is shown -----------------------------------------------------------------------

    def set_rooms(self, rooms: Sequence[RoomRow]) -> None:
        """The rooms, for their names."""
        self._rooms = {room.id: room for room in rooms}
        self._all_changed()

    def set_rows(self, rows: Sequence[BookingRow]) -> None:
        """Show these; views keep their selection when only the content of the same bookings changed."""
        self._show(rows)

    def booking(self, booking_id: int) -> BookingRow | None:
        """The booking with this id, if it is shown."""
        return self.record(booking_id)

    # --- words -------------------------------------------------------------------------------

    def heads(self) -> Sequence[str]:
        return (
            self.tr("Time"),
            self.tr("Room"),
            self.tr("Subject"),
            self.tr("Booked by"),
            self.tr("People"),
            self.tr("State"),
        )

    def times(self, starts_at: datetime, ends_at: datetime) -> str:
        """A span of wall times in the centre's zone; an end on another day says by how many days."""
        start, end = starts_at.astimezone(self._zone), ends_at.astimezone(self._zone)
        text = f"{start:%H:%M}{_BLANK}{end:%H:%M}"
        nights = (end.date() - start.date()).days
        return f"{text} +{nights}" if nights else text

    def room_name(self, room_id: int, fallback: str = "") -> str:
        """The room's name in the language shown."""
        room = self._rooms.get(room_id)
        return room_title(room, self._lang) if room else fallback

    def state_word(self, state: BookingState) -> str:
        """The state in the language shown."""
        return word("booking_state", state).said(self._lang)

    def spoken(self, row: BookingRow) -> str:
        """One sentence for a screen reader: subject, room, times, state."""
        return self.tr("{subject}, {room}, {times}, {state}").format(
            subject=row.subject,
            room=self.room_name(row.room_id, row.room_code),
            times=self.times(row.starts_at, row.ends_at),
            state=self.state_word(row.state),
        )

    def details(self, row: BookingRow) -> str:
        """What a block too small for its text says when pointed at."""
        place = self.room_name(row.room_id, row.room_code)  # of folded booths the drawing does not say which
        lines = [row.subject, f"{place} · {self.times(row.starts_at, row.ends_at)} · {self.state_word(row.state)}"]
        if row.setup_min or row.teardown_min:
            lines.append(
                self.tr("Setup {before} min · teardown {after} min").format(
                    before=row.setup_min, after=row.teardown_min
                )
            )
        people = self.text(row, self.PEOPLE)
        lines += [
            part
            for part in (row.booker(self._lang), people and self.tr("People: {count}").format(count=people))
            if part
        ]
        return "\n".join(lines)

    def text(self, row: BookingRow, column: int) -> str:
        if column == self.TIME:
            return self.times(row.starts_at, row.ends_at)
        if column == self.ROOM:
            return self.room_name(row.room_id, row.room_code)
        if column == self.SUBJECT:
            return row.subject
        if column == self.BOOKED_BY:
            return row.booker(self._lang)
        if column == self.PEOPLE:
            return "" if row.headcount is None else str(row.headcount)
        return self.state_word(row.state)


class LanesModel(QAbstractListModel):
    """The rooms as lanes, booths folded into one until unfolded."""

    LaneRole = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._rooms: tuple[RoomRow, ...] = ()
        self._lanes: tuple[Lane, ...] = ()
        self._booths_open = False

    def set_rows(self, rooms: Sequence[RoomRow]) -> None:
        """Show the bookable ones of these rooms, booths last."""
        self._rooms = tuple(room for room in rooms if room.is_bookable)
        self._rebuild()

    def set_language(self, lang: Lang) -> None:
        """Names in another language from now on."""
        self._lang = lang
        self._rebuild()

    def set_booths_open(self, is_open: bool) -> None:
        """Unfold the booths into a lane each, or fold them."""
        if is_open != self._booths_open:
            self._booths_open = is_open
            self._rebuild()

    def booths_open(self) -> bool:
        """Whether each booth has its own lane."""
        return self._booths_open

    def lanes(self) -> tuple[Lane, ...]:
        """The lanes from top to bottom."""
        return self._lanes

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._lanes)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        lane = self._lanes[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return lane.title
        return lane if role == self.LaneRole else None

    def _rebuild(self) -> None:
        booths = tuple(room for room in self._rooms if room.kind is SpaceKind.BOOTH)
        lanes = [self._lane(room) for room in self._rooms if room.kind is not SpaceKind.BOOTH]
        if len(booths) == 1:
            lanes.append(self._lane(booths[0]))
        elif booths:
            title = self.tr("Phone booths")
            shown = () if self._booths_open else booths
            lanes.append(Lane(title, shown, is_group=True, is_open=self._booths_open, size=len(booths)))
            if self._booths_open:
                lanes += [self._lane(room) for room in booths]
        self.beginResetModel()
        self._lanes = tuple(lanes)
        self.endResetModel()

    def _lane(self, room: RoomRow) -> Lane:
        return Lane(room_title(room, self._lang), (room,))


def room_title(room: RoomRow, lang: Lang) -> str:
    """The room's name in a language; the other one, or the code, when it has none."""
    names = (room.name_zh, room.name_en) if lang == "zh_CN" else (room.name_en, room.name_zh)
    return next((name for name in names if name), room.code)
