"""Badges that are not on the shelf as a table: number, where it is, who has or had it, since when."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from jib_desk.rules.badges import BadgeState
from jib_desk.rules.words import Lang
from jib_desk.services.rows.badges import BadgeRow
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.records import Index, RecordsModel


class BadgesModel(RecordsModel[BadgeRow]):
    """Rows narrowed by state and by any part of number, name, organisation or host."""

    NUMBER, STATE, NAME, HOST, SINCE, NOTE = range(6)
    COLUMNS = 6

    def __init__(self, lang: Lang, zone: ZoneInfo, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._zone = zone
        self._all: tuple[BadgeRow, ...] = ()
        self._state: BadgeState | None = None
        self._text = ""

    def set_rows(self, rows: Sequence[BadgeRow]) -> None:
        """All badges that are not on the shelf."""
        self._all = tuple(rows)
        self._narrow()

    def set_filter(self, *, state: BadgeState | None, text: str) -> None:
        """Shows those in a state (None = every one) that hold what was typed."""
        self._state, self._text = state, text.strip().casefold()
        self._narrow()

    def row_at(self, index: Index) -> BadgeRow | None:
        """The badge of a row, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def count(self, state: BadgeState | None) -> int:
        """How many there are in a state, whatever is typed."""
        return sum(state in {None, row.state} for row in self._all)

    def _narrow(self) -> None:
        self._show([row for row in self._all if self._state in {None, row.state} and self._is_meant(row)])

    def _is_meant(self, row: BadgeRow) -> bool:
        shown = (row.number, row.name_zh, row.name_latin, row.organisation, row.host, row.company_en, row.company_zh)
        return not self._text or any(self._text in name.casefold() for name in shown)

    # --- what a row says ---------------------------------------------------------------------

    def state_text(self, state: BadgeState | None) -> str:
        """A state in words; None for all of them."""
        return {
            None: self.tr("All"),
            BadgeState.WORN: self.tr("Inside"),
            BadgeState.OUT: self.tr("Not returned"),
            BadgeState.LOST: self.tr("Lost"),
        }[state]

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return (
            self.tr("Badge"),
            self.tr("Where"),
            self.tr("Who has or had it"),
            self.tr("Host"),
            self.tr("Since"),
            self.tr("Note"),
        )

    def text(self, row: BadgeRow, column: int) -> str:
        """What a cell says."""
        return self._texts(row)[column]

    def details(self, row: BadgeRow) -> str:
        """Whom to call about it."""
        called = (row.masked_phone, f"{row.host} {row.host_phone}".strip())
        return " · ".join(part for part in called if part)

    def spoken(self, row: BadgeRow) -> str:
        """All of it."""
        return ", ".join(text for text in self._texts(row) if text)

    def spoken_cell(self, row: BadgeRow, column: int) -> str | None:
        """The whole at its number; the other cells say what they show."""
        return self.spoken(row) if column == self.NUMBER else None

    def _texts(self, row: BadgeRow) -> tuple[str, ...]:
        is_chinese = self._lang == "zh_CN"
        company = (row.company_zh or row.company_en) if is_chinese else (row.company_en or row.company_zh)
        name = row.name_zh or row.name_latin
        return (
            row.number,
            self.state_text(row.state),
            " · ".join(part for part in (name, row.organisation) if part),
            " · ".join(part for part in (row.host, company) if part),
            self._since(row),
            row.note,
        )

    def _since(self, row: BadgeRow) -> str:
        if row.lost_on is not None:
            return short_day_text(row.lost_on, self._lang)
        at: datetime | None = row.since.astimezone(self._zone) if row.since is not None else None
        return "" if at is None else f"{short_day_text(at.date(), self._lang)} {at:%H:%M}"
