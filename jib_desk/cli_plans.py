"""The command that gives the plan out: PDF, SVG, PNG or a plan file, by the suffix of the file asked for."""

import argparse
from typing import TYPE_CHECKING

from jib_desk import cli_arguments as grammar
from jib_desk.cli_output import DONE, Console
from jib_desk.rules.plan_paper import PaperSize
from jib_desk.services.clock import local_day

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


def export_plan(services: "Services", args: argparse.Namespace, console: Console) -> int:
    """Write the plan as of a day and say where it is. Nothing in it names a person."""
    from jib_desk.views.floor_plan.paper.kinds import PlanKind, content_of, of_floor
    from jib_desk.views.floor_plan.paper.parts import PlanPaper

    path = grammar.file_path(args.output)
    centre = services.settings.centre()
    on = args.period.of(local_day(services.clock, centre.zone), is_of_a_day=True).as_of
    row, plan = services.plans.plan(on), services.plan_files.plan(on)
    floors = [floor.code for floor in row.floors]
    if args.floor is not None:
        if args.floor not in floors:
            raise grammar.BadUse("no_such_floor", "--floor", args.floor, ", ".join(floors))
        row, plan = of_floor(row, plan, args.floor)
    name = (centre.name_zh or centre.name_en) if console.lang == "zh_CN" else (centre.name_en or centre.name_zh)
    kind = PlanKind(path.suffix.lower().lstrip("."))
    size = PaperSize(args.paper) if args.paper else PaperSize.A3
    services.plan_files.write(
        path, content_of(kind, PlanPaper(row, console.lang, name, args.layer == "safety"), plan, size)
    )
    shown = {
        "file": str(path),
        "what": "plan",
        "kind": kind.value,
        "layer": args.layer or "seats",
        "on": on.isoformat(),
    }
    counted = {"floors": [floor.code for floor in row.floors], "units": len(row.units)}
    console.result({**shown, **counted, "head": services.journal.head()}, (str(path),))
    return DONE
