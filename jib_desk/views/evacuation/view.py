"""An evacuation over the page at hand: started, people ticked and companies counted, cleared; and earlier reports."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.words import Role
from jib_desk.services.changes import Changes
from jib_desk.services.errors import DeskError, PeopleMissing
from jib_desk.services.rows.evacuations import EvacuationReport, EvacuationRow
from jib_desk.services.rows.muster import MusterSheet, RollLine
from jib_desk.views.context import DeskContext
from jib_desk.views.evacuation.companies import CompaniesPane
from jib_desk.views.evacuation.people import PeoplePane
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, clear, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.segments import Segments

_TABLES = ("evacuation", "evacuation_count", "muster_tick", "visit", "event", "assignment", "contact", "headcount")
_EARLIER = 5
_ENVIRONMENT = 4  # exit code of what the database or the disk refuses


class EvacuationView(QWidget):
    """While one is running its people and its companies, each with a line to write in; before that how to start."""

    unreachable = Signal()  # the database did not take a tick: the kept roll is needed

    def __init__(self, desk: DeskContext, leave: Callable[[], object], print_roll: Callable[[], object]) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self._desk = desk
        self._leave = leave
        self._report: EvacuationReport | None = None
        self._sheet: MusterSheet | None = None
        self._shown = 0  # an earlier evacuation whose report is looked at
        self._say = Texts(self).bind
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        outer.setSpacing(Space.M)
        self.title = label("title")
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
                "Start, then tick who has come to the assembly point, "
                "and write down what companies report: company, 3/5, Enter."
            ),
        )
        self._say(self.drill_button.setText, lambda: self.tr("Start a drill"))
        self._say(self.alarm_button.setText, lambda: self.tr("Start an evacuation"))

    def _add_running(self, outer: QVBoxLayout) -> None:
        self.note = QLineEdit()
        self.note.returnPressed.connect(self.all_clear)
        self.note_field = FormField(self.note, lambda: self.tr("What is known of the missing"))
        self.note_field.hide()
        self.said = label("dim", wrap=True)
        self.people = PeoplePane(self._desk.theme, self._desk.lang, self._desk.zone)
        self.people.ticked.connect(self._tick)
        self.people.added.connect(self._add)
        self.companies = CompaniesPane(self._desk, lambda: self._report)
        self.part = Segments(
            (
                ("people", lambda: self.tr("People"), lambda: self.tr("Tick who is safe")),
                ("companies", lambda: self.tr("Companies"), lambda: self.tr("Write down what companies report")),
            )
        )
        self.part.chosen.connect(lambda _part: self.show_part())
        outer.addLayout(row_of(self.part))
        for widget in (self.said, self.note_field):
            outer.addWidget(widget)
        outer.addWidget(self.companies, 1)
        outer.addWidget(self.people, 1)

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
        self._sheet = None if report is None else self._desk.services.muster.sheet(report.evacuation.id)
        is_running = report is not None and report.evacuation.is_open
        self.title.setText(self._title())
        self.print_button.setText(self.tr("Print the report") if self._shown else self.tr("Print the roll  F12"))
        self.back_button.setText(self.tr("Back to the list") if self._shown else self.tr("Close  Esc"))
        self.start_card.setVisible(report is None)
        for verb in (self.drill_button, self.alarm_button):
            verb.setVisible(may_write)
        self.clear_button.setVisible(is_running and may_write)
        if not is_running:
            self.note_field.hide()
        self.said.setVisible(report is not None and bool(report.evacuation.note))
        self.said.setText("" if report is None else report.evacuation.note)
        calls = report.companies if report is not None else evacuations.call_list()
        self.companies.show_calls(calls, report, may_count=is_running and may_write)
        self.people.set_language(self._desk.lang)
        if self._sheet is not None:
            self.people.show_sheet(self._sheet, may_tick=is_running and may_write)
        self._lay_part()
        self._show_earlier()

    def show_part(self) -> None:
        """People or companies, as was chosen, with the keys in their line."""
        self._lay_part()
        self.begin()

    def _lay_part(self) -> None:
        is_counting = self._report is None or self.part.current == "companies"
        self.part.setVisible(self._report is not None)
        self.people.setVisible(not is_counting)
        self.companies.setVisible(is_counting)

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
        for line in (self.people.search, self.companies.form):
            if line.isVisibleTo(self):
                line.setFocus()
                return
        (self.drill_button if self._report is None else self.back_button).setFocus()

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

        print_evacuation(self._desk, self._report, self._sheet, self)

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
            lambda: evacuations.start(by=by, is_drill=is_drill), done=lambda _outcome: self.begin(), text=text
        )

    def _tick(self, line: RollLine, heads: int) -> None:
        if self._report is None:
            return
        by, key, muster = self._desk.actor(), self._report.evacuation.id, self._desk.services.muster
        self._desk.run(lambda: muster.tick(by=by, evacuation_id=key, line=line, heads=heads), failed=self._not_ticked)

    def _add(self, name: str, heads: int) -> None:
        if self._report is None:
            return
        by, key, muster = self._desk.actor(), self._report.evacuation.id, self._desk.services.muster
        self._desk.run(
            lambda: muster.add(by=by, evacuation_id=key, name=name, heads=heads),
            done=lambda _outcome: self.people.clear(),
            failed=self._not_ticked,
            text=self.tr("{name} added to the roll").format(name=name),
        )

    def _not_ticked(self, error: DeskError) -> None:
        self.people.show_error(error, self._desk.lang)
        if error.exit_code == _ENVIRONMENT or not self._desk.services.muster_snapshots.is_reachable():
            self.unreachable.emit()

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

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(*_TABLES):
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        else:
            super().keyPressEvent(event)
