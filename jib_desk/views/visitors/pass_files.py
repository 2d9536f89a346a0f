"""Passes as files to be sent: under names that every system takes, each whole or not there at all."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from jib_desk.rules.pass_texts import PassFace
from jib_desk.services.errors import NotWritable

_NO_FILE = re.compile(r'[\\/:*?"<>|]')
_DEVICE = re.compile(r"(?i)^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))")  # of Windows, whatever ending they have
# Bytes of a name without its ending: a file system takes 255, an encrypted folder 143, and while a file is written
# it has a few letters more.
_LONGEST = 128


def file_name(word: str, face: PassFace | None, ending: str) -> str:
    """What the file of one pass is called, or of several where none is named."""
    name = word if face is None else f"{word} {face.day_text} {face.name}"
    spaced = " ".join(unicodedata.normalize("NFC", name).split())
    shown = "".join(sign if sign.isprintable() else "_" for sign in spaced)
    legal = _DEVICE.sub("_", _NO_FILE.sub("_", shown))
    return legal.encode()[:_LONGEST].decode(errors="ignore").rstrip(" .") + ending


def file_names(word: str, faces: Iterable[PassFace], ending: str) -> list[str]:
    """The names of several files in one folder; two people of one name are told apart, whatever capitals they have."""
    found: dict[str, str] = {}
    for face in faces:
        name, number = file_name(word, face, ending), 1
        while name.casefold() in found:
            number += 1
            name = file_name(f"{word} {number}", face, ending)
        found[name.casefold()] = name
    return list(found.values())


def write_files(
    files: Iterable[tuple[Path, Callable[[], bytes]]], report: Callable[[int], None] = lambda _count: None
) -> None:
    """Writes each file beside its place and moves it there. `report` hears how many there are. Raises NotWritable."""
    for count, (path, content) in enumerate(files):
        report(count)
        beside = path.with_name(f".{path.name}.part")
        try:
            beside.write_bytes(content())
            beside.replace(path)
        except OSError as error:
            beside.unlink(missing_ok=True)
            raise NotWritable(str(path)) from error
