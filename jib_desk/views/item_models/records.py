"""What the tables of records share: one row a record known by its id, heads and words in one language."""

from collections.abc import Sequence
from typing import ClassVar, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jib_desk.rules.words import Lang

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class Record(Protocol):
    """A row of a service: it can be told from others, and from what it was."""

    @property
    def id(self) -> int:
        """What it is known by."""
        ...


R = TypeVar("R", bound=Record)


class RecordsModel(QAbstractTableModel, Generic[R]):
    """Shows what `_show` is given. Subclasses write heads, texts, tool tips and what is read aloud."""

    COLUMNS: ClassVar[int]
    RecordRole = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = lang
        self._rows: tuple[R, ...] = ()
        self._places: dict[int, int] = {}

    # --- for subclasses ----------------------------------------------------------------------

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        raise NotImplementedError

    def text(self, row: R, column: int, /) -> str:
        """What a cell says."""
        raise NotImplementedError

    def details(self, row: R, /) -> str:
        """What a row says when it is pointed at."""
        raise NotImplementedError

    def spoken(self, row: R, /) -> str:
        """What a screen reader says of a row."""
        raise NotImplementedError

    def spoken_cell(self, row: R, column: int) -> str | None:
        """The whole row, whichever cell is read; None where the text of the cell will do."""
        return self.spoken(row)

    def _show(self, rows: Sequence[R]) -> None:
        """Show these; views keep their selection where the same records stay, and hear of changed ones only."""
        new = tuple(rows)
        if [row.id for row in new] == [row.id for row in self._rows]:
            changed = [place for place, (old, now) in enumerate(zip(self._rows, new, strict=True)) if old != now]
            self._rows = new
            for place in changed:
                self.dataChanged.emit(self.index(place, 0), self.index(place, self.COLUMNS - 1))
            return
        self.beginResetModel()
        self._rows = new
        self._places = {row.id: place for place, row in enumerate(new)}
        self.endResetModel()

    def _all_changed(self) -> None:
        """Every cell may say something else now."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.COLUMNS - 1))

    # --- what is shown -----------------------------------------------------------------------

    @property
    def lang(self) -> Lang:
        """The language that is shown."""
        return self._lang

    def set_language(self, lang: Lang) -> None:
        """Words, names and dates in another language from now on."""
        self._lang = lang
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.COLUMNS - 1)
        self._all_changed()

    def rows(self) -> tuple[R, ...]:
        """What is shown, in order."""
        return self._rows

    def record(self, key: int) -> R | None:
        """The record with this id, None when it is not shown."""
        place = self._places.get(key)
        return None if place is None else self._rows[place]

    def place_of(self, key: int) -> QModelIndex:
        """The index of a record, invalid when it is not shown."""
        place = self._places.get(key)
        return QModelIndex() if place is None else self.index(place, 0)

    # --- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else self.COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> object:
        if role != _DISPLAY or orientation != Qt.Orientation.Horizontal:
            return None
        return self.heads()[section] if 0 <= section < self.COLUMNS else None

    def data(self, index: Index, role: int = _DISPLAY) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == self.RecordRole:
            return row
        if role == _DISPLAY:
            return self.text(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.details(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken_cell(row, index.column())
        return None
