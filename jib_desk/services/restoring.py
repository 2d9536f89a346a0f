"""Bringing a backup back, without bringing back whom the centre has forgotten since it was made."""

from pathlib import Path

from jib_desk.models.database import Database
from jib_desk.models.faults import DatabaseFault
from jib_desk.services.centre import open_centre
from jib_desk.services.clock import Clock
from jib_desk.services.files.backups import BackupRow, put_back
from jib_desk.services.staff import SYSTEM
from jib_desk.services.visit import tombstones
from jib_desk.services.visit.tombstones import Tombstone


def restore(backup: Path, path: Path, clock: Clock) -> BackupRow | None:
    """Put a backup in the place of a database that is not open. What was there is backed up first.

    Whoever was erased since is erased again: the tombstones are in the replaced database and, for the day on which
    that is gone, in a file beside it. Returns the backup of what was there; None when nothing was there.
    Raises BackupRefused, FileMissing, NotWritable, DiskFull.
    """
    stones = _tombstones_of(path)
    kept = put_back(backup, path, clock)
    services = open_centre(path, clock)
    try:
        services.privacy.erase_again(by=services.staff.actor(SYSTEM), stones=stones)
    finally:
        services.close()
    return kept


def _tombstones_of(path: Path) -> tuple[Tombstone, ...]:
    beside = tombstones.read(path)
    try:
        database = Database.to_verify(path)
    except DatabaseFault:
        return beside
    try:
        with database.read() as session:
            return tuple(dict.fromkeys((*tombstones.all_in(session), *beside)))
    except DatabaseFault:
        return beside
    finally:
        database.close()
