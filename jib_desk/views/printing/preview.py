"""What is printed, through the preview to a printer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from jib_desk.views.printing.output import Paint, load_faces
from jib_desk.views.printing.painter import page_layout, paint
from jib_desk.views.printing.sheet import Sheet


class PaperPreview(QPrintPreviewDialog):
    """The preview of what is painted. It keeps the printer, which must live as long as it does."""

    def __init__(self, title: str, layout: QPageLayout, paint_on: Paint, parent: QWidget) -> None:
        load_faces()
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
