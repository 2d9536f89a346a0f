"""The disk fills while something is written: it is refused by name, nothing is half written, and it works afterwards.

Each scenario is tried with more and more room until it succeeds, so that the disk fills at many moments of it.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench.faults.small_disk import SmallDisk
from bench.ground import Desk, new_centre
from jib_desk.models import proof
from jib_desk.services import errors
from jib_desk.services.clock import FixedClock
from jib_desk.services.files.backups import BackupService

LEDGER = Path(__file__).parents[2] / "tests" / "fixtures" / "workbooks" / "tenant-ledger-2023-11.xlsx"
NOON = FixedClock(datetime(2023, 11, 30, 4, 0, tzinfo=UTC))
_SPARES = tuple(
    kilobytes << 10 for kilobytes in (0, 4, 8, 16, 32, 48, 64, 96, 128, 192, 256, 384, 512, 1024, 2048, 4096, 16384)
)


@dataclass(frozen=True)
class Starved:
    """How often the disk was too small, and then large enough. `findings` is empty when everything held."""

    scenario: str
    refused: int
    succeeded: bool
    findings: tuple[str, ...]


def starve(
    disk: SmallDisk,
    scenario: str,
    attempt: Callable[[], object],
    after_refusal: Callable[[], Iterator[str]],
    after_success: Callable[[], Iterator[str]],
) -> Starved:
    """Try with more and more room until it succeeds; look at what is left after each try."""
    findings: list[str] = []
    refused = 0
    for spare in _SPARES:
        try:
            with disk.full(spare):
                attempt()
        except (errors.DiskFull, errors.NotWritable) as error:
            refused += 1
            if not isinstance(error, errors.DiskFull):
                findings.append(f"{spare} bytes: called {error.code}")
            findings += (f"{spare} bytes: {found}" for found in after_refusal())
        else:
            return Starved(scenario, refused, succeeded=True, findings=(*findings, *after_success()))
    return Starved(scenario, refused, succeeded=False, findings=tuple(findings))


# --- scenarios ----------------------------------------------------------------------------------


def saving(disk: SmallDisk) -> Starved:
    """A visitor is checked in on a disk that fills: done wholly or not at all, and the next one is let in."""
    desk = Desk.open(new_centre(disk.folder / "saving.db"), NOON)
    done: list[int] = []

    def attempt() -> None:
        for _ in range(40):
            name = f"访客{'一二三四五六七八九'[len(done) % 9]}"
            done.append(desk.visitors.check_in(by=desk.by, name_zh=name, note="n" * 900).row.id)

    def look() -> Iterator[str]:
        yield from unsound(desk)
        inside = sorted(row.id for row in desk.visitors.on_site())
        if inside != sorted(done):
            yield f"acknowledged {len(done)}, inside {len(inside)}"
        done.append(desk.visitors.check_in(by=desk.by, name_zh="有空间了").row.id)

    result = starve(disk, "save", attempt, look, look)
    desk.close()
    return result


def backing_up(disk: SmallDisk) -> Starved:
    """A backup on a disk that fills: no half backup is left, the older ones are untouched."""
    desk = Desk.open(new_centre(disk.folder / "backing.db"), NOON)
    backups = BackupService(desk.database, NOON)
    backups.make()
    before = fingerprints(backups.folder)

    def same() -> Iterator[str]:
        yield from differences(before, fingerprints(backups.folder))
        yield from unsound(desk)

    def one_more() -> Iterator[str]:
        if len(fingerprints(backups.folder)) != 2:
            yield "not exactly one backup more"

    result = starve(disk, "backup", backups.make, same, one_more)
    desk.close()
    return result


def founding(disk: SmallDisk) -> Starved:
    """A new centre on a disk that fills: nothing is left of it."""
    from jib_desk.services.sample import sample

    path = disk.folder / "new" / "centre.db"
    path.parent.mkdir()

    def nothing() -> Iterator[str]:
        yield from (f"{name} is left" for name in fingerprints(path.parent))

    def sound() -> Iterator[str]:
        desk = Desk.open(path, NOON)
        yield from unsound(desk)
        desk.close()

    return starve(disk, "new centre", lambda: sample.init(path, clock=NOON).close(), nothing, sound)


def importing(disk: SmallDisk) -> Starved:
    """A ledger is taken over on a disk that fills: all of it or none of it."""
    from jib_desk.services.centre import open_services

    desk = Desk.open(new_centre(disk.folder / "importing.db"), NOON)
    services = open_services(desk.database, NOON, disk.folder / "importing-backups")
    by = services.staff.actor("front_desk", "bench")
    preview = services.imports.preview_companies(LEDGER)
    before = services.journal.last_number()

    def attempt() -> None:
        services.imports.apply(by=by, preview=preview, skip_refused=True)

    def none_of_it() -> Iterator[str]:
        yield from unsound(desk)
        if services.companies.all(NOON.now().date()) or services.journal.last_number() != before:
            yield "companies of an import that was refused"

    def all_of_it() -> Iterator[str]:
        yield from unsound(desk)
        if services.journal.last_number() != before + 1:
            yield "an import is not one entry"
        if not services.companies.all(NOON.now().date()):
            yield "no companies after the import"

    result = starve(disk, "import", attempt, none_of_it, all_of_it)
    desk.close()
    return result


def exporting(disk: SmallDisk) -> Starved:
    """A workbook is written over the old one on a disk that fills: the old one stays, byte for byte."""
    from jib_desk.services.sample import sample

    services = sample.demo(disk.folder / "exporting.db", on=date(2023, 11, 30))
    by = services.staff.actor("front_desk", "bench")
    folder = disk.folder / "sheets"
    folder.mkdir()
    path = folder / "occupancy.xlsx"
    path.write_bytes(b"the old workbook" * 100)
    before = fingerprints(folder)

    def attempt() -> None:
        services.exports.occupancy(by=by, path=path, as_of=date(2023, 11, 30))

    def new_one() -> Iterator[str]:
        if set(fingerprints(folder)) != set(before) or not path.read_bytes().startswith(b"PK"):
            yield "the new workbook is not the only file"

    result = starve(disk, "export", attempt, lambda: differences(before, fingerprints(folder)), new_one)
    services.close()
    return result


def exporting_plan(disk: SmallDisk) -> Starved:
    """The plan is written over an old file on a disk that fills: the old one stays, byte for byte."""
    from jib_desk.rules.plan_files import dump_plan
    from jib_desk.services.centre import open_services

    desk = Desk.open(new_centre(disk.folder / "drawing.db"), NOON)
    files = open_services(desk.database, NOON).plan_files
    folder = disk.folder / "plans"
    folder.mkdir()
    path = folder / "plan.json"
    path.write_bytes(b"the old plan" * 100)
    before = fingerprints(folder)
    content = dump_plan(files.plan(NOON.now().date())).encode() * 20  # as large as a picture

    def new_one() -> Iterator[str]:
        if set(fingerprints(folder)) != set(before) or path.read_bytes() != content:
            yield "the new plan is not the only file"

    result = starve(
        disk, "plan", lambda: files.write(path, content), lambda: differences(before, fingerprints(folder)), new_one
    )
    desk.close()
    return result


SCENARIOS: Mapping[str, Callable[[SmallDisk], Starved]] = {
    "save": saving,
    "backup": backing_up,
    "new centre": founding,
    "import": importing,
    "export": exporting,
    "plan": exporting_plan,
}


# --- looking ------------------------------------------------------------------------------------


def unsound(desk: Desk) -> Iterator[str]:
    """What SQLite and the journal's chain find."""
    yield from desk.database.findings()
    with desk.database.engine.connect() as connection:
        yield from proof.verify(connection)[2]


def fingerprints(folder: Path) -> dict[str, str]:
    """Every file below a folder with the hash of its content."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Files that came, went or changed."""
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield f"{name} came, went or changed"
