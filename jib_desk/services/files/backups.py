"""Backups: made through SQLite's own copy, verified after writing, kept by age, restored undamaged.

Rotation (FAULTS 16): all of the last 48 hours, one a day for 12 days, one a week for 10 weeks, one a month
for 9 months. The newest good one is never deleted. Names carry the instant in UTC and why it was made.
"""

import json
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select, text

from jib_desk.models import files
from jib_desk.models.centre import Staff
from jib_desk.models.database import Database
from jib_desk.models.faults import DatabaseFault
from jib_desk.models.journal import Stamp
from jib_desk.models.journal_tables import JournalEntry
from jib_desk.models.proof import RESTORE
from jib_desk.services import errors
from jib_desk.services.base import Service, typed
from jib_desk.services.clock import Clock
from jib_desk.services.files.attachments import kept_contents
from jib_desk.services.files.file_store import FOLDER, FileStore, folder_of
from jib_desk.services.staff import SYSTEM, this_workstation
from jib_desk.version import VERSION

SUFFIX = ".jibbackup"
_NAME = re.compile(r"^(?P<stem>.+)-(?P<at>\d{8}T\d{6}Z)(?:-(?P<why>[a-z_]+))?(?:-\d+)?\.jibbackup$")
_HOURS, _DAYS, _WEEKS, _MONTHS = 48, 12, 10, 9


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup file. `why`: day (start of day), migration, import, restore, or asked."""

    path: Path
    made_at: datetime
    why: str
    bytes: int


class BackupService(Service):
    """Makes, lists and verifies the backups of one database."""

    def __init__(self, database: Database, clock: Clock, folder: Path | None = None) -> None:
        super().__init__(database, clock)
        self.folder = folder or default_folder(database.path)

    def make(self, folder: Path | None = None, why: str = "asked") -> BackupRow:
        """Write a backup, then reopen and check it. Raises DiskFull, NotWritable, BackupRefused."""
        target = folder or self.folder
        row = make_backup(self._database.path, target, self._clock.now(), why)
        verified(row.path)
        FileStore(target / FOLDER).bring(FileStore(folder_of(self._database.path)), contents_in(row.path))
        self._prune(folder or self.folder)
        return row

    def make_if_due(self) -> BackupRow | None:
        """The start-of-day backup: one for each day on which the program runs."""
        today = self._clock.now().date()
        if any(row.why == "day" and row.made_at.date() == today for row in self.all()):
            return None
        return self.make(why="day")

    def refuse_damage(self) -> None:
        """The quick check of files that were too large for it while opening. Raises DatabaseRefused."""
        try:
            findings = self._database.findings(thorough=False)
        except DatabaseFault as fault:
            raise typed(fault) from fault
        if findings:
            raise errors.DatabaseRefused(str(self._database.path), "damaged", findings[0])

    def all(self, folder: Path | None = None) -> tuple[BackupRow, ...]:
        """The backups of this database, newest first."""
        return listed(folder or self.folder, self._database.path.stem)

    def _prune(self, folder: Path) -> None:
        rows = listed(folder, self._database.path.stem)
        for row in to_prune(rows, self._clock.now()):
            with suppress(OSError):
                row.path.unlink()


def default_folder(path: Path) -> Path:
    """Where backups of a database go unless the workstation says otherwise."""
    return path.with_name(f"{path.stem}-backups")


def make_backup(path: Path, folder: Path, at: datetime, why: str) -> BackupRow:
    """Copy a database (open or not) into a folder. The copy is written beside and renamed when whole."""
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise errors.NotWritable(str(folder)) from error
    target = folder / f"{path.stem}-{stamp}-{why}{SUFFIX}"
    count = 1
    while target.exists():
        count += 1
        target = folder / f"{path.stem}-{stamp}-{why}-{count}{SUFFIX}"
    partial = target.with_suffix(".part")
    partial.unlink(missing_ok=True)
    try:
        files.copy(path, partial)
        partial.replace(target)
    except DatabaseFault as fault:
        raise typed(fault) from fault
    except OSError as error:
        raise errors.NotWritable(str(folder)) from error
    finally:
        # What SQLite keeps beside a copy stays when the disk is full.
        for left in (partial, *files.companions(partial)):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return BackupRow(target, at, why, target.stat().st_size)


def verified(path: Path) -> int:
    """Reopen a backup, check it wholly, and count its journal's entries. Raises BackupRefused."""
    try:
        copy = Database.to_verify(path)
    except DatabaseFault as fault:
        raise errors.BackupRefused(str(path), fault.why) from fault
    try:
        findings = copy.findings()
        if findings:
            raise errors.BackupRefused(str(path), "damaged")
        with copy.read() as session:
            return session.execute(text(f"SELECT count(*) FROM {JournalEntry.__tablename__}")).scalar() or 0  # noqa: S608
    except DatabaseFault as fault:
        raise errors.BackupRefused(str(path), fault.why) from fault
    finally:
        copy.close()


def put_back(backup: Path, path: Path, clock: Clock) -> BackupRow | None:
    """Put a backup in the place of a database that is not open. What was there is backed up first.

    Whoever was erased since is back with it: `restoring.restore` is what is asked for, and erases them again.
    The journal goes on past the head of the replaced one and names it. Returns the backup of what was there,
    with which the restore itself can be taken back; None when nothing was there. Raises BackupRefused, FileMissing.
    """
    if not backup.is_file():
        raise errors.FileMissing(str(backup))
    verified(backup)
    kept: BackupRow | None = None
    replaced = ""
    try:
        if path.exists():
            replaced = _head_of(path)
            kept = make_backup(path, default_folder(path), clock.now(), "restore")
            files.restore_into(backup, path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            files.copy(backup, path)
        FileStore(folder_of(path)).bring(FileStore(backup.parent / FOLDER), contents_in(path))
        _note_restore(path, clock, backup.name, replaced)
    except DatabaseFault as fault:
        raise typed(fault) from fault
    except OSError as error:
        raise errors.NotWritable(str(path)) from error
    return kept


def contents_in(path: Path) -> tuple[str, ...]:
    """The names of the contents that a database's rows speak of; an older revision may have none."""
    database = Database.to_verify(path)
    try:
        with database.read() as session:
            if not session.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'attachment'")).scalar():
                return ()
            return tuple(kept_contents(session))
    finally:
        database.close()


def _head_of(path: Path) -> str:
    """NUMBER:HASH of the journal that is about to be replaced; empty when it cannot be read any more."""
    try:
        database = Database.to_verify(path)
    except DatabaseFault:
        return ""
    try:
        with database.read() as session:
            query = select(JournalEntry.number, JournalEntry.hash).order_by(JournalEntry.number.desc()).limit(1)
            row = session.execute(query).first()
            return f"{row.number}:{row.hash}" if row else ""
    except DatabaseFault:
        return ""
    finally:
        database.close()


def _note_restore(path: Path, clock: Clock, name: str, replaced: str) -> None:
    database = Database.open(path)
    try:
        with database.read() as session:
            by = session.execute(select(Staff.id).where(Staff.code == SYSTEM)).scalar_one()
            newest = session.execute(select(func.max(JournalEntry.number))).scalar() or 0
        number = int(replaced.partition(":")[0] or 0)
        stamp = Stamp(
            at=clock.now(),
            staff_id=by,
            workstation=this_workstation(),
            program=VERSION,
            action=RESTORE,
            subject=name,
            always=True,
            after=number,
        )
        with database.write(stamp) as writing:
            writing.work.result = json.dumps(replaced if number > newest else "")
    finally:
        database.close()


def listed(folder: Path, stem: str) -> tuple[BackupRow, ...]:
    """Backups of a database by its name's stem, newest first."""
    rows: list[BackupRow] = []
    if folder.is_dir():
        for path in folder.iterdir():
            found = _NAME.match(path.name)
            if found and found["stem"] == stem:
                at = datetime.strptime(found["at"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
                rows.append(BackupRow(path, at, found["why"] or "", path.stat().st_size))
    return tuple(sorted(rows, key=lambda row: (row.made_at, row.path.name), reverse=True))


def to_prune(rows: Sequence[BackupRow], now: datetime) -> tuple[BackupRow, ...]:
    """What may be deleted: the newest is always kept, then by the rotation above."""
    kept = {row.path for row in rows[:1]}
    kept |= {row.path for row in rows if now - row.made_at <= timedelta(hours=_HOURS)}
    kept |= _newest_of_each(rows, now, timedelta(days=_DAYS), "%Y-%m-%d")
    kept |= _newest_of_each(rows, now, timedelta(weeks=_WEEKS), "%G-%V")
    kept |= _newest_of_each(rows, now, timedelta(days=31 * _MONTHS), "%Y-%m")
    return tuple(row for row in rows if row.path not in kept)


def _newest_of_each(rows: Iterable[BackupRow], now: datetime, span: timedelta, period: str) -> set[Path]:
    newest: dict[str, Path] = {}
    for row in rows:
        if now - row.made_at <= span:
            newest.setdefault(row.made_at.strftime(period), row.path)
    return set(newest.values())
