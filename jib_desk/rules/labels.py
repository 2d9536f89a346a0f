"""How a name is broken into the lines of a narrow label, and cut when even that does not fit.

Breaks and cuts come at blanks, then at humps (Turtle·Drive), then between Chinese characters; inside
a word only where nothing before it can be kept. The caller measures, so no toolkit is needed here
(LOOK: the company is the main word).
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

Measure = Callable[[str], float]

MOST_ROWS = 2  # of a company's name on the plan (FEATURES A2)
ELLIPSIS = "…"
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINS = " ·"  # what stands before no ellipsis
_SHORTEST_HUMP = 3  # "IoT" and "McLaren" stay whole
_OPENING = frozenset("（《〈「『【〔“‘([{")
_CLOSING = frozenset("）》〉」』】〕”’，。、；：！？·…)]},.;:!?")


@dataclass(frozen=True, slots=True)
class Face:
    """One way to write a label: how wide a text is in it, and how high its line."""

    measure: Measure
    height: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A name as it stands in its place: in which of the faces, over which lines, and whether something of it is cut."""

    face: int
    lines: tuple[str, ...]
    is_cut: bool


def fitted(text: str, width: float, height: float, faces: Sequence[Face], rows: int = MOST_ROWS) -> Fit:
    """A name in the first of some faces, the largest first, in which nothing of it is cut; else cut in the last.

    Never over more than `rows` lines. What is cut stands whole in the tooltip, and is read aloud whole.
    """
    last = len(faces) - 1
    lines: tuple[str, ...] = ()
    for place, face in enumerate(faces):
        count = min(rows, int(height // face.height))
        if place < last and face.measure(text) > count * (width + face.height):  # blanks at breaks are narrower
            continue
        lines, is_cut = spread(text, width, count, face)
        if not is_cut:
            return Fit(place, lines, is_cut=False)
    return Fit(max(last, 0), lines, is_cut=True)


def spread(text: str, width: float, count: int, face: Face) -> tuple[tuple[str, ...], bool]:
    """A text over at most `count` lines, and whether something of it had to be cut.

    Chinese is spread evenly, so that no single sign stands on a line of its own.
    """
    if count < 1:
        return (), True
    lines = label_lines(text, width, count, face.measure)
    is_cut = _is_cut(lines, text)
    if len(lines) > 1 and " " not in text and not is_cut:
        narrow = face.measure(text) / len(lines) + face.height / 2
        evenly = label_lines(text, min(narrow, width), len(lines), face.measure)
        if len(evenly) == len(lines) and not _is_cut(evenly, text):
            lines = evenly
    return lines, is_cut


def _is_cut(lines: Sequence[str], text: str) -> bool:
    return any(line.endswith(ELLIPSIS) for line in lines) and not text.rstrip().endswith(ELLIPSIS)


def label_lines(text: str, width: float, lines: int, measure: Measure) -> tuple[str, ...]:
    """The text in at most `lines` lines, each no wider than `width` in the units of `measure`.

    What does not fit is cut with an ellipsis; the caller shows the whole text in a tooltip.
    """
    text = " ".join(text.split())
    wrapped = _wrap(text, width, measure)
    if len(wrapped) > lines:
        # The last line takes all the rest, so that its ellipsis stands for what is missing.
        rest = text
        for line in wrapped[: lines - 1]:
            rest = rest[rest.index(line) + len(line) :]
        wrapped = [*wrapped[: lines - 1], rest.strip()]
    shown: list[str] = []
    for line in wrapped:
        if measure(line) <= width:
            shown.append(line)
            continue
        if not _cut(line, width, measure) and shown:  # nothing whole of it fits: the line before says that more comes
            line = shown.pop() + " " + line
        shown.append(elided(line, width, measure))
        break
    return tuple(shown)


def elided(text: str, width: float, measure: Measure) -> str:
    """The text, cut with an ellipsis when it is wider than `width`: at a break, inside its first word if it must be."""
    if measure(text) <= width:
        return text
    at_break = _cut(text, width, measure)
    if at_break:
        return at_break
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def _cut(text: str, width: float, measure: Measure) -> str:
    """As many pieces of a text as fit before an ellipsis; empty when not even the first does."""
    kept = tried = ""
    for word in text.split():
        for piece in word_pieces(word):
            tried += piece
            if measure(tried.rstrip(_JOINS) + ELLIPSIS) > width:
                return kept.rstrip(_JOINS) + ELLIPSIS if kept.rstrip(_JOINS) else ""
            kept = tried
        tried += " "
    return kept.rstrip(_JOINS) + ELLIPSIS


def _wrap(text: str, width: float, measure: Measure) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        candidate = f"{line} {word}" if line else word
        if measure(candidate) <= width:
            line = candidate
            continue
        pieces = word_pieces(word)
        # A word that fits a line of its own goes there whole, unless Chinese may flow on.
        if line and (measure(word) <= width and not _is_wide(word[0])):
            lines.append(line)
            line = word
            continue
        glue = " " if line else ""
        for piece in pieces:
            candidate = line + glue + piece
            if line and measure(candidate) > width:
                lines.append(line)
                line = piece
            else:
                line = candidate
            glue = ""
    return [*lines, line] if line else lines


@lru_cache(maxsize=4096)
def word_pieces(word: str) -> tuple[str, ...]:
    """Where a word without blanks may be broken: at humps, and around each Chinese character.

    Closing marks stay with what is before them, opening ones with what follows.
    """
    atoms: list[str] = []
    for character in word:
        if atoms and not _is_wide(character) and not _is_wide(atoms[-1][-1]):
            atoms[-1] += character
        else:
            atoms.append(character)
    pieces: list[str] = []
    for atom in atoms:
        if pieces and (atom[0] in _CLOSING or pieces[-1][-1] in _OPENING):
            pieces[-1] += atom
        else:
            pieces.extend(_humps(atom))
    return tuple(pieces)


def _humps(word: str) -> list[str]:
    joined: list[str] = []
    for part in _HUMP.split(word):
        if joined and len(joined[-1]) < _SHORTEST_HUMP:
            joined[-1] += part
        else:
            joined.append(part)
    if len(joined) > 1 and len(joined[-1]) < _SHORTEST_HUMP:
        joined[-2:] = ["".join(joined[-2:])]
    return joined


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
