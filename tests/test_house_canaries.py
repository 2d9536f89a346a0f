"""Canaries: the Qt binding drops no reference, and the tests themselves would notice what they promise to notice."""

import shutil
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QRectF

from tests.house import ROOT

CARELESS_TESTS = """
import threading, time, warnings
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QLabel

kept = []

def test_leaves_a_thread():
    kept.append(threading.Thread(target=time.sleep, args=(3,), daemon=True))
    kept[-1].start()

def test_leaves_a_timer(qapp):
    kept.append(QTimer(interval=10_000))
    kept[-1].start()

def test_leaves_a_window(qapp):
    kept.append(QLabel("left"))
    kept[-1].show()

def test_makes_qt_complain(qapp):
    qWarning("something is wrong")

def test_warns():
    warnings.warn("old ways", DeprecationWarning)

def test_cleans_up(qtbot):
    label = QLabel("shown")
    qtbot.addWidget(label)
    label.show()
    timer = QTimer(label, interval=10_000)
    timer.start()
    thread = threading.Thread(target=time.sleep, args=(0.01,))
    thread.start()
"""


def test_a_call_into_qt_keeps_its_references() -> None:
    """The binding of some versions loses a reference to None with each call, and dies of it after a while."""
    rectangle = QRectF(0, 0, 1, 1)
    before = sys.getrefcount(None)
    for _ in range(20_000):
        rectangle.translate(1, 1)
    assert abs(sys.getrefcount(None) - before) < 1_000


def test_carelessness_fails_a_test(tmp_path: Path) -> None:
    (tmp_path / "test_careless.py").write_text(CARELESS_TESTS, encoding="utf-8")
    shutil.copyfile(ROOT / "tests" / "conftest.py", tmp_path / "conftest.py")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path)]
    command += ["--no-xvfb", "-p", "no:cacheprovider", "-o", f"pythonpath={ROOT}", "-rA", str(tmp_path)]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    outcomes = {
        line.split("::")[1].split()[0]: line.split()[0]
        for line in said.splitlines()
        if "::" in line and line[0] in "EF"
    }
    assert set(outcomes) == {
        "test_leaves_a_thread",
        "test_leaves_a_timer",
        "test_leaves_a_window",
        "test_makes_qt_complain",
        "test_warns",
    }, said
