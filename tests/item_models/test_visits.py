"""The lists of visits and of offers, as every view of them sees them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import ClosedBy, VisitorCategory, VisitState
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.item_models.offers import Offer, OfferModel
from jib_desk.views.item_models.visits import VisitTableModel

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2023, 11, 30, 2, 0, tzinfo=UTC)  # ten in the morning at the centre


def visit(key: int, minutes: int = 20, **changed: object) -> VisitRow:
    row = VisitRow(
        id=key, uid=f"v-{key}", version=1, visitor_id=key, name_zh=f"示例{key}", name_latin="", organisation="示例车灯",
        masked_phone="120****0001", party_size=1, category=VisitorCategory.GUEST, purpose="Meeting", company_id=1,
        company_en="MoonPanda Battery", company_zh="月熊猫电池", host_id=1, host="赵示一", expected_at=None,
        arrived_at=NOW - timedelta(minutes=minutes), left_at=None, closed_by=None, badge=f"{key:02d}",
        state=VisitState.INSIDE, staff="Front desk", note="",
    )  # fmt: skip
    return replace(row, **changed)  # type: ignore[arg-type]


@pytest.fixture
def model(qtbot: QtBot) -> VisitTableModel:
    made = VisitTableModel(ZONE, "en", NOW)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    assert tester.model() is made
    return made


def shown(model: VisitTableModel, column: int) -> list[object]:
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_a_visit_says_badge_name_organisation_host_when_and_how_long(model: VisitTableModel) -> None:
    model.set_rows([visit(7, minutes=80)])
    assert [model.index(0, column).data() for column in range(model.columnCount())] == [
        "07", "示例7", "示例车灯", "赵示一", "08:40", "1 h 20 min",
    ]  # fmt: skip
    assert model.index(0, VisitTableModel.HOST).data(VisitTableModel.DetailRole) == "MoonPanda Battery"


def test_how_long_goes_on_with_the_clock(model: VisitTableModel) -> None:
    model.set_rows([visit(1, minutes=20)])
    model.set_now(NOW + timedelta(minutes=5))
    assert shown(model, VisitTableModel.LONG) == ["25 min"]


@pytest.mark.parametrize(
    ("changed", "when", "how_long", "alerts"),
    [
        ({"arrived_at": NOW - timedelta(days=1)}, "11-29 10:00", "1 d", True),
        ({"left_at": NOW, "closed_by": ClosedBy.DESK, "state": VisitState.LEFT}, "09:40 – 10:00", "20 min", False),
        ({"closed_by": ClosedBy.SYSTEM, "state": VisitState.LEFT}, "09:40", "closed, time unknown", True),
        ({"arrived_at": None, "expected_at": NOW, "state": VisitState.NO_SHOW}, "10:00", "Did not come", True),
        (
            {"arrived_at": None, "expected_at": NOW + timedelta(minutes=15), "state": VisitState.EXPECTED},
            "10:15", "in 15 min", False,
        ),
        (
            {"arrived_at": None, "expected_at": NOW - timedelta(minutes=15), "state": VisitState.EXPECTED},
            "09:45", "15 min late", True,
        ),
        (
            {"arrived_at": None, "expected_at": NOW - timedelta(seconds=40), "state": VisitState.EXPECTED},
            "09:59", "now", False,
        ),
        ({"arrived_at": None, "state": VisitState.REFUSED}, "–", "Refused", True),
    ],
)  # fmt: skip
def test_no_time_is_invented_and_what_needs_a_look_is_marked(
    model: VisitTableModel, changed: dict[str, object], when: str, how_long: str, alerts: bool
) -> None:
    model.set_rows([visit(1, **changed)])
    assert shown(model, VisitTableModel.IN) == [when]
    assert shown(model, VisitTableModel.LONG) == [how_long]
    assert model.index(0, VisitTableModel.LONG).data(VisitTableModel.AlertRole) is alerts


def test_a_group_says_how_many_more_came(model: VisitTableModel) -> None:
    model.set_rows([visit(1, party_size=18, name_latin="Li Shili")])
    assert model.index(0, VisitTableModel.NAME).data(VisitTableModel.DetailRole) == "Li Shili  +17"


def test_another_language_says_companies_and_headers_anew(model: VisitTableModel) -> None:
    model.set_rows([visit(1)])
    model.set_language("zh_CN")
    assert model.index(0, VisitTableModel.HOST).data(VisitTableModel.DetailRole) == "月熊猫电池"


def test_rows_that_stay_keep_their_place_in_views(model: VisitTableModel) -> None:
    model.set_rows([visit(1), visit(2), visit(3)])
    held = QPersistentModelIndex(model.index(1, 0))
    model.set_rows([visit(4), visit(2, badge="99"), visit(3)])
    assert held.isValid()
    assert held.row() == 1
    assert shown(model, VisitTableModel.BADGE) == ["04", "99", "03"]


@pytest.mark.parametrize("after", [[], [3, 2, 1], [2], [1, 5, 2, 3], [9, 8]])
def test_any_list_follows_any_other(model: VisitTableModel, after: Iterable[int]) -> None:
    model.set_rows([visit(key) for key in (1, 2, 3)])
    rows = [visit(key) for key in after]
    model.set_rows(rows)
    assert model.rows() == tuple(rows)


def test_a_list_is_sorted_by_any_column_and_stays_so(model: VisitTableModel) -> None:
    model.set_rows([visit(2, minutes=5), visit(10, minutes=50), visit(1, minutes=30)])
    model.sort(VisitTableModel.BADGE)
    assert shown(model, VisitTableModel.BADGE) == ["01", "02", "10"]
    model.sort(VisitTableModel.LONG, Qt.SortOrder.DescendingOrder)
    assert shown(model, VisitTableModel.LONG) == ["50 min", "30 min", "5 min"]
    model.set_rows([visit(3, minutes=40), *model.rows()])
    assert shown(model, VisitTableModel.LONG) == ["50 min", "40 min", "30 min", "5 min"]


def test_a_visit_speaks_as_one_sentence(model: VisitTableModel) -> None:
    model.set_rows([visit(1)])
    spoken = model.index(0, VisitTableModel.NAME).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "示例1, 示例车灯, Inside, 09:40, 20 min, badge 01"


def test_offers_are_a_list_with_what_they_stand_for(qtbot: QtBot) -> None:
    model = OfferModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert tester.model() is model
    model.set_rows([Offer("示例", 1, beside="Shili", detail="120****0001"), Offer("New visitor", 2)])
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["示例", "New visitor"]
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "示例, Shili, 120****0001"
    offer = model.offer(model.index(1, 0))
    assert offer is not None
    assert offer.subject == 2
    model.set_rows([])
    assert model.rowCount() == 0
