"""Keys that are nearly what was typed: for a slip of the finger, when nothing begins with it exactly."""

from collections.abc import Iterable

SCORE = 75  # of 100; one wrong letter in four still passes
SHORTEST = 3  # shorter texts are near to everything


def is_guessed(key: str) -> bool:
    """Whether near misses of a key are looked for at all: digits are never guessed, and short texts are too near."""
    return len(key) >= SHORTEST and not key.isdigit()


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
