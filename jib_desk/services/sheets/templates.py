"""The empty sheet of each list, by the word that people use for the list."""

from pathlib import Path

from jib_desk.services import errors

# What the command line and the window call a list → its key among the sheets.
TEMPLATES = {
    "companies": "tenant_ledger",
    "seats": "seat_ledger",
    "visits": "visitor_log",
    "bookings": "bookings",
    "events": "events",
    "services": "services",
    "safety": "safety",
}


def write_template(path: Path, what: str) -> None:
    """Writes the empty sheet of a list. Raises KeyError, NotWritable, DiskFull."""
    from jib_desk.excel import templates  # with the library of workbooks

    try:
        templates.write_template(path, TEMPLATES[what])
    except OSError as error:
        raise errors.of_system(error, str(path)) from error
