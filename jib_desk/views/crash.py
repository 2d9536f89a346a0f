"""What happens when the program itself is wrong: a report without values, one dialog, the window lives on.

A database that is damaged, gone or held by another program is no defect of this one: any page may meet it in any of its
reads, and it is said in the window's bar.
"""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from jib_desk.services.errors import DeskError

Report = Callable[[type[BaseException], BaseException, TracebackType | None], Path | None]


class CrashGuard(QObject):
    """Takes every error that nothing else caught, from any thread."""

    refused = Signal(object)  # DeskError: what lies outside the program, for the window's bar

    _caught = Signal(str)

    def __init__(self, window: QWidget, report: Report) -> None:
        super().__init__(window)
        self._window = window
        self._report = report
        self._box: QMessageBox | None = None
        self._before = (sys.excepthook, threading.excepthook)
        self._caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on nothing goes unseen."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def remove(self) -> None:
        """As it was before."""
        sys.excepthook, threading.excepthook = self._before

    def _on_error(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        refused = _outside(error)
        if refused is not None:
            logging.getLogger(__name__).warning("refused: %s", refused.code)
            _let_go(error)
            self.refused.emit(refused)
            return
        logging.getLogger(__name__).error("unexpected error", exc_info=(kind, error, trace))
        file = self._report(kind, error, trace)
        self._caught.emit(str(file) if file is not None else "")

    def _on_thread_error(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._on_error(hook.exc_type, hook.exc_value, hook.exc_traceback)

    def _show(self, file: str) -> None:
        """One dialog at a time: a defect that repeats must not bury the window."""
        if self._box is not None:
            return
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setModal(True)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Something went wrong"))
        box.setText(self.tr("The program has a defect. Nothing saved is lost, and you can go on working."))
        if file:
            box.setInformativeText(
                self.tr("A report without personal data was kept in {file}. Please pass it on.").format(file=file)
            )
        box.addButton(self.tr("Go on working"), QMessageBox.ButtonRole.AcceptRole)
        box.finished.connect(self._forget)
        self._box = box
        box.show()

    def _forget(self) -> None:
        self._box = None


def _outside(error: BaseException) -> "DeskError | None":
    """The error, where it is no defect: asked when there is one, since the window stands before these are loaded."""
    from jib_desk.services import errors

    known = (
        errors.DatabaseRefused, errors.DatabaseReadOnly, errors.DatabaseUnreadable, errors.DatabaseBusy,
        errors.DatabaseReplaced, errors.DiskFull, errors.NotWritable, errors.SystemRefused,
    )  # fmt: skip
    return error if isinstance(error, known) else None


def _let_go(error: BaseException) -> None:
    """The bar keeps the error: without the frames that it came through, and the half-built page in them."""
    error.__traceback__ = error.__cause__ = error.__context__ = None
    sys.last_traceback = None  # as the interpreter keeps it, for somebody at a prompt
