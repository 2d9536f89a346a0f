"""How likely somebody is who stands on the watch list, and what follows from it.

Whether two descriptions are of one person is `recognition`'s to say; here it is weighed anew, because a mistake costs
otherwise. There a name that is the same fills in a form; here it stops somebody in front of others.

A false alarm embarrasses a guest and teaches the desk to look away; so a common name alone does not stop anybody.
王伟 is one of the commonest names there is: by itself it is a *hint*, which asks the desk for an organisation or a
phone and is written down, while the visitor goes on. Together with the organisation, or by the phone, it is a *match*.
A name of three characters and more, or a long Latin one, is rare enough to be a match by itself. Pinyin says less than
characters: 王伟, 汪薇 and 王维 are all Wang Wei. Another phone and another organisation make it less likely.
"""

from dataclasses import dataclass

from jib_desk.rules.identity import normal_phone
from jib_desk.rules.names import company_core, has_han, latin_words
from jib_desk.rules.recognition import Described, Why, name_keys, score

MATCH = 70  # from here on somebody is asked
HINT = 50  # from here on it is written down

_RARE_HAN = 3  # characters from which a name is rare
_RARE_LATIN = 10  # letters from which a name of several words is
_SHORTEST_PHONE = 7  # digits; an extension reaches many
_COMPARED = 200  # characters of a name; more is no name
_KEY = 64  # characters; what differs behind them is told apart when it is compared

# By how rare the name is: (rare, common).
_HAN_POINTS, _LATIN_POINTS, _SOUND_POINTS, _NEAR_POINTS = (80, 55), (78, 52), (65, 45), (25, 0)
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
    one, other = _compared(entry), _compared(comer)
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
    person = _compared(entry)
    core, phone = company_core(person.organisation), normal_phone(person.phone)
    keys = [*name_keys(person), *([f"p{phone}"] if phone else []), *([f"o{core}"] if core else [])]
    return frozenset(key[:_KEY] for key in keys)


def sought(comer: Described) -> Sought:
    """What finds every entry of which `likeness` says more than nothing; the organisation, for a name with a slip.

    Of two names of one organisation the shorter begins the longer.
    """
    person = _compared(comer)
    core = company_core(person.organisation)
    shorter = (f"o{core[:length]}" for length in range(2, len(core)))
    keys = entry_keys(comer) | {key[:_KEY] for key in shorter}
    return Sought(frozenset(keys), f"o{core}" if len(core) > 1 else "")


# --- parts of the comparison ------------------------------------------------------------------


def _compared(person: Described) -> Described:
    """What of a description is looked at: names as long as names are, and no telephone of a whole house."""
    phone = person.phone[:_COMPARED]
    return Described(
        person.name_zh[:_COMPARED],
        person.name_latin[:_COMPARED],
        person.organisation[:_COMPARED],
        phone if len(normal_phone(phone)) >= _SHORTEST_PHONE else "",
    )


def _name_points(one: Described, other: Described, why: tuple[Why, ...]) -> int:
    """What the names alone say."""
    han = [sum(map(has_han, person.name_zh + person.name_latin)) for person in (one, other)]
    letters = [sum(map(len, _words(person))) for person in (one, other)]
    if Why.SAME_NAME in why:
        if all(han):
            return _by_rarity(_HAN_POINTS, is_rare=min(han) >= _RARE_HAN)
        if min(len(_words(person)) for person in (one, other)) < 2:
            return _FIRST_NAME
        return _by_rarity(_LATIN_POINTS, is_rare=min(letters) >= _RARE_LATIN)
    if Why.SOUNDS_ALIKE in why:
        return _by_rarity(_SOUND_POINTS, is_rare=max(han) >= _RARE_HAN)
    if Why.NEARLY_NAMED in why:
        return _by_rarity(_NEAR_POINTS, is_rare=max(han) >= _RARE_HAN or min(letters) >= _RARE_LATIN)
    return 0


def _by_rarity(points: tuple[int, int], *, is_rare: bool) -> int:
    rare, common = points
    return rare if is_rare else common


def _words(person: Described) -> tuple[str, ...]:
    return (*latin_words(person.name_latin), *latin_words(person.name_zh))
