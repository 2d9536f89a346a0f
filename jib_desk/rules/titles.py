"""What is said before and behind a name and is no part of it: 先生, Dr and their like."""

import re
import unicodedata

from jib_desk.rules.names import has_han

ADDRESSED_ZH = "先生|女士|小姐|同志|同学|老师|阁下"
ADDRESSED_LATIN = "mr|mrs|ms|miss|mx|dr|prof|professor|ing|dipl|herr|frau|madame|sir"
_OFFICES_ZH = "总经理|副总|经理|总监|主任|博士|教授|医生|律师|工程师"
_DEGREES = r"ph\.?\s?d|m\.?d|esq"
_BEHIND_ZH = re.compile(rf"(?:[\s(]*(?:{ADDRESSED_ZH}|{_OFFICES_ZH})[\s)]*)+$")
_BEFORE = re.compile(rf"(?i)^\s*(?:(?:{ADDRESSED_LATIN})(?![a-z])\.?[\s-]*)+")
_BEHIND = re.compile(rf"(?i)(?:[\s,(]+(?:{ADDRESSED_LATIN}|{_DEGREES})\b\.?\)?)+\s*$")
_SHORTEST = 2  # 汉字 of a name; 王先生 is all that is known of him


def bare_name(name: str) -> str:
    """The name alone, to compare it: 单雄信先生 → 单雄信, Dr. Sam Ple → Sam Ple. Never empty where there was a name."""
    text = unicodedata.normalize("NFKC", name)
    for title in (_BEHIND_ZH, _BEFORE, _BEHIND):
        bare = title.sub("", text)
        is_whole = not has_han(text) or sum(map(has_han, bare)) >= _SHORTEST
        if bare.strip() and is_whole:
            text = bare
    return text
