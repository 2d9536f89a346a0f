"""The plan in each form in which it leaves the program, as the bytes of a file."""

from dataclasses import replace
from enum import StrEnum

from jib_desk.rules.plan_files import dump_plan
from jib_desk.rules.plan_geometry import Plan
from jib_desk.rules.plan_paper import PaperSize
from jib_desk.services.errors import PlanRefused
from jib_desk.services.rows.seats import PlanRow
from jib_desk.views.floor_plan.paper.pages import plan_pdf
from jib_desk.views.floor_plan.paper.parts import PlanPaper
from jib_desk.views.floor_plan.paper.picture import paper_png
from jib_desk.views.floor_plan.paper.svg import plan_svg


class PlanKind(StrEnum):
    """A form of the plan, by the suffix of its files."""

    PDF = "pdf"
    SVG = "svg"
    PNG = "png"
    JSON = "json"


def content_of(kind: PlanKind, paper: PlanPaper, plan: Plan, size: PaperSize = PaperSize.A3) -> bytes:
    """The file's content. `plan` is the same plan as a plan file holds it: the only thing that JSON is made of.

    Raises PlanRefused (none) for a centre that has no floor.
    """
    if not paper.plan.floors:
        raise PlanRefused("none", "")
    match kind:
        case PlanKind.JSON:
            return dump_plan(plan).encode()
        case PlanKind.PDF:
            return plan_pdf(paper, size)
        case PlanKind.SVG:
            return plan_svg(paper).encode()
        case PlanKind.PNG:
            return paper_png(paper)


def of_floor(row: PlanRow, plan: Plan, code: str) -> tuple[PlanRow, Plan]:
    """Both forms of a plan with one floor only. Raises KeyError."""
    floors = tuple(floor for floor in row.floors if floor.code == code)
    if not floors:
        raise KeyError(code)
    kept = floors[0].id
    units = tuple(unit for unit in row.units if unit.floor_id == kept)
    marks = tuple(item for item in row.marks if item.floor_id == kept)
    spaces = tuple(space for space in row.spaces if space.floor_id == kept)
    return replace(row, floors=floors, units=units, spaces=spaces, marks=marks), Plan(
        tuple(floor for floor in plan.floors if floor.code == code)
    )
