"""Where a database is: one file by one path, whatever way it is spelt."""

from pathlib import Path


def itself(path: Path) -> Path:
    """The path of the file itself: absolute, past every link and `..`, also of a file that is not there.

    What lies beside a database or is kept of it elsewhere (erasures, attached files, backups, the muster roll) is found
    by its path; under a second spelling it would be missing, or stay behind.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # links in a circle
        return path.absolute()
