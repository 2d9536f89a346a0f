"""All cards and keys of the centre as a table: number, what, who has it, since when."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from jib_desk.rules.words import AccessState, Lang, word
from jib_desk.services.rows.access import AccessRow
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.records import Index, RecordsModel


class AccessModel(RecordsModel[AccessRow]):
    """Rows narrowed by state and by any part of number, holder or company."""

    NUMBER, KIND, HOLDER, COMPANY, SINCE, STATE = range(6)
    COLUMNS = 6

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._all: tuple[AccessRow, ...] = ()
        self._state: AccessState | None = AccessState.ISSUED
        self._text = ""

    def set_rows(self, rows: Sequence[AccessRow]) -> None:
        """All cards and keys there are."""
        self._all = tuple(sorted(rows, key=lambda row: (row.kind, row.number, -row.id)))
        self._narrow()

    def set_filter(self, *, state: AccessState | None, text: str) -> None:
        """Shows those in a state (None = every one) that hold what was typed."""
        self._state, self._text = state, text.strip().casefold()
        self._narrow()

    def row_at(self, index: Index) -> AccessRow | None:
        """The card or key of a row, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def count(self, state: AccessState | None) -> int:
        """How many there are in a state, whatever is typed."""
        return sum(state in {None, row.state} for row in self._all)

    def _narrow(self) -> None:
        self._show([row for row in self._all if self._state in {None, row.state} and self._is_meant(row)])

    def _is_meant(self, row: AccessRow) -> bool:
        shown = (row.number, row.holder_zh, row.holder_en, row.company_zh, row.company_en)
        return not self._text or any(self._text in name.casefold() for name in shown)

    # --- what a row says ---------------------------------------------------------------------

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return (
            self.tr("Number"),
            self.tr("What"),
            self.tr("Holder"),
            self.tr("Company"),
            self.tr("Since"),
            self.tr("State"),
        )

    def text(self, row: AccessRow, column: int) -> str:
        """What a cell says."""
        return self._texts(row)[column]

    def details(self, row: AccessRow) -> str:
        """The note."""
        return row.note

    def spoken(self, row: AccessRow) -> str:
        """All of it."""
        return ", ".join(text for text in self._texts(row) if text)

    def spoken_cell(self, row: AccessRow, column: int) -> str | None:
        """The whole at its number; the other cells say what they show."""
        return self.spoken(row) if column == self.NUMBER else None

    def _texts(self, row: AccessRow) -> tuple[str, ...]:
        is_chinese = self._lang == "zh_CN"
        return (
            row.number,
            word("access_kind", row.kind).said(self._lang),
            (row.holder_zh or row.holder_en) if is_chinese else (row.holder_en or row.holder_zh),
            (row.company_zh or row.company_en) if is_chinese else (row.company_en or row.company_zh),
            short_day_text(row.returned_on or row.lost_on or row.issued_on, self._lang),
            word("access_state", row.state).said(self._lang),
        )
