"""The muster roll with the database gone: kept while all is well, opened by F12, ticked, printed, written in."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.models import sessions
from jib_desk.models.database import Database
from jib_desk.models.files import companions, connect
from jib_desk.rules.desk_words import MusterKind
from jib_desk.services.centre import Services, open_centre, open_services
from jib_desk.services.clock import FixedClock, SystemClock
from jib_desk.services.rows.muster import Snapshot
from jib_desk.services.visit.muster_snapshot import Unplugged
from jib_desk.services.visit.muster_store import MusterStore
from jib_desk.views.context import DeskContext
from jib_desk.views.evacuation.keeper import RollKeeper
from jib_desk.views.evacuation.kept_roll import KeptRoll
from jib_desk.views.evacuation.view import EvacuationView
from jib_desk.views.main_window import MainWindow
from tests.conftest import copy_centre
from tests.views.printed import text_of
from tests.views.spoken import unnamed_controls
from tests.views.test_app import Started, start  # noqa: F401 - a fixture

Key = Qt.Key


@pytest.fixture
def sample(sample_template: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    """The sample centre on a workstation that keeps rolls."""
    database = Database.open(copy_centre(sample_template, tmp_path / "centre.db"))
    services = open_services(database, clock, muster_folder=tmp_path / "state" / "muster")
    services.visitors.check_in(by=services.staff.actor("front_desk"), name_zh="周示例", party_size=5, badge="11")
    yield services
    database.close()


@pytest.fixture
def store(sample: Services) -> MusterStore:
    found = sample.muster_snapshots.store
    assert found is not None
    return found


def kept(store: MusterStore) -> Snapshot:
    found = store.read()
    assert found is not None
    return found


def lose(path: Path) -> None:
    for file in (path, *companions(path)):
        file.unlink(missing_ok=True)


def the_roll(window: MainWindow) -> KeptRoll:
    (shown,) = [each for each in window.findChildren(KeptRoll) if each.isVisible()]
    return shown


def close_previews() -> list[str]:
    found = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "SheetPreview"]
    titles = [each.windowTitle() for each in found if each.isVisible()]
    for each in found:
        each.close()
    return titles


def test_the_window_keeps_a_roll_soon_and_anew_after_a_change(
    window: MainWindow, store: MusterStore, desk: DeskContext, qtbot: QtBot
) -> None:
    qtbot.waitUntil(store.pdf_file.exists, timeout=10_000)
    assert "周示例" in text_of(store.pdf_file.read_bytes())
    by = desk.actor()
    desk.run(lambda: desk.services.visitors.check_in(by=by, name_zh="后到者", badge="12"))
    qtbot.waitUntil(lambda: "后到者" in store.page_file.read_text(encoding="utf-8"), timeout=10_000)
    qtbot.waitUntil(lambda: "后到者" in text_of(store.pdf_file.read_bytes()), timeout=10_000)
    if sys.platform != "win32":
        assert {stat.S_IMODE(path.stat().st_mode) for path in store.folder.iterdir()} == {0o600}


def test_what_changed_a_moment_before_the_window_closed_is_kept(
    window: MainWindow, store: MusterStore, desk: DeskContext
) -> None:
    by = desk.actor()
    desk.run(lambda: desk.services.visitors.check_in(by=by, name_zh="后到者", badge="12"))
    assert desk.tasks.wait()
    window.close()
    desk.close()
    assert "后到者" in store.page_file.read_text(encoding="utf-8")


def test_a_roll_that_cannot_be_kept_is_said_until_it_can(window: MainWindow, store: MusterStore, qtbot: QtBot) -> None:
    qtbot.waitUntil(store.pdf_file.exists, timeout=10_000)
    away = store.folder.with_name("away")
    store.folder.rename(away)
    store.folder.write_text("a file where a folder should be")
    _keeper(window).keep()
    qtbot.waitUntil(lambda: "muster" in window.bars.keys(), timeout=10_000)  # noqa: SIM118 - not a dict
    store.folder.unlink()
    _keeper(window).keep()
    qtbot.waitUntil(lambda: "muster" not in window.bars.keys(), timeout=10_000)  # noqa: SIM118
    assert store.pdf_file.exists()


def test_ticks_that_cannot_be_written_in_yet_are_said_until_they_are(
    window: MainWindow,
    store: MusterStore,
    sample: Services,
    desk: DeskContext,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    qtbot.waitUntil(store.pdf_file.exists, timeout=10_000)
    offline = Unplugged(store, desk.clock)
    offline.tick(next(line for line in kept(store).now.lines if line.badge == "11"))
    monkeypatch.setattr(sessions, "WRITE_WAIT_MS", 10)
    other = connect(sample.database.path, "rw")
    other.execute("BEGIN IMMEDIATE")  # another desk writes all the while
    _keeper(window).write_in()
    qtbot.waitUntil(lambda: "ticks" in window.bars.keys(), timeout=10_000)  # noqa: SIM118 - not a dict
    other.execute("ROLLBACK")
    other.close()
    _keeper(window).write_in()
    qtbot.waitUntil(lambda: "ticks" not in window.bars.keys(), timeout=10_000)  # noqa: SIM118
    assert store.waiting().is_empty


def _keeper(window: MainWindow) -> RollKeeper:
    found = window.findChild(RollKeeper)
    assert found is not None
    return found


def test_with_the_database_gone_f12_opens_the_kept_roll_and_its_ticks_outlive_the_window(
    window: MainWindow, store: MusterStore, sample: Services, qtbot: QtBot
) -> None:
    qtbot.waitUntil(store.pdf_file.exists, timeout=10_000)
    lose(sample.database.path)
    window.activateWindow()
    QTest.keyClick(window, Key.Key_F12)
    (paper,) = close_previews()
    assert "Muster roll" in paper, "in one key, as ever"
    roll = the_roll(window)
    assert "2023-11-30 10:00" in roll.title.text()
    roll.activateWindow()
    qtbot.waitUntil(roll.people.search.hasFocus)
    QTest.keyClicks(roll.people.search, "11 3/5")
    QTest.keyClick(roll.people.search, Key.Key_Return)
    roll.people.search.setText("送餐员")
    QTest.keyClick(roll.people.search, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert next(line.safe for line in kept(store).now.lines if line.badge == "11") == 3
    assert [line.name for line in kept(store).now.of(MusterKind.UNKNOWN)] == ["送餐员"]
    assert roll.people.missing.text() == f"Still missing {kept(store).now.missing}"
    assert unnamed_controls(roll) == []
    roll.print_button.click()
    (title,) = close_previews()
    assert "Muster roll" in title
    QTest.keyClick(roll, Key.Key_Escape)
    window.actions_.trigger("muster")
    assert next(line.safe for line in the_roll(window).kept.now.lines if line.badge == "11") == 3
    the_roll(window).close()


def test_the_all_clear_is_given_on_the_kept_roll_with_a_word_about_the_missing(
    window: MainWindow, store: MusterStore, sample: Services, qtbot: QtBot
) -> None:
    qtbot.waitUntil(store.pdf_file.exists, timeout=10_000)
    lose(sample.database.path)
    window.actions_.trigger("muster")
    roll = the_roll(window)
    assert not roll.clear_button.isEnabled(), "nothing has begun"
    roll.people.search.setText("11")
    roll.people.tick()
    roll.clear_button.click()
    assert roll.note_field.isVisible()
    assert roll.note_field.is_wrong
    roll.people.search.setText("送餐员")  # on no list: he could be added
    QTest.keyClicks(roll.note, "all were seen")
    QTest.keyClick(roll.note, Key.Key_Return)
    assert not kept(store).now.of(MusterKind.UNKNOWN), "Enter in a line presses none of the buttons"
    assert not roll.note_field.isVisible()
    assert kept(store).cleared is not None
    assert roll.about.text().startswith("All clear at ")
    assert unnamed_controls(roll) == []
    roll.people.search.setText("11")
    roll.people.tick()
    assert roll.clear_button.isEnabled()
    assert roll.about.text().startswith("The database does not answer")
    roll.close()


def test_an_evacuation_that_ended_without_the_database_offers_its_report(
    window: MainWindow, store: MusterStore, desk: DeskContext, qtbot: QtBot
) -> None:
    qtbot.waitUntil(store.pdf_file.exists, timeout=10_000)
    offline = Unplugged(store, desk.clock, is_drill=True)
    offline.tick(next(line for line in kept(store).now.lines if line.badge == "11"))
    offline.all_clear("all were seen")
    _keeper(window).write_in()
    qtbot.waitUntil(lambda: "report" in window.bars.keys(), timeout=10_000)  # noqa: SIM118 - not a dict
    (verb,) = [each for each in window.bars.findChildren(QPushButton) if each.text() == "Open the report"]
    verb.click()
    view = window.findChild(EvacuationView)
    assert view is not None
    assert view.title.text().startswith("Drill of ")
    assert "all were seen" in view.said.text()


def test_a_tick_that_cannot_be_kept_is_said_at_the_line_and_nothing_typed_is_lost(
    window: MainWindow, store: MusterStore, sample: Services, qtbot: QtBot
) -> None:
    qtbot.waitUntil(store.pdf_file.exists, timeout=10_000)
    lose(sample.database.path)
    store.ticks_file.mkdir()  # no file can be written there
    window.actions_.trigger("muster")
    roll = the_roll(window)
    roll.people.search.setText("送餐员")
    roll.people.add()
    assert roll.people.field.is_wrong
    assert roll.people.search.text() == "送餐员"
    assert kept(store).now.of(MusterKind.UNKNOWN) == ()
    store.ticks_file.rmdir()
    roll.drill.setChecked(True)
    roll.people.add()
    assert not roll.people.field.is_wrong
    assert (len(store.waiting().entries), store.waiting().is_drill) == (1, True)
    roll.close()


def test_a_tick_that_the_database_does_not_take_leads_to_the_kept_roll(
    window: MainWindow, store: MusterStore, sample: Services, desk: DeskContext, qtbot: QtBot
) -> None:
    qtbot.waitUntil(store.pdf_file.exists, timeout=10_000)
    window.actions_.trigger("evacuation")
    view = window.findChild(EvacuationView)
    assert view is not None
    view.start(is_drill=True)
    assert desk.tasks.wait()
    lose(sample.database.path)
    view.people.search.setText("11")
    view.people.tick()
    assert desk.tasks.wait()
    QApplication.processEvents()
    assert the_roll(window).isVisible()
    the_roll(window).close()


def test_when_the_database_is_back_the_next_start_writes_the_ticks_in(
    window: MainWindow, store: MusterStore, sample: Services, desk: DeskContext, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.waitUntil(store.pdf_file.exists, timeout=10_000)
    path, away = sample.database.path, tmp_path / "away.db"
    sample.database.copy_to(away)
    lose(path)
    window.activateWindow()
    QTest.keyClick(window, Key.Key_F12)
    roll = the_roll(window)
    roll.people.search.setText("11")
    roll.people.tick()
    roll.close()
    window.close()
    away.replace(path)
    back = open_centre(path, desk.clock, muster_folder=store.folder.parent)
    other = DeskContext(back, workstation="tests")
    try:
        keeper = RollKeeper(other)
        with qtbot.waitSignal(keeper.written_in, timeout=10_000):
            pass
        keeper.stop()
        assert next(line.is_safe for line in back.muster.sheet().lines if line.badge == "11")
        assert store.waiting().entries == ()
    finally:
        other.tasks.close()
        back.close()


# --- a start without the database -------------------------------------------------------------


@pytest.mark.parametrize("fate", ["deleted", "damaged"])
def test_a_start_without_the_database_has_the_roll_behind_f12(
    start: Started,  # noqa: F811 - the fixture of the other module
    sample_template: Path,
    tmp_path: Path,
    qtbot: QtBot,
    fate: str,
) -> None:
    path = copy_centre(sample_template, tmp_path / "start.db")
    base = Path(os.environ["JIB_DESK_HOME"]) / "state" / "muster"
    services = open_centre(path, SystemClock(), muster_folder=base)
    services.visitors.check_in(by=services.staff.actor("front_desk"), name_zh="周示例", badge="11")
    services.muster_snapshots.write()
    services.close()
    lose(path)
    if fate == "damaged":
        path.write_bytes(b"no database at all" * 500)
    desk = start(path)
    qtbot.waitUntil(lambda: "muster" in desk.window.bars.keys(), timeout=20_000)  # noqa: SIM118
    desk.window.activateWindow()
    QTest.keyClick(desk.window, Key.Key_F12)
    (paper,) = close_previews()
    assert "Muster roll" in paper
    roll = the_roll(desk.window)
    roll.people.search.setText("11")
    roll.people.tick()
    again = MusterStore.of(base, path).read()
    assert again is not None
    assert next(line.is_safe for line in again.now.lines if line.badge == "11")
    roll.close()
