"""Who was erased, told so that it names nobody: enough to erase the same people again after an old backup came back.

A tombstone is SHA-256 of a salt and a uid. A uid is random, so that one salt serves a centre; with one, looking for
a hundred thousand people costs as many hashes and not their square. They stand in the database and, for the day on
which that is gone, in a small file beside it.
"""

import hashlib
import os
import secrets
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.services import errors

_FIELDS = 4


@dataclass(frozen=True, slots=True)
class Tombstone:
    """`why`: asked or retention; `at` in seconds since 1970."""

    salt: str
    digest: str
    why: str
    at: int


def side_file(database: Path) -> Path:
    """Where the tombstones of a database lie a second time."""
    return database.with_name(f"{database.stem}-erased.txt")


def digest(salt: str, uid: str) -> str:
    """What remains of a uid."""
    return hashlib.sha256(f"{salt}{uid}".encode()).hexdigest()


def all_in(source: Source) -> tuple[Tombstone, ...]:
    """The tombstones of a database; none of one that is older than they are."""
    if not direct.scalar(source, "SELECT 1 FROM sqlite_master WHERE name = 'erasure'"):
        return ()
    return tuple(Tombstone(*row) for row in direct.fetch(source, "SELECT salt, digest, why, at FROM erasure"))


def add(source: Source, uids: Iterable[str], why: str, at: int) -> None:
    """A tombstone for each, in the caller's transaction."""
    salt = direct.scalar(source, "SELECT salt FROM erasure ORDER BY id LIMIT 1") or secrets.token_hex(16)
    keep(source, [Tombstone(salt, digest(salt, uid), why, at) for uid in uids])


def keep(source: Source, stones: Sequence[Tombstone]) -> None:
    """Tombstones as they are, each once."""
    direct.run_many(
        source,
        "INSERT OR IGNORE INTO erasure (salt, digest, why, at) VALUES (?, ?, ?, ?)",
        [(stone.salt, stone.digest, stone.why, stone.at) for stone in stones],
    )


def met(source: Source, stones: Iterable[Tombstone]) -> list[int]:
    """The visitors of a database who were erased elsewhere and are known here still."""
    by_salt: dict[str, set[str]] = {}
    for stone in stones:
        by_salt.setdefault(stone.salt, set()).add(stone.digest)
    known = direct.fetch(source, "SELECT id, uid FROM visitor WHERE anonymised_at IS NULL")
    return [key for key, uid in known if any(digest(salt, uid) in found for salt, found in by_salt.items())]


def write(database: Path, stones: Iterable[Tombstone]) -> None:
    """The side file anew, for its owner alone. Raises NotWritable, DiskFull."""
    path = side_file(database)
    try:
        handle, name = mkstemp(dir=path.parent, prefix=".", suffix=".part")  # made with permission 0600
        try:
            with os.fdopen(handle, "w", encoding="ascii") as sink:
                sink.writelines(f"{stone.salt} {stone.digest} {stone.why} {stone.at}\n" for stone in stones)
                sink.flush()
                os.fsync(sink.fileno())
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise errors.of_system(error, str(path)) from error


def read(database: Path) -> tuple[Tombstone, ...]:
    """What the side file holds; lines that are none of ours are passed over, and a missing file holds nothing."""
    stones: list[Tombstone] = []
    with suppress(OSError):
        for line in side_file(database).read_text(encoding="ascii", errors="replace").splitlines():
            parts = line.split()
            if len(parts) == _FIELDS and parts[2] in {"asked", "retention"} and parts[3].isdigit():
                stones.append(Tombstone(parts[0], parts[1], parts[2], int(parts[3])))
    return tuple(stones)
