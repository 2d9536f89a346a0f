"""Run by bench/start.py in a process of its own: opens a window and says when it was painted, as one JSON line.

`bare` is one empty window of Qt; `own DATABASE` is the program. Instants are of the monotonic clock, which all
processes of a machine share.
"""

import json
import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

_BEAT_MS = 2


class Witness(QObject):
    """Sees every event of the application: the first painted window, the first painted plan with units, stalls."""

    def __init__(self, application: QApplication, *, waits_for_plan: bool) -> None:
        super().__init__(application)
        self._waits_for_plan = waits_for_plan
        self._said: dict[str, float] = {}
        self._last_beat = 0.0
        self._worst = 0.0
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            if "window" not in self._said and watched.isWindow():
                self._note("window")
            elif "plan" not in self._said and type(watched).__name__ == "PlanView" and _has_units(watched):
                self._note("plan")
        return False

    def _note(self, what: str) -> None:
        """The event is yet to be carried out: what counts is when it has been."""
        self._said[what] = 0.0
        QTimer.singleShot(0, lambda: self._noted(what))

    def _noted(self, what: str) -> None:
        self._said[what] = time.monotonic()
        if what == "window" and self._waits_for_plan:
            self._beat()
            return
        print(json.dumps({**self._said, "stall": self._worst, "peak_mb": _peak_mb()}), flush=True)
        os._exit(0)  # how long it takes to close is not asked

    def _beat(self) -> None:
        """The longest time for which the event loop did not come round."""
        now = time.monotonic()
        if self._last_beat:
            self._worst = max(self._worst, now - self._last_beat - _BEAT_MS / 1000)
        self._last_beat = now
        QTimer.singleShot(_BEAT_MS, self._beat)


def _peak_mb() -> float:
    """The most memory that this process held; getrusage would count what its parent held before it began."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _has_units(widget: QWidget) -> bool:
    return bool(getattr(widget, "units")())  # noqa: B009 - PlanView, which is not imported here


def main() -> None:
    application = QApplication(sys.argv[:1])
    if sys.argv[1] == "bare":
        Witness(application, waits_for_plan=False)
        window = QWidget()
        window.resize(1280, 800)
        window.show()
        application.exec()
    else:
        Witness(application, waits_for_plan=True)
        from jib_desk import cli

        cli.main(["--data", sys.argv[2]])


if __name__ == "__main__":
    main()
