"""Keys that are nearly what was typed: for a slip of the finger, when nothing begins with it exactly."""

from collections.abc import Iterable, Iterator
from string import ascii_lowercase

SCORE = 75  # of 100; one wrong letter in four still passes
SHORTEST = 3  # shorter texts are near to everything
_SHORTEST_SLIP = 4
_SHORTEST_WITH_WRONG_END = 6  # letters; before, a wrong last one is only the beginning of somebody unknown


def is_guessed(key: str) -> bool:
    """Whether near misses of a key are looked for at all: digits are never guessed, and short texts are too near."""
    return len(key) >= SHORTEST and not key.isdigit()


def slips(key: str) -> tuple[str, ...]:
    """What may have been meant when `key` has one slip, the likeliest first; each may be looked up as a beginning.

    Two letters in wrong order, one too many, one too few, another one: at most 54 for each letter, so that it
    does not matter how many keys there are. Other 汉字 and digits are not made up.
    """
    if not is_guessed(key) or len(key) < _SHORTEST_SLIP:
        return ()
    found = dict.fromkeys((*_turned(key), *_without_one(key), *_with_one_more(key), *_with_another(key)))
    found.pop(key, None)
    return tuple(found)


def _turned(key: str) -> Iterator[str]:
    for at in range(len(key) - 1):
        if not (key[at].isdigit() or key[at + 1].isdigit()):
            yield key[:at] + key[at + 1] + key[at] + key[at + 2 :]


def _changeable(key: str) -> Iterator[int]:
    """Where a letter may be wrong."""
    end = len(key) if len(key) >= _SHORTEST_WITH_WRONG_END else len(key) - 1
    return (at for at in range(end) if not key[at].isdigit())


def _without_one(key: str) -> Iterator[str]:
    return (key[:at] + key[at + 1 :] for at in _changeable(key))


def _with_one_more(key: str) -> Iterator[str]:
    places = [at for at in range(len(key)) if not key[at].isdigit()]
    return (key[:at] + letter + key[at:] for at in places for letter in ascii_lowercase)


def _with_another(key: str) -> Iterator[str]:
    places = [at for at in _changeable(key) if key[at].isascii()]
    return (key[:at] + letter + key[at + 1 :] for at in places for letter in ascii_lowercase)


def load() -> None:
    """Imports what compares texts, here and in `recognition`: 30 ms that nobody is to wait for at a key press."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    _ = (fuzz, process, OSA)


def nearest(key: str, candidates: Iterable[tuple[str, int]], limit: int) -> list[int]:
    """The ids of the candidates (key, id) whose beginnings are most like `key`, best first.

    Meant for a short list: every candidate is compared.
    """
    if not is_guessed(key):
        return []
    from rapidfuzz import fuzz, process  # not before somebody slips

    listed = list(candidates)
    beginnings = [other[: len(key) + 1] for other, _ref in listed]
    found = process.extract(key, beginnings, scorer=fuzz.ratio, score_cutoff=SCORE, limit=4 * limit)
    return list(dict.fromkeys(listed[place][1] for _key, _score, place in found))[:limit]
