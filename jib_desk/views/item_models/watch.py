"""The watch list and its matches as tables, for managers."""

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import QObject

from jib_desk.rules.words import Lang, word
from jib_desk.services.rows.watch import WatchEntryRow, WatchMatchRow
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.records import RecordsModel


class WatchEntriesModel(RecordsModel[WatchEntryRow]):
    """Who is looked for, what to do, until when, and how often somebody was asked."""

    NAME, ACTION, UNTIL, MATCHES = range(4)
    COLUMNS = 4

    def set_rows(self, rows: Sequence[WatchEntryRow]) -> None:
        """The entries, as they come."""
        self._show(rows)

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return self.tr("Who"), self.tr("At the desk"), self.tr("Until"), self.tr("Noticed")

    def text(self, row: WatchEntryRow, column: int) -> str:
        """What a cell says."""
        return self._texts(row)[column]

    def details(self, row: WatchEntryRow) -> str:
        """Why."""
        return row.reason

    def spoken(self, row: WatchEntryRow) -> str:
        """All of it."""
        return ", ".join(text for text in self._texts(row) if text)

    def _texts(self, row: WatchEntryRow) -> tuple[str, ...]:
        named = [name for name in (row.name_zh, row.name_latin, row.organisation, row.phone) if name]
        if row.ended_on is not None:
            until = self.tr("ended %1").replace("%1", short_day_text(row.ended_on, self._lang))
        else:
            until = short_day_text(row.until_on, self._lang) if row.until_on else self.tr("until ended")
        return " · ".join(named), word("watch_action", row.action).said(self._lang), until, str(row.matches or "")


class WatchMatchesModel(RecordsModel[WatchMatchRow]):
    """When somebody looked like an entry, and what was decided."""

    SEEN, NAME, ENTRY, STAGE, OUTCOME, STAFF = range(6)
    COLUMNS = 6

    def __init__(self, lang: Lang, zone: tzinfo, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)
        self._zone = zone

    def set_rows(self, rows: Sequence[WatchMatchRow]) -> None:
        """The matches, as they come."""
        self._show(rows)

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return (
            self.tr("When"), self.tr("Name given"), self.tr("Looks like"), self.tr("At"), self.tr("Decided"),
            self.tr("Staff"),
        )  # fmt: skip

    def text(self, row: WatchMatchRow, column: int) -> str:
        """What a cell says."""
        return self._texts(row)[column]

    def details(self, row: WatchMatchRow) -> str:
        """What was noted."""
        return row.note

    def spoken(self, row: WatchMatchRow) -> str:
        """All of it."""
        return ", ".join(text for text in self._texts(row) if text)

    def outcome(self, row: WatchMatchRow) -> str:
        """What was decided, in words."""
        if row.outcome is not None:
            return word("watch_outcome", row.outcome).said(self._lang)
        return self.tr("a hint only") if row.is_hint else self.tr("open")

    def _texts(self, row: WatchMatchRow) -> tuple[str, ...]:
        local = row.seen_at.astimezone(self._zone)
        return (
            f"{short_day_text(local.date(), self._lang)} {local:%H:%M}",
            row.name,
            row.entry,
            word("watch_stage", row.stage).said(self._lang),
            self.outcome(row),
            row.staff,
        )
