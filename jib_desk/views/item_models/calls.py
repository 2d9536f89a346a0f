"""The companies of an evacuation: who is missing people, who has not been heard of, who is out; and whom to call."""

from collections.abc import Sequence
from datetime import tzinfo
from functools import lru_cache

from PySide6.QtCore import QObject

from jib_desk.rules.names import query_key, search_keys
from jib_desk.rules.words import Lang
from jib_desk.services.rows.evacuations import CompanyCall
from jib_desk.views.item_models.records import Index, RecordsModel


class CallsModel(RecordsModel[CompanyCall]):
    """Missing people first, then silence, then the companies that are out; within each in order of seats."""

    STATE, UNITS, COMPANY, PEOPLE, REPORT, CALL = range(6)
    COLUMNS = 6

    def __init__(self, lang: Lang, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._zone = zone

    def set_rows(self, calls: Sequence[CompanyCall]) -> None:
        """Shows these companies."""
        self._show(sorted(calls, key=lambda call: (not call.missing, call.has_reported)))

    def call(self, index: Index) -> CompanyCall | None:
        """The company of a row, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, company_id: int) -> int:
        """The row of a company, -1 without."""
        return next((row for row, call in enumerate(self._rows) if call.company_id == company_id), -1)

    def found(self, text: str) -> tuple[CompanyCall, ...]:
        """Companies whose name, seat or person begins as typed, also in pinyin; then those that only hold it."""
        key, plain = query_key(text), text.strip().casefold()
        if not key:
            return ()
        first = [call for call in self._rows if any(name.startswith(key) for name in _keys(call))]
        rest = [call for call in self._rows if call not in first and plain in _plain(call)]
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

    # --- what a row says ---------------------------------------------------------------------

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return (
            self.tr("State"),
            self.tr("Seats"),
            self.tr("Company"),
            self.tr("People"),
            self.tr("Reported"),
            self.tr("Whom to call"),
        )

    def details(self, row: CompanyCall) -> str:
        """What may be cut off in its cell."""
        return "\n".join((self.name(row), self.people_text(row))).strip()

    def spoken(self, row: CompanyCall) -> str:
        """All of it."""
        return ", ".join(text for column in range(self.COLUMNS) if (text := self.text(row, column)))

    def spoken_cell(self, row: CompanyCall, column: int) -> str | None:
        """The whole at its state; the other cells say what they show."""
        return self.spoken(row) if column == self.STATE else None

    def text(self, row: CompanyCall, column: int) -> str:
        """What a cell says."""
        match column:
            case self.STATE:
                return self.state(row)
            case self.UNITS:
                return ", ".join(row.units)
            case self.COMPANY:
                return self.name(row)
            case self.PEOPLE:
                return str(row.people) if row.people else "–"
            case self.REPORT:
                return self._report(row)
            case _:
                return self.people_text(row)

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
