"""An evacuation over the page at hand: started, counted company by company, cleared; and earlier reports."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.words import Role
from jib_desk.services.changes import Changes
from jib_desk.services.errors import DeskError, PeopleMissing
from jib_desk.services.rows.evacuations import EvacuationReport, EvacuationRow
from jib_desk.views.context import DeskContext
from jib_desk.views.evacuation.calls_table import CallsTable
from jib_desk.views.evacuation.count_form import CountForm
from jib_desk.views.item_models.calls import CallsModel
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, clear, label, row_of
from jib_desk.views.widgets.form_field import FormField

_TABLES = ("evacuation", "evacuation_count", "assignment", "contact", "headcount")
_EARLIER = 5


class EvacuationView(QWidget):
    """While one is running: the line to write reports in and the companies; before that the two ways to start."""

    def __init__(self, desk: DeskContext, leave: Callable[[], object], print_roll: Callable[[], object]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._desk = desk
        self._leave = leave
        self._report: EvacuationReport | None = None
        self._shown = 0  # an earlier evacuation whose report is looked at
        self._say = Texts(self).bind
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.setSpacing(Space.M)
        self.title, self.totals = label("title"), label("strong", wrap=True)
        self.print_button, self.clear_button, self.back_button = button(), button(), button()
        self._print_roll = print_roll
        self.print_button.clicked.connect(self.print_paper)
        self.clear_button.clicked.connect(self.all_clear)
        self.back_button.clicked.connect(self.go_back)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.title)
        head.addStretch(1)
        for verb in (self.print_button, self.clear_button, self.back_button):
            head.addWidget(verb)
        outer.addLayout(head)
        self._add_start(outer)
        self._add_running(outer)
        self._earlier = QVBoxLayout()
        self._earlier.setSpacing(0)
        outer.addLayout(self._earlier)
        outer.addStretch(0)
        desk.notifier.changed.connect(self._on_changed)
        desk.staff_changed.connect(self.refresh)
        self._say(self.refresh_text, lambda: "")

    # --- parts -------------------------------------------------------------------------------

    def _add_start(self, outer: QVBoxLayout) -> None:
        self.start_card = Card()
        text = label("", wrap=True)
        self.drill_button, self.alarm_button = button("primary"), button("danger")
        self.drill_button.clicked.connect(lambda: self.start(is_drill=True))
        self.alarm_button.clicked.connect(lambda: self.start(is_drill=False))
        self.start_card.body.addWidget(text)
        self.start_card.body.addLayout(row_of(self.drill_button, self.alarm_button))
        outer.addWidget(self.start_card)
        self._say(
            text.setText,
            lambda: self.tr(
                "Companies report to the assembly point how many of their people are out. "
                "Start, then write down what is called: company, 3/5, Enter."
            ),
        )
        self._say(self.drill_button.setText, lambda: self.tr("Start a drill"))
        self._say(self.alarm_button.setText, lambda: self.tr("Start an evacuation"))

    def _add_running(self, outer: QVBoxLayout) -> None:
        self.model = CallsModel(self._desk.lang, self._desk.zone, self)
        self.form = CountForm(self._desk, self.model)
        self.form.reported.connect(self._count)
        self.note = QLineEdit()
        self.note.returnPressed.connect(self.all_clear)
        self.note_field = FormField(self.note, lambda: self.tr("What is known of the missing"))
        self.note_field.hide()
        self.table = CallsTable(self._desk.theme, self.model)
        self.table.activated.connect(self._choose)
        self._say(self.table.setAccessibleName, lambda: self.tr("Companies and what they reported"))
        self.said = label("dim", wrap=True)
        frame = Card(padding=Space.S)
        frame.body.addWidget(self.table)
        self._frame = frame
        for widget in (self.totals, self.said, self.note_field, self.form):
            outer.addWidget(widget)
        outer.addWidget(frame, 1)

    # --- what it shows -----------------------------------------------------------------------

    def refresh_text(self, _text: str = "") -> None:
        """Everything that is said, in the language in use."""
        self.clear_button.setText(self.tr("All clear"))
        self.refresh()

    def refresh(self) -> None:
        """Reads the evacuation that is running, or the one looked at."""
        evacuations = self._desk.services.evacuations
        self._report = evacuations.report(self._shown) if self._shown else evacuations.current()
        report, may_write = self._report, self._desk.actor().role is not Role.AUDITOR
        is_running = report is not None and report.evacuation.is_open
        self.title.setText(self._title())
        self.print_button.setText(self.tr("Print the report") if self._shown else self.tr("Print the roll  F12"))
        self.back_button.setText(self.tr("Back to the list") if self._shown else self.tr("Close  Esc"))
        self.start_card.setVisible(report is None)
        for verb in (self.drill_button, self.alarm_button):
            verb.setVisible(may_write)
        self.totals.setVisible(report is not None)
        for widget in (self.form, self.clear_button):
            widget.setVisible(is_running and may_write)
        if not is_running:
            self.note_field.hide()
        self.said.setVisible(report is not None and bool(report.evacuation.note))
        calls = report.companies if report is not None else evacuations.call_list()
        self.model.set_language(self._desk.lang)
        self.model.set_rows(calls)
        for column in (CallsModel.STATE, CallsModel.REPORT):
            self.table.setColumnHidden(column, report is None)
        self._frame.setVisible(bool(calls))
        if report is not None:
            self.totals.setText(self._totals(report))
            self.said.setText(report.evacuation.note)
        self._show_earlier()

    def _title(self) -> str:
        if self._report is None:
            return self.tr("Evacuation")
        row = self._report.evacuation
        if not row.is_open:
            return self._past_title(row)
        since = f"{self._desk.local(row.started_at):%H:%M}"
        text = self.tr("Drill since {time}") if row.is_drill else self.tr("Evacuation since {time}")
        return text.format(time=since)

    def _past_title(self, row: EvacuationRow) -> str:
        text = self.tr("Drill of {when}") if row.is_drill else self.tr("Evacuation of {when}")
        return text.format(when=self._when(row))

    def _totals(self, report: EvacuationReport) -> str:
        silent = self.tr("no word from %n company(ies)", "", len(report.silent))
        parts = [
            self.tr("{out} of {people} out").format(out=report.people_out, people=report.people_in),
            self.tr("%n missing", "", report.people_missing),
            self.tr("{silent} with {people} people").format(silent=silent, people=report.people_unheard),
        ]
        return " · ".join(parts)

    def _show_earlier(self) -> None:
        clear(self._earlier)
        if self._report is not None:
            return
        rows = [row for row in self._desk.services.evacuations.all() if not row.is_open][:_EARLIER]
        if rows:
            self._earlier.addWidget(label("field", self.tr("Earlier")))
        for row in rows:
            line: QPushButton = button("link", self._past_title(row))
            line.clicked.connect(lambda _checked=False, key=row.id: self.show_report(key))
            self._earlier.addLayout(row_of(line))

    def _when(self, row: EvacuationRow) -> str:
        start = self._desk.local(row.started_at)
        end = f"–{self._desk.local(row.cleared_at):%H:%M}" if row.cleared_at is not None else ""
        return f"{self._desk.day_text(start.date())} {start:%H:%M}{end}"

    # --- verbs -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Puts the keys where the work is."""
        is_counting = self._report is not None and self.form.isVisibleTo(self)
        (self.form if is_counting else self.drill_button if self._report is None else self.back_button).setFocus()

    def show_report(self, evacuation_id: int) -> None:
        """The report of an earlier evacuation; 0 = back to what is now."""
        self._shown = evacuation_id
        self.refresh()
        self.back_button.setFocus()

    def print_paper(self) -> None:
        """The roll of who is inside; of an earlier evacuation its report."""
        if not self._shown or self._report is None:
            self._print_roll()
            return
        from jib_desk.views.printing.commands import print_evacuation

        print_evacuation(self._desk, self._report, self)

    def go_back(self) -> None:
        """From a report to the list of them, else back to the page."""
        if self._shown:
            self.show_report(0)
        else:
            self._leave()

    def start(self, *, is_drill: bool) -> None:
        """The alarm: from now on companies are counted."""
        by, evacuations = self._desk.actor(), self._desk.services.evacuations
        text = self.tr("Drill started") if is_drill else self.tr("Evacuation started")
        self._desk.run(
            lambda: evacuations.start(by=by, is_drill=is_drill), done=lambda _outcome: self.form.clear(), text=text
        )

    def _count(self, company_id: int, out: int, people: int, told_by: str) -> None:
        if self._report is None:
            return
        by, evacuations, key = self._desk.actor(), self._desk.services.evacuations, self._report.evacuation.id
        name = next((self.model.name(call) for call in self._report.companies if call.company_id == company_id), "")
        self._desk.run(
            lambda: evacuations.count(
                by=by, evacuation_id=key, company_id=company_id, people_out=out, people=people, told_by=told_by
            ),
            done=lambda _outcome: self.form.clear(),
            failed=self.form.show_error,
            text=self.tr("{company}: {out} of {people} out").format(company=name, out=out, people=people),
        )

    def all_clear(self) -> None:
        """Nobody is missed any more; while somebody is, a word about them is asked for first."""
        if self._report is None:
            return
        row, by, note = self._report.evacuation, self._desk.actor(), self.note.text()
        give = self._desk.services.evacuations.all_clear
        self._desk.run(
            lambda: give(by=by, evacuation_id=row.id, version=row.version, note=note),
            done=lambda _outcome: self._cleared(row.id),
            failed=self._not_clear,
            text=self.tr("All clear"),
        )

    def _cleared(self, evacuation_id: int) -> None:
        self.note.clear()
        self.note_field.set_error(None)
        self.show_report(evacuation_id)

    def _not_clear(self, error: DeskError) -> None:
        if not isinstance(error, PeopleMissing):
            self._desk.show_error(error)
            return
        self.note_field.show()
        self.note_field.set_error(lambda: phrases.sentence(error, self._desk.lang, self._desk.zone))
        self.note.setFocus()

    def _choose(self, index: QModelIndex) -> None:
        if self.form.isVisible():
            self.form.choose(self.model.call(index))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)
