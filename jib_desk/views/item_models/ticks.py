"""The lines of a check-list: what is to be done, and below it who did it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TickLine:
    """One item: its text, and quieter words about it (who did it and when, a note)."""

    key: int
    text: str
    detail: str = ""
    is_done: bool = False


class TickModel(QAbstractListModel):
    """Lines in their order; a tick is a wish, the line shows it once it is carried out."""

    LINE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[TickLine, ...] = ()

    def set_rows(self, lines: Sequence[TickLine]) -> None:
        """Shows other lines; where they are the same items, the place of the keys stays."""
        new = tuple(lines)
        if [line.key for line in new] == [line.key for line in self._lines]:
            self._lines = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self._lines = new
        self.endResetModel()

    def line(self, index: Index) -> TickLine | None:
        """The line at an index, None outside."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.is_done else Qt.CheckState.Unchecked
        if role in {Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.ToolTipRole}:
            return line.detail
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join(part for part in (line.text, line.detail) if part)
        return line if role == self.LINE else None
