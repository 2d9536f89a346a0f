"""Work that must not run on the GUI thread: one writer thread, one for long work, and two for what may not answer.

Writes go through a single thread in the order in which they were asked for. Long work
(reading a workbook, an export, a backup) reports counts and can be cancelled. Answers
always arrive on the GUI thread.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, Qt, QTimer, Signal, Slot

if TYPE_CHECKING:
    from jib_desk.services.errors import DeskError

Work = Callable[[], Any]
Done = Callable[[Any], None]
Failed = Callable[["DeskError"], None]

_ASIDE_SECONDS = 0.5  # what only asks is not waited for when the program ends


class Job(QObject):
    """One piece of long work: its text, its progress and the wish to stop it.

    `report` and `is_cancelled` are handed to the work and called on its thread.
    """

    progressed = Signal(int, int)  # done, of how many (0 = unknown)
    finished = Signal()

    def __init__(self, text: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = text
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Asks the work to stop; it does so at its next step, with nothing written."""
        self._cancelled.set()

    def is_cancelled(self) -> bool:
        """Whether a person asked to stop."""
        return self._cancelled.is_set()

    def report(self, done: int, total: int = 0) -> None:
        """Says how far the work is. Raises `Cancelled` once a person asked to stop."""
        from jib_desk.services.errors import Cancelled

        if self._cancelled.is_set():
            raise Cancelled
        self.progressed.emit(done, total)


class _Worker(QObject):
    """A thread that takes work one by one; it starts with the first and ends with `close`."""

    answered = Signal(object)

    def __init__(self, name: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._waiting: queue.SimpleQueue[tuple[Work, Done, Callable[[Exception], None]] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def put(self, work: Work, done: Done, failed: Callable[[Exception], None]) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
            self._thread.start()
        self._waiting.put((work, done, failed))

    def _run(self) -> None:
        while (item := self._waiting.get()) is not None:
            work, done, failed = item
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - a bug in the work is raised again on the GUI thread
                self.answered.emit((failed, error))
            else:
                self.answered.emit((done, result))

    def close(self, seconds: float) -> bool:
        """Lets the work at hand finish; False when it did not within the time."""
        if self._thread is None:
            return True
        self._waiting.put(None)
        self._thread.join(seconds)
        alive = self._thread.is_alive()
        self._thread = None
        return not alive


def _raise(error: Exception) -> None:
    raise error  # a bug, on the GUI thread: it reaches the crash dialog through sys.excepthook


class Tasks(QObject):
    """The threads behind the window.

    `busy_changed` says whether any write has waited longer than a moment (200 ms): only then
    the window shows it. `job_started` hands each long job to whoever shows progress.
    """

    busy_changed = Signal(bool)
    job_started = Signal(Job)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = _Worker("jib-desk writer", self)
        self._long = _Worker("jib-desk long work", self)
        self._aside = _Worker("jib-desk questions", self)
        self._carrier = _Worker("jib-desk messages", self)
        self._keeper = _Worker("jib-desk muster roll", self)
        for worker in (self._writer, self._long, self._aside, self._carrier, self._keeper):
            worker.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._open = 0
        self._jobs: list[Job] = []
        self._is_closed = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(200)
        self._patience.timeout.connect(lambda: self.busy_changed.emit(True))

    @property
    def is_idle(self) -> bool:
        """Whether nothing is running or waiting."""
        return self._open == 0

    def write(self, work: Work, done: Done | None = None, failed: Failed | None = None) -> None:
        """Runs one short write on the writer thread; `done` or `failed` follows on the GUI thread.

        A defect in the work is told to `failed` as Unforeseen, and raised.
        """
        self._start(self._writer, work, done, failed)

    def long(
        self, text: str, work: Callable[[Job], Any], done: Done | None = None, failed: Failed | None = None
    ) -> Job:
        """Runs long work beside the writer. The work gets its `Job` for progress and cancel."""
        job = Job(text, self)
        self._jobs.append(job)

        def close_job() -> None:
            self._jobs.remove(job)
            job.finished.emit()
            job.deleteLater()

        self._start(self._long, lambda: work(job), done, failed, close_job)
        self.job_started.emit(job)
        return job

    def ask(self, work: Work, done: Done) -> None:
        """Asks the system what may take long, such as for its printers: no progress, and no window waits for it."""
        if not self._is_closed:
            self._aside.put(work, done, _raise)

    def carry(self, work: Work, done: Done, failed: Failed) -> None:
        """What talks to a network, on a thread of its own: nobody waits for it, neither window nor end."""
        self._put(self._carrier, work, done, failed)

    def keep(self, work: Work, done: Done, failed: Failed) -> None:
        """What has to be kept for a bad day, on a thread of its own: it stands behind nothing that may hang."""
        self._put(self._keeper, work, done, failed)

    def _put(self, worker: _Worker, work: Work, done: Done, failed: Failed) -> None:
        def fail(error: Exception) -> None:
            from jib_desk.services.errors import DeskError

            if not isinstance(error, DeskError):
                raise error  # reaches the crash dialog through sys.excepthook
            failed(error)

        if not self._is_closed:
            worker.put(work, done, fail)

    def _start(
        self,
        worker: _Worker,
        work: Work,
        done: Done | None,
        failed: Failed | None,
        always: Callable[[], None] | None = None,
    ) -> None:
        if self._is_closed:
            return
        self._open += 1
        if not self._patience.isActive():
            self._patience.start()

        def finish(result: Any) -> None:
            self._one_less(always)
            if done is not None:
                done(result)

        def fail(error: Exception) -> None:
            from jib_desk.services.errors import DeskError, Unforeseen

            self._one_less(always)
            try:
                if failed is not None:  # whatever waits for an answer is usable again, also after a defect
                    failed(error if isinstance(error, DeskError) else Unforeseen())
            finally:
                if not isinstance(error, DeskError):
                    raise error  # reaches the crash dialog through sys.excepthook

        worker.put(work, finish, fail)

    @Slot(object)
    def _deliver(self, answer: tuple[Callable[[Any], None], Any]) -> None:
        follow, value = answer
        if not self._is_closed:
            follow(value)

    def _one_less(self, always: Callable[[], None] | None) -> None:
        self._open -= 1
        if always is not None:
            always()
        if self._open == 0:
            self._patience.stop()
            self.busy_changed.emit(False)

    def wait(self, milliseconds: int = 5000) -> bool:
        """Keeps the window alive until nothing runs (tests, closing); False when time ran out."""
        deadline = QDeadlineTimer(milliseconds)
        loop = QEventLoop()
        while self._open and not deadline.hasExpired():
            loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        return self._open == 0

    def close(self, seconds: float = 15.0) -> bool:
        """Cancels long work, lets the write at hand commit, and stops both threads."""
        for job in self._jobs:
            job.cancel()
        self._is_closed = True
        self._patience.stop()
        self._carrier.close(_ASIDE_SECONDS)
        self._aside.close(_ASIDE_SECONDS)
        ended = [worker.close(seconds) for worker in (self._writer, self._long, self._keeper)]
        return all(ended)
