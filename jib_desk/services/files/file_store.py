"""Where the content of attached files lies: beside the database, each under its SHA-256, so never twice.

What is kept is never changed or overwritten: a backup needs only what it does not have yet, and a content that no
longer fits its name is found by `check`.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import mkstemp
from typing import BinaryIO

from jib_desk.services import errors

LARGEST_MB = 50
FOLDER = "files"  # in a folder of backups
_CHUNK = 1 << 20


def folder_of(database: Path) -> Path:
    """The folder of a database's files."""
    return database.with_name(f"{database.stem}-files")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a content is known by: 64 hexadecimal digits, and bytes."""

    sha256: str
    size: int


class FileStore:
    """One folder of contents. Made when the first file comes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where a content lies, whether it is there or not."""
        return self.folder / sha256[:2] / sha256

    def put(self, source: Path) -> Kept:
        """Keep the content of a file. Raises FileMissing, FileRefused (empty, too_large), DiskFull, NotWritable."""
        try:
            _refuse_size(source.name, source.stat().st_size)
            with source.open("rb") as origin:
                return self._keep(origin)
        except OSError as error:
            raise errors.of_system(error, str(source)) from error

    def put_bytes(self, name: str, content: bytes) -> Kept:
        """Keep what was pasted. Raises FileRefused, DiskFull, NotWritable."""
        _refuse_size(name, len(content))
        try:
            return self._keep(BytesIO(content))
        except OSError as error:
            raise errors.of_system(error, str(self.folder)) from error

    def is_sound(self, sha256: str) -> bool:
        """Whether a content is there and still what its name says."""
        path = self.path(sha256)
        if not path.is_file():
            return False
        with path.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == sha256

    def bring(self, other: "FileStore", wanted: Iterable[str]) -> tuple[str, ...]:
        """Fetch contents that are missing here from another store; those that it lacks too are returned.

        Raises DiskFull, NotWritable.
        """
        lacking: list[str] = []
        for sha256 in wanted:
            if self.path(sha256).is_file():
                continue
            if other.is_sound(sha256):
                self.put(other.path(sha256))
            else:
                lacking.append(sha256)
        return tuple(lacking)

    def forget(self, gone: Iterable[str]) -> None:
        """Delete contents that no record may show any more. Raises NotWritable."""
        for sha256 in gone:
            path = self.path(sha256)
            if not path.is_file():
                continue
            try:
                path.chmod(0o600)  # where a read-only file cannot be deleted
                path.unlink()
            except OSError as error:
                raise errors.of_system(error, str(path)) from error

    def content(self, sha256: str, name: str) -> bytes:
        """A whole content. `name` is what a refusal calls it. Raises FileMissing, FileRefused (changed)."""
        self._refuse_unsound(sha256, name)
        return self.path(sha256).read_bytes()

    def copy_out(self, sha256: str, name: str, folder: Path) -> Path:
        """A copy under its own name, for another program to open. Raises FileMissing, FileRefused (changed)."""
        self._refuse_unsound(sha256, name)
        target = folder / name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.path(sha256), target)
        except OSError as error:
            raise errors.of_system(error, str(target)) from error
        return target

    def _refuse_unsound(self, sha256: str, name: str) -> None:
        if not self.path(sha256).is_file():
            raise errors.FileMissing(name)
        if not self.is_sound(sha256):
            raise errors.FileRefused(name, "changed")

    def _keep(self, origin: BinaryIO) -> Kept:
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(dir=self.folder, prefix=".", suffix=".part")
        partial = Path(name)
        digest, size = hashlib.sha256(), 0
        try:
            with os.fdopen(handle, "wb") as sink:
                while chunk := origin.read(_CHUNK):
                    digest.update(chunk)
                    size += sink.write(chunk)
                sink.flush()
                os.fsync(sink.fileno())
            target = self.path(digest.hexdigest())
            if not target.is_file():
                target.parent.mkdir(exist_ok=True)
                partial.replace(target)
                with suppress(OSError):  # not every system lets a file be made read-only
                    target.chmod(0o440)
        finally:
            partial.unlink(missing_ok=True)
        return Kept(digest.hexdigest(), size)


def read_small(path: Path, megabytes: int) -> bytes | None:
    """The content of a file from outside; None when it is larger than that. Raises FileMissing, NotWritable."""
    try:
        with path.open("rb") as origin:
            content = origin.read((megabytes << 20) + 1)
    except OSError as error:
        raise errors.of_system(error, str(path)) from error
    return content if len(content) <= megabytes << 20 else None


def _refuse_size(name: str, size: int) -> None:
    if size == 0:
        raise errors.FileRefused(name, "empty")
    if size > LARGEST_MB << 20:
        raise errors.FileRefused(name, "too_large", LARGEST_MB)
