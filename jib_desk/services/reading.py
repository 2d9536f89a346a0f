"""What goes wrong while a person's file is read, as the typed errors of services."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from jib_desk.excel.faults import ReadingStopped, WorkbookFault
from jib_desk.services import errors


@contextmanager
def reading_of(path: Path) -> Generator[None]:
    """Reading a file inside raises WorkbookRefused, FileMissing or Cancelled, whatever went wrong."""
    try:
        yield
    except WorkbookFault as fault:
        raise errors.WorkbookRefused(str(path), fault.why, fault.detail) from fault
    except ReadingStopped as stopped:
        raise errors.Cancelled from stopped
    except FileNotFoundError as error:
        raise errors.FileMissing(str(path)) from error
    except OSError as error:
        raise errors.WorkbookRefused(str(path), "unreadable", error.strerror or "") from error
