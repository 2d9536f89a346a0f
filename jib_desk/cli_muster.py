"""The command that prints who is inside, now: from the database, or from the kept roll when it cannot be opened."""

import argparse
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jib_desk import cli_arguments as grammar
from jib_desk.cli_output import DONE, Console
from jib_desk.services.errors import DeskError, of_system
from jib_desk.services.files.own_files import refuse_own_files
from jib_desk.services.rows.muster import RollLine, Snapshot
from jib_desk.settings import Paths

if TYPE_CHECKING:
    from jib_desk.services.centre import Services


def muster(
    database: Path,
    opened: "Callable[[], AbstractContextManager[Services]]",
    args: argparse.Namespace,
    console: Console,
) -> int:
    """Write the roll and say where it is. A kept roll is success, too; without one the database's own error is."""
    path = grammar.file_path(args.output)
    if path.suffix.lower() != ".pdf":
        raise grammar.BadUse("no_such_ending", "-o", args.output, ".pdf")
    refuse_own_files(path, database)
    snapshot, is_kept = _roll(database, opened, console)
    from jib_desk.views.floor_plan.paper.parts import ensure_application
    from jib_desk.views.printing.documents import muster_roll
    from jib_desk.views.printing.output import write_pdf

    ensure_application()
    try:
        write_pdf(muster_roll(snapshot.now.roll(), snapshot), path)
    except OSError as error:
        raise of_system(error, str(path)) from error
    console.result(_shown(path, snapshot, is_kept=is_kept), (str(path),))
    return DONE


def _roll(
    database: Path, opened: "Callable[[], AbstractContextManager[Services]]", console: Console
) -> tuple[Snapshot, bool]:
    try:
        with opened() as services:
            return services.muster_snapshots.now(), False
    except DeskError as error:
        from jib_desk.services.visit.muster_store import MusterStore

        kept = MusterStore.of(Paths.of_user().muster, database).read()
        if kept is None:
            raise
        at = f"{kept.sheet.at.astimezone(kept.zone):%Y-%m-%d %H:%M}"
        why = console.told(error)["message"]
        console.say(f"{why} This is the roll kept at {at}.", f"{why}现输出{at}保存的名单。")
        return kept, True


def _shown(path: Path, snapshot: Snapshot, *, is_kept: bool) -> dict[str, Any]:
    sheet = snapshot.now
    inside = sheet.inside
    return {
        "file": str(path),
        "what": "muster",
        "from": "snapshot" if is_kept else "database",
        "at": sheet.at.isoformat(),
        "inside": {
            "total": inside.total,
            "visitors": inside.visitors,
            "event_guests": inside.event_guests,
            "residents": inside.residents,
            "fire_limit": inside.fire_limit,
        },
        "missing": sheet.missing if sheet.evacuation is not None or snapshot.ticks else None,
        "lines": [
            _line(line) | {"members": [member.name for member in sheet.members(line)]}
            for line in sheet.lines
            if line.counts
        ],
    }


def _line(line: RollLine) -> dict[str, Any]:
    return {
        "kind": line.kind.value,
        "uid": line.uid,
        "name": line.name,
        "detail": line.detail,
        "place": line.place,
        "heads": line.heads,
        "safe": line.safe,
        "since": _iso(line.since),
        "badge": line.badge,
    }


def _iso(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
