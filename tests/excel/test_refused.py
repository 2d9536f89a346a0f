"""Refused rows come back in the person's own workbook, ready to be mended and imported again."""

import json
from pathlib import Path

import openpyxl
import pytest

from jib_desk.excel.header import Header
from jib_desk.excel.ledger import Ledger, choose_sheet, read_ledger
from jib_desk.excel.reader import read_workbook
from jib_desk.excel.refused import write_refused
from jib_desk.excel.workbook import Sheet

LEDGER = Path(__file__).parent.parent / "fixtures" / "workbooks" / "tenant-ledger-2023-11.xlsx"
SEATS = [f"{zone}{n:02}" for zone, count in (("A", 12), ("B", 10), ("C", 8)) for n in range(1, count + 1)]


def read(path: Path) -> tuple[Sheet, Ledger]:
    sheet = choose_sheet(read_workbook(path))
    return sheet, read_ledger(sheet, SEATS)


def give_back(source: Path, target: Path) -> int:
    sheet, ledger = read(source)
    reasons = {
        row.number: [(finding.column, f"原因：{finding.code}") for finding in row.findings]
        for row in ledger.rows
        if row.findings
    }
    return write_refused(source, target, sheet, ledger.header, reasons)


def test_only_the_refused_rows_come_back_with_their_reasons(tmp_path: Path) -> None:
    assert give_back(LEDGER, tmp_path / "a.xlsx") == 4
    sheet, ledger = read(tmp_path / "a.xlsx")
    assert [row.number for row in ledger.rows] == [5, 6, 7, 8]
    assert sheet.hidden_rows == frozenset()
    assert [finding.code for row in ledger.rows for finding in row.findings] == [
        "phone_lost_digits",
        "code_lost_digits",
        "date_without_year",
        "no_such_seat",
    ]
    page = openpyxl.load_workbook(tmp_path / "a.xlsx")["入驻企业台账"]
    comments = {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}
    assert comments == {
        "N5": "原因：phone_lost_digits",
        "D6": "原因：code_lost_digits",
        "J7": "原因：date_without_year",
        "F8": "原因：no_such_seat",
    }
    assert page.max_row == 8
    assert page["A1"].value == "阿里云创新中心-宝马初创车库联合创新基地 入驻企业台账"


def test_what_is_mended_there_is_imported_as_it_is(tmp_path: Path) -> None:
    give_back(LEDGER, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    page = book["入驻企业台账"]
    page["N5"], page["D6"], page["J7"], page["F8"] = "12000000005", "91000000FAKE000097", "2023.2.1", "C04"
    book.save(tmp_path / "a.xlsx")
    _, ledger = read(tmp_path / "a.xlsx")
    assert [row.findings for row in ledger.rows] == [()] * 4
    before = {row.company: row for row in read(LEDGER)[1].rows}
    for row in ledger.rows:
        was = before[row.company]
        assert (row.headcount, row.end, row.agreement, row.sector) == (
            was.headcount,
            was.end,
            was.agreement,
            was.sector,
        )


def test_merged_values_calculated_values_and_odd_texts_survive(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["企业名称", "席位号", "员工人数", "备注"])
    page.append(["甲公司", "A01", 3, ""])
    page.append([None, "Z99", 3, "=旁"])
    page["D3"].data_type = "s"
    page.append(["乙公司", "A02", "=1+2", ""])
    page.merge_cells("A2:A3")
    book.save(tmp_path / "source.xlsx")
    assert give_back(tmp_path / "source.xlsx", tmp_path / "a.xlsx") == 2
    _, ledger = read(tmp_path / "a.xlsx")
    first, second = ledger.rows
    assert (first.company, first.remarks) == ("甲公司", "=旁")
    assert [item.code for item in second.findings] == ["formula_without_value"]
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").active["C3"].value == "=1+2"


def test_the_source_stays_as_it_was_and_a_failed_save_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = LEDGER.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jib_desk.excel.saving.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        give_back(LEDGER, tmp_path / "a.xlsx")
    assert LEDGER.read_bytes() == before
    assert list(tmp_path.iterdir()) == []


def test_a_reason_about_no_column_stands_at_the_first_one(tmp_path: Path) -> None:
    sheet, ledger = read(LEDGER)
    assert isinstance(ledger.header, Header)
    write_refused(LEDGER, tmp_path / "a.xlsx", sheet, ledger.header, {6: [("", "一"), ("没有", "二")]})
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["入驻企业台账"]["A5"].comment.text == "一\n二"


def test_the_expected_rows_are_those_that_come_back(tmp_path: Path) -> None:
    expected = json.loads(LEDGER.with_suffix(".expected.json").read_text(encoding="utf-8"))
    _, ledger = read(LEDGER)
    give_back(LEDGER, tmp_path / "a.xlsx")
    names = {row.number: row.company for row in ledger.rows}
    assert [row.company for row in read(tmp_path / "a.xlsx")[1].rows] == [
        names[row["row"]] for row in expected["refused"]
    ]


def test_a_workbook_too_large_to_amend_comes_back_plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jib_desk.excel.refused.LARGEST_AMENDED", 10)
    assert give_back(LEDGER, tmp_path / "a.xlsx") == 4
    _, again = read(tmp_path / "a.xlsx")
    assert [row.number for row in again.rows] == [3, 4, 5, 6]
    assert [item.code for row in again.rows for item in row.findings] == [
        "phone_lost_digits",
        "code_lost_digits",
        "date_without_year",
        "no_such_seat",
    ]
    page = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert page["N3"].comment.text == "原因：phone_lost_digits"
