"""What is kept about one person, to be handed to that person: a sheet for each part, and nobody else in it."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

import io
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, TypeAlias

from xlsxwriter.exceptions import UndefinedImageSize, UnsupportedImageFormat

from jib_desk.excel.lists import write_notices
from jib_desk.excel.saving import new_workbook
from jib_desk.excel.styles import Kind, Styles
from jib_desk.excel.writer import Notice, SheetWriter
from jib_desk.rules.metric_words import PHRASES
from jib_desk.rules.words import Word

Cell: TypeAlias = "str | int | date | datetime | bool | Word | None"

_WIDTH: Final = 24
_HEADER: Final = 2  # from 0: title and when it was made stand above
_YES: Final = Word("Yes", "是")
_NO: Final = Word("No", "否")
_PHOTO: Final = Word("Photo", "照片")
_MISSING: Final = Word(
    "The picture itself is missing or was changed outside the program.", "照片文件缺失，或在程序外被改动。"
)
_NO_PICTURE: Final = Word(
    "A workbook cannot hold a file of this kind; the desk hands it over by itself.",
    "工作簿无法容纳此类文件，请向前台单独索取。",
)


@dataclass(frozen=True, slots=True)
class PersonSheet:
    """One sheet: a table, or without `columns` lines of a name and its value. Times are wall times."""

    title: Word
    columns: tuple[Word, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo by the name of its file; without `content` when that is not there any more."""

    name: str
    content: bytes | None


def write_person(
    path: Path,
    sheets: Sequence[PersonSheet],
    centre: tuple[str, str],
    made_at: datetime,
    pictures: Sequence[Picture] = (),
) -> tuple[Notice, ...]:
    """Write the workbook, each picture on a sheet of its own; what could not be written as it was is named.

    `centre` is its name in zh and en. Raises OSError; the old file then stands.
    """
    notices: list[Notice] = []
    with new_workbook(path) as book:
        styles = Styles(book)
        for content in sheets:
            sheet = SheetWriter.added(book, content.title.both(), styles, notices)
            sheet.text(0, 0, f"{centre[0]} {centre[1]}".strip(), styles.title())
            made = f"{PHRASES['made_at'].both()}：{made_at.isoformat(sep=' ', timespec='minutes')}"
            sheet.text(1, 0, made, styles.dim())
            _write(sheet, content)
            last = max(len(content.columns), 2) - 1
            sheet.print_area(_HEADER + len(content.rows), last, centre[0])
        for number, picture in enumerate(pictures, start=1):
            _show(SheetWriter.added(book, f"{_PHOTO.both()} {number}", styles, notices), picture)
        write_notices(book, styles, notices)
    return tuple(notices)


def _show(sheet: SheetWriter, picture: Picture) -> None:
    sheet.sheet.set_column(0, 0, _WIDTH)
    sheet.note(0, 0, picture.name, _WIDTH)
    said = _MISSING
    if picture.content is not None:
        try:
            sheet.sheet.insert_image(_HEADER, 0, picture.name, {"image_data": io.BytesIO(picture.content)})
        except (UnsupportedImageFormat, UndefinedImageSize, struct.error):
            said = _NO_PICTURE
        else:
            return
    sheet.text(_HEADER, 0, said.both(), sheet.styles.kind(Kind.TEXT))


def _write(sheet: SheetWriter, content: PersonSheet) -> None:
    sheet.sheet.set_column(0, max(len(content.columns), 2) - 1, _WIDTH)
    for number, column in enumerate(content.columns):
        sheet.text(_HEADER, number, column.both(), sheet.styles.header())
    for row, values in enumerate(content.rows, start=_HEADER + bool(content.columns)):
        for number, value in enumerate(values):
            if value is not None and value != "":
                _put(sheet, row, number, value)


def _put(sheet: SheetWriter, row: int, number: int, value: Cell) -> None:
    match value:
        case bool():
            sheet.text(row, number, (_YES if value else _NO).both(), sheet.styles.kind(Kind.TEXT))
        case Word():
            sheet.text(row, number, value.both(), sheet.styles.kind(Kind.TEXT))
        case int():
            sheet.sheet.write_number(row, number, value, sheet.styles.kind(Kind.COUNT))
        case datetime():
            said = value.isoformat(sep=" ", timespec="minutes")
            sheet.text(row, number, said, sheet.styles.kind(Kind.TEXT))
        case date():
            put: Any = sheet.sheet.write_datetime  # takes days too
            put(row, number, value, sheet.styles.kind(Kind.DAY))
        case _:
            sheet.note(row, number, str(value), _WIDTH)
