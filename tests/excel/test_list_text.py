"""Lists of people in files: read as the text they would be if somebody had pasted them."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from jib_desk.excel.faults import WorkbookFault
from jib_desk.excel.list_text import list_text
from jib_desk.rules.delegation import parse_delegation
from jib_desk.rules.delegation_columns import SHEET_FILES
from tests.excel.packages import package


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """As a partner sends it: a title, a merged organisation, phones as numbers, a hidden sheet behind it."""
    book = Workbook()
    page = book.active
    assert page is not None
    rows = [
        ("示例大学参观团名单",),
        ("序号", "姓名", "单位", "职务", "联系电话", "备注"),
        (1, "单雄信", "示例大学", "教授", 12000000001, None),
        (2, "王伟", None, "讲师", 12000000002, "素食\n午餐"),
        (3, "李娜", None, None, 1.38e10, True),
        (None, None, None, None, None, None),
        (4, "Anna Schmidt", "Sample Lights, Ltd", None, "+49 171 0000001", None),
    ]
    for row in rows:
        page.append(row)
    page.merge_cells("A1:F1")
    page.merge_cells("C3:C5")
    hidden = book.create_sheet("字典")
    hidden.append(("张三",))
    hidden.sheet_state = "hidden"
    path = tmp_path / "名单.xlsx"
    book.save(path)
    return path


def test_a_sheet_is_the_text_that_would_have_been_pasted(sheet: Path) -> None:
    people = parse_delegation(list_text(sheet)).people
    assert [(p.name_zh or p.name_latin, p.organisation, p.role, p.phone) for p in people] == [
        ("单雄信", "示例大学", "教授", "12000000001"),
        ("王伟", "示例大学", "讲师", "12000000002"),
        ("李娜", "示例大学", "", ""),
        ("Anna Schmidt", "Sample Lights, Ltd", "", "+49 171 0000001"),
    ]
    assert "张三" not in list_text(sheet)
    assert "1.38E+10" in list_text(sheet)  # the phone is lost, and that is seen


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_of_cells_is_read_as_it_was_saved(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = ["姓名,单位,电话", '王伟,"Sample Lights, Ltd; Berlin",12000000002', "", "单雄信,示例大学,"]
    path = tmp_path / "list.csv"
    text = "\r\n".join(line.replace(",", delimiter) if '"' not in line else line for line in lines)
    text = text.replace('王伟,"', f'王伟{delimiter}"').replace('",1', f'"{delimiter}1')
    path.write_bytes(text.encode(encoding))
    people = parse_delegation(list_text(path)).people
    assert [(p.name_zh, p.organisation, p.phone) for p in people] == [
        ("王伟", "Sample Lights, Ltd; Berlin", "12000000002"),
        ("单雄信", "示例大学", ""),
    ]


def test_a_mail_kept_as_a_text_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_bytes("各位好，\n1. 王伟, 示例大学\n".encode())
    assert list_text(path) == "各位好，\n1. 王伟, 示例大学\n"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_workbook"),
        ("long.csv", b"a" * (3 << 20), "too_large"),
        ("wordy.txt", b"a" * 400_001, "too_large"),
        ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "xls"),
        ("torn.xlsx", b"PK\x03\x04torn", "damaged"),
        ("cell.csv", b'a,"' + b"x" * 200_000, "damaged"),
    ],
)
def test_what_is_no_list_says_what_it_is(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(WorkbookFault) as refused:
        list_text(path)
    assert refused.value.why == why


def test_a_sheet_of_another_kind_says_which_one_it_is(tmp_path: Path) -> None:
    path = package(
        tmp_path / "list.ods", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}
    )
    assert path.suffix in SHEET_FILES
    with pytest.raises(WorkbookFault) as refused:
        list_text(path)
    assert refused.value.why == "ods"
