"""A name as the eye reads it: without what cannot be seen, and Latin where letters of other scripts look so.

For comparing only, never stored or shown.
"""

import re
import unicodedata

from jib_desk.rules.texts import FILLERS, VARIANTS

# Letters of Cyrillic and Greek in the place of Latin ones, each case by itself: в is no b, but В looks like one.
_LOOKS_LIKE = str.maketrans(
    "аеорсхіјѕуһԁԛԝАВЕКМНОРСТХІЈЅУοανριΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcxijsyhdqwABEKMHOPCTXIJSYoavpiABEZHIKMNOPTYX",
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_UNSEEN = frozenset({"Cf", "Cc", "Cs"})
_PICTURES = frozenset({"So", "Sk", "Sm", "Sc", "Cn"})


def as_read(name: str) -> str:
    """The name in half width, a blank for every picture in it."""
    if name.isascii():
        return name
    return _WORD.sub(_in_latin, "".join(map(_seen, unicodedata.normalize("NFKC", name))))


def _seen(character: str) -> str:
    if character in FILLERS or character in VARIANTS:
        return ""
    category = unicodedata.category(character)
    return "" if category in _UNSEEN else " " if category in _PICTURES else character


def _in_latin(word: re.Match[str]) -> str:
    """A word that is Latin but for letters that look so; a word of another script stays."""
    return word[0].translate(_LOOKS_LIKE) if _LATIN.search(word[0]) else word[0]
