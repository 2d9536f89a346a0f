"""Writes a workbook beside its place and moves it there when it is whole: a reader finds the old one or the new one."""

# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# XlsxWriter is typed, but not to the last argument.

import errno
import io
import os
import shutil
import stat
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final, cast

from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook

_OPTIONS: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_MAY_WRITE: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@contextmanager
def new_workbook(path: Path, *, is_list: bool = False, is_1904: bool = False) -> Generator[Workbook]:
    """A workbook to be filled, saved at the end of the block; when anything fails the old file stands as it was.

    `is_list` keeps no more than a row in memory; rows must then be written in order. Any other workbook is held whole
    and needs no files on its way. `is_1904` counts days from the epoch of old Macs. Raises OSError (disk full, folder
    not writable, target open elsewhere).
    """
    with beside(path) as (sink, folder):
        held = {"constant_memory": True, "tmpdir": str(folder)} if is_list else {"in_memory": True}
        book = Workbook(cast(IO[bytes], sink), _OPTIONS | held | {"date_1904": is_1904})
        try:
            yield book
            book.close()
        except FileCreateError as failure:
            raise failure.args[0] from failure
        finally:
            _abandon(book)


@contextmanager
def beside(path: Path) -> Generator[tuple["Sink", Path]]:
    """A file beside `path`, and a folder for what lies about meanwhile; moved over `path` at the end of the block."""
    target = path.resolve()
    with _room_beside(target) as folder:
        made = Path(folder) / "workbook.xlsx"
        with Sink(made) as sink:
            yield sink, Path(folder)
            sink.finish()
        made.replace(target)
    _sync_folder(target.parent)


@contextmanager
def held_back(path: Path) -> Generator["Held"]:
    """A file to be made beside `path` that comes to its place only by `put`, once its journal entry is written."""
    target = path.resolve()
    with _room_beside(target) as folder:
        yield Held(Path(folder), target)


class Held:
    """A whole file that waits beside its place. It is written to `made`, put, and can be taken back."""

    def __init__(self, folder: Path, target: Path) -> None:
        self.made = folder / target.name
        self._before = folder / "before"
        self._target = target
        self._is_put = False

    def put(self) -> None:
        """Move it into place; what was there is kept until the end, for `take_back`. Raises OSError."""
        if self._target.is_file():
            try:
                self._before.hardlink_to(self._target)
            except OSError:  # a stick has no hard links
                shutil.copy2(self._target, self._before)
        self.made.replace(self._target)
        self._is_put = True
        _sync_folder(self._target.parent)

    def take_back(self) -> None:
        """What stood there before stands there again; nothing when it was not put."""
        if self._is_put and self._before.exists():
            self._before.replace(self._target)
        elif self._is_put:
            self._target.unlink(missing_ok=True)


def _room_beside(target: Path) -> TemporaryDirectory[str]:
    """A folder beside a file. A file that is read-only is not replaced: somebody said that it shall stay as it is."""
    if target.is_file() and not (target.stat().st_mode & _MAY_WRITE and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, "read-only file", str(target))
    try:
        return TemporaryDirectory(prefix=".jib-desk-", dir=target.parent)
    except FileNotFoundError as missing:  # it would name the folder beside the target that nobody asked for
        raise NotADirectoryError(errno.ENOTDIR, "no such folder", str(target.parent)) from missing


class Sink(io.RawIOBase):
    """A file that remembers its first failure and swallows what comes after, also when it is closed.

    Zip writers put more into a failing file while they are being torn down; what counts is `finish`.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._file = path.open("wb")
        self._failure: OSError | None = None
        self._at = 0

    def writable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Always: a zip writer goes back to fill in sizes."""
        return True

    def write(self, data: Any) -> int:
        """Write all of it."""
        if self._failure is None and not self.closed:
            try:
                self._file.write(data)
            except OSError as failure:
                self._failure = failure
        self._at += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Move; only the start and the present place are known."""
        self._at = offset if whence == os.SEEK_SET else self._at + offset
        if self._failure is None and not self.closed:
            try:
                self._file.seek(self._at)
            except OSError as failure:  # moving writes what was buffered
                self._failure = failure
        return self._at

    def tell(self) -> int:
        """The present place."""
        return self._at

    def flush(self) -> None:
        """Nothing: `finish` does it, and a zip writer still asks for it when the file is closed."""

    def finish(self) -> None:
        """Everything is on the disk, or OSError says why not."""
        if self._failure:
            raise self._failure
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Let go of the file."""
        if not self.closed:
            with suppress(OSError):  # buffered rest of a file that failed already
                self._file.close()
        super().close()


def _abandon(book: Workbook) -> None:
    """Let go of everything that a workbook holds open when it was not saved; after saving there is nothing."""
    book.fileclosed = True
    for part in [book, *book.worksheets()]:
        for name in ("row_data_fh", "fh"):
            handle = getattr(part, name, None)
            if handle is not None:
                with suppress(OSError):
                    handle.close()


def _sync_folder(folder: Path) -> None:
    """The new name survives a power cut; systems that cannot open a folder keep it themselves."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
