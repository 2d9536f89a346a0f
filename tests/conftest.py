"""What every test stands on: a clock that stands still, a real database per test, and nothing left behind."""

import gc
import os
import shutil
import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, settings

from jib_desk.services.clock import FixedClock
from jib_desk.services.files.file_store import folder_of
from jib_desk.services.rows.staff import Actor

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from jib_desk.models.database import Database
    from jib_desk.services.centre import Services
    from jib_desk.views.context import DeskContext

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ZONE = ZoneInfo("Asia/Shanghai")
OPENING_MORNING = datetime(2023, 11, 30, 10, 0, tzinfo=ZONE)

# `HYPOTHESIS_PROFILE=long` looks further; a time limit per example would only measure the machine.
settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", parent=settings.get_profile("quick"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


# --- nothing is left behind ------------------------------------------------------------------


def _living_threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.is_alive()}


def _qt_things() -> dict[int, str]:
    """Every top-level window, active timer, running thread and foreign language of Qt, by identity."""
    from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QThread, QTimer
    from PySide6.QtWidgets import QApplication
    from shiboken6 import Shiboken, isValid

    if not isinstance(QCoreApplication.instance(), QApplication):
        return {}
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = {
        id(widget): f"window {type(widget).__name__} {widget.windowTitle()!r}"
        for widget in QApplication.topLevelWidgets()
    }
    if QLocale().language() != QLocale.Language.English:
        found[0] = f"the language {QLocale().name()}"
    for wrapper in Shiboken.getAllValidWrappers():
        if not isValid(wrapper):
            continue
        if isinstance(wrapper, QTimer) and wrapper.isActive():
            found[id(wrapper)] = f"timer of {wrapper.parent()!r}, every {wrapper.interval()} ms"
        elif isinstance(wrapper, QThread) and wrapper.isRunning() and wrapper is not QThread.currentThread():
            found[id(wrapper)] = f"thread {wrapper!r}"
    return found


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a thread, an active timer, a window or a language fails. Set up first, it looks last."""
    uses_qt = "qapp" in request.fixturenames
    threads_before = _living_threads()
    things_before = _qt_things() if uses_qt else {}
    yield
    left = [f"thread {thread.name}" for thread in _living_threads() - threads_before if _outlives(thread)]
    if uses_qt and _qt_things().keys() - things_before.keys():
        gc.collect()  # what only a reference cycle keeps is not left behind
        left += [thing for key, thing in _qt_things().items() if key not in things_before]
    if left:
        pytest.fail("left behind: " + ", ".join(left), pytrace=False)


def _outlives(thread: threading.Thread) -> bool:
    """Whether a thread that may be on its way out is still there after half a second."""
    thread.join(0.5)
    return thread.is_alive()


@pytest.fixture(scope="session", autouse=True)
def another_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, logs and data of the tests are not those of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JIB_DESK_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The application speaks as it does after its start: English with its plural forms, British dates."""
    from jib_desk.views.languages import Languages

    Languages(qapp).use("en")
    return qapp


# --- the centre ------------------------------------------------------------------------------


@pytest.fixture
def zone() -> ZoneInfo:
    return ZONE


@pytest.fixture
def clock() -> FixedClock:
    """Thursday 30 November 2023, ten in the morning at the centre."""
    return FixedClock(OPENING_MORNING)


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database made by the migrations, closed; copied for each test."""
    from jib_desk.models.database import Database

    path = tmp_path_factory.mktemp("templates") / "empty.db"
    Database.create(path).close()
    return path


@pytest.fixture(scope="session")
def init_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty centre as `init` makes it: plan, rooms and settings, no companies."""
    from jib_desk.services.sample import sample

    path = tmp_path_factory.mktemp("templates") / "init.db"
    sample.init(path, clock=FixedClock(OPENING_MORNING)).close()
    return path


@pytest.fixture(scope="session")
def sample_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample centre as of 2023-11-30."""
    from jib_desk.services.sample import sample

    path = tmp_path_factory.mktemp("templates") / "sample.db"
    sample.demo(path, on=OPENING_MORNING.date()).close()
    return path


def copy_centre(template: Path, path: Path) -> Path:
    """A copy of a centre's database, with the files that lie beside it."""
    shutil.copyfile(template, path)
    files = folder_of(template)
    if files.is_dir():
        shutil.copytree(files, folder_of(path))
    return path


def _open_copy(template: Path, folder: Path) -> "Iterator[Database]":
    from jib_desk.models.database import Database

    path = folder / "centre.db"
    assert not path.exists(), "one test, one centre: ask `services.database` for its file"
    database = Database.open(copy_centre(template, path))
    yield database
    database.close()


@pytest.fixture
def database(empty_template: Path, tmp_path: Path) -> "Iterator[Database]":
    """A migrated database without a centre in it."""
    yield from _open_copy(empty_template, tmp_path)


@pytest.fixture
def services(init_template: Path, tmp_path: Path, clock: FixedClock) -> "Iterator[Services]":
    """All services on an empty centre (plan, rooms and settings)."""
    from jib_desk.services.centre import open_services

    for opened in _open_copy(init_template, tmp_path):
        yield open_services(opened, clock)


@pytest.fixture
def sample(sample_template: Path, tmp_path: Path, clock: FixedClock) -> "Iterator[Services]":
    """All services on the sample centre as of 2023-11-30."""
    from jib_desk.services.centre import open_services

    for opened in _open_copy(sample_template, tmp_path):
        yield open_services(opened, clock)


@pytest.fixture
def actor(request: pytest.FixtureRequest) -> Actor:
    """The front desk, at the workstation of the tests, in whichever centre the test asked for."""
    centre: Services = request.getfixturevalue("sample" if "sample" in request.fixturenames else "services")
    return centre.staff.actor("front_desk", "tests")


@pytest.fixture
def desk(qapp: object, sample: "Services") -> "Iterator[DeskContext]":
    """A page's desk on the sample centre, without a window around it."""
    from jib_desk.views.context import DeskContext

    context = DeskContext(sample, workstation="tests")
    yield context
    context.tasks.close()
    context.deleteLater()
