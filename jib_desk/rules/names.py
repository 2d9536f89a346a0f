"""How people and companies are found and matched by what is typed: 汉字, pinyin, initials, Latin, phone tail.

Keys are for a prefix range scan over an index: what is typed, in the form of `query_key`, is the
beginning of one of a record's `search_keys`. Names themselves are stored as written.
"""

import itertools
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

from jib_desk.rules.han_forms import simplified
from jib_desk.rules.identity import national_phone
from jib_desk.rules.spellings import ways_of_spelling, without_second_vowel
from jib_desk.rules.surname_readings import COMPOUND, SINGLE
from jib_desk.rules.titles import without_titles

KEY_LENGTH = 32  # more than this is not typed to find somebody
MAX_KEYS = 64
SHORTEST_TAIL, LONGEST_TAIL = 3, 8  # digits of a phone's end that are typed to find it
_MAX_READINGS = 16
_SHORT_NAME = 4  # up to here every character may begin what is typed
_MAX_STARTS = 16
_PLAIN_NAME = 6  # characters

# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | {chr(katakana): chr(katakana - 0x60) for katakana in range(ord("ァ"), ord("ヶ") + 1)}  # of the sound of hiragana
)
# Private-use characters stand for rare 汉字 in what old identity systems wrote.
_HAN = re.compile("[\u2e80-\u2fdf\u3005\u3007\u3400-\u9fff\ue000-\ufaff\U00020000-\U0003ffff]")
_BETWEEN_WORDS = re.compile(r"[\s·•・‧∙⋅,，、/()（）_-]+")
_DOT = re.compile("[·•・‧∙⋅]")
_LEGAL_FORM = re.compile(
    r"(股份有限公司|有限责任公司|有限公司|分公司|公司|集团|co\.?\s*,?\s*ltd\.?|company|limited|ltd\.?|inc\.?|gmbh|corp\.?)"
)


def matching(text: str) -> str:
    """The form in which names are compared: NFKC, without case and white space. Never stored or shown."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@lru_cache(maxsize=4096)
def query_key(text: str) -> str:
    """What is typed, in the form of keys: letters and digits only, without case, marks and width.

    Also the form of codes (A01, ST-001). "" when nothing of it can be searched.
    """
    kept: list[str] = []
    for character in unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS):
        if character.isascii():
            if character.isalnum():
                kept.append(character)
            continue
        base = unicodedata.normalize("NFD", character)[0]
        if base.isascii() and base.isalnum():
            kept.append(base)
        elif unicodedata.category(character)[0] in "LN" or unicodedata.category(character) in ("Co", "Mc"):
            kept.append(character)
    return "".join(kept)[:KEY_LENGTH]


def prefix_range(key: str) -> tuple[str, str]:
    """The bounds `low <= key < high` of everything that begins with it, in the order of code points."""
    return key, key + "\U0010ffff"


def search_keys(name_zh: str, name_latin: str = "", organisation: str = "", phone: str = "") -> tuple[str, ...]:
    """The keys of a person or company, at most 64, the likeliest first; none begins another.

    From the name: 汉字 from each character on, pinyin in every reading from each syllable on (from
    each word of a long name), initials, Latin words. From the organisation: 汉字, pinyin, initials,
    words. From the phone: the whole of it, with and without its country, and its last 3 to 8 digits.
    """
    keys: dict[str, None] = {}
    for key in itertools.chain(
        _han_keys(name_zh), _latin_keys(name_latin), _phone_keys(phone), _pinyin_keys(name_zh),
        _han_keys(organisation), _latin_keys(organisation), _plain_pinyin_keys(organisation),
        _latin_keys(name_zh), _han_keys(name_latin),
    ):  # fmt: skip
        if key:
            keys[key[:KEY_LENGTH]] = None
    return _without_beginnings(list(keys))[:MAX_KEYS]


def _without_beginnings(keys: Sequence[str]) -> tuple[str, ...]:
    """Drops every key that another one begins with: a prefix scan finds the longer one anyway."""
    ordered = sorted(keys)
    needless = {key for key, following in itertools.pairwise(ordered) if following.startswith(key)}
    return tuple(key for key in keys if key not in needless)


@lru_cache(maxsize=1024)  # one name is asked for by each kind of key
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for part in _BETWEEN_WORDS.split(text) if (word := query_key(part)))


def is_word_of(typed: str, name_zh: str, name_latin: str) -> bool:
    """Whether what was typed is one word of a name in either script: Wang of 王伟, 艾孜买提 of 艾孜买提·库尔班."""
    key, family = query_key(typed), name_zh.strip()[: _surname_length(name_zh)] if has_han(name_zh) else ""
    words = {query_key(family), *_words(name_zh), *_words(name_latin), *_words(romanised(name_zh))}
    return bool(key) and simplified(key) in {simplified(word) for word in words}


class Fit(IntEnum):
    """How much of a person what was typed is; the higher, the surer that nobody else is meant."""

    NOT_HIS_NAME = 0  # a near miss, an organisation
    RARELY = 1  # his name is or begins so in a reading that its characters rarely have
    BEGUN = 2  # his name or phone begins so, or the name from one of its words on
    WHOLE = 3  # all of his name in either script, its initials, his phone or the end of it


def fit(typed: str, name_zh: str, name_latin: str, phone: str = "") -> Fit:
    """How what was typed fits a person whom it led to."""
    key = simplified(query_key(without_titles(typed)))
    if key.isdigit():
        return _fit_of_phone(key, phone)
    whole, keys = _name_keys(name_zh, name_latin)
    if not key or f"\n{key}" not in keys:
        return Fit.NOT_HIS_NAME
    if key.isascii() and _HAN.search(name_zh) and f"\n{key}" not in _usual_keys(name_zh, name_latin):
        return Fit.RARELY
    return Fit.WHOLE if key in whole else Fit.BEGUN


def _fit_of_phone(key: str, phone: str) -> Fit:
    digits = _digits(phone)
    if len(digits) < SHORTEST_TAIL:
        return Fit.NOT_HIS_NAME
    if SHORTEST_TAIL <= len(key) <= LONGEST_TAIL and digits.endswith(key):
        return Fit.WHOLE
    wholes = (digits, national_phone(phone))
    if key in wholes:
        return Fit.WHOLE
    return Fit.BEGUN if any(whole.startswith(key) for whole in wholes) else Fit.NOT_HIS_NAME


@lru_cache(maxsize=8192)  # the same few people are looked at with every letter that is typed
def _name_keys(name_zh: str, name_latin: str) -> tuple[frozenset[str], str]:
    """What is all of a name, and every key of it behind a line's end, to look for beginnings in one go."""
    whole = frozenset(name[:KEY_LENGTH] for name in _whole_names(name_zh, name_latin) if name)
    keys = itertools.chain(_han_keys(name_zh), _latin_keys(name_latin), _latin_keys(name_zh), _pinyin_keys(name_zh))
    return whole, "\n" + "\n".join(dict.fromkeys([*whole, *keys]))


@lru_cache(maxsize=8192)
def _usual_keys(name_zh: str, name_latin: str) -> str:
    """The keys in letters that need no rare reading, each behind a line's end."""
    syllables = [[readings[0]] for readings in _syllables(name_zh)[0]]
    letters = _initials(syllables)
    spelt = (_spelt(syllables[start:]) for start in range(len(syllables)))
    short = (syllables[0][0] + "".join(letter[0] for letter in letters[1:]),) if syllables else ()
    initials_ = _spelt(letters) if syllables else ()
    turned = _spelt(_given_first(name_zh, syllables))
    keys = itertools.chain(_latin_keys(name_latin), _latin_keys(name_zh), *spelt, turned, initials_, short)
    return "\n" + "\n".join(dict.fromkeys(keys))


def _whole_names(name_zh: str, name_latin: str) -> Iterator[str]:
    """Every way to type all of a name."""
    for name in (name_zh, name_latin):
        yield simplified("".join(_words(name)))
        for words in latin_forms(name) if not _HAN.search(name) else ():
            yield from _said_whole(words)
    syllables, _ = _syllables(name_zh)
    if syllables:
        initials = _initials(syllables)
        yield from _spelt(syllables)
        yield from _spelt(_given_first(name_zh, syllables))
        yield from _spelt(initials)
        yield syllables[0][0] + "".join(letters[0] for letters in initials[1:])


@lru_cache(maxsize=8192)
def spellings(name_zh: str) -> frozenset[str]:
    """Every reading of a name in 汉字 as letters without blanks, surname first: 单丽 → {shanli, danli, chanli}."""
    syllables, _ = _syllables(name_zh)
    return frozenset(_spelt(syllables)) if syllables else frozenset()


@lru_cache(maxsize=8192)
def initials(name_zh: str, name_latin: str = "") -> frozenset[str]:
    """The first letters of a name, in every reading and of the Latin words: 王伟 → {ww}."""
    syllables, _ = _syllables(name_zh)
    words = latin_words(name_latin)
    han = _spelt(_initials(syllables)) if len(syllables) > 1 else ()
    return frozenset([*han, *(["".join(word[0] for word in words)] if len(words) > 1 else [])])


def has_han(text: str) -> bool:
    """Whether any of it is a 汉字."""
    return bool(_HAN.search(text))


def latin_words(name: str) -> tuple[str, ...]:
    """The words of a name that are no 汉字, as they are compared."""
    return tuple(word for word in _words(name) if not _HAN.search(word))


@lru_cache(maxsize=8192)
def latin_forms(name: str) -> tuple[tuple[str, ...], ...]:
    """These words in every way they are spelt, as written first; none for a name in 汉字 alone."""
    forms = dict.fromkeys(latin_words(way) for way in ways_of_spelling(name))
    return tuple(form for form in forms if form)


def _said_whole(words: Sequence[str]) -> Iterator[str]:
    """All words as one, the last of them first too, and their initials."""
    yield "".join(words)
    if len(words) > 1:
        yield words[-1] + "".join(words[:-1])
        yield "".join(word[0] for word in words)


def _initials(syllables: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(dict.fromkeys(reading[0] for reading in readings)) for readings in syllables]


def _han_keys(text: str) -> Iterator[str]:
    """What holds 汉字, from each of its characters on; as written, and in simplified forms."""
    if _HAN.search(text):
        written = "".join(_words(text))
        for key in dict.fromkeys((written, simplified(written))):
            yield from (key[at:] for at in range(min(len(key), _MAX_STARTS)) if _HAN.match(key[at]))


def _latin_keys(text: str) -> Iterator[str]:
    """Words of letters: from each word on, the last name first too, and the initials."""
    forms = [form[:6] for form in latin_forms(text)]
    plain = [tuple(map(without_second_vowel, form)) for form in forms]
    for words in dict.fromkeys([*forms, *plain]):
        yield from ("".join(words[at:]) for at in range(len(words)))
        yield from _said_whole(words)


def _digits(phone: str) -> str:
    is_plain = phone.isascii() and phone.isdigit()  # nearly all, in the hottest list
    return phone if is_plain else re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))


def _phone_keys(phone: str) -> Iterator[str]:
    digits = _digits(phone)
    if len(digits) >= SHORTEST_TAIL:
        yield digits
        yield national_phone(phone)
        yield from (digits[-length:] for length in range(SHORTEST_TAIL, min(LONGEST_TAIL, len(digits)) + 1))


def _pinyin_keys(name: str) -> Iterator[str]:
    syllables, words = _syllables(name)
    if not syllables:
        return
    every = range(len(syllables))
    starts = every if len(syllables) <= _SHORT_NAME else sorted({*words, len(syllables) - 2})
    for start in starts:
        yield from _spelt(syllables[start:])
    initials = _initials(syllables)
    yield from _spelt(initials)
    if len(syllables) > 1:
        # 赵示一 as "zhaosy"
        yield syllables[0][0] + "".join(letters[0] for letters in initials[1:])


def _plain_pinyin_keys(text: str) -> Iterator[str]:
    """Pinyin of the commonest readings, from the beginning only."""
    syllables, _ = _syllables(text)
    if syllables:
        yield "".join(readings[0] for readings in syllables)
        yield "".join(readings[0][0] for readings in syllables)


def _spelt(syllables: Sequence[Sequence[str]]) -> Iterator[str]:
    """Every combination of readings; of too many, those that differ from the commonest in one place.

    ü, which the dictionary spells v, is also spelt u, and yu as passports do.
    """
    for key in _combined(syllables):
        yield key
        if "v" in key:  # no other syllable has one
            yield key.replace("v", "u")
            yield key.replace("v", "yu")


def _combined(syllables: Sequence[Sequence[str]]) -> Iterator[str]:
    count = 1
    for readings in syllables:
        count *= len(readings)
    if count <= _MAX_READINGS:
        yield from map("".join, itertools.product(*syllables))
        return
    common = [readings[0] for readings in syllables]
    yield "".join(common)
    for at, readings in enumerate(syllables):
        yield from ("".join([*common[:at], other, *common[at + 1 :]]) for other in readings[1:])


def _syllables(name: str) -> tuple[list[list[str]], list[int]]:
    """The readings of each 汉字 of a name, commonest first, and where its words begin.

    The surname table comes before what the dictionary thinks commonest.
    """
    words = ["".join(_HAN.findall(word)) for word in _words(name)]
    text = "".join(words)
    if not text:
        return [], []
    syllables = [list(_readings(character)) for character in text]
    for at, reading in enumerate(_surname_sounds(text[:2], is_alone=len(text) <= 2)):
        syllables[at] = list(dict.fromkeys([reading, *syllables[at]]))
    starts = list(itertools.accumulate((len(word) for word in words[:-1]), initial=0))
    return syllables, [start for start in starts if start < len(syllables)]


@lru_cache(maxsize=65_536)  # of everybody, when all are looked through
def _surname_sounds(head: str, *, is_alone: bool) -> tuple[str, ...]:
    """How the surname is read with which a name begins, where that is not the characters' commonest reading."""
    plain = simplified(head)
    known: tuple[str, ...] = (SINGLE[plain[0]],) if plain[0] in SINGLE else ()
    # Two characters alone are a surname and a name: 单于 is Shan Yu.
    return known if is_alone else COMPOUND.get(plain, known)


@lru_cache(maxsize=8192)
def _readings(character: str) -> tuple[str, ...]:
    """All readings of one 汉字 without tones; the character itself when the dictionary lacks it."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")  # nothing is asked of them: 11 MB instead of 55, half the time
    from pypinyin import Style, pinyin  # 0.1 s: not before somebody is searched for

    spelt = dict.fromkeys(query_key(reading) for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0])
    return tuple(reading for reading in spelt if reading) or (character,)


def romanised(name_zh: str) -> str:
    """A Chinese name in Latin letters, surname first (赵示一 → Zhao Shiyi); "" without 汉字.

    A name with a dot has no surname and is written word by word (买买提·艾力 → Maimaiti Aili).
    """
    syllables, _ = _syllables(name_zh)
    if not syllables:
        return ""
    dotted = [part for word in _DOT.split(name_zh) if (part := _HAN.findall(word))]
    if len(dotted) > 1:
        return " ".join("".join(_readings(sign)[0] for sign in part).replace("v", "ü").capitalize() for part in dotted)
    cut = _surname_length(name_zh)
    spelt = [readings[0] for readings in syllables]
    parts = ("".join(spelt[:cut]), "".join(spelt[cut:]))
    return " ".join(part.replace("v", "ü").capitalize() for part in parts if part)


def usual_sound(name_zh: str) -> str:
    """What `query_key(romanised(name_zh))` says, in a tenth of the time for a name of a few plain 汉字."""
    sounds = [*map(_plain_sound, name_zh[:_PLAIN_NAME])]
    if not sounds or "" in sounds or len(name_zh) > _PLAIN_NAME:
        return query_key(romanised(name_zh))
    known = _surname_sounds(name_zh[:2], is_alone=len(name_zh) <= 2)
    sounds[: len(known)] = known
    return "".join(sounds).replace("v", "u")


@lru_cache(maxsize=8192)
def _plain_sound(character: str) -> str:
    """The commonest reading of a 汉字 that is written in one way only; "" for all other signs."""
    return _readings(character)[0] if "一" <= character <= "鿿" else ""


def _surname_length(name_zh: str) -> int:
    han = "".join(_HAN.findall(name_zh))
    return 2 if simplified(han[:2]) in COMPOUND and len(han) > 2 else 1


def _given_first(name_zh: str, syllables: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The syllables of a name as it is said in the West: Shiyi Zhao."""
    cut = _surname_length(name_zh)
    return [*syllables[cut:], *syllables[:cut]]


def is_surname(text: str) -> bool:
    """Whether it is a surname of two 汉字, without a name."""
    return simplified(text) in COMPOUND


@lru_cache(maxsize=8192)
def company_core(name: str) -> str:
    """What distinguishes a company's name: without legal form, brackets, marks, case and width."""
    return simplified(query_key(_LEGAL_FORM.sub("", unicodedata.normalize("NFKC", name).casefold())))


@lru_cache(maxsize=8192)
def spelling(core: str) -> str:
    """A company's core in Latin letters: pinyin of a Chinese one, any other as it is."""
    return query_key(romanised(core)) if _HAN.search(core) else core
