"""Who is still inside when the day ends, and whether the visit is to be closed; whom to call about it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QObject, Qt

from jib_desk.rules.words import Lang
from jib_desk.services.rows.closing import DayEnd, StillOpen
from jib_desk.views.item_models.records import Index, RecordsModel


class StillOpenModel(RecordsModel[StillOpen]):
    """Visits in order of arrival; those of a running booking, and who comes later, are chosen by a person alone."""

    CHOSEN, NAME, BADGE, SINCE, CALL, STAYS = range(6)
    COLUMNS = 6

    def __init__(self, lang: Lang, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._zone = zone
        self._today = date.min
        self._titles: Mapping[int, str] = {}
        self._left_out: set[int] = set()
        self._was_shown = False

    # --- what is shown and chosen --------------------------------------------------------------

    def show_end(self, end: DayEnd) -> None:
        """These visits; what a person chose about those that were there before holds, and nobody new is chosen."""
        known, is_first = {row.id for row in self._rows}, not self._was_shown
        self._was_shown = True
        self._today = end.at.astimezone(self._zone).date()
        self._titles = {booking.booking_id: booking.title for booking in end.running}
        stays = {line.id for line in end.lines if line.booking_id is not None or not is_first}
        self._left_out |= stays - known
        self._left_out &= {line.id for line in end.lines}
        self._show(end.lines)

    def chosen(self) -> tuple[StillOpen, ...]:
        """The visits to be closed."""
        return tuple(row for row in self._rows if row.id not in self._left_out)

    def choose(self, keys: Iterable[int]) -> None:
        """Exactly these."""
        wanted = set(keys)
        self._left_out = {row.id for row in self._rows if row.id not in wanted}
        self._all_changed()

    def toggle(self, index: Index) -> None:
        """One more, or one less."""
        row = self.line(index)
        if row is not None:
            self._left_out ^= {row.id}
            self._all_changed()

    def line(self, index: Index) -> StillOpen | None:
        """The visit of a row, None outside."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    # --- what a row says -----------------------------------------------------------------------

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return (
            self.tr("Close"),
            self.tr("Visitor"),
            self.tr("Badge"),
            self.tr("Since"),
            self.tr("Whom to call"),
            self.tr("Stays for"),
        )

    def name(self, row: StillOpen) -> str:
        """In the language in use, with how many they are."""
        heads = row.visit.heads_inside
        others = f" × {heads}" if heads > 1 else ""
        return f"{self._one(row.visit.name_latin, row.visit.name_zh)}{others}"

    def details(self, row: StillOpen) -> str:
        """What may be cut off in its cell."""
        return "\n".join(part for part in (self.name(row), row.visit.organisation, self._call(row)) if part)

    def spoken(self, row: StillOpen) -> str:
        """All of it."""
        said = self.tr("to be closed") if row.id not in self._left_out else self.tr("stays open")
        return ", ".join((said, *(text for column in range(1, self.COLUMNS) if (text := self.text(row, column)))))

    def spoken_cell(self, row: StillOpen, column: int) -> str | None:
        """The whole at its box; the other cells say what they show."""
        return self.spoken(row) if column == self.CHOSEN else None

    def text(self, row: StillOpen, column: int) -> str:
        """What a cell says."""
        match column:
            case self.CHOSEN:
                return ""
            case self.NAME:
                return self.name(row)
            case self.BADGE:
                return row.visit.badge
            case self.SINCE:
                return self._since(row)
            case self.CALL:
                return self._call(row)
            case _:
                return self._titles.get(row.booking_id or 0, "")

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """A box at the front says whether the visit is chosen."""
        row = self.line(index)
        if row is not None and role == Qt.ItemDataRole.CheckStateRole and index.column() == self.CHOSEN:
            return Qt.CheckState.Unchecked if row.id in self._left_out else Qt.CheckState.Checked
        return super().data(index, role)

    def _one(self, en: str, zh: str) -> str:
        return (zh or en) if self._lang == "zh_CN" else (en or zh)

    def _since(self, row: StillOpen) -> str:
        if row.visit.arrived_at is None:
            return ""
        local = row.visit.arrived_at.astimezone(self._zone)
        return f"{local:%H:%M}" if local.date() == self._today else f"{local:%m-%d %H:%M}"

    def _call(self, row: StillOpen) -> str:
        """The host with the phone, and the visitor's own, masked."""
        visit = row.visit
        company = self._one(visit.company_en, visit.company_zh)
        host = " ".join(part for part in (visit.host or company, visit.host_phone) if part)
        return " · ".join(part for part in (host, visit.masked_phone) if part)
