"""What is printed as PDF bytes or as a PDF file. Needs no printer, and none of the libraries of a print server."""

import errno
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFontDatabase, QPagedPaintDevice, QPageLayout, QPdfWriter

from jib_desk.version import VERSION
from jib_desk.views.printing.painter import page_layout, paint
from jib_desk.views.printing.sheet import Sheet
from jib_desk.views.theme import FAMILIES, install_faces

Paint = Callable[[QPagedPaintDevice], object]
_DPI = 300
_MM_PER_INCH, _POINTS_PER_INCH = 25.4, 72
_BOX = re.compile(rb"(/(?:Media|Trim)Box )(\[0 0 [\d.]+ ([\d.]+)])")


def pdf_of(title: str, layout: QPageLayout, paint_on: Paint) -> bytes:
    """What is painted as a PDF of true size. Needs a QGuiApplication, offscreen is enough."""
    load_faces()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(layout)
    writer.setTitle(title)
    writer.setCreator(f"JIB Desk {VERSION}")
    paint_on(writer)
    buffer.close()
    return true_to_size(bytes(buffer.data().data()), layout)


def pdf_bytes(sheet: Sheet) -> bytes:
    """The sheet as a PDF of true size."""
    return pdf_of(sheet.title.both(), page_layout(sheet), lambda device: paint(sheet, device))


def write_pdf(sheet: Sheet, path: Path) -> None:
    """Writes the PDF beside the target and moves it into place: an older file stays whole until then.

    Raises OSError.
    """
    if not path.parent.is_dir():  # the error would name the file beside the target that nobody asked for
        raise NotADirectoryError(errno.ENOTDIR, "no such folder", str(path.parent))
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(pdf_bytes(sheet))
    beside.replace(path)


def true_to_size(pdf: bytes, layout: QPageLayout) -> bytes:
    """Qt makes a page as large as whole points; its boxes get the size that was meant, in as many bytes as before.

    What is painted hangs from the upper edge and is true in itself: only the lower and the right one move, by less
    than a point.
    """
    meant = layout.fullRect(QPageLayout.Unit.Millimeter)
    width, height = (side / _MM_PER_INCH * _POINTS_PER_INCH for side in (meant.width(), meant.height()))

    def box(found: re.Match[bytes]) -> bytes:
        top = float(found[3])
        exact = f"[0 {top - height:.3f} {width:.3f} {top:.0f}]".encode().ljust(len(found[2]))
        return found[1] + exact if len(exact) == len(found[2]) else found[0]

    return _BOX.sub(box, pdf)


def load_faces() -> None:
    """The bundled Latin face, when no window has loaded it yet."""
    if FAMILIES[0] not in QFontDatabase.families():
        install_faces()
