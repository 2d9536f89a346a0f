"""The figures behind an answer: what, how much, the share as a bar, and what it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
SHARE_ROLE = Qt.ItemDataRole.UserRole + 1  # float between 0 and 1, or None


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: `figure` as written ("24 of 29"), `share` 0…1 for the bar, `detail` what is behind it."""

    what: str
    figure: str
    share: float | None = None
    detail: str = ""


class FigureColumn(IntEnum):
    WHAT = 0
    FIGURE = 1
    SHARE = 2
    DETAIL = 3


class FiguresModel(QAbstractTableModel):
    """Plain lines in four columns; the view draws the share as a bar."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Figure, ...] = ()

    def set_rows(self, rows: Sequence[Figure]) -> None:
        """Show other figures."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """What, how much, the bar, the detail."""
        return 0 if parent.isValid() else len(FigureColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The line's text; its share under SHARE_ROLE."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = FigureColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            texts = {FigureColumn.WHAT: row.what, FigureColumn.FIGURE: row.figure, FigureColumn.DETAIL: row.detail}
            return texts.get(column, "")
        if role == SHARE_ROLE:
            return row.share
        if role == Qt.ItemDataRole.ToolTipRole and column is FigureColumn.DETAIL:
            return row.detail or None
        if role == Qt.ItemDataRole.AccessibleTextRole and column is FigureColumn.SHARE:
            return "" if row.share is None else f"{row.share:.0%}"
        return None
