"""Tables of the house: what one goes to is seen whole, and so is the first row under the heads."""

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from pytestqt.qtbot import QtBot

from jib_desk.views.widgets.tables import Table


@pytest.mark.parametrize("row", [0, 5, 11, 17, 29])
def test_the_row_gone_to_and_the_first_one_are_seen_whole(qtbot: QtBot, row: int) -> None:
    model = QStandardItemModel()
    for number in range(31):
        model.appendRow([QStandardItem(f"A{number:02}")])
    table = Table(model, "test", 0, {})
    qtbot.addWidget(table)
    table.resize(300, 300)
    table.show()
    table.setCurrentIndex(model.index(row, 0))
    assert table.rowViewportPosition(table.rowAt(0)) == 0
    assert table.viewport().rect().contains(table.visualRect(model.index(row, 0)))
