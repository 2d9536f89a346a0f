"""On a display scaled from 125 to 300 %, and with a system that sets letters large, nothing on any page is cut off.

Sizes of the window are in device-independent pixels: the least it may have, a small screen, a common one.
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.views.widgets.basics import label
from tests.views.scaled import cut_texts, overlaps

ROOT = Path(__file__).resolve().parents[2]


# What the system says, its value, the scale that it comes to, and how much is looked at.
DISPLAYS = (
    ("QT_SCALE_FACTOR", "1.25", 1.25, ("--thorough",)),
    ("QT_SCALE_FACTOR", "1.5", 1.5, ()),
    ("QT_SCALE_FACTOR", "2", 2, ()),
    ("QT_SCALE_FACTOR", "3", 3, ("--thorough",)),
    ("QT_FONT_DPI", "144", 1.5, ("--thorough",)),
)
Display = tuple[str, str, float, tuple[str, ...]]


@pytest.fixture(scope="module")
def looking(sample_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Display, Popen[str]]]:
    """A program for each display, begun all at once: they wait for one another on two cores, not one by one."""
    begun: dict[Display, Popen[str]] = {}
    for display in DISPLAYS:
        setting, value, _scale, how = display
        centre = tmp_path_factory.mktemp("scaled") / "centre.db"
        centre.write_bytes(sample_template.read_bytes())
        begun[display] = Popen(
            [sys.executable, "-m", "tests.views.scaled", str(centre), *how],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", setting: value},
            stdout=PIPE,
            stderr=PIPE,
            text=True,
            encoding="utf-8",
        )
    yield begun
    for process in begun.values():
        with process:
            process.kill()


@pytest.mark.parametrize("display", DISPLAYS, ids=lambda display: f"{display[0]}-{display[1]}")
def test_nothing_is_cut_off_on_any_page(looking: dict[Display, Popen[str]], display: Display) -> None:
    said, wrong = looking[display].communicate(timeout=110)
    assert looking[display].returncode == 0, wrong
    seen = json.loads(said)
    assert seen["scale"] == display[2]
    assert seen["found"] == {}


def test_what_is_cut_off_would_be_found(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.resize(200, 100)
    narrow, wrapped, outside = label("", "Meeting room M1"), label("", "one " * 30, wrap=True), label("", "x")
    for made in (narrow, wrapped, outside):
        made.setParent(holder)
    narrow.setGeometry(0, 0, 40, 30)
    wrapped.setGeometry(0, 30, 100, 20)
    outside.setGeometry(190, 60, 40, 20)
    holder.show()
    assert len(list(cut_texts(narrow))) == len(list(cut_texts(wrapped))) == 1
    assert overlaps(outside)


def test_what_has_its_place_is_not_found(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    fits = label("", "Meeting room M1")
    QHBoxLayout(holder).addWidget(fits)
    holder.show()
    assert list(cut_texts(fits)) == []
    assert not overlaps(fits)
