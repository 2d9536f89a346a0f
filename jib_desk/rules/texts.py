"""What a text from outside may hold: everything that people write, and nothing that lies to the reader.

Outer blanks and line breaks are trimmed, and what cannot be seen is taken out of one line, because two names that look
the same would be two people; nothing else is touched (DOMAIN §4). Control characters, lone surrogates and bidi marks
are refused, because they hide or turn round what is read.
"""

import re
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
# Letters by their category, and nothing to be seen: of Hangul, of Khmer, and the mark that only sorts.
FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Which form of the sign before is meant; the second row is of 汉字 in people's names.
VARIANTS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
_JOINED = "[\u0600-\u109f\u1780-\u1aff\ua800-\uabff\ufb50-\ufdff\ufe70-\ufefc]"  # Arabic to Myanmar, Khmer, Mongolian
_PICTURE = "[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
_UNSEEN = re.compile(
    f"[{''.join(sorted(FILLERS))}\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\u2800\ufeff\U000e0000-\U000e007f]"
    f"|(?<!{_JOINED})\u200c|\u200c(?!{_JOINED})"
    f"|(?<!{_JOINED})(?<!{_PICTURE})\u200d|\u200d(?!{_JOINED}|{_PICTURE})"
    "|(?<![^\\sa-zA-Z\u3400-\u9fff])[\ufe03-\ufe0f]+"
)


def clean_text(text: str, limit: int = LINE_LIMIT, lines: bool = False) -> str:
    """The text without outer blanks, one line also without what cannot be seen; "" when nothing is left.

    `limit` is in characters, inclusive. `lines` lets line breaks and tabs pass (notes).
    Raises RuleFault `text_too_long` (detail: the length) or `control_character` (detail: U+XXXX).
    """
    seen = text if lines or text.isascii() else _UNSEEN.sub("", text)
    trimmed = seen.strip().strip(_OUTER).strip()
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
