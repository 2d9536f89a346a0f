"""The census sheet on paper: walking order, boxes, both signatures, numbered pages."""

from datetime import date

import pytest
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import CensusResult
from jib_desk.services.centre import Services
from jib_desk.services.rows.census import CensusSheet
from jib_desk.services.rows.staff import Actor
from jib_desk.views.context import DeskContext
from jib_desk.views.printing.census import census_document, print_census
from jib_desk.views.printing.output import pdf_bytes
from tests.views.printed import page_size_mm, pages_of, plain

TODAY = date(2023, 11, 30)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def sheet(sample: Services, actor: Actor) -> CensusSheet:
    census = sample.census.start(by=actor, counted_on=TODAY, counted_by="赵示一 Zhao Shiyi").row
    return sample.census.sheet(census.id)


def test_the_sheet_is_an_a4_page_in_walking_order_for_two_signatures(sample: Services, sheet: CensusSheet) -> None:
    pdf = pdf_bytes(census_document(sheet, sample.settings.centre()))
    pages = pages_of(pdf)
    text = "".join(pages)
    assert page_size_mm(pdf) == (210, 297)
    assert plain("席位盘点表 Seat census") in text
    assert plain("C-231130-01 · 2023-11-30 · 赵示一 Zhao Shiyi") in text
    places = [text.index(plain(f"{line.place}{line.unit.code}")) for line in sheet.lines]
    assert places == sorted(places)
    for line in sheet.lines:
        assert plain(line.unit.company_zh) in text
    assert plain("停用 Out of service") in text
    for signed in ("盘点人签字、日期 Counted by, date", "中心签字、日期 For the centre, date"):
        assert plain(signed) in text
    for number, page in enumerate(pages, start=1):
        assert page.endswith(plain(f"页 Page {number} / {len(pages)}"))


def test_every_seat_has_three_boxes(sample: Services, sheet: CensusSheet) -> None:
    (section,) = census_document(sheet, sample.settings.centre()).sections
    assert [sum(cell.is_box for cell in row) for row in section.rows] == [3] * 30


def test_what_was_entered_stands_on_the_sheet_printed_afterwards(
    sample: Services, actor: Actor, sheet: CensusSheet
) -> None:
    a05 = next(line.unit for line in sheet.lines if line.unit.code == "A05")
    sample.census.find(
        by=actor, census_id=sheet.census.id, unit_id=a05.id, result=CensusResult.EMPTY, note="No furniture"
    )
    again = sample.census.sheet(sheet.census.id)
    text = "".join(pages_of(pdf_bytes(census_document(again, sample.settings.centre()))))
    assert plain("实际空置 Found empty") in text
    assert plain("No furniture") in text


def test_a_corrected_seat_still_stands_with_what_was_recorded_and_that_it_is_corrected(
    sample: Services, actor: Actor, sheet: CensusSheet
) -> None:
    units = {line.unit.code: line.unit for line in sheet.lines}
    moved, more = units["A05"], units["B02"]
    notes = (("A05", CensusResult.EMPTY, None), ("A12", CensusResult.OCCUPIED, moved.company_id))
    for code, result, company_id in notes:
        sample.census.find(
            by=actor, census_id=sheet.census.id, unit_id=units[code].id, result=result, company_id=company_id
        )
    sample.census.find(
        by=actor, census_id=sheet.census.id, unit_id=more.id, result=CensusResult.EXTRA_DESKS, desks=more.desks + 1
    )
    for code in ("A05", "B02"):
        finding = next(line.finding for line in sample.census.sheet(sheet.census.id).lines if line.unit.code == code)
        assert finding is not None
        sample.census.correct(by=actor, finding_id=finding.id, version=finding.version)
    again = sample.census.sheet(sheet.census.id)
    (section,) = census_document(again, sample.settings.centre()).sections
    rows = {row[1].text: row for row in section.rows}
    assert rows["A05"][2].text == moved.company_zh
    assert rows["A12"][2].text == "–"
    assert rows["B02"][3].text == str(more.desks)
    for code in ("A05", "A12", "B02"):
        assert "✓ 已更正 Corrected" in rows[code][8].text


def test_printing_goes_through_a_preview(desk: DeskContext, sheet: CensusSheet, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    opened = print_census(desk, sheet, parent)
    preview = opened.findChild(QPrintPreviewWidget)
    assert preview is not None
    preview.updatePreview()
    assert preview.pageCount() >= 1
    opened.close()
