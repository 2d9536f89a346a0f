"""An empty sheet for every list: headers, choices, and how each column is filled in."""

from pathlib import Path

import openpyxl
import pytest

from jib_desk.excel.ledger import choose_sheet, read_ledger
from jib_desk.excel.reader import read_workbook
from jib_desk.excel.templates import TEMPLATES, write_template
from jib_desk.rules.metric_words import FIGURES, HINTS, PHRASES
from jib_desk.rules.words import Sector


@pytest.mark.parametrize("key", TEMPLATES)
def test_every_column_is_explained_with_an_example(key: str, tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", key)
    sheet, help_page, *rest = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    headers = [cell.value for cell in sheet[1]]
    assert [row[0] for row in help_page.iter_rows(min_row=2, values_only=True)] == headers
    assert all(row[1] for row in help_page.iter_rows(min_row=2, values_only=True))
    assert all(other.sheet_state == "hidden" for other in rest)
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(lists) == len(TEMPLATES[key].choices)


def test_a_filled_in_template_is_a_ledger(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx", "tenant_ledger")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    page = book.worksheets[0]
    choice = book["lists"]["A2"].value
    for column, value in ((2, "示例公司"), (5, choice), (6, "A01"), (10, "2023-11-02"), (11, "长期")):
        page.cell(2, column, value)
    book.save(tmp_path / "a.xlsx")
    (row,) = read_ledger(choose_sheet(read_workbook(tmp_path / "a.xlsx")), ["A01"]).rows
    assert (row.company, row.units, row.sector, row.findings) == ("示例公司", ("A01",), Sector.ELECTRIFICATION, ())


def test_every_word_of_the_sheets_is_there_in_both_languages() -> None:
    for word in [*PHRASES.values(), *FIGURES.values(), *HINTS.values()]:
        assert word.en
        assert word.zh
        assert not word.zh.isascii()
