"""What each category of visitors asks for, as a table."""

from collections.abc import Sequence

from jib_desk.rules.categories import Field
from jib_desk.rules.words import word
from jib_desk.services.rows.categories import CategoryRow
from jib_desk.views.item_models.records import RecordsModel


class CategoriesModel(RecordsModel[CategoryRow]):
    """One row a category."""

    CATEGORY, ASKS, PASS, KEPT = range(4)
    COLUMNS = 4

    def set_rows(self, rows: Sequence[CategoryRow]) -> None:
        """All categories, in their usual order."""
        self._show(rows)

    def heads(self) -> Sequence[str]:
        """The words above the columns."""
        return self.tr("Category"), self.tr("Asks for"), self.tr("Pass"), self.tr("Data kept")

    def text(self, row: CategoryRow, column: int) -> str:
        """What a cell says."""
        return self._texts(row)[column]

    def details(self, row: CategoryRow) -> str:
        """The notice in full, and whose rule it is."""
        whose = self.tr("As the program ships it") if row.is_default else self.tr("Set by this centre")
        notice = (row.asks.notice_zh, row.asks.notice_en)
        first, second = notice if self._lang == "zh_CN" else notice[::-1]
        return "\n".join(text for text in (first or second, whose) if text)

    def spoken(self, row: CategoryRow) -> str:
        """All of it."""
        return ", ".join(text for text in self._texts(row) if text)

    def field_name(self, field: Field) -> str:
        """What a field is called."""
        return {
            Field.ORGANISATION: self.tr("Organisation"),
            Field.PHONE: self.tr("Phone"),
            Field.PURPOSE: self.tr("Purpose"),
            Field.HOST: self.tr("Host"),
        }[field]

    def _texts(self, row: CategoryRow) -> tuple[str, ...]:
        asks = row.asks
        wanted = [self.field_name(field) for field in asks.required]
        if asks.needs_escort:
            wanted.append(self.tr("escort"))
        return (
            word("visitor_category", row.category).said(self._lang),
            ("、" if self._lang == "zh_CN" else ", ").join(wanted),
            self._days(asks.pass_days),
            self._days(asks.retention_days),
        )

    def _days(self, days: int | None) -> str:
        if days is None:
            return ""
        return self.tr("1 day") if days == 1 else self.tr("{days} days").format(days=days)
