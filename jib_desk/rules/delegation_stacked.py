"""A table whose cells came one below the other, as some programs copy it: put side by side again."""

from collections.abc import Sequence

from jib_desk.rules.delegation_columns import PHONE
from jib_desk.rules.delegation_parts import Kind, half_width, kind_of, label_of

_NAMES = frozenset({Kind.NAME_ZH, Kind.NAME_LATIN})
Numbered = tuple[int, str]  # a line and its number


def unstacked(lines: Sequence[Numbered]) -> list[Numbered]:
    """Lines that are not blank: below titles that stand alone, each in a line, as many cells become one line.

    Only as far as they fit: where a name is due stands a name, where a phone is due a phone. The number is the first
    cell's.
    """
    start, kinds = _titles(lines)
    if not kinds:
        return list(lines)
    end = start + len(kinds)
    while _fits([text for _number, text in lines[end : end + len(kinds)]], kinds):
        end += len(kinds)
    if end == start + len(kinds):
        return list(lines)
    rows = [lines[at : at + len(kinds)] for at in range(start, end, len(kinds))]
    joined = [(row[0][0], "\t".join(text.strip() for _number, text in row)) for row in rows]
    return [*lines[:start], *joined, *lines[end:]]


def _titles(lines: Sequence[Numbered]) -> tuple[int, list[Kind]]:
    """Where the first titles stand one below the other, at least two with a name's among them, and what they are."""
    found: list[Kind] = []
    for place, (_number, text) in enumerate(lines):
        kind = label_of(half_width(text).strip(" :\t"))
        if kind is not None:
            found.append(kind)
        elif len(found) > 1 and Kind.NAME_ZH in found:
            return place - len(found), found
        else:
            found = []
    return 0, []


def _fits(cells: Sequence[str], kinds: Sequence[Kind]) -> bool:
    if len(cells) < len(kinds):
        return False
    for cell, kind in zip(cells, kinds, strict=True):
        text = half_width(cell).strip()
        is_name = kind_of(text, likely=True) in _NAMES
        if (kind is Kind.NAME_ZH and not is_name) or (kind is Kind.PHONE and not PHONE.search(text)):
            return False
    return True
