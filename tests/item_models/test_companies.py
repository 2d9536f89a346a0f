"""The list of companies: narrowed by chip and by typing, ordered, draggable."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import CompanyStage, Sector
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.views.item_models.companies import COMPANY_MIME, Chip, CompaniesModel

TODAY = date(2023, 11, 30)
OWLEYE = CompanyRow(
    id=1, uid="u1", version=1, code="ST-001", name_zh="枭目视觉（示例）有限公司", name_en="OwlEye Vision (Sample) Ltd.",
    short_zh="枭目视觉", short_en="OwlEye Vision", uscc="91000000FAKE00001F", sector=Sector.IOT,
    stage=CompanyStage.RESIDENT, headcount=5, units=("A06",), until=date(2024, 10, 31), is_overstayed=False, notes="",
)  # fmt: skip
MOSS = replace(
    OWLEYE, id=2, code="ST-002", name_zh="苔织材料有限公司", name_en="MossTextile Ltd.", short_zh="苔织材料",
    short_en="MossTextile", uscc="", units=("C01",), until=TODAY,
)  # fmt: skip
HARBOR = replace(OWLEYE, id=3, code="ST-003", name_zh="", name_en="HarborFox", short_zh="", short_en="", uscc="",
                 stage=CompanyStage.APPLICANT, units=(), until=None, headcount=None)  # fmt: skip


@pytest.fixture
def model(qtbot: QtBot) -> CompaniesModel:
    made = CompaniesModel("en")
    made.set_rows([OWLEYE, MOSS, HARBOR], TODAY)
    return made


def shown(model: CompaniesModel) -> list[str]:
    return [row.code for row in model.rows()]


def test_the_model_keeps_qt_s_rules(qtbot: QtBot) -> None:
    made = CompaniesModel("en")
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_rows([OWLEYE, MOSS, HARBOR], TODAY)
    made.set_filter(Chip.RESIDENT, "moss")
    made.set_filter(Chip.ALL, "")
    made.sort(CompaniesModel.UNTIL, Qt.SortOrder.DescendingOrder)
    made.set_language("zh_CN")
    assert tester.model() is made


@pytest.mark.parametrize("typed", ["枭目", "owl eye", "ＯＷＬ", "a06", "st-001", "fake00001f"])
def test_a_company_is_found_by_name_code_and_seat_in_any_width(model: CompaniesModel, typed: str) -> None:
    model.set_filter(text=typed)
    assert shown(model) == ["ST-001"]


def test_chips_count_what_they_would_show(model: CompaniesModel) -> None:
    counts = model.counts()
    assert (counts[Chip.ALL], counts[Chip.RESIDENT], counts[Chip.APPLICANT], counts[Chip.ATTENTION]) == (3, 2, 1, 1)
    for chip, count in counts.items():
        model.set_filter(chip=chip)
        assert len(shown(model)) == count


def test_one_warning_at_most(model: CompaniesModel) -> None:
    assert [model.warning(row) for row in (OWLEYE, MOSS, HARBOR)] == ["", "Ends today", ""]
    assert model.warning(replace(MOSS, is_overstayed=True)) == "Past its end"


def test_companies_without_an_end_come_last(model: CompaniesModel) -> None:
    for order in Qt.SortOrder:
        model.sort(CompaniesModel.UNTIL, order)
        assert shown(model)[-1] == "ST-003"


def test_a_missing_name_is_replaced_by_the_other(model: CompaniesModel) -> None:
    model.set_language("zh_CN")
    assert (model.name(HARBOR), model.other_name(HARBOR), model.short(HARBOR)) == ("HarborFox", "", "HarborFox")


def test_what_is_dragged_is_the_company(model: CompaniesModel) -> None:
    index = model.place_of(2)
    assert model.flags(index) & Qt.ItemFlag.ItemIsDragEnabled
    data = model.mimeData([index])
    assert bytes(data.data(COMPANY_MIME).data()) == b"2"
    assert data.text() == "MossTextile"
