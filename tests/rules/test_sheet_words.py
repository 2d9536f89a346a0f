"""Headers of sheets: as the centre writes them, and as they are found in the field."""

import pytest

from jib_desk.rules.sheet_words import ALIASES, COLUMNS, HEADERS, SHEETS, column_of


@pytest.mark.parametrize("sheet", COLUMNS)
def test_every_header_of_a_sheet_is_found_again_in_each_language(sheet: str) -> None:
    assert sheet in SHEETS
    for key in COLUMNS[sheet]:
        header = HEADERS[key]
        assert [column_of(sheet, text) for text in (header.zh, header.en, header.both())] == [key] * 3


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("统一社会\n信用代码", "uscc"),
        ("租凭面积(㎡)", "area"),
        ("租赁面积（m²）", "area"),
        ("入驻开始时间", "start"),
        ("合同到期", "end"),
        (" 手 机 ", "phone"),
        ("*企业名称*", "company"),
        ("入驻信息", None),
        ("", None),
        ("(㎡)", None),
    ],
)
def test_headers_seen_in_the_field_are_understood(written: str, key: str | None) -> None:
    assert column_of("tenant_ledger", written) == key


def test_aliases_belong_to_columns_that_there_are() -> None:
    assert set(ALIASES) <= set(HEADERS)
