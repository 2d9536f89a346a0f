"""What the page's menu does with the plan as a file or on paper, as of the day and layer shown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from jib_desk.rules.plan_paper import PaperSize
from jib_desk.services.errors import DeskError
from jib_desk.views.floor_plan.editor.editor import PlanEditor
from jib_desk.views.floor_plan.editor.opening import open_editor
from jib_desk.views.floor_plan.paper.kinds import PlanKind, content_of
from jib_desk.views.floor_plan.paper.parts import PlanPaper
from jib_desk.views.item_models.plan_layers import Layer

if TYPE_CHECKING:
    from jib_desk.rules.plan_geometry import Plan
    from jib_desk.views.floor_plan.paper.preview import PlanPreview
    from jib_desk.views.floor_plan.parts import FloorPlanParts
    from jib_desk.views.tasks import Job


class PlanDesk(QObject):
    """Asks for files and papers on behalf of a plan page; made once for each."""

    def __init__(self, page: FloorPlanParts) -> None:
        super().__init__(page)
        self._page = page

    # --- export ------------------------------------------------------------------------------

    def export(self) -> None:
        """Asks where to and in which form, then writes the plan of the day shown."""
        page, filters = self._page, self._filters()
        name = self.tr("floor plan {day}").format(day=f"{page.date_bar.day:%Y-%m-%d}")
        asked = Path.home() / f"{name}.pdf"
        while True:
            found, chosen = QFileDialog.getSaveFileName(
                page, self.tr("Export the plan"), str(asked), ";;".join(filters)
            )
            if not found:
                return
            kind, size = filters.get(chosen, (PlanKind.PDF, PaperSize.A3))
            suffix = Path(found).suffix.lower().lstrip(".")
            if suffix in tuple(PlanKind):  # what somebody wrote goes before what the list says
                self.write(Path(found), PlanKind(suffix), size)
                return
            asked = Path(f"{found}.{kind.value}")
            if not asked.exists():  # else the dialog has to ask whether it may be replaced
                self.write(asked, kind, size)
                return

    def write(self, path: Path, kind: PlanKind, size: PaperSize = PaperSize.A3) -> None:
        """Draws the plan of the day shown and writes it, beside the work; nothing is written once it is cancelled."""
        desk, day = self._page.desk, self._page.date_bar.day
        plan, paper = desk.read(lambda: desk.services.plan_files.plan(day)), self._paper()

        def work(job: Job) -> None:
            content = content_of(kind, replace(paper, heed=job.report), plan, size)
            job.report(len(paper.plan.units), len(paper.plan.units))
            desk.services.plan_files.write(path, content)

        desk.run_long(
            self.tr("Writing the plan"),
            work,
            lambda _done: desk.toast(self.tr("Written: {file}").format(file=path.name)),
        )

    def _filters(self) -> dict[str, tuple[PlanKind, PaperSize]]:
        return {
            self.tr("PDF on A3 (*.pdf)"): (PlanKind.PDF, PaperSize.A3),
            self.tr("PDF on A4 (*.pdf)"): (PlanKind.PDF, PaperSize.A4),
            self.tr("Drawing (*.svg)"): (PlanKind.SVG, PaperSize.A3),
            self.tr("Picture (*.png)"): (PlanKind.PNG, PaperSize.A3),
            self.tr("Plan file without companies (*.json)"): (PlanKind.JSON, PaperSize.A3),
        }

    # --- paper -------------------------------------------------------------------------------

    def print(self, size: PaperSize) -> PlanPreview:
        """The preview of the plan of the day shown."""
        from jib_desk.views.floor_plan.paper.preview import PlanPreview  # Qt's printing takes time to load

        paper = self._paper()
        dialog = PlanPreview(paper, size, paper.title, self._page)
        dialog.open()
        return dialog

    def _paper(self) -> PlanPaper:
        desk, day = self._page.desk, self._page.date_bar.day
        centre = desk.centre()
        plan = desk.read(lambda: desk.services.plans.plan(day))
        is_safety = self._page.viewing.layer is Layer.SAFETY
        return PlanPaper(plan, desk.lang, desk.name(centre.name_en, centre.name_zh), is_safety)

    # --- import ------------------------------------------------------------------------------

    def take_over(self) -> None:
        """Asks for a plan file."""
        path, _kind = QFileDialog.getOpenFileName(
            self._page, self.tr("Import a plan"), str(Path.home()), self.tr("Plan files (*.json)")
        )
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """A plan file begins a centre that has no plan; else the editor shows what it would change, before it does."""
        desk = self._page.desk
        try:
            desk.read(desk.services.plan_files.refuse_second_plan)
        except DeskError:
            files = desk.services.plan_files
            desk.run_long(
                self.tr("Reading the plan"), lambda _job: files.read(path), lambda plan: self._compare(plan, path.name)
            )
        else:
            self._begin(path)

    def _compare(self, plan: Plan, name: str) -> None:
        """The file's plan in the editor, as changes of the plan that is there."""
        open_editor(self._page)
        if isinstance(self._page.over, PlanEditor):
            self._page.over.take_plan(plan, name)

    def _begin(self, path: Path) -> None:
        """The first plan; its units are open since the programme began."""
        desk = self._page.desk
        services, by = desk.services, desk.actor()
        opened_on = min(desk.centre().window_start, desk.today())
        desk.run(
            lambda: services.plans.install(by=by, plan=services.plan_files.read(path), opened_on=opened_on),
            text=self.tr("Plan of {file} taken over").format(file=path.name),
        )


def desk_of(page: FloorPlanParts) -> PlanDesk:
    """The one of a page."""
    return page.findChild(PlanDesk) or PlanDesk(page)
