"""The plan through the preview to a printer, at a true scale on whatever paper is chosen there."""

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from jib_desk.rules.plan_paper import PaperSize
from jib_desk.views.floor_plan.paper.pages import page_layout, paint_plan
from jib_desk.views.floor_plan.paper.parts import PlanPaper


class PlanPreview(QPrintPreviewDialog):
    """The preview of the plan. It keeps the printer, which must live as long as it does."""

    def __init__(self, paper: PlanPaper, size: PaperSize, title: str, parent: QWidget) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setPageLayout(page_layout(paper, size))
        self._printer.setDocName(title)
        super().__init__(self._printer, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(parent.window().size())
        self.paintRequested.connect(lambda device: paint_plan(paper, device))
