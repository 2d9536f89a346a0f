"""A sheet is called what Excel can open, whatever it was to be called."""

from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from jib_desk.excel.saving import new_workbook
from jib_desk.excel.sheet_names import sheet_name
from jib_desk.excel.styles import Styles
from jib_desk.excel.writer import SheetWriter

WANTED = [
    "席位 Seats",
    "由他人代替的来访 Visits made in this person's stead",
    "a:b*c?d/e\\f[g]",
    "'quoted'",
    "𰻝" * 20,
    "PART" * 12,
    "part" * 12,
]


def test_every_name_is_taken_and_none_twice(tmp_path: Path) -> None:
    with new_workbook(tmp_path / "names.xlsx") as book:
        styles = Styles(book)
        written = [SheetWriter.added(book, name, styles, []).name for name in WANTED]
    assert CalamineWorkbook.from_path(tmp_path / "names.xlsx").sheet_names == written
    assert written[0] == WANTED[0]
    assert len({name.casefold() for name in written}) == len(WANTED)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("x" * 31, "x" * 31),
        ("x" * 32, "x" * 30 + "…"),
        ("𰻝" * 16, "𰻝" * 15 + "…"),
        ("a/b", "a-b"),
    ],
)
def test_what_is_too_long_ends_in_a_sign_that_it_was_cut(wanted: str, name: str) -> None:
    assert sheet_name(wanted) == name


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert sheet_name("Rooms", ["ROOMS", "rooms 2"]) == "Rooms 3"
