"""Looks at a file before anything parses it: what it really is, and whether its package is sound.

Size, first bytes, zip directory, in this order. What is inside the XML parts is the business of
`scan`, which runs while the reading child is at work.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError  # noqa: N812 - the module gives its error a function's name

from jib_desk.excel.faults import MEBI, WorkbookFault

MAX_FILE: Final = 30 * MEBI
MAX_PARTS: Final = 3_000
MAX_ALL_PARTS: Final = 400 * MEBI

_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP: Final = b"PK\x03\x04"
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_BIFF_STREAMS: Final = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|meta|table|body|style|div|script|!--)", re.IGNORECASE)
_XML_2003: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_LOCAL_HEADER: Final = 30  # bytes of a local file header before its name
_FLAG_ENCRYPTED: Final = 0x1
# Everything that the zip module raises on broken bytes.
BROKEN_PACKAGE: Final = (BadZipFile, ZlibError, EOFError, NotImplementedError, ValueError, LookupError, OverflowError)
_TEXT_ENCODINGS: Final = ("utf-8", "gb18030")


def inspect(path: Path) -> None:
    """Refuse what is no sound .xlsx or .xlsm package; costs a look at the first bytes and the zip directory.

    Raises WorkbookFault, or OSError when the file cannot be opened at all.
    """
    size = path.stat().st_size
    if size == 0:
        raise WorkbookFault("empty")
    if size > MAX_FILE:
        raise WorkbookFault("too_large", f"{size // MEBI} MB > {MAX_FILE // MEBI} MB")
    with path.open("rb") as file:
        start = file.read(4096)
    if start.startswith(_OLE):
        raise WorkbookFault(_kind_of_ole(path.read_bytes()))
    if not start.startswith(_ZIP):
        raise WorkbookFault(_kind_of_text(start, whole=size <= len(start)))
    try:
        with ZipFile(path) as package:
            _check_package(package)
    except BROKEN_PACKAGE as fault:
        raise WorkbookFault("damaged", str(fault)) from fault


def _kind_of_ole(content: bytes) -> str:
    """An OLE container is an encrypted new workbook, an old one, or something else of the same age."""
    if _ENCRYPTED_PACKAGE in content:
        return "password"
    return "xls" if any(name in content for name in _BIFF_STREAMS) else "not_a_workbook"


def _kind_of_text(start: bytes, *, whole: bool) -> str:
    """HTML, XML of 2003 and delimited text are often renamed to .xlsx by other programs."""
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")
    if _XML_2003 in start:
        return "xml_2003"
    if _HTML.match(head) or (head.startswith(b"<?xml") and b"<html" in start.lower()):
        return "html"
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "csv"
    if b"\0" in start or head.startswith(b"<"):
        return "not_a_workbook"
    for encoding in _TEXT_ENCODINGS:
        # The last bytes may be half a character: only the end of the file is held against it.
        for cut in range(1 if whole else 4):
            try:
                start[: len(start) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return "csv"
    return "not_a_workbook"


def _check_package(package: ZipFile) -> None:
    parts = package.infolist()
    if len(parts) > MAX_PARTS:
        raise WorkbookFault("too_large", f"{len(parts)} > {MAX_PARTS} parts")
    names = [part.filename.casefold() for part in parts]
    _check_kind(package, set(names))
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise WorkbookFault("duplicate_parts", twice)
    for part in parts:
        _check_part(part)
    if (total := sum(part.file_size for part in parts)) > MAX_ALL_PARTS:
        raise WorkbookFault("bomb", f"{total // MEBI} MB")
    _check_overlap(parts, package.start_dir)


def _check_kind(package: ZipFile, names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise WorkbookFault("xlsb")
    if "mimetype" in names and package.getinfo("mimetype").file_size < 1024:
        kind = package.read("mimetype").decode("ascii", errors="replace")
        if "opendocument.spreadsheet" in kind:
            raise WorkbookFault("ods")
    raise WorkbookFault("not_a_workbook")


def _check_part(part: ZipInfo) -> None:
    if part.flag_bits & _FLAG_ENCRYPTED:
        raise WorkbookFault("password", part.filename)
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise WorkbookFault("odd_compression", part.filename)
    name = part.orig_filename.replace("\\", "/")
    if name.startswith("/") or ".." in name.split("/") or ":" in name or "\0" in name:
        raise WorkbookFault("odd_part_name", part.filename)


def _check_overlap(parts: Sequence[ZipInfo], directory_start: int) -> None:
    """Parts that share bytes let a small file unpack to any size."""
    ordered = sorted(parts, key=lambda part: part.header_offset)
    following = [part.header_offset for part in ordered[1:]] + [directory_start]
    if ordered[0].header_offset < 0:
        raise WorkbookFault("damaged", ordered[0].filename)
    for part, limit in zip(ordered, following, strict=True):
        if part.header_offset + _LOCAL_HEADER + len(part.filename) + part.compress_size > limit:
            raise WorkbookFault("overlapping_parts", part.filename)
