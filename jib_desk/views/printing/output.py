"""What is printed as PDF bytes, as a PDF file, or through the preview to a printer."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QFontDatabase, QPagedPaintDevice, QPageLayout, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from jib_desk.version import VERSION
from jib_desk.views.printing.painter import page_layout, paint
from jib_desk.views.printing.sheet import Sheet
from jib_desk.views.theme import FAMILIES, install_faces

Paint = Callable[[QPagedPaintDevice], object]
_DPI = 300


def pdf_of(title: str, layout: QPageLayout, paint_on: Paint) -> bytes:
    """What is painted as a PDF of true size. Needs a QGuiApplication, offscreen is enough."""
    _load_faces()
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


class PaperPreview(QPrintPreviewDialog):
    """The preview of what is painted. It keeps the printer, which must live as long as it does."""

    def __init__(self, title: str, layout: QPageLayout, paint_on: Paint, parent: QWidget) -> None:
        _load_faces()
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(layout)
        self._printer.setDocName(title)
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(parent.window().size())
        self.paintRequested.connect(paint_on)


class SheetPreview(PaperPreview):
    """The preview of one sheet."""

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(sheet.title.both(), page_layout(sheet), lambda device: paint(sheet, device), parent)


def _load_faces() -> None:
    """The bundled Latin face, when no window has loaded it yet."""
    if FAMILIES[0] not in QFontDatabase.families():
        install_faces()
