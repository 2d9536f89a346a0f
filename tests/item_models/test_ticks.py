"""The lines of a check-list."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from jib_desk.views.item_models.ticks import TickLine, TickModel

KEYS, CARDS = TickLine(1, "Keys returned", "two of them"), TickLine(2, "Cards returned")


def test_a_line_is_ticked_and_spoken_with_what_is_known_of_it(qtbot: QtBot) -> None:
    model = TickModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows([KEYS, TickLine(2, "Cards returned", is_done=True)])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Keys returned · two of them"
    assert model.index(0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert model.index(1).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_a_tick_leaves_the_place_of_the_keys(qtbot: QtBot) -> None:
    model = TickModel()
    model.set_rows([KEYS, CARDS])
    reset, changed = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    model.set_rows([KEYS, TickLine(2, "Cards returned", is_done=True)])
    assert (reset.count(), changed.count()) == (0, 1)
    model.set_rows([CARDS])
    assert reset.count() == 1
