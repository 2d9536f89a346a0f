"""The plan through the preview to a printer, at a true scale on whatever paper is chosen there."""

from PySide6.QtWidgets import QWidget

from jib_desk.rules.plan_paper import PaperSize
from jib_desk.views.floor_plan.paper.pages import page_layout, paint_plan
from jib_desk.views.floor_plan.paper.parts import PlanPaper
from jib_desk.views.printing.preview import PrintPreview


class PlanPreview(PrintPreview):
    """The preview of the plan."""

    def __init__(self, paper: PlanPaper, size: PaperSize, title: str, parent: QWidget) -> None:
        super().__init__(title, page_layout(paper, size), lambda device: paint_plan(paper, device), parent)
