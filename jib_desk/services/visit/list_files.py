"""A delegation that came as a file: its text, for the same preview as one that was pasted."""

from pathlib import Path

from jib_desk.excel.faults import ReadingStopped, WorkbookFault
from jib_desk.excel.list_text import list_text
from jib_desk.excel.reader import IsCancelled
from jib_desk.services import errors


def read_list(path: Path, is_cancelled: IsCancelled | None = None) -> str:
    """The rows of a sheet or a text file, a line each. May take seconds: not for the GUI thread.

    Raises WorkbookRefused (also empty, when nothing is written there), FileMissing, Cancelled.
    """
    try:
        text = list_text(path, is_cancelled)
    except WorkbookFault as fault:
        raise errors.WorkbookRefused(str(path), fault.why, fault.detail) from fault
    except ReadingStopped as stopped:
        raise errors.Cancelled from stopped
    except FileNotFoundError as error:
        raise errors.FileMissing(str(path)) from error
    except OSError as error:
        raise errors.WorkbookRefused(str(path), "unreadable", error.strerror or "") from error
    if not text.strip():
        raise errors.WorkbookRefused(str(path), "empty")
    return text
