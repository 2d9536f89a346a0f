"""The files of the muster roll that stands when the database does not: roll.json, roll.html, roll.pdf and ticks.jsonl.

They lie in a folder of this workstation (docs/decisions/muster.md), for their owner only (0600). Rolls are written
beside and moved into place: whoever reads finds the old one or the new one. Ticks are appended and on the disk before
they are acknowledged. Nothing here opens the database.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from zoneinfo import ZoneInfo

from jib_desk.models.places import itself
from jib_desk.rules.desk_words import MusterKind
from jib_desk.services import errors
from jib_desk.services.rows.evacuations import EvacuationRow
from jib_desk.services.rows.muster import Cleared, MusterSheet, RollLine, Snapshot, TickEntry

_FORMAT = "jib-muster/1"
_FILE, _FOLDER = 0o600, 0o700
_UNREADABLE = (OSError, ValueError, KeyError, TypeError)


@dataclass(frozen=True, slots=True)
class KeptTicks:
    """Ticks that wait for the database, and the evacuation that they are of."""

    evacuation: str
    is_drill: bool
    entries: tuple[TickEntry, ...]
    cleared: Cleared | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not self.entries and self.cleared is None


class MusterStore:
    """The files of one centre on this workstation."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.roll_file, self.page_file, self.pdf_file = (folder / f"roll.{kind}" for kind in ("json", "html", "pdf"))
        self.ticks_file = folder / "ticks.jsonl"
        self._taken_file = folder / "ticks.taken.jsonl"
        self._open_file, self._asked_file = folder / "open", folder / "asked.json"

    @classmethod
    def of(cls, base: Path, database: Path) -> "MusterStore":
        """Below the workstation's folder for muster rolls, the one of the centre in this file (there or not)."""
        path = itself(database)
        mark = hashlib.sha256(str(path).encode()).hexdigest()[:10]
        return cls(base / f"{path.stem}-{mark}")

    # --- the roll ---------------------------------------------------------------------------

    def keep(self, sheet: Snapshot, page: str, pdf: bytes | None) -> None:
        """Put this roll in the place of the one before. Without a PDF there is none rather than an old one.

        Raises DiskFull, NotWritable, SystemRefused; every file is then whole, of this roll or of the one before.
        """
        try:
            self._make_folder()
            self._put(self.roll_file, json.dumps(_snapshot_out(sheet), ensure_ascii=False).encode())
            self._put(self.page_file, page.encode())
            if pdf is None:
                self.pdf_file.unlink(missing_ok=True)
            else:
                self._put(self.pdf_file, pdf)
        except OSError as error:
            raise errors.of_system(error, str(self.folder)) from error

    def read(self) -> Snapshot | None:
        """The roll that was kept, with the ticks made on it since; None where there is none that can be read."""
        try:
            kept = json.loads(self.roll_file.read_bytes())
            if kept["format"] != _FORMAT:
                return None
            return _snapshot_in(kept, self.waiting())
        except _UNREADABLE:
            return None

    def forget(self) -> None:
        """Takes the roll away: nobody is to be read in it any more. Raises NotWritable, SystemRefused."""
        try:
            for path in (self.roll_file, self.page_file, self.pdf_file):
                path.unlink(missing_ok=True)
        except OSError as error:
            raise errors.of_system(error, str(self.folder)) from error

    # --- ticks made on it -------------------------------------------------------------------

    def append(self, entry: TickEntry, evacuation: str, *, is_drill: bool) -> None:
        """Keep one tick. It is on the disk when this returns; when it raises, nothing of it is.

        Raises DiskFull, NotWritable, SystemRefused.
        """
        self._append_line({"evacuation": evacuation, "drill": is_drill, **_entry_out(entry)})

    def clear(self, cleared: Cleared, evacuation: str, *, is_drill: bool) -> None:
        """Keep the all-clear as a tick is kept; a tick after it takes it back. Raises as `append` does."""
        said = {"cleared": int(cleared.at.timestamp()), "note": cleared.note}
        self._append_line({"evacuation": evacuation, "drill": is_drill, **said})

    def _append_line(self, values: Mapping[str, Any]) -> None:
        line = json.dumps(values, ensure_ascii=False)
        try:
            self._make_folder()
            is_new = not self.ticks_file.exists()
            handle = os.open(self.ticks_file, os.O_RDWR | os.O_APPEND | os.O_CREAT, _FILE)
            try:
                _append(handle, line.encode())
            finally:
                os.close(handle)
            if is_new:
                self._sync_folder()
        except OSError as error:
            raise errors.of_system(error, str(self.folder)) from error

    def waiting(self) -> KeptTicks:
        """The ticks that are not in the database yet, in the order in which they were made."""
        return _kept([*_lines(self._taken_file), *_lines(self.ticks_file)])

    def take(self) -> KeptTicks:
        """The ticks to be written in now, put aside: what is ticked meanwhile waits for the next time.

        Until `settle` they are taken again, also by another start of the program.
        """
        try:
            if not self._taken_file.exists() and self.ticks_file.exists():
                self.ticks_file.replace(self._taken_file)
        except OSError as error:
            raise errors.of_system(error, str(self.folder)) from error
        return _kept(list(_lines(self._taken_file)))

    def settle(self) -> None:
        """What was taken is in the database."""
        with suppress(OSError):  # taken again then, which changes nothing
            self._taken_file.unlink(missing_ok=True)

    # --- whether the program ended by itself ------------------------------------------------

    def begin(self) -> bool:
        """A window opens. True when the one before did not close by itself: a crash, an outage."""
        was_open = self._open_file.exists()
        with suppress(OSError):  # then nothing is asked the next time
            self._make_folder()
            self._put(self._open_file, b"")
        return was_open

    def end(self) -> None:
        """The window closed by itself."""
        with suppress(OSError):
            self._open_file.unlink(missing_ok=True)

    def asked(self) -> frozenset[str]:
        """The visits (uids) about which somebody was asked whether they are still here."""
        try:
            kept = json.loads(self._asked_file.read_bytes())
        except (OSError, ValueError):
            return frozenset()
        return frozenset(map(str, cast("list[Any]", kept))) if isinstance(kept, list) else frozenset()

    def note_asked(self, uids: Iterable[str]) -> None:
        """Only these are remembered: whoever is not open any more is asked about no more."""
        with suppress(OSError):  # asked once more then
            self._make_folder()
            self._put(self._asked_file, json.dumps(sorted(uids)).encode())

    # --- files ------------------------------------------------------------------------------

    def _make_folder(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(_FOLDER)

    def _put(self, path: Path, content: bytes) -> None:
        beside = path.with_name(f".{path.name}.new")
        try:
            beside.unlink(missing_ok=True)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _FILE)
            try:
                _write(handle, content)
                os.fsync(handle)
            finally:
                os.close(handle)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise

    def _sync_folder(self) -> None:
        with suppress(OSError, AttributeError):  # a folder is no file on Windows
            handle = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _write(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _append(handle: int, line: bytes) -> None:
    """A line of its own, also behind one that was cut off; on a disk that is full the file is as it was."""
    size = os.fstat(handle).st_size
    is_cut = size > 0 and _last_byte(handle, size) != b"\n"
    try:
        _write(handle, (b"\n" if is_cut else b"") + line + b"\n")
        os.fsync(handle)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, size)
        raise


def _last_byte(handle: int, size: int) -> bytes:
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1)


def _lines(path: Path) -> Iterator[Mapping[str, Any]]:
    """The lines of a file that are whole; one that was cut off was never acknowledged."""
    try:
        content = path.read_bytes()
    except OSError:
        return
    for line in content.splitlines():
        with suppress(ValueError):
            value = json.loads(line)
            if isinstance(value, dict):
                yield cast("Mapping[str, Any]", value)


def _kept(lines: list[Mapping[str, Any]]) -> KeptTicks:
    found: list[TickEntry] = []
    evacuation, is_drill = "", False
    cleared: Cleared | None = None
    for line in lines:
        with suppress(ValueError, KeyError, TypeError):
            if "cleared" in line:
                cleared = Cleared(_time(line["cleared"]), str(line["note"]))
            else:
                found.append(_entry_in(line))
                cleared = None
            evacuation, is_drill = evacuation or str(line["evacuation"]), is_drill or bool(line["drill"])
    return KeptTicks(evacuation, is_drill, tuple(found), cleared)


# --- as JSON ----------------------------------------------------------------------------------

_TIMES = frozenset({"at", "since", "started_at", "cleared_at"})


def _out(row: Any) -> dict[str, Any]:
    """A row without what is empty; times as seconds."""
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    return {
        name: int(value.timestamp()) if isinstance(value, datetime) else value
        for name, value in values.items()
        if value not in ("", None, False, ())
    }


def _in(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _time(value) if name in _TIMES else value for name, value in values.items()}


def _time(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _snapshot_out(kept: Snapshot) -> dict[str, Any]:
    sheet = kept.sheet
    row = sheet.evacuation
    return {
        "format": _FORMAT,
        "at": int(sheet.at.timestamp()),
        "name_en": kept.name_en,
        "name_zh": kept.name_zh,
        "zone": kept.zone.key,
        "fire_limit": sheet.fire_limit,
        "evacuation": None if row is None else _out(row),
        "lines": [_out(line) for line in sheet.lines],
    }


def _snapshot_in(kept: Mapping[str, Any], ticks: KeptTicks) -> Snapshot:
    row = kept["evacuation"]
    blank: dict[str, Any] = {"cleared_at": None, "is_drill": False, "note": ""}
    evacuation = None if row is None else EvacuationRow(**{**blank, **_in(row)})
    lines = tuple(_line_in(line) for line in kept["lines"])
    sheet = MusterSheet(evacuation, _time(kept["at"]), lines, int(kept["fire_limit"]))
    place = kept["name_en"], kept["name_zh"], ZoneInfo(kept["zone"])
    return Snapshot(sheet, *place, ticks.entries, ticks.cleared)


def _line_in(values: Mapping[str, Any]) -> RollLine:
    blank: dict[str, Any] = {"name_zh": "", "name_en": "", "heads": 0}
    given: dict[str, Any] = {**blank, **_in(values)}
    numbers: dict[str, Any] = {name: int(given.get(name, 0)) for name in ("ref_id", "heads", "safe", "member")}
    numbers["by_name"] = tuple(map(int, given.get("by_name", ())))
    made: dict[str, Any] = {"kind": MusterKind(given["kind"]), "calls": tuple(map(str, given.get("calls", ())))}
    return RollLine(**{**given, **numbers, **made})


def _entry_out(entry: TickEntry) -> dict[str, Any]:
    return {**asdict(entry), "at": int(entry.at.timestamp())}


def _entry_in(values: Mapping[str, Any]) -> TickEntry:
    given: dict[str, Any] = {field.name: values[field.name] for field in fields(TickEntry) if field.name in values}
    made: dict[str, Any] = {"kind": MusterKind(given["kind"]), "at": _time(given["at"]), "heads": int(given["heads"])}
    made["by_name"] = tuple(map(int, given.get("by_name", ())))
    return TickEntry(**{**given, **made})
