"""Numbers of badges: `7`, `07` and `０７` are one badge, written with at least two digits."""

import unicodedata

_WIDTH = 2


def badge_number(written: str) -> str:
    """A badge's number as it is kept and compared; what is no plain number stays as written, in half width."""
    text = unicodedata.normalize("NFKC", written).strip()
    if text.isascii() and text.isdigit():
        return (text.lstrip("0") or "0").zfill(_WIDTH)
    return text


def lowest_free(taken: set[str]) -> str:
    """The lowest number from 1 that is not among the taken ones."""
    number = 1
    while badge_number(str(number)) in taken:
        number += 1
    return badge_number(str(number))
