"""Prints the paper kit by itself at the set hours, so that it is there when nothing else works any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from jib_desk.rules.words import Role
from jib_desk.services.errors import DeskError, of_system

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.paper_kits import KitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.printing.sheet import Sheet

EVERY_MS = 30_000


class KitTimer(QObject):
    """Looks twice a minute whether a kit is due here. One that failed is not tried again before the next hour."""

    def __init__(self, desk: DeskContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tried: datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Prints the kit that is due, if there is one."""
        desk = self._desk
        kits = desk.services.paper_kits
        try:
            by = desk.actor()
            if desk.services.database.read_only or by.role is Role.AUDITOR:
                return
            due = desk.read(lambda: kits.due(by.workstation))
        except DeskError:  # a database that cannot be read is told by whoever watches it
            return
        if due is None or due == self._tried:
            return
        self._tried = due
        token = f"paper-kit {by.workstation} {due.isoformat()}"
        desk.tasks.write(lambda: kits.make(by=by, token=token), self._put_out, desk.show_error)

    def stop(self) -> None:
        """No further look."""
        self._timer.stop()

    def _put_out(self, outcome: Outcome[KitRow]) -> None:
        """As a file beside the database, and on paper where a printer is set up.

        No deed of this window's: Ctrl+Z leaves it alone, the line that tells of it can take it back.
        """
        from jib_desk.views.printing.paper_kit import keep_kit, sheet_of

        desk, kit = self._desk, outcome.row
        desk.notifier.publish(outcome.changes)
        sheet = sheet_of(desk, kit)
        try:
            file = keep_kit(sheet, kit, desk.services.database.path)
        except OSError as error:
            desk.show_error(_typed(error))
            file = None

        def printed(name: str) -> None:
            desk.toast(self._said(kit.code, file, is_printed=print_out(sheet, name)), outcome.changes.entry)

        desk.tasks.ask(_default_printer, printed)

    def _said(self, code: str, file: Path | None, *, is_printed: bool) -> str:
        """Where the kit is; without a printer it is on no paper yet."""
        if is_printed:
            return self.tr("Paper kit {code} is printed").format(code=code)
        made = self.tr("Paper kit {code} is made, and not printed: no printer is set up.").format(code=code)
        if file is None:
            return made
        lies = self.tr("It lies in {folder}.").format(folder=file.parent.name)
        return f"{made} {lies}"


def _default_printer() -> str:
    """The name of the system's printer, "" where none is set up; a print server may let one wait for it."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:  # a system without the libraries of its print server
        return ""
    return QPrinterInfo.defaultPrinterName()


def print_out(sheet: Sheet, name: str) -> bool:
    """Sends a sheet to a printer of the system, "" is none; says whether there was one."""
    if not name:
        return False
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from jib_desk.views.printing.painter import page_layout, paint

    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return False
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(sheet))
    printer.setDocName(sheet.title.both())
    paint(sheet, printer)
    return True


def _typed(error: OSError) -> DeskError:
    return of_system(error, str(error.filename or ""))
