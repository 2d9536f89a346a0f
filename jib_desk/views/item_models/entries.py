"""The journal as a tree: entries newest first, those of several rows unfold into them; all read page by page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jib_desk.services.rows.journal import EntryRow, LineRow

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int | None], Sequence[EntryRow]]  # entries before a number, newest first
FetchLines = Callable[[int, int, int], Sequence[LineRow]]  # of an entry, from the first on (0 …), at most so many
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry as it is read in the window's language."""

    time: str
    person: str
    sentence: str
    reason: str


class EntryModel(QAbstractItemModel):
    """Time, person, sentence, reason, number; below an entry of several rows each of them.

    `say` and `say_line` write in the present language. An index of a row has its entry's number as its id, one
    of an entry has 0. How many rows an entry has is known; they are read when they are looked at.
    """

    TIME, PERSON, SENTENCE, REASON, NUMBER = range(5)
    PAGE = 100

    def __init__(
        self,
        say: Callable[[EntryRow], EntryText],
        say_line: Callable[[LineRow], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._say = say
        self._say_line = say_line
        self._rows: list[EntryRow] = []
        self._places: dict[int, int] = {}
        self._texts: dict[int, EntryText] = {}
        self._lines: dict[tuple[int, int], Sequence[LineRow]] = {}  # by entry and page
        self._headers: Mapping[int, str] = {}
        self._fetch: Fetch | None = None
        self._fetch_lines: FetchLines | None = None
        self._is_complete = True
        self._is_reading = False

    def set_headers(self, headers: Mapping[int, str]) -> None:
        """The words above the columns."""
        self._headers = dict(headers)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.NUMBER)

    def set_fetch(self, fetch: Fetch, fetch_lines: FetchLines) -> None:
        """Starts anew with the newest page."""
        # Whoever listens to a reset or an insertion may ask for more at once; nothing is read within it.
        self._is_reading = True
        self.beginResetModel()
        self._fetch, self._fetch_lines = fetch, fetch_lines
        self._texts.clear()
        self._lines.clear()
        self._rows = list(fetch(None))
        self._places = {row.number: place for place, row in enumerate(self._rows)}
        self._is_complete = len(self._rows) < self.PAGE
        self.endResetModel()
        self._is_reading = False

    def entry(self, row: int) -> EntryRow | None:
        """The entry at a row, None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, number: int) -> int:
        """The row of an entry, -1 while it is not read."""
        return self._places.get(number, -1)

    def entry_at(self, index: Index) -> EntryRow | None:
        """The entry of an index, also of one of its rows."""
        if not index.isValid():
            return None
        number = index.internalId()
        return self.entry(self._places[number] if number else index.row())

    def line_at(self, index: Index) -> LineRow | None:
        """The changed row of an index; None for an entry."""
        number = index.internalId() if index.isValid() else 0
        if not number or self._fetch_lines is None:
            return None
        page, place = divmod(index.row(), self.PAGE)
        if (number, page) not in self._lines:
            self._lines[number, page] = self._fetch_lines(number, page * self.PAGE, self.PAGE)
        found = self._lines[number, page]
        return found[place] if place < len(found) else None

    def text(self, entry: EntryRow) -> EntryText:
        """The entry in words."""
        if entry.number not in self._texts:
            self._texts[entry.number] = self._say(entry)
        return self._texts[entry.number]

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_complete and not self._is_reading

    def fetchMore(self, parent: Index) -> None:
        if self._fetch is None or not self.canFetchMore(parent):
            return
        more = list(self._fetch(self._rows[-1].number if self._rows else None))
        self._is_complete = len(more) < self.PAGE
        if more:
            self._is_reading = True
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
            self._rows += more
            self._places |= {row.number: first + place for place, row in enumerate(more)}
            self.endInsertRows()
            self._is_reading = False

    # --- the tree ------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """The index of an entry, or of one of its rows."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        entry = self.entry_at(parent)
        return self.createIndex(row, column, entry.number if entry else 0)

    def parent(self, index: Index | None = None) -> QModelIndex:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The entry that a row belongs to; of an entry, none."""
        number = index.internalId() if index is not None and index.isValid() else 0
        return self.createIndex(self._places[number], 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        if not parent.isValid():
            return len(self._rows)
        entry = self.entry(parent.row())
        unfolds = parent.column() == 0 and not parent.internalId() and entry is not None and entry.lines > 1
        return entry.lines if unfolds and entry else 0

    def columnCount(self, parent: Index = _ROOT) -> int:
        is_line = parent.isValid() and parent.internalId() != 0
        return 0 if is_line else self.NUMBER + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers.get(section, "")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry_at(index)
        if entry is None or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        if index.internalId():
            line = self.line_at(index) if index.column() == self.SENTENCE else None
            return None if line is None else self._say_line(line)
        text = self.text(entry)
        return (text.time, text.person, text.sentence, text.reason, str(entry.number))[index.column()]
