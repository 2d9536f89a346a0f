"""Numbers of badges, and what stands in their codes.

`7`, `07` and `０７` are one badge, with at least two digits, and so are `v-3` and `V-3`: a code holds capitals.
"""

import re
import unicodedata
from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from jib_desk.rules.faults import RuleFault

MOST_AT_ONCE = 500  # badges that are printed together
SHORTEST_NUMBER = 2  # digits: 7 is written 07
LONGEST_NUMBER = 12
_FORM = re.compile(r"[^\W_](?:[ ./-]?[^\W_])*")
_CODE = re.compile(r"JIB:([^:]*):B(.+)", re.IGNORECASE)


class BadgePaper(StrEnum):
    """What badges are printed on: one a page in mm, or several on an office sheet to be cut."""

    LABEL = "100x62"
    CARD = "86x54"
    SHEET = "A4"


class BadgeState(StrEnum):
    """Where a badge is that is not on the shelf."""

    WORN = "worn"
    OUT = "out"  # its visit is closed, it did not come back
    LOST = "lost"


class BadgeCode(NamedTuple):
    """What a badge's QR code says: of which centre (empty: it had no tag yet), and its number."""

    tag: str
    number: str


def badge_number(written: str) -> str:
    """A badge's number as it is kept and compared; what is no plain number stands in half width and capitals."""
    text = unicodedata.normalize("NFKC", written).strip()
    if text.isascii() and text.isdigit():
        return (text.lstrip("0") or "0").zfill(SHORTEST_NUMBER)
    return text.upper()


def is_badge_number(number: str) -> bool:
    """Whether this can stand on a badge: letters and digits, with single signs (- . /) or blanks between them."""
    return len(number) <= LONGEST_NUMBER and bool(_FORM.fullmatch(number))


def lowest_free(taken: Collection[str]) -> str:
    """The lowest number from 1 that is not among the taken ones."""
    return free_numbers(taken, 1)[0]


def free_numbers(taken: Collection[str], count: int) -> tuple[str, ...]:
    """The lowest `count` numbers from 1 that are not among the taken ones, in order."""
    found: list[str] = []
    number = 0
    while len(found) < count:
        number += 1
        written = badge_number(str(number))
        if written not in taken:
            found.append(written)
    return tuple(found)


def number_range(first: str, last: str) -> tuple[str, ...]:
    """The numbers from `first` to `last`, inclusive; an empty `last` is `first`.

    Raises RuleFault `not_a_number`, `wrong_order` or `too_many_badges` (detail: the number of badges).
    """
    ends = [badge_number(text) for text in (first, last or first)]
    for end in ends:
        if not (end.isascii() and end.isdigit()) or int(end) == 0:
            raise RuleFault("not_a_number", end)
    start, stop = int(ends[0]), int(ends[1])
    if stop < start:
        raise RuleFault("wrong_order", ends[1])
    if stop - start >= MOST_AT_ONCE:
        raise RuleFault("too_many_badges", str(stop - start + 1))
    return tuple(badge_number(str(number)) for number in range(start, stop + 1))


def badge_code(tag: str, number: str) -> str:
    """What the QR code of a badge holds: the centre's tag and the number, nothing about a person."""
    return f"JIB:{tag}:B{badge_number(number)}"


def read_badge_code(scanned: str) -> BadgeCode | None:
    """The badge whose code was scanned, None when it is something else."""
    found = _CODE.fullmatch(unicodedata.normalize("NFKC", scanned).strip())
    return BadgeCode(found[1].upper(), badge_number(found[2])) if found else None
