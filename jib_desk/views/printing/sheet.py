"""What is printed, as plain values: a title, some lines, and tables. Nothing here knows a printer."""

from dataclasses import dataclass, field

from jib_desk.rules.words import Word


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: text, a smaller line below it, or a box to tick by hand, empty or ticked already."""

    text: str = ""
    detail: str = ""
    is_strong: bool = False
    is_box: bool = False
    is_ticked: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head in both languages, its width in mm (0 = a share of what is left) and its share."""

    head: Word
    width_mm: float = 0
    share: float = 1


@dataclass(frozen=True, slots=True)
class Section:
    """One table with its heading; an empty one says so. `blank_rows` are lines to fill in by hand.

    `row_mm` is the least height of its rows where it is more than usual.
    """

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    blank_rows: int = 0
    row_mm: float = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document on A4. `lines` stand below the title, the first of them large."""

    title: Word
    centre: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    sign: tuple[Word, ...] = field(default=())
    foot: str = ""
    is_landscape: bool = False

    def texts(self) -> tuple[str, ...]:
        """Every text of the document in reading order, for tests and screen readers."""
        found: list[str] = [self.title.zh, self.title.en, self.centre, *self.lines]
        for section in self.sections:
            found.append(section.heading)
            found += [part for column in section.columns for part in (column.head.zh, column.head.en)]
            found += [part for row in section.rows for cell in row for part in (cell.text, cell.detail)]
        found += [part for word in self.sign for part in (word.zh, word.en)]
        return tuple(text for text in (*found, self.foot) if text)
