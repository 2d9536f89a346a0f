"""The companies of an evacuation: whom to call, and the line in which their reports are written down."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jib_desk.services.errors import DeskError
from jib_desk.services.rows.evacuations import CompanyCall, EvacuationReport
from jib_desk.views.context import DeskContext
from jib_desk.views.evacuation.calls_table import CallsTable
from jib_desk.views.evacuation.count_form import CountForm
from jib_desk.views.item_models.calls import CallsModel
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, label
from jib_desk.views.widgets.tab_order import lead_to


class CompaniesPane(QWidget):
    """Counts of the report at hand above its companies; without one whom to call."""

    def __init__(self, desk: DeskContext, running: Callable[[], EvacuationReport | None]) -> None:
        super().__init__()
        self._desk = desk
        self._running = running
        self.model = CallsModel(desk.lang, desk.zone, self)
        self.form = CountForm(desk, self.model)
        self.form.reported.connect(self._count)
        self.table = CallsTable(desk.theme, self.model)
        self.table.activated.connect(self._choose)
        self.totals = label("strong", wrap=True)
        self._frame = Card(padding=Space.S)
        self._frame.body.addWidget(self.table)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(self.totals)
        box.addWidget(self.form)
        box.addWidget(self._frame, 1)
        lead_to(self, self.form)
        Texts(self).bind(self.table.setAccessibleName, lambda: self.tr("Companies and what they reported"))

    def show_calls(self, calls: Sequence[CompanyCall], report: EvacuationReport | None, *, may_count: bool) -> None:
        """The companies of a report, or those that would be called now."""
        self.model.set_language(self._desk.lang)
        self.model.set_rows(calls)
        for column in (CallsModel.STATE, CallsModel.REPORT):
            self.table.setColumnHidden(column, report is None)
        self._frame.setVisible(bool(calls))
        self.form.setVisible(may_count)
        self.totals.setVisible(report is not None)
        if report is not None:
            self.totals.setText(self._totals(report))

    def _totals(self, report: EvacuationReport) -> str:
        silent = self.tr("no word from %n company(ies)", "", len(report.silent))
        parts = [
            self.tr("{out} of {people} out").format(out=report.people_out, people=report.people_in),
            self.tr("%n missing", "", report.people_missing),
            self.tr("{silent} with {people} people").format(silent=silent, people=report.people_unheard),
        ]
        return " · ".join(parts)

    def _count(self, company_id: int, out: int, people: int, told_by: str) -> None:
        report = self._running()
        if report is None:
            return
        by, evacuations, key = self._desk.actor(), self._desk.services.evacuations, report.evacuation.id
        name = next((self.model.name(call) for call in report.companies if call.company_id == company_id), "")
        self._desk.run(
            lambda: evacuations.count(
                by=by, evacuation_id=key, company_id=company_id, people_out=out, people=people, told_by=told_by
            ),
            done=lambda _outcome: self.form.clear(),
            failed=self._refused,
            text=self.tr("{company}: {out} of {people} out").format(company=name, out=out, people=people),
        )

    def _refused(self, error: DeskError) -> None:
        self.form.show_error(error)

    def _choose(self, index: QModelIndex) -> None:
        if self.form.isVisible():
            self.form.choose(self.model.call(index))
