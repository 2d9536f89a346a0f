"""Work beside the window: one writer, long work that can be stopped, answers on the window's thread."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jib_desk.services.changes import Changes
from jib_desk.services.errors import DeskError, DiskFull
from jib_desk.views.context import DeskContext
from jib_desk.views.crash import CrashGuard
from jib_desk.views.notifier import Notifier
from jib_desk.views.tasks import Job, Tasks
from jib_desk.views.watch import Watch


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.close()


def test_writes_run_one_by_one_in_their_order_and_answer_here(tasks: Tasks) -> None:
    threads: set[int] = set()
    done: list[int] = []
    here = threading.get_ident()
    answered: set[int] = set()

    def work(number: int) -> int:
        threads.add(threading.get_ident())
        return number

    def finish(number: int) -> None:
        answered.add(threading.get_ident())
        done.append(number)

    for number in range(20):
        tasks.write(lambda number=number: work(number), finish)
    assert tasks.wait()
    assert done == list(range(20))
    assert len(threads) == 1
    assert here not in threads
    assert answered == {here}


def test_a_refusal_arrives_typed(tasks: Tasks) -> None:
    errors: list[DeskError] = []

    def work() -> None:
        raise DiskFull("centre.db", 5)

    tasks.write(work, None, errors.append)
    assert tasks.wait()
    assert isinstance(errors[0], DiskFull)


def test_a_defect_in_the_work_is_raised_on_the_windows_thread(tasks: Tasks, qtbot: QtBot) -> None:
    def work() -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught:
        tasks.write(work)
        assert tasks.wait()
    assert caught[0][0] is ZeroDivisionError
    assert tasks.is_idle


def test_whoever_asked_for_work_with_a_defect_is_told_too(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[DeskError] = []

    def work() -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as caught:
        tasks.write(work, None, told.append)
        assert tasks.wait()
    assert caught[0][0] is ZeroDivisionError
    assert [error.code for error in told] == ["unforeseen"]


def test_long_work_reports_and_stops_when_asked(tasks: Tasks, qtbot: QtBot) -> None:
    reported: list[tuple[int, int]] = []
    failed: list[DeskError] = []
    going = threading.Event()

    def work(job: Job) -> None:
        for number in range(1_000_000):
            job.report(number, 1_000_000)
            going.set()
            threading.Event().wait(0.001)

    job = tasks.long("Reading", work, None, failed.append)
    job.progressed.connect(lambda done, total: reported.append((done, total)))
    qtbot.waitUntil(lambda: going.is_set() and bool(reported))
    with qtbot.waitSignal(job.finished, timeout=500):
        job.cancel()
    assert [error.code for error in failed] == ["cancelled"]


def test_closing_in_the_middle_stops_the_work_and_both_threads(qtbot: QtBot) -> None:
    tasks = Tasks()
    going = threading.Event()

    def work(job: Job) -> None:
        while True:
            going.set()
            job.report(1)

    tasks.long("Reading", work)
    assert going.wait(5)
    assert tasks.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("jib-desk")]


def test_what_waits_longer_than_a_moment_is_shown(tasks: Tasks, qtbot: QtBot) -> None:
    gate = threading.Event()
    with qtbot.waitSignal(tasks.busy_changed) as shown:
        tasks.write(lambda: gate.wait(5))
    assert shown.args == [True]
    with qtbot.waitSignal(tasks.busy_changed) as shown:
        gate.set()
    assert shown.args == [False]


# --- changes ---------------------------------------------------------------------------------


def change(entry: int) -> Changes:
    return Changes(entry, "visit.check_in", {"visit": frozenset({entry})})


def test_an_own_change_is_told_once_even_when_it_is_read_again(qtbot: QtBot) -> None:
    notifier = Notifier()
    heard: list[int] = []
    notifier.changed.connect(lambda changes: heard.append(changes.entry))
    notifier.publish(change(5))
    notifier.publish_foreign([change(4), change(5), change(6)])
    assert heard == [5, 4, 6]
    assert notifier.cursor == 6


def test_nothing_changed_tells_nobody(qtbot: QtBot) -> None:
    notifier = Notifier()
    with qtbot.assertNotEmitted(notifier.changed):
        notifier.publish(Changes())


def test_what_another_process_writes_is_heard_within_half_a_second(desk: DeskContext, qtbot: QtBot) -> None:
    from jib_desk.services.centre import open_centre

    watch = Watch(desk)
    other = open_centre(Path(desk.services.database.path), desk.clock)
    try:
        with qtbot.waitSignal(desk.notifier.changed, timeout=500) as heard:
            other.visitors.check_in(by=desk.actor(), name_zh="示例来客", badge="77")
        assert heard.args is not None
        assert heard.args[0].touches("visit")
    finally:
        watch.stop()
        other.close()


# --- defects ---------------------------------------------------------------------------------


def test_a_defect_leaves_a_report_and_the_window_alive(window: object, qtbot: QtBot, tmp_path: Path) -> None:
    from jib_desk.views.main_window import MainWindow

    assert isinstance(window, MainWindow)
    kept: list[str] = []

    def report(kind: type[BaseException], error: BaseException, trace: object) -> Path:
        kept.append(kind.__name__)
        return tmp_path / "crash.txt"

    guard = CrashGuard(window, report)  # type: ignore[arg-type]
    try:
        raise LookupError("王伟 13800000001")
    except LookupError as error:
        guard._on_error(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: guard._box is not None)
    assert kept == ["LookupError"]
    box = guard._box
    assert box is not None
    assert "crash.txt" in box.informativeText()
    assert "王伟" not in box.text() + box.informativeText()
    box.accept()
    assert window.isVisible()


def test_a_replaced_file_is_seen_and_said(desk: DeskContext, qtbot: QtBot) -> None:
    path = Path(desk.services.database.path)
    watch = Watch(desk)
    try:
        with qtbot.waitSignal(watch.failed, timeout=1000) as told:
            path.rename(path.with_suffix(".moved"))
            path.write_bytes(b"another file")
        assert told.args is not None
        assert told.args[0].code == "database_replaced"
        path.with_suffix(".moved").replace(path)
        with qtbot.waitSignal(watch.recovered, timeout=1000):
            pass
    finally:
        watch.stop()
