"""What the plan page shows of a repair: itself, or the form that closes its seat where somebody has it."""

from typing import TYPE_CHECKING

from jib_desk.views.floor_plan.verbs import Verb
from jib_desk.views.repairs.kinds import SEAT_OF_REPAIR
from jib_desk.views.repairs.opening import open_repair

if TYPE_CHECKING:
    from jib_desk.views.floor_plan.page import FloorPlanPage


def show_repair(page: "FloorPlanPage", kind: str, repair_id: int) -> None:
    """A kind of `REPAIR_KINDS`, as Today or the repairs lead to it."""
    if kind != SEAT_OF_REPAIR:
        open_repair(page, repair_id)
        return
    row = page.desk.read(lambda: page.desk.services.mending.one(repair_id))
    if row.unit_id is not None:
        page.open_unit(row.unit_id)
        page.open_form(Verb.CLOSE)
        if page.side.form is not None:
            page.side.form.close_for(row)
