"""The import wizard: File · Sheet · Columns · Check · Done, in the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QStackedWidget

from jib_desk import phrases
from jib_desk.views.imports.check_step import CheckStep
from jib_desk.views.imports.presenter import ImportPresenter, Step
from jib_desk.views.imports.steps import ColumnsStep, DoneStep, FileStep, SheetStep
from jib_desk.views.page import Page
from jib_desk.views.theme import Space
from jib_desk.views.widgets.bars import InlineBar
from jib_desk.views.widgets.basics import button, label

if TYPE_CHECKING:
    from jib_desk.services.changes import Changes
    from jib_desk.services.errors import DeskError
    from jib_desk.views.context import DeskContext


class ImportPage(Page):
    """Shows the presenter's step, and hands it what a person does."""

    page_id = "imports"
    tables = ("company", "assignment")

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self.presenter = ImportPresenter(desk, self)
        self._error: InlineBar | None = None
        self.set_title(lambda: self.tr("Import a ledger"))
        self._file = label("dim")
        self.header.addWidget(self._file)
        self.header.addStretch(1)
        self.refused = button()
        self.say(self.refused.setText, lambda: self.tr("Save the refused rows…"))
        self.refused.clicked.connect(self.save_refused)
        self.apply = button("primary")
        self.apply.clicked.connect(self.presenter.apply)
        self.header.addWidget(self.refused)
        self.header.addWidget(self.apply)
        self.step_buttons: dict[Step, QPushButton] = {}
        self._add_step_row()
        self._add_steps()
        self.presenter.changed.connect(self._show)
        self.presenter.failed.connect(self._tell)
        desk.file_offered.connect(self.offer_file)
        self.say(lambda _text: self._show(), lambda: "")

    def _add_step_row(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for step in Step:
            made = button("quiet")
            made.setCheckable(True)
            made.clicked.connect(lambda _checked=False, step=step: self._go_to(step))
            self.step_buttons[step] = made
            if step is not Step.FILE:
                row.addWidget(label("dim", "›"))
            row.addWidget(made)
        row.addStretch(1)
        self.body.addLayout(row)

    def _add_steps(self) -> None:
        self.file, self.sheet = FileStep(), SheetStep(self.presenter)
        self.columns, self.check = ColumnsStep(self.desk, self.presenter), CheckStep(self.desk, self.presenter)
        self.done = DoneStep(self.presenter)
        self.file.chosen.connect(self.choose_file)
        self.file.template.clicked.connect(self.save_template)
        self.sheet.chosen.connect(self.presenter.choose_sheet)
        self.columns.column_chosen.connect(self.presenter.set_column)
        self.check.decided.connect(self.presenter.decide)
        self.done.companies_wanted.connect(lambda: self.desk.go_to("companies"))
        self.done.more_wanted.connect(self.presenter.start_over)
        self.done.refused_wanted.connect(self.save_refused)
        self.stack = QStackedWidget()
        self._steps = (self.file, self.sheet, self.columns, self.check, self.done)
        for step in self._steps:
            self.stack.addWidget(step)
        self.body.addWidget(self.stack, 1)

    # --- what a person does ------------------------------------------------------------------

    def offer_file(self, path: str) -> None:
        """A workbook was dropped on the window or chosen in the menu."""
        if not self.presenter.is_busy:
            self._forget_error()
            self.presenter.choose_file(Path(path))

    def choose_file(self) -> None:
        """Asks for a workbook."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Import a ledger"), str(Path.home()), self.tr("Excel workbooks (*.xlsx *.xlsm)")
        )
        if path:
            self.offer_file(path)

    def save_refused(self) -> None:
        """Asks where the refused rows go."""
        source = self.presenter.path or Path("ledger.xlsx")
        name = self.tr("{name} – refused.xlsx").format(name=source.stem)
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the refused rows…"), str(source.with_name(name)), self.tr("Excel workbooks (*.xlsx)")
        )
        if path:
            self.presenter.write_refused(Path(path))

    def save_template(self) -> None:
        """Asks where an empty ledger goes, and writes it."""
        desk, name = self.desk, self.tr("ledger.xlsx")
        found, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save an empty ledger"), str(Path.home() / name), self.tr("Excel workbooks (*.xlsx)")
        )
        if found:
            path = Path(found if Path(found).suffix else f"{found}.xlsx")
            desk.run_long(
                self.tr("Writing the workbook"),
                lambda _job: desk.services.exports.template(path, "companies"),
                lambda _done: desk.toast(self.tr("Written: {file}").format(file=path.name)),
            )

    def primary_action(self) -> None:
        """The filled button of the present step."""
        if self.presenter.can_apply:
            self.presenter.apply()
        elif self.presenter.step is Step.FILE:
            self.choose_file()

    def _go_to(self, step: Step) -> None:
        self.presenter.go_to(step)
        self._show()

    # --- showing -----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """Somebody changed companies or seats: a preview that is shown is looked at anew."""
        if changes is not None and self.presenter.step is Step.CHECK and not self.presenter.is_busy:
            self.presenter.look_again()

    def _show(self) -> None:
        presenter = self.presenter
        self._file.setText(presenter.path.name if presenter.path else "")
        if self.stack.currentIndex() != presenter.step:
            self.stack.setCurrentIndex(presenter.step)
            self._steps[presenter.step].setFocus()
        words = self._step_words()
        for step, made in self.step_buttons.items():
            made.setText(f"{step + 1}  {words[step]}")
            made.setChecked(step is presenter.step)
            made.setEnabled(step is presenter.step or presenter.may_go_to(step))
        self._steps[presenter.step].refresh()
        self._show_verbs()

    def _step_words(self) -> dict[Step, str]:
        return {
            Step.FILE: self.tr("File"),
            Step.SHEET: self.tr("Sheet"),
            Step.COLUMNS: self.tr("Columns"),
            Step.CHECK: self.tr("Check"),
            Step.DONE: self.tr("Done"),
        }

    def _show_verbs(self) -> None:
        presenter = self.presenter
        is_check = presenter.step is Step.CHECK
        self.apply.setVisible(is_check)
        self.apply.setEnabled(presenter.can_apply)
        count = presenter.to_write
        self.apply.setText(self.tr("Apply %n row(s)", "", count) if count else self.tr("Nothing to apply"))
        self.refused.setVisible(is_check and presenter.count("refused") + presenter.count("ask") > 0)
        self.refused.setEnabled(not presenter.is_busy)

    def _tell(self, error: DeskError) -> None:
        self._forget_error()
        self._error = InlineBar("error")
        self._error.tell(lambda: phrases.sentence(error, self.desk.lang, self.desk.zone))
        self.bars.addWidget(self._error)

    def _forget_error(self) -> None:
        if self._error is not None:
            self._error.put_aside()
            self._error = None
