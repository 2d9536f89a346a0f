"""The one model behind plan, seat table and counts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import UnitState
from jib_desk.services.rows.seats import UnitRow
from jib_desk.views.item_models.unit_faces import Facet, counts_of, facet_of, mark_of, marks_of, people_in
from jib_desk.views.item_models.units import UnitsModel

TODAY = date(2023, 11, 30)
UnitMaker = Callable[..., UnitRow]


@pytest.fixture
def unit() -> UnitMaker:
    """A unit, vacant unless said otherwise."""

    def make(code: str, **facts: object) -> UnitRow:
        number = int(code[1:])
        blank = UnitRow(
            id=number, version=1, code=code, zone=code[0], floor_id=1, shape=Shape(4.0 * number, 0, 4, 6), doors=(),
            desks=4, area_m2=24, state=UnitState.VACANT, is_overstayed=False, is_ending=False, notice_given=False,
            is_crowded=False, assignment_id=None, company_id=None, company_code="", company_en="", company_zh="",
            sector="", headcount=None, since=None, until=None, days_left=None, reason="",
            vacant_since=date(2023, 11, 1),
        )  # fmt: skip
        return replace(blank, **facts)  # type: ignore[arg-type]

    return make


@pytest.fixture
def moonpanda(unit: UnitMaker) -> UnitRow:
    return unit(
        "A01", state=UnitState.OCCUPIED, company_id=1, company_en="MoonPanda Battery", company_zh="月熊猫电池",
        headcount=4, since=date(2022, 12, 1), until=date(2024, 11, 30), days_left=366,
    )  # fmt: skip


@pytest.fixture
def model(qtbot: QtBot, moonpanda: UnitRow, unit: UnitMaker) -> UnitsModel:
    made = UnitsModel("en")
    made.set_rows([unit("A03"), moonpanda, unit("A02", state=UnitState.OUT_OF_SERVICE, reason="new floor")], TODAY)
    return made


def test_the_model_keeps_qt_s_rules(qtbot: QtBot, unit: UnitMaker, moonpanda: UnitRow) -> None:
    made = UnitsModel("en")
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_rows([unit("A02"), moonpanda], TODAY)
    made.set_rows([unit("A02", desks=5), moonpanda], TODAY)
    made.sort(UnitsModel.UNTIL, Qt.SortOrder.DescendingOrder)
    made.set_language("zh_CN")
    made.set_rows([], TODAY)
    assert tester.model() is made


def test_a_screen_reader_hears_seat_state_company_and_end(model: UnitsModel, moonpanda: UnitRow) -> None:
    assert model.spoken(moonpanda) == "Seat A01, occupied, MoonPanda Battery, until 30 November 2024"
    soon = replace(moonpanda, is_ending=True)
    assert model.spoken(soon) == model.spoken(moonpanda), "who ends soon is occupied"
    place = model.place_of(moonpanda.id)
    assert model.data(place, Qt.ItemDataRole.AccessibleTextRole) == model.spoken(moonpanda)


def test_why_a_unit_is_out_of_service_is_spoken(model: UnitsModel) -> None:
    closed = model.unit(2)
    assert closed is not None
    assert "new floor" in model.spoken(closed)


def test_only_what_changed_is_announced(model: UnitsModel, moonpanda: UnitRow, qtbot: QtBot) -> None:
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    rows = [replace(row, desks=6) if row.code == "A02" else row for row in model.rows()]
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows(rows, TODAY)
    assert changed == [1]


def test_units_without_an_end_come_last_either_way(model: UnitsModel) -> None:
    for order in Qt.SortOrder:
        model.sort(UnitsModel.UNTIL, order)
        assert model.rows()[0].code == "A01"


def test_a_selection_follows_its_unit_when_sorted(model: UnitsModel) -> None:
    from PySide6.QtCore import QPersistentModelIndex

    kept = QPersistentModelIndex(model.place_of(3))
    model.sort(UnitsModel.CODE, Qt.SortOrder.DescendingOrder)
    assert kept.data(UnitsModel.UnitRole).id == 3


def test_counts_are_those_of_the_states(unit: UnitMaker, moonpanda: UnitRow) -> None:
    rows = [
        moonpanda,
        replace(moonpanda, id=2, is_ending=True, days_left=3),
        replace(moonpanda, id=3, is_overstayed=True, days_left=-2),
        unit("A04", state=UnitState.HELD),
        unit("A05"),
        unit("A06", state=UnitState.OUT_OF_SERVICE),
        unit("A07", state=UnitState.RETIRED),
    ]
    counts = counts_of(rows)
    assert (counts.total, counts.usable, counts.occupied, counts.overstayed, counts.ending) == (6, 5, 3, 1, 1)
    assert (counts.held, counts.vacant, counts.out_of_service) == (1, 1, 1)


@pytest.mark.parametrize(
    ("facts", "facet", "english", "chinese"),
    [
        ({}, Facet.OCCUPIED, "", ""),
        ({"is_ending": True, "days_left": 15}, Facet.ENDING, "15 d", "15天"),
        ({"is_ending": True, "days_left": 0}, Facet.ENDING, "today", "今天"),
        ({"is_overstayed": True, "days_left": -3}, Facet.OVERSTAYED, "3 d over", "超3天"),
        ({"notice_given": True}, Facet.OCCUPIED, "Notice given", "待退"),
        ({"state": UnitState.HELD, "until": date(2023, 12, 8)}, Facet.HELD, "to 8 Dec", "至12月8日"),
    ],
)
def test_a_unit_says_what_needs_looking_at_and_else_nothing(
    moonpanda: UnitRow, facts: dict[str, object], facet: Facet, english: str, chinese: str
) -> None:
    row = replace(moonpanda, **facts)  # type: ignore[arg-type]
    assert facet_of(row) is facet
    assert (mark_of(row, "en"), mark_of(row, "zh_CN")) == (english, chinese)


def test_a_narrow_unit_says_until_when_it_is_held_in_fewer_signs_never_a_bare_figure(moonpanda: UnitRow) -> None:
    row = replace(moonpanda, state=UnitState.HELD, until=date(2023, 12, 31))
    assert marks_of(row, "zh_CN") == ("至12月31日", "至12/31")
    assert marks_of(row, "en") == ("to 31 Dec", "31 Dec")


def test_a_company_fills_its_units_in_order_and_what_is_too_many_sits_in_the_last(moonpanda: UnitRow) -> None:
    first = replace(moonpanda, id=1, code="B01", desks=5, headcount=12)
    second = replace(moonpanda, id=2, code="B02", desks=5, headcount=12)
    assert people_in([first, second]) == {1: 5, 2: 7}


def test_the_header_names_every_column(model: UnitsModel) -> None:
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert len(set(titles)) == model.columnCount()
    assert model.data(QModelIndex()) is None
