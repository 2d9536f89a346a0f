"""Prints the paper kit by itself at the set hours, so that it is there when nothing else works any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from jib_desk.rules.words import Role
from jib_desk.services.errors import DeskError, of_system

if TYPE_CHECKING:
    from datetime import datetime

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
        desk.run(
            lambda: kits.make(by=by, token=token),
            self._put_out,
            text=lambda outcome: self.tr("Paper kit {code} is printed").format(code=outcome.row.code),
        )

    def stop(self) -> None:
        """No further look."""
        self._timer.stop()

    def _put_out(self, outcome: Outcome[KitRow]) -> None:
        """As a file beside the database, and on paper where a printer is set up."""
        from jib_desk.views.printing.paper_kit import keep_kit, sheet_of

        sheet = sheet_of(self._desk, outcome.row)
        try:
            keep_kit(sheet, outcome.row, self._desk.services.database.path)
        except OSError as error:
            self._desk.show_error(_typed(error))
        self._desk.tasks.ask(_default_printer, lambda name: print_out(sheet, name))


def _default_printer() -> str:
    """The name of the system's printer, "" where none is set up; a print server may let one wait for it."""
    try:
        from PySide6.QtPrintSupport import QPrinterInfo
    except ImportError:  # a system without the libraries of its print server
        return ""
    return QPrinterInfo.defaultPrinterName()


def print_out(sheet: Sheet, name: str) -> None:
    """Sends a sheet to a printer of the system; "" is none."""
    if not name:
        return
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    from jib_desk.views.printing.painter import page_layout, paint

    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(page_layout(sheet))
    printer.setDocName(sheet.title.both())
    paint(sheet, printer)


def _typed(error: OSError) -> DeskError:
    return of_system(error, str(error.filename or ""))
