"""What a sheet may be called: Excel opens no workbook with a longer name, a sign that it forbids, or one name twice."""

import re
from collections.abc import Iterable
from typing import Final

LONGEST: Final = 31  # UTF-16 units
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\]")
_CUT: Final = "…"


def sheet_name(wanted: str, taken: Iterable[str] = ()) -> str:
    """The wanted name as Excel takes it, and unlike every one that is `taken`; where it is cut, … ends it."""
    plain = _FORBIDDEN.sub("-", wanted).strip().strip("'")
    others = {name.casefold() for name in taken}
    name, number = _within(plain, ""), 1
    while name.casefold() in others:
        number += 1
        name = _within(plain, f" {number}")
    return name


def _within(plain: str, end: str) -> str:
    room = LONGEST - len(end)
    if _units(plain) <= room:
        return plain + end
    while _units(plain) > room - len(_CUT):
        plain = plain[:-1]
    return plain.rstrip() + _CUT + end


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
