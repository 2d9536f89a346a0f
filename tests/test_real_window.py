"""The program as a person has it: started by its own command, in a real window, under a real keyboard."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jib_desk.models.database import Database
from jib_desk.services.centre import open_services
from jib_desk.services.clock import SystemClock
from jib_desk.services.rows.visitors import VisitRow
from tests.screen import Screen

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_S = 20.0
_BETWEEN_LOOKS_S = 0.02

pytestmark = [
    pytest.mark.real_window,
    pytest.mark.skipif(sys.platform != "linux", reason="the window is looked at through X"),
    pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb: make test names or installs it"),
]


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Looks again and again; fails in words when patience ends."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline, f"not within {PATIENCE_S:.0f} s: {what}"
        time.sleep(_BETWEEN_LOOKS_S)


class Program:
    """`python main.py` on one data file, each start in a process group of its own."""

    def __init__(self, data: Path, home: Path, screen: Screen) -> None:
        self.data = data
        self._screen = screen
        self._started: list[subprocess.Popen[str]] = []
        home.mkdir(mode=0o700)
        # Its lock and its socket, too, are this test's own.
        own = {"JIB_DESK_HOME": str(home), "TMPDIR": str(home), "XDG_RUNTIME_DIR": str(home)}
        self._environment = {**os.environ, **own, "QT_QPA_PLATFORM": "xcb"}

    def start(self) -> subprocess.Popen[str]:
        started = subprocess.Popen(
            [sys.executable, "main.py", "--data", str(self.data), "--lang", "en"],
            cwd=ROOT,
            env=self._environment,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self._started.append(started)
        return started

    def window(self, process: subprocess.Popen[str]) -> int:
        """Its window, once it stands on the screen with the sample centre in it and is painted."""

        def is_there() -> bool:
            assert process.poll() is None, process.communicate()[1]
            window = self._screen.titled("(sample) – JIB Desk")
            return window is not None and self._screen.colours(window) > 20

        wait_until(is_there, "a window on the sample centre")
        window = self._screen.titled("(sample) – JIB Desk")
        assert window is not None
        return window

    def end(self) -> None:
        for process in self._started:
            with process:  # closes its pipe and waits for it
                process.kill()


def is_alive(group: int) -> bool:
    """Whether any process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def screen() -> Iterator[Screen]:
    display = os.environ.get("DISPLAY", "")
    if not display:
        pytest.skip("no screen: pytest-xvfb was switched off")
    shown = Screen(display)
    yield shown
    shown.close()


@pytest.fixture
def program(tmp_path: Path, screen: Screen) -> Iterator[Program]:
    data = tmp_path / "centre.db"
    subprocess.run([sys.executable, "main.py", "demo", "--data", str(data)], cwd=ROOT, check=True, capture_output=True)
    run = Program(data, tmp_path / "home", screen)
    yield run
    run.end()


def inside(data: Path, name: str) -> list[VisitRow]:
    """Who of this name is inside, as another process reads it."""
    database = Database.open(data)
    found = [row for row in open_services(database, SystemClock()).visitors.on_site() if row.name_latin == name]
    database.close()
    return found


def test_a_visitor_is_checked_in_by_the_keyboard_alone_and_the_program_ends_cleanly(
    program: Program, screen: Screen
) -> None:
    process = program.start()
    window = program.window(process)
    screen.focus(window)
    screen.press_control(window, "3")
    screen.type(window, "Vera Quill\n\n")  # nobody of that name was here before: the second Enter is the host's
    wait_until(lambda: len(inside(program.data, "Vera Quill")) == 1, "Vera Quill is inside")

    database = Database.open(program.data)
    newest = open_services(database, SystemClock()).journal.entries(limit=1)[0]
    database.close()
    assert newest.action == "visit.check_in"

    screen.ask_to_close(window)
    assert process.wait(PATIENCE_S) == 0
    assert process.communicate()[1] == ""
    assert not is_alive(process.pid)
    assert len(inside(program.data, "Vera Quill")) == 1


def test_a_second_start_brings_the_first_window_forward_and_ends(program: Program, screen: Screen) -> None:
    process = program.start()
    window = program.window(process)
    with screen.covered() as over:
        assert screen.windows()[-1] == over
        second = program.start()
        assert second.wait(PATIENCE_S) == 0
        wait_until(lambda: screen.windows()[-1] == window, "the first window is uppermost")
    assert process.poll() is None
    screen.ask_to_close(window)
    assert process.wait(PATIENCE_S) == 0
