"""The commands that read and write workbooks."""

import argparse
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from jib_desk import cli_arguments as grammar
from jib_desk import phrases
from jib_desk.cli_output import DONE, REFUSED, Console
from jib_desk.rules.words import Lang
from jib_desk.services.clock import local_day
from jib_desk.services.rows.imports import Finding, Preview
from jib_desk.services.staff import COMMAND_LINE

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


def import_companies(services: "Services", args: argparse.Namespace, console: Console) -> int:
    """Preview a ledger and, unless it is only looked at or a row is refused, commit it.

    What the wizard asks a person, the command line refuses (code needs_person).
    """
    preview = services.imports.preview_companies(grammar.file_path(args.file), args.sheet)
    refused = preview.count("refused") + preview.count("ask")
    if args.refused is not None and refused:
        services.imports.write_refused(preview, grammar.file_path(args.refused), _reason)
    goes_on = args.skip_refused or not refused
    if goes_on and not args.dry_run:
        services.imports.apply(by=services.staff.actor(COMMAND_LINE), preview=preview, skip_refused=True)
    is_applied = goes_on and not args.dry_run
    _tell_import(preview, console, is_applied=is_applied)
    return DONE if goes_on else REFUSED


def import_json(preview: Preview, lang: Lang, *, is_applied: bool) -> dict[str, Any]:
    """A preview as the command line prints it. `rows.seen` is the sum of the other counts."""
    counts = {verdict: preview.count(verdict) for verdict in ("new", "changed", "same")}
    counts["refused"] = preview.count("refused") + preview.count("ask")
    counts["skipped"] = preview.count("skipped")
    return {
        "sheet": preview.sheet,
        "rows": {"seen": len(preview.rows), **counts},
        "refused": _findings((found for row in preview.rows for found in row.findings), lang),
        "warnings": _findings((found for row in preview.rows for found in row.warnings), lang),
        "applied": is_applied,
    }


def _findings(found: Iterable[Finding], lang: Lang) -> list[dict[str, Any]]:
    return [
        {
            "sheet": item.sheet,
            "row": item.row,
            "column": item.column,
            "code": item.code,
            "message": phrases.finding(item, lang),
        }
        for item in found
    ]


def _reason(found: Finding) -> str:
    """A reason as a comment holds it: whoever mends the row may read either language."""
    return f"{phrases.finding(found, 'zh_CN')}\n{phrases.finding(found, 'en')}"


def _tell_import(preview: Preview, console: Console, *, is_applied: bool) -> None:
    told = import_json(preview, console.lang, is_applied=is_applied)
    counts = ", ".join(f"{name} {count}" for name, count in told["rows"].items())
    console.result(told, (f"{preview.sheet}: {counts}",))
    for kind in ("refused", "warnings"):
        for item in told[kind]:
            place = f"{item['sheet']}!{item['row']} {item['column']}"
            console.say(f"{place}: {item['message']}", f"{place}：{item['message']}")
    if not is_applied:
        console.say("Nothing was imported.", "未导入任何数据。")


def export(services: "Services", args: argparse.Namespace, console: Console) -> int:
    """Write one workbook and say where it is."""
    path = grammar.file_path(args.output)
    centre = services.settings.centre()
    today = local_day(services.clock, centre.zone)
    period = args.period.of(today, is_of_a_day=grammar.is_of_a_day(args.what))
    by = services.staff.actor(COMMAND_LINE)
    exports = services.exports
    match args.what:
        case "occupancy":
            exports.occupancy(
                by=by,
                path=path,
                as_of=period.as_of,
                personal_data=args.personal_data,
                plan_picture=_picture(services, period, console.lang),
            )
        case "companies":
            exports.companies(by=by, path=path, on=period.as_of, personal_data=args.personal_data)
        case "seats":
            exports.seats(by=by, path=path, on=period.as_of)
        case "visits":
            exports.visits(by=by, path=path, start=period.start, end=period.end, personal_data=args.personal_data)
        case _:
            exports.bookings(by=by, path=path, start=period.start, end=period.end, personal_data=args.personal_data)
    shown = {"file": str(path), "what": args.what, "from": period.start.isoformat(), "to": period.end.isoformat()}
    console.result({**shown, "personal_data": bool(args.personal_data), "head": services.journal.head()}, (str(path),))
    return DONE


def template(args: argparse.Namespace, console: Console) -> int:
    """Write the empty sheet of a list."""
    from jib_desk.services.sheets.templates import write_template

    path = grammar.file_path(args.output)
    write_template(path, args.of)
    console.result({"file": str(path), "what": "template", "list": args.of}, (str(path),))
    return DONE


def _picture(services: "Services", period: grammar.Period, lang: Lang) -> bytes | None:
    """The plan as PNG; None where Qt is not there, and the sheet draws the plan as cells."""
    try:
        from jib_desk.views.floor_plan.paper.picture import plan_png
    except ImportError:
        return None
    return plan_png(services.plans.plan(period.as_of), lang) or None
