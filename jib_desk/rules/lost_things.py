"""Whether a thing that was found may be one that somebody misses: words in common, and not found before it was lost."""

import re
import unicodedata
from datetime import datetime, timedelta
from functools import lru_cache

_WORDS = re.compile(r"[a-z0-9]+|[\u4e00-\u9fff]+")
_SMALL = frozenset({"a", "an", "the", "of", "with", "and", "in", "on"})
_EARLIER = timedelta(days=30)  # people ask long after they lost a thing, and that is when it is noted


def may_be(found: str, found_at: datetime, missed: str, missed_at: datetime) -> bool:
    """Says so for a likeness that is worth asking about; a person decides."""
    return found_at >= missed_at - _EARLIER and bool(_parts(found) & _parts(missed))


@lru_cache(maxsize=2048)  # each thing is compared with all of the other kind
def _parts(text: str) -> frozenset[str]:
    """Latin words, and pairs of signs, since Chinese leaves no blanks."""
    parts: set[str] = set()
    for word in _WORDS.findall(unicodedata.normalize("NFKC", text).casefold()):
        if word.isascii():
            parts.add(word.removesuffix("s") if len(word) > 3 else word)
        else:
            parts.update(word[place : place + 2] for place in range(max(len(word) - 1, 1)))
    return frozenset(parts - _SMALL)
