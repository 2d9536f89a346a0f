"""What is no sound workbook is refused by its real kind or fault, before anything parses it."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.excel import guard, scan
from jib_desk.excel.faults import ReadingStopped, WorkbookFault
from jib_desk.excel.reader import read_workbook
from tests.excel.packages import book_xml, package, parts, sheet_xml

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504

RENAMED = {
    "empty": b"",
    "password": OLE + "EncryptedPackage".encode("utf-16-le"),
    "xls": OLE + "Workbook".encode("utf-16-le"),
    "html": b"\xef\xbb\xbf\n<html><table><tr><td>1</td></tr></table></html>",
    "csv": "企业名称,席位号\n示例,A01\n".encode("gb18030"),
    "xml_2003": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "not_a_workbook": b"\x89PNG\r\n\x1a\n\0\0\0\0",
}


def refusal(path: Path) -> str:
    with pytest.raises(WorkbookFault) as caught:
        read_workbook(path)
    return caught.value.why


@pytest.mark.parametrize("kind", RENAMED)
def test_a_renamed_file_is_named_for_what_it_is(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(RENAMED[kind])
    assert refusal(path) == kind


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}, "ods"),
        ({"xl/workbook.bin": b"\0"}, "xlsb"),
        ({"word/document.xml": "<x/>"}, "not_a_workbook"),
    ],
)
def test_another_package_is_named_for_what_it_is(content: dict[str, str | bytes], why: str, tmp_path: Path) -> None:
    assert refusal(package(tmp_path / "a.xlsx", content)) == why


def test_a_text_cut_within_a_character_is_still_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(("a" + "企业" * 4000).encode())
    assert refusal(path) == "csv"


def test_a_truncated_workbook_is_damaged(tmp_path: Path) -> None:
    whole = package(tmp_path / "whole.xlsx", parts()).read_bytes()
    path = tmp_path / "cut.xlsx"
    path.write_bytes(whole[: len(whole) // 2])
    assert refusal(path) == "damaged"


def test_a_missing_file_is_no_fault_of_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_workbook(tmp_path / "nowhere.xlsx")


def test_a_file_over_the_limit_is_not_even_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(guard.MAX_FILE + 1)
    assert refusal(path) == "too_large"


# --- packages made to hurt -------------------------------------------------------------------


def with_too_many_parts(path: Path) -> Path:
    return package(path, parts() | {f"xl/media/{n}.xml": "" for n in range(guard.MAX_PARTS)})


def with_the_same_part_twice(path: Path) -> Path:
    return package(path, parts() | {"XL/Worksheets/Sheet1.xml": sheet_xml()})


def with_a_name_that_climbs(path: Path) -> Path:
    return package(path, parts() | {"xl/../../evil.xml": "<x/>"})


def with_an_absolute_name(path: Path) -> Path:
    return package(path, parts() | {"/etc/evil.xml": "<x/>"})


def with_a_rare_compression(path: Path) -> Path:
    return package(path, parts(), zipfile.ZIP_BZIP2)


def with_an_encrypted_part(path: Path) -> Path:
    data = bytearray(package(path, parts()).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(data)
    return path


def with_parts_that_share_bytes(path: Path) -> Path:
    """The directory names the first part's bytes again for the last one."""
    data = bytearray(package(path, parts()).read_bytes())
    first, last = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02")
    data[last + 42 : last + 46] = data[first + 42 : first + 46]
    path.write_bytes(data)
    return path


def with_a_huge_sum_of_parts(path: Path) -> Path:
    data = bytearray(package(path, parts()).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 1 << 30)
    path.write_bytes(data)
    return path


def with_a_lie_about_a_size(path: Path) -> Path:
    data = bytearray(package(path, parts(sheet_xml("<row r='1'/>" * 5000))).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 100)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (with_too_many_parts, "too_large"),
        (with_the_same_part_twice, "duplicate_parts"),
        (with_a_name_that_climbs, "odd_part_name"),
        (with_an_absolute_name, "odd_part_name"),
        (with_a_rare_compression, "odd_compression"),
        (with_an_encrypted_part, "password"),
        (with_parts_that_share_bytes, "overlapping_parts"),
        (with_a_huge_sum_of_parts, "bomb"),
        (with_a_lie_about_a_size, "damaged"),
    ],
)
def test_a_package_made_to_hurt_is_refused(made: Callable[[Path], Path], why: str, tmp_path: Path) -> None:
    assert refusal(made(tmp_path / "a.xlsx")) == why


# --- parts made to hurt ----------------------------------------------------------------------

ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (parts(sheet_xml(prolog=ENTITY)), "dtd"),
        (parts(sheet_xml(prolog='<?xml version="1.0"?>' + "<!-- x -->" * 200_000 + "<!DOCTYPE x>")), "dtd"),
        (parts(book=ENTITY + book_xml().partition("?>")[2]), "dtd"),
        (parts() | {"xl/sharedStrings.xml": ENTITY + "<sst/>"}, "dtd"),
        (parts() | {"xl/worksheets/sheet1.xml": sheet_xml().encode("utf-16")}, "encoding"),
        (parts() | {"xl/worksheets/sheet1.xml": sheet_xml(prolog='<?xml encoding="gb2312"?>')}, "encoding"),
        (parts(sheet_xml('<row r="1"><c r="XFE1"><v>1</v></c></row>')), "impossible_reference"),
        (parts(sheet_xml('<row r="1"><c r="A0"><v>1</v></c></row>')), "impossible_reference"),
        (parts(sheet_xml('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')), "impossible_reference"),
        (parts(sheet_xml('<row r="99999999999"/>')), "impossible_reference"),
        (parts(sheet_xml('<row r="1"><c r="ABCDEFG1"><v>1</v></c></row>')), "impossible_reference"),
        (parts(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row><row r="1000000"><c r="Z1000000"><v>1</v></c></row>')),
         "too_large"),
        (parts(sheet_xml(after='<mergeCell ref="A1:A2"/>' * (scan.MAX_MERGES + 1))), "too_large"),
        ({name: part for name, part in parts().items() if not name.endswith("workbook.xml.rels")}, "damaged"),
        (parts() | {"xl/workbook.xml": "<workbook"}, "damaged"),
    ],
)  # fmt: skip
def test_a_part_made_to_hurt_is_refused(content: dict[str, str | bytes], why: str, tmp_path: Path) -> None:
    assert refusal(package(tmp_path / "a.xlsx", content)) == why


def test_a_bomb_is_refused_by_what_it_really_unpacks_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "MAX_PART", 4 << 20)
    path = package(tmp_path / "a.xlsx", parts(sheet_xml(" " * (5 << 20))))
    assert path.stat().st_size < 20_000
    with pytest.raises(WorkbookFault) as caught:
        scan.scan(path)
    assert caught.value.why == "bomb"


def test_blank_cells_that_merely_carry_a_format_do_not_make_a_sheet_too_large(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="Z1048576" s="1"/></row>'
    assert read_workbook(package(tmp_path / "a.xlsx", parts(sheet_xml(rows)))).sheets[0].rows == [(1.0,)]


@pytest.mark.parametrize(
    "rows",
    [
        "<c " * 700_000,
        "<row " * 400_000,
        '<row hidden="1"' + ' hidden="1"' * 150_000,
        '<c r="A1" t="e"' + ' t="e"' * 300_000 + "><x/>",
        '<c r="A1"><f>1</f>' + " " * 2_000_000 + "<x/>",
        '<c r="A1" t="e">' + " " * 2_000_000 + "<x/>",
        "<row hidden" + " " * 2_000_000 + ">",
        '<c r="A1"><f' + " " * 2_000_000 + "<x/>",
    ],
    ids=["open cells", "open rows", "one open row", "one cell", "formula", "error", "row of blanks", "open formula"],
)
def test_a_sheet_made_to_keep_the_scan_busy_does_not(rows: str, tmp_path: Path) -> None:
    """A pattern that goes back over what it read would take hours here; the test's own time limit would end it."""
    path = package(tmp_path / "a.xlsx", parts(sheet_xml(rows)))
    assert not scan.scan(path).sheets["表"].hidden_rows


def test_cancelling_stops_the_scan(tmp_path: Path) -> None:
    with pytest.raises(ReadingStopped):
        scan.scan(package(tmp_path / "a.xlsx", parts()), lambda: True)


@given(data=st.data())
def test_any_damage_is_refused_with_a_code_or_read(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The guard and the scan never fall over, whatever bytes of a workbook are changed."""
    path = package(tmp_path_factory.mktemp("mutated") / "a.xlsx", parts(), zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    refused = ""
    try:
        guard.inspect(path)
        scan.scan(path)
    except WorkbookFault as fault:
        refused = fault.why
    assert refused == "" or refused.isidentifier()
