"""A line of a pasted list before it is read: cells in quotes stand between tabs, and Müller, Jörg is Jörg Müller."""

import csv
import re
from collections.abc import Sequence

from jib_desk.rules.delegation_columns import NUMBERING, PHONE, Columns
from jib_desk.rules.delegation_parts import Kind, half_width, kind_of, without_titles
from jib_desk.rules.delegation_words import PARTICLES

# Every quote opens or closes a whole cell: "Meier, Hans",BMW,123. Quotes within a sentence are none of a sheet.
_QUOTED = {
    sign: re.compile(rf'(?=.*")(?:\s*"(?:[^"]|"")*"\s*|[^"{sign}]*)(?:{sign}(?:\s*"(?:[^"]|"")*"\s*|[^"{sign}]*))+')
    for sign in (",", ";")
}
_QUOTED_NAME = re.compile(r"[\"“]([^\"“”,]+,[^\"“”,]+)[\"”]")  # "Smith, John" <john@example.com>
_NEVER_TURNED = re.compile(r"[\uac00-\ud7af]")  # Korean says the family first without a comma
_LONGEST_SHORT = 6  # letters of SAP, BMW
_MOST_GIVEN = 2  # words: Smith, John A.


def spread(written: str) -> str:
    """The cells of a line of a sheet with quotes, between tabs; any other line as it is."""
    if "\t" in written or '"' not in written:
        return written
    for sign, pattern in _QUOTED.items():
        if pattern.fullmatch(written):
            (cells,) = csv.reader([written], delimiter=sign, skipinitialspace=True)
            return "\t".join(" ".join(cell.split()) for cell in cells)
    return written


def turned(written: str, columns: Columns | None) -> str:
    """The line with a name whose family name stands first, before a comma, as the name is said."""
    if "\t" not in written:
        if columns is not None and re.search(columns.separator, ","):
            return written  # the comma is between cells
        parts = re.split(r"([;；])", _QUOTED_NAME.sub(_without_quotes, written))
        return "".join(_turned_part(part) for part in parts)
    cells = written.split("\t")
    for place in _name_cells(cells, columns):
        said = _said(cells[place], most_given=_MOST_GIVEN)
        if said:
            cells[place] = said
            break
    return "\t".join(cells)


def _turned_part(written: str) -> str:
    numbering = NUMBERING.match(half_width(written))
    start = numbering.end() if numbering else 0
    name, rest = _before_brackets(written[start:])
    if not (said := _said(name, most_given=1)):
        family, given, more = [*re.split("[,，]", name, maxsplit=2), "", ""][:3]
        # Smith, John, BMW AG: what is behind the two is known to be no third name.
        if _tells_more(half_width(more.partition(",")[0]).strip()) and (
            said := _said(f"{family},{given}", most_given=1)
        ):
            rest = f", {more.strip()}{rest}"
    blank = written[start:][: len(written[start:]) - len(written[start:].lstrip())]
    return written[:start] + (f"{blank}{said}" if said else name) + rest


def _tells_more(text: str) -> bool:
    """Whether it says where somebody is from, what he is or how he is reached: an organisation, CTO, SAP, a phone."""
    is_short = text.isalpha() and text.isupper() and 1 < len(text) <= _LONGEST_SHORT
    is_reach = PHONE.search(text) or "@" in text
    return bool(is_short or is_reach) or kind_of(text) in {Kind.ORGANISATION, Kind.ROLE}


def _without_quotes(found: re.Match[str]) -> str:
    return _said(found[1], most_given=_MOST_GIVEN) or found[0]


def _before_brackets(text: str) -> tuple[str, str]:
    found = re.search(r"\s*[(（\[<]", text)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _name_cells(cells: Sequence[str], columns: Columns | None) -> Sequence[int]:
    if columns is None:
        return range(min(2, len(cells)))  # there may be a number before it
    named = {Kind.NAME_ZH, Kind.LEADER}
    return [place for place, kind in enumerate(columns.kinds) if kind in named and place < len(cells)]


def _said(text: str, *, most_given: int) -> str:
    """Jörg Müller of Müller, Jörg; "" where it is no such name."""
    parts = [part.strip() for part in half_width(text).split(",")]
    if len(parts) != 2:
        return ""
    if _NEVER_TURNED.search(text):
        return ""
    family, given = (part[without_titles(part)].strip() for part in parts)
    first, last = given.split(), family.split()
    is_one = bool(last) and all(word.casefold() in PARTICLES for word in last[:-1])
    # Smith, John A.: an initial is no organisation's, whatever stands before the comma.
    short = [word for word in first if len(word.rstrip(".")) > 1]
    if not is_one or not 1 <= len(short) <= most_given or len(first) > _MOST_GIVEN:
        return ""
    said = f"{given} {family}"
    kinds = {kind_of(said), kind_of(f"{family} {given}")}
    is_more = any(kind_of(part) in {Kind.ROLE, Kind.ORGANISATION} for part in (last[-1], *short))
    return said if kinds == {Kind.NAME_LATIN} and not is_more else ""
