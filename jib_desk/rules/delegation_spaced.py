"""Names with blanks in them: 王 伟, 王 小 明, 欧阳 明 and 田中 太郎 are one name each, 张三 李四 are two."""

import re
from itertools import groupby, pairwise

from jib_desk.rules.delegation_words import GLUE, HAN, NO_NAMES_ZH, ROLES
from jib_desk.rules.han_forms import simplified
from jib_desk.rules.japanese_names import KANA, are_one_name
from jib_desk.rules.surnames import COMPOUND, SINGLE
from jib_desk.rules.titles import ADDRESSED_ZH

_WORD = re.compile(rf"(?<![\w{KANA}])[{HAN}{KANA}]{{1,6}}(?![\w{KANA}])")
_WIDEST = 3  # blanks with which a list brings two signs to the width of three
_SEX = {"男", "女"}
_NO_GIVEN = re.compile(rf"[{HAN}]{{0,4}}(?:{ROLES}|{ADDRESSED_ZH})|[様殿]|さん")


def glued(text: str) -> str:
    """The text with each spaced name held together; the length stays."""
    held = list(text)
    for run in _runs(text):
        while run:
            count = _words_of_one([found.group() for found in run])
            for before, after in pairwise(run[:count]):
                held[before.end() : after.start()] = GLUE * (after.start() - before.end())
            run = run[count:]
    return "".join(held)


def is_spaced_name(text: str) -> bool:
    """Whether all of a text is such a name, with a surname or a Japanese family before the blank."""
    words = text.split()
    begins = words and (simplified(words[0]) in SINGLE or len(words[0]) > 1)
    return bool(begins) and 1 < len(words) == _words_of_one(words) and all(map(_WORD.fullmatch, words))


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Words with nothing but a few blanks between them."""
    runs: list[list[re.Match[str]]] = []
    for found in _WORD.finditer(text):
        gap = text[runs[-1][-1].end() : found.start()] if runs else ""
        if gap and len(gap) <= _WIDEST and not gap.strip(" ") and found.group() not in _SEX:
            runs[-1].append(found)
        else:
            runs.append([found])
    return runs


def _words_of_one(words: list[str]) -> int:
    """How many words at the beginning are one name."""
    first, second = simplified(words[0]), words[1] if len(words) > 1 else ""
    singles = next((len(list(run)) for is_one, run in groupby(words, lambda word: len(word) == 1) if is_one), 0)
    if len(first) == 1 and singles == 3 and first in SINGLE:
        return 3
    if not second or second in NO_NAMES_ZH:
        return 1
    if _NO_GIVEN.fullmatch(simplified(second)) or _NO_GIVEN.fullmatch(second):
        return 2 if first in SINGLE and len(second) > 1 else 1  # 李 经理: no more is known of him
    if len(first) == 1 and len(second) == 1:
        return 2
    is_of_here = bool(re.fullmatch(f"[{HAN}]{{1,2}}", second))
    if is_of_here and ((first in SINGLE and len(second) == 2) or first in COMPOUND):
        return 2
    return 2 if are_one_name(words[0], second) else 1
