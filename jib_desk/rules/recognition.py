"""Whether two descriptions are of one person: a score of 0 to 100, and what speaks for and against it (DOMAIN §2).

A name counts most, the phone tells two people of one name apart, the organisation is a hint. What is not said on
one side speaks neither for nor against. The program acts by itself only from `SURE` on, and then only where a
mistake is seen at once; from `LIKELY` on it asks; two records are taken for one person's only from `SAME` on.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from jib_desk.rules.han_forms import simplified
from jib_desk.rules.identity import national_phone, normal_phone, same_phone
from jib_desk.rules.names import company_core, has_han, initials, latin_forms, spellings
from jib_desk.rules.spellings import without_second_vowel
from jib_desk.rules.titles import Address, address_of, without_titles

SAME, SURE, LIKELY = 95, 80, 40

_SHORTEST_GUESS = 5  # letters; in shorter names one other letter is another name
_MASKED = re.compile(r"\d*\*+\d*")
_BETWEEN = re.compile(r"[·•・‧∙⋅.\-‐\s]+")


@dataclass(frozen=True, slots=True)
class Described:
    """What is known of a person, as written; empty where nothing is. A phone may be masked: 138****0001."""

    name_zh: str = ""
    name_latin: str = ""
    organisation: str = ""
    phone: str = ""


class Why(StrEnum):
    """What a score is made of."""

    SAME_NAME = "same_name"  # as written, or in simplified 汉字, or with the Latin words in another order
    SOUNDS_ALIKE = "sounds_alike"  # 汉字 on one side, their pinyin on the other
    NEARLY_NAMED = "nearly_named"  # other 汉字 of one sound, a slip of the finger, a middle name left out
    INITIALS = "initials"
    SAME_PHONE = "same_phone"
    PHONE_FITS = "phone_fits"  # as far as a masked one is seen
    OTHER_PHONE = "other_phone"
    SAME_ORGANISATION = "same_organisation"
    OTHER_ORGANISATION = "other_organisation"


_POINTS = {
    Why.SAME_NAME: 80, Why.SOUNDS_ALIKE: 70, Why.NEARLY_NAMED: 50, Why.INITIALS: 40,
    Why.SAME_PHONE: 30, Why.PHONE_FITS: 15, Why.OTHER_PHONE: -40,
    Why.SAME_ORGANISATION: 10, Why.OTHER_ORGANISATION: -5,
}  # fmt: skip
_PHONE_ALONE = 60  # one phone and two names: it may be a shared one, or a name that was misheard


class Match(NamedTuple):
    """How surely two descriptions are of one person, and why."""

    score: int
    why: tuple[Why, ...]


def score(one: Described, other: Described) -> Match:
    """Compares two descriptions; it does not matter which comes first."""
    name = _name(_Name.of(one), _Name.of(other))
    phone = _phone(one.phone, other.phone)
    if name is None:
        return Match(_PHONE_ALONE, (Why.SAME_PHONE,)) if phone is Why.SAME_PHONE else Match(0, ())
    why = tuple(part for part in (name, phone, _organisation(one.organisation, other.organisation)) if part is not None)
    return Match(max(0, min(100, sum(_POINTS[part] for part in why))), why)


def name_keys(described: Described) -> frozenset[str]:
    """By what an index finds a name: two that are the same, or sound alike, have one of these in common."""
    name = _Name.of(described)
    letters = (f"l{spelt}" for spelt in name.joined | name.plain | name.sounds)
    words = (f"w{' '.join(sorted(form))}" for form in name.forms)
    return frozenset([*letters, *words, *((f"h{name.han}",) if name.han else ())])


# --- names ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in the forms that are compared; the script of each field is looked at, not trusted."""

    han: str  # simplified, without blanks and dots
    forms: tuple[tuple[str, ...], ...]  # the Latin words, in every way they are spelt
    sounds: frozenset[str]  # of the 汉字
    address: Address | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """The Latin words as written."""
        return self.forms[0] if self.forms else ()

    @property
    def joined(self) -> frozenset[str]:
        """The Latin words as one, as written and with the last of them first."""
        turned = (form for words in self.forms for form in (words, (*words[-1:], *words[:-1])))
        return frozenset(map("".join, turned))

    @property
    def plain(self) -> frozenset[str]:
        """The same without the second vowel for an umlaut."""
        return frozenset(map(without_second_vowel, self.joined))

    @staticmethod
    def of(described: Described) -> "_Name":
        return _forms(described.name_zh, described.name_latin)


@lru_cache(maxsize=8192)
def _forms(name_zh: str, name_latin: str) -> _Name:
    sides = (without_titles(name_zh), without_titles(name_latin))
    han = "".join(part for side in sides for part in _han_of(side))
    return _Name(han, latin_forms(" ".join(sides)), spellings(han), address_of(f"{name_zh} {name_latin}"))


def _han_of(text: str) -> list[str]:
    parts = _BETWEEN.split(unicodedata.normalize("NFKC", text))
    return [simplified(part) for part in parts if has_han(part)]


def _name(one: _Name, other: _Name) -> Why | None:
    """The best that speaks for one name; names that contradict each other in one script are alike at most."""
    found = [why for why in (_by_han(one, other), _by_letters(one, other), _by_sound(one, other)) if why is not None]
    if not found:
        return _by_initials(one, other)
    best = min(found, key=_RANK.__getitem__)
    contradicts = bool(one.han and other.han and one.han != other.han) or _is_another(one, other)
    return Why.NEARLY_NAMED if contradicts and _RANK[best] < _RANK[Why.NEARLY_NAMED] else best


def _is_another(one: _Name, other: _Name) -> bool:
    """秦测甲先生 and 秦测甲女士 are two people."""
    return one.address is not None and other.address is not None and one.address is not other.address


_RANK = {why: place for place, why in enumerate(Why)}


def _by_han(one: _Name, other: _Name) -> Why | None:
    if not (one.han and other.han):
        return None
    if one.han == other.han:
        return Why.SAME_NAME
    if one.sounds & other.sounds:
        return Why.NEARLY_NAMED
    if one.han[0] != other.han[0]:  # of another family, unless both sound alike
        return None
    differ = sum(a != b for a, b in zip(one.han, other.han, strict=False))
    return Why.NEARLY_NAMED if len(one.han) == len(other.han) > 2 and differ == 1 else None


def _by_letters(one: _Name, other: _Name) -> Why | None:
    if not (one.words and other.words):
        return None
    if one.joined & other.joined or _sorted(one) & _sorted(other):
        return Why.SAME_NAME
    if one.plain & other.plain:
        return Why.NEARLY_NAMED
    fewer, more = sorted((set(one.words), set(other.words)), key=len)
    if len(fewer) > 1 and fewer < more:
        return Why.NEARLY_NAMED
    return Why.NEARLY_NAMED if _slipped(one.joined, other.joined) else None


def _sorted(name: _Name) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(sorted(form)) for form in name.forms)


def _by_sound(one: _Name, other: _Name) -> Why | None:
    """汉字 here, letters there."""
    for spoken, spelt in ((one, other), (other, one)):
        if spoken.sounds and spelt.words and not (spoken.han and spelt.han):
            if spoken.sounds & spelt.joined:
                return Why.SOUNDS_ALIKE
            if _slipped(spoken.sounds, spelt.joined):
                return Why.NEARLY_NAMED
    return None


def _by_initials(one: _Name, other: _Name) -> Why | None:
    for short, full in ((one, other), (other, one)):
        if len(short.words) == 1 and not short.han and short.words[0] in initials(full.han, " ".join(full.words)):
            return Why.INITIALS
    return None


def _slipped(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two spellings are one slip apart: a letter too many, too few, another one, or two in wrong order."""
    from rapidfuzz.distance import OSA  # not before somebody is compared

    return any(
        min(len(a), len(b)) >= _SHORTEST_GUESS and OSA.distance(a, b, score_cutoff=1) <= 1 for a in one for b in other
    )


# --- the rest ---------------------------------------------------------------------------------


def _phone(one: str, other: str) -> Why | None:
    masks = [bool(_MASKED.fullmatch(text.strip())) for text in (one, other)]
    if any(masks):
        return _masked(one, other)
    if not (normal_phone(one) and normal_phone(other)):
        return None
    return Why.SAME_PHONE if same_phone(one, other) else Why.OTHER_PHONE


def _masked(one: str, other: str) -> Why | None:
    """Compares what is seen of two phones, one of which is masked."""
    if not (one.strip() and other.strip()):
        return None
    found = [_ends_fit(a, b) for a in _ends(one) for b in _ends(other)]
    if None in found:
        return None
    return Why.PHONE_FITS if any(found) else Why.OTHER_PHONE


def _ends_fit(one: tuple[str, str], other: tuple[str, str]) -> bool | None:
    """None where nothing is seen of both."""
    (head, tail), (other_head, other_tail) = one, other
    heads = min(len(head), len(other_head))
    tails = min(len(tail), len(other_tail))
    if not heads + tails:
        return None
    return head[:heads] == other_head[:heads] and tail[len(tail) - tails :] == other_tail[len(other_tail) - tails :]


def _ends(phone: str) -> list[tuple[str, str]]:
    """The digits before and behind the mask; of a full phone all of them, twice, in each way it may be begun."""
    before, mask, behind = phone.strip().partition("*")
    if mask:
        return [(before, behind.lstrip("*"))]
    national = national_phone(phone)
    return [(whole, whole) for whole in dict.fromkeys((normal_phone(phone).lstrip("+"), national, f"0{national}"))]


def _organisation(one: str, other: str) -> Why | None:
    a, b = company_core(one), company_core(other)
    if not (a and b):
        return None
    shorter, longer = sorted((a, b), key=len)
    is_same = a == b or (len(shorter) > 1 and longer.startswith(shorter))
    return Why.SAME_ORGANISATION if is_same else Why.OTHER_ORGANISATION
