"""The short list under the palette and under the search field: commands, or records found."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Hit:
    """One line: what it is, a quieter word about it, and what stands at its end (keys, kind)."""

    title: str
    detail: str = ""
    aside: str = ""
    kind: str = ""  # "command", or a record kind
    key: str = ""


class HitModel(QAbstractListModel):
    """Lines in order; DETAIL and ASIDE have roles of their own."""

    DETAIL = Qt.ItemDataRole.UserRole + 1
    ASIDE = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: tuple[Hit, ...] = ()

    def set_hits(self, hits: Sequence[Hit]) -> None:
        """Shows other lines."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def hit(self, row: int) -> Hit | None:
        """The line at a row, None outside."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        hit = self.hit(index.row()) if index.isValid() else None
        if hit is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return hit.title
        if role == self.DETAIL:
            return hit.detail
        if role == self.ASIDE:
            return hit.aside
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (hit.title, hit.detail, hit.aside) if part)
        return None


def matching(query: str, hits: Sequence[Hit]) -> list[Hit]:
    """The lines in which every word typed is found, in any order and as any part.

    Those whose words begin with what was typed come first; otherwise the order stays.
    """
    words = query.casefold().split()
    if not words:
        return list(hits)
    found: list[tuple[int, int, Hit]] = []
    for place, hit in enumerate(hits):
        text = f"{hit.title} {hit.detail}".casefold()
        if all(word in text for word in words):
            beginnings = text.split()
            late = sum(not any(start.startswith(word) for start in beginnings) for word in words)
            found.append((late, place, hit))
    return [hit for _, _, hit in sorted(found, key=lambda item: item[:2])]
