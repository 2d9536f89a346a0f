"""Standing instructions where they matter: below the room of a booking, written there too."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk.views.bookings.page import BookingsPage
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.instruction_list import InstructionList
from tests.views.shown import shown

REMOTE = "投影仪遥控器在前台 The projector's remote is at the desk"


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[BookingsPage]:
    yield from shown(BookingsPage(desk), qtbot)


def room(page: BookingsPage, code: str) -> int:
    return next(row.id for row in page.desk.services.bookings.rooms() if row.code == code)


def test_what_to_mind_stands_below_the_room_that_is_chosen(page: BookingsPage) -> None:
    page.primary_action()
    minded = page.findChild(InstructionList)
    fields = page.drawer.form.fields
    fields.room.setCurrentIndex(fields.room.findData(room(page, "R-M1")))
    QApplication.processEvents()
    assert minded.texts() == [REMOTE]
    assert minded.isVisible()
    fields.room.setCurrentIndex(fields.room.findData(room(page, "R-M2")))
    assert minded.texts() == []
    assert not minded.isVisible()


def test_an_instruction_for_a_room_is_written_in_its_booking_and_enter_books_nothing(page: BookingsPage) -> None:
    page.primary_action()
    before = page.desk.services.journal.last_number()
    fields = page.drawer.form.fields
    fields.room.setCurrentIndex(fields.room.findData(room(page, "R-M2")))
    fields.unfold(is_open=True)
    fields.instruct.setFocus()
    QTest.keyClick(fields.instruct, Qt.Key.Key_Space)
    QTest.keyClicks(QApplication.focusWidget(), "Windows stay shut")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.desk.tasks.wait()
    assert fields.minded.texts() == ["Windows stay shut"]
    assert page.desk.services.journal.last_number() == before + 1
    assert page.desk.services.instructions.of(room_id=room(page, "R-M2"))[0].body == "Windows stay shut"
