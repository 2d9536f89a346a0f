"""What files, databases and the operating system refuse."""

import errno
from dataclasses import dataclass

from jib_desk.services.desk_error import DeskError


@dataclass
class Unforeseen(DeskError):
    """A defect of the program, told to whoever asked for the work; what it was is in the report."""

    code = "unforeseen"


@dataclass
class FileExists(DeskError):
    code = "file_exists"
    exit_code = 3
    path: str


@dataclass
class FileMissing(DeskError):
    code = "file_missing"
    exit_code = 2
    path: str


@dataclass
class FileRefused(DeskError):
    """A file that cannot be attached. `why`: empty, too_large, changed (its content is not what was kept)."""

    code = "file_refused"
    name: str
    why: str
    limit: int = 0  # megabytes


@dataclass
class DatabaseRefused(DeskError):
    """`why`: foreign, newer_schema, damaged, truncated, empty, not_a_database, altered, network_share."""

    code = "database_refused"
    path: str
    why: str
    detail: str = ""


@dataclass
class DatabaseReadOnly(DeskError):
    code = "database_read_only"
    exit_code = 4
    path: str
    why: str


@dataclass
class DatabaseUnreadable(DeskError):
    """Whoever runs the program may not read the file."""

    code = "database_unreadable"
    exit_code = 4
    path: str


@dataclass
class DatabaseBusy(DeskError):
    code = "database_busy"
    exit_code = 4
    seconds: float


@dataclass
class DatabaseLocked(DatabaseUnreadable):
    """Nobody may read the file now: another program has it to itself."""

    code = "database_locked"


@dataclass
class DatabaseReplaced(DeskError):
    """The file under the open program is another one now: writes stop."""

    code = "database_replaced"
    exit_code = 4
    path: str


@dataclass
class DiskFull(DeskError):
    code = "disk_full"
    exit_code = 4
    path: str
    needed: int = 0


@dataclass
class NotWritable(DeskError):
    code = "not_writable"
    exit_code = 4
    path: str


@dataclass
class FolderMissing(NotWritable):
    """Something is to be written into a folder that is not there."""

    code = "folder_missing"


@dataclass
class BackupRefused(DeskError):
    """A backup that is none or does not verify."""

    code = "backup_refused"
    path: str
    why: str


@dataclass
class Cancelled(DeskError):
    """A person stopped the work; nothing was written."""

    code = "cancelled"


@dataclass
class SystemRefused(DeskError):
    """Something of the operating system that has no name of its own here."""

    code = "environment"
    exit_code = 4
    detail: str


def of_system(error: OSError, path: str = "") -> DeskError:
    """The typed error behind one of the operating system's."""
    name = str(error.filename or path or "?")
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:  # EFBIG: the file may not grow, such as beyond 4 GB on FAT32
            return DiskFull(path or name)
        case errno.ENOTDIR:
            return FolderMissing(path or name)
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.EISDIR | errno.ETXTBSY:
            return NotWritable(path or name)
        case errno.ENOENT:
            return FileMissing(name)
        case _:
            return SystemRefused(error.strerror or type(error).__name__)
