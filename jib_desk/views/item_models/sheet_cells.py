"""The first rows of a sheet as they are, each column under the field that it is taken for."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class SheetCellsModel(QAbstractTableModel):
    """Rows keep the sheet's own numbers; the header of a column is the name of its field."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = 1
        self._rows: tuple[tuple[str, ...], ...] = ()
        self._width = 0
        self._fields: Mapping[int, str] = {}

    def set_rows(self, first: int, rows: Sequence[tuple[str, ...]], fields: Mapping[int, str]) -> None:
        """The rows from the sheet's row `first` on, and the field's name of each column that has one."""
        self.beginResetModel()
        self._first, self._rows, self._fields = first, tuple(rows), dict(fields)
        self._width = max((len(row) for row in rows), default=0)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(self._first + section)
        return self._fields.get(section, "–")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        row = self._rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        return " ".join(text.split()) if role == Qt.ItemDataRole.DisplayRole else text or None
