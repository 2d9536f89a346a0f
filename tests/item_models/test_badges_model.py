"""The table of badges that are not on the shelf."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from jib_desk.rules.badges import BadgeState
from jib_desk.services.rows.badges import BadgeRow
from jib_desk.views.item_models.badges import BadgesModel

ROWS = (
    BadgeRow(1, "02", BadgeState.WORN, 1, "林一", "", "示例汽车", since=datetime(2023, 11, 30, 1, 20, tzinfo=UTC)),
    BadgeRow(2, "05", BadgeState.OUT, 2, "", "Visi Tor", "", "138****0001", "赵示一", "12000000001"),
    BadgeRow(-3, "17", BadgeState.LOST, lost_on=date(2023, 11, 20), note="on the train"),
)


def made(qtbot: QtBot) -> BadgesModel:
    model = BadgesModel("en", ZoneInfo("Asia/Shanghai"))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_rows(ROWS)
    return model


def test_each_state_has_its_rows_and_its_number(qtbot: QtBot) -> None:
    model = made(qtbot)
    assert [model.count(state) for state in (None, *BadgeState)] == [3, 1, 1, 1]
    model.set_filter(state=BadgeState.LOST, text="")
    assert [row.number for row in model.rows()] == ["17"]
    model.set_filter(state=None, text="visi")
    assert [row.number for row in model.rows()] == ["05"]


def test_a_row_says_since_when_where_the_centre_is_and_whom_to_call(qtbot: QtBot) -> None:
    model = made(qtbot)
    assert model.text(ROWS[0], BadgesModel.SINCE).endswith("09:20")
    assert model.details(ROWS[1]) == "138****0001 · 赵示一 12000000001"
    assert "Lost" in model.spoken(ROWS[2])
