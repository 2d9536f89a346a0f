"""A disk that can be filled at will: a small tmpfs where one may be mounted, else a limit on how long a file may get.

Both are real: writes fail in the system, underneath SQLite and Python. With the limit the system says EFBIG
instead of ENOSPC, and the program must answer alike.
"""

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

_SIZE_MB = 64
_PAGE = 4096


class SmallDisk:
    """A folder on a disk of 64 MB; `full` leaves only so much room on it."""

    kind = "tmpfs"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def full(self, spare: int) -> Generator[None]:
        """Within the block only `spare` bytes (to the page) can still be written."""
        filler = self.folder / ".filler"
        state = os.statvfs(self.folder)
        free = state.f_bavail * state.f_frsize
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(free - spare, _PAGE))
        try:
            yield
        finally:
            filler.unlink()


class ShortFiles(SmallDisk):
    """The same where nothing can be mounted: within `full` no file of this process grows beyond `spare` bytes."""

    kind = "file size limit"

    @contextmanager
    def full(self, spare: int) -> Generator[None]:
        """Writes beyond `spare` bytes fail with EFBIG; Python ignores SIGXFSZ by itself."""
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (spare, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def can_fill() -> bool:
    """Whether this system offers either way."""
    return sys.platform != "win32"


@contextmanager
def small_disk(folder: Path, *, may_mount: bool = True) -> Generator[SmallDisk]:
    """A small disk in a new folder below this one, gone after the block."""
    place = folder / "disk"
    place.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={_SIZE_MB}m", "none", str(place)]
    if may_mount and sys.platform == "linux" and _succeeds(options):
        try:
            yield SmallDisk(place)
        finally:
            subprocess.run(["umount", "--lazy", str(place)], check=True)
    else:
        yield ShortFiles(place)


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False, timeout=10).returncode == 0
    except OSError:
        return False
