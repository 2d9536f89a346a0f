"""Ways in which one Latin name is spelt: Müller and Mueller, 吕 as Lü, Lv and Lyu, pinyin with numbers for its tones.

For comparing and finding only, never stored or shown.
"""

import re
import unicodedata

# As they are written where the letter is missing; without it, Müller is also Muller, which is one name only perhaps.
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)
_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")
_MARKED = re.compile("[äöüøåÄÖÜØÅ]")
# ü of pinyin behind l and n: on keyboards v, in passports yu.
_LU = re.compile(r"(?i)\b([ln])(?:ü|yu|v|u:)(?![aio])")
# Behind j, q, x, y, l and n ue is pinyin, 薛 is Xue and 徐 Xu; but no pinyin goes on as Juergen and Luebke do.
_CLUSTER = "(?!zh|ch|sh|n)[^aeiou]{2}"
_E_BEHIND = re.compile(rf"ae|oe|aa|(?<![jqxyln])ue|ue(?={_CLUSTER})")
_SYLLABLE = r"(?:[bpmfdtnlgkhjqxrzcswy]h?[aeiouvü:]{1,3}(?:ng|n|r)?|[aeo](?:i|o|u|n|ng|r))"
_TONED = re.compile(rf"(?i)(?<![\w:])(?:{_SYLLABLE}[1-5])+(?![\w:])")


def ways_of_spelling(name: str) -> tuple[str, ...]:
    """A name as written, and as it is written without umlauts, without numbers for tones and by who has no ü."""
    if not _LETTER.search(name):
        return (name,)
    text = unicodedata.normalize("NFC", name)
    ways = [text, without_tones(text)]
    if _MARKED.search(text):
        ways.append(text.translate(_WRITTEN_OUT))
    if _LU.search(text):
        ways.append(_LU.sub(r"\1v", text))
    return tuple(dict.fromkeys(ways))


def without_second_vowel(letters: str) -> str:
    """Mueller as Muller: whoever wrote it without its umlaut wrote it one way or the other."""
    return _E_BEHIND.sub(lambda found: found[0][0], letters)


def without_tones(text: str) -> str:
    """Pinyin without the numbers of its tones: wang2 wei3 → wang wei. Numbers that are no tones stay."""
    return _TONED.sub(lambda found: re.sub("[1-5]", "", found[0]), text)
