"""What is said before and behind a name and is no part of it: 先生, Dr and their like."""

import re
import unicodedata
from functools import lru_cache

from jib_desk.rules.spellings import without_tones
from jib_desk.rules.surnames import COMPOUND

ADDRESSED_ZH = "先生|女士|小姐|同志|同学|老师|阁下"
ADDRESSED_LATIN = "mr|mrs|ms|miss|mx|dr|prof|professor|ing|dipl|herr|frau|madame|sir"
_OFFICES_ZH = "总经理|副总|经理|总监|主任|博士|教授|医生|律师|工程师"
_ALSO_ZH = "太太|夫人|老師|同學|總經理|經理|總監|醫生|律師"  # and as they are written elsewhere
_DEGREES = r"ph\.?\s?d|m\.?d|esq"
_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ONE_HAN = re.compile(f"[{_HAN}]")
_ANY_ZH = f"{ADDRESSED_ZH}|{_OFFICES_ZH}|{_ALSO_ZH}"
_BEHIND_ZH = re.compile(rf"(?:[\s(]*(?:{_ANY_ZH})[\s)]*)+$")
_BEFORE = re.compile(rf"(?i)^\s*(?:(?:{ADDRESSED_LATIN})(?![a-z])\.?[\s-]*)+")
_BEHIND = re.compile(rf"(?i)(?:[\s,(]+(?:{ADDRESSED_LATIN}|{_DEGREES})\b\.?\)?)+\s*$")
_SHORTEST = 2  # 汉字 of a name; 王先生 is all that is known of him
_NAMED_ZH = re.compile(rf"([{_HAN}]{{{_SHORTEST},}}?)\s*(?:{_ANY_ZH})+(?=$|[\s,，、;；@/|])")
_NAMED = re.compile(rf"(?i)^\s*(?:(?:{ADDRESSED_LATIN})\b\.?[ -]*)+(?=\w[\w'’.-]*[ -]+\w)")


def bare_name(name: str) -> str:
    """The name alone, to compare it: 单雄信先生 → 单雄信, Dr. Sam Ple → Sam Ple. Never empty where there was a name."""
    text = unicodedata.normalize("NFKC", name)
    for title in (_BEHIND_ZH, _BEFORE, _BEHIND):
        bare = title.sub("", text)
        is_whole = not _ONE_HAN.search(text) or len(_ONE_HAN.findall(bare)) >= _SHORTEST
        if bare.strip() and is_whole:
            text = bare
    return text


@lru_cache(maxsize=8192)
def without_titles(text: str) -> str:
    """A name, or what is typed and begins with one, without titles and tones: 秦测甲先生 示例集团 → 秦测甲 示例集团.

    Nothing is taken where only the family would be left: Mr Wang and Mrs Wang, 欧阳先生 and 欧阳女士 are two people.
    """
    bare = without_tones(_NAMED.sub("", text))
    return _NAMED_ZH.sub(lambda found: found.group() if found.group(1) in COMPOUND else found.group(1), bare)
