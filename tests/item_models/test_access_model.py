"""All cards and keys as a table."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from jib_desk.rules.access import state_of
from jib_desk.rules.words import AccessKind, AccessState
from jib_desk.services.rows.access import AccessRow
from jib_desk.views.item_models.access import AccessModel

DAY = date(2023, 11, 30)


def row(key: int, number: str, holder: str, *, lost: bool = False) -> AccessRow:
    lost_on = DAY if lost else None
    return AccessRow(
        key, str(key), 1, AccessKind.CARD, number, 1, "Lantern", "灯笼", None, holder, holder, "", DAY, None,
        lost_on, "", state_of(None, lost_on),
    )  # fmt: skip


@pytest.fixture
def model(qtbot: QtBot) -> AccessModel:
    made = AccessModel("en")
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.set_rows([row(2, "C-2", "Qian"), row(1, "C-1", "Zhao"), row(3, "C-3", "Sun", lost=True)])
    return made


def test_what_is_out_is_shown_in_order_of_numbers_and_counted_apart(model: AccessModel) -> None:
    assert [item.number for item in model.rows()] == ["C-1", "C-2"]
    assert (model.count(AccessState.LOST), model.count(None)) == (1, 3)
    model.set_filter(state=AccessState.LOST, text="")
    assert [item.number for item in model.rows()] == ["C-3"]


def test_typing_narrows_by_number_holder_or_company(model: AccessModel) -> None:
    model.set_filter(state=None, text="qia")
    assert [item.number for item in model.rows()] == ["C-2"]
    model.set_filter(state=None, text="灯笼")
    assert len(model.rows()) == 3


def test_a_row_is_spoken_whole(model: AccessModel) -> None:
    spoken = model.index(0, AccessModel.NUMBER).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "C-1, Access card, Zhao, Lantern, 30 Nov 2023, Issued"
