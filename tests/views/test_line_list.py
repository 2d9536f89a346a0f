"""The lists of Today: words are whole, and so is the first line that is seen."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from jib_desk.views.item_models.agenda import AgendaLine
from jib_desk.views.theme import Theme
from jib_desk.views.widgets.line_list import LineDelegate, LineList

LINES = [AgendaLine(None, f"{hour}:00", "Free", f"Room {hour}") for hour in range(20)]


@pytest.fixture
def shown(qtbot: QtBot) -> LineList:
    made = LineList(Theme())
    qtbot.addWidget(made)
    made.resize(300, 200)
    made.show_lines(LINES)
    made.show()
    return made


@pytest.mark.parametrize("row", [0, 6, 9, 13])
def test_the_first_line_that_is_seen_is_whole_and_so_is_the_one_that_was_wanted(shown: LineList, row: int) -> None:
    shown.scrollTo(shown.lines.index(row))
    assert shown.visualRect(shown.indexAt(QPoint(4, 0))).top() == 0
    assert shown.viewport().rect().contains(shown.visualRect(shown.lines.index(row)))


@pytest.mark.parametrize("word", ["Taken", "Agreement", "Move-out", "Free", "使用中"])
def test_a_word_has_all_the_room_it_needs_in_a_narrow_list(
    shown: LineList, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    rooms: list[tuple[str, int]] = []
    write = LineDelegate._write

    def note(self: LineDelegate, painter: QPainter, rect: QRect, text: str, *more: Any) -> int:
        width = write(self, painter, rect, text, *more)
        rooms.append((text, rect.width() - painter.fontMetrics().horizontalAdvance(text)))
        return width

    monkeypatch.setattr(LineDelegate, "_write", note)
    shown.delegate.is_narrow = True
    shown.show_lines([AgendaLine(None, "", word, "Meeting room M1")])
    shown.viewport().render(QImage(300, 200, QImage.Format.Format_RGB32))
    assert all(left >= 1 for text, left in rooms if text == word)
    assert word in dict(rooms)
