"""Number plates as they are kept and compared."""

import re
import unicodedata

from jib_desk.rules.faults import RuleFault

_BETWEEN = re.compile(r"[\s·•・.\-‐‑–]+")
_PLATE = re.compile(r"[0-9A-Z\u4e00-\u9fff]{4,12}")


def plate_of(text: str) -> str:
    """沪a·12345 → 沪A12345, with full-width made plain; "" for nothing. Raises RuleFault `not_a_plate`.

    Plates of other countries come too, so only what no plate holds is refused.
    """
    written = _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()
    if written and (not _PLATE.fullmatch(written) or not any(character.isdigit() for character in written)):
        raise RuleFault("not_a_plate", text.strip()[:40])
    return written
