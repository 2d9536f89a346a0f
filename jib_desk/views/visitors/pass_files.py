"""Passes as files to be sent: under names that every system takes, each whole or not there at all."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from jib_desk.rules.pass_texts import PassFace
from jib_desk.services.errors import NotWritable

_NO_FILE = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]')
_LONGEST = 100  # characters of a file's name without its ending


def file_name(word: str, face: PassFace | None, ending: str) -> str:
    """What the file of one pass is called, or of several where none is named."""
    name = word if face is None else f"{word} {face.day_text} {face.name}"
    return _NO_FILE.sub("_", name)[:_LONGEST] + ending


def file_names(word: str, faces: Iterable[PassFace], ending: str) -> list[str]:
    """The names of several files in one folder; two people of one name are told apart."""
    found: list[str] = []
    for face in faces:
        name, number = file_name(word, face, ending), 1
        while name in found:
            number += 1
            name = file_name(f"{word} {number}", face, ending)
        found.append(name)
    return found


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
