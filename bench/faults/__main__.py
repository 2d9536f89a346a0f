"""`python -m bench.faults [NAME …]`: the long fault runs. Prints what held; 1 when anything did not."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter

from bench.faults import erasure, full_disk, kills, overlaps
from bench.faults.small_disk import can_fill, small_disk
from bench.ground import new_centre

SECONDS = 10.0
CYCLES = 200
_DESK_PAUSE_S = 0.5  # a busy desk still types


def overlapping(folder: Path, asked: argparse.Namespace) -> Iterator[str]:
    """8 processes book overlapping slots, first without a pause, then as fast as desks do."""
    for name, pause in (("without a pause", 0.0), ("at desk load", _DESK_PAUSE_S)):
        rush = overlaps.rush(new_centre(folder / f"{name}.db"), seconds=asked.seconds, pause_s=pause)
        print(
            f"  {name}: {rush.booked} booked, {rush.moved} moved, {rush.cancelled} cancelled, {rush.refused} refused,"
            f" {rush.busy} gave up waiting; p50 {rush.p50 * 1e3:.1f} ms, p99 {rush.p99 * 1e3:.1f} ms; {rush.live} live"
        )
        yield from rush.findings
        if not (rush.booked and rush.refused):
            yield "nothing was tried"


def killed(folder: Path, asked: argparse.Namespace) -> Iterator[str]:
    """A desk is killed (kill -9) in the middle of check-ins."""
    found = kills.kill_again_and_again(new_centre(folder / "killed.db"), cycles=asked.cycles)
    print(
        f"  {found.cycles} kills, {found.acknowledged} changes acknowledged, {found.unacknowledged} durable though"
        f" unacknowledged; {found.repeated} retries by token found their work done"
    )
    yield from found.findings
    if not found.acknowledged:
        yield "nothing was tried"


def disk_full(folder: Path, _asked: argparse.Namespace) -> Iterator[str]:
    """The disk fills during a save, a backup, a new centre, an import, an export."""
    if not can_fill():
        print("  no way to fill a disk on this system")
        return
    for may_mount in (True, False):
        place = folder / f"mount-{may_mount}"
        place.mkdir()
        with small_disk(place, may_mount=may_mount) as disk:
            for name, scenario in full_disk.SCENARIOS.items():
                starved = scenario(disk)
                ending = "then done" if starved.succeeded else "never done"
                print(f"  {disk.kind}: {name} refused {starved.refused} times, {ending}")
                yield from (f"{name}: {finding}" for finding in starved.findings)
                if not starved.refused or not starved.succeeded:
                    yield f"{name}: nothing was tried"


def forgotten(folder: Path, asked: argparse.Namespace) -> Iterator[str]:
    """People are erased, and every byte of every file beside the database is looked at for them."""
    place = folder / "centre"
    place.mkdir()
    found = erasure.erase_at_random(new_centre(place / "erased.db"), count=asked.cycles)
    print(f"  {found.erased} of {found.people} people erased, {found.bytes / 1e6:.0f} MB looked at")
    yield from found.findings
    if not found.erased:
        yield "nothing was tried"


RUNS: Mapping[str, Callable[[Path, argparse.Namespace], Iterator[str]]] = {
    "overlaps": overlapping,
    "kills": killed,
    "full-disk": disk_full,
    "erasure": forgotten,
}


def main(arguments: Sequence[str]) -> int:
    """0 when everything held, 1 when something did not, 2 for an unknown name."""
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description="The long fault runs.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"which runs (default: {', '.join(RUNS)})")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="how long desks book at once")
    parser.add_argument("--cycles", type=int, default=CYCLES, help="how often the desk is killed, how many are erased")
    asked = parser.parse_args(arguments)
    unknown = [name for name in asked.names if name not in RUNS]
    if unknown:
        parser.error(f"no such run: {', '.join(unknown)}")
    failed = 0
    for name in asked.names or RUNS:
        print(f"{name}: {RUNS[name].__doc__}", flush=True)
        start = perf_counter()
        with tempfile.TemporaryDirectory(prefix="jib-faults-") as folder:
            findings = list(RUNS[name](Path(folder), asked))
        for finding in findings:
            print(f"  FAILED  {finding}")
        failed += bool(findings)
        print(f"  {'failed' if findings else 'held'}, {perf_counter() - start:.0f} s", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
