"""The centre's real ledger and the mess of DOMAIN §4: every row imports or is refused by row, column and reason."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.excel.faults import HeaderMissing, SheetMissing
from jib_desk.excel.ledger import CellFinding, Ledger, LedgerRow, choose_sheet, read_ledger
from jib_desk.excel.reader import read_workbook
from jib_desk.excel.workbook import CellFault, Merge, Sheet, Value, Workbook
from jib_desk.rules.words import CompanyStage, Sector
from jib_desk.rules.written import OPEN

FIXTURES = Path(__file__).parent.parent / "fixtures" / "workbooks"
SEATS = [f"{zone}{n:02}" for zone, count in (("A", 12), ("B", 10), ("C", 8)) for n in range(1, count + 1)]
HEADER = ("企业名称", "统一社会信用代码", "席位号", "工位数", "员工人数", "入驻日期", "到期日期", "联系电话", "状态")


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return read_ledger(choose_sheet(read_workbook(FIXTURES / "tenant-ledger-2023-11.xlsx")), SEATS)


def sheet_of(
    *rows: Sequence[Value],
    first_row: int = 1,
    merges: tuple[Merge, ...] = (),
    is_1904: bool = False,
    name: str = "台账",
) -> Sheet:
    return Sheet(name, False, first_row, [tuple(row) for row in rows], frozenset(), merges, is_1904)


def only_row(header: str, value: Value, *, is_1904: bool = False) -> LedgerRow:
    """The one row of a ledger with a company and this one cell."""
    (row,) = read_ledger(sheet_of(("企业名称", header), ("示例公司", value), is_1904=is_1904), SEATS).rows
    return row


# --- the shared ledger -----------------------------------------------------------------------


def test_the_ledger_of_november_gives_what_is_expected_of_it(ledger: Ledger) -> None:
    expected = json.loads((FIXTURES / "tenant-ledger-2023-11.expected.json").read_text(encoding="utf-8"))
    assert ledger.sheet == expected["sheet"]
    assert [ledger.header.first_row, ledger.header.last_row] == expected["header_rows"]
    assert [ledger.rows[0].number, ledger.rows[-1].number] == expected["data_rows"]
    accepted = [
        {
            "row": row.number,
            "units": list(row.units),
            "start": row.start.isoformat() if row.start else None,
            "end": row.end.isoformat() if isinstance(row.end, date) else None,
            "headcount": row.headcount,
        }
        for row in ledger.rows
        if not row.findings
    ]
    assert accepted == [{key: row[key] for key in accepted[0]} for row in expected["accepted"]]
    refused = {(row.number, finding.column) for row in ledger.rows for finding in row.findings}
    assert refused == {(row["row"], row["column"]) for row in expected["refused"]}
    assert [finding.code for row in ledger.rows for finding in row.findings] == [
        "phone_lost_digits",
        "code_lost_digits",
        "date_without_year",
        "no_such_seat",
    ]
    assert not [row.warnings for row in ledger.rows if row.warnings]


def test_the_day_of_the_ledger_stands_above_its_header(ledger: Ledger) -> None:
    assert (ledger.as_of_text, ledger.as_of) == ("截至日期：2023年11月30日", date(2023, 11, 30))


def test_a_merged_block_is_one_company_in_two_seats(ledger: Ledger) -> None:
    first, second = (row for row in ledger.rows if row.number in {15, 16})
    assert (first.units, second.units) == (("B01",), ("B02",))
    assert replace(first, number=0, units=()) == replace(second, number=0, units=())


def test_texts_are_kept_as_they_were_written(ledger: Ledger) -> None:
    rows = {row.number: row for row in ledger.rows}
    assert rows[8].company == "慢蜗快充(示例)有限公司"
    assert rows[11].company == "墨龙孪生（示例）有限公司"
    assert rows[8].phone == "１２００００００００４"
    assert (rows[10].sector, rows[10].status) == (Sector.AUTONOMOUS_AI, CompanyStage.RESIDENT)
    assert rows[17].end is OPEN


# --- which sheet, which header ---------------------------------------------------------------


def test_a_hidden_sheet_is_offered_but_not_chosen() -> None:
    book = read_workbook(FIXTURES / "tenant-ledger-2023-11.xlsx")
    assert choose_sheet(book).name == "入驻企业台账"
    assert choose_sheet(book, "10月").is_hidden
    with pytest.raises(SheetMissing) as caught:
        choose_sheet(book, "9月")
    assert caught.value.offered == ("入驻企业台账", "10月")


def test_one_sheet_per_month_is_for_a_person_to_choose() -> None:
    months = Workbook(tuple(sheet_of(HEADER, name=name) for name in ("10月", "11月")))
    with pytest.raises(SheetMissing) as caught:
        choose_sheet(months)
    assert (caught.value.name, caught.value.offered) == ("", ("10月", "11月"))


def test_a_workbook_without_any_header_says_so() -> None:
    with pytest.raises(HeaderMissing):
        choose_sheet(Workbook((sheet_of(("今天", "天气"), ("晴", "好")),)))


def test_a_title_and_a_data_row_are_no_part_of_the_header() -> None:
    found = read_ledger(sheet_of(("2023年台账",), ("企业名称", "席位号"), ("联系人", "A01")), SEATS)
    assert (found.header.first_row, found.header.last_row) == (2, 2)
    assert [row.company for row in found.rows] == ["联系人"]


@pytest.mark.parametrize(
    ("header", "key"),
    [
        ("入园企业名称", "company"),
        ("公司名称", "company"),
        ("单位名称", "company"),
        ("企业名称 Company", "company"),
        ("company", "company"),
        ("统一社会\n信用代码", "uscc"),
        ("工位号", "seat"),
        ("房间号", "seat"),
        ("办公室", "seat"),
        ("租赁面积", "area"),
        ("租凭面积（㎡）", "area"),
        ("起租日", "start"),
        ("入驻截止时间", "end"),
        ("手机", "phone"),
        ("联系人电话", "phone"),
        ("企业状态", "status"),
        ("ID", "identity"),
        ("没听说过", None),
    ],
)
def test_headers_seen_in_the_field_are_known(header: str, key: str | None) -> None:
    found = read_ledger(sheet_of((header, "公司名称", "USCC", "席位号", "备注"), ("x",)), SEATS)
    assert found.header.cells[0].key == key
    assert found.header.cells[0].written == "".join(header.split())


def test_of_two_columns_that_mean_the_same_the_first_one_counts() -> None:
    found = read_ledger(sheet_of(("企业名称", "手机", "联系电话"), ("示例", "12000000001", "12000000002")), SEATS)
    assert found.columns == (("企业名称", "company"), ("手机", "phone"), ("联系电话", None))
    assert found.rows[0].phone == "12000000001"


def test_a_person_can_say_what_a_column_means() -> None:
    rows = sheet_of(("企业名称", "甲", "席位号"), ("示例", "A02", "A01"))
    found = read_ledger(rows, SEATS, {"甲": "seat", "席位号": None})
    assert found.rows[0].units == ("A02",)


# --- rows ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "first",
    ["合计", "总计：", "合 计", "小计(2家)", "合计23家", "Total", "制表人：示例", "审核：", "填表日期：2023.11.30"],
)
def test_totals_and_signatures_are_no_rows(first: str) -> None:
    found = read_ledger(sheet_of(HEADER, ("示例公司",), (first, "", "", 9.0), ("", "")), SEATS)
    assert [row.number for row in found.rows] == [2]


@pytest.mark.parametrize("name", ["合计科技有限公司", "总计算公司", "审核通科技"])
def test_a_company_whose_name_begins_like_a_total_is_a_row(name: str) -> None:
    assert only_row("席位号", "A01").company
    found = read_ledger(sheet_of(HEADER, (name,)), SEATS)
    assert [row.company for row in found.rows] == [name]


def test_a_merge_fills_its_own_rows_and_no_other() -> None:
    rows = sheet_of(
        HEADER, ("甲", "", "A01"), ("", "", "A02"), ("", "", "A03"), first_row=5, merges=(Merge(6, 0, 7, 0),)
    )
    first, second, third = read_ledger(rows, SEATS).rows
    assert (first.company, second.company, third.company) == ("甲", "甲", None)
    assert third.findings == (CellFinding("企业名称", "missing_value"),)


def test_all_that_is_wrong_in_a_row_is_said_at_once() -> None:
    row: list[Value] = [
        "示例\x07公司",
        9.1e17,
        "Z99",
        "很多",
        4.5,
        "11月2日",
        CellFault("error_cell", "#REF!"),
        "1.38E+10",
        "不明",
    ]
    (read,) = read_ledger(sheet_of(HEADER, row), SEATS).rows
    assert [(finding.column, finding.code) for finding in read.findings] == [
        ("企业名称", "control_character"),
        ("统一社会信用代码", "code_lost_digits"),
        ("席位号", "no_such_seat"),
        ("员工人数", "not_a_number"),
        ("入驻日期", "date_without_year"),
        ("到期日期", "error_cell"),
        ("联系电话", "phone_lost_digits"),
    ]
    # What is only compared warns.
    assert [(finding.column, finding.code) for finding in read.warnings] == [
        ("工位数", "not_a_number"),
        ("状态", "unknown_code"),
    ]


@pytest.mark.parametrize("header", ["席位号", "面积(㎡)", "工位数", "员工人数", "入驻日期", "联系电话", "状态", "备注"])
@pytest.mark.parametrize("code", ["error_cell", "formula_without_value"])
def test_a_cell_without_a_value_to_believe_is_refused_never_blank(header: str, code: str) -> None:
    row = only_row(header, CellFault(code, "#N/A"))  # pyright: ignore[reportArgumentType]
    assert [(finding.column, finding.code) for finding in row.findings] == [(header, code)]


@pytest.mark.parametrize(
    ("written", "units"),
    [
        ("A1", ("A01",)),
        ("Ａ０１", ("A01",)),
        ("A-01", ("A01",)),
        ("A01、A02", ("A01", "A02")),
        ("A01-A03", ("A01", "A02", "A03")),
    ],
)
def test_seats_are_read_however_they_are_written(written: str, units: tuple[str, ...]) -> None:
    assert only_row("席位号", written).units == units


def test_an_end_before_its_start_is_refused_at_the_end() -> None:
    found = read_ledger(sheet_of(("企业名称", "入驻日期", "到期日期"), ("示例", "2023.11.2", "2023.11.1")), SEATS)
    assert [(item.column, item.code) for item in found.rows[0].findings] == [("到期日期", "end_before_start")]


def test_two_phones_and_an_odd_code_warn() -> None:
    assert [item.code for item in only_row("联系电话", "12000000001/12000000002").warnings] == ["two_phones"]
    assert [item.code for item in only_row("联系电话", "120 0000 0001").warnings] == []
    assert [item.code for item in only_row("统一社会信用代码", "91000000FAKE00001X").warnings] == ["uscc_check_digit"]


def test_the_hidden_id_of_an_export_names_the_company_and_its_version() -> None:
    uid = "0b9f4a7e-1111-4222-8333-444455556666"
    identity = only_row("ID", f"{uid}@7").identity
    assert identity is not None
    assert (identity.uid, identity.version) == (uid, 7)
    assert [item.code for item in only_row("ID", "mended by hand").findings] == ["unknown_code"]


# --- properties ------------------------------------------------------------------------------

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
FORMS = [
    lambda day: day,
    lambda day: f"{day.year}.{day.month}.{day.day}",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: float(f"{day:%Y%m%d}"),
    lambda day: f"{day.year}年{day.month}月{day.day}日",
    lambda day: f" {day:%Y-%m-%d}\n".translate({ord(str(n)): 0xFF10 + n for n in range(10)}),
    lambda day: float((day - date(1899, 12, 30)).days),
]


@given(DAYS, st.sampled_from(FORMS))
def test_a_day_is_the_same_day_however_it_is_written(day: date, form: object) -> None:
    assert only_row("入驻日期", form(day)).start == day  # pyright: ignore[reportCallIssue]


@given(DAYS)
def test_a_serial_counts_from_the_epoch_of_its_workbook(day: date) -> None:
    assert only_row("入驻日期", float((day - date(1904, 1, 1)).days), is_1904=True).start == day
    assert only_row("入驻日期", float((day - date(1904, 1, 1)).days)).start == day - timedelta(days=1462)


VALUES = st.one_of(
    st.text(max_size=30),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.just(CellFault("error_cell", "#REF!")),
)


@given(st.lists(st.lists(VALUES, min_size=len(HEADER), max_size=len(HEADER)), max_size=4))
def test_any_row_is_read_or_refused_with_a_code_and_none_is_lost(rows: list[list[Value]]) -> None:
    """The values are anything a reader can give; a row with something in it and no total in front is a row."""
    named = [["示例公司", *row[1:]] for row in rows]
    found = read_ledger(sheet_of(HEADER, *named), SEATS)
    assert [row.number for row in found.rows] == list(range(2, 2 + len(named)))
    assert all(item.column in HEADER and item.code.isidentifier() for row in found.rows for item in row.findings)
