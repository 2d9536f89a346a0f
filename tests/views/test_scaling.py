"""On a display scaled from 125 to 300 %, and with a system that sets letters large, nothing on any page is cut off.

Sizes of the window are in device-independent pixels: the least it may have, a small screen, a common one.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.views.widgets.basics import label
from tests.views.scaled import cut_texts, overlaps

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("setting", "value", "scale", "how"),
    [
        ("QT_SCALE_FACTOR", "1.25", 1.25, ["--thorough"]),
        ("QT_SCALE_FACTOR", "1.5", 1.5, []),
        ("QT_SCALE_FACTOR", "2", 2, []),
        ("QT_SCALE_FACTOR", "3", 3, ["--thorough"]),
        ("QT_FONT_DPI", "144", 1.5, ["--thorough"]),
    ],
)
def test_nothing_is_cut_off_on_any_page(
    sample_template: Path, tmp_path: Path, setting: str, value: str, scale: float, how: list[str]
) -> None:
    centre = tmp_path / "centre.db"
    centre.write_bytes(sample_template.read_bytes())
    ran = subprocess.run(
        [sys.executable, "-m", "tests.views.scaled", str(centre), *how],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", setting: value},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout)
    assert seen["scale"] == scale
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
