"""The month's workbook gives every figure in a named cell, and its formulas say the same as their cached values."""

import os
import shutil
import struct
import subprocess
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from jib_desk.excel.sheets.figures import figures_of
from jib_desk.excel.sheets.occupancy import OccupancyBook, write_occupancy
from tests.excel.month import DATA, IMPRINT, ORACLE, figures, month

SHEETS = (
    "Summary",
    "Seats",
    "Occupied",
    "Vacant",
    "Movements",
    "Expiring",
    "Rooms",
    "Visitors",
    "Programme",
    "Definitions",
)


def named(path: Path) -> dict[str, Any]:
    """The values of all named cells, as a reader that does not calculate sees them."""
    book = openpyxl.load_workbook(path, data_only=True)
    values: dict[str, Any] = {}
    for name, defined in book.defined_names.items():
        sheet, cell = next(iter(defined.destinations))
        column, row, *_ = range_boundaries(cell)
        values[name] = book[sheet].cell(row, column).value
    return values


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("month") / "occupancy.xlsx"
    write_occupancy(path, month())
    return path


@dataclass(frozen=True)
class Room:
    net_h: float


@dataclass(frozen=True)
class Report:
    as_of: date
    residents: int
    rate: tuple[int, int]
    rooms: dict[str, Room]
    expiring: dict[int, tuple[str, ...]]


def test_figures_are_named_by_where_they_stand_in_the_report() -> None:
    report = Report(date(2023, 11, 30), 23, (24, 29), {"R-HALL": Room(15.5)}, {30: ("ST-018",), 60: ()})
    assert figures_of(report) == {
        "residents": 23,
        "rate": (24, 29),
        "rooms_R-HALL_net_h": 15.5,
        "expiring_30": ("ST-018",),
        "expiring_60": (),
    }


def test_the_sheets_are_those_of_the_month_in_both_languages(saved: Path) -> None:
    names = openpyxl.load_workbook(saved).sheetnames
    assert [name.split()[-1] for name in names if name != "平面图 Plan"] == list(SHEETS)
    assert all(not name.split()[0].isascii() for name in names)


def test_every_figure_of_the_oracle_stands_in_its_named_cell(saved: Path) -> None:
    cells = named(saved)
    for key, figure in figures().items():
        if isinstance(figure, tuple) and figure and not isinstance(figure[0], str):
            assert (cells[f"jib_{key}_num"], cells[f"jib_{key}_den"]) == figure, key
            assert cells[f"jib_{key}"] == pytest.approx(figure[0] / figure[1]), key
        elif isinstance(figure, tuple):
            assert cells[f"jib_{key}_codes"].split("、") == list(figure), key
            assert cells[f"jib_{key}"] == len(figure), key
        else:
            assert cells[f"jib_{key}"] == figure, key
    assert (cells["jib_rooms_R_HALL_net_h"], cells["jib_rooms_R_HALL_gross_h"]) == (15.5, 23.0)
    assert cells["jib_rooms_R_DEMO_net_h"] == ORACLE["rooms"]["R-DEMO"]["net_h"]


def test_the_month_before_stands_beside_with_the_change(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved, data_only=True).worksheets[0]
    occupied = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "在驻席位 Occupied units")
    assert (occupied[1], occupied[4], occupied[5]) == (24, 25, -1)
    rate = next(row for row in sheet.iter_rows(values_only=True) if row[0] == "入驻率 Seat occupancy")
    assert (rate[4], rate[5]) == (pytest.approx(25 / 29), pytest.approx(-1 / 29))


def test_the_tables_show_what_they_are_about(saved: Path) -> None:
    book = openpyxl.load_workbook(saved)
    by_name = {sheet.title.split()[-1]: sheet for sheet in book}
    assert by_name["Seats"].max_row == 3 + 30
    assert by_name["Occupied"].max_row == 3 + 24
    assert by_name["Vacant"].max_row == 3 + 3 + 2 + 1
    assert [sheet.title for sheet in book if len(sheet._charts)] == ["汇总 Summary"]
    assert len(by_name["Summary"]._charts) == 2
    assert all(sheet.print_area for sheet in book)
    assert all(by_name[name].freeze_panes == "A4" for name in ("Seats", "Occupied", "Rooms", "Visitors"))


def test_nobody_is_named_unless_it_was_ticked(saved: Path, tmp_path: Path) -> None:
    def texts(path: Path) -> set[object]:
        book = openpyxl.load_workbook(path)
        return {cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}

    personal = {"王示一", "12000000003", "赵示一", "访客姓名 Visitor", "联系电话 Phone", "被访人 Host"}
    assert not personal & texts(saved)
    write_occupancy(tmp_path / "a.xlsx", month(), personal_data=True)
    assert personal <= texts(tmp_path / "a.xlsx")


def test_sheets_without_data_say_so(tmp_path: Path) -> None:
    write_occupancy(tmp_path / "a.xlsx", OccupancyBook(IMPRINT, {}, None, ()))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    for name in ("Occupied", "Vacant", "Movements", "Expiring", "Rooms", "Visitors", "Programme", "Plan"):
        sheet = next(sheet for sheet in book if sheet.title.endswith(name))
        said = [row[0] for row in sheet.iter_rows(values_only=True)]
        assert "本期无数据 No data for this period" in said, name


# --- the plan --------------------------------------------------------------------------------


def png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    lines = zlib.compress(b"\0" * (width + 1) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def test_the_plan_is_the_picture_that_was_drawn(tmp_path: Path) -> None:
    write_occupancy(tmp_path / "a.xlsx", month(png(2000, 1000)))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        assert package.read("xl/media/image1.png") == png(2000, 1000)


def test_a_picture_of_several_floors_is_printed_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "occupancy.xlsx"
    write_occupancy(path, month(png(1100, 2000)))
    (area,) = openpyxl.load_workbook(path)["平面图 Plan"].print_area.split(",")
    assert range_boundaries(area.rpartition("!")[2])[3] >= 3 + 2000 / 20


def test_without_a_picture_every_unit_is_drawn_in_cells_of_one_metre(saved: Path) -> None:
    sheet = openpyxl.load_workbook(saved)["平面图 Plan"]
    drawn = {
        str(sheet.cell(area.min_row, area.min_col).value).splitlines()[0]: (
            area.min_col - 1,
            area.min_row - 5,
            area.size["columns"],
            area.size["rows"],
        )
        for area in sheet.merged_cells.ranges
        if area.min_row > 4
    }
    for space in DATA["spaces"]:
        if space["kind"] == "office":
            assert drawn[space["code"]] == (space["x"], space["y"], space["w"], space["h"])


# --- another program -------------------------------------------------------------------------

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item
oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value>
</prop></item></oor:items>"""


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_calculates_what_the_cells_say(saved: Path, tmp_path: Path) -> None:
    """Every formula is reckoned anew: each cached value must be what comes out."""
    user = tmp_path / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(RECALCULATE, encoding="utf-8")
    done = subprocess.run(
        [str(SOFFICE), f"-env:UserInstallation={user.parent.as_uri()}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out"), str(saved)],
        capture_output=True, text=True, timeout=100, env={**os.environ, "HOME": str(tmp_path)}, check=False,
    )  # fmt: skip
    assert "Error" not in done.stderr, done.stderr
    reckoned, written = named(tmp_path / "out" / saved.name), named(saved)
    for name, value in written.items():
        assert reckoned[name] == pytest.approx(value) if isinstance(value, float) else reckoned[name] == value, name
