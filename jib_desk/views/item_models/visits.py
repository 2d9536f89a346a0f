"""The visits of a list at the desk: who is inside, expected, or has left.

The model gets plain rows by `set_rows` and knows no database. Times are shown in the
centre's zone, which may not be the workstation's; how long is counted to `set_now`.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jib_desk.rules.words import ClosedBy, Lang, VisitState, word
from jib_desk.services.rows.messages import MessageRow
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.item_models.notices import NoticeWords

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_BLANK = "\u2013"
_A_MINUTE = timedelta(minutes=1)
_NEVER = datetime.max.replace(tzinfo=UTC)


class VisitTableModel(QAbstractTableModel):
    """One row a visit. `DetailRole` is the quieter second word of a cell, `AlertRole` marks what needs a look."""

    BADGE, NAME, ORGANISATION, HOST, IN, LONG = range(6)
    VisitRole = int(Qt.ItemDataRole.UserRole) + 1
    DetailRole = int(Qt.ItemDataRole.UserRole) + 2
    AlertRole = int(Qt.ItemDataRole.UserRole) + 3

    def __init__(self, zone: ZoneInfo, lang: Lang, now: datetime, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self._lang: Lang = lang
        self._now = now
        self._day = now.astimezone(zone).date()
        self._is_planned = False
        self._rows: list[VisitRow] = []
        self._sort: tuple[int, Qt.SortOrder] | None = None
        self._notices: Mapping[int, MessageRow] = {}
        self._passes: frozenset[int] = frozenset()
        self._said = NoticeWords(self)

    # --- what is shown -----------------------------------------------------------------------

    def set_language(self, lang: Lang) -> None:
        """Words and headers in another language from now on."""
        self._lang = lang
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.LONG)
        self._all_changed(self.BADGE)

    def set_now(self, now: datetime, day: date | None = None) -> None:
        """The instant that *how long* is counted to, and the day whose times need no date beside them."""
        self._now = now
        self._day = day or now.astimezone(self._zone).date()
        self._all_changed(self.IN)

    def set_planned(self, is_planned: bool) -> None:
        """Whether the times shown are planned ones, which the head then says."""
        if is_planned != self._is_planned:
            self._is_planned = is_planned
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, self.IN, self.IN)

    def set_notices(self, notices: Mapping[int, MessageRow]) -> None:
        """How far the message to each visit's host is, by the visit."""
        if notices != self._notices:
            self._notices = notices
            self._all_changed(self.HOST)

    def set_passes(self, visits: frozenset[int]) -> None:
        """Which of the visits have a pass."""
        if visits != self._passes:
            self._passes = visits
            self._all_changed(self.BADGE)

    def set_rows(self, rows: Sequence[VisitRow]) -> None:
        """Show these visits; those that stay keep their place in views, with selection and focus."""
        wanted = self._in_order(rows)
        staying = {row.id for row in wanted}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].id not in staying:
                self.beginRemoveRows(_ROOT, place, place)
                del self._rows[place]
                self.endRemoveRows()
        kept = {row.id for row in self._rows}
        if [row.id for row in wanted if row.id in kept] != [row.id for row in self._rows]:
            self.beginResetModel()
            self._rows = wanted
            self.endResetModel()
            return
        for place, row in enumerate(wanted):
            if row.id not in kept:
                self.beginInsertRows(_ROOT, place, place)
                self._rows.insert(place, row)
                self.endInsertRows()
            elif row != self._rows[place]:
                self._rows[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, self.LONG))

    def rows(self) -> tuple[VisitRow, ...]:
        """What is shown, in order."""
        return tuple(self._rows)

    def visit(self, index: Index) -> VisitRow | None:
        """The visit at an index, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, visit_id: int) -> QModelIndex:
        """The index of a visit, invalid when it is not shown."""
        for place, row in enumerate(self._rows):
            if row.id == visit_id:
                return self.index(place, self.NAME)
        return QModelIndex()

    # --- Qt's model ----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self.LONG + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Badge"),
            self.tr("Name"),
            self.tr("Organisation"),
            self.tr("Host"),
            self.tr("Expected") if self._is_planned else self.tr("In"),
            self.tr("How long"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.visit(index)
        if row is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == self.DetailRole:
            return self._detail(row, column)
        if role == self.VisitRole:
            return row
        if role == self.AlertRole:
            if column == self.HOST:
                return row.state is VisitState.INSIDE and row.id in self._notices and self._notices[row.id].is_stuck
            return column in (self.IN, self.LONG) and self.needs_a_look(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return " · ".join(part for part in (self._text(row, column), self._detail(row, column)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row) if column == self.NAME else self._text(row, column)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By one column; a column of -1 gives the service's order back at the next refresh."""
        self._sort = None if column < 0 else (column, order)
        rows = self._in_order(self._rows)
        if rows == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in held]
        self._rows = rows
        places = {row.id: place for place, row in enumerate(rows)}
        moved = [self.index(places[key], index.column()) for key, index in zip(ids, held, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    # --- words -----------------------------------------------------------------------------------

    def spoken(self, row: VisitRow) -> str:
        """The visit as one sentence, for screen readers."""
        parts = [self._text(row, self.NAME), row.organisation, word("visit_state", row.state).said(self._lang)]
        parts += [self._text(row, self.IN), self._text(row, self.LONG)]
        parts.append(self._told(row))
        if row.state is VisitState.EXPECTED and row.id in self._passes:
            parts.append(self.tr("has a pass"))
        if row.badge:
            parts.append(self.tr("badge %1").replace("%1", row.badge))
        return ", ".join(part for part in parts if part and part != _BLANK)

    def needs_a_look(self, row: VisitRow) -> bool:
        """Inside since another day or by a clock set back, closed by the system, a badge out, expected and late."""
        if row.state is VisitState.INSIDE and row.arrived_at is not None:
            is_of_another_day = self._local(row.arrived_at).date() < self._local(self._now).date()
            return is_of_another_day or row.arrived_at > self._now
        if row.state is VisitState.EXPECTED and row.expected_at is not None:
            return row.expected_at + _A_MINUTE <= self._now
        is_odd = row.state in (VisitState.NO_SHOW, VisitState.REFUSED)
        return row.closed_by is ClosedBy.SYSTEM or row.badge_is_out or is_odd

    def said_length(self, span: timedelta) -> str:
        """A length of time in words, to the minute: 1 h 20 min."""
        minutes = max(0, int(span.total_seconds()) // 60)
        if minutes < 60:
            return self.tr("%1 min").replace("%1", str(minutes))
        if minutes < 24 * 60:
            return self.tr("%1 h %2 min").replace("%1", str(minutes // 60)).replace("%2", f"{minutes % 60:02d}")
        days, hours = divmod(minutes // 60, 24)
        said = self.tr("%1 d %2 h") if hours else self.tr("%1 d")
        return said.replace("%1", str(days)).replace("%2", str(hours))

    def _text(self, row: VisitRow, column: int) -> str:
        if column == self.BADGE:
            has_pass = row.state is VisitState.EXPECTED and row.id in self._passes
            return row.badge or (self.tr("Pass") if has_pass else _BLANK)
        if column == self.NAME:
            return row.name_zh or row.name_latin or self.tr("name forgotten")
        if column == self.ORGANISATION:
            return row.organisation or _BLANK
        if column == self.HOST:
            return row.host or self._company(row) or _BLANK
        return self._in_text(row) if column == self.IN else self._long_text(row)

    def _detail(self, row: VisitRow, column: int) -> str:
        if column == self.NAME:
            latin = row.name_latin if row.name_zh else ""
            instead = self.tr("instead of %1").replace("%1", row.instead_of) if row.instead_of else ""
            return "  ".join(part for part in (latin, self._group(row), instead) if part)
        if column == self.HOST:
            said = (self._told(row), self._company(row) if row.host else "")
            return " · ".join(part for part in said if part)
        return row.purpose if column == self.ORGANISATION else ""

    def _group(self, row: VisitRow) -> str:
        """How many came besides the leader; of a group that left in part, how many are inside."""
        if row.heads_left and row.state is VisitState.INSIDE:
            return self.tr("%1 of %2 in").replace("%1", str(row.heads_inside)).replace("%2", str(row.party_size))
        if row.party_planned is not None and row.arrived_at is not None and row.party_planned != row.party_size:
            return self.tr("%1 of %2 planned").replace("%1", str(row.party_size)).replace("%2", str(row.party_planned))
        return f"+{row.party_size - 1}" if row.party_size > 1 else ""

    def _told(self, row: VisitRow) -> str:
        """Whether the host knows, as long as that is news, and what he said."""
        is_inside = row.state is VisitState.INSIDE
        told = self._said.notice(self._notices.get(row.id), self._lang) if is_inside else ""
        return " · ".join(part for part in (told, self._said.answer(row.host_answer, self._lang)) if part)

    def _company(self, row: VisitRow) -> str:
        return (row.company_zh or row.company_en) if self._lang == "zh_CN" else (row.company_en or row.company_zh)

    def _in_text(self, row: VisitRow) -> str:
        if row.arrived_at is None:
            return self._time(row.expected_at) if row.expected_at else _BLANK
        if row.left_at is None:
            return self._time(row.arrived_at)
        return f"{self._time(row.arrived_at)} – {self._time(row.left_at)}"

    def _long_text(self, row: VisitRow) -> str:
        if row.state is VisitState.INSIDE and row.arrived_at is not None:
            if row.arrived_at > self._now:
                return self.tr("clock set back")
            return self.said_length(self._now - row.arrived_at - timedelta(minutes=row.away_min))
        if row.state is VisitState.EXPECTED and row.expected_at is not None:
            if abs(row.expected_at - self._now) < _A_MINUTE:
                return self.tr("now")
            if row.expected_at < self._now:
                return self.tr("%1 late").replace("%1", self.said_length(self._now - row.expected_at))
            return self.tr("in %1").replace("%1", self.said_length(row.expected_at - self._now))
        if row.closed_by is ClosedBy.SYSTEM:
            return self.tr("closed, time unknown")
        if row.arrived_at is not None and row.left_at is not None:
            length = self.said_length(row.left_at - row.arrived_at - timedelta(minutes=row.away_min))
            return self.tr("%1, badge out").replace("%1", length) if row.badge_is_out else length
        return word("visit_state", row.state).said(self._lang)

    def _time(self, at: datetime) -> str:
        local = self._local(at)
        return f"{local:%H:%M}" if local.date() == self._day else f"{local:%m-%d %H:%M}"

    def _local(self, at: datetime) -> datetime:
        return at.astimezone(self._zone)

    # --- order -----------------------------------------------------------------------------------

    def _in_order(self, rows: Sequence[VisitRow]) -> list[VisitRow]:
        if self._sort is None:
            return list(rows)
        column, order = self._sort
        return sorted(rows, key=self._sort_key(column), reverse=order is Qt.SortOrder.DescendingOrder)

    def _sort_key(self, column: int) -> Callable[[VisitRow], Any]:
        def span(row: VisitRow) -> timedelta:
            return (row.left_at or self._now) - (row.arrived_at or row.expected_at or self._now)

        if column == self.IN:
            return lambda row: row.arrived_at or row.expected_at or _NEVER
        if column == self.LONG:
            return span
        if column == self.BADGE:
            return lambda row: (len(row.badge), row.badge)
        return lambda row: self._text(row, column).casefold()

    def _all_changed(self, first_column: int) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, first_column), self.index(len(self._rows) - 1, self.LONG))
