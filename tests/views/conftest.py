"""The whole window on the sample centre, for tests of what pages share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from pytestqt.qtbot import QtBot

from jib_desk.settings import Settings
from jib_desk.views.context import DeskContext
from jib_desk.views.crash import CrashGuard
from jib_desk.views.icons import Icons
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.preferences import Preferences


@pytest.fixture
def window(desk: DeskContext, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window with its desk, shown; closed and gone after the test."""
    languages = Languages()
    preferences = Preferences(Settings())
    desk.preferences = preferences
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    shown = MainWindow(desk.theme, languages, preferences, Icons(desk.theme, tmp_path / "icons"), state)
    qtbot.addWidget(shown)
    shown.attach(desk)
    shown.show()
    yield shown
    desk.tasks.wait()
    shown.close()
    languages.use("en")


@pytest.fixture
def guarded(window: MainWindow) -> Iterator[MainWindow]:
    """The window as the program has it: whatever nobody catches comes to its guard."""
    guard = CrashGuard(window, lambda _kind, error, _trace: pytest.fail(f"a defect: {error!r}"))
    guard.refused.connect(window.tell_refused, Qt.ConnectionType.QueuedConnection)
    guard.install()
    yield window
    guard.remove()
