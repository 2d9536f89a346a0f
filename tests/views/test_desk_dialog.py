"""A question of the desk that grows while it is asked."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.desk_dialog import DeskDialog


def test_a_question_that_grows_stays_on_the_screen(desk: DeskContext, qtbot: QtBot) -> None:
    dialog = DeskDialog(desk, "?", "Yes")
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    free = dialog.screen().availableGeometry()
    dialog.move(free.bottomRight() - QPoint(dialog.width(), dialog.height()))
    more = QWidget()
    more.setMinimumSize(dialog.width() + 200, 300)
    dialog.body.addWidget(more)
    QApplication.processEvents()
    assert dialog.width() > more.minimumWidth()
    assert free.contains(dialog.geometry())
