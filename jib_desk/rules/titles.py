"""What is said before and behind a name and is no part of it: 先生, Dr and their like."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from jib_desk.rules.spellings import without_tones
from jib_desk.rules.surnames import COMPOUND

ADDRESSED_ZH = "先生|女士|小姐|同志|同学|老师|阁下"
ADDRESSED_LATIN = "mr|mrs|ms|miss|mx|dr|prof|professor|ing|dipl|herr|frau|madame|sir"
# What stands behind a whole name: nobody's given name ends so.
_OFFICES_ZH = (
    "副?总经理|副?总裁|副?总监|副?总工程师|副?总|副?董事长|董事|副?经理|副?主任|副?主席|副?处长|副?局长|副?科长|副?部长|"
    "副?厅长|副?院长|副?校长|副?所长|副?会长|副?行长|副?厂长|副?店长|副?站长|副?秘书长|副?理事长|副?书记|副?区长|副?市长|"
    "副?组长|副?队长|副?团长|副?教授|副?研究员|主管|院士|博士|硕士|讲师|医生|律师|工程师|设计师|秘书|助理|专员|顾问|代表|"
    "老板|老总|师傅"
)
_ALSO_ZH = (  # and as they are written elsewhere
    "太太|夫人|老師|同學|副?總經理|副?總裁|副?總監|副?總|董事長|副?經理|副?處長|副?局長|副?部長|副?書記|醫生|律師|工程師|顧問"
)
_DEGREES = r"ph\.?\s?d|m\.?d|esq"
_HAN = "\u3005\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ONE_HAN = re.compile(f"[{_HAN}]")
_ANY_ZH = f"{ADDRESSED_ZH}|{_OFFICES_ZH}|{_ALSO_ZH}"
# Each begins at one place of a run, with four titles at most, so that a long text is walked through once.
_BEHIND_ZH = re.compile(rf"(?<![\s()])(?:[\s()]{{0,4}}(?:{_ANY_ZH})){{1,4}}[\s()]{{0,4}}$")
_BEFORE = re.compile(rf"(?i)^\s*(?:(?:{ADDRESSED_LATIN})(?![a-z])\.?[\s-]*)+")
_BEHIND = re.compile(rf"(?i)(?<![\s,(])(?:[\s,(]{{1,4}}(?:{ADDRESSED_LATIN}|{_DEGREES})\b\.?\)?){{1,4}}\s{{0,4}}$")
_SHORTEST = 2  # 汉字 of a name; 王先生 is all that is known of him
_NAMED_ZH = re.compile(rf"(?<![{_HAN}])([{_HAN}]{{{_SHORTEST},}}?)\s{{0,4}}(?:{_ANY_ZH}){{1,4}}(?=$|[\s,，、;；@/|])")
_NAMED = re.compile(rf"(?i)^\s*(?:(?:{ADDRESSED_LATIN})\b\.?[ -]*)+(?=\w[\w'’.-]*[ -]+\w)")

_FAMILY_ZH = re.compile(rf"([{_HAN}]{{1,2}}?)\s*(?:{_ANY_ZH})+")
_FAMILY_LATIN = re.compile(rf"(?i)(?:(?:{ADDRESSED_LATIN})\b\.?[ -]*)+(\w[\w'’-]*)")
_SIR = re.compile(r"(?i)\b(?:mr|herr|sir)\b|先生")
_MADAM = re.compile(r"(?i)\b(?:mrs|ms|miss|frau|madame)\b|女士|小姐|太太|夫人")


class Address(StrEnum):
    """How somebody is addressed, where it tells two people apart."""

    SIR = "sir"
    MADAM = "madam"


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


def address_of(name: str) -> Address | None:
    """How somebody is addressed beside the name; None where it is not said, or both are."""
    said = [address for address, sign in ((Address.SIR, _SIR), (Address.MADAM, _MADAM)) if sign.search(name)]
    return said[0] if len(said) == 1 else None


def family_addressed(text: str) -> str:
    """The family where nothing else is said but how it is addressed: Ms Schmidt → Schmidt, 阚先生 → 阚; else ""."""
    plain = text.strip()
    found = _FAMILY_ZH.fullmatch(plain) or _FAMILY_LATIN.fullmatch(plain)
    if found is None:
        return ""
    family = found.group(1)
    return family if not _ONE_HAN.match(family) or len(family) == 1 or family in COMPOUND else ""
