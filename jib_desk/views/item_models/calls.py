"""The companies of an evacuation: who is missing people, who has not been heard of, who is out; and whom to call."""

from collections.abc import Sequence
from datetime import tzinfo
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from jib_desk.rules.names import query_key, search_keys
from jib_desk.rules.words import Lang
from jib_desk.services.rows.evacuations import CompanyCall

Index = QModelIndex | QPersistentModelIndex


class CallsModel(QAbstractTableModel):
    """Missing people first, then silence, then the companies that are out; within each in order of seats."""

    STATE, UNITS, COMPANY, PEOPLE, REPORT, CALL = range(6)
    COLUMNS = 6
    CallRole = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self, lang: Lang, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
        self._zone = zone
        self._calls: tuple[CompanyCall, ...] = ()

    def set_rows(self, calls: Sequence[CompanyCall], lang: Lang) -> None:
        """Shows these companies, in a language."""
        self.beginResetModel()
        self._lang = lang
        self._calls = tuple(sorted(calls, key=lambda call: (not call.missing, call.has_reported)))
        self.endResetModel()

    def rows(self) -> tuple[CompanyCall, ...]:
        """The companies in the order shown."""
        return self._calls

    def call(self, index: Index) -> CompanyCall | None:
        """The company of a row, None outside."""
        return self._calls[index.row()] if index.isValid() and index.row() < len(self._calls) else None

    def row_of(self, company_id: int) -> int:
        """The row of a company, -1 without."""
        return next((row for row, call in enumerate(self._calls) if call.company_id == company_id), -1)

    def found(self, text: str) -> tuple[CompanyCall, ...]:
        """Companies whose name, seat or person begins as typed, also in pinyin; then those that only hold it."""
        key, plain = query_key(text), text.strip().casefold()
        if not key:
            return ()
        first = [call for call in self._calls if any(name.startswith(key) for name in _keys(call))]
        rest = [call for call in self._calls if call not in first and plain in _plain(call)]
        return (*first, *rest)

    def name(self, call: CompanyCall) -> str:
        """A company in the language in use."""
        en, zh = call.name_en, call.name_zh
        return (zh or en) if self._lang == "zh_CN" else (en or zh)

    def state(self, call: CompanyCall) -> str:
        """Missing, not heard of, or out; never by colour alone."""
        if call.missing:
            return self.tr("▲ %n missing", "", call.missing)
        return self.tr("● all out") if call.has_reported else self.tr("○ no word")

    def people_text(self, call: CompanyCall) -> str:
        """Whom to call, wardens first with a star."""
        parts: list[str] = []
        for person in call.contacts:
            name = (person.name_zh or person.name_en) if self._lang == "zh_CN" else (person.name_en or person.name_zh)
            parts.append(" ".join(part for part in ("★" if person.is_warden else "", name, person.phone) if part))
        return " · ".join(parts)

    # --- Qt ----------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._calls)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self.COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("State"),
            self.tr("Seats"),
            self.tr("Company"),
            self.tr("People"),
            self.tr("Reported"),
            self.tr("Whom to call"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        call = self.call(index)
        if call is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(call, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in {self.COMPANY, self.CALL}:
            return self._text(call, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == self.STATE:
            return ", ".join(text for column in range(self.COLUMNS) if (text := self._text(call, column)))
        return call if role == self.CallRole else None

    def _text(self, call: CompanyCall, column: int) -> str:
        match column:
            case self.STATE:
                return self.state(call)
            case self.UNITS:
                return ", ".join(call.units)
            case self.COMPANY:
                return self.name(call)
            case self.PEOPLE:
                return str(call.people) if call.people else "–"
            case self.REPORT:
                return self._report(call)
            case _:
                return self.people_text(call)

    def _report(self, call: CompanyCall) -> str:
        if call.told_at is None:
            return ""
        said = self.tr("{out} of {people} at {time}")
        at = f"{call.told_at.astimezone(self._zone):%H:%M}"
        text = said.format(out=call.people_out, people=call.people_in, time=at)
        return " · ".join(part for part in (text, call.told_by) if part)


@lru_cache(maxsize=4096)
def _keys(call: CompanyCall) -> frozenset[str]:
    names = [(call.name_zh, call.name_en), *((person.name_zh, person.name_en) for person in call.contacts)]
    keys = {key for zh, en in names for key in search_keys(zh, en)}
    return frozenset(keys | {query_key(code) for code in call.units})


def _plain(call: CompanyCall) -> str:
    return " ".join((call.name_zh, call.name_en, *call.units)).casefold()
