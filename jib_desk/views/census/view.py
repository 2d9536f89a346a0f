"""The seat census as a whole-page view: the censuses there were, or one of them with its seats in walking order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from jib_desk import phrases
from jib_desk.rules.words import AttachmentOf, CensusResult, Role
from jib_desk.views.census.closing import Closing
from jib_desk.views.census.forms import CorrectionForm, ExplainForm, ReopenForm, StartForm
from jib_desk.views.census.noting import Noting
from jib_desk.views.census.parts import CensusParts
from jib_desk.views.census.words import CensusWords
from jib_desk.views.item_models.census import CensusesModel
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.widgets.basics import restyle

if TYPE_CHECKING:
    from jib_desk.services.changes import Changes, Outcome
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.census import CensusSheet
    from jib_desk.views.context import DeskContext
    from jib_desk.views.widgets.record_form import RecordForm

Work = Callable[[], "Outcome[Any]"]


class CensusView(CensusParts):
    """Walks a census; every write is one entry with its undo."""

    tables: ClassVar[tuple[str, ...]] = (
        "census",
        "census_finding",
        "assignment",
        "unit",
        "unit_layout",
        "company",
        "attachment",
    )

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self._words = CensusWords(self)
        self._census_id = 0  # 0: the list of all
        self.sheet: CensusSheet | None = None
        self.form: RecordForm | None = None
        self.noting = Noting(self)
        self.closing = Closing(self)
        running = desk.read(desk.services.census.running)
        if running is not None:
            self._census_id = running.id
        self._connect()

    def _connect(self) -> None:
        self.plan_button.clicked.connect(self.left)
        self.all_button.clicked.connect(lambda: self.open_census(0))
        self.print_button.clicked.connect(self.print_sheet)
        self.edit_button.clicked.connect(self._open_edit)
        self.close_button.clicked.connect(self.primary_action)
        for chosen in (self.list.activated, self.list.clicked):
            chosen.connect(lambda index: self.open_census(index.data(CensusesModel.RecordRole).id))
        self.table.line_chosen.connect(self.show_seat)
        self.table.result_wanted.connect(lambda result: self.noting.note(CensusResult(result)))
        self.table.fits_wanted.connect(self.noting.fits)
        self.table.note_wanted.connect(self._focus_note)
        self.table.paste_wanted.connect(self._paste)
        self.panel.result_wanted.connect(lambda result: self.noting.note(CensusResult(result)))
        self.panel.fits_wanted.connect(self.noting.fits)
        self.panel.save_wanted.connect(self.noting.save_fields)
        self.panel.next_wanted.connect(self._go_on)
        self.panel.left.connect(self.table.setFocus)
        self.differences.correct_wanted.connect(self.correct)
        self.differences.details_wanted.connect(self._open_correction)
        self.differences.explain_wanted.connect(self._open_explanation)
        self.differences.seat_wanted.connect(self._go_to_seat)

    # --- staying fresh -----------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Reads the censuses, and the sheet of the one shown."""
        services = self.desk.services
        if changes is None:
            for model in (self.walk, self.censuses):
                model.set_language(self.desk.lang)
        if changes is None or changes.touches("company"):
            today = self.desk.today()
            self.panel.set_companies(self.desk.read(lambda: services.companies.all(today)))
        rows = self.desk.read(services.census.all)
        self.censuses.set_rows(rows)
        if not any(row.id == self._census_id for row in rows):  # its beginning was undone
            self._census_id = 0
        key = self._census_id
        self.sheet = self.desk.read(lambda: services.census.sheet(key)) if key else None
        if self.sheet is not None:
            self._show_sheet(self.sheet)
        else:
            self._show_all()
        self._show_verbs()

    def _show_sheet(self, sheet: CensusSheet) -> None:
        self.walk.set_rows(sheet.lines)
        self.stack.setCurrentWidget(self.table if sheet.lines else self.no_seats)
        if not self.table.currentIndex().isValid() and sheet.lines:
            self.table.go_to(sheet.lines[0].unit.id)
        counted = self.tr("Counted by {who}").format(who=sheet.census.counted_by)
        self.about.setText(" · ".join(part for part in (counted, sheet.census.note) if part))
        self.edit_button.setVisible(sheet.census.is_open and self.may_write())
        name = self.differences.focused()
        self.differences.show_sheet(sheet, may_write=self.may_write())
        if name is not None:  # its button was made anew, or went with what it settled
            following = self.differences.next_button(name) or self.table
            following.show()  # a new button is not before its layout is looked at, and takes no focus until then
            following.setFocus(Qt.FocusReason.TabFocusReason)
        self.scans.show_files_of(AttachmentOf.CENSUS, sheet.census.id, may_write=self.may_write())
        self.show_seat()

    def _show_all(self) -> None:
        self.walk.set_rows(())
        self.stack.setCurrentWidget(self.list if self.censuses.rows() else self.nothing)
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.censuses.index(0, 0))
        has_open = any(row.is_open for row in self.censuses.rows())
        if has_open and isinstance(self.form, StartForm):  # somebody else began one
            self._drop_form()
        if self.form is None and self.may_write() and not has_open:
            self._open_form(StartForm(self.desk), lambda: self.tr("A new census"))

    def _show_verbs(self) -> None:
        """One filled button: the form's, else closing the census that is walked."""
        sheet, has_form = self.sheet, self.form is not None
        for card in (self.panel, self.differences, self.signed):
            card.setVisible(sheet is not None and bool(sheet.lines) and not has_form)
        self.form_card.setVisible(has_form)
        self.right.setVisible(has_form or sheet is not None)
        for widget in (self.all_button, self.print_button):
            widget.setVisible(sheet is not None)
        self.close_button.setVisible(sheet is not None and self.may_write())
        is_open = sheet is not None and sheet.census.is_open
        self.keys.setVisible(is_open and self.may_write())
        self.close_button.setText(self.tr("Close the census") if is_open else self.tr("Go on with it…"))
        restyle(self.close_button, "kind", "primary" if is_open and not has_form else "")
        self.title.setText(self._heading())
        self.progress.setText(self._progress())
        self.asked.solve("correct")
        self.closing.look(sheet.census if sheet is not None else None)

    def _heading(self) -> str:
        if self.sheet is None:
            return self._title()
        census = self.sheet.census
        return f"{census.code} · {short_day_text(census.counted_on, self.desk.lang)}"

    def _progress(self) -> str:
        if self.sheet is None:
            return ""
        census, settled = self.sheet.census, self.sheet.census.findings - self.sheet.census.unsettled
        parts = [] if census.is_open else [self.tr("closed")]
        parts.append(self.tr("%n seat(s)", "", len(self.sheet.lines)))
        parts.append(self.tr("%n difference(s)", "", census.findings))
        if census.findings:
            parts.append(self.tr("{count} settled").format(count=settled))
        return " · ".join(parts)

    def show_seat(self) -> None:
        """The seat at which one stands, as it is now."""
        line = self.table.line()
        if line is not None and self.sheet is not None:
            if self.panel.line is None or self.panel.line.unit.id != line.unit.id:
                self.right.verticalScrollBar().setValue(0)  # its name is read first
            may_note = self.may_write() and self.sheet.census.is_open
            self.panel.show_line(line, len(self.sheet.lines), may_write=may_note)

    # --- going about -------------------------------------------------------------------------

    def open_census(self, census_id: int) -> None:
        """One census, or with 0 the list of all."""
        self._drop_form()
        self._census_id = census_id
        self.walk.set_rows(())
        self.refresh(None)
        (self.table if census_id else self.list).setFocus()

    def focus_first(self) -> None:
        """Where one begins: the walk, the form of a new census, or the list of those there were."""
        if self.sheet is not None:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.form is not None:
            self.form.focus_first()
        else:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def primary_action(self) -> None:
        """Close the census, or go on with a closed one."""
        if self.sheet is None:
            return
        census = self.sheet.census
        if census.is_open:
            self.closing.close(census)
        else:
            self._open_form(
                ReopenForm(self.desk, census), lambda: self.tr("Go on with {code}").format(code=census.code)
            )

    def print_sheet(self) -> None:
        """The sheet for the walk, through the preview."""
        from jib_desk.views.printing.census import print_census

        if self.sheet is not None:
            print_census(self.desk, self.sheet, self)

    def _go_to_seat(self, unit_id: int) -> None:
        self.table.go_to(unit_id)
        self.table.setFocus()

    def _go_on(self) -> None:
        self.table.go_on()
        self.table.setFocus()

    def _focus_note(self) -> None:
        if self.panel.note_field.isVisible():
            self.panel.note.setFocus()

    def _paste(self) -> None:
        """A picture from the clipboard belongs to the difference at which one stands."""
        line = self.table.line()
        if line is not None and line.finding is not None and self.panel.isVisible():
            self.panel.files.paste()

    # --- settling ----------------------------------------------------------------------------

    def correct(self, unit_id: int) -> None:
        """The one click: as the difference says, as of the day of the census."""
        line = self.sheet.line(unit_id) if self.sheet is not None else None
        if line is None or line.finding is None or self.sheet is None:
            return
        finding, by = line.finding, self.desk.actor()
        reason = self._words.reason(self.sheet.census, finding.note)
        self.desk.run(
            lambda: self.desk.services.census.correct(
                by=by, finding_id=finding.id, version=finding.version, reason=reason
            ),
            failed=lambda error: self._not_corrected(error, unit_id),
            text=lambda outcome: self._words.done(line, outcome.row, self.desk.lang),
        )

    def _not_corrected(self, error: DeskError, unit_id: int) -> None:
        """What is in the way is told here, until something changes; the form decides it otherwise."""
        bar = self.asked.tell("correct", "error", lambda: phrases.sentence(error, self.desk.lang, self.desk.zone))
        bar.offer(lambda: self.tr("With details…"), lambda: self._open_correction(unit_id))

    def _open_correction(self, unit_id: int) -> None:
        line = self.sheet.line(unit_id) if self.sheet is not None else None
        if line is not None and self.sheet is not None and line.finding is not None:
            form = CorrectionForm(self.desk, self.sheet.census, line, self.panel.companies())
            self._open_form(form, lambda: self.tr("Correct {unit}").format(unit=line.unit.code))

    def _open_edit(self) -> None:
        if self.sheet is not None:
            self._open_form(StartForm(self.desk, self.sheet.census), self._heading)

    def _open_explanation(self, unit_id: int) -> None:
        line = self.sheet.line(unit_id) if self.sheet is not None else None
        if line is not None and line.finding is not None:
            form = ExplainForm(self.desk, line)
            self._open_form(form, lambda: self.tr("Explain {unit}").format(unit=line.unit.code))

    # --- forms -------------------------------------------------------------------------------

    def _open_form(self, form: RecordForm, title: Callable[[], str]) -> None:
        self._drop_form()
        self.form = form
        form.saved.connect(self._saved)
        form.cancelled.connect(self._cancelled)
        self.form_title.setText(title())
        self.form_card.body.addWidget(form)
        form.show()
        self._show_verbs()
        form.focus_first()

    def _saved(self, outcome: Outcome[Any]) -> None:
        was_start = self.sheet is None
        self._drop_form()
        if was_start:
            self.open_census(outcome.row.id)
        else:
            self.refresh(None)
            self.table.setFocus()

    def _cancelled(self) -> None:
        self._drop_form()
        self._show_verbs()
        self.table.setFocus()

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self.form_card.body.removeWidget(form)
            form.hide()
            form.deleteLater()

    def may_write(self) -> bool:
        """Auditors look, and see no dead buttons."""
        return self.desk.actor().role is not Role.AUDITOR

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back: from a census to all of them, from there to the plan."""
        if event.key() == Qt.Key.Key_Escape:
            if self._census_id:
                self.open_census(0)
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)
