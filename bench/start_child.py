"""Run by bench/start.py in a process of its own: opens a window and says when it was painted, as one JSON line.

`bare` is one empty window of Qt; `own DATABASE` is the program. Instants are of the monotonic clock, which all
processes of a machine share.
"""

import gc
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

_BEAT_MS = 2


class Witness(QObject):
    """Sees the first paint of one window, then that of a plan with units, and stalls between them.

    It watches these alone: a filter on every event of the application costs the program 20 ms that nobody else pays.
    """

    def __init__(self, *, waits_for_plan: bool) -> None:
        super().__init__()
        self._waits_for_plan = waits_for_plan
        self._said: dict[str, float] = {}
        self._last_beat = 0.0
        self._worst = 0.0
        self._sees_plans = False

    def watch(self, window: QWidget) -> None:
        """Waits for the first paint of a window."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._note("window")
        return False

    def _see_plans(self) -> None:
        """From the moment their class is there, plans say when they have painted units."""
        module = sys.modules.get("jib_desk.views.floor_plan.plan_view")
        if self._sees_plans or module is None:
            return
        self._sees_plans = True
        paint = module.PlanView.paintEvent

        def painting(view: Any, event: QPaintEvent) -> None:
            paint(view, event)
            if "plan" not in self._said and view.units():
                self._note("plan")

        module.PlanView.paintEvent = painting

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
        self._see_plans()
        if self._last_beat:
            self._worst = max(self._worst, now - self._last_beat - _BEAT_MS / 1000)
        self._last_beat = now
        QTimer.singleShot(_BEAT_MS, self._beat)


def _peak_mb() -> float:
    """The most memory that this process held; getrusage would count what its parent held before it began."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main() -> None:
    application = QApplication(sys.argv[:1])
    if sys.argv[1] == "bare":
        window = QWidget()
        witness = Witness(waits_for_plan=False)
        witness.watch(window)
        window.resize(1280, 800)
        window.show()
        application.exec()
    else:
        gc.disable()  # as cli.main does before it imports anything
        from jib_desk import cli
        from jib_desk.views.main_window import MainWindow

        witness = Witness(waits_for_plan=True)
        show = MainWindow.show

        def shown(window: MainWindow) -> None:
            witness.watch(window)
            show(window)

        MainWindow.show = shown
        cli.main(["--data", sys.argv[2]])


if __name__ == "__main__":
    main()
