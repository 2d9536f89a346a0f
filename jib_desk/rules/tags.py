"""Tags of a company: short words of the desk's own, each once whatever its case or width."""

from collections.abc import Iterable

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.names import matching
from jib_desk.rules.texts import clean_text

TAG_LIMIT = 40
MOST_TAGS = 20
_SEPARATORS = str.maketrans(dict.fromkeys("，、;；\n", ","))


def split_tags(written: str) -> tuple[str, ...]:
    """Tags as they are typed into one field, parted by commas of either width. Raises as `clean_tags`."""
    return clean_tags(written.translate(_SEPARATORS).split(","))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags in their order without empty and repeated ones, as first written.

    Raises RuleFault `text_too_long`, `control_character`, or `out_of_range` for more than 20.
    """
    kept: dict[str, str] = {}
    for tag in tags:
        text = clean_text(tag, TAG_LIMIT)
        if text:
            kept.setdefault(matching(text) or text, text)
    if len(kept) > MOST_TAGS:
        raise RuleFault("out_of_range", str(len(kept)))
    return tuple(kept.values())
