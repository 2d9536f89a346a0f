"""How likely somebody is who stands on the watch list, and what follows from it.

Whether two descriptions are of one person is `recognition`'s to say; here it is weighed anew, because a mistake costs
otherwise. There a name that is the same fills in a form; here it stops somebody in front of others.

A false alarm embarrasses a guest and teaches the desk to look away; so a common name alone does not stop anybody.
王伟 is one of the commonest names there is: by itself it is a *hint*, which asks the desk for an organisation or a
phone and is written down, while the visitor goes on. Together with the organisation, or by the phone, it is a *match*.
A name of three characters and more, one of two of a rare family, or a long Latin one, is rare enough to be a match by
itself, and so is its sound: 郗琰 is Xi Yan, and hardly anybody else is. Of a common one the sound is a hint, as 王伟,
汪薇 and 王维 are all Wang Wei, and so are other characters of the sound of a rare one: a name is written by ear. A long
Latin name is a match without its middle one, too, or, if it is very long, with a slip of the finger. Another phone and
another organisation make it less likely.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from jib_desk.rules.alike_to_the_eye import as_read
from jib_desk.rules.han_forms import simplified
from jib_desk.rules.identity import each_phone, national_phone
from jib_desk.rules.names import company_core, has_han, latin_words, query_key, romanised
from jib_desk.rules.recognition import Described, Why, name_keys, score
from jib_desk.rules.spellings import without_second_vowel
from jib_desk.rules.surname_readings import SINGLE as READ_OTHERWISE
from jib_desk.rules.surnames import COMMONEST, SINGLE
from jib_desk.rules.titles import bare_name

MATCH = 70  # from here on somebody is asked
HINT = 50  # from here on it is written down

_RARE_HAN = 3  # characters from which a name is rare
_RARE_LATIN = 10  # letters from which a name of several words is
_LONG_LATIN = (
    16  # letters from which one wrong letter is a slip sooner than another name: Zhang Xiaomin is not Xiaoming
)
_MOST_WORDS = 6  # of a name of which some may be left out
_SHORTEST_PHONE = 7  # digits; an extension reaches many
_COMPARED = 200  # characters of a name; more is no name
_ONE_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_KEY = 64  # characters; what differs behind them is told apart when it is compared

# By how rare the name is: (rare, common).
_HAN_POINTS, _LATIN_POINTS, _SOUND_POINTS, _NEAR_POINTS = (80, 55), (78, 52), (75, 52), (25, 0)
_BY_EAR_POINTS = (52, 0)  # other characters of one sound
_MIDDLE_POINTS, _PART_POINTS, _SLIP_POINTS = (72, 25), (52, 25), (72, 52)  # of Latin names; a slip: (long, rare)
_FIRST_NAME = 40  # one Latin word
_ORGANISATION, _OTHER = 30, -5
_PHONE_AND_NAME = 97
_PHONE_ALONE = 75  # of another name: a shared telephone, or a name that is not one's own


@dataclass(frozen=True, slots=True)
class Likeness:
    """0…100, and what it rests on."""

    score: int = 0
    why: tuple[Why, ...] = ()

    @property
    def is_match(self) -> bool:
        """Whether the desk is asked to decide."""
        return self.score >= MATCH

    @property
    def is_hint(self) -> bool:
        """Whether it is written down, and nobody is stopped."""
        return HINT <= self.score < MATCH


def likeness(entry: Described, comer: Described) -> Likeness:
    """How likely `comer` is the person of `entry`; it does not matter which comes first."""
    pairs = itertools.product(_forms(entry), _forms(comer))
    return max((_likeness(*pair) for pair in pairs), key=lambda found: found.score)


def _likeness(one: Described, other: Described) -> Likeness:
    why = score(one, other).why
    points = _name_points(one, other, why)
    if Why.SAME_PHONE in why:
        return Likeness(_PHONE_AND_NAME if points else _PHONE_ALONE, why)
    if not points:
        return Likeness()
    if Why.SAME_ORGANISATION in why:
        points += _ORGANISATION
    points += _OTHER * len({Why.OTHER_ORGANISATION, Why.OTHER_PHONE}.intersection(why))
    return Likeness(min(points, _PHONE_AND_NAME), why)


# --- looking for it ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sought:
    """By what the entries are found that somebody may be: one of `keys`, or a key that starts with `beginning`."""

    keys: frozenset[str]
    beginning: str = ""  # "" = none


def entry_keys(entry: Described) -> frozenset[str]:
    """Under what an entry is kept, so that whoever comes is compared with the few that it may be, not with all."""
    return _keys_of(_forms(entry))


def _keys_of(forms: Sequence[Described]) -> frozenset[str]:
    core, phones = company_core(forms[0].organisation), [national_phone(form.phone) for form in forms]
    names = (key for form in forms for key in (*name_keys(form), *_pair_keys(form), *_half_keys(form, 0)))
    keys = [*names, *(f"p{phone}" for phone in phones if phone), *([f"o{core}"] if core else [])]
    return frozenset(key[:_KEY] for key in keys)


def sought(comer: Described) -> Sought:
    """What finds every entry of which `likeness` says more than nothing; the organisation, for a name with a slip.

    Of two names of one organisation the shorter begins the longer.
    """
    forms = _forms(comer)
    core = company_core(forms[0].organisation)
    shorter = (f"o{core[:length]}" for length in range(2, len(core)))
    longer_or_shorter = (key for form in forms for by in (-1, 1) for key in _half_keys(form, by))
    keys = _keys_of(forms) | {key[:_KEY] for key in itertools.chain(shorter, longer_or_shorter)}
    return Sought(frozenset(keys), f"o{core}" if len(core) > 1 else "")


def _pair_keys(person: Described) -> Iterator[str]:
    """A name and the same one with words left out have two words in common."""
    words = sorted(set(_words(person)))
    return (f"m{a} {b}" for a, b in itertools.combinations(words, 2)) if len(words) <= _MOST_WORDS else iter(())


def _half_keys(person: Described, by: int) -> Iterator[str]:
    """Nearly half a long name, from its beginning and from its end: one slip leaves one of them as it is.

    `by`: as in a name that is so many letters longer.
    """
    for letters in _joined(_words(person)):
        length = len(letters) + by
        half = (length - 2) // 2
        if length >= _RARE_LATIN and len(letters) >= _RARE_LATIN:
            yield f"a{length} {letters[:half]}"
            yield f"z{length} {letters[-half:]}"


# --- parts of the comparison ------------------------------------------------------------------


def _forms(person: Described) -> tuple[Described, ...]:
    """What of a description is looked at: names as long as names are, and no telephone of a whole house.

    As the eye reads it; and again without titles and initials, where there are some.
    """
    phones = [phone for phone in each_phone(person.phone[:_COMPARED]) if len(national_phone(phone)) >= _SHORTEST_PHONE]
    read = Described(
        as_read(person.name_zh[:_COMPARED])[:_COMPARED],
        as_read(person.name_latin[:_COMPARED])[:_COMPARED],
        person.organisation[:_COMPARED],
        phones[0] if phones else "",
    )
    bare = replace(read, name_zh=_bare(read.name_zh), name_latin=_bare(read.name_latin))
    others = [replace(read, phone=phone) for phone in phones[1:]]
    if _ONE_WORD.fullmatch(read.name_latin) and not read.name_zh and _ONE_WORD.fullmatch(read.organisation):
        # "Petrov, Konstantin" is kept as Petrov of Konstantin; nobody's firm is hidden by looking at it as a name, too.
        others.append(replace(read, name_latin=f"{read.organisation} {read.name_latin}", organisation=""))
    return (read, *([] if bare == read else [bare]), *others)


def _bare(name: str) -> str:
    text = bare_name(name)
    words = text.split()
    whole = [word for word in words if len(word.strip(".")) > 1 or not word.isascii()]
    return " ".join(whole) if 2 <= len(whole) < len(words) else text


def _name_points(one: Described, other: Described, why: tuple[Why, ...]) -> int:
    """What the names alone say."""
    han = [sum(map(has_han, person.name_zh + person.name_latin)) for person in (one, other)]
    letters = [sum(map(len, _words(person))) for person in (one, other)]
    if Why.SAME_NAME in why:
        if all(han):
            return _by_rarity(_HAN_POINTS, is_rare=min(han) >= _RARE_HAN or _is_of_rare_family(_characters(one)))
        if max(len(_words(person)) for person in (one, other)) < 2:
            return _FIRST_NAME
        return _by_rarity(_LATIN_POINTS, is_rare=min(letters) >= _RARE_LATIN)
    if Why.SOUNDS_ALIKE in why:
        is_rare = max(han) >= _RARE_HAN or _sounds_of_rare_family(one, other) or _sounds_of_rare_family(other, one)
        return _by_rarity(_SOUND_POINTS, is_rare=is_rare)
    if Why.NEARLY_NAMED in why:
        near = _by_ear(one, other) if all(han) else _nearly(_words(one), _words(other))
        return near or _by_rarity(_NEAR_POINTS, is_rare=max(han) >= _RARE_HAN or min(letters) >= _RARE_LATIN)
    return 0


def _characters(person: Described) -> str:
    return simplified("".join(filter(has_han, person.name_zh + person.name_latin)))


def _is_of_rare_family(name: str) -> bool:
    """Of two characters, the first of them a surname that few have: 郗琰, and neither 王伟 nor 老王."""
    family = name[:1]
    return len(name) == _RARE_HAN - 1 and family not in COMMONEST and (family in SINGLE or family in READ_OTHERWISE)


def _sounds_of_rare_family(spoken: Described, spelt: Described) -> bool:
    """Whether a name of two characters is spelt with the family first, and no common family sounds so.

    Yan Xi is 郗琰 with the given name first, and 严喜 and 闫希 as well.
    """
    name = _characters(spoken)
    if not _is_of_rare_family(name):
        return False
    family = _family_sound(name)
    return family not in _common_sounds() and "".join(_words(spelt)).startswith(family)


def _by_ear(one: Described, other: Described) -> int:
    """What other characters of one sound say: whoever hears a name writes it with those that come first."""
    names = _characters(one), _characters(other)
    is_rare = min(map(len, names)) >= _RARE_HAN or all(map(_is_of_rare_family, names))
    return _by_rarity(_BY_EAR_POINTS, is_rare=is_rare) if romanised(names[0]) == romanised(names[1]) else 0


def _family_sound(name: str) -> str:
    return query_key(romanised(name).split(maxsplit=1)[0])


@lru_cache(maxsize=1)
def _common_sounds() -> frozenset[str]:
    return frozenset(_family_sound(f"{surname}一") for surname in COMMONEST)


def _nearly(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """What two Latin names say of which one lacks words of the other, or is a slip away from it."""
    fewer, more = sorted((one, other), key=lambda words: len(set(words)))
    letters = min(sum(map(len, words)) for words in (one, other))
    if len(set(fewer)) > 1 and set(fewer) < set(more) and len(set(more)) <= _MOST_WORDS:
        points = _MIDDLE_POINTS if {more[0], more[-1]} <= set(fewer) else _PART_POINTS
        return _by_rarity(points, is_rare=letters >= _RARE_LATIN)
    if letters < _RARE_LATIN:
        return 0
    if _plain(one) & _plain(other):
        return _MIDDLE_POINTS[0]
    from rapidfuzz.distance import OSA  # not before somebody is compared

    slips = (OSA.distance(a, b, score_cutoff=1) for a in _joined(one) for b in _joined(other))
    return _by_rarity(_SLIP_POINTS, is_rare=letters >= _LONG_LATIN) if min(slips) <= 1 else 0


def _by_rarity(points: tuple[int, int], *, is_rare: bool) -> int:
    rare, common = points
    return rare if is_rare else common


def _joined(words: tuple[str, ...]) -> frozenset[str]:
    """The words as one, as written and with the last of them first."""
    return frozenset(["".join(words), "".join((*words[-1:], *words[:-1]))])


def _plain(words: tuple[str, ...]) -> frozenset[str]:
    """Mueller as Muller."""
    return frozenset(map(without_second_vowel, _joined(words)))


def _words(person: Described) -> tuple[str, ...]:
    return (*latin_words(person.name_latin), *latin_words(person.name_zh))
