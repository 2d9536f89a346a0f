"""Ledgers in: a preview that is what will be committed, and its commit as one journal entry, so one undo.

Reading, parsing and matching happen before the transaction begins; the lock is held only while rows are
written. A preview stands on the centre as it was: if that changed meanwhile, it is refused, not bent.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jib_desk.excel.faults import HeaderMissing, SheetMissing, WorkbookFault
from jib_desk.excel.ledger import Ledger, choose_sheet, read_ledger
from jib_desk.excel.reader import read_workbook
from jib_desk.excel.refused import write_refused
from jib_desk.excel.workbook import CellFault, Sheet, Value, Workbook
from jib_desk.models.database import Database
from jib_desk.models.journal import Work
from jib_desk.models.journal_tables import JournalEntry, JournalLine
from jib_desk.services import errors
from jib_desk.services.base import Service
from jib_desk.services.changes import Outcome
from jib_desk.services.clock import Clock
from jib_desk.services.files.backups import BackupService
from jib_desk.services.files.own_files import refuse_own_files
from jib_desk.services.reading import reading_of
from jib_desk.services.rows.imports import Decision, Finding, Preview, PreviewRow, SheetChoice
from jib_desk.services.rows.staff import Actor
from jib_desk.services.sheets.import_book import Book, read_book, seat_codes
from jib_desk.services.sheets.import_match import Matcher
from jib_desk.services.sheets.import_writes import write_book

Progress = Callable[[int, int], None]
IsCancelled = Callable[[], bool]
Say = Callable[[Finding], str]
Columns = Mapping[str, str | None]  # header as written, without white space → field or None

# What an import stands on: a change in one of these makes its preview outdated.
_TABLES = ("company", "contact", "headcount", "agreement", "assignment", "unit", "unit_layout")
_STEP = 200  # rows between two looks at progress and cancel
_KEPT_PREVIEWS = 4


@dataclass(frozen=True)
class _Plan:
    """What stands behind a preview: the drafts, the sheet, and the journal's end when they were read."""

    book: Book
    ledger: Ledger
    sheet: Sheet
    today: date
    after_entry: int


@dataclass(frozen=True)
class _Read:
    """A workbook kept from one preview to the next, as long as its file stays the same."""

    path: Path
    stamp: tuple[int, int]
    book: Workbook


class ImportsService(Service):
    """Previews and applies ledgers."""

    def __init__(self, database: Database, clock: Clock, backups: BackupService) -> None:
        super().__init__(database, clock)
        self._backups = backups
        self._plans: dict[str, _Plan] = {}
        self._read_last: _Read | None = None

    # --- looking ----------------------------------------------------------------------------

    def sheets(self, path: Path, cancelled: IsCancelled | None = None) -> tuple[SheetChoice, ...]:
        """The sheets that a workbook offers, hidden ones marked. Raises as `preview_companies`."""
        return _choices(self._workbook(path, cancelled))

    def head(self, path: Path, sheet: str, rows: int = 12) -> tuple[int, tuple[tuple[str, ...], ...]]:
        """The first filled rows of a sheet as they are, for looking at: the number of the first row, and texts."""
        found = self._workbook(path, None).sheet(sheet)
        if found is None:
            raise errors.SheetNotFound(sheet, ())
        return found.first_row, tuple(tuple(_text(value) for value in row) for row in found.rows[:rows])

    def preview_companies(
        self,
        path: Path,
        sheet: str | None = None,
        columns: Columns | None = None,
        decisions: Mapping[int, Decision] | None = None,
        progress: Progress | None = None,
        cancelled: IsCancelled | None = None,
    ) -> Preview:
        """Every row's verdict; writes nothing. `decisions` (row number → what a person said) answers "ask".

        Raises WorkbookRefused, SheetNotFound, SheetsUnclear, HeaderNotFound, FileMissing, Cancelled.
        """
        book = self._workbook(path, cancelled)
        try:
            chosen = choose_sheet(book, sheet, columns)
            today, units = self._read(lambda session: (self._today(session), seat_codes(session, self._today(session))))
            ledger = read_ledger(chosen, units, columns)
        except SheetMissing as fault:
            if fault.name:
                raise errors.SheetNotFound(fault.name, fault.offered) from fault
            raise errors.SheetsUnclear(fault.offered) from fault
        except HeaderMissing as fault:
            raise errors.HeaderNotFound(fault.sheet) from fault
        drafts, after = self._read(lambda session: (read_book(session, today, ledger.as_of or today), _last(session)))
        rows = self._matched(Matcher(drafts, ledger, today, decisions or {}), ledger, progress, cancelled)
        token = str(uuid4())
        self._plans[token] = _Plan(drafts, ledger, chosen, today, after)
        for old in list(self._plans)[:-_KEPT_PREVIEWS]:
            del self._plans[old]
        return Preview(
            path=str(path),
            sheet=ledger.sheet,
            sheets=_choices(book),
            as_of_text=ledger.as_of_text,
            columns=ledger.columns,
            rows=rows,
            token=token,
            places=tuple(cell.column for cell in ledger.header.cells),
            header_row=ledger.header.last_row,
        )

    def _matched(
        self, matcher: Matcher, ledger: Ledger, progress: Progress | None, cancelled: IsCancelled | None
    ) -> tuple[PreviewRow, ...]:
        rows: list[PreviewRow] = []
        for row in ledger.rows:
            if len(rows) % _STEP == 0:
                if cancelled is not None and cancelled():
                    raise errors.Cancelled
                if progress is not None:
                    progress(len(rows), len(ledger.rows))
            rows.append(matcher.row(row))
        return tuple(rows)

    def _workbook(self, path: Path, cancelled: IsCancelled | None) -> Workbook:
        """The workbook, read once as long as its file is the same. Raises typed errors."""
        with reading_of(path):
            found = path.stat()
            stamp = (found.st_mtime_ns, found.st_size)
            kept = self._read_last
            if kept is not None and (kept.path, kept.stamp) == (path, stamp):
                return kept.book
            book = read_workbook(path, cancelled)
        self._read_last = _Read(path, stamp, book)
        return book

    # --- writing ----------------------------------------------------------------------------

    def apply(self, *, by: Actor, preview: Preview, skip_refused: bool = False) -> Outcome[Preview]:
        """Commits exactly what a preview shows, after a backup; the same preview twice is one import.

        Raises RowsRefused while a row is refused or waits for a person, unless those are to be left out;
        PreviewOutdated when companies or seats were changed since.
        """
        waiting = preview.count("refused") + preview.count("ask")
        if waiting and not skip_refused:
            raise errors.RowsRefused(waiting)
        plan = self._plans.get(preview.token)
        if plan is None:
            raise errors.PreviewOutdated
        if preview.count("new") + preview.count("changed"):
            self._backups.make(why="import")

        def do(work: Work) -> str:
            if _touched_since(work.session, plan.after_entry):
                raise errors.PreviewOutdated
            write_book(work, plan.book, plan.ledger.as_of or plan.today, self._clock.now())
            work.subject = f"{Path(preview.path).name} · {preview.sheet}"
            return preview.token

        return self._commit(by, "import.companies", do, lambda _session, _key: preview, token=preview.token)

    def write_refused(self, preview: Preview, path: Path, say: Say) -> int:
        """The person's own workbook with only the refused rows, each reason a comment at its cell; how many.

        `say` gives the sentence of a finding. Raises PreviewOutdated, WorkbookRefused, NotWritable, DiskFull.
        """
        plan = self._plans.get(preview.token)
        if plan is None:
            raise errors.PreviewOutdated
        refuse_own_files(path, self._database.path, Path(preview.path))
        reasons = {
            row.row: [(found.column, say(found)) for found in row.findings] for row in preview.rows if row.findings
        }
        try:
            return write_refused(Path(preview.path), path, plan.sheet, plan.ledger.header, reasons)
        except WorkbookFault as fault:
            raise errors.WorkbookRefused(preview.path, fault.why, fault.detail) from fault
        except OSError as error:
            raise errors.of_system(error, str(path)) from error


def _text(value: Value) -> str:
    """A cell as a person sees it in the sheet."""
    if isinstance(value, CellFault):
        return value.text or "="
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return str(value)


def _choices(book: Workbook) -> tuple[SheetChoice, ...]:
    return tuple(SheetChoice(sheet.name, sheet.is_hidden, len(sheet.rows)) for sheet in book.sheets)


def _last(session: Session) -> int:
    return session.execute(select(func.max(JournalEntry.number))).scalar() or 0


def _touched_since(session: Session, number: int) -> bool:
    """Whether an entry after this one wrote into anything that an import stands on."""
    query = select(JournalLine.id).where(JournalLine.entry > number, JournalLine.kind.in_(_TABLES)).limit(1)
    return session.execute(query).first() is not None
