"""A list leaves as a workbook that another library reads back cell by cell, and comes back as what it was."""

import io
import resource
import sys
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter.workbook import Workbook as XlsxWorkbook
from xlsxwriter.worksheet import Worksheet

from jib_desk.excel import saving
from jib_desk.excel.ledger import choose_sheet, read_ledger
from jib_desk.excel.list_sheet import ListSheet
from jib_desk.excel.lists import Form, Imprint, write_list
from jib_desk.excel.reader import read_workbook
from jib_desk.excel.sheets import bookings, events, safety, seat_ledger, services, tenant_ledger, visitor_log
from jib_desk.excel.sheets.bookings import BookingLine
from jib_desk.excel.sheets.seat_ledger import SeatLine
from jib_desk.excel.sheets.tenant_ledger import TenantLine
from jib_desk.excel.sheets.visitor_log import VisitLine
from jib_desk.excel.styles import Styles
from jib_desk.excel.writer import LONGEST_TEXT, SheetWriter, writable
from jib_desk.rules.metric_words import DEFINITIONS
from jib_desk.rules.words import (
    BookingState,
    ClosedBy,
    CompanyStage,
    Layout,
    Sector,
    UnitState,
    VisitorCategory,
)
from jib_desk.rules.written import OPEN

MADE_AT = datetime(2023, 11, 30, 18, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
IMPRINT = Imprint("Joint Base", "联合创新基地", date(2023, 11, 30), MADE_AT, "0.1.0", journal_head="12:abc")
TENANT = TenantLine(
    1, "月熊猫电池（示例）有限公司", "MoonPanda", "91000000FAKE00001F", Sector.AUTONOMOUS_AI, "A01", 24, 4, 3,
    date(2022, 12, 1), OPEN, "JIB-2022-001", "赵示一", "12000000001", CompanyStage.RESIDENT, "=1+1",
    "0b9f4a7e-1111-4222-8333-444455556666@3",
)  # fmt: skip
VISIT = VisitLine(
    date(2023, 11, 2), "王示一", "示例公司", "12000000003", 2, VisitorCategory.GUEST, "洽谈", "月熊猫", "赵示一",
    time(9, 30), None, ClosedBy.SYSTEM, "007", "前台",
)  # fmt: skip


def rows_of(path: Path, sheet: int = 0) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_index(sheet).to_python()


# DOMAIN §4, as it stands there.
COLUMNS = {
    tenant_ledger.FORM: """
        序号 No · 企业名称 Company · 英文名 English name · 统一社会信用代码 USCC · 行业领域 Sector · 席位号 Seat ·
        面积(㎡) Area · 工位数 Desks · 员工人数 Headcount · 入驻日期 Start · 到期日期 End · 合同编号 Agreement ·
        联系人 Contact · 联系电话 Phone · 状态 Status · 备注 Remarks · ID""",
    seat_ledger.FORM: """
        席位号 Seat · 区域 Zone · 面积(㎡) Area · 工位数 Desks · 状态 Status · 企业名称 Company · 入驻日期 Start ·
        到期日期 End · 剩余天数 Days left · 备注 Remarks""",
    visitor_log.FORM: """
        日期 Date · 访客姓名 Visitor · 单位 Organisation · 联系电话 Phone · 人数 Party size · 类别 Category ·
        来访事由 Purpose · 被访企业 Host company · 被访人 Host · 进入时间 In · 离开时间 Out · 签离方式 Closed by ·
        访客证号 Badge · 登记人 Staff""",
    bookings.FORM: """
        日期 Date · 开始 Start · 结束 End · 场地 Room · 主题 Subject · 预订单位 Booked by · 联系人 Contact ·
        人数 Headcount · 布局 Layout · 设备 Equipment · 茶歇 Catering · 布场(分) Setup · 撤场(分) Teardown ·
        状态 Status""",
    events.FORM: """
        活动名称 Event · 类型 Type · 日期 Date · 开始 Start · 结束 End · 场地 Room · 主办 Organiser · 主讲人 Speaker ·
        报名 Registered · 签到 Attended · 佐证 Evidence""",
    services.FORM: """
        日期 Date · 企业名称 Company · 服务类型 Type · 对接方 Partner · 需求 Need · 结果 Result · 金额(千元) Amount ·
        佐证 Evidence""",
    safety.FORM: """
        日期 Date · 部位 Location · 项目 Item · 结果 Result · 隐患 Hazard · 整改期限 Due · 完成 Closed ·
        检查人 Inspector · 签字 Signed""",
}


@pytest.mark.parametrize("form", COLUMNS, ids=lambda form: form.key)
def test_every_list_has_its_columns_in_both_languages(form: Form[object], tmp_path: Path) -> None:
    write_list(tmp_path / "a.xlsx", form, [], IMPRINT, personal_data=True)
    assert rows_of(tmp_path / "a.xlsx")[2] == " ".join(COLUMNS[form].split()).split(" · ")


def test_without_personal_data_nobody_is_named_not_even_by_an_empty_column(tmp_path: Path) -> None:
    write_list(tmp_path / "a.xlsx", visitor_log.FORM, [VISIT], IMPRINT)
    header, line = rows_of(tmp_path / "a.xlsx")[2:4]
    assert not {"访客姓名 Visitor", "联系电话 Phone", "被访人 Host", "联系人 Contact"} & set(header)
    assert "王示一" not in line
    assert "12000000003" not in line


def test_values_are_what_they_are(tmp_path: Path) -> None:
    write_list(tmp_path / "a.xlsx", visitor_log.FORM, [VISIT], IMPRINT, personal_data=True)
    assert rows_of(tmp_path / "a.xlsx")[3] == [
        date(2023, 11, 2), "王示一", "示例公司", "12000000003", 2.0, "来宾 Guest", "洽谈", "月熊猫", "赵示一",
        time(9, 30), "", "系统关闭 System", "007", "前台",
    ]  # fmt: skip


def test_a_list_is_ready_to_print_and_to_filter(tmp_path: Path) -> None:
    line = BookingLine(
        date(2023, 11, 2), time(9), time(10), "M1", "例会", "示例", "", 6, Layout.BOARDROOM, "", "", 0, 0,
        BookingState.CONFIRMED,
    )  # fmt: skip
    write_list(tmp_path / "a.xlsx", bookings.FORM, [line], IMPRINT)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:M4")
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$3:$3", "landscape")
    assert sheet.print_area.endswith("$A$1:$M$4")


def test_every_workbook_says_what_it_is_and_how_its_numbers_are_reckoned(tmp_path: Path) -> None:
    line = SeatLine("A01", "A", 24, 4, UnitState.VACANT, "", None, None, None, "")
    write_list(tmp_path / "a.xlsx", seat_ledger.FORM, [line], IMPRINT)
    said = {str(row[0]): str(row[1]) for row in rows_of(tmp_path / "a.xlsx", 1)}
    assert said["截至日期 As of"] == "2023-11-30"
    assert said["生成时间 Made at"] == "2023-11-30T18:00:00+08:00"
    assert said["程序版本 Program version"] == "JIB Desk 0.1.0"
    assert said["日志校验 Journal head"] == "12:abc"
    assert {definition.name.both() for definition in DEFINITIONS} <= set(said)


def test_an_export_is_read_again_as_what_it_was(tmp_path: Path) -> None:
    write_list(tmp_path / "a.xlsx", tenant_ledger.FORM, [TENANT], IMPRINT, personal_data=True)
    found = read_ledger(choose_sheet(read_workbook(tmp_path / "a.xlsx")), ["A01"])
    (row,) = found.rows
    assert found.as_of == date(2023, 11, 30)
    assert (row.findings, row.warnings) == ((), ())
    assert row.identity is not None
    assert f"{row.identity.uid}@{row.identity.version}" == TENANT.identity
    assert (row.company, row.sector, row.units, row.status) == (TENANT.company, TENANT.sector, ("A01",), TENANT.status)
    assert (row.start, row.end, row.phone, row.headcount) == (TENANT.start, OPEN, TENANT.phone, 3)
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].column_dimensions["Q"].hidden


# --- texts that would do harm ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "http://x", "007", "{=1+1}",
     "<r>&</r>", "<r><t>1</t></r>", "<r></r>"],
)  # fmt: skip
def test_a_text_stays_a_text_whatever_it_begins_with(text: str, tmp_path: Path) -> None:
    saved = write_list(
        tmp_path / "a.xlsx", seat_ledger.FORM,
        [SeatLine("A01", "A", 24, 4, UnitState.VACANT, text, None, None, None, "")], IMPRINT,
    )  # fmt: skip
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]["F4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text.replace("\r", "\n"), "s", None)
    assert saved.notices == ()


def test_a_text_like_xml_leaves_no_workbook_that_nothing_opens(tmp_path: Path) -> None:
    texts = ["<r>&</r>", "<r><t>1</t></r>", "<r> 甲\n乙 </r>", "<r>", "</r>"]
    with saving.new_workbook(tmp_path / "a.xlsx") as book:
        sheet = SheetWriter.added(book, "a", Styles(book), [])
        for row, text in enumerate(texts):
            sheet.text(row, 0, text)
    assert rows_of(tmp_path / "a.xlsx") == [[text] for text in texts]


def test_what_a_cell_cannot_hold_is_shown_and_named_never_lost_silently(tmp_path: Path) -> None:
    lines = [
        SeatLine("A01", "A", 24, 4, UnitState.VACANT, "铃\x07\ud800", None, None, None, "长" * 40_000),
        SeatLine("A02", "A", 24, 4, UnitState.VACANT, "", None, None, None, "𠮷" * 20_000),
    ]
    saved = write_list(tmp_path / "a.xlsx", seat_ledger.FORM, lines, IMPRINT)
    assert [(notice.row, notice.column, notice.code) for notice in saved.notices] == [
        (4, "企业名称 Company", "control_character"),
        (4, "备注 Remarks", "text_too_long"),
        (5, "备注 Remarks", "text_too_long"),
    ]
    first, second = rows_of(tmp_path / "a.xlsx")[3:5]
    assert first[5] == "铃␇�"
    for text, length, character in ((str(first[9]), 40_000, "长"), (str(second[9]), 20_000, "𠮷")):
        kept = text.count(character)
        assert text.endswith(f"✂ {length - kept}")
        assert len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert names[-1] == "提示 Notices"


ODD = [" a", "a\n", "_x0041_", 'a<b>&"', "=1", "\u3000a"]


@given(st.lists(st.text(max_size=8) | st.sampled_from(ODD), max_size=5))
def test_the_sheet_of_a_list_is_to_the_byte_what_the_library_writes(texts: list[str]) -> None:
    def sheet(kind: type[Worksheet]) -> bytes:
        kept = io.BytesIO()
        with XlsxWorkbook(kept, {"constant_memory": True}) as book:
            page, style = book.add_worksheet("a", kind), book.add_format({"num_format": "@"})
            for row, text in enumerate(texts):
                page.write_string(row, 0, text, style)
                page.write_string(row, 1, text)
                page.write_number(row, 27, len(text) / 7, style)
                page.write_datetime(row, 30, time(9, 31, row), style)
                page.write_blank(row, 31, None, style)
                page.write_formula(row, 32, "=1+1", style, 2)
        return ZipFile(kept).read("xl/worksheets/sheet1.xml")

    assert sheet(ListSheet) == sheet(Worksheet)


@given(st.text(st.characters(codec=None), max_size=40))
def test_a_text_is_written_as_it_is_or_named(text: str) -> None:
    written, code = writable(text)
    assert code or written == text.replace("\r\n", "\n").replace("\r", "\n")
    written.encode("utf-8")


# --- a save that fails -----------------------------------------------------------------------


def test_the_old_file_stands_when_the_lines_break_off(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"the old one")

    def lines() -> "list[SeatLine]":
        raise LookupError

    with pytest.raises(LookupError):
        write_list(path, seat_ledger.FORM, (line for line in lines()), IMPRINT)
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files by rlimit")
@pytest.mark.parametrize("limit", [200, 3_000, 20_000])
def test_a_full_disk_leaves_the_old_file_byte_for_byte_and_nothing_beside_it(limit: int, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"the old one")
    line = SeatLine("A01", "A", 24, 4, UnitState.VACANT, "示例", None, None, None, "")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))  # a file that cannot grow fails as on a full disk
    try:
        with pytest.raises(OSError, match="File too large"):
            write_list(path, seat_ledger.FORM, [line] * 5_000, IMPRINT)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_fails_at_the_very_end_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_list(tmp_path / "a.xlsx", seat_ledger.FORM, [], IMPRINT)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named_and_not_what_would_lie_in_it(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match=r"nowhere'$"):
        write_list(tmp_path / "nowhere" / "a.xlsx", seat_ledger.FORM, [], IMPRINT)


def test_a_long_remark_wraps_and_its_row_grows(tmp_path: Path) -> None:
    lines = [
        SeatLine("A01", "A", 24, 4, UnitState.VACANT, "", None, None, None, "短"),
        SeatLine("A02", "A", 24, 4, UnitState.VACANT, "", None, None, None, "一二三四五六七八九十" * 5),
    ]
    write_list(tmp_path / "a.xlsx", seat_ledger.FORM, lines, IMPRINT)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet.row_dimensions[4].height is None
    assert sheet.row_dimensions[5].height == 4 * 15
