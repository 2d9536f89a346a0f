"""The rows of an import's preview as a table, filtered by verdict."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jib_desk.services.rows.imports import PreviewRow, Verdict

Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """Row, verdict, company, seats, what changes or why not. `say` writes the last in the window's language."""

    ROW, VERDICT, COMPANY, UNITS, DETAIL = range(5)
    VERDICT_CODE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, say: Callable[[PreviewRow], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._all: tuple[PreviewRow, ...] = ()
        self._rows: tuple[PreviewRow, ...] = ()
        self._only: Verdict | None = None
        self._headers: Mapping[int, str] = {}
        self._verdicts: Mapping[str, str] = {}

    def set_words(self, headers: Mapping[int, str], verdicts: Mapping[str, str]) -> None:
        """The words above the columns and of the verdicts."""
        self._headers, self._verdicts = dict(headers), dict(verdicts)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.DETAIL)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.DETAIL))

    def set_rows(self, rows: Sequence[PreviewRow]) -> None:
        """Shows another preview, with the same filter."""
        self._all = tuple(rows)
        self._show()

    def set_filter(self, only: Verdict | None) -> None:
        """Shows the rows of one verdict, or all."""
        self._only = only
        self._show()

    def _show(self) -> None:
        self.beginResetModel()
        self._rows = tuple(row for row in self._all if self._only is None or row.verdict == self._only)
        self.endResetModel()

    def row(self, place: int) -> PreviewRow | None:
        """The row at a place of the table, None outside."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, number: int) -> int:
        """Where the row of this number stands, -1 when it is not shown."""
        return next((place for place, row in enumerate(self._rows) if row.row == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self.DETAIL + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headers.get(section, "")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == self.VERDICT_CODE:
            return row.verdict
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == self.DETAIL:
            return self._say(row) or None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        texts = (
            lambda: str(row.row),
            lambda: self._verdicts.get(row.verdict, row.verdict),
            lambda: row.company,
            lambda: ", ".join(row.units),
            lambda: self._say(row),
        )
        return texts[index.column()]()
