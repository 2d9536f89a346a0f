"""What happens when the program itself is wrong: a report without values, one dialog, the window lives on."""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

Report = Callable[[type[BaseException], BaseException, TracebackType | None], Path | None]


class CrashGuard(QObject):
    """Takes every error that nothing else caught, from any thread."""

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
