"""A workbook is read as written, whole, and by a child that cannot take the program with it."""

import marshal
import threading
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from jib_desk.excel import child, reader
from jib_desk.excel.faults import ReadingStopped, WorkbookFault
from jib_desk.excel.reader import read_workbook
from jib_desk.excel.workbook import CellFault, Merge
from tests.excel.packages import book_xml, package, parts, sheet_xml

MORNING = datetime(2023, 11, 2, 9, 30)  # noqa: DTZ001 - sheets know no zones
LEDGER = Path(__file__).parent.parent / "fixtures" / "workbooks" / "tenant-ledger-2023-11.xlsx"


def test_the_ledger_is_read_with_its_hidden_row_its_merges_and_its_hidden_sheet() -> None:
    book = read_workbook(LEDGER)
    assert [(sheet.name, sheet.is_hidden) for sheet in book.sheets] == [("入驻企业台账", False), ("10月", True)]
    ledger = book.sheets[0]
    assert (ledger.first_row, ledger.last_row, ledger.hidden_rows) == (1, 30, {9})
    assert Merge(15, 1, 16, 1) in ledger.merges
    assert ledger.row(9)[1] == "竹环再生（示例）有限公司"
    assert ledger.row(29)[:8] == ("合计", "", "", "", "", "", *[CellFault("formula_without_value")] * 2)
    assert ledger.row(31) == ()


def test_values_keep_their_kinds(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write(2, 1, "席位")
        sheet.write(3, 1, 12000000002)
        sheet.write_boolean(3, 2, True)
        for row, (value, shown) in enumerate(
            [
                (date(2023, 11, 2), "yyyy-mm-dd"),
                (MORNING, "yyyy-mm-dd hh:mm"),
                (time(9, 30), "hh:mm"),
            ],
            start=4,
        ):
            sheet.write_datetime(row, 1, value, book.add_format({"num_format": shown}))
        sheet.write_number(7, 1, 1.5, book.add_format({"num_format": "[h]:mm"}))
    read = read_workbook(path).sheets[0]
    assert read.first_row == 3
    assert read.rows == [
        ("", "席位", ""),
        ("", 12000000002.0, True),
        ("", date(2023, 11, 2), ""),
        ("", MORNING, ""),
        ("", time(9, 30), ""),
        ("", 1.5, ""),
    ]


def test_more_rows_than_a_block_arrive_in_order(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    count = child.BLOCK * 2 + 7
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for row in range(count):
            sheet.write_number(row, 0, row)
            sheet.write_string(row, 1, f"A{row}")
    rows = read_workbook(path).sheets[0].rows
    assert rows == [(float(row), f"A{row}") for row in range(count)]


def test_the_epoch_of_old_macs_is_known(tmp_path: Path) -> None:
    assert read_workbook(package(tmp_path / "a.xlsx", parts(book=book_xml(is_1904=True)))).sheets[0].is_1904


def test_error_cells_and_formulas_never_calculated_are_marked_never_blank(tmp_path: Path) -> None:
    rows = (
        '<row r="3"><c r="B3" t="e"><v>#REF!</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="4"><c r="A4"><f>SUM(B1:B2)</f></c><c r="B4"><f>1+1</f><v>2</v></c>'
        '<c r="C4" t="str"><f>""</f><v></v></c></row>'
        '<row r="5"><c r="B5"><f t="shared" si="0"/><v/></c></row>'
    )
    sheet = read_workbook(package(tmp_path / "a.xlsx", parts(sheet_xml(rows)))).sheets[0]
    uncalculated = CellFault("formula_without_value")
    assert sheet.first_row == 3
    assert sheet.row(3)[1:] == (CellFault("error_cell", "#REF!"), CellFault("error_cell", "#DIV/0!"))
    assert sheet.row(4) == (uncalculated, 2.0, "")
    assert sheet.row(5)[1] == uncalculated


def test_a_sheet_that_openpyxl_never_calculated_is_not_taken_for_empty(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["C5"] = "=A1"
    book.save(tmp_path / "a.xlsx")
    sheet = read_workbook(tmp_path / "a.xlsx").sheets[0]
    assert (sheet.first_row, sheet.rows) == (5, [("", "", CellFault("formula_without_value"))])


def test_writers_that_name_the_namespace_are_understood(tmp_path: Path) -> None:
    xml = sheet_xml('<row r="1" hidden="1"><c r="A1" t="e"><v>#N/A</v></c></row>')
    for tag in ("worksheet", "sheetData", "row", "c ", "c>", "v"):
        xml = xml.replace(f"<{tag}", f"<x:{tag}").replace(f"</{tag}", f"</x:{tag}")
    xml = xml.replace("xmlns=", "xmlns:x=")
    sheet = read_workbook(package(tmp_path / "a.xlsx", parts(xml))).sheets[0]
    assert (sheet.hidden_rows, sheet.row(1)) == ({1}, (CellFault("error_cell", "#N/A"),))


def test_a_hidden_sheet_is_said_to_be_hidden(tmp_path: Path) -> None:
    assert read_workbook(package(tmp_path / "a.xlsx", parts(book=book_xml(state="veryHidden")))).sheets[0].is_hidden


# --- the child -------------------------------------------------------------------------------


def child_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> Path:
    """A sound workbook, and a child that does something else than read it."""
    script = tmp_path / "child.py"
    script.write_text(program)
    monkeypatch.setattr(reader.child, "__file__", str(script))
    return package(tmp_path / "a.xlsx", parts())


def test_a_child_that_aborts_is_a_refusal_with_a_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = child_of(tmp_path, monkeypatch, "import os; os.abort()")
    with pytest.raises(WorkbookFault) as caught:
        read_workbook(path)
    assert caught.value.why == "crashed"


def test_a_child_that_dies_within_a_frame_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = len(marshal.dumps(("end",))).to_bytes(4, "little")
    path = child_of(tmp_path, monkeypatch, f"import sys; sys.stdout.buffer.write({frame!r} + b'x')")
    with pytest.raises(WorkbookFault) as caught:
        read_workbook(path)
    assert caught.value.why == "crashed"


def test_a_child_that_hangs_is_killed_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "WALL_SECONDS", 0)
    path = child_of(tmp_path, monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(WorkbookFault) as caught:
        read_workbook(path)
    assert caught.value.why == "too_slow"


def test_cancelling_kills_the_child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wishes = iter([False] * 8)
    path = child_of(tmp_path, monkeypatch, "import time; time.sleep(60)")
    with pytest.raises(ReadingStopped):
        read_workbook(path, lambda: next(wishes, True))
    assert not [thread for thread in threading.enumerate() if thread.name == "workbook reader"]


def test_the_child_refuses_to_grow_past_its_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = (
        "import runpy\n"
        f"child = runpy.run_path({child.__file__!r}, run_name='child')\n"
        "child['_limit']()\n"
        "bytearray(2 * child['MEMORY'])"
    )
    path = child_of(tmp_path, monkeypatch, program)
    with pytest.raises(WorkbookFault) as caught:
        read_workbook(path)
    assert caught.value.why == "crashed"


def test_what_calamine_cannot_parse_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(WorkbookFault) as caught:
        read_workbook(package(tmp_path / "a.xlsx", parts(sheet_xml('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'))))
    assert caught.value.why in {"damaged", "crashed"}


def test_a_bundled_program_reads_by_its_own_hidden_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader.sys, "frozen", True, raising=False)
    assert reader.command(LEDGER)[1:] == ["_read-workbook", str(LEDGER)]
