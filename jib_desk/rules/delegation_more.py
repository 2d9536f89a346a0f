"""Whether a line of a pasted list names more people than were read in it: then it is told of, and nobody is lost."""

import re
from collections.abc import Sequence

from jib_desk.rules.delegation_columns import PHONE
from jib_desk.rules.delegation_parts import Kind, half_width, is_word_of_firm, kind_of, without_titles
from jib_desk.rules.delegation_people import Named
from jib_desk.rules.delegation_words import HAN
from jib_desk.rules.given_names import is_given_name
from jib_desk.rules.pinyin_names import is_pinyin_name
from jib_desk.rules.surnames import COMPOUND, begins_with_surname

_RUN = re.compile(rf"[{HAN}·]+|[^\W\d_][^\W\d_'’.-]*(?:['’.-]?[^\W\d_]+)*(?: [^\W\d_]+(?:['’.-][^\W\d_]+)*\.?)*")
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+")
_SEVERAL = re.compile(r"[,、;/]")
_AROUND = re.compile(r"[和及与的]|来自|陪同|参加|带队|同行|\b(?:and|und|et|from)\b")
_SHORTEST_GLUED = 4  # 汉字 of a firm and a name behind it without a gap


def names_more(written: str, people: Sequence[Named]) -> bool:
    """Whether what is left of a line, without those who were read in it and what is said of them, is called so too."""
    left = _MAIL.sub("\t", PHONE.sub("\t", half_width(written)))
    kept = {part for who in people for part in (who.name_zh, who.name_latin)}
    firms = {who.organisation for who in people}
    kept |= {firm for firm in firms if not _is_called_so(half_width(firm))}
    for part in sorted(kept, key=len, reverse=True):
        left = left.replace(half_width(part), "\t") if part else left
    return any(_is_called_so(run.strip()) for part in _AROUND.split(left) for run in _RUN.findall(part))


def names_more_in_cells(written: str, people: Sequence[Named], columns: int) -> bool:
    """The same of a line below a heading of so many columns: what stands in other columns is said of him."""
    if written.count("\t") >= columns and names_more(written, people):
        return True
    firms = {half_width(who.organisation) for who in people}
    return any(_is_latin(firm) or (_SEVERAL.search(firm) and names_more(firm, ())) for firm in firms)


def _is_called_so(text: str) -> bool:
    """Whether it is a name for all that is known: 王建国, Anna Schmidt, zhang wei; also 腾讯王建国."""
    if not re.match(f"[{HAN}]", text):
        return _is_latin(text)
    kind = kind_of(text)
    if kind is Kind.NAME_ZH:
        return "·" in text or begins_with_surname(text[without_titles(text)])
    if kind is not Kind.UNKNOWN or len(text) < _SHORTEST_GLUED:
        return False
    ends = [text[-length:] for length in (2, 3, 4) if len(text) >= length + 2]
    return any(kind_of(end) is Kind.NAME_ZH and (len(end) < _SHORTEST_GLUED or end[:2] in COMPOUND) for end in ends)


def _is_latin(text: str) -> bool:
    words = text.split()
    for at, given in enumerate(words[:-1]):
        name, behind = " ".join(words[at : at + 2]), words[at + 2 : at + 3]
        is_name = is_pinyin_name(name) or (is_given_name(given) and kind_of(name) is Kind.NAME_LATIN)
        if is_name and not any(map(is_word_of_firm, behind)):  # Robert Bosch GmbH
            return True
    return False
