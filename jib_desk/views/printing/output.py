"""A sheet as PDF bytes, as a PDF file, or through the preview to a printer."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QFontDatabase, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from jib_desk.version import VERSION
from jib_desk.views.printing.painter import page_layout, paint
from jib_desk.views.printing.sheet import Sheet
from jib_desk.views.theme import FAMILIES, RESOURCES

_DPI = 300


def pdf_bytes(sheet: Sheet) -> bytes:
    """The sheet as a PDF of true size. Needs a QGuiApplication, offscreen is enough."""
    _load_faces()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DPI)
    writer.setPageLayout(page_layout(sheet))
    writer.setTitle(sheet.title.both())
    writer.setCreator(f"JIB Desk {VERSION}")
    paint(sheet, writer)
    buffer.close()
    return bytes(buffer.data().data())


def write_pdf(sheet: Sheet, path: Path) -> None:
    """Writes the PDF beside the target and moves it into place: an older file stays whole until then."""
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(pdf_bytes(sheet))
    beside.replace(path)


class SheetPreview(QPrintPreviewDialog):
    """The preview of one sheet. It keeps the printer, which must live as long as it does."""

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        _load_faces()
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(page_layout(sheet))
        self._printer.setDocName(sheet.title.both())
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sheet.title.both())
        self.resize(parent.window().size())
        self.paintRequested.connect(lambda device: paint(sheet, device))


def _load_faces() -> None:
    """The bundled Latin face, when no window has loaded it yet."""
    if FAMILIES[0] not in QFontDatabase.families():
        for file in sorted((RESOURCES / "fonts").glob("*.otf")):
            QFontDatabase.addApplicationFont(str(file))
