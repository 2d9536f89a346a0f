"""What a company reports at an evacuation, as it is typed in a hurry: `3/5`, `3 of 5`, `5`, `all`."""

import re
import unicodedata

_PAIR = re.compile(r"(\d{1,4})\s*(?:/|\\|,|，|、|-|\s|of|von|共|出)\s*(?:of\s*)?(\d{1,4})")
_ALL = frozenset({"all", "a", "*", "全", "全部", "全员"})


def heads_out(written: str, people: int) -> tuple[int, int] | None:
    """How many are out, of how many who were in; None for what is no report.

    One number alone is how many are out of the known `people`, or of itself when it is more; "all" is everybody.
    """
    text = unicodedata.normalize("NFKC", written).strip().casefold()
    if text in _ALL:
        return (people, people) if people else None
    pair = _PAIR.fullmatch(text)
    if pair:
        return int(pair.group(1)), int(pair.group(2))
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return int(text), max(int(text), people)
    return None
