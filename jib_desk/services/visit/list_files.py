"""A delegation that came as a file: its text, for the same preview as one that was pasted."""

from pathlib import Path

from jib_desk.excel.list_text import list_text
from jib_desk.excel.reader import IsCancelled
from jib_desk.services import errors
from jib_desk.services.reading import reading_of


def read_list(path: Path, is_cancelled: IsCancelled | None = None) -> str:
    """The rows of a sheet or a text file, a line each. May take seconds: not for the GUI thread.

    Raises WorkbookRefused (also empty, when nothing is written there), FileMissing, Cancelled.
    """
    with reading_of(path):
        text = list_text(path, is_cancelled)
    if not text.strip():
        raise errors.WorkbookRefused(str(path), "empty")
    return text
