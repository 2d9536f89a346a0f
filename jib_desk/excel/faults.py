"""What a workbook can be refused for before a single value of it is believed."""

from typing import Final

MEBI: Final = 1 << 20


class WorkbookFault(Exception):
    """A workbook that is refused as a whole.

    `why` is one of the codes below, each with its sentence in `phrase_book`; `detail` names the part, the limit or
    the place.

    empty, csv, html, xml_2003, xls, xlsb, ods, password, not_a_workbook: what the file is instead;
    too_large: the file, its number of parts, cells or merges; bomb: what it unpacks to;
    duplicate_parts, odd_part_name, odd_compression, overlapping_parts, damaged: the package is broken or made to hurt;
    dtd, encoding, impossible_reference: the XML inside is;
    too_slow, crashed: the reading child ran into its limits or fell;
    no_sheets: nothing in it can be read as a table.
    """

    def __init__(self, why: str, detail: str = "") -> None:
        super().__init__(why, detail)
        self.why = why
        self.detail = detail


class ReadingStopped(Exception):
    """A person cancelled the reading; nothing was kept."""


class SheetMissing(Exception):
    """No sheet of this name; with an empty name, several would do and a person must choose from `offered`."""

    def __init__(self, name: str, offered: tuple[str, ...]) -> None:
        super().__init__(name, offered)
        self.name = name
        self.offered = offered


class HeaderMissing(Exception):
    """No header of the wanted list was found on this sheet."""

    def __init__(self, sheet: str) -> None:
        super().__init__(sheet)
        self.sheet = sheet
