"""What another process commits: how soon a window sees it, and what looking for it costs."""

import random
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic, process_time, sleep

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from bench.faults.processes import Child
from bench.ground import Desk, new_centre
from bench.harness import Figure, Pair, Spread
from jib_desk.models.database import Database
from jib_desk.services.centre import open_services
from jib_desk.services.clock import SystemClock
from jib_desk.views.context import DeskContext
from jib_desk.views.watch import Watch

_CHANGES = 60
_LONGEST_PAUSE_S = 0.4
_IDLE_S = 10.0
_LAST_LOOK_S = 1.0


def other_desk(folder: Path) -> Iterator[Pair | Figure]:
    """Another process's change is seen: how soon, and at how much CPU while nothing happens."""
    application = QApplication.instance() or QApplication([])
    path = new_centre(folder / "centre.db")
    desk = DeskContext(open_services(Database.open(path), SystemClock()))
    seen: dict[int, float] = {}
    desk.notifier.changed.connect(lambda changes: seen.setdefault(changes.entry, monotonic()))
    watch = Watch(desk)
    with Child(_work, path) as other:
        other.hear()
        other.say("begin")
        _wait(other.pipe.poll)
        committed: dict[int, float] = other.hear()
    late = monotonic() + _LAST_LOOK_S
    _wait(lambda: committed.keys() <= seen.keys() or monotonic() > late)
    delays = [(seen[entry] - at) * 1e3 for entry, at in committed.items() if entry in seen]
    yield Figure("changes that were not seen", len(committed) - len(delays), f"of {_CHANGES}", limit=0)
    spread = Spread.of(delays)
    yield Figure("seen after, median", spread.p50, "ms")
    yield Figure("seen after, p99", spread.p99, "ms", limit=500)
    yield Figure("CPU a second while nothing happens", _idle_cpu_s() * 1e3, "ms", limit=1)
    watch.stop()
    desk.services.close()
    del application


def _work(pipe: Connection, path: Path) -> None:
    """Check-ins of another desk with pauses between; tells when each was committed."""
    desk = Desk.open(path)
    chance = random.Random(9)
    committed: dict[int, float] = {}
    pipe.send("ready")
    pipe.recv()
    for number in range(_CHANGES):
        sleep(chance.uniform(0, _LONGEST_PAUSE_S))
        outcome = desk.visitors.check_in(by=desk.by, name_zh="王伟", purpose="Meeting", badge=str(number + 1))
        committed[outcome.changes.entry] = monotonic()
    desk.close()
    pipe.send(committed)
    pipe.close()


def _wait(is_over: Callable[[], bool]) -> None:
    """The event loop runs until it is so."""
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if is_over() else None)
    timer.start(20)
    loop.exec()


def _idle_cpu_s() -> float:
    """CPU of this process in a second of its event loop."""
    loop = QEventLoop()
    QTimer.singleShot(round(_IDLE_S * 1e3), loop.quit)
    start = process_time()
    loop.exec()
    return (process_time() - start) / _IDLE_S
