"""The import as a flow of steps, without a widget: what is known, what is asked, what may be done next.

Every answer of a person makes a new preview; what is applied is always the preview that was shown.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from jib_desk import phrases
from jib_desk.services.errors import Cancelled, DeskError, PreviewOutdated, SheetsUnclear

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.imports import Decision, Preview, PreviewRow, SheetChoice, Verdict
    from jib_desk.views.context import DeskContext
    from jib_desk.views.tasks import Job

HEAD_ROWS = 14
T = TypeVar("T")


class Step(IntEnum):
    """The steps in their order."""

    FILE, SHEET, COLUMNS, CHECK, DONE = range(5)


class ImportPresenter(QObject):
    """Where an import stands. `changed` follows every change; `failed` carries what was refused."""

    changed = Signal()
    failed = Signal(object)  # DeskError

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.start_over(quietly=True)

    def start_over(self, *, quietly: bool = False) -> None:
        """Forgets everything and waits for a file."""
        self.step = Step.FILE
        self.path: Path | None = None
        self.sheets: tuple[SheetChoice, ...] = ()
        self.sheet: str | None = None
        self.preview: Preview | None = None
        self.head: tuple[int, tuple[tuple[str, ...], ...]] = (1, ())
        self.columns: dict[str, str | None] = {}
        self.decisions: dict[int, Decision] = {}
        self.is_busy = False
        if not quietly:
            self.changed.emit()

    # --- what a person does ------------------------------------------------------------------

    def choose_file(self, path: Path) -> None:
        """Reads a workbook; with one ledger in it the check opens at once."""
        self.start_over(quietly=True)
        self.path = path
        imports = self._desk.services.imports
        self._run(
            self.tr("Reading the workbook"), lambda job: imports.sheets(path, job.is_cancelled), self._sheets_read
        )

    def choose_sheet(self, name: str) -> None:
        """Takes another sheet of the workbook; what was decided about columns and rows is forgotten."""
        self.sheet = name
        self.columns, self.decisions = {}, {}
        self._look(Step.CHECK)

    def set_column(self, header: str, key: str | None) -> None:
        """Says what a column means; None leaves it out. Another column that meant the same is left out."""
        for other, meant in self.preview.columns if self.preview else ():
            if meant == key and other != header and key is not None:
                self.columns[other] = None
        self.columns[header] = key
        self.decisions = {}
        self._look(Step.COLUMNS)

    def decide(self, row: int, decision: Decision) -> None:
        """Answers what is asked about a row."""
        found = self.row(row)
        if found is not None and decision in found.choices:
            self.decisions[row] = decision
            self._look(Step.CHECK)

    def look_again(self) -> None:
        """Checks the rows anew: the centre was changed meanwhile."""
        self._look(Step.CHECK)

    def take_back(self, row: int) -> None:
        """Forgets an answer."""
        if self.decisions.pop(row, None) is not None:
            self._look(Step.CHECK)

    def go_to(self, step: Step) -> None:
        """Goes back to a step, or on to one that is ready."""
        if self.may_go_to(step):
            self.step = step
            self.changed.emit()

    def apply(self) -> None:
        """Commits the preview that is shown; refused rows are left out."""
        preview = self.preview
        if preview is None or not self.can_apply:
            return
        self._set_busy(True)
        desk, count = self._desk, self.to_write
        desk.run(
            lambda: desk.services.imports.apply(by=desk.actor(), preview=preview, skip_refused=True),
            self._applied,
            self._refused,
            self.tr("%n row(s) imported", "", count),
        )

    def write_refused(self, path: Path) -> None:
        """Writes the refused rows with their reasons, in the window's language, to be mended."""
        preview = self.preview
        if preview is None:
            return
        imports, lang = self._desk.services.imports, self._desk.lang

        def written(count: int) -> None:
            self._set_busy(False)
            self._desk.toast(self.tr("%n row(s) written to {file}", "", count).format(file=path.name))

        self._run(
            self.tr("Writing the refused rows"),
            lambda _job: imports.write_refused(preview, path, lambda found: phrases.finding(found, lang)),
            written,
        )

    # --- what is known -----------------------------------------------------------------------

    def may_go_to(self, step: Step) -> bool:
        """Whether a step has what it shows."""
        if self.is_busy or self.step is Step.DONE:
            return False
        if step is Step.SHEET:
            return bool(self.sheets)
        if step in {Step.COLUMNS, Step.CHECK}:
            return self.preview is not None
        return step is Step.FILE

    def row(self, number: int) -> PreviewRow | None:
        """A row by the sheet's own number."""
        rows = self.preview.rows if self.preview else ()
        return next((row for row in rows if row.row == number), None)

    def count(self, verdict: Verdict) -> int:
        """How many rows have this verdict."""
        return self.preview.count(verdict) if self.preview else 0

    @property
    def to_write(self) -> int:
        """How many rows would be written."""
        return self.count("new") + self.count("changed")

    @property
    def can_apply(self) -> bool:
        """Whether there is anything to write."""
        return self.step is Step.CHECK and not self.is_busy and self.to_write > 0

    @property
    def next_question(self) -> int:
        """The row of the first open question, 0 when there is none."""
        rows = self.preview.rows if self.preview else ()
        return next((row.row for row in rows if row.verdict == "ask"), 0)

    # --- how -----------------------------------------------------------------------------------

    def _run(self, text: str, work: Callable[[Job], T], done: Callable[[T], None]) -> None:
        self._set_busy(True)
        self._desk.run_long(text, work, done, self._refused)

    def _sheets_read(self, sheets: tuple[SheetChoice, ...]) -> None:
        self.sheets = sheets
        self._look(Step.CHECK)

    def _look(self, then: Step) -> None:
        """Makes a new preview of what was chosen so far."""
        path, sheet, imports = self.path, self.sheet, self._desk.services.imports
        if path is None:
            return
        columns, decisions = dict(self.columns), dict(self.decisions)

        def work(job: Job) -> tuple[Preview, tuple[int, tuple[tuple[str, ...], ...]]]:
            preview = imports.preview_companies(
                path, sheet, columns or None, decisions or None, progress=job.report, cancelled=job.is_cancelled
            )
            return preview, imports.head(path, preview.sheet, HEAD_ROWS)

        def done(found: tuple[Preview, tuple[int, tuple[tuple[str, ...], ...]]]) -> None:
            self.preview, self.head = found
            self.sheet = self.preview.sheet
            self.step = then
            self._set_busy(False)

        self._run(self.tr("Checking the rows"), work, done)

    def _applied(self, _outcome: Outcome[Preview]) -> None:
        self.step = Step.DONE
        self._set_busy(False)

    def _refused(self, error: DeskError) -> None:
        self.is_busy = False
        if isinstance(error, SheetsUnclear):
            self.step = Step.SHEET
        elif self.preview is None:
            self.step = Step.SHEET if self.sheets else Step.FILE
        self.changed.emit()
        if not isinstance(error, Cancelled):
            self.failed.emit(error)
        if isinstance(error, PreviewOutdated):
            self.look_again()

    def _set_busy(self, is_busy: bool) -> None:
        self.is_busy = is_busy
        self.changed.emit()
