"""The figures of a report as a table."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from jib_desk.views.item_models.figures import SHARE_ROLE, Figure, FigureColumn, FiguresModel


def test_figures_are_shown_as_written_with_their_share(qapp: object) -> None:
    model = FiguresModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows([Figure("Seats", "24 of 29", 24 / 29, "a hold does not occupy"), Figure("Crowded", "2")])
    assert model.rowCount() == 2
    assert model.index(0, FigureColumn.FIGURE).data() == "24 of 29"
    assert model.index(0, FigureColumn.SHARE).data(SHARE_ROLE) == 24 / 29
    assert model.index(0, FigureColumn.SHARE).data(Qt.ItemDataRole.AccessibleTextRole) == "83%"
    assert model.index(1, FigureColumn.SHARE).data(SHARE_ROLE) is None
    model.set_rows([])
    assert model.rowCount() == 0
    del tester
