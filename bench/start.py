"""The start of the program beside the start of a bare Qt window, each in a process of its own."""

import compileall
import json
import os
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.ground import many_visits
from bench.harness import MIN_ROUNDS, Clocked, Figure, Pair
from jib_desk import settings as workstation
from jib_desk.models.database import Database
from jib_desk.services.centre import open_services
from jib_desk.services.clock import SystemClock
from jib_desk.services.sample import sample

_ROOT = Path(__file__).resolve().parents[1]
_LONGEST_S = 60
_LONGEST_STALL_MS = 50
_BARE = "a bare PySide6 window, painted once, in a process of its own"


def start(folder: Path) -> Iterator[Pair | Figure]:
    """Start: to the first painted window, and to the plan with its units."""
    _compile()
    paths = workstation.Paths.of_user()
    workstation.save(workstation.Settings(last_page="floor_plan"), paths.settings_file)
    centre = folder / "sample.db"
    sample.demo(centre).close()
    old = many_visits(folder.parent, visitors=20_000, visits=200_000, apart_min=13)
    for path in (centre, old):
        services = open_services(Database.open(path), SystemClock())
        services.backups.make_if_due()  # so that the day's backup is not part of it
        services.close()
    bare, own, five_years = ["bare"], ["own", str(centre)], ["own", str(old)]
    stalls: list[float] = []
    peaks: dict[str, list[float]] = {"bare": [], "own": []}

    def keep(said: dict[str, float]) -> None:
        stalls.append(said["stall"] * 1e3)
        peaks["own"].append(said["peak_mb"])

    def keep_bare(said: dict[str, float]) -> None:
        peaks["bare"].append(said["peak_mb"])

    window = _until("window", bare, keep_bare)
    yield Pair("to the first painted window", window, _until("window", own), 1.4, rounds=MIN_ROUNDS, against=_BARE)
    yield Pair("to the plan, usable", window, _until("plan", own, keep), 3.5, rounds=MIN_ROUNDS, against=_BARE)
    yield Figure("longest stall of the event loop, median", _median(stalls), "ms", _LONGEST_STALL_MS)
    yield Figure("peak memory of a bare window", _median(peaks["bare"]), "MB")
    yield Figure("peak memory at the plan", _median(peaks["own"]), "MB", 2 * _median(peaks["bare"]))
    yield Pair(
        "the same on a database of five years",
        _until("plan", own),
        _until("plan", five_years),
        1.1,
        rounds=MIN_ROUNDS,
        against="the plan of the sample centre",
    )


def _compile() -> None:
    """Byte code of program and packages, as an installation has it; some tools leave it out."""
    for place in (_ROOT / "jib_desk", Path(sysconfig.get_path("purelib"))):
        compileall.compile_dir(place, quiet=2)


def _until(what: str, arguments: list[str], keep: Callable[[dict[str, float]], None] | None = None) -> Clocked:
    """Seconds from the start of the process until it has painted this."""

    def run() -> float:
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "bench.start_child", *arguments],
            cwd=_ROOT,
            env=dict(os.environ),
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=True,
        )
        said: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        if keep is not None:
            keep(said)
        return said[what] - began

    return run


def _median(values: list[float]) -> float:
    from statistics import median

    return median(values)
