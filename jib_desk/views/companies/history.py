"""What the journal knows of a company and of everything that belongs to it."""

from collections.abc import Sequence

from jib_desk import phrases
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.services.rows.journal import EntryRow
from jib_desk.views.companies.record_lines import RecordLines, when_text
from jib_desk.views.companies.tabs import CardHost, CardPart
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.agenda import AgendaLine


class HistoryPart(CardPart):
    """Entries, the newest first; Enter opens one in the journal."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__(desk, host)
        self.lines = _EntryLines(desk)
        self.box.addWidget(self.lines)

    def show_company(self, detail: CompanyDetail) -> None:
        """The list keeps its place."""
        self.lines.show_of(detail.company.id)


class _EntryLines(RecordLines):
    def read(self, key: int, limit: int) -> Sequence[AgendaLine]:
        services = self.desk.services
        records = self.desk.read(lambda: services.companies.related(key))
        return [self._line(row) for row in self.desk.read(lambda: services.journal.history_of(records, limit))]

    def say(self) -> None:
        self.above.hide()
        self.nothing.setText(self.tr("Nothing was changed yet."))
        self.more.setText(self.tr("Show older changes"))
        self.list.setAccessibleName(self.tr("Changes"))

    def _line(self, row: EntryRow) -> AgendaLine:
        when = self.desk.local(row.at)
        who = self.desk.staff_name(row.staff)
        return AgendaLine(
            at=row.at,
            when=when_text(self.desk, when.date()),
            what="",
            title=phrases.action(row.action, row.subject, self.desk.lang),
            detail=" · ".join(part for part in (f"{when:%H:%M}", who, row.reason) if part),
            tone="past" if row.undone_by is not None else "plain",
            page="journal",
            kind="entry",
            key=row.number,
        )
