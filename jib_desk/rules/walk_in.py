"""What a receptionist types about somebody new in one field: name, organisation, phone.

`王伟 Wang Wei, 示例车灯 13800000000` is one line instead of four fields. What is kept is
what was written; only outer blanks go. Digits that stand alone are no part of a name, and several names are no
visitor: both are told apart here, so that somebody can be asked what is meant.
"""

import re
import unicodedata
from dataclasses import dataclass

from jib_desk.rules.japanese_names import KANA, is_japanese_name
from jib_desk.rules.names import company_core
from jib_desk.rules.recognition import Described
from jib_desk.rules.surnames import COMPOUND, begins_with_surname

# At least seven digits make a phone; blanks and hyphens may stand between them.
_PHONE = re.compile(r"(?<![\w+])\+?\d(?:[\s\-]?\d){6,16}(?!\w)")
_BEFORE_ORGANISATION = re.compile(r"[,，、;；@/|]")
_SEVERAL = re.compile(r"\w[\s,，、;；|/和与及]+\w")  # as there is between two names
_LONGEST_NAME = 4  # 汉字 of a name with one of the usual surnames
_TITLES = frozenset({"先生", "女士", "小姐", "老师", "经理", "总", "主任", "教授", "工", "博士"})
_LONGEST_LIST = 2_000  # characters that are understood between two keys
_HAN = re.compile(r"[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_KANA = re.compile(f"[{KANA}]+")


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody new. A name stands in the field of its script; both are set when both were typed.

    `number` are digits that stand alone beside the name, too few for a phone: a pass, a badge, the end of a phone.
    """

    name_zh: str = ""
    name_latin: str = ""
    organisation: str = ""
    phone: str = ""
    number: str = ""

    @property
    def is_named(self) -> bool:
        """Whether there is a name in any script."""
        return bool(self.name_zh or self.name_latin)

    def is_called(self, name_zh: str, name_latin: str) -> bool:
        """Whether a whole name of somebody was typed, in one of its scripts."""
        is_latin = bool(self.name_latin) and self.name_latin.casefold() == name_latin.casefold()
        return is_latin or (bool(self.name_zh) and self.name_zh == name_zh)

    @property
    def described(self) -> Described:
        """As people are compared."""
        return Described(self.name_zh, self.name_latin, self.organisation, self.phone)


def parse_walk_in(written: str) -> WalkIn:
    """Splits one line: a phone anywhere, then the name, then after a comma or slash the organisation.

    Digits are recognised in full width too. A name in both scripts is split where the scripts change.
    """
    text = written.strip()
    phone = ""
    found = _PHONE.search(_same_length_nfkc(text))
    if found:
        phone = unicodedata.normalize("NFKC", text[found.start() : found.end()]).strip()
        text = f"{text[: found.start()]} {text[found.end() :]}".strip()
    name, organisation = text, ""
    cut = _BEFORE_ORGANISATION.search(text)
    if cut:
        name, organisation = text[: cut.start()], text[cut.end() :]
    number = " ".join(word for word in name.split() if _is_number(word))
    name_zh, name_latin = split_scripts(" ".join(word for word in name.split() if not _is_number(word)))
    if not organisation:
        name_zh, organisation = _without_organisation(name_zh)
    return WalkIn(name_zh, name_latin, _trimmed(organisation), phone, number)


def _without_organisation(name_zh: str) -> tuple[str, str]:
    """王伟 示例车灯 is a name and where he is from; 王 伟, 欧阳 娜, 王伟 李娜, 田中 太郎 stay as they are."""
    if is_japanese_name(name_zh):
        return name_zh, ""
    name, _, rest = name_zh.partition(" ")
    is_whole = 2 <= len(name) <= _LONGEST_NAME and begins_with_surname(name) and name not in COMPOUND
    others = [word for word in rest.split() if len(word) <= _LONGEST_NAME and begins_with_surname(word)]
    return (name, rest) if is_whole and rest and not others and rest not in _TITLES else (name_zh, "")


def people_in(written: str) -> int:
    """How many people are named where it is more than one: names pasted, or typed side by side; 1 of anything else."""
    if not _SEVERAL.search(written):
        return 1
    lines = sum(any(map(str.isalpha, line)) for line in written.splitlines())
    if len(written) > _LONGEST_LIST:
        return max(1, lines)
    from jib_desk.rules.delegation import parse_delegation  # not before several words are typed

    return max(1, lines, len(parse_delegation(written).people))


def _is_number(word: str) -> bool:
    return all(character.isdigit() for character in unicodedata.normalize("NFKC", _trimmed(word)) or "-")


def split_scripts(name: str) -> tuple[str, str]:
    """A name as (汉字, Latin). Words stay whole; one that holds any Han character is 汉字, and so is kana beside it."""
    han: list[str] = []
    latin: list[str] = []
    holds_han = bool(_HAN.search(name))
    for part in name.split():
        trimmed = _trimmed(part)
        if trimmed:
            is_han = _HAN.search(trimmed) or (holds_han and _KANA.fullmatch(trimmed))
            (han if is_han else latin).append(trimmed)
    return " ".join(han), " ".join(latin)


def _trimmed(text: str) -> str:
    return text.strip().strip(",，、;；@/|").strip()


def _same_length_nfkc(text: str) -> str:
    """Compatibility forms of single characters only, so that places stay what they are."""
    folded = (unicodedata.normalize("NFKC", character) for character in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, folded, strict=True))


def is_other_organisation(known: str, said: str) -> bool:
    """Whether another organisation is said than the one known; fewer words for the same, or its form, are none."""
    core = company_core(said)
    return bool(core) and not company_core(known).startswith(core)
