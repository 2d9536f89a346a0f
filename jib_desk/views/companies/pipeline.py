"""Over the companies page: who is on the way to a seat, step by step, and what happens next with each."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from jib_desk.rules.words import PipelineStep, ScoutDecision, word
from jib_desk.services.rows.admission import PipelineRow
from jib_desk.views.companies.admission_forms import ScoutingForm
from jib_desk.views.companies.admission_verbs import AdmissionVerbs, Deed, Subject
from jib_desk.views.item_models.pipeline import PipelineModel
from jib_desk.views.theme import Size, Space
from jib_desk.views.view_over import ViewOver
from jib_desk.views.widgets.badges import StateBadge, Tone
from jib_desk.views.widgets.basics import Card, button, clear, label, restyle, row_of
from jib_desk.views.widgets.empty import EmptyState
from jib_desk.views.widgets.form_drawer import FormDrawer
from jib_desk.views.widgets.record_form import RecordForm
from jib_desk.views.widgets.tab_order import lead_to
from jib_desk.views.widgets.tables import Table

if TYPE_CHECKING:
    from jib_desk.views.companies.page import CompaniesPage

_TONES: dict[PipelineStep, Tone] = {
    PipelineStep.SCOUTED: "plain",
    PipelineStep.INVITED: "plain",
    PipelineStep.APPLIED: "held",
    PipelineStep.WAITING: "ends_soon",
    PipelineStep.RESIDENT: "occupied",
}
_M = PipelineModel
_WIDTHS = {
    _M.STEP: Size.WHEN,
    _M.SINCE: Size.WHAT,
    _M.SOURCE: Size.COLUMN_WIDE,
    _M.WISH: Size.COLUMN_NAME,
    _M.NEXT: Size.COLUMN_NAME,
}


def open_pipeline(page: "CompaniesPage", step: PipelineStep | None = None) -> "PipelineView":
    """Shows the way to a seat over the companies page, all of it or one step."""
    view = PipelineView(page, step)
    page.show_over(view)
    return view


class PipelineView(ViewOver):
    """Chips of steps, the companies, and beside them what can be done with the one selected."""

    tables = ("company", "scouting", "waiting_entry", "assignment", "unit_layout")

    def __init__(self, page: "CompaniesPage", step: PipelineStep | None = None) -> None:
        super().__init__(page)
        self._page = page
        self._selected = 0
        self.model = PipelineModel(page.desk.lang, self)
        self.verbs = AdmissionVerbs(page.desk, self)
        self.deeds: dict[str, QPushButton] = {}
        self.add_button = button("primary")
        self.add_button.clicked.connect(self.add)
        self.add_verbs(self.add_button)
        self._add_chips(step)
        self._add_middle()
        lead_to(self, self.table)
        self._say(self.title.setText, lambda: self.tr("On the way to a seat"))
        self._say(self.add_button.setText, lambda: self.tr("Add a scouted company"))
        page.desk.staff_changed.connect(self.refresh)
        self.begin()

    # --- parts -------------------------------------------------------------------------------

    def _add_chips(self, chosen: PipelineStep | None) -> None:
        self.chips: dict[PipelineStep | None, QPushButton] = {}
        for step in (None, *PipelineStep):
            chip = button("chip")
            chip.setCheckable(True)
            chip.setAutoExclusive(True)
            chip.setChecked(step is chosen)
            chip.toggled.connect(lambda is_on, step=step: self._narrow(step) if is_on else None)
            self.chips[step] = chip
        self.box.addLayout(row_of(*self.chips.values(), spacing=Space.XS))
        self.model.set_step(chosen)

    def _add_middle(self) -> None:
        self.table = Table(self.model, "pipeline", _M.NAME, _WIDTHS)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self.table.activated.connect(self._do_next)
        self.empty = EmptyState(
            lambda: self.tr("Nobody is at this step. Add a company that was found, or put one on the waiting list.")
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.stack)
        self.panel = QWidget()
        self._box = QVBoxLayout(self.panel)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.S)
        self._box.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.side = FormDrawer(self.panel, width=Size.FORM)
        self.side.saved.connect(lambda _outcome: self._saved())
        self.side.closed.connect(self._side_closed)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(frame, 1)
        row.addWidget(self.side)
        self.box.addLayout(row, 1)
        self._say(self.table.setAccessibleName, lambda: self.tr("Companies on the way to a seat"))

    # --- staying fresh -----------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads everybody anew, and what is shown of the one selected."""
        today = self._desk.today()
        self.model.set_language(self._desk.lang)
        self.model.set_rows(self._desk.read(lambda: self._desk.services.admission.pipeline(today)))
        for step, chip in self.chips.items():
            name = self.tr("Without a seat") if step is None else word("pipeline_step", step).said(self._desk.lang)
            chip.setText(f"{name} {self.model.count(step)}")
        self.stack.setCurrentWidget(self.table if self.model.rows() else self.empty)
        self.add_button.setVisible(self.may_write())
        if self._selected and self.model.record(self._selected) is None and self.side.form is None:
            self._selected = 0
            self.side.close_drawer()
        self._mark()
        self._show_panel()

    def _narrow(self, step: PipelineStep | None) -> None:
        self.model.set_step(step)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow list the names come first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns give way to the names, the quietest first; beside the panel, which says both, two are left out."""
        has_panel = not self.side.isHidden()
        room = self.width() - 2 * Space.XL - 2 * Space.M - (Size.FORM + Space.M if has_panel else 0)
        room -= sum(_WIDTHS.values())
        for column in (_M.SOURCE, _M.SINCE, _M.WISH):
            is_hidden = room < Size.COLUMN_NAME or (has_panel and column != _M.WISH)
            self.table.setColumnHidden(column, is_hidden)
            room += _WIDTHS[column] if is_hidden else 0

    # --- the one selected --------------------------------------------------------------------

    def select(self, company_id: int) -> None:
        """Shows what can be done with a company."""
        if self.side.keeps_form():
            QTimer.singleShot(0, self, self._mark)  # not within the table's own change
            return
        self.side.drop_form()
        self._selected = company_id
        self._mark()
        self._show_panel()

    def _mark(self) -> None:
        index = self.model.place_of(self._selected)
        if index.row() != self.table.currentIndex().row():
            self.table.setCurrentIndex(index)

    def _row_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = current.data(PipelineModel.RecordRole)
        if isinstance(row, PipelineRow) and row.id != self._selected:
            self.select(row.id)

    def _show_panel(self) -> None:
        row = self.model.record(self._selected)
        if row is None or self.side.form is not None:
            return
        clear(self._box)
        badge = StateBadge()
        badge.show_state(_TONES[row.step], word("pipeline_step", row.step).said(self._desk.lang))
        self._box.addLayout(row_of(badge, label("dim", row.code)))
        for text in self._facts(row):
            self._box.addWidget(label("", text, wrap=True))
        self._add_deeds(row)
        self.side.show_content(lambda: self._name(row))
        self._show_primary()
        self._fit()

    def _facts(self, row: PipelineRow) -> list[str]:
        facts: list[str] = []
        if row.scouting is not None:
            found = row.scouting
            facts += [self.verbs.scouting_text(found), self.verbs.decision_text(found), found.note]
        if row.waiting is not None:
            facts += [self.verbs.wait_text(row.waiting), row.waiting.note]
        return [text for text in facts if text]

    def _add_deeds(self, row: PipelineRow) -> None:
        self.deeds = {}
        card = Deed("card", self.tr("Company card"), lambda: self._open_card(row.id))
        deeds = [*(self._deeds(row) if self.may_write() else ()), card]
        for place, deed in enumerate(deeds):
            made = button("primary" if place == 0 and len(deeds) > 1 else "", deed.text)
            made.clicked.connect(deed.run)
            self.deeds[deed.id] = made
            self._box.addWidget(made)

    def _deeds(self, row: PipelineRow) -> list[Deed]:
        """What can be done, the likeliest first."""
        of = Subject(row.id, row.version, self._name(row), row.scouting, row.waiting)
        verbs, scouting = self.verbs, row.scouting
        if row.step is PipelineStep.SCOUTED and scouting is not None:
            decisions = (ScoutDecision.INVITED, ScoutDecision.LATER, ScoutDecision.DECLINED)
            return [*(verbs.decide(of, scouting, decision) for decision in decisions), verbs.apply(of), verbs.scout(of)]
        if row.step is PipelineStep.INVITED and scouting is not None:
            back = (ScoutDecision.OPEN, ScoutDecision.DECLINED)
            return [verbs.apply(of), *(verbs.decide(of, scouting, decision) for decision in back), verbs.scout(of)]
        if row.step is PipelineStep.WAITING and row.waiting is not None:
            first = verbs.take_up(*row.held) if row.held is not None else verbs.hold(of, row.waiting)
            return [*([first] if first else []), verbs.edit_wait(of, row.waiting), verbs.end_wait(of, row.waiting)]
        return [verbs.add_wait(of), verbs.scout(of)]

    def _do_next(self, _index: QModelIndex) -> None:
        """Enter on a row: its likeliest verb, as a press on it would."""
        first = next(iter(self.deeds.values()), None)
        if first is not None:
            first.click()

    def _open_card(self, company_id: int) -> None:
        self._page.show_record("company", company_id)

    def _name(self, row: PipelineRow) -> str:
        return self._desk.name(row.name_en, row.name_zh)

    # --- forms -------------------------------------------------------------------------------

    def may_write(self) -> bool:
        """Whether the person at the desk may change anything."""
        return self._page.may_write()

    def add(self) -> None:
        """The form of a company that was found."""
        self.open_form(ScoutingForm(self._desk, None), lambda: self.tr("A scouted company"))

    def open_form(self, form: RecordForm, title: Callable[[], str]) -> None:
        """Shows a form in the panel's place; saved or given up, the panel comes back."""
        self.side.show_form(form, title)
        self._show_primary()
        self._fit()

    def may_leave(self) -> bool:
        """Whether no form is half filled; it says so itself and has the keys then."""
        return not self.side.keeps_form()

    def _saved(self) -> None:
        self.side.drop_form()
        if self.model.record(self._selected) is not None:
            self._show_panel()
        else:  # it is at another step now, or none was selected
            self.side.close_drawer()
        self.table.setFocus()

    def _side_closed(self) -> None:
        """Closing a form leads back to what it was opened from."""
        if self.side.drop_form() and self.model.record(self._selected) is not None:
            self._show_panel()
        else:
            self._selected = 0
            self.table.setCurrentIndex(QModelIndex())
        self._show_primary()
        self._fit()
        self.table.setFocus()

    def _show_primary(self) -> None:
        """One filled button: the form's or the panel's first verb, else the page's."""
        restyle(self.add_button, "kind", "" if not self.side.isHidden() else "primary")
