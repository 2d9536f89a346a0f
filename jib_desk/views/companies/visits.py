"""Who came to a company."""

from collections.abc import Sequence

from jib_desk.rules.words import VisitState, word
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.companies.record_lines import RecordLines, when_text
from jib_desk.views.companies.tabs import CardHost, CardPart
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.agenda import AgendaLine

_TONES = {
    VisitState.EXPECTED: "held",
    VisitState.INSIDE: "occupied",
    VisitState.LEFT: "past",
    VisitState.NO_SHOW: "out_of_service",
    VisitState.REFUSED: "overstayed",
}


class VisitsPart(CardPart):
    """The year in one sentence, then the visits."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__(desk, host)
        self.lines = _VisitLines(desk)
        self.box.addWidget(self.lines)

    def show_company(self, detail: CompanyDetail) -> None:
        """The list keeps its place."""
        self.lines.show_of(detail.company.id)


class _VisitLines(RecordLines):
    def read(self, key: int, limit: int) -> Sequence[AgendaLine]:
        services = self.desk.services
        counts = self.desk.read(lambda: services.companies.visit_counts(key))
        self._counts = counts
        return [self._line(row) for row in self.desk.read(lambda: services.companies.visits(key, limit))]

    def say(self) -> None:
        text = self.tr("In the last twelve months: visits {visits}, heads {heads}")
        self.above.setText(text.format(visits=self._counts.visits, heads=self._counts.heads))
        self.above.setVisible(bool(self._counts.visits))
        self.nothing.setText(self.tr("Nobody has visited them yet."))
        self.more.setText(self.tr("Show older visits"))
        self.list.setAccessibleName(self.tr("Visits"))

    def _line(self, row: VisitRow) -> AgendaLine:
        at = row.arrived_at or row.expected_at
        local = self.desk.local(at) if at else None
        name = self.desk.name(row.name_latin, row.name_zh)
        heads = self.tr("{count} heads").format(count=row.party_size) if row.party_size > 1 else ""
        host = self.tr("to {host}").format(host=row.host) if row.host else ""
        time = f"{local:%H:%M}" if local else ""
        return AgendaLine(
            at=at,
            when=when_text(self.desk, local.date()) if local else "",
            what=word("visit_state", row.state).said(self.desk.lang),
            title=" · ".join(part for part in (name, row.organisation) if part),
            detail=" · ".join(part for part in (time, heads, host) if part),
            tone=_TONES[row.state],
            page="visitors",
            kind="visit",
            key=row.id,
        )
