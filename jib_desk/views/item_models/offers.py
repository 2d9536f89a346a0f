"""What a field offers while somebody types: one line of the list below it, whatever it stands for."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Offer:
    """One line: a title with a quieter word beside it, a detail below, and at the right a mark and a note.

    `subject` is what is taken when the line is chosen (a row of a service, a text).
    """

    title: str
    subject: object
    beside: str = ""
    detail: str = ""
    mark: str = ""
    note: str = ""

    def spoken(self) -> str:
        """The line as screen readers say it."""
        return ", ".join(part for part in (self.title, self.beside, self.detail, self.mark, self.note) if part)


@dataclass(frozen=True, slots=True)
class Offers:
    """The lines to show and the one that Enter takes at first (-1 = none).

    Where it `asks`, several fit and none of them is to be taken by accident: Enter does nothing before one is chosen.
    """

    lines: tuple[Offer, ...] = ()
    chosen: int = -1
    asks: bool = False


class OfferModel(QAbstractListModel):
    """The lines of one field."""

    OfferRole = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Offer, ...] = ()

    def set_rows(self, lines: Sequence[Offer]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def offer(self, index: Index) -> Offer | None:
        """The line at an index, None outside."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        offer = self.offer(index)
        if offer is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return offer.spoken()
        return offer if role == self.OfferRole else None
