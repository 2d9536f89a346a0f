"""Streams the XML parts of a package: counts real bytes and refuses what no honest workbook holds.

On the way it collects what calamine does not tell: the 1904 epoch, hidden rows and sheets, error cells,
formulas that were never calculated. It works with patterns on the raw bytes, not with an XML parser: a
sheet of 57 MB takes half a second, and it runs beside the reading child. Each pattern is only tried where
a plain substring search found its mark.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, ParseError
from zipfile import ZipFile

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from jib_desk.excel.faults import MEBI, ReadingStopped, WorkbookFault
from jib_desk.excel.guard import BROKEN_PACKAGE

MAX_PART: Final = 256 * MEBI
MAX_ALL: Final = 400 * MEBI
MAX_STRINGS: Final = 60 * MEBI
MAX_SMALL_PART: Final = 8 * MEBI
MAX_MERGES: Final = 50_000
MAX_CELLS: Final = 3_000_000
LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384

_CHUNK: Final = MEBI
_LONGEST_CARRY: Final = 4 * MEBI
_NEEDED: Final = re.compile(
    r"(?:\[content_types\]\.xml|xl/(?:workbook|styles|sharedstrings)[^/]*\.xml|xl/_rels/[^/]+|xl/worksheets/[^/]+\.xml)"
)
_DECLARED_ENCODING: Final = re.compile(rb"""^<\?xml[^<>]*\bencoding\s*=\s*["']([^"']*)["']""")
_ROOT: Final = re.compile(rb"<(?:([A-Za-z_][\w.-]*):)?(?:worksheet|chartsheet|dialogsheet)[\s>/]")
_ATTRIBUTE_R: Final = re.compile(rb"""(?:^|\s)r\s*=\s*["']([^"']*)["']""")
_REFERENCE: Final = re.compile(rb"([A-Za-z]{1,3})([0-9]{1,7})")
_TEXT_TYPE: Final = re.compile(rb"""\st\s*=\s*["']str["']""")

Place = tuple[int, int]  # the sheet's own row number (from 1), index of the column (from 0)


@dataclass(slots=True)
class SheetMarks:
    """What the stream of one sheet showed. Rows are the sheet's own numbers, columns count from 0."""

    name: str
    is_hidden: bool
    hidden_rows: set[int] = field(default_factory=set[int])
    errors: list[tuple[Place, str]] = field(default_factory=list[tuple[Place, str]])
    uncalculated: list[Place] = field(default_factory=list[Place])
    merges: int = 0
    first_row: int = LAST_ROW
    last_row: int = 0


@dataclass(slots=True)
class WorkbookMarks:
    is_1904: bool
    sheets: dict[str, SheetMarks]


class _Patterns(NamedTuple):
    """Patterns for one namespace prefix; most workbooks have none, some writers use `x:`."""

    cell_start: bytes
    formula_start: bytes
    merge_start: bytes
    row: re.Pattern[bytes]
    odd_row: re.Pattern[bytes]
    odd_cell: re.Pattern[bytes]
    hidden_row: re.Pattern[bytes]
    error_cell: re.Pattern[bytes]
    uncalculated: re.Pattern[bytes]
    valued_cell: re.Pattern[bytes]


@lru_cache(maxsize=64)
def _patterns(prefix: bytes, letters: bytes) -> _Patterns:
    """`letters` is the class of column names that need no closer look, as it grows with the sheet."""
    p = re.escape(prefix)

    def compiled(pattern: bytes) -> re.Pattern[bytes]:
        return re.compile(pattern.replace(b"@", p), re.DOTALL)

    # Every pattern is linear in what it is given, whatever that is: no tag runs past the next "<", a tag is known to
    # close before its attributes are looked at, and blanks are never given back.
    return _Patterns(
        cell_start=b"<" + prefix + b"c ",
        formula_start=b"<" + prefix + b"f",
        merge_start=b"<" + prefix + b"mergeCell ",
        row=compiled(rb'<@row r="([1-9][0-9]{0,6})"'),
        odd_row=compiled(rb'<@row(?=[\s/>])(?! r="[1-9][0-9]{0,6}")([^<>]*)>'),
        odd_cell=compiled(rb'<@c(?=[\s/>])(?! r="(?:' + letters + rb')[1-9][0-9]{0,5}")([^<>]*)>'),
        hidden_row=compiled(rb"""<@row(?=\s[^<>]*>)\s((?:[^<>]*\s)?hidden\s*+=\s*+["'](?:1|true)["'][^<>]*)>"""),
        error_cell=compiled(
            rb"""<@c(?=\s[^<>]*>)(?>\s((?:[^<>]*\s)?t\s*+=\s*+["']e["'][^<>]*)>)"""
            rb"(?:\s*+<@f(?:\s[^<>]*)?(?:/>|>[^<]*</@f>))?+\s*+<@v>([^<]*)<"
        ),
        uncalculated=compiled(
            rb"<@c\s([^<>/]*)>\s*+<@f(?:\s[^<>]*)?(?:/>|>[^<]*</@f>)\s*+(<@v\s*+/>|<@v\s*+>\s*+</@v>)?+\s*+</@c>"
        ),
        valued_cell=compiled(rb"<@c\s([^<>/]*)>\s*+<@(?:v|f|is)[\s>/]"),
    )


def scan(path: Path, is_cancelled: Callable[[], bool] | None = None) -> WorkbookMarks:
    """Stream every part that a reader needs. Raises WorkbookFault, or ReadingStopped when cancelled."""
    stop = is_cancelled or (lambda: False)
    try:
        with ZipFile(path) as package:
            marks, parts = _sheets(package)
            total = 0
            for name in package.namelist():
                if not _NEEDED.fullmatch(name.casefold()):
                    continue
                sheet = parts.get(name.casefold())
                reader = _SheetReader(sheet, name) if sheet else None
                for chunk, size in _stream(package, name):
                    if stop():
                        raise ReadingStopped
                    total += size
                    if total > MAX_ALL:
                        raise WorkbookFault("bomb", f"> {MAX_ALL // MEBI} MB")
                    if reader:
                        reader.feed(chunk)
                if reader:
                    reader.finish(package)
    except DefusedXmlException as fault:
        raise WorkbookFault("dtd") from fault
    except (*BROKEN_PACKAGE, ParseError) as fault:
        raise WorkbookFault("damaged", str(fault)) from fault
    return marks


def _stream(package: ZipFile, name: str) -> Iterator[tuple[bytes, int]]:
    """The part in pieces that never split a tag or a cell, each with the number of new bytes in it."""
    limit = MAX_STRINGS if "sharedstrings" in name.casefold() else MAX_PART
    seen, carry = 0, b""
    cell = b"<c "
    with package.open(name) as part:
        while fresh := part.read(_CHUNK):
            if not seen:
                _check_encoding(fresh, name)
                if (root := _ROOT.search(fresh)) and root[1]:
                    cell = b"<" + root[1] + b":c "
            seen += len(fresh)
            if seen > limit:
                raise WorkbookFault("bomb", f"{name} > {limit // MEBI} MB")
            text = carry + fresh
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise WorkbookFault("dtd", name)
            cut = text.rfind(cell)
            if cut <= 0:
                cut = text.rfind(b"<")
            if cut <= 0 or len(text) - cut > _LONGEST_CARRY:
                cut = len(text)
            carry = text[cut:]
            yield text[:cut], len(fresh)
    yield carry, 0


def _check_encoding(start: bytes, name: str) -> None:
    """UTF-8 only: another encoding would hide a document type from the patterns."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start[:4]:
        raise WorkbookFault("encoding", f"{name}: UTF-16")
    declared = _DECLARED_ENCODING.match(start[:1024].removeprefix(b"\xef\xbb\xbf"))
    if declared and declared[1].lower() not in {b"utf-8", b"utf8", b"us-ascii", b"ascii"}:
        raise WorkbookFault("encoding", f"{name}: {declared[1].decode('ascii', errors='replace')}")


def _sheets(package: ZipFile) -> tuple[WorkbookMarks, dict[str, SheetMarks]]:
    """The sheets in the workbook's order, and which part of the package holds each."""
    book = _small_part(package, "xl/workbook.xml")
    targets: dict[str, str] = {}
    for relation in _small_part(package, "xl/_rels/workbook.xml.rels"):
        target = relation.get("Target", "").replace("\\", "/")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        targets[relation.get("Id", "")] = path.casefold()
    marks = WorkbookMarks(is_1904=False, sheets={})
    parts: dict[str, SheetMarks] = {}
    for element in book.iter():
        local = element.tag.rpartition("}")[2]
        if local == "workbookPr":
            marks.is_1904 = element.get("date1904", "0").lower() in {"1", "true", "on"}
        elif local == "sheet":
            relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
            sheet = SheetMarks(element.get("name", ""), element.get("state", "visible") != "visible")
            marks.sheets[sheet.name] = sheet
            parts[targets.get(relation, "")] = sheet
    return marks, parts


def _small_part(package: ZipFile, wanted: str) -> Element:
    """A part that is parsed as a whole: it must be small, and is parsed without document types."""
    name = next((name for name in package.namelist() if name.casefold() == wanted.casefold()), None)
    if name is None:
        raise WorkbookFault("damaged", wanted)
    if package.getinfo(name).file_size > MAX_SMALL_PART:
        raise WorkbookFault("bomb", f"{name} > {MAX_SMALL_PART // MEBI} MB")
    content = package.read(name)
    _check_encoding(content, name)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise WorkbookFault("dtd", name)
    return fromstring(content)


class _SheetReader:
    """Reads the pieces of one sheet's part into its marks."""

    def __init__(self, marks: SheetMarks, part: str) -> None:
        self._marks = marks
        self._part = part
        self._prefix: bytes | None = None
        self._letters = b"[A-H]"
        self._widest = 7  # no cell lies further right than this column, as far as read

    def feed(self, text: bytes) -> None:
        """Take one piece that holds whole tags and cells."""
        if self._prefix is None:
            root = _ROOT.search(text)
            self._prefix = root[1] + b":" if root and root[1] else b""
        patterns = _patterns(self._prefix, self._letters)
        marks = self._marks
        if rows := patterns.row.findall(text):
            numbers = [int(row) for row in rows]
            marks.first_row = min(marks.first_row, *numbers)
            marks.last_row = max(marks.last_row, *numbers)
        for row in patterns.odd_row.finditer(text):
            if reference := _ATTRIBUTE_R.search(row[1]):
                self._check_row(reference[1])
        self._check_references(text)
        if marks.last_row > LAST_ROW:
            raise WorkbookFault("impossible_reference", f"{marks.name}: {marks.last_row}")
        if b"hidden" in text:
            marks.hidden_rows.update(
                int(reference[1]) for row in patterns.hidden_row.finditer(text) if (reference := _reference_of(row[1]))
            )
        if b"t=" in text and (b'"e"' in text or b"'e'" in text):
            for cell in patterns.error_cell.finditer(text):
                marks.errors.extend((place, cell[2].decode(errors="replace")) for place in _places(iter([cell])))
        if patterns.formula_start in text:
            found = (cell for cell in patterns.uncalculated.finditer(text) if not _is_empty_text(cell))
            marks.uncalculated.extend(_places(found))
        marks.merges += text.count(patterns.merge_start)
        if marks.merges > MAX_MERGES:
            raise WorkbookFault("too_large", f"{marks.name}: > {MAX_MERGES} merges")

    def finish(self, package: ZipFile) -> None:
        """Judge the box of the whole sheet; blank cells that merely carry a format do not count."""
        marks = self._marks
        if (marks.last_row - marks.first_row + 1) * (self._widest + 1) <= MAX_CELLS:
            return
        first, last, widest = LAST_ROW, 0, 0
        patterns = _patterns(self._prefix or b"", self._letters)
        for text, _ in _stream(package, self._part):
            for row, column in _places(patterns.valued_cell.finditer(text)):
                first, last, widest = min(first, row), max(last, row), max(widest, column)
        if (last - first + 1) * (widest + 1) > MAX_CELLS:
            raise WorkbookFault("too_large", f"{marks.name}: {last - first + 1} × {widest + 1} cells")

    def _check_references(self, text: bytes) -> None:
        """Look closer at cells beyond the columns known so far; what they show widens what is known."""
        marks, at = self._marks, 0
        while cell := _patterns(self._prefix or b"", self._letters).odd_cell.search(text, at):
            at = cell.end()
            attribute = _ATTRIBUTE_R.search(cell[1])
            if attribute is None:
                continue  # legal: the place follows from the cell before
            reference = _REFERENCE.fullmatch(attribute[1])
            column = _column_index(reference[1]) if reference else LAST_COLUMN
            if reference is None or column >= LAST_COLUMN or not 1 <= int(reference[2]) <= LAST_ROW:
                raise WorkbookFault(
                    "impossible_reference", f"{marks.name}: {attribute[1][:40].decode(errors='replace')}"
                )
            marks.last_row = max(marks.last_row, int(reference[2]))
            if column > self._widest:
                self._letters, self._widest = _letters_up_to(column)

    def _check_row(self, number: bytes) -> None:
        if not number.isdigit() or len(number) > 7 or not 1 <= int(number) <= LAST_ROW:
            raise WorkbookFault("impossible_reference", f"{self._marks.name}: {number[:40].decode(errors='replace')}")
        self._marks.first_row = min(self._marks.first_row, int(number))
        self._marks.last_row = max(self._marks.last_row, int(number))


def _reference_of(attributes: bytes) -> re.Match[bytes] | None:
    return re.search(rb"""(?:^|\s)r\s*=\s*["']([0-9]{1,7})["']""", attributes)


def _places(cells: Iterator[re.Match[bytes]]) -> Iterator[Place]:
    for cell in cells:
        attribute = _ATTRIBUTE_R.search(cell[1])
        reference = _REFERENCE.fullmatch(attribute[1]) if attribute else None
        if reference:
            yield int(reference[2]), _column_index(reference[1])


def _is_empty_text(cell: re.Match[bytes]) -> bool:
    """A formula whose cached text is empty has a value: the empty text."""
    return cell[2] is not None and _TEXT_TYPE.search(b" " + cell[1]) is not None


def _column_index(letters: bytes) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + letter - 64
    return index - 1


def _letters_up_to(column: int) -> tuple[bytes, int]:
    """A class of column names up to at least this one, and the index of the last column that it lets through."""
    if column < 26:
        return b"[A-%c]" % (65 + column), column
    if column < 26 * 27:
        first = column // 26
        return b"[A-Z]|[A-%c][A-Z]" % (64 + first), first * 26 + 25
    return b"[A-Z]{1,2}|[A-X][A-Z]{2}", LAST_COLUMN - 1
