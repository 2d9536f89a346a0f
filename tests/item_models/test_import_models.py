"""The tables of the import wizard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from jib_desk.services.rows.imports import PreviewRow, Verdict
from jib_desk.views.item_models.preview_rows import PreviewModel
from jib_desk.views.item_models.sheet_cells import SheetCellsModel


def row(number: int, verdict: Verdict) -> PreviewRow:
    return PreviewRow(number, verdict, f"ST-{number:03d}", ("A01", "A02"), (), (), ())


def test_the_preview_is_a_sound_model_through_rows_filters_and_words(qtbot: QtBot) -> None:
    model = PreviewModel(lambda found: f"detail {found.row}")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_words({PreviewModel.ROW: "Row"}, {"new": "New"})
    model.set_rows([row(5, "new"), row(6, "same"), row(7, "new")])
    assert [model.index(0, column).data() for column in range(5)] == ["5", "New", "ST-005", "A01, A02", "detail 5"]
    assert model.index(1, PreviewModel.VERDICT).data() == "same", "a verdict without a word is shown by its code"
    model.set_filter("new")
    assert model.rowCount() == 2
    assert (model.place_of(7), model.place_of(6)) == (1, -1)
    model.set_words({PreviewModel.ROW: "行"}, {"new": "新增"})
    assert model.headerData(PreviewModel.ROW, Qt.Orientation.Horizontal) == "行"
    assert model.index(0, PreviewModel.VERDICT).data() == "新增"
    model.set_filter(None)
    model.set_rows([])
    assert model.row(0) is None
    del tester


def test_the_sheet_is_shown_as_it_is_with_its_own_row_numbers(qtbot: QtBot) -> None:
    model = SheetCellsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(3, [("企业\n名称", "席位号"), ("甲",)], {0: "Company"})
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Company"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "–"
    assert model.headerData(1, Qt.Orientation.Vertical) == "4"
    assert model.index(0, 0).data() == "企业 名称"
    assert model.index(1, 1).data() == ""
    model.set_rows(1, [], {})
    assert model.columnCount() == 0
    del tester
