"""The pieces of one pasted line, between its commas, tabs, wide gaps and labels: each with what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jib_desk.rules.delegation_columns import glued
from jib_desk.rules.delegation_line import Line
from jib_desk.rules.delegation_parts import (
    GLUE,
    Kind,
    half_width,
    kind_of,
    label_of,
    labelled,
    trimmed,
    without_titles,
    words,
)
from jib_desk.rules.names import has_han
from jib_desk.rules.surnames import begins_with_surname

NAMES = frozenset({Kind.NAME_ZH, Kind.NAME_LATIN})
_OPENING, _CLOSING = frozenset("([（【"), frozenset(")]）】")
_LONGEST_ROLE = 8  # 汉字 in brackets; more is a remark
_BETWEEN = re.compile(r"[,;|/()\[\]、，；（）【】<>\"“”]| {2,}|\t|\band\b|(?<=[^和及与]{2})[和及与](?=[^和及与]{2})")


@dataclass(frozen=True, slots=True)
class Piece:
    kind: Kind
    written: str
    role: str = ""  # of a name: what stands in brackets behind it
    leads: bool = False


def pieces_of(line: Line) -> list[Piece]:
    """The parts of a line between commas, tabs, wide gaps and labels, each with what it is."""
    text = glued(line.text)
    pieces: list[Piece] = []
    owner: int | None = None  # the name right before brackets
    start, opened = 0, False
    for found in (*_BETWEEN.finditer(text), None):
        end = found.start() if found else len(text)
        sign = found.group() if found else ""
        own = list(_piece(line, text, start, end))
        is_word = opened and sign in _CLOSING and len(own) == 1  # （张三、李四） are people
        role = _role_of(own[0], pieces[owner]) if is_word and owner is not None else None
        if role is not None and owner is not None:
            pieces[owner] = replace(pieces[owner], role=role.written, leads=role.kind is Kind.LEADER)
        else:
            pieces += own
        if own and not opened:
            owner = len(pieces) - 1 if own[-1].kind in NAMES else None
        opened, start = sign in _OPENING, found.end() if found else end
    return pieces


def _role_of(piece: Piece, owner: Piece) -> Piece | None:
    """A word in brackets behind a name as what its bearer is; None when it is his other name, his organisation."""
    kind, label = piece.kind, label_of(half_width(piece.written))
    is_han = len(piece.written) <= _LONGEST_ROLE and has_han(piece.written)
    if kind in {Kind.LEADER, Kind.ROLE} or label is Kind.NAME_ZH:
        return piece
    if (kind is Kind.NAME_ZH and owner.kind is Kind.NAME_ZH) or (kind is Kind.UNKNOWN and is_han):
        return piece
    return piece if kind is Kind.UNKNOWN and re.fullmatch(r"[a-z-]+", piece.written) else None


def _piece(line: Line, text: str, start: int, end: int) -> Iterator[Piece]:
    start, end = trimmed(text, start, end)
    label, skipped = labelled(text[start:end])
    if label is not None:
        start, end = trimmed(text, start + skipped, end)
        line.label = line.label or label
        if label in {Kind.ORGANISATION, Kind.ROLE, Kind.NOTHING}:
            if start < end:
                yield Piece(label, line.written[start:end])
            return
    if start >= end:
        return
    named = label in {Kind.NAME_ZH, Kind.LEADER}
    plain = text[start:end].replace(GLUE, " ")
    likely = line.is_likely or named
    kind = kind_of(plain, likely=likely)
    if kind in {Kind.UNKNOWN, Kind.ORGANISATION}:
        found = [(first, text[first:last].replace(GLUE, " ")) for first, last in words(text, start, end)]
        kinds = _told_apart([word for _first, word in found], likely=likely)
        if len(found) > 1 and (kind is Kind.UNKNOWN or Kind.NAME_ZH in kinds):
            yield from (_as_written(line, first, word, own) for (first, word), own in zip(found, kinds, strict=True))
            return
    yield _as_written(line, start, plain, kind)


def _told_apart(words: Sequence[str], *, likely: bool) -> list[Kind]:
    """What each word between blanks is: beside a surname, what is none is a remark (王伟 素食)."""
    kinds = [kind_of(word, likely=likely) for word in words]
    if any(kind is Kind.NAME_ZH and begins_with_surname(word) for kind, word in zip(kinds, words, strict=True)):
        sure = [kind_of(word) for word in words]
        kinds = [
            Kind.UNKNOWN if was is Kind.NAME_ZH and now is Kind.UNKNOWN else was
            for was, now in zip(kinds, sure, strict=True)
        ]
    return kinds


def _as_written(line: Line, start: int, text: str, kind: Kind) -> Piece:
    """A piece as it stands in the line; a name without titles."""
    place = without_titles(text) if kind in {Kind.NAME_ZH, Kind.NAME_LATIN} else slice(0, len(text))
    return Piece(kind, line.written[start + place.start : start + place.stop].strip())
