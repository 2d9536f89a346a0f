"""The grammar of the command line: what may be written, and what each word of it means.

Nothing here opens a file. Whatever makes no sense is a `BadUse`, so that it is said in one sentence, in the
language asked for, before anything is touched.
"""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn, cast

from jib_desk.rules.words import Lang
from jib_desk.services.errors import DeskError
from jib_desk.services.sheets.templates import TEMPLATES
from jib_desk.version import VERSION

DEFAULT_PLAN = "jinqiao"
EXPORTS = ("occupancy", "companies", "seats", "visits", "bookings", "plan", "template")
PLAN_SUFFIXES = ("json", "svg", "png", "pdf")
_OF_A_DAY = ("occupancy", "companies", "seats", "plan")  # the others are of a period


@dataclass
class BadUse(DeskError):
    """A command line that cannot be carried out; `why` chooses the sentence."""

    code = "bad_use"
    exit_code = 2
    why: str
    option: str = ""
    value: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """Both days inclusive; the last one is the day as of which figures are given."""

    start: date
    end: date

    @property
    def as_of(self) -> date:
        return self.end


@dataclass(frozen=True, slots=True)
class PeriodAsked:
    """What the command line says about time; which days it means depends on the centre's today."""

    month: tuple[date, date] | None = None  # first and last day
    on: date | None = None
    start: date | None = None
    end: date | None = None

    def of(self, today: date, *, is_of_a_day: bool) -> Period:
        """The days meant. A month is as of its last day, or of today while it runs.

        A list of a period with `--on` is of that day alone; a figure of a day looks at its month up to it.
        """
        if self.month is not None:
            first, last = self.month
            return Period(first, today if first <= today <= last else last)
        if self.start is not None or self.end is not None:
            end = self.end or max(today, self.start or today)
            return Period(self.start or end.replace(day=1), end)
        as_of = self.on or today
        return Period(as_of if self.on and not is_of_a_day else as_of.replace(day=1), as_of)


class _Parser(argparse.ArgumentParser):
    """argparse that raises instead of printing and leaving."""

    def error(self, message: str) -> NoReturn:
        raise BadUse("grammar", detail=message)


def parser() -> argparse.ArgumentParser:
    """The whole grammar. `--data`, `--lang` and `--json` may stand before or after the command."""
    everywhere = _everywhere(argparse.SUPPRESS)
    top = _Parser(prog="jib-desk", description="The front desk of a start-up centre.", parents=[_everywhere(None)])
    top.add_argument("--version", action="version", version=f"jib-desk {VERSION}")
    top.add_argument("--verbose", action="store_true", help="log more than usual")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, text: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=text, description=text, parents=[everywhere])

    init = command("init", "Make an empty centre: plan, rooms, settings, no companies.")
    init.add_argument(
        "--plan",
        metavar="NAME|FILE.json",
        default=DEFAULT_PLAN,
        help=f"the plan to start from: one that ships, or a plan file (default: {DEFAULT_PLAN})",
    )
    demo = command("demo", "Write the sample centre.")
    demo.add_argument("--on", metavar="DATE", help="as of this day (default: shifted to today)")
    _add_import(command("import", "Take over a ledger from an Excel workbook."))
    _add_export(command("export", "Write a workbook, the plan, or the empty template of a list."))
    report = command("report", "Print figures.")
    report.add_argument("what", choices=("occupancy",))
    _add_period(report)
    muster = command("muster", "Print who is inside, now, for an evacuation.")
    muster.add_argument("-o", "--output", metavar="OUT.pdf", required=True)
    backup = command("backup", "Write a verified backup.")
    backup.add_argument("folder", metavar="DIR", nargs="?", help="where to (default: beside the database)")
    restore = command("restore", "Bring a backup back.")
    restore.add_argument("backup", metavar="BACKUP")
    _add_privacy(command("privacy", "Find, hand out or erase what is kept about a person."), everywhere)
    check = command("check", "Verify the database and its journal.")
    check.add_argument("--head", metavar="NUMBER:HASH", help="a journal head from an earlier export or backup")
    return top


def _everywhere(default: object) -> _Parser:
    """The options of every command; suppressed defaults let the ones before the command stand."""
    shared = _Parser(add_help=False)
    shared.add_argument("--data", metavar="FILE", default=default, help="the database (default: the user's own)")
    shared.add_argument("--lang", choices=("en", "zh_CN"), default=default, help="language of the messages")
    shared.add_argument(
        "--json",
        action="store_true",
        default=argparse.SUPPRESS if default is argparse.SUPPRESS else False,
        help="print one JSON object",
    )
    return shared


def _add_import(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=("companies",))
    command.add_argument("file", metavar="FILE.xlsx")
    command.add_argument("--sheet", metavar="S", help="the sheet to read (default: the first visible ledger)")
    command.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    command.add_argument("--skip-refused", action="store_true", help="import the other rows when some are refused")
    command.add_argument("--refused", metavar="OUT.xlsx", help="write the refused rows with their reasons")


def _add_export(command: argparse.ArgumentParser) -> None:
    command.add_argument("what", choices=EXPORTS)
    command.add_argument("of", metavar="LIST", nargs="?", choices=tuple(TEMPLATES), help="the list of a template")
    _add_period(command)
    command.add_argument("--from", metavar="D", dest="start", help="first day, of visits and bookings")
    command.add_argument("--to", metavar="D", dest="end", help="last day, included")
    command.add_argument("-o", "--output", metavar="OUT", required=True, help=".xlsx; a plan: .json, .svg, .png, .pdf")
    command.add_argument("--personal-data", action="store_true", help="with names and phones; this is logged")
    command.add_argument("--floor", metavar="CODE", help="one floor of the plan alone (default: all)")
    command.add_argument("--layer", choices=("seats", "safety"), help="what a drawn plan is about (default: seats)")
    command.add_argument("--paper", choices=("A4", "A3"), help="of a plan as PDF (default: A3)")


def _add_privacy(command: argparse.ArgumentParser, everywhere: _Parser) -> None:
    what = command.add_subparsers(dest="what", metavar="WHAT", required=True, parser_class=_Parser)

    def part(name: str, text: str) -> argparse.ArgumentParser:
        return what.add_parser(name, help=text, description=text, parents=[everywhere])

    part("find", "Who is known by this name, pinyin or phone.").add_argument("text", metavar="TEXT")
    copy = part("export", "Everything kept about one person, as a workbook; this is logged.")
    copy.add_argument("uid", metavar="UID")
    copy.add_argument("-o", "--output", metavar="OUT.xlsx", required=True)
    part("erase", "Erase one person's data; this cannot be undone.").add_argument("uid", metavar="UID")
    purge = part("purge", "Erase the data of everybody whose time is over.")
    purge.add_argument("--dry-run", action="store_true", help="say who is due, and do nothing")


def _add_period(command: argparse.ArgumentParser) -> None:
    when = command.add_mutually_exclusive_group()
    when.add_argument("--month", metavar="2023-11", help="as of its last day, or of today while it runs")
    when.add_argument("--on", metavar="DATE", help="as of this day")


# --- what the words mean ---------------------------------------------------------------------


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line with its dates checked, under `period` where a command has one. Raises BadUse."""
    args = parser().parse_args(arguments)
    if args.command in {"export", "report"}:
        args.period = _period(args)
        if args.command == "export":
            _refuse_mixed(args)
    elif args.command == "demo":
        args.on = None if args.on is None else day("--on", args.on)
    elif (
        args.command == "check" and args.head is not None and not re.fullmatch(r"\d{1,18}:[0-9a-fA-F]{8,64}", args.head)
    ):
        raise BadUse("no_such_head", "--head", args.head)
    return args


def spoken(arguments: Sequence[str], otherwise: Lang) -> Lang:
    """The language asked for, found even in a command line that is otherwise wrong."""
    for position, word in enumerate(arguments):
        value = arguments[position + 1] if word == "--lang" and position + 1 < len(arguments) else ""
        if word.startswith("--lang="):
            value = word.partition("=")[2]
        if value in {"en", "zh_CN"}:
            return cast("Lang", value)
    return otherwise


def day(option: str, written: str) -> date:
    """A day written as YYYY-MM-DD. Raises BadUse for anything else and for days that do not exist."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", written, re.ASCII) is None:
            raise ValueError
        return date.fromisoformat(written)
    except ValueError:
        raise BadUse("no_such_date", option, written) from None


def month(option: str, written: str) -> tuple[date, date]:
    """First and last day of a month written as YYYY-MM. Raises BadUse."""
    from calendar import monthrange

    found = re.fullmatch(r"(\d{4})-(\d{2})", written, re.ASCII)
    try:
        if found is None:
            raise ValueError
        first = date(int(found[1]), int(found[2]), 1)
    except ValueError:
        raise BadUse("no_such_month", option, written) from None
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def file_path(written: str) -> Path:
    """A path as written, with ~ for the home folder."""
    return Path(written).expanduser()


def _period(args: argparse.Namespace) -> PeriodAsked:
    start, end = getattr(args, "start", None), getattr(args, "end", None)
    if (start or end) and (args.month or args.on):
        raise BadUse("grammar", detail="--from/--to not allowed with --month or --on")
    if (start or end) and args.what in _OF_A_DAY:
        raise BadUse("grammar", detail=f"--from/--to not allowed with {args.what}")
    first = day("--from", start) if start else None
    last = day("--to", end) if end else None
    if first and last and last < first:
        raise BadUse("end_before_start", "--from/--to", f"{first} – {last}")
    return PeriodAsked(
        month("--month", args.month) if args.month else None, day("--on", args.on) if args.on else None, first, last
    )


def _refuse_mixed(args: argparse.Namespace) -> None:
    """Options of one export given with another. Raises BadUse."""
    given = {
        "--floor": args.floor,
        "--layer": args.layer,
        "--paper": args.paper,
        "--personal-data": args.personal_data,
        "LIST": args.of,
    }
    known = {"plan": {"--floor", "--layer", "--paper"}, "template": {"LIST"}}.get(args.what, {"--personal-data"})
    for option, value in given.items():
        if value and option not in known:
            raise BadUse("grammar", detail=f"{args.of if option == 'LIST' else option} not allowed with {args.what}")
    if args.what == "template":
        if args.of is None:
            raise BadUse("grammar", detail="the following arguments are required: LIST")
        if args.month or args.on or args.start or args.end:
            raise BadUse("grammar", detail="--month/--on/--from/--to not allowed with template")
    if args.what == "plan" and file_path(args.output).suffix.lower().lstrip(".") not in PLAN_SUFFIXES:
        raise BadUse("no_such_suffix", "-o", args.output, ", ".join(f".{suffix}" for suffix in PLAN_SUFFIXES))


def is_of_a_day(what: str) -> bool:
    """Whether a sheet shows one day (and its month up to it) rather than a period."""
    return what in _OF_A_DAY
