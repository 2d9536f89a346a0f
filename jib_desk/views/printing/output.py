"""What is printed as PDF bytes or as a PDF file. Needs no printer, and none of the libraries of a print server."""

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
    return bytes(buffer.data().data())


def pdf_bytes(sheet: Sheet) -> bytes:
    """The sheet as a PDF of true size."""
    return pdf_of(sheet.title.both(), page_layout(sheet), lambda device: paint(sheet, device))


def write_pdf(sheet: Sheet, path: Path) -> None:
    """Writes the PDF beside the target and moves it into place: an older file stays whole until then."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(pdf_bytes(sheet))
    beside.replace(path)


def load_faces() -> None:
    """The bundled Latin face, when no window has loaded it yet."""
    if FAMILIES[0] not in QFontDatabase.families():
        install_faces()
