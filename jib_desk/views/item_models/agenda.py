"""The lines of a day: arrivals, bookings and moves in one order of time, and what needs attention."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line. `when` is what stands in front (a time, a day, or nothing); `at` orders it.

    `tone` names the theme's colours of a state, "now" the line of the present, "past" what is over.
    `page`, `kind` and `key` say where Enter leads.
    """

    at: datetime | None
    when: str
    what: str
    title: str
    detail: str = ""
    tone: str = "plain"
    page: str = ""
    kind: str = ""
    key: int = 0


class AgendaModel(QAbstractListModel):
    """Lines in order; the delegate asks for the line itself by LINE."""

    LINE = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[AgendaLine, ...] = ()

    def set_rows(self, lines: Sequence[AgendaLine]) -> None:
        """Shows other lines; the same ones leave view and selection alone."""
        if tuple(lines) == self._lines:
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, index: Index) -> AgendaLine | None:
        """The line at an index, None outside."""
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def rows(self) -> tuple[AgendaLine, ...]:
        """The lines shown."""
        return self._lines

    def now_row(self) -> int:
        """The row of the present, -1 without one."""
        return next((place for place, line in enumerate(self._lines) if line.tone == "now"), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index)
        if line is None or not line.page:
            return Qt.ItemFlag.ItemIsEnabled if line else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == self.LINE:
            return line
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return " · ".join(part for part in (line.when, line.what, line.title, line.detail) if part)
        return None


def with_now(lines: Sequence[AgendaLine], now: AgendaLine) -> list[AgendaLine]:
    """The lines in order of time with the line of the present among them; timeless ones come first."""
    timeless = [line for line in lines if line.at is None]
    timed = sorted((line for line in lines if line.at is not None), key=lambda line: (line.at, line.title))
    assert now.at is not None
    before = [line for line in timed if line.at is not None and line.at <= now.at]
    after = [line for line in timed if line.at is not None and line.at > now.at]
    return [*timeless, *before, now, *after]
