"""The program without its window: the same services, one command each.

Exit codes: 0 done, 1 a defect, 2 bad use, 3 refused with reasons, 4 environment. With `--json` one object goes
to stdout; sentences go to stderr in `--lang`. Nothing of Qt is imported here but for the picture of the plan.
"""

import argparse
import gc
import locale
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jib_desk import cli_arguments as grammar
from jib_desk.cli_output import DONE, Console
from jib_desk.models.places import itself
from jib_desk.rules.words import Lang
from jib_desk.services.errors import Cancelled, DeskError, of_system
from jib_desk.settings import Paths, Settings, load, set_up_log

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


def run(words: Sequence[str]) -> int:
    """Carry out a command line; the exit code."""
    kept = load(Paths.of_user().settings_file)
    console = Console(grammar.spoken(words, _usual_language(kept)), as_json="--json" in words)
    with _defects_reported(console):
        try:
            args = grammar.parse(words)
            if args.command is None:
                return _window(args)
            set_up_log(Paths.of_user(), is_verbose=args.verbose)
            return _COMMANDS[args.command](args, console, kept)
        except DeskError as error:
            return console.refuse(error)
        except OSError as error:
            return console.refuse(of_system(error))
        except KeyboardInterrupt:
            return console.refuse(Cancelled())


@contextmanager
def _defects_reported(console: Console) -> Iterator[None]:
    """While a command runs, a defect is said in one sentence and kept as a report; Python then leaves with 1."""
    usual = sys.excepthook
    sys.excepthook = console.report_defect
    yield
    sys.excepthook = usual


def _usual_language(kept: Settings) -> Lang:
    if kept.lang in {"en", "zh_CN"}:
        return "zh_CN" if kept.lang == "zh_CN" else "en"
    return "zh_CN" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def _window(args: argparse.Namespace) -> int:
    gc.disable()  # imports make no garbage; the window switches it on again once its data is there
    from jib_desk import app

    return app.run(None if args.data is None else grammar.file_path(args.data), args.lang)


# --- what every command stands on -----------------------------------------------------------


def _database(args: argparse.Namespace, kept: Settings) -> Path:
    written = None if args.data is None else grammar.file_path(args.data)
    return itself(written or kept.database or Paths.of_user().default_database)


@contextmanager
def _centre(args: argparse.Namespace, kept: Settings, *, read_only: bool = False) -> "Iterator[Services]":
    """The open centre of a command. Raises FileMissing, DatabaseRefused and what else opening raises."""
    from jib_desk.services.centre import open_centre
    from jib_desk.services.clock import SystemClock

    folders = {"backup_folder": kept.backup_folder, "muster_folder": Paths.of_user().muster}
    services = open_centre(_database(args, kept), SystemClock(), read_only=read_only, **folders)
    try:
        yield services
    finally:
        services.close()


# --- making centres -------------------------------------------------------------------------


def _init(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    from jib_desk.services.plan import plan_shelf
    from jib_desk.services.sample import sample

    file = grammar.file_path(args.plan)
    if args.plan in plan_shelf.plans():
        plan = plan_shelf.read_shipped_plan(args.plan)
    elif file.suffix or file.exists():
        plan = plan_shelf.read_plan_file(file)
    else:
        raise grammar.BadUse("no_such_plan", "--plan", args.plan, ", ".join(plan_shelf.plans()))
    path = _database(args, kept)
    sample.init(path, plan=plan).close()
    console.result({"database": str(path), "plan": args.plan}, (str(path),))
    return DONE


def _demo(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    from jib_desk.services.sample import sample

    path = _database(args, kept)
    services = sample.demo(path, on=args.on)
    try:
        centre = services.settings.centre()
        shown = {"database": str(path), "window": [centre.window_start.isoformat(), centre.window_end.isoformat()]}
    finally:
        services.close()
    console.result(shown, (str(path),))
    return DONE


# --- sheets in and out ----------------------------------------------------------------------


def _import(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    from jib_desk import cli_sheets

    with _centre(args, kept) as services:
        return cli_sheets.import_companies(services, args, console)


def _export(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    from jib_desk import cli_plans, cli_sheets

    if args.what == "template":  # the same for every centre, and none is needed
        return cli_sheets.template(args, console)
    with _centre(args, kept) as services:
        return (cli_plans.export_plan if args.what == "plan" else cli_sheets.export)(services, args, console)


def _report(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    from jib_desk.services.clock import local_day
    from jib_desk.services.reports import report_json

    with _centre(args, kept) as services:
        today = local_day(services.clock, services.settings.centre().zone)
        period = args.period.of(today, is_of_a_day=True)
        found = report_json(services.reports.occupancy(period.as_of))
    lines = (f"{name}: {value}" for name, value in found.items())
    console.result(found, tuple(lines))
    return DONE


def _muster(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    from jib_desk import cli_muster

    return cli_muster.muster(_database(args, kept), lambda: _centre(args, kept, read_only=True), args, console)


# --- people's data --------------------------------------------------------------------------


def _privacy(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    from jib_desk import cli_privacy

    with _centre(args, kept) as services:
        return cli_privacy.run(services, args, console)


# --- looking after the file -----------------------------------------------------------------


def _backup(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    folder = None if args.folder is None else grammar.file_path(args.folder)
    with _centre(args, kept) as services:
        row = services.backups.make(folder)
        head = services.journal.head()
    console.result({"backup": str(row.path), "bytes": row.bytes, "head": head}, (str(row.path),))
    return DONE


def _restore(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    from jib_desk.services.clock import SystemClock
    from jib_desk.services.restoring import restore

    path, backup = _database(args, kept), grammar.file_path(args.backup)
    kept_row = restore(backup, path, SystemClock())
    before = None if kept_row is None else str(kept_row.path)
    console.result({"database": str(path), "restored": str(backup), "before": before}, (str(path),))
    if before is not None:
        console.say(f"What was there before is kept in {before}.", f"原数据已备份至{before}。")
    return DONE


def _check(args: argparse.Namespace, console: Console, kept: Settings) -> int:
    from jib_desk.cli_output import CheckFindings

    with _centre(args, kept, read_only=True) as services:
        findings = [*services.database.findings()]
        if services.database.fault:
            findings.append(services.database.fault)
        chain = services.journal.verify(args.head or "")
        findings += [*chain.findings, *services.attachments.findings()]
    shown: dict[str, object] = {
        "database": str(_database(args, kept)),
        "ok": not findings,
        "findings": findings,
        "head": f"{chain.head}:{chain.head_hash}",
    }
    if not findings:
        console.result(shown, (str(shown["head"]),))
        return DONE
    error = CheckFindings(len(findings), "; ".join(findings[:5]))
    console.result({**shown, "error": console.told(error)}, tuple(findings))
    return console.refuse(error, beside_result=True)


_COMMANDS: dict[str, Callable[[argparse.Namespace, Console, Settings], int]] = {
    "init": _init,
    "demo": _demo,
    "import": _import,
    "export": _export,
    "report": _report,
    "muster": _muster,
    "backup": _backup,
    "restore": _restore,
    "privacy": _privacy,
    "check": _check,
}
