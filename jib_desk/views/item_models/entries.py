"""The journal as a table: newest first, read page by page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jib_desk.services.rows.journal import EntryRow

Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[int | None], Sequence[EntryRow]]  # entries before a number, newest first


@dataclass(frozen=True, slots=True)
class EntryText:
    """An entry as it is read in the window's language."""

    time: str
    person: str
    sentence: str
    reason: str


class EntryModel(QAbstractTableModel):
    """Time, person, sentence, reason, number. `say` writes an entry in the present language."""

    TIME, PERSON, SENTENCE, REASON, NUMBER = range(5)
    PAGE = 100
    UNDONE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, say: Callable[[EntryRow], EntryText], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._rows: list[EntryRow] = []
        self._texts: dict[int, EntryText] = {}
        self._headers: Mapping[int, str] = {}
        self._fetch: Fetch | None = None
        self._is_complete = True
        self._is_reading = False

    def set_headers(self, headers: Mapping[int, str]) -> None:
        """The words above the columns."""
        self._headers = dict(headers)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.NUMBER)

    def set_fetch(self, fetch: Fetch) -> None:
        """Starts anew with the newest page."""
        # Whoever listens to a reset or an insertion may ask for more at once; nothing is read within it.
        self._is_reading = True
        self.beginResetModel()
        self._fetch = fetch
        self._texts.clear()
        self._rows = list(fetch(None))
        self._is_complete = len(self._rows) < self.PAGE
        self.endResetModel()
        self._is_reading = False

    def entry(self, row: int) -> EntryRow | None:
        """The entry at a row, None outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, number: int) -> int:
        """The row of an entry, -1 while it is not read."""
        return next((place for place, row in enumerate(self._rows) if row.number == number), -1)

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
            self.endInsertRows()
            self._is_reading = False

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self.NUMBER + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers.get(section, "")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == self.UNDONE:
            return entry.undone_by is not None
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        text = self.text(entry)
        return (text.time, text.person, text.sentence, text.reason, str(entry.number))[index.column()]
