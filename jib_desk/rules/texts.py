"""What a text from outside may hold: everything that people write, and nothing that lies to the reader.

Outer blanks and line breaks are trimmed, nothing else is touched (DOMAIN §4); control characters,
lone surrogates and bidi marks are refused, because they hide or turn round what is read.
"""

import unicodedata

from jib_desk.rules.faults import RuleFault

NAME_LIMIT = 200
LINE_LIMIT = 500
NOTE_LIMIT = 4000
CODE_LIMIT = 40

# Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9).
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Blanks that str.strip() leaves: the zero-width space and the byte order mark come with copied text.
_OUTER = "\u200b\ufeff"


def clean_text(text: str, limit: int = LINE_LIMIT, lines: bool = False) -> str:
    """The text without outer blanks, otherwise as written; "" when nothing is left.

    `limit` is in characters, inclusive. `lines` lets line breaks and tabs pass (notes).
    Raises RuleFault `text_too_long` (detail: the length) or `control_character` (detail: U+XXXX).
    """
    trimmed = text.strip().strip(_OUTER).strip()
    if len(trimmed) > limit:
        raise RuleFault("text_too_long", str(len(trimmed)))
    # Nearly every text is plain: printable text holds none of what is refused, so one C call decides.
    if trimmed.isprintable():
        return trimmed
    for character in trimmed:
        if lines and character in "\n\r\t":
            continue
        if character in _BIDI or unicodedata.category(character) in _REFUSED_CATEGORIES:
            raise RuleFault("control_character", f"U+{ord(character):04X}")
    return trimmed


def clean_name(text: str) -> str:
    """A name of a person, company or thing: one line of up to 200 characters, `·` and rare characters kept."""
    return clean_text(text, NAME_LIMIT)
